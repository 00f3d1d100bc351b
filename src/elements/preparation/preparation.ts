import { consume } from '@lit/context';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ProAdapter } from '../../adapter/adapter.js';
import { adapterContext, rolesContext, subjectContext, viewerContext, type Viewer } from '../../adapter/context.js';
import type { Instrument } from '../../core/model/instrument.js';
import type { Role } from '../../core/model/person.js';
import type { Preparation } from '../../core/model/preparation.js';
import type { Measurement } from '../../core/model/score.js';
import type { DecisionAid, TipPack } from '../../core/model/tip.js';
import { isOfWork } from '../../core/people/roles.js';
import { standardTipPack } from '../../core/tips/pack.js';
import type { ScoreView } from '../../core/scoring/score-view.js';
import { currentFlags, situationOf } from '../../core/tips/situation-of.js';
import { tipsFor } from '../../core/tips/tips-for.js';
import { topicsOf } from '../../core/tips/topics-of.js';
import { baseStyles } from '../../internal/base/base.styles.js';
import { ProErrorEvent } from '../../internal/base/error.event.js';
import { statementText } from '../../internal/format/respondent.js';
import { futureDateText } from '../../internal/format/score-text.js';
import { sharedPreparationTexts, sharedScoreTexts } from '../../internal/format/shared-texts.js';
import { AutosaveController } from '../../internal/data/autosave-controller.js';
import { LoadController } from '../../internal/data/load-controller.js';
import { loadStateText } from '../../internal/data/load-state.js';
import { LocaleController } from '../../internal/base/locale-controller.js';
import { noteField } from '../../internal/ui/note-field.styles.js';
import { OutcomesController, type Outcomes } from '../../internal/data/outcomes-controller.js';
import { aidLinks, outsideLinkStyles } from '../../internal/ui/outside-link.js';
import { ProElement } from '../../internal/base/pro-element.js';
import type { ViewKind } from '../../internal/base/view.event.js';
import { ViewController } from '../../internal/data/view-controller.js';
import {
  recipientsChoice,
  recipientsOf,
  recipientsStyles,
  type Recipient,
  type RecipientTexts,
} from '../../internal/ui/recipients-choice.js';
import { sharedNote } from '../../internal/ui/shared-note.js';
import { tipPropertiesOf, type TipProperties } from '../../internal/data/tip-properties.js';
import type { PreparationMessages } from '../../locales/messages/preparation.js';
import { common } from '../../locales/nl/common.js';
import { consultationTips } from '../../locales/nl/consultation-tips.js';
import { preparation } from '../../locales/nl/preparation.js';
import { recipients } from '../../locales/nl/recipients.js';
import { score } from '../../locales/nl/score.js';
import { shared } from '../../locales/nl/shared.js';
import { loadPreparation, type LoadedPreparation } from './load-preparation.js';
import { ProPreparedEvent } from './preparation.events.js';
import { styles } from './preparation.styles.js';
import { readerTexts } from './reader-texts.js';
import { renderSaveState } from './save-state.js';
import { renderQuestionsToBring } from './questions-to-bring.js';
import { maxTopics, renderTopicList } from './topic-list.js';

const dutch = { common, consultationTips, preparation, recipients, score, shared };

/**
 * Lets a patient prepare a conversation: read the outcomes in plain words, choose topics and write down questions. The
 * preparation is saved for the clinician, but only when the patient presses the save button.
 *
 * @csspart card - The card around the content.
 * @csspart title - The heading.
 * @csspart topic - A topic to choose.
 * @csspart aid - A decision aid.
 * @csspart save - The button that saves.
 * @fires {ProPreparedEvent} pro-prepared - The preparation was saved.
 * @fires {ProViewEvent} pro-view - Data was drawn for a viewer, for an access log.
 * @fires {ProErrorEvent} pro-error - Data could not be loaded or saved, a pack or aid is invalid, or a flag is unknown.
 */
