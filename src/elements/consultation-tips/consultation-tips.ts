import { consume } from '@lit/context';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { adapterContext, audienceContext, subjectContext, type Audience } from '../../adapter/context.js';
import type { ProAdapter } from '../../adapter/adapter.js';
import type { Consultation } from '../../core/model/consultation.js';
import type { Instrument } from '../../core/model/instrument.js';
import type { Measurement } from '../../core/model/score.js';
import type { CdsCard, DecisionAid, TipPack } from '../../core/model/tip.js';
import { cdsCardFrom } from '../../core/tips/cds-card-from.js';
import { isConsultationUsed, openConsultation, type OpenConsultation } from '../../core/tips/consultation.js';
import { standardTipPack } from '../../core/tips/pack.js';
import { baseStyles } from '../../internal/base/base.styles.js';
import type { CheckedAdapter } from '../../internal/data/checked-adapter.js';
import { CopyControl, copyStyles } from '../../internal/ui/copy-control.js';
import { ProErrorEvent } from '../../internal/base/error.event.js';
import { audienceOf } from '../../internal/base/attribute-values.js';
import { AutosaveController } from '../../internal/data/autosave-controller.js';
import { leftOutText } from '../../internal/format/left-out-text.js';
import { LoadController } from '../../internal/data/load-controller.js';
import { loadStateText } from '../../internal/data/load-state.js';
import { LocaleController } from '../../internal/base/locale-controller.js';
import { noteField } from '../../internal/ui/note-field.styles.js';
import { OutcomesController } from '../../internal/data/outcomes-controller.js';
import { outsideLinkStyles } from '../../internal/ui/outside-link.js';
import { ProElement } from '../../internal/base/pro-element.js';
import { validEntries, tipPropertiesOf, type TipProperties } from '../../internal/data/tip-properties.js';
import { common } from '../../locales/nl/common.js';
import { consultationTips } from '../../locales/nl/consultation-tips.js';
import { copy } from '../../locales/nl/copy.js';
import { score } from '../../locales/nl/score.js';
import { renderCards } from './cards.js';
import { ProTipsChangeEvent } from './consultation-tips.events.js';
import { styles } from './consultation-tips.styles.js';
import { renderCarried, renderWish } from './opening.js';
import { recordText } from './record-text.js';
import { keptText } from './kept-text.js';
import { loadRecords, today, type Records } from './records.js';
import { renderForPatient } from './patient-tips.js';
import { renderSteps } from './steps.js';
import type { Notes } from './tip-list.js';
import { tipsPanelOf, type TipsPanel, type TipsTexts } from './tips-panel.js';

const dutch = { common, consultationTips, copy, score };

/**
 * Helps to talk about the outcomes: for a clinician what the patient wants to talk about and the questions of a good
 * conversation that fit the scores, to tick off, to write a line to and to copy for the record; for a patient how to
 * prepare for it. It gives no advice and raises no alarm.
 *
 * @slot help - Where to find help at once, such as a telephone number: shown beside an answer that asks for attention.
 * @csspart card - The card around everything.
 * @csspart title - The heading.
 * @csspart wish - What the patient wants to talk about.
 * @csspart carried - What an earlier conversation left to talk about.
 * @csspart step - A step of the conversation.
 * @csspart tip - A tip.
 * @csspart example - A sentence or question that can be said as it is.
 * @csspart aid - A decision aid.
 * @csspart cards - What other systems say.
 * @csspart copy - The button that copies what was discussed.
 * @fires {ProTipsChangeEvent} pro-tips-change - Something was ticked, written or put off.
 * @fires {ProCopyEvent} pro-copy - What was discussed was copied.
 * @fires {ProErrorEvent} pro-error - Data could not be loaded or kept, a pack, aid or card is wrong, or a flag is not known.
 */
export class ProConsultationTips extends ProElement {
  static override styles = [baseStyles, noteField, copyStyles, outsideLinkStyles, styles];

  /** The instrument, or the `id` to ask the adapter for. */
  @property() instrument: string | Instrument | undefined;

  /** Scores that the host has already; left out, the adapter is asked for them. */
  @property({ attribute: false }) measurements: readonly Measurement[] | undefined;

  /** Where the tips come from. `[standardTipPack, ours]` puts a host's pack beside ours, `[ours]` in place of ours. */
  @property({ attribute: false }) packs: readonly TipPack[] = [standardTipPack];

  /** What the host knows, with spaces between: `work`, `limitedHealthSkills`, `momentOfChoice`. */
  @property() flags = '';

  /** Decision aids, shown at a `momentOfChoice`; an address is `https:`, `mailto:` or `tel:`. */
  @property({ attribute: false }) aids: readonly DecisionAid[] = [];

