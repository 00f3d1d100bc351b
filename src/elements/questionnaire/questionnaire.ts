import { ContextConsumer, consume } from '@lit/context';
import { Task } from '@lit/task';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ProAdapter } from '../../adapter/adapter.js';
import { adapterContext, subjectContext } from '../../adapter/context.js';
import type { DraftMode } from '../../core/model/draft-status.js';
import type { Instrument } from '../../core/model/instrument.js';
import { parse } from '../../core/model/parse.js';
import type { Questionnaire } from '../../core/model/questionnaire.js';
import { QuestionnaireResponse, type ResponseStatus } from '../../core/model/questionnaire-response.js';
import { base } from '../../internal/base.styles.js';
import { CheckedFormAdapter } from '../../internal/checked-form-adapter.js';
import { DataController } from '../../internal/data-controller.js';
import { errorFrom } from '../../internal/error-from.js';
import { ProErrorEvent } from '../../internal/error.event.js';
import { failureText } from '../../internal/load-state.js';
import { LocaleController } from '../../internal/locale-controller.js';
import { ProElement } from '../../internal/pro-element.js';
import { SetupController } from '../../internal/setup-controller.js';
import { SetupError, type Missing } from '../../internal/setup-error.js';
import { answerWords } from '../../locales/nl/answer-words.js';
import { common } from '../../locales/nl/common.js';
import { questionnaire } from '../../locales/nl/questionnaire.js';
import { FormSession } from '../../session/form-session.js';
import { isOnlyStatusNew, type FocusTarget, type SessionEvent } from '../../session/form-state.js';
import { loadQuestionnaire, type LoadedQuestionnaire } from '../../session/load-questionnaire.js';
import { RenderContext, type FormInfo, type RenderContextOptions } from './context.js';
import { controlStyles } from './controls.styles.js';
import { focusIdOf } from './focus.js';
import { follow } from './follow.js';
import { formDataOf } from './form-data.js';
import { Formatter } from './formatter.js';
import { InstrumentMinutesController } from './instrument-minutes-controller.js';
import { adoptModuleStyles, loadModules, modules } from './modules.js';
import { PageLifecycleController } from './page-lifecycle-controller.js';
import { PrintController } from './print-controller.js';
import { AnswerEvent, PageEvent, SessionExpiredEvent, StartEvent, SubmitEvent } from './questionnaire.events.js';
import { styles } from './questionnaire.styles.js';
import { ReadAloudController } from './read-aloud-controller.js';
import { ReadersController } from './readers-controller.js';
import { isAlike, isSameForm, type FormSources } from './same-form.js';
import { spokenLinesOf } from './spoken.js';
import { renderIntro, renderList, renderLookBack, renderPage, renderReview, renderThanks } from './steps.js';
import { renderTools, timesAsLarge, type TextSize } from './tools.js';
import { WidthController } from './width-controller.js';

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
 * @fires {StartEvent} pro-start - Somebody began to answer.
 * @fires {AnswerEvent} pro-answer - An answer changed.
 * @fires {PageEvent} pro-page - Another page is shown.
 * @fires {SubmitEvent} pro-submit - The answers were sent, or are ready for a host without an adapter.
 * @fires {SessionExpiredEvent} pro-session-expired - The login ended while answers were kept or sent; everything is kept.
 * @fires {ProErrorEvent} pro-error - Something could not be loaded or sent.
 */
export class ProQuestionnaire extends ProElement {
  static formAssociated = true;
  static override styles = [base, styles, controlStyles];

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

  @state() private attempt = 0;
  @state() private textSize: TextSize = 'normal';

