import type { FormItem } from '../../core/form/form-item.js';
import { canonicalOf } from '../../core/model/questionnaire.js';
import type { QuestionnaireResponse, ResponseStatus } from '../../core/model/questionnaire-response.js';
import type { CheckedFormAdapter } from '../../internal/checked-form-adapter.js';
import { errorKindOf } from '../../drafts/error-kind.js';
import { ProErrorEvent } from '../../internal/error.event.js';
import { controlOf, isTyped } from './control-of.js';
import { idOf, rowIdOf, type DrawingHost } from './drawing.js';
import { Flow, type Fault } from './flow.js';
import type { KeepingController } from './keeping-controller.js';
import type { KeptActions } from './kept.js';
import { newId } from './new-id.js';
import type { Opened } from './opening.js';
import { AnswerEvent, PageEvent, SessionExpiredEvent, StartEvent, SubmitEvent } from './questionnaire.events.js';
import type { Actions, Sending } from './steps.js';
import type { Words } from './words.js';

/** What a session needs of its element. */
export interface SessionHost {
  words(): Words;
  subject(): string | undefined;
  /** A reference to who answers for the patient, where somebody does. */
  proxy(): string | undefined;
  adapter(): CheckedFormAdapter | undefined;
  readonly keeping: KeepingController;
  dispatchEvent(event: Event): boolean;
  requestUpdate(): void;
  reload(): void;
  /** Another page is shown. */
  turned(): void;
}

/** One time that somebody fills in a questionnaire: from its first page until it was sent. */
export class Session implements Actions, KeptActions, DrawingHost {
  readonly flow: Flow;
  sending: Sending = 'no';
  /** The answers went to an adapter, so that "sent" is true. */
  isSent = false;
  /** What was answered before, until somebody chooses to go on with it or to start again. */
  offer: QuestionnaireResponse | undefined;
  /** Why the server does not take the answers, in its own words. */
  reason = '';
  /** `id` of the unsent response that somebody is asked about: whether to throw it away. */
  discarding: string | undefined;

  readonly #host: SessionHost;
  readonly #isList: boolean;
  /** Somebody sent the answers, and has not gone back to change them. */
  #isFollowing = false;
  #id: string;
  #opened: Opened;
  #started = false;
  /** The newer answers of another tab are being read. */
  #isTaking = false;
  /** Id of what takes the focus when it is drawn, or `heading` for the page's own. */
  #focusNext: string | undefined;

  constructor(host: SessionHost, opened: Opened, isList: boolean, id: string = newId()) {
    this.#host = host;
    this.#opened = opened;
    this.#isList = isList;
    this.#id = id;
    this.flow = new Flow(opened.form, isList ? 'questions' : 'intro');
    this.#watch();
  }

  get id(): string {
    return this.#id;
  }

  /** Somebody answered, or went past the first page. */
  get isStarted(): boolean {
    return this.#started;
  }

  get opened(): Opened {
    return this.#opened;
  }

  /** The same answers in a form that was opened again. */
  reopen(opened: Opened): void {
    this.#opened = opened;
    this.flow.reopen(opened.form);
    this.#watch();
  }

  responseOf(status: ResponseStatus): QuestionnaireResponse {
    const proxy = this.#host.proxy();
    // Who answered an earlier draft is not who answers now.
    const { source: _, ...response } = this.flow.form.response({
      status,
      id: this.#id,
      subject: this.#host.subject(),
      authored: new Date().toISOString(),
    });
    return proxy ? { ...response, source: proxy } : response;
  }

  /** Once: what should have the focus now. */
  takeFocus(): string | undefined {
    const wanted = this.#focusNext;
    this.#focusNext = undefined;
    return wanted;
  }

  start(): void {
    this.#start();
    this.flow.start();
    this.#turned();
  }

