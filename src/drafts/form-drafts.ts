import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import { DatabasePlace } from './database-place.js';
import { answeredAt, DraftKeeper, type ReadResponse } from './draft-keeper.js';
import type { DraftRecord, OpenRecord } from './draft-record.js';
import type { DraftHost } from './draft-server.js';
import { DraftStore } from './draft-store.js';
import { errorKindOf } from './error-kind.js';
import type { DraftMode, KeepState } from './keep-state.js';
import { DeviceKeys, noKeys, SessionKeys, type DraftKeys } from './keys.js';
import { Outbox, type Unsent } from './outbox.js';
import { ownerOf, slotOf } from './sealing.js';
import { ServerDraft } from './server-draft.js';
import { Tabs } from './tabs.js';

export interface FormDraftsOptions {
  readonly mode: DraftMode;
  /** Hours that unfinished answers are kept on the device; 168 at most. */
  readonly lifetime: number;
  readonly subject: string;
  /** Canonical with its version. */
  readonly questionnaire: string;
  /** What the questionnaire is called. */
  readonly title: string | undefined;
  /** Asks the adapter for the key of this login. */
  readonly draftKey: () => Promise<CryptoKey>;
  readonly host: DraftHost;
}

const hour = 3600 * 1000;
const longestLifetime = 7 * 24;
/** These promise that answers can be found again on this device, or speak of a login that is over. */
const sealedStates: ReadonlySet<KeepState> = new Set(['device', 'journal', 'waiting', 'expired']);
/** A better place may work by now. */
const unsafeStates: ReadonlySet<KeepState> = new Set(['journal', 'memory']);
/** One for the page: its forms share a connection. */
const database = new DatabasePlace();

/** The drafts of one form: kept while somebody answers, found again, and sent once when they are finished. */
export class FormDrafts {
  /** Whether the finished response is still there when the page is closed. */
  isSafe = false;

  readonly #options: FormDraftsOptions;
  readonly #keys: DraftKeys;
  readonly #store: DraftStore;
  readonly #server: ServerDraft;
  readonly #keeper: DraftKeeper;
  readonly #outbox: Outbox;
  readonly #tabs: Tabs;
  readonly #owner: string;
  readonly #slot: string;
  /** What became of this form's own answers. */
  #finished: string | undefined;
  #wasSent = false;
  /** How often somebody logged in again of which the key is not here yet. */
  #renewals = 0;
  #isClosed = false;

  static async open(options: FormDraftsOptions): Promise<FormDrafts> {
    const { subject, questionnaire } = options;
    return new FormDrafts(options, await ownerOf(subject), await slotOf(subject, questionnaire));
  }

