import type { Change, DraftRecord, SealedRecord } from './draft-record.js';
import { keyFrom, keyTextOf, recordFrom, textOf } from './record-text.js';
import { within } from './within.js';

const name = 'pro-widgets.drafts';
/** Of nobody, so that no page and no service worker takes a copy for an answer of theirs. */
const address = 'https://pro-widgets.invalid/';
const keyAddress = `${address}key`;

const patience = 1000;

/**
 * A second copy of what is in IndexedDB, in the browser's store for offline pages (CacheStorage). Chromium throws all of
 * IndexedDB away where it finds it damaged, as after some kills in the middle of a write; it does not lose both.
 *
 * Written after IndexedDB took something, so that it never has what another tab overtook. Each method rejects where the
 * store does not work.
 */
export class SparePlace {
  recordsOf(owner: string): Promise<readonly SealedRecord[]> {
    return use(async (cache) => (await recordsIn(cache)).filter((one) => one.owner === owner));
  }

  write({ put }: Change<SealedRecord>): Promise<void> {
    return use(async (cache) => {
      await Promise.all(put.map((one) => cache.put(addressOf(one.key), new Response(textOf(one)))));
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
      const kept = await cache.match(keyAddress);
      return kept && keyFrom(await kept.text());
    });
  }

  keepDeviceKey(key: CryptoKey): Promise<void> {
    return use(async (cache) => cache.put(keyAddress, new Response(await keyTextOf(key))));
  }

  /** Nothing is left of it, the key of the device neither. */
  async clear(): Promise<void> {
    if (typeof caches !== 'undefined') await caches.delete(name);
  }
}

function addressOf(key: string): string {
  return `${address}draft/${key}`;
}

async function recordsIn(cache: Cache): Promise<SealedRecord[]> {
  const requests = (await cache.keys()).filter(({ url }) => url.startsWith(addressOf('')));
  const texts = await Promise.all(requests.map(async (one) => (await cache.match(one))?.text() ?? null));
  return texts.flatMap((text) => recordFrom(text) ?? []);
}

function use<Result>(work: (cache: Cache) => Promise<Result>): Promise<Result> {
  const opened = async () => work(await caches.open(name));
  return within(patience, opened());
}
