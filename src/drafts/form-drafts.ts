import type { DraftMode, DraftStatus } from '../core/model/draft-status.js';
import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import { uncancelled, type CurrentServer, type DraftEvent, type DraftListener } from './draft-events.js';
import { DeviceKeys, noKeys, SessionKeys, type DraftKeys } from './draft-keys.js';
import type { DraftRecord, OpenRecord } from './draft-record.js';
import type { DeviceStorage } from './draft-storage.js';
import { DraftStore } from './draft-store.js';
import { authoredTime, DraftWriter, newWriterId, type ReadResponse } from './draft-writer.js';
import { errorKindOf } from './error-kind.js';
import { Outbox, type UnsentResponse } from './outbox.js';
import { ownerOf, slotOf } from './sealing.js';
import { ServerDraft } from './server-draft.js';
import { TabChannel } from './tab-channel.js';

export interface FormDraftsOptions {
  readonly mode: DraftMode;
  /** Hours that unfinished answers are stored on the device; 168 at most. */
  readonly lifetime: number;
  readonly subject: string;
  /** Canonical with its version. */
  readonly questionnaire: string;
  /** Title of the questionnaire. */
  readonly title: string | undefined;
  /** Id of the form's writer, if its drafts were open before in another way; else a new one. */
  readonly writer?: string | undefined;
  readonly storage: DeviceStorage;
  readonly server: CurrentServer;
  readonly notify: DraftListener;
}

const hour = 3600 * 1000;
const longestLifetime = 7 * 24;
/** Statuses that promise that answers can be found again on this device, or that name a login that is over. */
const sealedStatuses: ReadonlySet<DraftStatus> = new Set(['device', 'journal', 'waiting', 'expired']);
/** Statuses after which a better storage may work by now. */
const unsafeStatuses: ReadonlySet<DraftStatus> = new Set(['journal', 'memory']);

/** The drafts of one form: written while the patient answers, found again later, and sent once when finished. */
export class FormDrafts {
  /** True if the finished response is still stored after the page is closed. */
  isSafe = false;

  readonly #options: FormDraftsOptions;
  readonly #keys: DraftKeys;
  readonly #store: DraftStore;
  readonly #server: ServerDraft;
  readonly #writer: DraftWriter;
  readonly #outbox: Outbox;
  readonly #tabs: TabChannel;
  readonly #owner: string;
  readonly #slot: string;
  /** Id of this form's own finished response. */
  #finished: string | undefined;
  #wasSent = false;
  /** The finished response is being stored: what was said of an earlier attempt to send it no longer holds. */
  #isFinishing = false;
  /** The draft at the server, as it was loaded last. */
  #atServer: QuestionnaireResponse | undefined;
  /** The draft that the patient was told of last. */
  #found: QuestionnaireResponse | undefined;
  /** The patient was told of that draft, and has not chosen yet. */
  #isOffered = false;
  /** The records as they were read last, and the number of that read: reads may end in another order than they began. */
  #records: readonly OpenRecord[] = [];
  #lastRead = 0;
  #readsBegun = 0;
  /** The record of this form by another tab, as it was read last while nothing was answered here. */
  #offered: DraftRecord | undefined;
  /** Number of logins whose key is still being loaded. */
  #renewals = 0;
  #isClosed = false;

  static async open(options: FormDraftsOptions): Promise<FormDrafts> {
    const { subject, questionnaire } = options;
    return new FormDrafts(options, await ownerOf(subject), await slotOf(subject, questionnaire));
  }

