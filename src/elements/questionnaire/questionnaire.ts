import { consume } from '@lit/context';
import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ProAdapter } from '../../adapter/adapter.js';
import { adapterContext, subjectContext } from '../../adapter/context.js';
import type { Instrument } from '../../core/model/instrument.js';
import type { Questionnaire } from '../../core/model/questionnaire.js';
import type { QuestionnaireResponse, ResponseStatus } from '../../core/model/questionnaire-response.js';
import type { DraftMode } from '../../drafts/keep-state.js';
import { baseStyles } from '../../internal/base/base.styles.js';
import { CheckedFormAdapter } from '../../internal/data/checked-form-adapter.js';
import { DataController } from '../../internal/data/embedded-data-controller.js';
import { toError } from '../../internal/base/to-error.js';
import { ProErrorEvent } from '../../internal/base/error.event.js';
import { failureText } from '../../internal/data/load-state.js';
import { LocaleController } from '../../internal/base/locale-controller.js';
import { ProElement } from '../../internal/base/pro-element.js';
import { SetupController } from '../../internal/data/setup-controller.js';
import { SetupError, type Missing } from '../../internal/data/setup-error.js';
import { answerWords } from '../../locales/nl/answer-words.js';
import { common } from '../../locales/nl/common.js';
import { questionnaire } from '../../locales/nl/questionnaire.js';
import { controlStyles } from './controls.styles.js';
import { Drawing, type Occasion } from './drawing.js';
import { formDataOf } from './form-data.js';
import { InstrumentMinutesController } from './instrument-minutes-controller.js';
import { KeepingController } from './keeping-controller.js';
import type { Kept } from './kept.js';
import { adoptPartStyles, parts } from './on-demand.js';
import { openingOf, type Opened } from './opening.js';
import { PrintController } from './print-controller.js';
import { styles } from './questionnaire.styles.js';
import { ReadAloudController } from './read-aloud-controller.js';
import { ReadersController } from './readers-controller.js';
import { RoomController } from './room-controller.js';
import { isAlike, isSameForm, type FormSources } from './same-form.js';
import { Session } from './session.js';
import { spokenLinesOf } from './spoken.js';
import { renderIntro, renderList, renderLookBack, renderPage, renderReview, renderThanks } from './steps.js';
import { renderTools, timesAsLarge, type TextSize } from './tools.js';
import { Words } from './words.js';

const dutch = { answerWords, common, questionnaire };

/**
 * Asks a patient the questions of a questionnaire, one at a time, and sends the answers.
 *
 * @slot intro - What the questionnaire is for, in place of its own description.
 * @slot thanks - What happens next, on the page after sending.
 * @csspart card - The card around everything.
 * @csspart status - Where the answers are kept. Its `data-state` is one of `none`, `saving`, `device`, `journal`, `server`,
 *   `memory`, `newer`, `sending`, `waiting`, `expired`, `refused` and `sent`.
 * @csspart unsent - What was finished and is not at the server, each with its `data-state`.
 * @fires {ProStartEvent} pro-start - Somebody began to answer.
 * @fires {ProAnswerEvent} pro-answer - An answer changed.
 * @fires {ProPageEvent} pro-page - Another page is shown.
 * @fires {ProSubmitEvent} pro-submit - The answers were sent, or are ready for a host without an adapter.
 * @fires {ProSessionExpiredEvent} pro-session-expired - The login ended while answers were kept or sent; everything is kept.
 * @fires {ProErrorEvent} pro-error - Something could not be loaded or sent.
 */
export class ProQuestionnaire extends ProElement {
  static formAssociated = true;
  static override styles = [baseStyles, styles, controlStyles];

  /** Canonical of the questionnaire, for the provider's adapter; or, as a property, the questionnaire itself. */
  @property() questionnaire: string | Questionnaire | undefined;

  /** Answers to go on with, or to look back at. */
  @property({ attribute: false }) response: QuestionnaireResponse | undefined;

