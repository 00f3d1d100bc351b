import type { DraftMode, DraftStatus } from '../core/model/draft-status.js';
import type { QuestionnaireResponse, ResponseStatus } from '../core/model/questionnaire-response.js';
import { uncancelled, type DraftEvent, type DraftServer } from '../drafts/draft-events.js';
import type { DraftRecord, OpenRecord } from '../drafts/draft-record.js';
import { errorKindOf, failureOf } from '../drafts/error-kind.js';
import type { FormDrafts, FormDraftsOptions } from '../drafts/form-drafts.js';
import type { UnsentResponse } from '../drafts/outbox.js';
import { withTimeout } from '../drafts/with-timeout.js';
import type { Submission } from './form-state.js';

/** Opens the drafts of a form in a storage. */
export type OpenDrafts = (options: Omit<FormDraftsOptions, 'storage'>) => Promise<FormDrafts>;

/** The storage of drafts. */
export interface DraftSettings {
  readonly mode: DraftMode;
  /** Hours that unfinished answers are stored. */
  readonly lifetime: number;
}

/** An event of the answers of a session. */
export type DeliveryEvent =
  | DraftEvent
  /** Another tab has newer answers, so nothing was sent. */
  | { readonly type: 'conflict' }
  /** The answers are finished: sent, or stored until they can be sent. */
  | { readonly type: 'finished' }
  /** The adapter has the answers, or there is no adapter. */
  | { readonly type: 'submitted'; readonly response: QuestionnaireResponse };

export interface DeliveryOptions {
  /** Returns the answers as they are now. */
  readonly response: (status: ResponseStatus) => QuestionnaireResponse;
  readonly server: DraftServer | undefined;
  readonly openDrafts: OpenDrafts | undefined;
  readonly notify: (event: DeliveryEvent) => void;
}

/** Milliseconds after which a form opens without its draft; a draft that is found later is still offered. */
const findTimeoutMs = 6000;

const idle: Submission = { status: 'idle', reason: '', isSent: false };
const unsentToSubmission = { waiting: 'failed', sending: 'sending', expired: 'expired', refused: 'refused' } as const;

/** Stores the answers of a session as drafts, if the host asks for that, and sends them when they are finished. */
export class Delivery {
  submission = idle;

  readonly #options: DeliveryOptions;
  #server: DraftServer | undefined;
  /** The host has given an adapter: without one, nothing can be sent at present, as between two logins. */
  #hasHadServer: boolean;
  #drafts: FormDrafts | undefined;
  /** The closed drafts whose draft is removed from the device once all of its answers are in memory. */
  #leftover: FormDrafts | undefined;
  /** Id of this session's writer, however its drafts are opened. */
  #writer: string | undefined;
  /** Returns whether the patient has answered. */
  #isAnswered: () => boolean = () => false;
  /** The mode, lifetime, subject and questionnaire that the drafts are opened for. */
  #key: string | undefined;
  /** Resolves when the drafts that are opening are found, or after some seconds without them. */
  #opening: Promise<unknown> | undefined;
  /** `id` of the response that the patient sent and has not changed since. */
  #followed: string | undefined;
  #isPaused = false;
  #isClosed = false;

