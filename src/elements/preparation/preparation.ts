import { consume } from '@lit/context';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ProAdapter } from '../../adapter/adapter.js';
import { adapterContext, subjectContext } from '../../adapter/context.js';
import type { Instrument } from '../../core/model/instrument.js';
import type { Preparation } from '../../core/model/preparation.js';
import type { Measurement } from '../../core/model/score.js';
import type { DecisionAid, TipPack } from '../../core/model/tip.js';
import { standardTipPack } from '../../core/tips/pack.js';
import type { ScoreView } from '../../core/scoring/score-view.js';
import { currentFlags, situationOf } from '../../core/tips/situation-of.js';
import { tipsFor } from '../../core/tips/tips-for.js';
import { topicsOf } from '../../core/tips/topics-of.js';
import { baseStyles } from '../../internal/base/base.styles.js';
import { ProErrorEvent } from '../../internal/base/error.event.js';
import { formatDate } from '../../internal/format/score-and-date.js';
import { AutosaveController } from '../../internal/data/autosave-controller.js';
import { LoadController } from '../../internal/data/load-controller.js';
import { loadStateText } from '../../internal/data/load-state.js';
import { LocaleController } from '../../internal/base/locale-controller.js';
import { noteField } from '../../internal/ui/note-field.styles.js';
import { OutcomesController, type Outcomes } from '../../internal/data/outcomes-controller.js';
import { aidLinks, outsideLinkStyles } from '../../internal/ui/outside-link.js';
import { ProElement } from '../../internal/base/pro-element.js';
import { tipPropertiesOf, type TipProperties } from '../../internal/data/tip-properties.js';
import type { PreparationMessages } from '../../locales/messages/preparation.js';
import { common } from '../../locales/nl/common.js';
import { consultationTips } from '../../locales/nl/consultation-tips.js';
import { preparation } from '../../locales/nl/preparation.js';
import { score } from '../../locales/nl/score.js';
import { loadPreparation, type KeptPreparation } from './kept-preparation.js';
import { ProPreparedEvent } from './preparation.events.js';
import { styles } from './preparation.styles.js';
import { savingText } from './saving-text.js';
import { questionsToBring } from './questions-to-bring.js';
import { mostTopics, topicList } from './topic-list.js';

const dutch = { common, consultationTips, preparation, score };

/**
 * Lets a patient prepare a conversation: see the outcomes in plain words, choose what to talk about, and write down
 * questions. What is saved is for the clinician to read; it is saved only when the patient says so.
 *
 * @csspart card - The card around everything.
 * @csspart title - The heading.
 * @csspart topic - A subject to choose.
 * @csspart aid - A decision aid.
 * @csspart save - The button that saves.
 * @fires {ProPreparedEvent} pro-prepared - What was prepared was saved.
 * @fires {ProErrorEvent} pro-error - Data could not be loaded or saved, a pack or aid is wrong, or a flag is not known.
 */
export class ProPreparation extends ProElement {
  static override styles = [baseStyles, noteField, outsideLinkStyles, styles];

  /** The instrument, or the `id` to ask the adapter for. */
  @property() instrument: string | Instrument | undefined;

  /** Scores that the host has already; left out, the adapter is asked for them. */
  @property({ attribute: false }) measurements: readonly Measurement[] | undefined;

  /** Where the questions to bring come from: the tips for patients in the step `prepare`. */
  @property({ attribute: false }) packs: readonly TipPack[] = [standardTipPack];

  /** What the host knows, with spaces between: `work`, `limitedHealthSkills`, `momentOfChoice`. */
  @property() flags = '';

  /** Decision aids; an address is `https:`, `mailto:` or `tel:`. */
  @property({ attribute: false }) aids: readonly DecisionAid[] = [];

  @consume({ context: adapterContext, subscribe: true })
  @state()
  private adapter: ProAdapter | undefined;

  @consume({ context: subjectContext, subscribe: true })
  @state()
  private subject: string | undefined;

  /** What was chosen and written here; undefined as long as that is what was saved before. */
  @state() private written: Preparation | undefined;

  /** One more was chosen than fits. */
  @state() private tooMany = false;

  readonly #locale = new LocaleController(this, dutch);
  readonly #outcomes = new OutcomesController(this, ['packs', 'aids']);
  readonly #kept = new LoadController<KeptPreparation>(this, {
    sources: () => [this.#instrumentId],
    load: async (context) => (this.#instrumentId ? loadPreparation(this.#instrumentId, context) : undefined),
  });
  readonly #keep = new AutosaveController(this);
  #given: TipProperties = { packs: [standardTipPack], hostFlags: [], aids: [], mistakes: [] };
  #mistakes: readonly Error[] = [];

  /** What was chosen and written, for a host that keeps it itself; without a provider its subject is empty. */
  getPreparation(): Preparation {
    const present = this.written ?? this.#loaded?.preparation;
    if (present) return present;
    return {
      subject: this.subject ?? '',
      instrument: this.#instrumentId ?? '',
      written: new Date().toISOString(),
      topics: [],
    };
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (['packs', 'flags', 'aids'].some((name) => changed.has(name))) {
      this.#given = tipPropertiesOf(this);
      this.#mistakes = this.#given.mistakes;
    }
    // What one patient wrote never goes along to the next.
    if (['subject', 'instrument', 'adapter'].some((name) => changed.has(name))) this.#startAgain();
  }

