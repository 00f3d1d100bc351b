import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { DraftMode } from '../../core/model/draft-status.js';
import type { Instrument } from '../../core/model/instrument.js';
import { canonicalOf, type Questionnaire } from '../../core/model/questionnaire.js';
import type { QuestionnaireResponse, ResponseStatus } from '../../core/model/questionnaire-response.js';
import { baseStyles } from '../../internal/base/base.styles.js';
import { failureText } from '../../internal/data/load-state.js';
import { LocaleController } from '../../internal/base/locale-controller.js';
import { ProElement } from '../../internal/base/pro-element.js';
import { SetupError } from '../../internal/data/setup-error.js';
import { answerWords } from '../../locales/nl/answer-words.js';
import { common } from '../../locales/nl/common.js';
import { questionnaire } from '../../locales/nl/questionnaire.js';
import type { FormSession } from '../../session/form-session.js';
import { isOnlyStatusNew, type FocusTarget } from '../../session/form-state.js';
import { RenderContext, type FormInfo, type RenderContextOptions } from './context.js';
import { controlStyles } from './controls.styles.js';
import { focusIdOf } from './focus.js';
import { follow } from './follow.js';
import { formDataOf } from './form-data.js';
import { renderForm } from './form-view.js';
import { Formatter } from './formatter.js';
import { InstrumentMinutesController } from './instrument-minutes-controller.js';
import { adoptModuleStyles, modules } from './modules.js';
import { OpeningController } from './opening-controller.js';
import { PageLifecycleController } from './page-lifecycle-controller.js';
import { PrintController } from './print-controller.js';
import { ProPageEvent } from './questionnaire.events.js';
import { styles } from './questionnaire.styles.js';
import { ReadAloudController } from './read-aloud-controller.js';
import { ReadersController } from './readers-controller.js';
import { timesAsLarge, type TextSize } from './form-view.js';
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
 * @fires {ProPrefillEvent} pro-prefill - Questions were filled in beforehand, or could not be.
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

  /**
   * FHIR resources by name, for the expressions of the questionnaire: `{ patient, user, encounter }` or names of its own;
   * `null` for one that does not exist. The adapter's `getLaunchContext()` is asked for the names that are absent.
   */
  @property({ attribute: false }) launchContext: Readonly<Record<string, unknown>> | undefined;

  /** `page`: one question at a time. `list`: all of them under each other. */
  @property() layout: 'page' | 'list' = 'page';

  /** Shows the answers of `response`, not to be changed. */
  @property({ type: Boolean }) readonly = false;

  /** The person who answers: `patient`, or a reference to a person who answers for the patient, such as `RelatedPerson/1`. */
  @property() respondent = 'patient';

  /**
   * The people who will see the answers, in your words, for the first page and the send button. Default: from the adapter's
   * `listReaders()`, or else from `listCareTeam()` and `listSharing()`.
   */
  @property() readers: string | undefined;

  /**
   * The instrument that the questionnaire is part of, or its `id` for the adapter's `getInstrument()`. The form takes from
   * it how many minutes the questions take.
   */
  @property() instrument: string | Instrument | undefined;

  /** Minutes that the questions take. Default: those of the instrument, or else an estimate from the questions. */
  @property({ type: Number }) minutes: number | undefined;

  /** Name of the answers in the form around this element, as `name.linkId`. Without a name they are not in that form. */
  @property({ reflect: true }) name: string | undefined;

  /**
   * The storage of answers that are not sent yet: `memory` (on this page), `session` (on this device, unreadable after the
   * login; needs the adapter's `getDraftKey()`) or `device` (on this device, readable by anybody who has it). Default:
   * `session` if the adapter has a key, else `memory`. The adapter's own drafts are stored in addition.
   */
  @property() drafts: DraftMode | undefined;

  /** Hours that unfinished answers are stored on the device after the last change: 24 by default, 168 at most. */
  @property({ attribute: 'draft-lifetime', type: Number }) draftLifetime: number | undefined;

  @state() private textSize: TextSize = 'normal';

  readonly #locale = new LocaleController(this, dutch);
  readonly #width = new WidthController(this);
  readonly #print = new PrintController(this);
  readonly #voice = new ReadAloudController(this);
  readonly #opening = new OpeningController(this);
  readonly #readers = new ReadersController(this, {
    adapter: () => this.#opening.server,
    login: () => this.#opening.adapter,
    subject: () => this.#opening.subject,
    questionnaire: () => {
      const { questionnaire: source } = this;
      return source && typeof source === 'object' ? canonicalOf(source) : (source ?? undefined);
    },
    instrument: () => this.instrument,
    isNeeded: () => !this.readers && !this.readonly,
  });
  readonly #instrumentMinutes = new InstrumentMinutesController(this, {
    instrument: () => this.instrument,
    adapter: () => this.#opening.server,
    login: () => this.#opening.adapter,
  });

  readonly #internals = this.attachInternals();
  #focused: FocusTarget | undefined;
  /** An element of the form had the focus before it was rendered. */
  #hadFocus = false;
  #isInForm = false;
  #moduleStyles = 0;

  constructor() {
    super();
    new PageLifecycleController(this, () => this.#opening.delivery);
    this.addEventListener(ProPageEvent.type, () => this.#voice.stop());
  }

  /**
   * Returns the answers as they are now; undefined until there is a form.
   *
   * @param status `in-progress`, or `completed` for the response as it is sent: without questions that are not asked or
   *   not answered.
   */
  getResponse(status: ResponseStatus = 'in-progress'): QuestionnaireResponse | undefined {
    const { session } = this.#opening;
    if (!session) return undefined;
    session.respondent = this.#proxy;
    return session.response(status);
  }

  protected override willUpdate(): void {
    this.#moduleStyles = adoptModuleStyles(this, this.#moduleStyles);
    const { session } = this.#opening;
    if (!session) return;
    session.respondent = this.#proxy;
    // Nothing else depends on the width.
    if (modules.matrix.present) session.setWidth(Math.floor(this.#width.width / timesAsLarge[this.textSize]));
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
    this.#opening.loadLateDraftNotices();
    this.#rendered();
  }

  /** The form of the page around this element was reset. */
  formResetCallback(): void {
    this.#opening.reset();
  }

  /** Called after each rendering of the form. */
  #rendered(): void {
    this.#fillFormData();
    const focus = this.#opening.session?.state.focus;
    // The focused element is gone, such as when answers of another tab are offered in place of the page.
    const isFocusLost = this.#hadFocus && !this.shadowRoot?.activeElement;
    this.#hadFocus = false;
    if (focus && focus !== this.#focused) {
      this.#focused = focus;
      this.#setFocus(focus);
    } else if (isFocusLost) {
      this.#setFocus({ kind: 'heading' });
    }
  }

  #setFocus(target: FocusTarget): void {
    if (target.kind === 'heading') {
      this.renderRoot.querySelector<HTMLElement>('.heading')?.focus({ preventScroll: true });
      this.#scrollToTop();
    } else {
      this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(focusIdOf(target))}`)?.focus();
    }
  }

  #renderSession(): TemplateResult | undefined {
    const { session } = this.#opening;
    if (!session) return undefined;
    const options = this.#contextOptions(session);
    const view = {
      textSize: this.textSize,
      setTextSize: (size: TextSize) => (this.textSize = size),
      readAloud: (lines: () => readonly string[], language: string) => this.#voice.controlOf(lines, language),
      isPrinting: this.#print.isPrinting,
      isReadOnly: this.readonly,
      response: this.response,
    };
    return html`${follow({
      session,
      isAffected: (state, previous) => !isOnlyStatusNew(state, previous),
      render: () => {
        this.#hadFocus = this.shadowRoot?.activeElement != null;
        return renderForm(new RenderContext(options), view);
      },
      rendered: () => this.#rendered(),
    })}`;
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
        this.#opening.reload();
        session.focus({ kind: 'heading' });
      },
    };
  }

  /** Reference to the person who answers for the patient. */
  get #proxy(): string | undefined {
    return this.respondent && this.respondent !== 'patient' ? this.respondent : undefined;
  }

  get #info(): FormInfo {
    const { draftMode, draftLifetime, server } = this.#opening;
    const { messages, language } = this.#locale;
    return {
      isForSomeoneElse: this.#proxy !== undefined,
      readers: this.readers || undefined,
      readerSentences: this.#readers.sentences(messages.questionnaire, language, this.#proxy !== undefined),
      minutes: this.minutes ?? this.#instrumentMinutes.value,
      draftMode,
      draftLifetime,
      keepsDraftsAtServer: server?.keepsDrafts ?? false,
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

  #renderFailure(error: unknown): TemplateResult {
    // Answers on the screen stay there, such as while a portal is between two logins.
    const shown = error instanceof SetupError ? this.#renderSession() : undefined;
    const text = () => failureText(error, this.#locale.messages.common, () => this.#opening.reload());
    return shown ?? html`<div class="message" role="alert">${text()}</div>`;
  }

  /** A new page begins at its top, which may be above what is in view. */
  #scrollToTop(): void {
    const card = this.renderRoot.querySelector('[part="card"]');
    if (card && card.getBoundingClientRect().top < 0) card.scrollIntoView({ block: 'start' });
  }
}