  constructor(options: DeliveryOptions) {
    this.#options = options;
    this.#server = options.server;
    this.#hasHadServer = options.server !== undefined;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** The status of the stored answers; undefined without drafts. */
  get status(): DraftStatus | undefined {
    return this.#drafts?.status;
  }

  get unsent(): readonly UnsentResponse[] {
    return this.#drafts?.unsent ?? [];
  }

  get isOnDevice(): boolean {
    return this.#drafts?.isOnDevice ?? false;
  }

  /** `id` of the newer answers of another tab. */
  get newerId(): string | undefined {
    return this.#drafts?.newerId;
  }

  /**
   * Opens drafts; undefined closes them. Resolves once an earlier draft is found, or after some seconds without one.
   * Never rejects: a failure is an event, and the answers stay in memory. If drafts move from the device to memory, their
   * draft is removed from the device once all of its answers are in memory.
   *
   * @param isAnswered Returns whether the patient has answered already; then no earlier draft is looked for.
   */
  async open(
    settings: (DraftSettings & Pick<FormDraftsOptions, 'subject' | 'questionnaire' | 'title'>) | undefined,
    isAnswered: () => boolean,
  ): Promise<void> {
    const { openDrafts } = this.#options;
    const { mode, lifetime, subject, questionnaire } = settings ?? {};
    const key = settings && openDrafts ? JSON.stringify([mode, lifetime, subject, questionnaire]) : undefined;
    if (key === this.#key) return;
    this.#isAnswered = isAnswered;
    this.#leftover = mode === 'memory' && this.isOnDevice ? this.#drafts : undefined;
    this.#closeDrafts();
    this.#key = key;
    if (!settings || !openDrafts) return;
    const isCurrent = () => this.#key === key && !this.#isClosed;
    const opening = openDrafts({
      ...settings,
      writer: this.#writer,
      server: () => (isCurrent() ? this.#server : undefined),
      notify: (event) => this.#handle(event, isCurrent()),
    });
    const finding = this.#find(opening, isCurrent).catch((cause: unknown) =>
      this.#report(new Error('Answers are kept on this page only.', { cause })),
    );
    const found = withTimeout(findTimeoutMs, finding).catch(() => undefined);
    this.#opening = found;
    await found;
    if (this.#opening === found) this.#opening = undefined;
    if (isCurrent()) await this.#removeLeftover();
  }

  /** Saves changed answers: with `now` at once, else within 250 ms, for a patient who is typing. */
  save(now: boolean): void {
    this.#drafts?.save(this.#draft, now);
    if (this.#drafts && !this.#opening) void this.#removeLeftover();
  }

  /** Writes what waits for a pause in the typing. */
  flush(): void {
    this.#drafts?.flush();
  }

  /** Writes what waits, at the server too, because the page may disappear. */
  flushAll(): void {
    this.#drafts?.flushAll();
  }

  /** Sends the answers. Drafts that are still opening come first: another tab may have newer answers. */
  submit(): void {
    this.#set({ status: 'sending' });
    const response = this.#options.response('completed');
    if (!this.#opening || this.#drafts) return this.#send(response);
    void this.#opening.then(() => {
      if (this.submission.status === 'sending') this.#send(response);
    });
  }

  #send(response: QuestionnaireResponse): void {
    const { notify } = this.#options;
    if (this.#drafts) {
      void this.#drafts.finish(response).then((outcome) => {
        if (outcome === 'sending') {
          this.#followed = response.id;
          this.#follow();
          return notify({ type: 'changed' });
        }
        this.#set({ status: 'idle' });
        notify({ type: 'conflict' });
      });
      return;
    }
    void this.#toServer(response).then(
      (isSent) => {
        this.#set({ status: 'idle', isSent });
        notify({ type: 'finished' });
        notify({ type: 'submitted', response });
      },
      (error: unknown) => this.#failed(error),
    );
  }

  /** Resolves with true if the adapter has the response; with false for a host that takes it after the event `submit`. */
  async #toServer(response: QuestionnaireResponse): Promise<boolean> {
    const server = this.#server;
    if (!server && this.#hasHadServer) throw new Error('There is no adapter.');
    // Never aborted: what is being sent should arrive, even if the form is removed from the page.
    await server?.submitResponse(response, uncancelled());
    return server !== undefined;
  }

  /** Stops the sending of answers that the patient changes after all. */
  withdraw(): void {
    this.#followed = undefined;
    if (this.submission.status === 'idle') return;
    void this.#drafts?.withdraw(this.#draft);
    this.#set({ status: 'idle' });
  }

  /** Notes that the answers of this session are finished, by this page or by another tab. */
  finish(isSent: boolean): void {
    this.#followed = undefined;
    this.#set({ status: 'idle', isSent });
  }

  /** Returns a response of this subject that is not sent. */
  unsentResponse(id: string): QuestionnaireResponse | undefined {
    return this.#drafts?.unsentResponse(id);
  }

  /** Notes that the server refused a response that waited to be sent, so that the patient can change it. */
  refuse({ id, reason = '' }: UnsentResponse): void {
    this.#followed = id;
    this.#set({ status: 'refused', reason });
  }

  /** Sends one unsent response again. */
  retry(id: string): void {
    void this.#drafts?.send(id);
  }

  /** Removes one unsent response. */
  discard(id: string): void {
    void this.#drafts?.discard(id);
    if (id === this.#followed && this.submission.status === 'refused') this.#set({ status: 'idle' });
  }

  /** Notes that the patient goes on with the earlier draft that was found, or starts without it. */
  acceptFound(): void {
    this.#drafts?.acceptFound();
  }

  /** Returns the newer answers of another tab, without content if they cannot be read. */
  async newer(): Promise<OpenRecord | undefined> {
    return this.#drafts?.newer();
  }

  /** Resolves a conflict with another tab in favour of the answers of this session. */
  resolveConflict(over?: DraftRecord): void {
    this.#drafts?.resolveConflict(this.#draft, over);
  }

  /** Goes on with another adapter, as after a login. */
  setServer(server: DraftServer | undefined): void {
    this.#server = server;
    this.#hasHadServer ||= server !== undefined;
    if (server && !this.#isClosed) void this.#drafts?.renew();
  }

  /** Writes what waits, and does nothing more by itself until {@link resume}. */
  pause(): void {
    this.#isPaused = true;
    this.#drafts?.pause();
  }

  /** Reads what changed while the page was hidden, offline or logged out, and sends what waits. */
  async resume(): Promise<void> {
    this.#isPaused = false;
    await this.#drafts?.resume();
  }

  /** Ends the delivery, because another person or form comes. A request under way is not cancelled. */
  close(): void {
    this.#isClosed = true;
    this.#leftover = undefined;
    this.#closeDrafts();
  }

  readonly #draft = (): QuestionnaireResponse => this.#options.response('in-progress');

  #closeDrafts(): void {
    this.#drafts?.close();
    this.#drafts = undefined;
    this.#key = undefined;
  }

  async #find(opening: Promise<FormDrafts>, isCurrent: () => boolean): Promise<void> {
    const drafts = await opening;
    if (!isCurrent()) return drafts.close();
    this.#drafts = drafts;
    this.#writer ??= drafts.writer;
    // Answers that the patient gave or sent meanwhile are never replaced by older ones.
    if (this.submission.isSent || this.#isAnswered()) {
      if (!this.submission.isSent) this.save(false);
      await drafts.check();
      return void drafts.resume();
    }
    await drafts.find();
    if (this.#isPaused) drafts.pause();
    if (!isCurrent()) return;
    // Not the result of `find()`: another tab may have written since.
    const draft = drafts.found;
    this.#options.notify(draft ? { type: 'found', draft } : { type: 'changed' });
    if (!draft || this.submission.status !== 'sending') return;
    // Nothing is answered here: the patient goes on with the draft, or starts again and sends then.
    this.#set({ status: 'idle' });
    this.#options.notify({ type: 'conflict' });
  }

  /** Removes the draft that the device still has, once the patient has answered here or goes on with that draft. */
  async #removeLeftover(): Promise<void> {
    if (!this.#isAnswered()) return;
    const leftover = this.#leftover;
    this.#leftover = undefined;
    await leftover?.removeDraft();
  }

  #handle(event: DraftEvent, isCurrent: boolean): void {
    // A response of a closed session can still be confirmed or fail; the rest is of no concern to the next person.
    if (!isCurrent && event.type !== 'sent' && event.type !== 'error') return;
    if (event.type === 'changed') this.#follow();
    this.#options.notify(event);
  }

  /** Follows a response that the drafts send: what became of it is the submission's status. */
  #follow(): void {
    const unsent = this.#followed && this.unsent.find(({ id }) => id === this.#followed);
    if (!unsent) return;
    if (unsent.status === 'waiting' && this.#drafts?.isSafe) {
      this.#followed = undefined;
      this.#set({ status: 'idle' });
      this.#options.notify({ type: 'finished' });
    } else {
      this.#set({ status: unsentToSubmission[unsent.status], reason: unsent.reason ?? '' });
    }
  }

  #failed(cause: unknown): void {
    const kind = errorKindOf(cause);
    const reason = kind === 'refused' && cause instanceof Error ? cause.message : '';
    this.#set({ status: kind === 'later' ? 'failed' : kind, reason });
    if (kind === 'expired' && !this.#isClosed) this.#options.notify({ type: 'expired' });
    else this.#report(failureOf('submitResponse', cause));
  }

  /** Sets the submission without an event: each caller emits one, or is part of a change of the session. */
  #set(changes: Partial<Submission>): void {
    this.submission = { ...this.submission, reason: '', ...changes };
  }

  #report(error: Error): void {
    this.#options.notify({ type: 'error', error });
  }
}