  /** `page`: one question at a time. `list`: all of them under each other. */
  @property() layout: 'page' | 'list' = 'page';

  /** Shows the answers of `response`, not to be changed. */
  @property({ type: Boolean }) readonly = false;

  /** Who answers: `patient`, or a reference to somebody who answers for the patient, such as `RelatedPerson/1`. */
  @property() respondent = 'patient';

  /** Who will see the answers, in your words; said on the first page. Left out: as the adapter's `listReaders()` knows. */
  @property() readers: string | undefined;

  /**
   * The instrument that the questionnaire is part of, or its `id` for the adapter's `getInstrument()`. The form takes from
   * it how many minutes the questions take.
   */
  @property() instrument: string | Instrument | undefined;

  /** How many minutes it takes. Left out: as the instrument says, or else estimated from the questions. */
  @property({ type: Number }) minutes: number | undefined;

  /** With a name, the answers are fields of the form around this element: `name.linkId`. Without, they are not. */
  @property({ reflect: true }) name: string | undefined;

  /**
   * How answers are kept that are not sent yet: `memory` (on this page), `session` (on this device, unreadable after the
   * login; needs the adapter's `getDraftKey()`) or `device` (on this device, readable for who has it). Left out:
   * `session` where the adapter has a key, else `memory`. The adapter's own drafts come beside each of them.
   */
  @property() drafts: DraftMode | undefined;

  /** How many hours unfinished answers are kept on the device: 24, and 168 at most. */
  @property({ type: Number }) lifetime: number | undefined;

  @consume({ context: adapterContext, subscribe: true })
  @state()
  private adapter: ProAdapter | undefined;

  @consume({ context: subjectContext, subscribe: true })
  @state()
  private subject: string | undefined;

  @state() private attempt = 0;
  @state() private textSize: TextSize = 'normal';

