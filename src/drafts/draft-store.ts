import type { DraftKeys } from './draft-keys.js';
import { isNewer, type Change, type DraftRecord, type OpenRecord, type SealedRecord } from './draft-record.js';
import type { DeviceStorage } from './draft-storage.js';
import { canSeal, seal, unseal } from './sealing.js';

/** The storage that took a write: IndexedDB, localStorage, or the memory of this page. */
export type StoredIn = 'device' | 'journal' | 'memory';

export interface WriteResult {
  readonly storedIn: StoredIn;
  /** The record of another tab that is newer; in that case nothing was written. */
  readonly newer?: DraftRecord | undefined;
}

/** Records of all forms on this page that no storage holds, so that a form that is created anew finds them. */
const memory = new Map<string, OpenRecord>();
/** Writes of this page that are under way. */
const underway = new Set<Promise<unknown>>();

/** Milliseconds before a storage that failed is tried again. */
const pauseAfterFailure = 60_000;

/**
 * Stores records as safely as the browser allows: in the main storage with a backup, else in the fallback, else in
 * memory. A storage that fails never keeps the next from being tried, and its errors never reach the caller.
 */
export class DraftStore {
  readonly #storage: DeviceStorage;
  readonly #keys: DraftKeys;
  readonly #subject: string;
  #failedAt = -Infinity;
  #couldNotRead = true;
  #isPurged = false;

  constructor(keys: DraftKeys, subject: string, storage: DeviceStorage) {
    this.#keys = keys;
    this.#subject = subject;
    this.#storage = storage;
  }

  /**
   * Returns the newest record of each key, decrypted if possible.
   *
   * @param isFirst The form is opening: the caller takes what it reads as the base of its writes.
   */
  async recordsOf(owner: string, isFirst = false): Promise<readonly OpenRecord[]> {
    if (isFirst) this.#couldNotRead = !this.isOnDevice;
    const newest = new Map<string, OpenRecord>();
    for (const record of await this.#copiesOf(owner, isFirst)) {
      const present = newest.get(record.key);
      if (!present || record.revision >= present.revision) newest.set(record.key, record);
    }
    return [...newest.values()];
  }

