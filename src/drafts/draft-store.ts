import type { DatabasePlace } from './database-place.js';
import { isNewer, type Change, type DraftRecord, type OpenRecord, type SealedRecord } from './draft-record.js';
import { JournalPlace } from './journal-place.js';
import type { DraftKeys } from './keys.js';
import { canSeal, sealed, unsealed } from './sealing.js';
import { SparePlace } from './spare-place.js';

/** Where something was kept: in IndexedDB, in localStorage, or on this page only. */
export type KeptPlace = 'device' | 'journal' | 'memory';

export interface Written {
  readonly place: KeptPlace;
  /** What another tab wrote since; then nothing was written. */
  readonly newer?: DraftRecord | undefined;
}

/** What is kept on this page only: of every form of the page, so that a form that is drawn anew finds it. */
const memory = new Map<string, OpenRecord>();
/** What this page is writing. */
const underway = new Set<Promise<unknown>>();

/** How long a database that failed is left alone. */
const rest = 60_000;

/**
 * Keeps records as well as this browser can: IndexedDB with a spare copy, else localStorage, else the page. No way of
 * failing of one place keeps the next from being tried, and none reaches the caller.
 */
export class DraftStore {
  readonly #database: DatabasePlace;
  readonly #journal = new JournalPlace();
  readonly #spare = new SparePlace();
  readonly #keys: DraftKeys;
  readonly #subject: string;
  #failedAt = -Infinity;
  #isBlind = true;
  #isOver = false;

  constructor(keys: DraftKeys, subject: string, database: DatabasePlace) {
    this.#keys = keys;
    this.#subject = subject;
    this.#database = database;
  }

  /**
   * The newest record of each key, opened where that is possible.
   *
   * @param isFirst When the form opens: what the database has then is known, and going on from it is not writing over.
   */
  async recordsOf(owner: string, isFirst = false): Promise<readonly OpenRecord[]> {
    if (isFirst) this.#isBlind = !this.isOnDevice;
    const newest = new Map<string, OpenRecord>();
    for (const record of await this.#copiesOf(owner, isFirst)) {
      const present = newest.get(record.key);
      if (!present || record.revision >= present.revision) newest.set(record.key, record);
    }
    return [...newest.values()];
  }

