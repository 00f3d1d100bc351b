import { consume } from '@lit/context';
import { Task } from '@lit/task';
import { html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ProAdapter } from '../../adapter/adapter.js';
import { adapterContext, subjectContext } from '../../adapter/context.js';
import type { Questionnaire } from '../../core/model/questionnaire.js';
import type { QuestionnaireResponse, ResponseStatus } from '../../core/model/questionnaire-response.js';
import { base } from '../../internal/base.styles.js';
import { CheckedAdapter } from '../../internal/checked-adapter.js';
import { ProErrorEvent } from '../../internal/error.event.js';
import { LocaleController } from '../../internal/locale-controller.js';
import { refuseObjectAttributes } from '../../internal/object-attributes.js';
import { controlStyles } from './controls.styles.js';
import { Drawing } from './drawing.js';
import { openingOf, type Opened } from './opening.js';
import { styles } from './questionnaire.styles.js';
import { RoomController } from './room-controller.js';
import { Session } from './session.js';
import { renderIntro, renderList, renderLookBack, renderPage, renderReview, renderThanks } from './steps.js';
import { Words } from './words.js';

/**
 * Asks a patient the questions of a questionnaire, one at a time, and sends the answers.
 *
 * @slot intro - What the questionnaire is for, in place of its own description.
 * @slot thanks - What happens next, on the page after sending.
 * @csspart card - The card around everything.
 * @fires {StartEvent} pro-start - Somebody began to answer.
 * @fires {AnswerEvent} pro-answer - An answer changed.
 * @fires {PageEvent} pro-page - Another page is shown.
 * @fires {SubmitEvent} pro-submit - The answers were sent, or are ready for a host without an adapter.
 * @fires {ProErrorEvent} pro-error - Something could not be loaded or sent.
 */
export class ProQuestionnaire extends LitElement {
  static override styles = [base, styles, controlStyles];

  /** Canonical of the questionnaire, for the provider's adapter; or, as a property, the questionnaire itself. */
  @property() questionnaire: string | Questionnaire | undefined;

  /** Answers to go on with, or to look back at. */
  @property({ attribute: false }) response: QuestionnaireResponse | undefined;

  /** `page`: one question at a time. `list`: all of them under each other. */
  @property() layout: 'page' | 'list' = 'page';

  /** Shows the answers of `response`, not to be changed. */
  @property({ type: Boolean }) readonly = false;

  @consume({ context: adapterContext, subscribe: true })
  @state()
  private adapter: ProAdapter | undefined;

  @consume({ context: subjectContext, subscribe: true })
  @state()
  private subject: string | undefined;

  @state() private attempt = 0;

  readonly #locale = new LocaleController(this);
  readonly #room = new RoomController(this);

