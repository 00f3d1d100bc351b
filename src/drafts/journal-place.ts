import { isNewer, type Change, type DraftPlace, type DraftRecord, type SealedRecord } from './draft-record.js';
import { keyFrom, keyTextOf, recordFrom, textOf } from './record-text.js';
import { within } from './within.js';

const prefix = 'pro-widgets.draft.';
const deviceKeyName = 'pro-widgets.draft-key';

/**
 * Keeps drafts in localStorage, for browsers whose IndexedDB is absent or gone. A crash within some seconds may take
 * what was written last, so what is here is never called safe.
 */
export class JournalPlace implements DraftPlace {
  async recordsOf(owner: string): Promise<readonly SealedRecord[]> {
    return records().filter((one) => one.owner === owner);
  }

  /** Under a lock, for another tab may look and write at the same moment. */
  write(change: Change<SealedRecord>): Promise<SealedRecord | undefined> {
    return locked(async () => {
      const { put, guard } = change;
      const present = guard && recordFrom(localStorage.getItem(prefix + guard.key));
      if (isNewer(present, guard)) return present;
      // What waits to be sent goes first: a crash in between leaves it twice, and never not at all.
      for (const one of put.toSorted((a, b) => b.key.length - a.key.length)) {
        localStorage.setItem(prefix + one.key, textOf(one));
      }
      return undefined;
    });
  }

  async remove(isUnwanted: (record: DraftRecord) => boolean): Promise<void> {
    for (const one of records()) if (isUnwanted(one)) localStorage.removeItem(prefix + one.key);
  }

  /** The revision of a key; 0 where there is none, or no way to look. */
  revisionOf(key: string): SealedRecord | undefined {
    try {
      return recordFrom(localStorage.getItem(prefix + key));
    } catch {
      return undefined;
    }
  }

  /** The key of this device, where IndexedDB could not keep one. */
  async deviceKey(): Promise<CryptoKey | undefined> {
    const kept = localStorage.getItem(deviceKeyName);
    return kept ? keyFrom(kept) : undefined;
  }

  async keepDeviceKey(key: CryptoKey): Promise<void> {
    localStorage.setItem(deviceKeyName, await keyTextOf(key));
  }

  /** Nothing is left of it: the key of the device neither, nor what is damaged. */
  async clear(): Promise<void> {
    for (const name of names()) localStorage.removeItem(name);
    localStorage.removeItem(deviceKeyName);
  }
}

/** A lock that another tab never gives back must not keep the answers from being written. */
async function locked<Result>(work: () => Promise<Result>): Promise<Result> {
  if (!navigator.locks) return work();
  let isDone = false;
  const signal = AbortSignal.timeout(1000);
  return within(
    2000,
    navigator.locks.request('pro-widgets.drafts', { signal }, () => {
      isDone = true;
      return work();
    }),
  ).catch((error: unknown) => {
    if (isDone) throw error;
    return work();
  });
}

function names(): string[] {
  const all = Array.from({ length: localStorage.length }, (_, place) => localStorage.key(place) ?? '');
  return all.filter((name) => name.startsWith(prefix));
}

function records(): SealedRecord[] {
  return names().flatMap((name) => recordFrom(localStorage.getItem(name)) ?? []);
}
