import type { DatabasePlace } from './database-place.js';
import { JournalPlace } from './journal-place.js';
import { canSeal, isDraftKey, newKey } from './sealing.js';
import { SparePlace } from './spare-place.js';
import { within } from './within.js';

/** Where the keys come from that seal what is put on the device. */
export interface DraftKeys {
  /** Asks for the keys where they are not here yet. Rejects with what the host should know; the page goes on without. */
  load(): Promise<void>;
  /** Those that may open a record; the first one seals. None: nothing may be put on the device. */
  readonly all: readonly CryptoKey[];
}

/** For `memory`: nothing is put on the device. */
export const noKeys: DraftKeys = { load: async () => undefined, all: [] };

/** A server that does not answer must not keep the form from opening. */
const patience = 4000;

/** The key of a login, from the adapter. It is in memory only, and gone with the page. */
export class SessionKeys implements DraftKeys {
  readonly #ask: () => Promise<CryptoKey>;
  #all: readonly CryptoKey[] = [];
  #asked: Promise<CryptoKey> | undefined;
  #isFresh = false;

  constructor(ask: () => Promise<CryptoKey>) {
    this.#ask = ask;
  }

  get all(): readonly CryptoKey[] {
    return this.#all;
  }

  /** Another login may have another key; what was sealed before still opens while this page is there. */
  renew(): void {
    this.#isFresh = false;
    // What is on its way is the key of the login before.
    this.#asked = undefined;
  }

  async load(): Promise<void> {
    if (this.#isFresh || !canSeal()) return;
    const asked = (this.#asked ??= Promise.resolve().then(this.#ask));
    const key: unknown = await within(patience, asked).catch((error: unknown) => {
      if (this.#asked === asked) this.#asked = undefined;
      throw error;
    });
    // Another login came meanwhile, or whoever asked with us was first.
    if (this.#asked !== asked) return this.load();
    this.#asked = undefined;
    if (!isDraftKey(key)) throw new Error('getDraftKey() should give an AES-GCM key that encrypts and decrypts.');
    this.#isFresh = true;
    // It may be the key of an earlier login, which seals again.
    this.#all = [key, ...this.#all.filter((one) => one !== key)];
  }
}

/**
 * A key that this device made and keeps. It hides answers from whoever looks through files, and not from who has the
 * device: browsers write it to disk as it is.
 */
export class DeviceKeys implements DraftKeys {
  readonly #database: DatabasePlace;
  readonly #journal = new JournalPlace();
  readonly #spare = new SparePlace();
  #all: readonly CryptoKey[] = [];
  #isWhole = false;

  constructor(database: DatabasePlace) {
    this.#database = database;
  }

  get all(): readonly CryptoKey[] {
    return this.#all;
  }

  async load(): Promise<void> {
    if (this.#isWhole || !canSeal()) return;
    const absent = () => undefined;
    const inJournal = await this.#journal.deviceKey().catch(absent);
    const spare = await this.#spare.deviceKey().catch(absent);
    try {
      // Where the database was lost, it gets its key back: what is elsewhere opens with it.
      const key = await this.#database.deviceKey(spare ?? (await newKey()));
      this.#all = [key, spare, inJournal].filter((one) => one !== undefined);
      this.#isWhole = true;
      if (!spare) await this.#spare.keepDeviceKey(key).catch(absent);
    } catch {
      // Asked for again later: what is in the database opens with its key only.
      if (this.#all.length === 0) this.#all = [spare ?? inJournal ?? (await this.#madeInJournal())];
    }
  }

  async #madeInJournal(): Promise<CryptoKey> {
    const key = await newKey();
    await this.#journal.keepDeviceKey(key);
    return key;
  }
}
