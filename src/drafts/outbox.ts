import type { UnsentStatus } from '../core/model/draft-status.js';
import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import { retryDelayOf } from '../adapter/retry-delay.js';
import { waitAfter } from './backoff.js';
import { uncancelled, type CurrentServer, type DraftListener } from './draft-events.js';
import type { DraftRecord, OpenRecord } from './draft-record.js';
import type { DraftStore } from './draft-store.js';
import { errorKindOf, failureOf } from './error-kind.js';
import { withLock } from './with-lock.js';
import { withTimeout } from './with-timeout.js';

/** A finished response that the server does not have, as it is shown. */
export interface UnsentResponse {
  readonly id: string;
  /** Canonical of the questionnaire. */
  readonly questionnaire: string;
  /** Title of the questionnaire. */
  readonly title: string | undefined;
  /** ISO date and time of finishing. */
  readonly authored: string | undefined;
  readonly status: UnsentStatus;
  /** The server's reason for refusing it. */
  readonly reason: string | undefined;
}

interface Entry {
  readonly record: OpenRecord;
  readonly response: QuestionnaireResponse;
  status: UnsentStatus;
  failures: number;
  /** Earliest time of the next attempt (from Retry-After), in milliseconds since 1970. */
  notBefore: number;
  timer?: ReturnType<typeof setTimeout> | undefined;
}

/** Milliseconds until a request counts as failed. A retry has the same id, so the server stores the response once. */
const timeoutMs = 60_000;
/** Milliseconds until the next look at a response that another tab is sending. */
const pause = 2000;
/** A writer id that no record has, for guards that hold for this tab's own writes too. */
const noWriter = '';

/** Finished responses, until the server confirms that it has them. */
export class Outbox {
  readonly #store: DraftStore;
  readonly #server: CurrentServer;
  readonly #notify: DraftListener;
  readonly #writer: string;
  readonly #tellTabs: () => void;
  readonly #entries = new Map<string, Entry>();
  /** Revisions of the responses that were removed here, by key: the store may still have them. */
  readonly #discarded = new Map<string, number>();
  #revision = 0;
  /** Number of adapters that the host gave after the first. */
  #logins = 0;
  #isPaused = false;

  /** @param tellTabs Tells the other tabs that the store changed. */
  constructor(store: DraftStore, server: CurrentServer, writer: string, notify: DraftListener, tellTabs: () => void) {
    this.#store = store;
    this.#server = server;
    this.#writer = writer;
    this.#notify = notify;
    this.#tellTabs = tellTabs;
  }