  private constructor(options: FormDraftsOptions, owner: string, slot: string) {
    const { subject, questionnaire, title, storage, server, writer = newWriterId() } = options;
    this.#options = options;
    this.#owner = owner;
    this.#slot = slot;
    this.#keys = keysFor(options);
    this.#store = new DraftStore(this.#keys, subject, storage);
    const notify = (event: DraftEvent) => this.#handle(event);
    this.#server = new ServerDraft(server, { subject, questionnaire }, notify);
    const form = { writer, owner, slot, title, lifetime: lifetimeOf(options.lifetime) * hour };
    const tellTabs = () => this.#tabs.tell({ kind: 'changed', owner, writer: this.#writer.id });
    this.#writer = new DraftWriter(this.#store, this.#server, form, notify, tellTabs);
    this.#outbox = new Outbox(this.#store, server, this.#writer.id, notify, tellTabs);
    this.#tabs = new TabChannel((message) => {
      if (message.kind === 'purged') this.#purged(message.at);
      else if (message.owner === owner && message.writer !== this.#writer.id) void this.check();
    });
  }

  /** The status of this form's answers, or else of unsent responses from before. */
  get status(): DraftStatus {
    const status = this.#knownStatus;
    // Until it is sealed with the key of this login, it is lost with the page.
    return this.#renewals > 0 && sealedStatuses.has(status) ? 'saving' : status;
  }

  get #knownStatus(): DraftStatus {
    if (this.#isFinishing) return 'saving';
    const own = this.#finished && this.#outbox.statusOf(this.#finished);
    if (own) return own;
    if (this.#finished && this.#wasSent) return 'sent';
    const { status } = this.#writer;
    if (status !== 'none') return status;
    const all = new Set(this.unsent.map((response) => response.status));
    const first = (['refused', 'expired', 'waiting', 'sending'] as const).find((unsent) => all.has(unsent));
    return first ?? (this.#wasSent ? 'sent' : 'none');
  }

  /** The draft that the patient can go on with. */
  get found(): QuestionnaireResponse | undefined {
    return this.#found;
  }

  /** Id of the form's writer. */
  get writer(): string {
    return this.#writer.id;
  }

  /** The responses of this subject that the server does not have, including those of other questionnaires. */
  get unsent(): readonly UnsentResponse[] {
    return this.#outbox.unsent;
  }

  /** True if drafts may be stored on the device. */
  get isOnDevice(): boolean {
    return this.#store.isOnDevice;
  }

  /**
   * Finds the newest draft of this device and the server, and starts sending the responses that wait. Never rejects:
   * failures are reported, and the form goes on without a draft.
   */
  async find(): Promise<QuestionnaireResponse | undefined> {
    this.#tabs.open();
    const atServer = this.#server.load();
    await this.#loadKeys();
    const records = await this.#read(true);
    // Another person came meanwhile, whose draft must not be removed.
    if (this.#isClosed) return undefined;
    const now = Date.now();
    void this.#store.remove(
      ({ owner, kind, expires }) =>
        expires < now || (owner !== this.#owner && kind !== 'waiting' && kind !== 'refused'),
    );
    this.#outbox.refresh(records.filter(({ expires }) => expires >= now));
    void this.#outbox.resume();
    this.#atServer = await atServer;
    // Read again meanwhile, if another tab wrote.
    const slot = this.#records.find(({ key }) => key === this.#slot);
    // If this form has answers already, the patient must choose; else it goes on from the record.
    if (this.#writer.isInUse) this.#writer.handleConflict(slot);
    else this.#writer.setBaseRevision(slot);
    this.#found = this.#newestOf(this.#records);
    this.#isOffered = this.#found !== undefined;
    this.#writer.setBaseTime(this.#found);
    return this.#found;
  }

  /** Saves changed answers: with `now` at once, else within 250 ms, for a patient who is typing. */
  save(read: ReadResponse, now: boolean): void {
    this.#writer.save(read);
    if (now) void this.#writer.flush();
  }

  /** Writes what waits for a pause in the typing. */
  flush(): void {
    void this.#writer.flush();
  }

  /** Writes what waits, at the server too, because the page may disappear. */
  flushAll(): void {
    void this.#writer.flush().then(() => this.#server.flush());
  }

  /**
   * Stores the finished response and sends it.
   *
   * @returns `newer` if another tab has newer answers; in that case nothing was sent.
   */
  async finish(response: QuestionnaireResponse): Promise<'sending' | 'newer'> {
    this.#finished = undefined;
    this.#isFinishing = true;
    const finished = await this.#writer
      .finish(response, () => this.#outbox.revision)
      .finally(() => (this.#isFinishing = false));
    if (!finished) {
      await this.check();
      return 'newer';
    }
    this.#finished = finished.record.id;
    this.#wasSent = false;
    this.isSafe = finished.storedIn !== 'memory';
    this.#outbox.add(finished.record);
    if (!this.#isClosed) await this.#outbox.send(finished.record.id);
    return 'sending';
  }

  /** Turns a finished response into a draft again, because the patient changes it; it is not sent as it was. */
  async withdraw(read: ReadResponse): Promise<void> {
    const id = this.#finished;
    if (!id) return;
    this.#finished = undefined;
    this.#writer.save(read);
    const saved = this.#writer.flush();
    if (this.#outbox.statusOf(id) !== 'refused') await this.#outbox.discard(id, saved);
    await saved;
  }

  /** Returns the newest record of other tabs, without content if it cannot be read; undefined if nothing is newer now. */
  async newer(): Promise<OpenRecord | undefined> {
    const { newer, id } = this.#writer;
    const record = newer && ((await this.#store.newestOfOthers(newer, id)) ?? newer);
    if (record?.kind !== 'finished') return record;
    this.#writer.handleConflict(record);
    return undefined;
  }

  /**
   * Resolves a conflict with another tab in favour of these answers.
   *
   * @param over The other tab's record that the patient knew of. Later records of that tab are not overwritten.
   */
  resolveConflict(read: ReadResponse, over: DraftRecord | undefined = this.#writer.newer): void {
    this.#writer.resolveConflict(over, read);
  }

  /** `id` of the newer answers, so that those of two tabs become one response. */
  get newerId(): string | undefined {
    return this.#writer.newer?.id;
  }

  /** Returns a response that is not sent. */
  unsentResponse(id: string): QuestionnaireResponse | undefined {
    return this.#outbox.responseOf(id);
  }

  send(id: string): Promise<void> {
    return this.#outbox.send(id);
  }

  discard(id: string): Promise<void> {
    return this.#outbox.discard(id);
  }

  /** Reads what changed while the page was hidden, offline or logged out, and sends what waits. */
  async resume(): Promise<void> {
    if (this.#isClosed) return;
    this.#tabs.open();
    this.#store.tryAgain();
    if (!this.#writer.isInUse) void this.#checkServer();
    await this.check();
    if (this.#isClosed) return;
    if (this.#store.isOnDevice && unsafeStatuses.has(this.#writer.status)) this.#writer.saveAgain();
    this.flushAll();
    await this.#outbox.resume();
  }

  /** Goes on after another login, which may have another key. */
  async renew(): Promise<void> {
    this.#outbox.renew();
    if (this.#keys instanceof SessionKeys) {
      this.#keys.renew();
      this.#renewals += 1;
      await this.#loadKeys();
      this.#renewals -= 1;
      this.#handle({ type: 'changed' });
    }
    await this.resume();
  }

  /** Goes on from the draft that was found, or starts without it: the next write is no conflict with it. */
  acceptFound(): void {
    this.#isOffered = false;
    this.#writer.setBaseRevision(this.#offered);
  }

  /** Reads what other tabs stored or sent. Without answers in this form, their newest draft is offered. */
  async check(): Promise<void> {
    await this.#loadKeys();
    const records = await this.#read();
    this.#outbox.refresh(records);
    const slot = records.find(({ key }) => key === this.#slot);
    if (this.#writer.isInUse) return this.#writer.handleConflict(slot);
    this.#offered = slot;
    const isOffered = this.#isOffered;
    // There is nothing to offer in a draft that cannot be read, or that is finished.
    if (slot?.kind !== 'draft' || !slot.content) this.acceptFound();
    // The offered answers are finished in another tab: the empty form of this one must not be sent beside them.
    if (isOffered && slot && slot.kind !== 'draft' && slot.id === this.#found?.id) {
      this.#found = undefined;
      return this.#handle({ type: 'finished-elsewhere', id: slot.id });
    }
    const newest = this.#newestOf(records);
    if (this.#isClosed || (newest?.id === this.#found?.id && newest?.authored === this.#found?.authored)) return;
    this.#found = newest;
    this.#isOffered = newest !== undefined;
    this.#writer.setBaseTime(newest);
    this.#handle({ type: 'found', draft: newest });
  }

  /**
   * Removes the draft of this form from the device, because its answers are in memory. Leaves a draft that another tab
   * wrote later: this form does not have its answers.
   */
  async removeDraft(): Promise<void> {
    await this.#writer.flush();
    await this.#store.removeFromDevice(
      (record) => record.key === this.#slot && record.kind === 'draft' && !this.#writer.isNewer(record),
    );
    this.#tabs.open();
    this.#tabs.tell({ kind: 'changed', owner: this.#owner, writer: this.#writer.id });
    this.#tabs.close();
  }

  /** Writes what waits, and does nothing more by itself until `resume()`. */
  pause(): void {
    this.flushAll();
    this.#server.pause();
    this.#outbox.pause();
    this.#tabs.close();
  }

  /** Ends these drafts, because the form has another subject or questionnaire. Answers are still written, on this device only. */
  close(): void {
    this.#isClosed = true;
    void this.#writer.flush();
    void this.#server.stop();
    this.#outbox.pause();
    this.#tabs.close();
  }

  /** Returns the records of this subject; never older ones than an earlier call returned. */
  async #read(isFirst = false): Promise<readonly OpenRecord[]> {
    this.#readsBegun += 1;
    const read = this.#readsBegun;
    const records = await this.#store.recordsOf(this.#owner, isFirst);
    if (read > this.#lastRead) {
      this.#lastRead = read;
      this.#records = records;
    }
    return this.#records;
  }

  /** Another device may have saved answers at the server meanwhile. */
  async #checkServer(): Promise<void> {
    this.#atServer = (await this.#server.load()) ?? this.#atServer;
    if (!this.#isClosed) await this.check();
  }

  /** Returns the newest draft of the device and the server, except one that is finished: it was only not removed yet. */
  #newestOf(records: readonly OpenRecord[]): QuestionnaireResponse | undefined {
    const now = Date.now();
    const slot = records.find(({ key, kind, expires }) => key === this.#slot && kind === 'draft' && expires >= now);
    const isFinished = (draft: QuestionnaireResponse) =>
      draft.id !== undefined &&
      records.some(({ id, kind, content }) => {
        if (id !== draft.id) return false;
        // Answers that were changed after a refusal are a draft again.
        if (kind === 'refused') return authoredTime(content?.response) >= authoredTime(draft);
        return kind === 'waiting' || kind === 'finished';
      });
    return [slot?.content?.response, this.#atServer]
      .filter((draft) => draft !== undefined && !isFinished(draft))
      .toSorted((a, b) => authoredTime(b) - authoredTime(a))[0];
  }

  #handle(event: DraftEvent): void {
    if (event.type === 'sent') this.#sent(event);
    if (event.type === 'finished-elsewhere') void this.#finishedElsewhere(event);
    else this.#options.notify(event);
  }

  #sent({ id, questionnaire }: Extract<DraftEvent, { type: 'sent' }>): void {
    if (!this.#finished || id === this.#finished) this.#wasSent = true;
    if (questionnaire === this.#options.questionnaire) void this.#server.remove(id);
  }

  async #finishedElsewhere(event: Extract<DraftEvent, { type: 'finished-elsewhere' }>): Promise<void> {
    this.#finished = event.id;
    await this.#server.stop();
    this.#outbox.refresh(await this.#store.recordsOf(this.#owner));
    this.#wasSent = !this.#outbox.statusOf(event.id);
    this.#options.notify(event);
  }

  #purged(at: number): void {
    void this.#store.end(at, this.#writer.id);
    this.#writer.stop();
    this.#outbox.clear();
    void this.#server.stop();
  }

  async #sealAgain(): Promise<void> {
    await this.#outbox.saveAgain();
    if (!this.#isClosed) this.#writer.saveAgain();
  }

  async #loadKeys(): Promise<void> {
    const [before] = this.#keys.all;
    try {
      await this.#keys.load();
      // A new key: stored records are sealed with it, so that they open after this page is gone.
      if (this.#keys instanceof SessionKeys && before !== this.#keys.all[0]) await this.#sealAgain();
    } catch (cause) {
      if (this.#isClosed) return;
      if (errorKindOf(cause) === 'expired') this.#handle({ type: 'expired' });
      else this.#handle({ type: 'error', error: new Error('There is no key for answers on this device.', { cause }) });
    }
  }
}

function keysFor({ mode, server, subject, storage }: FormDraftsOptions): DraftKeys {
  switch (mode) {
    case 'memory':
      return noKeys;
    case 'device':
      return new DeviceKeys(storage);
    case 'session':
      return new SessionKeys(async () => {
        const adapter = server();
        if (!adapter) throw new Error('There is no adapter.');
        return adapter.getDraftKey({ subject }, uncancelled());
      });
  }
}

function lifetimeOf(hours: number): number {
  return hours > 0 ? Math.min(hours, longestLifetime) : 24;
}