export class ProPreparation extends ProElement {
  static override styles = [baseStyles, noteField, outsideLinkStyles, styles, recipientsStyles];

  /** The instrument, or its `id`, with which the adapter is asked for it. */
  @property() instrument: string | Instrument | undefined;

  /** Scores that the host page has loaded itself. Without them, the adapter is asked. */
  @property({ attribute: false }) measurements: readonly Measurement[] | undefined;

  /** The tip packs. Their tips for patients in the step `prepare` are the questions to bring. */
  @property({ attribute: false }) packs: readonly TipPack[] = [standardTipPack];

  /** Facts that only the host page knows, separated by spaces: `work`, `limitedHealthSkills`, `momentOfChoice`. */
  @property({ attribute: 'context-flags' }) contextFlags = '';

  /** Decision aids. The scheme of a URL is `https:`, `mailto:` or `tel:`. */
  @property({ attribute: false }) aids: readonly DecisionAid[] = [];

  @consume({ context: adapterContext, subscribe: true })
  @state()
  private adapter: ProAdapter | undefined;

  @consume({ context: subjectContext, subscribe: true })
  @state()
  private subject: string | undefined;

  @consume({ context: viewerContext, subscribe: true })
  @state()
  private viewer: Viewer | undefined;

  /** The edited preparation. Undefined while it is the stored one. */
  @state() private edited: Preparation | undefined;

  /** The patient tried to choose one topic more than the maximum. */
  @state() private tooMany = false;

  @consume({ context: rolesContext, subscribe: true })
  @state()
  private roles: readonly Role[] | undefined;