  get unsent(): readonly UnsentResponse[] {
    return [...this.#entries.values()].map(({ record, response, status }) => ({
      id: record.id,
      questionnaire: response.questionnaire,
      title: record.content?.title,
      authored: response.authored,
      status,
      reason: record.content?.reason,
    }));
  }

  /** The highest revision read or written; a response that is finished later has a higher one. */
  get revision(): number {
    return this.#revision;
  }

  /** Returns the status of a response that is not sent; undefined if there is none with this id. */
  statusOf(id: string): UnsentStatus | undefined {
    return this.#entryOf(id)?.status;
  }

  /** Returns a response that is not sent; undefined if there is none with this id. */
  responseOf(id: string): QuestionnaireResponse | undefined {
    return this.#entryOf(id)?.response;
  }

  /** Takes in records from the store: responses from before this page opened, and changes by other tabs. */
  refresh(records: readonly OpenRecord[]): void {
    for (const record of records) {
      this.#revision = Math.max(this.#revision, record.revision);
      if (record.revision <= (this.#discarded.get(record.key) ?? -1)) continue;
      const present = this.#entries.get(record.key);
      if (present?.status === 'sending') continue;
      if (present && isSentSince(present.record, record)) this.#confirmed(present);
      else if (present && isDiscardedSince(present.record, record)) this.#drop(present);
      else if (isUnsent(record)) this.add(record);
    }
  }

  /** Adds a response; replaces an older record of the same response. */
  add(record: OpenRecord): void {
    const { content, key, kind, revision } = record;
    if (!content) return;
    this.#revision = Math.max(this.#revision, revision);
    const present = this.#entries.get(key);
    if (present && present.record.revision > revision) return;
    if (present?.record.revision === revision && present.record.kind === kind) return;
    clearTimeout(present?.timer);
    const status = kind === 'refused' ? 'refused' : 'waiting';
    this.#entries.set(key, { record, response: content.response, status, failures: 0, notBefore: 0 });
    this.#changed();
  }

  /** Sends all responses that wait, unless the server asked for more time. */
  async resume(): Promise<void> {
    this.#isPaused = false;
    const ready = [...this.#entries.values()].filter(
      ({ status, notBefore }) => (status === 'waiting' || status === 'expired') && notBefore <= Date.now(),
    );
    await Promise.all(ready.map((entry) => this.#send(entry)));
  }

  /** Sends one response now, even if it was refused before. */
  async send(id: string): Promise<void> {
    const entry = this.#entryOf(id);
    if (!entry || entry.status === 'sending') return;
    await this.#send(entry.status === 'refused' ? await this.#waitingAgain(entry) : entry);
  }

  /**
   * Removes one response; it is not sent from now on.
   *
   * @param replaced The record stays in the store until this resolves: the draft that replaces it is being written.
   */
  async discard(id: string, replaced?: Promise<void>): Promise<void> {
    const entry = this.#entryOf(id);
    if (!entry) return;
    this.#discarded.set(entry.record.key, entry.record.revision);
    this.#drop(entry);
    await replaced;
    const { content: _, ...emptied } = entry.record;
    await this.#replace(entry.record, { ...emptied, kind: 'discarded', ...this.#stamp(emptied) });
  }

  /** Writes all records once more, as they are. */
  async saveAgain(): Promise<void> {
    await Promise.all([...this.#entries.values()].map(({ record }) => this.#replace(record, record)));
  }

  /** Notes another login: the end of the one before no longer matters. */
  renew(): void {
    this.#logins += 1;
  }

  /** Sends nothing by itself until `resume()`. */
  pause(): void {
    this.#isPaused = true;
    for (const { timer } of this.#entries.values()) clearTimeout(timer);
  }

  /** Forgets all responses, after a purge. */
  clear(): void {
    for (const entry of this.#entries.values()) this.#drop(entry);
  }

  #entryOf(id: string): Entry | undefined {
    return [...this.#entries.values()].find(({ record }) => record.id === id);
  }

  #changed(): void {
    this.#notify({ type: 'changed' });
  }

  /** Turns a refused response into one that waits. */
  async #waitingAgain({ record, response }: Entry): Promise<Entry> {
    const { reason: _, ...content } = { ...record.content, response };
    const waiting: OpenRecord = { ...record, kind: 'waiting', content, ...this.#stamp(record) };
    const entry: Entry = { record: waiting, response, status: 'waiting', failures: 0, notBefore: 0 };
    this.#entries.set(record.key, entry);
    await this.#replace(record, waiting);
    return entry;
  }

  async #send(entry: Entry): Promise<void> {
    clearTimeout(entry.timer);
    if (!this.#has(entry)) return;
    const before = entry.status;
    entry.status = 'sending';
    this.#changed();
    const wasFree = await withLock(entry.record.id, () => this.#sendLocked(entry, before));
    if (!wasFree) {
      entry.status = before;
      this.#wait(entry, pause);
    }
    this.#changed();
  }

  async #sendLocked(entry: Entry, before: UnsentStatus): Promise<void> {
    const { record, response } = entry;
    if (await this.#isOvertaken(entry, before)) return;
    const server = this.#server();
    const login = this.#logins;
    try {
      if (!server) throw new Error('There is no adapter.');
      const stored = await withTimeout(timeoutMs, server.submitResponse(response, uncancelled()));
      if (stored.id !== record.id) throw new Error('submitResponse() did not give back the id that it was given.');
    } catch (error) {
      entry.status = before;
      await this.#failed(entry, error, login === this.#logins);
      return;
    }
    const { content: _, ...emptied } = record;
    const newer = await this.#replace(record, { ...emptied, kind: 'finished', ...this.#stamp(record) });
    // A response that was changed and finished again meanwhile must still be sent; one that was only withdrawn is sent.
    if (!newer || newer.kind === 'discarded' || !(await this.#isOvertaken(entry, before))) this.#confirmed(entry);
  }

  /** Returns whether the store has a later state of this response, by another tab or by a changed answer. */
  async #isOvertaken(entry: Entry, before: UnsentStatus): Promise<boolean> {
    const { record } = entry;
    const present = (await this.#store.recordsOf(record.owner)).find(({ key }) => key === record.key);
    if (present && isSentSince(record, present)) {
      this.#confirmed(entry);
      return true;
    }
    if (present && isDiscardedSince(record, present)) this.#drop(entry);
    if (present && isUnsent(present) && present.revision > record.revision) {
      entry.status = before;
      this.add(present);
      const newer = this.#entries.get(record.key);
      if (newer?.status === 'waiting') this.#wait(newer, pause);
    }
    return !this.#has(entry);
  }

  async #failed(entry: Entry, error: unknown, isThisLogin: boolean): Promise<void> {
    const kind = errorKindOf(error);
    if (kind === 'expired' && isThisLogin) {
      entry.status = 'expired';
      // The server answers again: an earlier Retry-After no longer holds.
      entry.notBefore = 0;
      this.#notify({ type: 'expired' });
      return;
    }
    this.#notify({ type: 'error', error: failureOf('submitResponse', error) });
    // Removed or changed meanwhile.
    if (!this.#has(entry)) return;
    if (kind === 'refused') {
      const reason = error instanceof Error ? error.message : '';
      const { record, response } = entry;
      const content = { ...record.content, response, reason };
      const refused: OpenRecord = { ...record, kind: 'refused', content, ...this.#stamp(record) };
      if (!(await this.#replace(record, refused))) this.add(refused);
      return;
    }
    entry.failures += 1;
    const retryAfter = retryDelayOf(error);
    entry.notBefore = Date.now() + retryAfter;
    entry.status = 'waiting';
    this.#wait(entry, waitAfter(entry.failures, retryAfter));
  }

  /** Replaces a record, unless the store has a newer one; returns that one. */
  async #replace(before: OpenRecord, record: OpenRecord): Promise<DraftRecord | undefined> {
    const guard = { key: before.key, revision: before.revision, writer: noWriter };
    const { newer } = await this.#store.write({ put: [record], guard });
    this.#tellTabs();
    return newer;
  }

  #stamp({ revision }: OpenRecord) {
    this.#revision = Math.max(this.#revision, revision + 1);
    return { revision: revision + 1, writer: this.#writer, changed: Date.now() };
  }

  #has(entry: Entry): boolean {
    return this.#entries.get(entry.record.key) === entry;
  }

  #wait(entry: Entry, milliseconds: number): void {
    if (this.#isPaused) return;
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => void this.#send(entry), milliseconds);
  }

  #confirmed(entry: Entry): void {
    this.#drop(entry);
    this.#notify({ type: 'sent', id: entry.record.id, questionnaire: entry.response.questionnaire });
  }

  #drop(entry: Entry): void {
    clearTimeout(entry.timer);
    if (this.#has(entry)) this.#entries.delete(entry.record.key);
    this.#changed();
  }
}

/** Returns whether a record says that these answers, or newer ones, were sent. */
function isSentSince({ revision }: OpenRecord, present: OpenRecord): boolean {
  return present.kind === 'finished' && present.revision >= revision;
}

/** Returns whether a record says that these answers were withdrawn or removed. */
function isDiscardedSince({ revision }: OpenRecord, present: OpenRecord): boolean {
  return present.kind === 'discarded' && present.revision > revision;
}

/** Returns whether a record is a finished response. The sealed status decides: `kind` is stored in the clear. */
function isUnsent({ kind, content }: OpenRecord): boolean {
  const isFinished = content !== undefined && content.response.status !== 'in-progress';
  return (kind === 'waiting' || kind === 'refused') && isFinished;
}
