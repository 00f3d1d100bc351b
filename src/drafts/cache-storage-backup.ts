import { keyFromText, textFromKey } from './draft-keys.js';
import { recordFromText, textFromRecord, type Change, type DraftRecord, type SealedRecord } from './draft-record.js';
import type { BackupStorage } from './draft-storage.js';
import { withTimeout } from './with-timeout.js';

const name = 'pro-widgets.drafts';
/** An address that no server has, so that no page and no service worker takes a copy for a response of its own. */
const address = 'https://pro-widgets.invalid/';
const keyAddress = `${address}key`;

const timeoutMs = 1000;

/**
 * A second copy of the drafts in IndexedDB, in the browser's cache for offline pages (CacheStorage). Chromium discards a
 * damaged IndexedDB as a whole, which happened after some kills in the middle of a write; it does not lose both.
 *
 * Written after IndexedDB accepted a write, so that it never has a record that another tab replaced. Each method rejects
 * if the cache does not work.
 */
export class CacheStorageBackup implements BackupStorage {
  recordsOf(owner: string): Promise<readonly SealedRecord[]> {
    return use(async (cache) => (await recordsIn(cache)).filter((record) => record.owner === owner));
  }

  write({ put }: Change<SealedRecord>): Promise<void> {
    return use(async (cache) => {
      await Promise.all(put.map((record) => cache.put(addressOf(record.key), new Response(textFromRecord(record)))));
    });
  }

  remove(isUnwanted: (record: DraftRecord) => boolean): Promise<void> {
    return use(async (cache) => {
      const unwanted = (await recordsIn(cache)).filter(isUnwanted);
      await Promise.all(unwanted.map(({ key }) => cache.delete(addressOf(key))));
    });
  }

  deviceKey(): Promise<CryptoKey | undefined> {
    return use(async (cache) => {
      const stored = await cache.match(keyAddress);
      return stored && keyFromText(await stored.text());
    });
  }

  saveDeviceKey(key: CryptoKey): Promise<void> {
    return use(async (cache) => cache.put(keyAddress, new Response(await textFromKey(key))));
  }

  /** Removes all drafts and the device key. */
  async clear(): Promise<void> {
    if (typeof caches !== 'undefined') await caches.delete(name);
  }
}

function addressOf(key: string): string {
  return `${address}draft/${key}`;
}

async function recordsIn(cache: Cache): Promise<SealedRecord[]> {
  const requests = (await cache.keys()).filter(({ url }) => url.startsWith(addressOf('')));
  const texts = await Promise.all(requests.map(async (request) => (await cache.match(request))?.text() ?? null));
  return texts.flatMap((text) => recordFromText(text) ?? []);
}

function use<Result>(work: (cache: Cache) => Promise<Result>): Promise<Result> {
  const opened = async () => work(await caches.open(name));
  return withTimeout(timeoutMs, opened());
}
