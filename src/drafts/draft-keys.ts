import type { DeviceStorage } from './draft-storage.js';
import { canSeal, isDraftKey, newKey } from './sealing.js';
import { withTimeout } from './with-timeout.js';

/** The keys that seal drafts on the device. */
export interface DraftKeys {
  /** Loads the keys unless they are loaded. Rejects with an error for the host; the form goes on without keys. */
  load(): Promise<void>;
  /** Keys that may open a record; the first one seals. Empty: nothing may be stored on the device. */
  readonly all: readonly CryptoKey[];
}

/** No keys, for the mode `memory`: nothing is stored on the device. */
export const noKeys: DraftKeys = { load: async () => undefined, all: [] };

/** A server that does not answer must not keep the form from opening. */
const timeoutMs = 4000;

/** The key of a login, from the adapter. It is in memory only and disappears with the page. */
export class SessionKeys implements DraftKeys {
  readonly #request: () => Promise<CryptoKey>;
  #all: readonly CryptoKey[] = [];
  #requested: Promise<CryptoKey> | undefined;
  #isCurrent = false;

  constructor(request: () => Promise<CryptoKey>) {
    this.#request = request;
  }

  get all(): readonly CryptoKey[] {
    return this.#all;
  }

  /** Another login may have another key. Earlier drafts still open while this page is there. */
  renew(): void {
    this.#isCurrent = false;
    // A request under way returns the key of the login before.
    this.#requested = undefined;
  }

  async load(): Promise<void> {
    if (this.#isCurrent || !canSeal()) return;
    const requested = (this.#requested ??= Promise.resolve().then(this.#request));
    const key: unknown = await withTimeout(timeoutMs, requested).catch((error: unknown) => {
      if (this.#requested === requested) this.#requested = undefined;
      throw error;
    });
    // Another login came meanwhile, or a concurrent call was first.
    if (this.#requested !== requested) return this.load();
    this.#requested = undefined;
    if (!isDraftKey(key)) throw new Error('getDraftKey() should give an AES-GCM key that encrypts and decrypts.');
    this.#isCurrent = true;
    // An earlier login may have had the same key, which becomes the first again.
    this.#all = [key, ...this.#all.filter((other) => other !== key)];
  }
}

/**
 * A key that this device made and stores. It hides answers from people who search files, not from people who use the
 * device: browsers write the key to disk as it is.
 */
export class DeviceKeys implements DraftKeys {
  readonly #storage: DeviceStorage;
  #all: readonly CryptoKey[] = [];
  #isComplete = false;

  constructor(storage: DeviceStorage) {
    this.#storage = storage;
  }

  get all(): readonly CryptoKey[] {
    return this.#all;
  }

  async load(): Promise<void> {
    if (this.#isComplete || !canSeal()) return;
    const { main, fallback, backup } = this.#storage;
    const absent = () => undefined;
    const inFallback = await fallback.deviceKey().catch(absent);
    const inBackup = await backup.deviceKey().catch(absent);
    try {
      // A database that was lost gets its key back: drafts in the other storages open with it.
      const key = await main.deviceKey(inBackup ?? (await newKey()));
      this.#all = [key, inBackup, inFallback].filter((known) => known !== undefined);
      this.#isComplete = true;
      if (!inBackup) await backup.saveDeviceKey(key).catch(absent);
    } catch {
      // Tried again later: drafts in the database open with its own key only.
      if (this.#all.length === 0) this.#all = [inBackup ?? inFallback ?? (await this.#newFallbackKey())];
    }
  }

  async #newFallbackKey(): Promise<CryptoKey> {
    const key = await newKey();
    await this.#storage.fallback.saveDeviceKey(key);
    return key;
  }
}

/** Serializes a key for storages that hold text. */
export async function textFromKey(key: CryptoKey): Promise<string> {
  return JSON.stringify(await crypto.subtle.exportKey('jwk', key));
}

export function keyFromText(text: string): Promise<CryptoKey> {
  // Extractable, so that it can be stored again if the storage that it came from is lost.
  return crypto.subtle.importKey('jwk', JSON.parse(text) as JsonWebKey, 'AES-GCM', true, ['encrypt', 'decrypt']);
}
