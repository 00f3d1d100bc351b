import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import { retryDelayOf } from '../adapter/retry-delay.js';
import { waitAfter } from './backoff.js';
import type { DraftRecord, OpenRecord } from './draft-record.js';
import { uncancelled, type DraftHost } from './draft-server.js';
import type { DraftStore } from './draft-store.js';
import { errorKindOf, failureOf } from './error-kind.js';
import { ifFree } from './if-free.js';
import { within } from './within.js';

/** A finished response that the server does not have, as it is shown. */
export interface Unsent {
  readonly id: string;
  /** What the questionnaire is called. */
  readonly title: string | undefined;
  /** When it was finished. */
  readonly authored: string | undefined;
  readonly state: 'waiting' | 'sending' | 'expired' | 'refused';
  /** Why the server does not take it, in its own words. */
  readonly reason: string | undefined;
}

interface Entry {
  readonly record: OpenRecord;
  readonly response: QuestionnaireResponse;
  state: Unsent['state'];
  failures: number;
  /** The server asked not to come before: milliseconds since 1970. */
  notBefore: number;
  timer?: ReturnType<typeof setTimeout> | undefined;
}

/** A server that does not answer is asked again: the response has its id, so that it is stored once. */
const patience = 60_000;
/** Another tab is sending it; then look again. */
const pause = 2000;
/** For a guard that holds for this tab's own writes too. */
const anybody = '';

/** Finished responses, until the server confirms that it has them. */
export class Outbox {
  readonly #store: DraftStore;
  readonly #host: DraftHost;
  readonly #writer: string;
  readonly #tell: () => void;
  readonly #entries = new Map<string, Entry>();
  #revision = 0;
  /** How often the host gave another adapter. */
  #logins = 0;
  #isStopped = false;

  /** @param tell Tells the other tabs that the store changed. */
  constructor(store: DraftStore, host: DraftHost, writer: string, tell: () => void) {
    this.#store = store;
    this.#host = host;
    this.#writer = writer;
    this.#tell = tell;
  }

