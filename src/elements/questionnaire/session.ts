import type { FormItem } from '../../core/form/form-item.js';
import { canonicalOf } from '../../core/model/questionnaire.js';
import type { QuestionnaireResponse, ResponseStatus } from '../../core/model/questionnaire-response.js';
import type { CheckedFormAdapter } from '../../internal/checked-form-adapter.js';
import { ProErrorEvent } from '../../internal/error.event.js';
import { controlOf } from './control-of.js';
import { idOf, rowIdOf, type DrawingHost } from './drawing.js';
import { Flow, type Fault } from './flow.js';
import type { Opened } from './opening.js';
import { AnswerEvent, PageEvent, StartEvent, SubmitEvent } from './questionnaire.events.js';
import type { Actions, Sending } from './steps.js';
import type { Words } from './words.js';

/** What a session needs of its element. */
export interface SessionHost {
  words(): Words;
  subject(): string | undefined;
  /** A reference to who answers for the patient, where somebody does. */
  proxy(): string | undefined;
  adapter(): CheckedFormAdapter | undefined;
  dispatchEvent(event: Event): boolean;
  requestUpdate(): void;
  reload(): void;
  /** Another page is shown. */
  turned(): void;
}

/** One time that somebody fills in a questionnaire: from its first page until it was sent. */
export class Session implements Actions, DrawingHost {
  readonly flow: Flow;
  sending: Sending = 'no';
  /** The answers went to an adapter, so that "sent" is true. */
  isSent = false;

  readonly #host: SessionHost;
  readonly #id: string;
  #opened: Opened;
  #started = false;
  /** Id of what takes the focus when it is drawn, or `heading` for the page's own. */
  #focusNext: string | undefined;

  constructor(host: SessionHost, opened: Opened, isList: boolean, id: string = crypto.randomUUID()) {
    this.#host = host;
    this.#opened = opened;
    this.#id = id;
    this.flow = new Flow(opened.form, isList ? 'questions' : 'intro');
  }

  get opened(): Opened {
    return this.#opened;
  }

  /** The same answers in a form that was opened again. */
  reopen(opened: Opened): void {
    this.#opened = opened;
    this.flow.reopen(opened.form);
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
    this.sending = 'no';
    this.flow.back();
    this.#turned();
  }

  change(path: string): void {
    this.sending = 'no';
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
    const adapter = this.#host.adapter();
    // Never aborted: what was sent on its way should arrive, also when the page takes the form away.
    const { signal } = new AbortController();
    const sent = adapter?.submitResponse(this.responseOf('completed'), { signal }) ?? Promise.resolve();
    void sent.then(
      () => this.#sent(adapter !== undefined),
      (error: unknown) => this.#notSent(error),
    );
  }

  answered(formItem: FormItem): void {
    this.#start();
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

  #turned(): void {
    const { step, pages, pageIndex } = this.flow;
    this.focus('heading');
    this.#host.turned();
    this.#host.dispatchEvent(new PageEvent(step, step === 'questions' ? pageIndex + 1 : 0, pages.length));
  }

  #sent(isSent: boolean): void {
    this.sending = 'no';
    this.isSent = isSent;
    this.flow.step = 'thanks';
    this.#turned();
    this.#host.dispatchEvent(new SubmitEvent(canonicalOf(this.#opened.questionnaire), this.#id));
  }

  /** The message is ours: what an adapter says may hold anything. Its own error is the cause, for the host. */
  #notSent(cause: unknown): void {
    this.sending = 'failed';
    this.changed();
    this.#host.dispatchEvent(new ProErrorEvent(new Error('submitResponse() did not succeed.', { cause })));
  }
}

function fieldIdOf({ formItem, place, problem }: Fault): string {
  if (problem.key === 'unreadable' && problem.unreadable === 'other') return `${idOf(formItem)}-other`;
  // What was typed beside the line of a slider.
  if (problem.key === 'unreadable' && controlOf(formItem) === 'slider') return `${idOf(formItem)}-number`;
  return rowIdOf(formItem, place);
}