  readonly #data = new DataController(this, ['questionnaire', 'response']);
  readonly #setup = new SetupController(this, () => this.#reload());
  readonly #locale = new LocaleController(this, dutch);
  readonly #room = new RoomController(this);
  readonly #print = new PrintController(this);
  readonly #voice = new ReadAloudController(this);
  readonly #keeping = new KeepingController(this, {
    adapter: () => this.#checkedAdapter,
    login: () => this.adapter,
    subject: () => this.subject,
    session: () => this.#session,
  });
  readonly #readers = new ReadersController(this, {
    adapter: () => this.#checkedAdapter,
    login: () => this.adapter,
    subject: () => this.subject,
    isNeeded: () => !this.readers && !this.readonly,
  });

  readonly #instrumentMinutes = new InstrumentMinutesController(this, {
    instrument: () => this.instrument,
    adapter: () => this.#checkedAdapter,
    login: () => this.adapter,
  });

  readonly #opening = new Task(this, {
    args: () =>
      [
        this.questionnaire,
        this.response,
        this.subject,
        this.adapter,
        this.#missing,
        this.attempt,
        this.#data.mistake,
      ] as const,
    argsEqual: (before, after) => before.every((one, place) => isAlike(one, after[place])),
    task: ([questionnaire, response, subject, _adapter, missing], { signal }) => {
      this.#data.check();
      if (!isSameForm([questionnaire, response, subject], this.#openedFor)) this.#forget();
      this.#openedFor = [questionnaire, response, subject];
      if (missing) return this.#setup.refuse(missing, signal);
      if (!questionnaire) return undefined;
      const opening = openingOf({
        questionnaire,
        response: () => this.#session?.responseOf('in-progress') ?? response,
        adapter: this.#checkedAdapter,
        signal,
        report: (error) => this.dispatchEvent(new ProErrorEvent(error)),
      });
      return Promise.all([opening, this.#keeping.load()]).then(
        async ([opened]) => opened && { opened, found: await this.#keeping.open(opened.questionnaire) },
      );
    },
    onComplete: (result) => result && this.#open(result.opened, result.found),
    onError: (error) => this.dispatchEvent(new ProErrorEvent(toError(error))),
  });

  readonly #internals = this.attachInternals();
  #isInForm = false;
  #partStyles = 0;
  #session: Session | undefined;
  /** The questionnaire, response and subject that the session is for. */
  #openedFor: FormSources = [undefined, undefined, undefined];

  /**
   * The answers as they are now; undefined until there is a form.
   *
   * @param status `in-progress`, or `completed` for the response as it is sent: without what was not asked or answered.
   */
  getResponse(status: ResponseStatus = 'in-progress'): QuestionnaireResponse | undefined {
    return this.#session?.responseOf(status);
  }

  protected override willUpdate(): void {
    this.#partStyles = adoptPartStyles(this, this.#partStyles);
  }

  protected override render(): TemplateResult {
    const loading = () => html`<p class="message" aria-busy="true">${this.#locale.messages.common.loading}</p>`;
    return html`
      <div class="root" lang=${this.#locale.language} dir=${this.#locale.direction}>
        <div class="room"></div>
        <div part="card" class=${this.textSize}>
          ${this.#opening.render({
            initial: loading,
            pending: () => this.#renderSession() ?? loading(),
            complete: () => this.#renderSession(),
            error: (error) => this.#renderFailure(error),
          })}
        </div>
      </div>
    `;
  }

  protected override updated(): void {
    this.#fillFormData();
    const wanted = this.#session?.takeFocus();
    if (!wanted) return;
    const target = wanted === 'heading' ? this.renderRoot.querySelector<HTMLElement>('.heading') : this.#byId(wanted);
    target?.focus({ preventScroll: wanted === 'heading' });
    if (wanted === 'heading') this.#scrollToTop();
  }

  /** The form of the page around this element was reset. */
  formResetCallback(): void {
    this.#forget();
    this.#reload();
  }

  get #checkedAdapter(): CheckedFormAdapter | undefined {
    return this.adapter && new CheckedFormAdapter(this.adapter);
  }

  /** A form never asks what it cannot send. */
  get #missing(): Missing | 'loading' | undefined {
    const { adapter, subject, questionnaire, readonly } = this;
    const needsSubject = !readonly && (this.#checkedAdapter?.needsSubject ?? false);
    const needs = { own: questionnaire ? undefined : ('questionnaire' as const), subject: needsSubject };
    return this.#setup.missing({ ...needs, adapter: typeof questionnaire === 'string' }, { adapter, subject });
  }

  get #words(): Words {
    const { messages, language, wanted } = this.#locale;
    const own = this.#session?.opened.questionnaire.language;
    return new Words(messages.questionnaire, messages.answerWords, language, { wanted, own });
  }

  /** What is said of answers that are kept; undefined where that was not asked for. */
  get #kept(): Kept | undefined {
    const kept = parts.kept.present;
    return kept && new kept.Kept(this.#locale.part('keptAnswers', kept.dutch), this.#keeping);
  }

  #renderSession(): TemplateResult | undefined {
    const session = this.#session;
    if (!session) return undefined;
    const { flow, opened } = session;
    const { questionnaire, missing } = opened;
    flow.room = Math.floor(this.#room.width / timesAsLarge[this.textSize]);
    const { messages } = this.#locale;
    const drawing = new Drawing(flow, messages, this.#words, questionnaire.language, missing, this.#occasion, session);
    if (flow.pages.length === 0) return this.#renderMessage(drawing.texts.noQuestions);
    return html`
      <div class="screen">
        ${this.#renderTools(drawing, questionnaire)}
        ${this.#kept?.renderNotices(drawing, session, this.layout === 'list')} ${this.#renderStep(drawing, session)}
        ${this.#kept?.renderStatus(flow.step === 'thanks')}
      </div>
      ${this.#print.isPrinting ? html`<div class="paper">${renderLookBack(drawing, questionnaire, undefined)}</div>` : nothing}
    `;
  }

  #renderTools(drawing: Drawing, questionnaire: Questionnaire): TemplateResult {
    const { step } = drawing.flow;
    const isText = !this.readonly && (step === 'intro' || step === 'questions');
    const language = drawing.shownLanguage ?? drawing.words.language;
    const lines = () => spokenLinesOf(drawing, questionnaire, this.layout === 'list');
    return renderTools(drawing.texts, {
      textSize: this.textSize,
      setTextSize: (size) => (this.textSize = size),
      readAloud: isText ? this.#voice.controlOf(lines, language) : undefined,
    });
  }

  #renderStep(drawing: Drawing, session: Session): TemplateResult | undefined {
    const { flow, opened } = session;
    const { questionnaire } = opened;
    if (this.readonly) return renderLookBack(drawing, questionnaire, this.response);
    if (session.offer) return this.#kept?.renderResume(drawing, session.offer.authored, session);
    switch (flow.step) {
      case 'intro':
        return this.layout === 'list'
          ? renderList(drawing, questionnaire, session)
          : renderIntro(drawing, questionnaire, session);
      case 'questions':
        if (this.layout === 'list') return renderList(drawing, questionnaire, session);
        return flow.page && renderPage(drawing, flow.page, session);
      case 'review':
        return renderReview(drawing, session);
      case 'thanks':
        return renderThanks(
          drawing,
          session.isSent,
          this.#kept?.renderSentLater(drawing, session),
          this.#keeping.mode !== undefined,
        );
    }
  }

  get #proxy(): string | undefined {
    return this.respondent && this.respondent !== 'patient' ? this.respondent : undefined;
  }

  get #occasion(): Occasion {
    const minutes = this.minutes ?? this.#instrumentMinutes.value;
    const readers = this.readers || this.#readers.listed('shared', this.#locale.language);
    const maybeReaders = this.#readers.listed('unknown', this.#locale.language);
    const isForSomeoneElse = this.#proxy !== undefined;
    return { readers, maybeReaders, minutes, isForSomeoneElse, keeping: this.#kept?.fact };
  }

  /** Only with a name: answers would else be in everything that a form of the page sends. */
  #fillFormData(): void {
    const { name } = this;
    if (!name && !this.#isInForm) return;
    const response = this.getResponse('completed');
    this.#internals.setFormValue(name && response ? formDataOf(response, name) : null);
    this.#isInForm = Boolean(name);
  }

  #renderMessage(message: string): TemplateResult {
    return html`<p class="message" role="status">${message}</p>`;
  }

  #renderFailure(error: unknown): TemplateResult {
    // Answers that are on the screen stay there, such as while a portal is between two logins.
    const shown = error instanceof SetupError ? this.#renderSession() : undefined;
    const text = () => failureText(error, this.#locale.messages.common, () => this.#reload());
    return shown ?? html`<div class="message" role="alert">${text()}</div>`;
  }

  #open(opened: Opened, found: QuestionnaireResponse | undefined): void {
    if (this.#session) this.#session.reopen(opened);
    else this.#session = this.#newSession(opened);
    if (found) this.#session.offerDraft(found);
  }

  /** What is answered from now on is of somebody else, or of another form. */
  #forget(): void {
    this.#session = undefined;
    this.#keeping.close();
  }

  #newSession(opened: Opened): Session {
    // The subject may be another one already, before the form is opened for that.
    const subject = () => this.#openedFor[2];
    const host = {
      words: () => this.#words,
      subject,
      proxy: () => this.#proxy,
      adapter: () => this.#checkedAdapter,
      isCurrent: () => this.#session === session && this.subject === subject(),
      keeping: this.#keeping,
      dispatchEvent: (event: Event) => this.dispatchEvent(event),
      requestUpdate: () => this.requestUpdate(),
      reload: () => this.#reload(),
      turned: () => this.#voice.stop(),
    };
    const session: Session = new Session(host, opened, this.layout === 'list', this.response?.id);
    return session;
  }

  #reload(): void {
    this.attempt += 1;
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