  get unsent(): readonly Unsent[] {
    return [...this.#entries.values()].map(({ record, response, state }) => ({
      id: record.id,
      title: record.content?.title,
      authored: response.authored,
      state,
      reason: record.content?.reason,
    }));
  }

  /** The highest of the records that it saw or wrote: what is finished later goes on from there. */
  get revision(): number {
    return this.#revision;
  }

  of(id: string): Unsent | undefined {
    return this.unsent.find((one) => one.id === id);
  }

  /** Takes in what the store has: what waited when the page was closed, and what other tabs finished or sent. */
  refresh(records: readonly OpenRecord[]): void {
    for (const record of records) {
      this.#revision = Math.max(this.#revision, record.revision);
      const present = this.#entries.get(record.key);
      if (present?.state === 'sending') continue;
      if (present && isSentSince(present.record, record)) this.#confirmed(present);
      else if (present && isDiscardedSince(present.record, record)) this.#drop(present);
      else if (isUnsent(record)) this.add(record);
    }
  }

  /** Replaces what was there of the same response; not what is newer. */
  add(record: OpenRecord): void {
    const { content, key, kind, revision } = record;
    if (!content) return;
    this.#revision = Math.max(this.#revision, revision);
    const present = this.#entries.get(key);
    if (present && present.record.revision > revision) return;
    if (present?.record.revision === revision && present.record.kind === kind) return;
    clearTimeout(present?.timer);
    const state = kind === 'refused' ? 'refused' : 'waiting';
    this.#entries.set(key, { record, response: content.response, state, failures: 0, notBefore: 0 });
    this.#host.changed();
  }

  /** Sends what waits, unless the server asked for more time. */
  async resume(): Promise<void> {
    this.#isStopped = false;
    const ready = [...this.#entries.values()].filter(
      ({ state, notBefore }) => (state === 'waiting' || state === 'expired') && notBefore <= Date.now(),
    );
    await Promise.all(ready.map((entry) => this.#send(entry)));
  }

  /** Sends one now, also one that was refused. */
  async send(id: string): Promise<void> {
    const entry = this.#entryOf(id);
    if (!entry || entry.state === 'sending') return;
    await this.#send(entry.state === 'refused' ? await this.#takenUpAgain(entry) : entry);
  }

  /**
   * Throws one away. It is not sent from now on.
   *
   * @param kept Until then it stays in the store: what comes in its place is being written.
   */
  async discard(id: string, kept?: Promise<void>): Promise<void> {
    const entry = this.#entryOf(id);
    if (!entry) return;
    this.#drop(entry);
    await kept;
    const { content: _, ...emptied } = entry.record;
    await this.#replace(entry.record, { ...emptied, kind: 'discarded', ...this.#stamp(emptied) });
  }

  /** Writes everything once more, as it is. */
  async keepAgain(): Promise<void> {
    await Promise.all([...this.#entries.values()].map(({ record }) => this.#replace(record, record)));
  }

  /** Another login: that the one before ended does not matter any more. */
  renew(): void {
    this.#logins += 1;
  }

  /** Sends nothing more by itself, until `resume()`. */
  stop(): void {
    this.#isStopped = true;
    for (const { timer } of this.#entries.values()) clearTimeout(timer);
  }

  /** Everything was thrown away. */
  clear(): void {
    for (const entry of this.#entries.values()) this.#drop(entry);
  }

  #entryOf(id: string): Entry | undefined {
    return [...this.#entries.values()].find(({ record }) => record.id === id);
  }

  /** Somebody wants a refused one sent after all: from now on it waits as any other. */
  async #takenUpAgain({ record, response }: Entry): Promise<Entry> {
    const { reason: _, ...content } = { ...record.content, response };
    const waiting: OpenRecord = { ...record, kind: 'waiting', content, ...this.#stamp(record) };
    const entry: Entry = { record: waiting, response, state: 'waiting', failures: 0, notBefore: 0 };
    this.#entries.set(record.key, entry);
    await this.#replace(record, waiting);
    return entry;
  }

  async #send(entry: Entry): Promise<void> {
    clearTimeout(entry.timer);
    if (!this.#has(entry)) return;
    const before = entry.state;
    entry.state = 'sending';
    this.#host.changed();
    const wasFree = await ifFree(entry.record.id, () => this.#sendLocked(entry, before));
    if (!wasFree) {
      entry.state = before;
      this.#wait(entry, pause);
    }
    this.#host.changed();
  }

  async #sendLocked(entry: Entry, before: Unsent['state']): Promise<void> {
    const { record, response } = entry;
    if (await this.#isOvertaken(entry, before)) return;
    const server = this.#host.server();
    const login = this.#logins;
    try {
      if (!server) throw new Error('There is no adapter.');
      const stored = await within(patience, server.submitResponse(response, uncancelled()));
      if (stored.id !== record.id) throw new Error('submitResponse() did not give back the id that it was given.');
    } catch (error) {
      entry.state = before;
      await this.#failed(entry, error, login === this.#logins);
      return;
    }
    const { content: _, ...emptied } = record;
    const newer = await this.#replace(record, { ...emptied, kind: 'finished', ...this.#stamp(record) });
    // What was changed and finished again meanwhile is still to be sent; what was only taken back is there now.
    if (!newer || newer.kind === 'discarded' || !(await this.#isOvertaken(entry, before))) this.#confirmed(entry);
  }

  /** Another tab, or somebody who changed an answer, went further with it: then that counts from now on. */
  async #isOvertaken(entry: Entry, before: Unsent['state']): Promise<boolean> {
    const { record } = entry;
    const present = (await this.#store.recordsOf(record.owner)).find(({ key }) => key === record.key);
    if (present && isSentSince(record, present)) {
      this.#confirmed(entry);
      return true;
    }
    if (present && isDiscardedSince(record, present)) this.#drop(entry);
    if (present && isUnsent(present) && present.revision > record.revision) {
      entry.state = before;
      this.add(present);
      const newer = this.#entries.get(record.key);
      if (newer?.state === 'waiting') this.#wait(newer, pause);
    }
    return !this.#has(entry);
  }

  async #failed(entry: Entry, error: unknown, isThisLogin: boolean): Promise<void> {
    const kind = errorKindOf(error);
    if (kind === 'expired' && isThisLogin) {
      entry.state = 'expired';
      // The server answers again: what it asked for before is over.
      entry.notBefore = 0;
      this.#host.expired();
      return;
    }
    this.#host.report(failureOf('submitResponse', error));
    // Nobody wants it any more: it was thrown away, or changed.
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
    entry.state = 'waiting';
    this.#wait(entry, waitAfter(entry.failures, retryAfter));
  }

  /** Writes a record in the place of the one that it came from, unless there is a newer one: then it gives that. */
  async #replace(before: OpenRecord, record: OpenRecord): Promise<DraftRecord | undefined> {
    const guard = { key: before.key, revision: before.revision, writer: anybody };
    const { newer } = await this.#store.write({ put: [record], guard });
    this.#tell();
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
    if (this.#isStopped) return;
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => void this.#send(entry), milliseconds);
  }

  #confirmed(entry: Entry): void {
    this.#drop(entry);
    this.#host.sent({ id: entry.record.id, questionnaire: entry.response.questionnaire });
  }

  #drop(entry: Entry): void {
    clearTimeout(entry.timer);
    if (this.#has(entry)) this.#entries.delete(entry.record.key);
    this.#host.changed();
  }
}

/** Whether a record says that these answers, or newer ones, were sent. */
function isSentSince({ revision }: OpenRecord, present: OpenRecord): boolean {
  return present.kind === 'finished' && present.revision >= revision;
}

/** Whether a record says that somebody took these answers back, or threw them away. */
function isDiscardedSince({ revision }: OpenRecord, present: OpenRecord): boolean {
  return present.kind === 'discarded' && present.revision > revision;
}

/** The kind lies there in the clear, and the answers do not: what they say of themselves counts. */
function isUnsent({ kind, content }: OpenRecord): boolean {
  const isFinished = content !== undefined && content.response.status !== 'in-progress';
  return (kind === 'waiting' || kind === 'refused') && isFinished;
}