  /** Returns the newest record of this key by another writer, from any storage. */
  async newestOfOthers({ owner, key }: DraftRecord, writer: string): Promise<OpenRecord | undefined> {
    const copies = (await this.#copiesOf(owner, false)).filter((copy) => copy.key === key && copy.writer !== writer);
    return copies.toSorted((a, b) => b.revision - a.revision)[0];
  }

  async write(change: Change<OpenRecord>): Promise<WriteResult> {
    if (this.#isPurged) return { storedIn: 'memory' };
    const writing = this.#write(change);
    underway.add(writing);
    return writing.finally(() => underway.delete(writing));
  }

  /**
   * Stores nothing more after a purge, and removes what was being written meanwhile.
   *
   * @param at Time of the purge, in milliseconds since 1970.
   * @param by Writer of this form; its records are removed even if the purge message arrived late.
   */
  async end(at: number, by: string): Promise<void> {
    const isUnwanted = ({ changed, writer }: DraftRecord) => changed <= at || writer === by;
    this.#isPurged = true;
    // A purge by another page does not reach the memory of this one.
    for (const record of memory.values()) if (isUnwanted(record)) memory.delete(record.key);
    if (underway.size === 0) return;
    await allWritten();
    await this.remove(isUnwanted);
  }

  /** Removes records from memory and from the storages in use. */
  async remove(isUnwanted: (record: DraftRecord) => boolean): Promise<void> {
    for (const record of memory.values()) if (isUnwanted(record)) memory.delete(record.key);
    await this.removeFromDevice(isUnwanted);
  }

  /** Removes records from the storages in use; those in memory stay. */
  async removeFromDevice(isUnwanted: (record: DraftRecord) => boolean): Promise<void> {
    const { main, fallback, backup } = this.#storage;
    const storages = this.isOnDevice ? [main, fallback, backup] : [];
    await Promise.all(storages.map((storage) => storage.remove(isUnwanted).catch(() => undefined)));
  }

  /** Tries a storage that failed again with the next write, as after a page was away. */
  tryAgain(): void {
    this.#failedAt = -Infinity;
  }

  /** True if drafts may be stored on the device: there is a key to seal them with. */
  get isOnDevice(): boolean {
    return canSeal() && this.#keys.all.length > 0;
  }

  async #write(change: Change<OpenRecord>): Promise<WriteResult> {
    if (!this.isOnDevice) return this.#toMemory(change);
    // Sealing fails with a value that only looks like a key.
    const put = await Promise.all(change.put.map((record) => this.#sealed(record))).catch(() => undefined);
    if (!put) return this.#toMemory(change);
    const onDevice: Change<SealedRecord> = { ...change, put };
    return (await this.#toMain(onDevice)) ?? (await this.#toFallback(onDevice)) ?? this.#toMemory(change);
  }

  async #copiesOf(owner: string, isFirst: boolean): Promise<readonly OpenRecord[]> {
    const { fallback, backup } = this.#storage;
    const reads = this.isOnDevice
      ? [this.#inMain(owner, isFirst), fallback.recordsOf(owner), backup.recordsOf(owner)]
      : [];
    const found = await Promise.all(reads.map((read) => read.catch((): readonly SealedRecord[] => [])));
    const opened = await Promise.all(found.flat().map((record) => this.#opened(record)));
    return [...opened, ...[...memory.values()].filter((record) => record.owner === owner)];
  }

  async #toMain(change: Change<SealedRecord>): Promise<WriteResult | undefined> {
    if (performance.now() - this.#failedAt < pauseAfterFailure) return undefined;
    const { guard } = change;
    const { main, fallback, backup } = this.#storage;
    // Another tab may have fallen back to localStorage.
    const inFallback = guard && fallback.recordOf(guard.key);
    if (isNewer(inFallback, guard)) return { storedIn: 'device', newer: inFallback };
    try {
      const guarded = guard && { ...guard, couldNotRead: this.#couldNotRead };
      const newer = await main.write({ ...change, guard: guarded });
      this.#couldNotRead = false;
      if (newer) return { storedIn: 'device', newer };
      this.#forget(change);
      const keys = new Set(change.put.map(({ key }) => key));
      await Promise.allSettled([fallback.remove(({ key }) => keys.has(key)), backup.write(change)]);
      return { storedIn: 'device' };
    } catch {
      this.#failedAt = performance.now();
      return undefined;
    }
  }

  async #toFallback(change: Change<SealedRecord>): Promise<WriteResult | undefined> {
    try {
      const newer = await this.#storage.fallback.write(change);
      if (!newer) this.#forget(change);
      return { storedIn: 'journal', newer };
    } catch {
      return undefined;
    }
  }

  #toMemory({ put, guard }: Change<OpenRecord>): WriteResult {
    const present = guard && memory.get(guard.key);
    if (isNewer(present, guard)) return { storedIn: 'memory', newer: present };
    for (const record of put) memory.set(record.key, record);
    return { storedIn: 'memory' };
  }

  /** Removes records from memory once the device has them. */
  #forget({ put }: Change<DraftRecord>): void {
    for (const { key } of put) memory.delete(key);
  }

  #inMain(owner: string, isFirst: boolean): Promise<readonly SealedRecord[]> {
    return this.#storage.main.recordsOf(owner).catch((error: unknown) => {
      this.#failedAt = performance.now();
      if (isFirst) this.#couldNotRead = true;
      throw error;
    });
  }

  async #sealed({ content, ...record }: OpenRecord): Promise<SealedRecord> {
    const [key] = this.#keys.all;
    return key && content ? { ...record, sealed: await seal(content, key, record.slot) } : record;
  }

  async #opened({ sealed, ...record }: SealedRecord): Promise<OpenRecord> {
    return sealed ? { ...record, content: await unseal(sealed, this.#keys.all, record.slot, this.#subject) } : record;
  }
}

/** Resolves after all writes of this page that are under way now. */
async function allWritten(): Promise<void> {
  await Promise.allSettled(underway);
}

/** Removes the records in memory, and those that are being written; see `purgeDrafts()`. */
export async function forgetMemory(): Promise<void> {
  memory.clear();
  await allWritten();
  memory.clear();
}
