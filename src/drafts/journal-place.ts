import { isNewer, type Change, type DraftPlace, type DraftRecord, type SealedRecord } from './draft-record.js';
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
      const { put, remove, guard } = change;
      const present = guard && recordFrom(localStorage.getItem(prefix + guard.key));
      if (isNewer(present, guard)) return present;
      // What waits to be sent goes first: a crash in between leaves it twice, and never not at all.
      for (const one of put.toSorted((a, b) => b.key.length - a.key.length)) {
        localStorage.setItem(prefix + one.key, textOf(one));
      }
      for (const key of remove) localStorage.removeItem(prefix + key);
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
    return kept ? importKey(JSON.parse(kept) as JsonWebKey) : undefined;
  }

  async keepDeviceKey(key: CryptoKey): Promise<void> {
    localStorage.setItem(deviceKeyName, JSON.stringify(await crypto.subtle.exportKey('jwk', key)));
  }

  async forgetKey(): Promise<void> {
    localStorage.removeItem(deviceKeyName);
  }
}

function importKey(key: JsonWebKey): Promise<CryptoKey> {
  return crypto.subtle.importKey('jwk', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
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

function records(): SealedRecord[] {
  const names = Array.from({ length: localStorage.length }, (_, place) => localStorage.key(place) ?? '');
  return names
    .filter((name) => name.startsWith(prefix))
    .flatMap((name) => recordFrom(localStorage.getItem(name)) ?? []);
}

function textOf({ sealed, ...record }: SealedRecord): string {
  return JSON.stringify({ ...record, ...(sealed && { iv: written(sealed.iv), data: written(sealed.data) }) });
}

/** Undefined for what is not there, or is damaged. */
function recordFrom(text: string | null): SealedRecord | undefined {
  if (!text) return undefined;
  try {
    const { iv, data, ...record } = JSON.parse(text) as DraftRecord & { iv?: string; data?: string };
    return { ...record, ...(iv && data && { sealed: { iv: read(iv), data: read(data) } }) };
  } catch {
    return undefined;
  }
}

function written(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function read(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