  /** The newest of this key that another tab wrote, from whichever place has it. */
  async newestOfOthers({ owner, key }: DraftRecord, writer: string): Promise<OpenRecord | undefined> {
    const copies = (await this.#copiesOf(owner, false)).filter((one) => one.key === key && one.writer !== writer);
    return copies.toSorted((a, b) => b.revision - a.revision)[0];
  }

  async write(change: Change<OpenRecord>): Promise<Written> {
    if (this.#isOver) return { place: 'memory' };
    const writing = this.#write(change);
    underway.add(writing);
    return writing.finally(() => underway.delete(writing));
  }

  /**
   * Everything was thrown away: it keeps nothing more, and what was being written meanwhile goes too.
   *
   * @param at When that was, in milliseconds since 1970.
   * @param by The writer of this form: what it wrote goes, also where the news of it came late.
   */
  async end(at: number, by: string): Promise<void> {
    const isUnwanted = ({ changed, writer }: DraftRecord) => changed <= at || writer === by;
    this.#isOver = true;
    // Who threw it away may be another page, which does not reach the memory of this one.
    for (const record of memory.values()) if (isUnwanted(record)) memory.delete(record.key);
    if (underway.size === 0) return;
    await written();
    await this.remove(isUnwanted);
  }

  /** Removes what is over, from the places that are in use. */
  async remove(isUnwanted: (record: DraftRecord) => boolean): Promise<void> {
    for (const record of memory.values()) if (isUnwanted(record)) memory.delete(record.key);
    const places = this.isOnDevice ? [this.#database, this.#journal, this.#spare] : [];
    await Promise.all(places.map((place) => place.remove(isUnwanted).catch(() => undefined)));
  }

  /** The database may work again: the page was away for a while. */
  tryAgain(): void {
    this.#failedAt = -Infinity;
  }

  /** Whether anything may be put on the device: there is a key to seal it with. */
  get isOnDevice(): boolean {
    return canSeal() && this.#keys.all.length > 0;
  }

  async #write(change: Change<OpenRecord>): Promise<Written> {
    if (!this.isOnDevice) return this.#remember(change);
    // A key may look like one and be none.
    const put = await Promise.all(change.put.map((one) => this.#sealed(one))).catch(() => undefined);
    if (!put) return this.#remember(change);
    const onDevice: Change<SealedRecord> = { ...change, put };
    return (await this.#toDatabase(onDevice)) ?? (await this.#toJournal(onDevice)) ?? this.#remember(change);
  }

  async #copiesOf(owner: string, isFirst: boolean): Promise<readonly OpenRecord[]> {
    const places = this.isOnDevice
      ? [this.#inDatabase(owner, isFirst), this.#journal.recordsOf(owner), this.#spare.recordsOf(owner)]
      : [];
    const found = await Promise.all(places.map((place) => place.catch((): readonly SealedRecord[] => [])));
    const opened = await Promise.all(found.flat().map((record) => this.#opened(record)));
    return [...opened, ...[...memory.values()].filter((one) => one.owner === owner)];
  }

  async #toDatabase(change: Change<SealedRecord>): Promise<Written | undefined> {
    if (performance.now() - this.#failedAt < rest) return undefined;
    const { guard } = change;
    // Another tab may be where the database does not work.
    const inJournal = guard && this.#journal.revisionOf(guard.key);
    if (isNewer(inJournal, guard)) return { place: 'device', newer: inJournal };
    try {
      const newer = await this.#database.write({ ...change, guard: guard && { ...guard, isBlind: this.#isBlind } });
      this.#isBlind = false;
      if (newer) return { place: 'device', newer };
      this.#forget(change);
      const keys = new Set(change.put.map(({ key }) => key));
      const others = [this.#journal.remove(({ key }) => keys.has(key)), this.#spare.write(change)];
      await Promise.allSettled(others);
      return { place: 'device' };
    } catch {
      this.#failedAt = performance.now();
      return undefined;
    }
  }

  async #toJournal(change: Change<SealedRecord>): Promise<Written | undefined> {
    try {
      const newer = await this.#journal.write(change);
      if (!newer) this.#forget(change);
      return { place: 'journal', newer };
    } catch {
      return undefined;
    }
  }

  #remember({ put, guard }: Change<OpenRecord>): Written {
    const present = guard && memory.get(guard.key);
    if (isNewer(present, guard)) return { place: 'memory', newer: present };
    for (const record of put) memory.set(record.key, record);
    return { place: 'memory' };
  }

  /** What is on the device now need not be in memory. */
  #forget({ put }: Change<DraftRecord>): void {
    for (const { key } of put) memory.delete(key);
  }

  #inDatabase(owner: string, isFirst: boolean): Promise<readonly SealedRecord[]> {
    return this.#database.recordsOf(owner).catch((error: unknown) => {
      this.#failedAt = performance.now();
      if (isFirst) this.#isBlind = true;
      throw error;
    });
  }

  async #sealed({ content, ...record }: OpenRecord): Promise<SealedRecord> {
    const [key] = this.#keys.all;
    return key && content ? { ...record, sealed: await sealed(content, key, record.slot) } : record;
  }

  async #opened({ sealed: data, ...record }: SealedRecord): Promise<OpenRecord> {
    return data ? { ...record, content: await unsealed(data, this.#keys.all, record.slot, this.#subject) } : record;
  }
}

/** After everything that this page is writing now. */
async function written(): Promise<void> {
  await Promise.allSettled(underway);
}

/** Forgets what this page keeps, and what it is still writing; see purgeDrafts(). */
export async function forgetMemory(): Promise<void> {
  memory.clear();
  await written();
  memory.clear();
}