  readonly #locale = new LocaleController(this, dutch);
  readonly #outcomes = new OutcomesController(this, () => 'patient', ['packs', 'aids']);
  readonly #stored = new LoadController<LoadedPreparation>(this, {
    sources: () => [this.#instrumentId],
    load: async (context) =>
      this.#instrumentId ? loadPreparation(this.#instrumentId, this.instrument, context) : undefined,
  });
  readonly #views = new ViewController(this);
  readonly #autosave = new AutosaveController(this);
  #properties: TipProperties = { packs: [standardTipPack], contextFlags: [], aids: [], errors: [] };
  #errors: readonly Error[] = [];

  /** Returns the preparation, for a host page that stores it itself. Without a provider, its `subject` is empty. */
  getPreparation(): Preparation {
    const current = this.edited ?? this.#loaded?.preparation;
    if (current) return current;
    return {
      subject: this.subject ?? '',
      instrument: this.#instrumentId ?? '',
      written: new Date().toISOString(),
      topics: [],
    };
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (['packs', 'contextFlags', 'aids'].some((name) => changed.has(name))) {
      this.#properties = tipPropertiesOf(this);
      this.#errors = this.#properties.errors;
    }
    // The preparation of one patient is never shown with another.
    if (['subject', 'instrument', 'adapter', 'viewer'].some((name) => changed.has(name))) this.#reset();
  }

  protected override render() {
    return html`
      <div class="root" lang=${this.#locale.language} dir=${this.#locale.direction}>
        <section part="card" aria-labelledby="title">
          <header>
            <h2 id="title" part="title">${this.#messages.title}</h2>
            <p>${this.#messages.introduction}</p>
            ${sharedNote(this.#outcomes.isLimited, this.#locale.messages.shared)}
          </header>
          ${this.#renderState()}
        </section>
      </div>
    `;
  }

  protected override updated(): void {
    this.#views.report(this.#shownKinds);
    const errors = this.#errors;
    this.#errors = [];
    for (const error of errors) this.dispatchEvent(new ProErrorEvent(error));
  }

  get #messages(): PreparationMessages {
    const { messages } = this.#locale;
    return this.#outcomes.isLimited ? sharedPreparationTexts(messages) : messages.preparation;
  }

  get #recipientTexts(): RecipientTexts {
    const { messages, language } = this.#locale;
    return { recipients: messages.recipients, language, roles: this.roles ?? [] };
  }

  get #shownKinds(): ViewKind[] {
    const loaded = this.#outcomes.state;
    if (loaded.status !== 'ready' || this.#stored.state.status === 'pending') return [];
    return [
      ...(loaded.outcomes.statement.date === undefined ? [] : (['scores'] as const)),
      ...(this.#loaded?.preparation ? (['preparation'] as const) : []),
    ];
  }

  /** The people whom the preparation can be for. */
  get #people(): Recipient[] {
    const readers = this.#loaded?.readers.filter((person) => !isOfWork(person, this.roles));
    return recipientsOf(readers ?? [], this.#recipientTexts);
  }

  get #instrumentId(): string | undefined {
    return typeof this.instrument === 'object' ? this.instrument?.id : this.instrument;
  }

  get #loaded(): LoadedPreparation | undefined {
    const { state: loaded } = this.#stored;
    return loaded.status === 'ready' ? loaded.data : undefined;
  }

  #reset(): void {
    this.#autosave.reset();
    this.edited = undefined;
    this.tooMany = false;
  }

  #renderState() {
    const { common } = this.#locale.messages;
    const loaded = this.#outcomes.state;
    if (this.#stored.state.status === 'failed' && !this.edited) return this.#renderNotLoaded();
    // Editing starts after the stored preparation is loaded; otherwise a save would overwrite it.
    if (loaded.status === 'ready' && this.#stored.state.status !== 'pending') return this.#renderForm(loaded.outcomes);
    return loadStateText(loaded.status === 'ready' ? { status: 'pending' } : loaded, common, () =>
      this.#outcomes.reload(),
    );
  }

  #renderForm(outcomes: Outcomes) {
    const { questions = '', notes = '' } = this.getPreparation();
    return html`
      ${this.#renderTopics(outcomes)}
      <div class="block">
        ${this.#renderField('questions', questions, this.#messages.questionsHint)} ${this.#renderField('notes', notes)}
      </div>
      ${this.#renderTips(outcomes)} ${this.#renderRecipients()}
      <footer>${this.#renderSaving()}</footer>
    `;
  }

  /** Returns the chosen topics that are still shown: a topic of an earlier preparation can have no score any more. */
  #chosenOf(topics: readonly ScoreView[]): string[] {
    return this.getPreparation().topics.filter((id) => topics.some(({ scale }) => scale.id === id));
  }

  #renderTopics({ histories, statement }: Outcomes) {
    const [messages, language] = [this.#messages, this.#locale.language];
    const score = this.#outcomes.isLimited ? sharedScoreTexts(this.#locale.messages) : this.#locale.messages.score;
    const topics = topicsOf(histories);
    const words = { messages: score, language, audience: 'patient' as const, roles: this.roles };
    const respondents = this.#outcomes.respondentNames(words);
    // Of a measurement whose scores a patient does not see, nothing is said.
    if (statement.date !== undefined && histories.length === 0) return nothing;
    if (statement.date === undefined || topics.length === 0) return html`<p class="block">${messages.notMeasured}</p>`;
    const chosen = this.#chosenOf(topics);
    return html`
      <div class="block">
        <fieldset aria-describedby="topics-hint">
          <legend>${messages.topics}</legend>
          <p class="small muted">
            ${statementText(statement, messages.answersOf, { ...words, respondents })}
            ${futureDateText(statement, score)}
          </p>
          <p class="small muted hint" id="topics-hint">${messages.topicsHint(maxTopics)}</p>
          ${renderTopicList(topics, { messages, score, language, respondents, chosen, onChoose: (box, scale) => this.#choose(box, scale, topics) })}
          <p class="count" role="status">
            ${this.tooMany ? messages.tooMany(maxTopics) : messages.chosen(chosen.length, maxTopics)}
          </p>
        </fieldset>
      </div>
    `;
  }

  #renderField(field: 'questions' | 'notes', text: string, hint?: string) {
    return html`
      <div class="field">
        <label for=${field}>${this.#messages[field]}</label>
        ${hint ? html`<p class="small muted hint" id=${`${field}-hint`}>${hint}</p>` : nothing}
        <textarea
          id=${field}
          dir="auto"
          aria-describedby=${hint ? `${field}-hint` : nothing}
          .value=${text}
          @input=${(event: Event) => this.#change({ [field]: (event.target as HTMLTextAreaElement).value || undefined })}
        ></textarea>
        <p class="on-paper" dir="auto">${text}</p>
      </div>
    `;
  }

  /** Renders whom the preparation is for, if it is known who could read it. */
  #renderRecipients() {
    const [people, texts] = [this.#people, this.#recipientTexts];
    const { recipients } = this.getPreparation();
    if (people.length === 0 && !recipients) return nothing;
    const onChange = (chosen: string[] | undefined) => this.#change({ recipients: chosen });
    const legend = texts.recipients.preparation;
    return html`<div class="block">${recipientsChoice({ legend, people, recipients, onChange }, texts)}</div>`;
  }

  #renderTips({ histories, measurements, statement }: Outcomes) {
    const { language, messages } = this.#locale;
    const steps = tipsFor({
      packs: this.#properties.packs ?? [],
      situation: {
        ...situationOf(histories, measurements, this.#properties.contextFlags),
        flags: currentFlags(statement),
      },
      audience: 'patient',
      language,
      others: messages.consultationTips.others,
    });
    const tips = steps.find(({ step }) => step === 'prepare')?.tips ?? [];
    const { aids } = this.#properties;
    return html`
      ${
        tips.length > 0
          ? html`<div class="block">
              ${renderQuestionsToBring(tips, { heading: this.#messages.threeQuestions, language })}
            </div>`
          : nothing
      }
      ${
        aids.length > 0
          ? html`<div class="block">
              <h3>${this.#messages.aids}</h3>
              ${aidLinks(aids, language)}
            </div>`
          : nothing
      }
    `;
  }

  #renderSaving() {
    const [messages, language] = [this.#messages, this.#locale.language];
    if (this.#stored.state.status === 'failed') return this.#renderNotLoaded();
    if (!this.#loaded) return html`<p class="small">${messages.onlyHere}</p>`;
    const [{ state }, isChanged, stored] = [this.#autosave, this.edited !== undefined, this.#loaded.preparation];
    const readers = readerTexts(this.getPreparation().recipients, this.#people, messages, this.#recipientTexts);
    return renderSaveState({ state, isChanged, stored, messages, readers, language, onSave: this.#onSave });
  }

  #renderNotLoaded() {
    return html`
      <div class="state" role="alert">
        <p>${this.#messages.notLoaded}</p>
        <button @click=${() => this.#stored.reload()}>${this.#locale.messages.common.tryAgain}</button>
      </div>
    `;
  }

  #change(fields: Partial<Preparation>): void {
    this.edited = { ...this.getPreparation(), ...fields };
    this.tooMany = false;
    this.#autosave.reset();
  }

  #choose(box: HTMLInputElement, scale: string, topics: readonly ScoreView[]): void {
    const others = this.#chosenOf(topics).filter((id) => id !== scale);
    if (box.checked && others.length >= maxTopics) {
      box.checked = false;
      this.tooMany = true;
    } else {
      this.#change({ topics: box.checked ? [...others, scale] : others });
    }
  }

  readonly #onSave = (): void => {
    const storage = this.#loaded?.storage;
    const instrument = this.#instrumentId;
    if (!storage || !instrument) return;
    const preparation = { ...this.getPreparation(), written: new Date().toISOString() };
    this.edited = preparation;
    void this.#autosave.save(async () => {
      await storage.savePreparation(preparation, { signal: new AbortController().signal });
      this.dispatchEvent(new ProPreparedEvent(instrument));
    });
  };
}