  next(): void {
    if (this.flow.next(this.#host.words())) this.#turned();
    else this.focus('faults');
  }

  back(): void {
    this.#takeBack();
    this.flow.back();
    this.#turned();
  }

  change(path: string): void {
    this.#takeBack();
    this.flow.change(path);
    this.#turned();
  }

  toFault(fault: Fault): void {
    if (this.flow.step === 'review') this.change(fault.formItem.path);
    this.focus(fieldIdOf(fault));
  }

  send(): void {
    if (this.sending === 'busy') return;
    if (!this.flow.check(this.#host.words())) {
      this.focus('faults');
      return;
    }
    this.sending = 'busy';
    this.changed();
    const { keeping } = this.#host;
    if (keeping.isSending) {
      void keeping.finish(this.responseOf('completed')).then((outcome) => this.#finished(outcome));
      return;
    }
    const adapter = this.#host.adapter();
    // Never aborted: what was sent on its way should arrive, also when the page takes the form away.
    const { signal } = new AbortController();
    const sent = adapter?.submitResponse(this.responseOf('completed'), { signal }) ?? Promise.resolve();
    void sent.then(
      () => this.#sent(adapter !== undefined),
      (error: unknown) => this.#notSent(error),
    );
  }

  /** What was kept before, found when the form was there already. */
  offerDraft(draft: QuestionnaireResponse): void {
    if (this.#started) return;
    this.offer = draft;
    this.changed();
  }

  resume(): void {
    const { offer } = this;
    if (!offer) return;
    this.#goOnWith(offer);
    // Not a choice against what another tab kept since it was found: that is asked then.
    this.#host.keeping.keep(true);
  }

  startAgain(): void {
    this.offer = undefined;
    this.focus('heading');
  }

  takeNewer(): void {
    // Once, however often somebody presses: the answers of the second time would come over what is given by then.
    if (this.#isTaking) return;
    this.#isTaking = true;
    void this.#takeNewer().finally(() => (this.#isTaking = false));
  }

  keepThese(): void {
    this.#id = this.#host.keeping.newerId ?? this.#id;
    this.#host.keeping.settle();
    this.focus('heading');
  }

  retry(id: string): void {
    this.#host.keeping.send(id);
    this.focus('unsent');
  }

  askDiscard(id: string | undefined): void {
    const focus = id ? 'discard-yes' : `discard-${this.discarding}`;
    this.discarding = id;
    this.focus(focus);
  }

  discard(id: string): void {
    this.discarding = undefined;
    this.#host.keeping.discard(id);
    if (id === this.#id && this.sending === 'refused') this.sending = 'no';
    this.focus('heading');
  }

  /** The server has this response. */
  confirmed(id: string): void {
    if (id !== this.#id) return;
    const isThere = this.flow.step === 'thanks';
    this.sending = 'no';
    this.isSent = true;
    if (isThere) this.changed();
    else this.#thank();
  }

  /** What became of the answers that somebody sent. */
  follow(): void {
    const { keeping } = this.#host;
    const unsent = keeping.unsent.find(({ id }) => id === this.#id);
    if (!unsent || !this.#isFollowing || this.flow.step === 'thanks') return;
    this.reason = unsent.reason ?? '';
    if (unsent.state === 'waiting' && keeping.isSafe) this.#thank();
    else this.sending = sendingOf[unsent.state];
    this.changed();
  }

  /** The same answers were finished in another tab. */
  finishedElsewhere(id: string): void {
    this.#id = id;
    this.isSent = !this.#host.keeping.unsent.some((one) => one.id === id);
    this.sending = 'no';
    this.#thank();
  }

  answered(formItem: FormItem): void {
    this.#takeBack();
    this.#start();
    this.#host.keeping.keep(!isTyped(formItem));
    this.#host.dispatchEvent(new AnswerEvent(formItem.item.linkId, formItem.path));
    this.changed();
  }

  changed(): void {
    this.#host.requestUpdate();
  }

  focus(id: string): void {
    this.#focusNext = id;
    this.changed();
  }

  retryOptions(): void {
    this.#host.reload();
    this.focus('heading');
  }

  #start(): void {
    if (this.#started) return;
    this.#started = true;
    this.#host.dispatchEvent(new StartEvent(canonicalOf(this.#opened.questionnaire)));
  }

  async #takeNewer(): Promise<void> {
    const newer = await this.#host.keeping.newer();
    if (!newer) return;
    // Thrown away meanwhile, or sealed for another login: then these answers are all there is.
    if (newer.content) this.#goOnWith(newer.content.response);
    this.#host.keeping.settle(newer);
  }

  #turned(): void {
    const { step, pages, pageIndex } = this.flow;
    this.focus('heading');
    this.#host.turned();
    this.#host.dispatchEvent(new PageEvent(step, step === 'questions' ? pageIndex + 1 : 0, pages.length));
  }

  /** What follows from an answer, and repetitions that come and go, are kept too. */
  #watch(): void {
    const { form } = this.flow;
    form.subscribe(() => form === this.flow.form && this.#host.keeping.keep(false));
  }

  #goOnWith(response: QuestionnaireResponse): void {
    this.offer = undefined;
    this.#id = response.id ?? this.#id;
    this.reopen({ ...this.#opened, form: this.#opened.again(response) });
    this.#start();
    if (this.#isList) this.flow.step = 'questions';
    else this.flow.resume();
    this.#turned();
  }

  /** The server was asked once; what comes of it later is told by `follow` and `confirmed`. */
  #finished(outcome: 'sending' | 'newer'): void {
    if (outcome === 'newer') {
      this.sending = 'no';
      this.focus('newer');
      return;
    }
    this.#isFollowing = true;
    this.follow();
  }

  #thank(): void {
    this.sending = 'no';
    this.flow.step = 'thanks';
    this.#turned();
  }

  #sent(isSent: boolean): void {
    this.isSent = isSent;
    this.#thank();
    this.#host.dispatchEvent(new SubmitEvent(canonicalOf(this.#opened.questionnaire), this.#id));
  }

  /** The message is ours: what an adapter says may hold anything. Its own error is the cause, for the host. */
  #notSent(cause: unknown): void {
    const kind = errorKindOf(cause);
    this.sending = kind === 'later' ? 'failed' : kind;
    this.reason = kind === 'refused' && cause instanceof Error ? cause.message : '';
    this.changed();
    this.#host.dispatchEvent(
      kind === 'expired'
        ? new SessionExpiredEvent()
        : new ProErrorEvent(new Error('submitResponse() did not succeed.', { cause })),
    );
  }

  /** Somebody goes back to change what was finished. */
  #takeBack(): void {
    this.#isFollowing = false;
    if (this.sending !== 'no') this.#host.keeping.takeBack();
    this.sending = 'no';
  }
}

/** What the page says of an unsent response that somebody waits for. */
const sendingOf = { waiting: 'failed', sending: 'busy', expired: 'expired', refused: 'refused' } as const;

function fieldIdOf({ formItem, place, problem }: Fault): string {
  if (problem.key === 'unreadable' && problem.unreadable === 'other') return `${idOf(formItem)}-other`;
  // What was typed beside the line of a slider.
  if (problem.key === 'unreadable' && controlOf(formItem) === 'slider') return `${idOf(formItem)}-number`;
  return rowIdOf(formItem, place);
}
