import { keyFromText, textFromKey } from './draft-keys.js';
import {
  isNewer,
  recordFromText,
  textFromRecord,
  type Change,
  type DraftRecord,
  type SealedRecord,
} from './draft-record.js';
import type { FallbackStorage } from './draft-storage.js';
import { withTimeout } from './with-timeout.js';

const prefix = 'pro-widgets.draft.';
const deviceKeyName = 'pro-widgets.draft-key';

/**
 * Stores drafts in localStorage, for browsers whose IndexedDB is absent or broken. A crash can lose the writes of the
 * last seconds, so the status line never calls these drafts safe.
 */
export class LocalStorageStorage implements FallbackStorage {
  async recordsOf(owner: string): Promise<readonly SealedRecord[]> {
    return allRecords().filter((record) => record.owner === owner);
  }

  /** Writes under a lock, because another tab may read and write at the same moment. */
  write(change: Change<SealedRecord>): Promise<SealedRecord | undefined> {
    return locked(async () => {
      const { put, guard } = change;
      const present = guard && recordFromText(localStorage.getItem(prefix + guard.key));
      if (isNewer(present, guard)) return present;
      // Finished responses (longer keys) first: a crash in between leaves the answers twice instead of not at all.
      for (const record of put.toSorted((a, b) => b.key.length - a.key.length)) {
        localStorage.setItem(prefix + record.key, textFromRecord(record));
      }
      return undefined;
    });
  }

  async remove(isUnwanted: (record: DraftRecord) => boolean): Promise<void> {
    for (const record of allRecords()) if (isUnwanted(record)) localStorage.removeItem(prefix + record.key);
  }

  /** Returns the record of a key; undefined if there is none or localStorage cannot be read. */
  recordOf(key: string): SealedRecord | undefined {
    try {
      return recordFromText(localStorage.getItem(prefix + key));
    } catch {
      return undefined;
    }
  }

  async deviceKey(): Promise<CryptoKey | undefined> {
    const text = localStorage.getItem(deviceKeyName);
    return text ? keyFromText(text) : undefined;
  }

  async saveDeviceKey(key: CryptoKey): Promise<void> {
    localStorage.setItem(deviceKeyName, await textFromKey(key));
  }

  /** Removes all drafts, including damaged ones, and the device key. */
  async clear(): Promise<void> {
    for (const name of recordNames()) localStorage.removeItem(name);
    localStorage.removeItem(deviceKeyName);
  }
}

/** Runs the work under a lock, or without it if another tab never releases the lock: the answers must be written. */
async function locked<Result>(work: () => Promise<Result>): Promise<Result> {
  if (!navigator.locks) return work();
  let isStarted = false;
  const signal = AbortSignal.timeout(1000);
  return withTimeout(
    2000,
    navigator.locks.request('pro-widgets.drafts', { signal }, () => {
      isStarted = true;
      return work();
    }),
  ).catch((error: unknown) => {
    if (isStarted) throw error;
    return work();
  });
}

function recordNames(): string[] {
  const all = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
  return all.filter((name) => name.startsWith(prefix));
}

function allRecords(): SealedRecord[] {
  return recordNames().flatMap((name) => recordFromText(localStorage.getItem(name)) ?? []);
}