  readonly #opening = new Task(this, {
    args: () => [this.questionnaire, this.response, this.subject, this.adapter, this.attempt] as const,
    argsEqual: (before, after) => before.every((one, place) => isAlike(one, after[place])),
    task: ([questionnaire, response, subject], { signal }) => {
      refuseObjectAttributes(this);
      if (!this.#isSameForm([questionnaire, response, subject])) this.#session = undefined;
      this.#openedFor = [questionnaire, response, subject];
      if (!questionnaire) return undefined;
      return openingOf({
        questionnaire,
        response: () => this.#session?.responseOf('in-progress') ?? response,
        adapter: this.#checkedAdapter,
        signal,
        report: (error) => this.dispatchEvent(new ProErrorEvent(error)),
      });
    },
    onComplete: (opened) => this.#open(opened),
    onError: (error) => this.dispatchEvent(new ProErrorEvent(errorFrom(error))),
  });

  #session: Session | undefined;
  /** The questionnaire, response and subject that the session is for. */
  #openedFor: readonly unknown[] = [];

  /**
   * The answers as they are now; undefined until there is a form.
   *
   * @param status `in-progress`, or `completed` for the response as it is sent: without what was not asked or answered.
   */
  getResponse(status: ResponseStatus = 'in-progress'): QuestionnaireResponse | undefined {
    return this.#session?.responseOf(status);
  }

  protected override render(): TemplateResult {
    const { common } = this.#locale.messages;
    return html`
      <div class="root" lang=${this.#locale.language} dir=${this.#locale.direction}>
        <div part="card">
          ${this.#opening.render({
            initial: () => this.#renderMessage(common.nothingToShow),
            pending: () => this.#renderSession() ?? html`<p class="message" aria-busy="true">${common.loading}</p>`,
            complete: () => this.#renderSession() ?? this.#renderMessage(common.nothingToShow),
            error: (error) => this.#renderFailure(error),
          })}
        </div>
      </div>
    `;
  }

  protected override updated(): void {
    const wanted = this.#session?.takeFocus();
    if (!wanted) return;
    const target = wanted === 'heading' ? this.renderRoot.querySelector<HTMLElement>('.heading') : this.#byId(wanted);
    target?.focus({ preventScroll: wanted === 'heading' });
    if (wanted === 'heading') this.#scrollToTop();
  }

  get #checkedAdapter(): CheckedAdapter | undefined {
    return this.adapter && new CheckedAdapter(this.adapter);
  }

  get #words(): Words {
    return new Words(this.#locale.messages.questionnaire, this.#locale.language);
  }

  #renderSession(): TemplateResult | undefined {
    const session = this.#session;
    if (!session) return undefined;
    const { flow, opened, sending } = session;
    const { questionnaire, missing } = opened;
    flow.room = this.#room.width;
    const drawing = new Drawing(flow, this.#locale.messages, this.#words, questionnaire.language, missing, session);

    if (flow.pages.length === 0) return this.#renderMessage(drawing.texts.noQuestions);
    if (this.readonly) return renderLookBack(drawing, questionnaire);
    switch (flow.step) {
      case 'intro':
        return this.layout === 'list'
          ? renderList(drawing, questionnaire, sending, session)
          : renderIntro(drawing, questionnaire, session);
      case 'questions':
        if (this.layout === 'list') return renderList(drawing, questionnaire, sending, session);
        return flow.page && renderPage(drawing, flow.page, session);
      case 'review':
        return renderReview(drawing, sending, session);
      case 'thanks':
        return renderThanks(drawing, session.isSent);
    }
  }

  #renderMessage(message: string): TemplateResult {
    return html`<p class="message" role="status">${message}</p>`;
  }

  #renderFailure(error: unknown): TemplateResult {
    const { common } = this.#locale.messages;
    // A mistake in the page that holds this element is for its developer to read, and never reaches a patient.
    const isMistake =
      this.hasAttribute('questionnaire') &&
      typeof this.questionnaire === 'string' &&
      this.questionnaire.startsWith('[object');
    return html`
      <div class="message" role="alert">
        <p>${isMistake ? errorFrom(error).message : common.failed}</p>
        <button type="button" @click=${() => this.#reload()}>${common.tryAgain}</button>
      </div>
    `;
  }

  #open(opened: Opened | undefined): void {
    if (!opened) return;
    if (this.#session) this.#session.reopen(opened);
    else this.#session = this.#newSession(opened);
  }

  #newSession(opened: Opened): Session {
    const host = {
      words: () => this.#words,
      subject: () => this.subject,
      adapter: () => this.#checkedAdapter,
      dispatchEvent: (event: Event) => this.dispatchEvent(event),
      requestUpdate: () => this.requestUpdate(),
      reload: () => this.#reload(),
    };
    return new Session(host, opened, this.layout === 'list', this.response?.id);
  }

  #reload(): void {
    this.attempt += 1;
  }

  /** Answers are kept when only the adapter is another object; never when they would go to another person. */
  #isSameForm([questionnaire, response, subject]: readonly [unknown, unknown, string | undefined]): boolean {
    const [lastQuestionnaire, lastResponse, lastSubject] = this.#openedFor;
    return (
      isAlike(questionnaire, lastQuestionnaire) &&
      isAlike(response, lastResponse) &&
      (lastSubject === undefined || subject === lastSubject)
    );
  }

  /** A new page begins at its top, which may be above what is in view. */
  #scrollToTop(): void {
    const card = this.renderRoot.querySelector('[part="card"]');
    if (card && card.getBoundingClientRect().top < 0) card.scrollIntoView({ block: 'start' });
  }

  #byId(id: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  }
}

/** Frameworks make their data anew each time they draw; that must not empty a form. Adapters are told apart as objects. */
function isAlike(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isData(one) || !isData(other)) return false;
  return JSON.stringify(one) === JSON.stringify(other);
}

function isData(one: unknown): boolean {
  return typeof one === 'object' && one !== null && ('items' in one || 'questionnaire' in one);
}

function errorFrom(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