  readonly #data = new DataController(this, ['questionnaire', 'response']);
  readonly #setup = new SetupController(this, () => this.#reload());
  readonly #locale = new LocaleController(this, dutch);
  readonly #width = new WidthController(this);
  readonly #print = new PrintController(this);
  readonly #voice = new ReadAloudController(this);
  readonly #subject = new ContextConsumer(this, {
    context: subjectContext,
    subscribe: true,
    callback: (subject) => this.#leave(subject),
  });
  readonly #readers = new ReadersController(this, {
    adapter: () => this.#server,
    login: () => this.adapter,
    subject: () => this.#subject.value,
    isNeeded: () => !this.readers && !this.readonly,
  });

  readonly #instrumentMinutes = new InstrumentMinutesController(this, {
    instrument: () => this.instrument,
    adapter: () => this.#server,
    login: () => this.adapter,
  });

  readonly #opening = new Task(this, {
    args: () =>
      [
        this.questionnaire,
        this.response,
        this.#subject.value,
        this.adapter,
        this.#missing,
        this.attempt,
        this.#data.mistake,
      ] as const,
    argsEqual: (before, after) => before.every((arg, index) => isAlike(arg, after[index])),
    task: async ([questionnaire, response, subject, _adapter, missing], { signal }) => {
      this.#data.check();
      const isSame = isSameForm([questionnaire, response, subject], this.#openedFor);
      if (!isSame || this.#session?.delivery.isClosed) this.#forget();
      this.#openedFor = [questionnaire, response, subject];
      if (missing) return this.#setup.refuse(missing, signal);
      if (!questionnaire) return;
      const [loaded] = await Promise.all([
        this.#load(questionnaire, signal),
        this.#draftMode ? modules.drafts.load() : undefined,
      ]);
      signal.throwIfAborted();
      if (loaded) await this.#open(loaded, response, subject);
    },
    onComplete: () => (this.#isOpen = this.#session !== undefined),
    onError: (error) => this.dispatchEvent(new ProErrorEvent(errorFrom(error))),
  });

  readonly #internals = this.attachInternals();
  #server: CheckedFormAdapter | undefined;
  #session: FormSession | undefined;
  /** The session has looked for an earlier draft, so that it can be shown. */
  #isOpen = false;
  /** The questionnaire, response and subject that the session is for. */
  #openedFor: FormSources = [undefined, undefined, undefined];
  #focused: FocusTarget | undefined;
  #isInForm = false;
  #moduleStyles = 0;

  constructor() {
    super();
    new PageLifecycleController(this, () => this.#session?.delivery);
  }

  /**
   * Returns the answers as they are now; undefined until there is a form.
   *
   * @param status `in-progress`, or `completed` for the response as it is sent: without questions that are not asked or
   *   not answered.
   */
  getResponse(status: ResponseStatus = 'in-progress'): QuestionnaireResponse | undefined {
    if (!this.#session || !this.#isOpen) return undefined;
    this.#session.respondent = this.#proxy;
    return this.#session.response(status);
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#moduleStyles = adoptModuleStyles(this, this.#moduleStyles);
    if (changed.has('adapter')) {
      this.#server = this.adapter && new CheckedFormAdapter(this.adapter);
      this.#session?.delivery.setServer(this.#server);
    }
    if (!this.#session) return;
    this.#session.respondent = this.#proxy;
    this.#session.setWidth(Math.floor(this.#width.width / timesAsLarge[this.textSize]));
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
    this.#loadLateDraftNotices();
    this.#rendered();
  }

  /** Called after each rendering of the form. */
  #rendered(): void {
    this.#fillFormData();
    const focus = this.#session?.state.focus;
    if (!focus || focus === this.#focused) return;
    this.#focused = focus;
    if (focus.kind === 'heading') {
      this.renderRoot.querySelector<HTMLElement>('.heading')?.focus({ preventScroll: true });
      this.#scrollToTop();
    } else {
      this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(focusIdOf(focus))}`)?.focus();
    }
  }

  /** The form of the page around this element was reset. */
  formResetCallback(): void {
    this.#forget();
    this.#reload();
  }

  /** What the page did not give; a form never asks what it cannot send. */
  get #missing(): Missing | 'loading' | undefined {
    const { adapter, questionnaire, readonly } = this;
    const needsSubject = !readonly && (this.#server?.needsSubject ?? false);
    const needs = { own: questionnaire ? undefined : ('questionnaire' as const), subject: needsSubject };
    const subject = this.#subject.value;
    return this.#setup.missing({ ...needs, adapter: typeof questionnaire === 'string' }, { adapter, subject });
  }

  async #load(questionnaire: string | Questionnaire, signal: AbortSignal): Promise<LoadedQuestionnaire | undefined> {
    const loaded = await loadQuestionnaire(questionnaire, this.#server, signal);
    if (!loaded) return undefined;
    await loadModules(loaded.questionnaire, loaded.options);
    signal.throwIfAborted();
    for (const failure of loaded.failures.values()) this.dispatchEvent(new ProErrorEvent(failure));
    return loaded;
  }

  /** Opens a session with the answers that it had, or else with the host's or an earlier draft. */
  async #open(loaded: LoadedQuestionnaire, response: QuestionnaireResponse | undefined, subject: string | undefined) {
    if (this.#session) this.#session.reopen(loaded, subject);
    else this.#session = this.#newSession(loaded, response, subject);
    const mode = this.#draftMode;
    await this.#session.openDrafts(mode && { mode, lifetime: this.#draftLifetime });
  }

  #newSession(
    questionnaire: LoadedQuestionnaire,
    response: QuestionnaireResponse | undefined,
    subject: string | undefined,
  ): FormSession {
    const session = new FormSession({
      questionnaire,
      response: response && parse(QuestionnaireResponse, response, 'response'),
      subject,
      firstStep: this.layout === 'list' ? 'questions' : 'intro',
      server: this.#server,
      openDrafts: async (options) => (await import('../../drafts/browser-drafts.js')).openBrowserDrafts(options),
      notify: (event) => this.#handle(event),
    });
    return session;
  }

  #handle(event: SessionEvent): void {
    switch (event.type) {
      case 'start':
        return void this.dispatchEvent(new StartEvent(event.questionnaire));
      case 'answer':
        return void this.dispatchEvent(new AnswerEvent(event.linkId, event.path));
      case 'page':
        this.#voice.stop();
        return void this.dispatchEvent(new PageEvent(event.step, event.page, event.pages));
      case 'submit':
        return void this.dispatchEvent(new SubmitEvent(event.questionnaire, event.response));
      case 'expired':
        return void this.dispatchEvent(new SessionExpiredEvent());
      case 'error':
        return void this.dispatchEvent(new ProErrorEvent(event.error));
    }
  }

  /** Ends the session of a person who leaves, at once: nothing may be sent to the adapter of the next. */
  #leave(subject: string | undefined): void {
    const session = this.#session;
    if (session?.subject !== undefined && session.subject !== subject) session.close();
  }

  /** Ends the session, because the answers that follow are of another person or form. */
  #forget(): void {
    this.#session?.close();
    this.#session = undefined;
    this.#isOpen = false;
  }

  #reload(): void {
    this.attempt += 1;
  }

  /** How answers are stored; undefined if no host asked for it. */
  get #draftMode(): DraftMode | undefined {
    if (this.readonly) return undefined;
    const { drafts } = this;
    if (drafts) return drafts === 'session' || drafts === 'device' ? drafts : 'memory';
    if (this.#server?.hasDraftKey) return 'session';
    return this.#server?.keepsDrafts ? 'memory' : undefined;
  }

  /** Hours that drafts are stored. */
  get #draftLifetime(): number {
    const { lifetime = 24 } = this;
    return lifetime > 0 ? Math.min(lifetime, 168) : 24;
  }

  /** Loads the texts about stored answers, if the host asks for drafts while the form is shown. */
  #loadLateDraftNotices(): void {
    if (!this.#draftMode || !this.#isOpen || modules.drafts.present) return;
    modules.drafts.load().then(
      () => this.requestUpdate(),
      (error: Error) => this.dispatchEvent(new ProErrorEvent(error)),
    );
  }

  #renderSession(): TemplateResult | undefined {
    const session = this.#session;
    if (!session || !this.#isOpen) return undefined;
    const options = this.#contextOptions(session);
    return html`${follow({
      session,
      isAffected: (state, previous) => !isOnlyStatusNew(state, previous),
      render: () => this.#renderForm(new RenderContext(options)),
      rendered: () => this.#rendered(),
    })}`;
  }

  #renderForm(context: RenderContext): TemplateResult {
    const drafts = modules.drafts.present;
    if (context.state.pages.length === 0) return this.#renderMessage(context.texts.noQuestions);
    return html`
      <div class="screen">
        ${this.#renderTools(context)} ${drafts?.renderDraftNotices(context)} ${this.#renderStep(context)}
        ${drafts?.renderDraftStatus(context)}
      </div>
      ${this.#print.isPrinting ? html`<div class="paper">${renderLookBack(context, undefined)}</div>` : nothing}
    `;
  }

  #contextOptions(session: FormSession): RenderContextOptions {
    const { messages, language, wanted } = this.#locale;
    const own = session.state.questionnaire.language;
    const drafts = modules.drafts.present;
    return {
      session,
      messages,
      draftTexts: drafts && this.#locale.part('keptAnswers', drafts.dutch),
      formatter: new Formatter(messages.questionnaire, messages.answerWords, language, { wanted, own }),
      modules,
      info: this.#info,
      reload: () => {
        this.#reload();
        session.focus({ kind: 'heading' });
      },
    };
  }

  #renderTools(context: RenderContext): TemplateResult {
    const { step } = context.state;
    const isText = !this.readonly && (step === 'intro' || step === 'questions');
    const language = context.shownLanguage ?? context.formatter.language;
    return renderTools(context.texts, {
      textSize: this.textSize,
      setTextSize: (size) => (this.textSize = size),
      readAloud: isText ? this.#voice.controlOf(() => spokenLinesOf(context), language) : undefined,
    });
  }

  #renderStep(context: RenderContext): TemplateResult | undefined {
    const { state, page } = context;
    if (this.readonly) return renderLookBack(context, this.response);
    if (state.offer) return modules.drafts.present?.renderResume(context);
    switch (state.step) {
      case 'intro':
        return this.layout === 'list' ? renderList(context) : renderIntro(context);
      case 'questions':
        return this.layout === 'list' ? renderList(context) : page && renderPage(context, page);
      case 'review':
        return renderReview(context);
      case 'thanks':
        return renderThanks(context);
    }
  }

  /** Reference to the person who answers for the patient. */
  get #proxy(): string | undefined {
    return this.respondent && this.respondent !== 'patient' ? this.respondent : undefined;
  }

  get #info(): FormInfo {
    return {
      isForSomeoneElse: this.#proxy !== undefined,
      readers: this.readers || this.#readers.listed('shared', this.#locale.language),
      maybeReaders: this.#readers.listed('unknown', this.#locale.language),
      minutes: this.minutes ?? this.#instrumentMinutes.value,
      draftMode: this.#draftMode,
      draftLifetime: this.#draftLifetime,
      keepsDraftsAtServer: this.#server?.keepsDrafts ?? false,
      isList: this.layout === 'list',
    };
  }

  /** Only with a name: else every form of the page would send the answers. */
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
    // Answers on the screen stay there, such as while a portal is between two logins.
    const shown = error instanceof SetupError ? this.#renderSession() : undefined;
    const text = () => failureText(error, this.#locale.messages.common, () => this.#reload());
    return shown ?? html`<div class="message" role="alert">${text()}</div>`;
  }

  /** A new page begins at its top, which may be above what is in view. */
  #scrollToTop(): void {
    const card = this.renderRoot.querySelector('[part="card"]');
    if (card && card.getBoundingClientRect().top < 0) card.scrollIntoView({ block: 'start' });
  }
}