  protected override render() {
    return html`
      <div class="root" lang=${this.#locale.language} dir=${this.#locale.direction}>
        <section part="card" aria-labelledby="title">
          <header>
            <h2 id="title" part="title">${this.#messages.title}</h2>
            <p>${this.#messages.introduction}</p>
          </header>
          ${this.#renderState()}
        </section>
      </div>
    `;
  }

  protected override updated(): void {
    const mistakes = this.#mistakes;
    this.#mistakes = [];
    for (const mistake of mistakes) this.dispatchEvent(new ProErrorEvent(mistake));
  }

  get #messages(): PreparationMessages {
    return this.#locale.messages.preparation;
  }

  get #instrumentId(): string | undefined {
    return typeof this.instrument === 'object' ? this.instrument?.id : this.instrument;
  }

  get #loaded(): KeptPreparation | undefined {
    const { state: loaded } = this.#kept;
    return loaded.status === 'ready' ? loaded.data : undefined;
  }

  #startAgain(): void {
    this.#keep.startAgain();
    this.written = undefined;
    this.tooMany = false;
  }

  #renderState() {
    const { common } = this.#locale.messages;
    const loaded = this.#outcomes.state;
    if (this.#kept.state.status === 'failed' && !this.written) return this.#renderNotLoaded();
    // Nothing is written before it is known what was saved: it would be written over.
    if (loaded.status === 'ready' && this.#kept.state.status !== 'pending') return this.#renderForm(loaded.outcomes);
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
      ${this.#renderTips(outcomes)}
      <footer>${this.#renderSaving()}</footer>
    `;
  }

  /** Only what can be seen: a subject of before may not be asked any more. */
  #chosenOf(topics: readonly ScoreView[]): string[] {
    return this.getPreparation().topics.filter((one) => topics.some(({ scale }) => scale.id === one));
  }

  #renderTopics({ histories, statement }: Outcomes) {
    const [messages, language] = [this.#messages, this.#locale.language];
    const { score } = this.#locale.messages;
    const topics = topicsOf(histories);
    const date = statement.date && formatDate(statement.date, language);
    if (!date || topics.length === 0) return html`<p class="block">${messages.notMeasured}</p>`;
    const chosen = this.#chosenOf(topics);
    return html`
      <div class="block">
        <fieldset aria-describedby="topics-hint">
          <legend>${messages.topics}</legend>
          <p class="small muted">${statement.isByOther ? score.filledInByOther(date) : messages.answersOf(date)}</p>
          <p class="small muted hint" id="topics-hint">${messages.topicsHint(mostTopics)}</p>
          ${topicList(topics, { messages, score, language, chosen, onChoose: (box, scale) => this.#choose(box, scale, topics) })}
          <p class="said" role="status">
            ${this.tooMany ? messages.tooMany(mostTopics) : messages.chosen(chosen.length, mostTopics)}
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

  #renderTips({ histories, measurements, statement }: Outcomes) {
    const { language, messages } = this.#locale;
    const steps = tipsFor({
      packs: this.#given.packs ?? [],
      situation: { ...situationOf(histories, measurements, this.#given.hostFlags), flags: currentFlags(statement) },
      audience: 'patient',
      language,
      others: messages.consultationTips.others,
    });
    const tips = steps.find(({ step }) => step === 'prepare')?.tips ?? [];
    const { aids } = this.#given;
    return html`
      ${
        tips.length > 0
          ? html`<div class="block">
              ${questionsToBring(tips, { heading: this.#messages.threeQuestions, language })}
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

  /** Where it goes, as it is. */
  #renderSaving() {
    const [messages, language] = [this.#messages, this.#locale.language];
    if (this.#kept.state.status === 'failed') return this.#renderNotLoaded();
    if (!this.#loaded) return html`<p class="small">${messages.onlyHere}</p>`;
    const [{ state }, isChanged, kept] = [this.#keep, this.written !== undefined, this.#loaded.preparation];
    return savingText({ state, isChanged, kept, messages, language, onSave: this.#onSave });
  }

  #renderNotLoaded() {
    return html`
      <div class="state" role="alert">
        <p>${this.#messages.notLoaded}</p>
        <button @click=${() => this.#kept.reload()}>${this.#locale.messages.common.tryAgain}</button>
      </div>
    `;
  }

  #change(part: Partial<Preparation>): void {
    this.written = { ...this.getPreparation(), ...part };
    this.tooMany = false;
    this.#keep.startAgain();
  }

  #choose(box: HTMLInputElement, scale: string, topics: readonly ScoreView[]): void {
    const others = this.#chosenOf(topics).filter((one) => one !== scale);
    if (box.checked && others.length >= mostTopics) {
      box.checked = false;
      this.tooMany = true;
    } else {
      this.#change({ topics: box.checked ? [...others, scale] : others });
    }
  }

  readonly #onSave = (): void => {
    const keeper = this.#loaded?.keeper;
    const instrument = this.#instrumentId;
    if (!keeper || !instrument) return;
    const preparation = { ...this.getPreparation(), written: new Date().toISOString() };
    this.written = preparation;
    void this.#keep.keep(async () => {
      await keeper.savePreparation(preparation, { signal: new AbortController().signal });
      this.dispatchEvent(new ProPreparedEvent(instrument));
    });
  };
}