  /** Cards of CDS Hooks, shown to a clinician as plain text. */
  @property({ attribute: false }) cards: readonly CdsCard[] = [];

  /** Who looks; left out, the provider says it. */
  @property() audience: Audience | undefined;

  @consume({ context: adapterContext, subscribe: true })
  @state()
  private adapter: ProAdapter | undefined;

  @consume({ context: audienceContext, subscribe: true })
  @state()
  private providedAudience: Audience = 'patient';

  @consume({ context: subjectContext, subscribe: true })
  @state()
  private subject: string | undefined;

  /** What was ticked and written here, with where it is kept. */
  @state() private written:
    { readonly open: OpenConsultation; readonly keeper: CheckedAdapter | undefined } | undefined;

  /** Somebody wanted to copy before there was anything. */
  @state() private nothingToCopy = false;

  readonly #locale = new LocaleController(this, dutch);
  readonly #outcomes = new OutcomesController(this, ['packs', 'aids', 'cards']);
  readonly #records = new LoadController<Records>(this, {
    sources: () => [this.#instrumentId, this.#audience],
    load: async (context) =>
      this.#instrumentId && this.#audience === 'clinician' ? loadRecords(this.#instrumentId, context) : undefined,
  });
  readonly #keep = new AutosaveController(this);
  readonly #copy = new CopyControl(this);
  #given: TipProperties = { packs: [standardTipPack], hostFlags: [], aids: [], mistakes: [] };
  #checkedCards: readonly CdsCard[] = [];
  #mistakes: readonly Error[] = [];
  #panel: TipsPanel | undefined;
  #open: OpenConsultation = openConsultation([], { subject: '', instrument: '', date: today() });

  /** What was prepared, discussed, written and put off, as plain text for the record. Empty without outcomes. */
  getText(): string {
    return this.#panel ? recordText(this.#panel, this.#open, this.#words) : '';
  }

  /** What was discussed, written and put off, for a host that keeps it itself; without a provider its subject is empty. */
  getConsultation(): Consultation {
    return this.#open.consultation;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (['packs', 'flags', 'aids', 'cards'].some((name) => changed.has(name))) this.#readProperties();
    // What was discussed with one patient never goes along to the next. Without a subject, other scores are another one.
    const isOther = ['subject', 'instrument', 'adapter'].some((name) => changed.has(name));
    if (isOther || (changed.has('measurements') && this.subject === undefined)) this.#startAgain();
  }

  // Not in willUpdate: the language and the data are looked up only after it.
  protected override update(changed: PropertyValues): void {
    this.#panel = this.#readPanel();
    this.#open = this.written?.open ?? this.#readConsultation();
    super.update(changed);
  }

  protected override render() {
    return html`
      <div class="root" lang=${this.#locale.language} dir=${this.#locale.direction}>
        <section part="card" aria-labelledby="title">
          <header>
            <h2 id="title" part="title">${this.#words.messages.title[this.#audience]}</h2>
            ${this.#panel ? this.#renderIntroduction(this.#panel) : nothing}
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

  get #audience(): Audience {
    return audienceOf(this.audience, this.providedAudience);
  }

  get #instrumentId(): string | undefined {
    return typeof this.instrument === 'object' ? this.instrument?.id : this.instrument;
  }

  get #words(): TipsTexts {
    const { consultationTips, score } = this.#locale.messages;
    return { messages: consultationTips, score, language: this.#locale.language };
  }

  /** What is wrong in the properties is told once, after drawing. */
  #readProperties(): void {
    this.#given = tipPropertiesOf(this);
    const cards = validEntries('cards', this.cards, cdsCardFrom);
    this.#checkedCards = cards.right;
    this.#mistakes = [...this.#given.mistakes, ...cards.mistakes];
  }

  #startAgain(): void {
    this.#keep.startAgain();
    this.written = undefined;
    this.#forgetCopy();
  }

  #forgetCopy(): void {
    this.nothingToCopy = false;
    this.#copy.forget();
  }

  get #loadedRecords(): Records | undefined {
    const { state: loaded } = this.#records;
    return loaded.status === 'ready' ? loaded.data : undefined;
  }

  #readPanel(): TipsPanel | undefined {
    const loaded = this.#outcomes.state;
    // Nothing is ticked before it is known what was kept: it would be written over.
    if (loaded.status !== 'ready' || !this.#given.packs || this.#records.state.status === 'pending') return undefined;
    return tipsPanelOf(loaded.outcomes, {
      packs: this.#given.packs,
      hostFlags: this.#given.hostFlags,
      audience: this.#audience,
      preparation: this.#loadedRecords?.preparation,
      words: this.#words,
    });
  }

  #readConsultation(): OpenConsultation {
    return openConsultation(this.#loadedRecords?.consultations ?? [], {
      subject: this.subject ?? '',
      instrument: this.#instrumentId ?? '',
      date: today(),
    });
  }

  get #shownAids(): readonly DecisionAid[] {
    return this.#given.hostFlags.includes('momentOfChoice') ? this.#given.aids : [];
  }

  #renderIntroduction({ about, remarks, isFlagged, note, wish }: TipsPanel) {
    const { messages } = this.#words;
    return html`
      ${about ? html`<p class="small muted">${about}</p>` : nothing} ${this.#renderLeftOut()}
      ${wish ? renderWish(wish, this.#words) : nothing} ${remarks.map((remark) => html`<p>${remark}</p>`)}
      ${isFlagged ? html`<slot name="help"></slot>` : nothing}
      ${note === 'noProblems' || note === 'unknownMeaning' ? html`<p>${messages[note]}</p>` : nothing}
    `;
  }

  /** Tips from older answers than the newest would else look like tips from the newest. */
  #renderLeftOut() {
    const loaded = this.#outcomes.state;
    const text = loaded.status === 'ready' ? leftOutText(loaded.outcomes, this.#locale.messages.score) : '';
    return text ? html`<p class="small">${text}</p>` : nothing;
  }

  #renderState() {
    const { common } = this.#locale.messages;
    const loaded = this.#outcomes.state;
    if (!this.#given.packs) return html`<p class="state" role="alert">${common.failed}</p>`;
    if (loaded.status === 'ready' && this.#panel) return this.#renderPanel(this.#panel);
    return loadStateText(loaded.status === 'ready' ? { status: 'pending' } : loaded, common, () =>
      this.#outcomes.reload(),
    );
  }

  #renderPanel(panel: TipsPanel) {
    const { messages } = this.#words;
    if (panel.note === 'notMeasured') return html`<p class="state">${messages.notMeasured[this.#audience]}</p>`;
    if (this.#audience === 'clinician') return this.#renderForClinician(panel);
    return renderForPatient(panel, this.#shownAids, this.#words);
  }

  #renderForClinician(panel: TipsPanel) {
    const words = this.#words;
    const notes = { ...this.#open, onChange: this.#onChange };
    return html`
      ${renderCarried(notes, words)}
      ${renderSteps(panel, { instrument: panel.instrument, words, notes, aids: this.#shownAids })}
      ${renderCards(this.#checkedCards, words)}
      <footer>
        <p class="small muted">${words.messages.tickHint}</p>
        ${this.#copy.render(this.#locale.messages.copy, {
          text: () => this.getText(),
          onCopy: this.#onCopy,
          said: this.nothingToCopy ? words.messages.nothingToCopy : undefined,
        })}
        ${this.#renderKept()}
      </footer>
    `;
  }

  /** Where the notes are, as it is. */
  #renderKept() {
    const { messages } = this.#words;
    if (!this.written && this.#records.state.status === 'failed') {
      return html`<p class="small" role="alert">${messages.notLoaded}</p>`;
    }
    if (!this.#keeper) return html`<p class="small muted">${messages.onlyHere}</p>`;
    const retry = () => this.#save(false);
    return keptText(this.#keep.state, { messages, tryAgain: this.#locale.messages.common.tryAgain, retry });
  }

  /** Decided when the writing began: what could not be read then is not written over later. */
  get #keeper(): CheckedAdapter | undefined {
    return this.written ? this.written.keeper : this.#loadedRecords?.keeper;
  }

  readonly #onChange: Notes['onChange'] = (change, isWriting = false) => {
    this.#open = { ...this.#open, consultation: change(this.#open.consultation) };
    this.written = { open: this.#open, keeper: this.#keeper };
    this.#forgetCopy();
    this.#save(isWriting);
    if (this.#panel)
      this.dispatchEvent(new ProTipsChangeEvent(this.#panel.instrument.id, this.#discussedInOrder(this.#panel)));
  };

  #save(isWriting: boolean): void {
    const [keeper, { consultation }] = [this.#keeper, this.#open];
    if (!keeper) return;
    const save = () => keeper.saveConsultation(consultation, { signal: new AbortController().signal });
    if (isWriting) this.#keep.keepSoon(save);
    else void this.#keep.keep(save);
  }

  /** Only what is still on the panel: newer answers may have taken a tip away. */
  #discussedInOrder({ steps }: TipsPanel): string[] {
    const discussed = new Set(this.#open.consultation.discussed);
    return steps.flatMap(({ tips }) => tips.map(({ tip }) => tip.id)).filter((id) => discussed.has(id));
  }

  readonly #onCopy = (): void => {
    this.nothingToCopy = !this.#panel || !isConsultationUsed(this.#open);
    if (this.#panel && !this.nothingToCopy) void this.#copy.copy(this.getText(), this.#panel.instrument.id);
  };
}
