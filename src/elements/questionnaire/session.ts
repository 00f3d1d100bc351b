import type { FormItem } from '../../core/form/form-item.js';
import { canonicalOf } from '../../core/model/questionnaire.js';
import type { QuestionnaireResponse, ResponseStatus } from '../../core/model/questionnaire-response.js';
import type { CheckedFormAdapter } from '../../internal/checked-form-adapter.js';
import { controlOf, isTyped } from '../../session/control-of.js';
import { idOf, rowIdOf, type DrawingHost } from './drawing.js';
import { Flow, questionOf, type Fault } from './flow.js';
import type { KeepingController } from './keeping-controller.js';
import type { KeptActions } from './kept.js';
import { newId } from '../../session/new-id.js';
import type { Opened } from './opening.js';
import { AnswerEvent, PageEvent, StartEvent } from './questionnaire.events.js';
import { Sending, type SendingState } from './sending.js';
import type { Actions } from './steps.js';
import type { Words } from './words.js';

/** What a session needs of its element. */
export interface SessionHost {
  words(): Words;
  subject(): string | undefined;
  /** A reference to who answers for the patient, where somebody does. */
  proxy(): string | undefined;
  adapter(): CheckedFormAdapter | undefined;
  /** Whether who began the session is still the one whose form it is. */
  isCurrent(): boolean;
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
  /** What was answered before, until somebody chooses to go on with it or to start again. */
  offer: QuestionnaireResponse | undefined;
  /** `id` of the unsent response that somebody is asked about: whether to throw it away. */
  discarding: string | undefined;

  readonly #host: SessionHost;
  readonly #isList: boolean;
  readonly #sending: Sending;
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
    this.#sending = new Sending(this, host);
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

  get sending(): SendingState {
    return this.#sending.state;
  }

  get isSent(): boolean {
    return this.#sending.isSent;
  }

  get reason(): string {
    return this.#sending.reason;
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
    this.turned();
  }

  next(): void {
    if (this.flow.next(this.#host.words())) this.turned();
    else this.focus('faults');
  }

  back(): void {
    this.#sending.takeBack();
    this.flow.back();
    this.turned();
  }

  change(path: string): void {
    this.#sending.takeBack();
    this.flow.change(path);
    this.turned();
  }

  toFault(fault: Fault): void {
    const formItem = questionOf(fault);
    if (this.flow.step === 'review') this.change(formItem.path);
    this.focus(fieldIdOf({ ...fault, formItem }));
  }

  send(): void {
    if (this.sending === 'busy' || !this.#host.isCurrent()) return;
    if (this.flow.check(this.#host.words())) this.#sending.send();
    else this.focus('faults');
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
    if (id === this.#id && this.sending === 'refused') this.#sending.state = 'no';
    this.focus('heading');
  }

  /** The server has this response. */
  confirmed(id: string): void {
    if (id === this.#id) this.#sending.confirmed();
  }

  /** Something changed of what waits to be sent. */
  follow(): void {
    this.#sending.follow();
  }

  /** The same answers were finished in another tab. */
  finishedElsewhere(id: string): void {
    this.#id = id;
    this.#sending.finishedElsewhere();
  }

  answered(formItem: FormItem): void {
    this.#sending.takeBack();
    this.#start();
    this.#host.keeping.keep(!isTyped(formItem));
    this.#host.dispatchEvent(new AnswerEvent(formItem.item.linkId, formItem.path));
    this.changed();
  }

  changed(): void {
    this.#host.requestUpdate();
  }

  turned(): void {
    const { step, pages, pageIndex } = this.flow;
    this.focus('heading');
    this.#host.turned();
    this.#host.dispatchEvent(new PageEvent(step, step === 'questions' ? pageIndex + 1 : 0, pages.length));
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
    this.turned();
  }
}

function fieldIdOf({ formItem, place, problem }: Fault): string {
  if (problem.key === 'unreadable' && problem.unreadable === 'other') return `${idOf(formItem)}-other`;
  // What was typed beside the line of a slider.
  if (problem.key === 'unreadable' && controlOf(formItem) === 'slider') return `${idOf(formItem)}-number`;
  return rowIdOf(formItem, place);
}