  /** Use {@link FormDrafts.open}. */
  constructor(options: FormDraftsOptions, owner: string, slot: string) {
    const { mode, subject, questionnaire, title, draftKey, host } = options;
    this.#options = options;
    this.#owner = owner;
    this.#slot = slot;
    this.#keys = mode === 'memory' ? noKeys : mode === 'session' ? new SessionKeys(draftKey) : new DeviceKeys(database);
    this.#store = new DraftStore(this.#keys, subject, database);
    const ownHost: DraftHost = {
      ...host,
      sent: (response) => this.#sent(response),
      finishedElsewhere: (id) => void this.#finishedElsewhere(id),
    };
    this.#server = new ServerDraft(ownHost, { subject, questionnaire });
    const form = { owner, slot, title, lifetime: lifetimeOf(options.lifetime) * hour };
    const tell = () => this.#tabs.tell({ kind: 'changed', owner, writer: this.#keeper.writer });
    this.#keeper = new DraftKeeper(this.#store, this.#server, ownHost, form, tell);
    this.#outbox = new Outbox(this.#store, ownHost, this.#keeper.writer, tell);
    this.#tabs = new Tabs((message) => {
      if (message.kind === 'purged') this.#purged(message.at);
      else if (message.owner === owner && message.writer !== this.#keeper.writer) void this.check();
    });
  }

  /** What there is to tell about this form's answers, or else about what waits from before. */
  get state(): KeepState {
    const state = this.#knownState;
    // Until it is sealed for this login it is lost with the page.
    return this.#renewals > 0 && sealedStates.has(state) ? 'saving' : state;
  }

  get #knownState(): KeepState {
    const own = this.#finished && this.#outbox.of(this.#finished);
    if (own) return own.state;
    if (this.#finished && this.#wasSent) return 'sent';
    const { state } = this.#keeper;
    if (state !== 'none') return state;
    const { unsent } = this;
    if (unsent.some((one) => one.state === 'refused')) return 'refused';
    if (unsent.some((one) => one.state === 'expired')) return 'expired';
    if (unsent.some((one) => one.state === 'waiting')) return 'waiting';
    if (unsent.length > 0) return 'sending';
    return this.#wasSent ? 'sent' : 'none';
  }

  /** Everything of this subject that the server does not have, also of other questionnaires. */
  get unsent(): readonly Unsent[] {
    return this.#outbox.unsent;
  }

  /** Whether anything may be put on the device. */
  get isOnDevice(): boolean {
    return this.#store.isOnDevice;
  }

  /**
   * Looks for what was kept: the newest of this device and the server. What waits to be sent is sent from now on.
   * Never rejects: what does not work is reported, and the form goes on without.
   */
  async find(): Promise<QuestionnaireResponse | undefined> {
    this.#tabs.open();
    const atServer = this.#server.load();
    await this.#loadKeys();
    const records = await this.#store.recordsOf(this.#owner, true);
    // Somebody else came meanwhile, whose draft is not to be thrown away.
    if (this.#isClosed) return undefined;
    const now = Date.now();
    void this.#store.remove(
      ({ owner, kind, expires }) =>
        expires < now || (owner !== this.#owner && kind !== 'waiting' && kind !== 'refused'),
    );
    const live = records.filter(({ expires }) => expires >= now);
    const slot = records.find(({ key }) => key === this.#slot);
    // Somebody who answers already must choose; else going on from here is not writing over it.
    if (this.#keeper.isInUse) this.#keeper.meet(slot);
    else this.#keeper.know(slot);
    this.#outbox.refresh(live);
    void this.#outbox.resume();
    const onDevice = live.find(({ key, kind }) => key === this.#slot && kind === 'draft')?.content?.response;
    const candidates = [onDevice, await atServer].filter((draft) => draft !== undefined);
    // Sent already, or waiting to be: the draft was only not thrown away yet.
    const isDone = ({ id }: QuestionnaireResponse) =>
      id !== undefined && records.some((one) => one.id === id && (one.kind === 'waiting' || one.kind === 'finished'));
    const [newest] = candidates.filter((draft) => !isDone(draft)).toSorted((a, b) => answeredAt(b) - answeredAt(a));
    this.#keeper.follow(newest);
    return newest;
  }

  /** The answers changed. With `now` they are written at once; else within 250 ms, for somebody who is typing. */
  keep(read: ReadResponse, now: boolean): void {
    this.#keeper.keep(read);
    if (now) void this.#keeper.flush();
  }

  /** Writes what waits for a pause in the typing. */
  flush(): void {
    void this.#keeper.flush();
  }

  /** The page may go away: writes what waits, at the server too. */
  flushAll(): void {
    void this.#keeper.flush().then(() => this.#server.flush());
  }

  /**
   * Keeps the finished response and sends it.
   *
   * @returns `newer`: nothing was sent, for another tab has newer answers.
   */
  async finish(response: QuestionnaireResponse): Promise<'sending' | 'newer'> {
    this.#finished = undefined;
    const kept = await this.#keeper.finish(response, () => this.#outbox.revision);
    if (!kept) return 'newer';
    this.#finished = kept.record.id;
    this.#wasSent = false;
    this.isSafe = kept.place !== 'memory';
    this.#outbox.add(kept.record);
    if (!this.#isClosed) await this.#outbox.send(kept.record.id);
    return 'sending';
  }

  /** What somebody finished is changed after all: it is a draft again, and is not sent as it was. */
  async takeBack(read: ReadResponse): Promise<void> {
    const id = this.#finished;
    if (!id) return;
    this.#finished = undefined;
    this.#keeper.keep(read);
    const kept = this.#keeper.flush();
    if (this.#outbox.of(id)?.state !== 'refused') await this.#outbox.discard(id, kept);
    await kept;
  }

  /** The newest of what other tabs kept; without content where it cannot be read. Undefined: nothing is newer now. */
  async newer(): Promise<OpenRecord | undefined> {
    const { newer, writer } = this.#keeper;
    const record = newer && ((await this.#store.newestOfOthers(newer, writer)) ?? newer);
    if (record?.kind !== 'finished') return record;
    this.#keeper.meet(record);
    return undefined;
  }

  /**
   * Goes on with these answers: they are the ones from now on.
   *
   * @param over What another tab kept, as somebody knew of it. What it kept after that is not written over.
   */
  settle(read: ReadResponse, over: DraftRecord | undefined = this.#keeper.newer): void {
    this.#keeper.settle(over, read);
  }

  /** `id` of the newer answers, so that those of two tabs become one response. */
  get newerId(): string | undefined {
    return this.#keeper.newer?.id;
  }

  send(id: string): Promise<void> {
    return this.#outbox.send(id);
  }

  discard(id: string): Promise<void> {
    return this.#outbox.discard(id);
  }

  /** The page is back, online, or logged in again: looks what changed meanwhile, and sends what waits. */
  async resume(): Promise<void> {
    if (this.#isClosed) return;
    this.#tabs.open();
    this.#store.tryAgain();
    await this.check();
    if (this.#isClosed) return;
    if (this.#store.isOnDevice && unsafeStates.has(this.#keeper.state)) this.#keeper.keepAgain();
    this.flushAll();
    await this.#outbox.resume();
  }

  /** The host gave another adapter: another login may have another key. */
  async renew(): Promise<void> {
    this.#outbox.renew();
    if (this.#keys instanceof SessionKeys) {
      this.#keys.renew();
      this.#renewals += 1;
      await this.#loadKeys();
      this.#renewals -= 1;
      this.#options.host.changed();
    }
    await this.resume();
  }

  /** Looks what other tabs kept or sent. */
  async check(): Promise<void> {
    await this.#loadKeys();
    const records = await this.#store.recordsOf(this.#owner);
    this.#outbox.refresh(records);
    this.#keeper.meet(records.find(({ key }) => key === this.#slot));
  }

  /** Writes what waits, and does nothing more by itself until `resume()`. */
  stop(): void {
    this.flushAll();
    this.#server.pause();
    this.#outbox.stop();
    this.#tabs.close();
  }

  /** The form is of somebody or something else from now on. What was answered is still written, on this device only. */
  close(): void {
    this.#isClosed = true;
    void this.#keeper.flush();
    void this.#server.stop();
    this.#outbox.stop();
    this.#tabs.close();
  }

  #sent(response: { readonly id: string; readonly questionnaire: string }): void {
    const { questionnaire, host } = this.#options;
    if (!this.#finished || response.id === this.#finished) this.#wasSent = true;
    if (response.questionnaire === questionnaire) void this.#server.remove(response.id);
    host.sent(response);
  }

  async #finishedElsewhere(id: string): Promise<void> {
    this.#finished = id;
    await this.#server.stop();
    this.#outbox.refresh(await this.#store.recordsOf(this.#owner));
    this.#wasSent = !this.#outbox.of(id);
    this.#options.host.finishedElsewhere(id);
  }

  #purged(at: number): void {
    void this.#store.end(at, this.#keeper.writer);
    this.#keeper.stop();
    this.#outbox.clear();
    void this.#server.stop();
  }

  async #sealAgain(): Promise<void> {
    await this.#outbox.keepAgain();
    if (!this.#isClosed) this.#keeper.keepAgain();
  }

  async #loadKeys(): Promise<void> {
    const [before] = this.#keys.all;
    try {
      await this.#keys.load();
      // Another login, or its key at last: what is kept opens with it from now on, also when this page is gone.
      if (this.#keys instanceof SessionKeys && before !== this.#keys.all[0]) await this.#sealAgain();
    } catch (cause) {
      if (this.#isClosed) return;
      const { host } = this.#options;
      if (errorKindOf(cause) === 'expired') host.expired();
      else host.report(new Error('There is no key for answers on this device.', { cause }));
    }
  }
}

function lifetimeOf(hours: number): number {
  return hours > 0 ? Math.min(hours, longestLifetime) : 24;
}
