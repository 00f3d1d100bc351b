import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { isNewer, type Change, type DraftPlace, type DraftRecord, type SealedRecord } from './draft-record.js';
import { within } from './within.js';

interface Stores extends DBSchema {
  records: { key: string; value: SealedRecord; indexes: { owner: string } };
  /** The key of this device, where a host wants drafts kept with that. */
  keys: { key: string; value: CryptoKey };
}

/** Longer than a slow machine needs; a database that does not answer at all is given up. */
const patience = { read: 4000, write: 5000 };

/** Keeps drafts in IndexedDB: what it says that it kept is on disk. A browser may still throw all of it away; see SparePlace. */
export class DatabasePlace implements DraftPlace {
  #opened: Promise<IDBPDatabase<Stores>> | undefined;
  #deviceKey: CryptoKey | undefined;

  recordsOf(owner: string): Promise<readonly SealedRecord[]> {
    return this.#use((database) => database.getAllFromIndex('records', 'owner', owner), patience.read);
  }

  /** One transaction, so that no other tab comes between the look and the write. */
  write({ put, guard }: Change<SealedRecord>): Promise<SealedRecord | undefined> {
    return this.#use(async (database) => {
      const transaction = writing(database, 'records');
      const present = guard && (await transaction.store.get(guard.key));
      const isLate = isNewer(present, guard);
      const writes = isLate ? [] : put.map((one) => transaction.store.put(one));
      // Only this says that it is on disk.
      await Promise.all([...writes, transaction.done]);
      return isLate ? present : undefined;
    });
  }

  remove(isUnwanted: (record: DraftRecord) => boolean): Promise<void> {
    return this.#use(async (database) => {
      const transaction = writing(database, 'records');
      const unwanted = (await transaction.store.getAll()).filter(isUnwanted);
      await Promise.all([...unwanted.map(({ key }) => transaction.store.delete(key)), transaction.done]);
    });
  }

  /** The key of this device; of two tabs that both bring one, the first is kept. */
  deviceKey(offered: CryptoKey): Promise<CryptoKey> {
    return this.#use(async (database) => {
      const transaction = writing(database, 'keys');
      const present = await transaction.store.get('device');
      await Promise.all([present ?? transaction.store.put(offered, 'device'), transaction.done]);
      this.#deviceKey = present ?? offered;
      return this.#deviceKey;
    });
  }

  /** Forgets the key of this device: what was sealed with it never opens again. */
  forgetKey(): Promise<void> {
    this.#deviceKey = undefined;
    return this.#use((database) => database.clear('keys'));
  }

  close(): void {
    const opened = this.#opened;
    this.#opened = undefined;
    void opened?.then((database) => database.close()).catch(() => undefined);
  }

  /** Opens again once where it fails: a browser may have closed the connection while the page slept. */
  async #use<Result>(
    work: (database: IDBPDatabase<Stores>) => Promise<Result>,
    limit: number = patience.write,
  ): Promise<Result> {
    const tried = this.#open().then(work);
    const again = tried.catch(() => {
      this.close();
      return this.#open().then(work);
    });
    try {
      return await within(limit, again);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  #open(): Promise<IDBPDatabase<Stores>> {
    this.#opened ??= openDB<Stores>('pro-widgets-drafts', 1, {
      upgrade: (database) => {
        database.createObjectStore('records', { keyPath: 'key' }).createIndex('owner', 'owner');
        const keys = database.createObjectStore('keys');
        // Somebody emptied the browser under this page: what it goes on to write is sealed with the key that it has.
        if (this.#deviceKey) void keys.put(this.#deviceKey, 'device').catch(() => undefined);
      },
      blocking: () => this.close(),
      terminated: () => (this.#opened = undefined),
    });
    return this.#opened;
  }
}

/** `strict`: it is done when it is on disk, and not when the system promises to write it. */
function writing<Name extends 'records' | 'keys'>(database: IDBPDatabase<Stores>, name: Name) {
  const transaction = database.transaction(name, 'readwrite', { durability: 'strict' });
  // Whoever waits for the writes hears of a failure; nobody may be left to hear of this one.
  transaction.done.catch(() => undefined);
  return transaction;
}
