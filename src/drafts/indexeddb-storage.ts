import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { isNewer, type Change, type DraftRecord, type SealedRecord } from './draft-record.js';
import type { MainStorage } from './draft-storage.js';
import { withTimeout } from './with-timeout.js';

interface Stores extends DBSchema {
  records: { key: string; value: SealedRecord; indexes: { owner: string } };
  /** The key of this device, for hosts that store drafts with it. */
  keys: { key: string; value: CryptoKey };
}

/** Longer than a slow machine needs. A database that does not answer at all is given up. */
const timeoutMs = { read: 4000, write: 5000 };

/**
 * Stores drafts in IndexedDB. A write that resolved is on disk. The browser may still discard the whole database, so
 * `CacheStorageBackup` has a copy.
 */
export class IndexedDbStorage implements MainStorage {
  #opened: Promise<IDBPDatabase<Stores>> | undefined;
  #deviceKey: CryptoKey | undefined;

  recordsOf(owner: string): Promise<readonly SealedRecord[]> {
    return this.#use((database) => database.getAllFromIndex('records', 'owner', owner), timeoutMs.read);
  }

  /** Reads and writes in one transaction, so that no other tab writes in between. */
  write({ put, guard }: Change<SealedRecord>): Promise<SealedRecord | undefined> {
    return this.#use(async (database) => {
      const transaction = writing(database, 'records');
      const present = guard && (await transaction.store.get(guard.key));
      const isLate = isNewer(present, guard);
      const writes = isLate ? [] : put.map((record) => transaction.store.put(record));
      // Only the end of the transaction means that the records are on disk.
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

  /** If two tabs both offer a key, the first is stored. */
  deviceKey(offered: CryptoKey): Promise<CryptoKey> {
    return this.#use(async (database) => {
      const transaction = writing(database, 'keys');
      const present = await transaction.store.get('device');
      await Promise.all([present ?? transaction.store.put(offered, 'device'), transaction.done]);
      this.#deviceKey = present ?? offered;
      return this.#deviceKey;
    });
  }

  /** Removes the key of this device: what was sealed with it can never be opened again. */
  forgetKey(): Promise<void> {
    this.#deviceKey = undefined;
    return this.#use((database) => database.clear('keys'));
  }

  close(): void {
    const opened = this.#opened;
    this.#opened = undefined;
    void opened?.then((database) => database.close()).catch(() => undefined);
  }

  /** Reopens the database once after a failure: the browser may have closed the connection while the page slept. */
  async #use<Result>(
    work: (database: IDBPDatabase<Stores>) => Promise<Result>,
    limit: number = timeoutMs.write,
  ): Promise<Result> {
    const first = this.#open().then(work);
    const second = first.catch(() => {
      this.close();
      return this.#open().then(work);
    });
    try {
      return await withTimeout(limit, second);
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
        // The browser's data was cleared while this page is open: the page goes on sealing with the key that it has.
        if (this.#deviceKey) void keys.put(this.#deviceKey, 'device').catch(() => undefined);
      },
      blocking: () => this.close(),
      terminated: () => (this.#opened = undefined),
    });
    return this.#opened;
  }
}

/** Starts a transaction that is done once its writes are on disk (`strict`), not once the system accepted them. */
function writing<Name extends 'records' | 'keys'>(database: IDBPDatabase<Stores>, name: Name) {
  const transaction = database.transaction(name, 'readwrite', { durability: 'strict' });
  // The caller awaits the writes as well; without this a failure would also be an unhandled rejection.
  transaction.done.catch(() => undefined);
  return transaction;
}
