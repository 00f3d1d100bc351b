import { consume } from '@lit/context';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import {
  adapterContext,
  audienceContext,
  rolesContext,
  subjectContext,
  viewerContext,
  type Audience,
  type Viewer,
} from '../../adapter/context.js';
import type { ProAdapter } from '../../adapter/adapter.js';
import type { Consultation } from '../../core/model/consultation.js';
import type { Instrument } from '../../core/model/instrument.js';
import type { Person, Role } from '../../core/model/person.js';
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
import { sharedScoreTexts, sharedTipsTexts } from '../../internal/format/shared-texts.js';
import { LoadController } from '../../internal/data/load-controller.js';
import { loadStateText } from '../../internal/data/load-state.js';
import { LocaleController } from '../../internal/base/locale-controller.js';
import { noteField } from '../../internal/ui/note-field.styles.js';
import { OutcomesController } from '../../internal/data/outcomes-controller.js';
import { outsideLinkStyles } from '../../internal/ui/outside-link.js';
import { ProElement } from '../../internal/base/pro-element.js';
import { recipientsStyles, type RecipientTexts } from '../../internal/ui/recipients-choice.js';
import { sharedNote } from '../../internal/ui/shared-note.js';
import { ViewController } from '../../internal/data/view-controller.js';
import { tipPropertiesOf, type TipProperties } from '../../internal/data/tip-properties.js';
import { validEntries } from '../../internal/data/valid-entries.js';
import { common } from '../../locales/nl/common.js';
import { consultationTips } from '../../locales/nl/consultation-tips.js';
import { copy } from '../../locales/nl/copy.js';
import { recipients } from '../../locales/nl/recipients.js';
import { score } from '../../locales/nl/score.js';
import { shared } from '../../locales/nl/shared.js';
import { newId } from '../../session/new-id.js';
import { renderCards } from './cards.js';
import { ProTipsChangeEvent } from './consultation-tips.events.js';
import { styles } from './consultation-tips.styles.js';
import { renderFollowUps, renderPrepared } from './prepared.js';
import { renderNoteReaders } from './note-readers.js';
import { renderOthersNotes } from './others-notes.js';
import { recordText } from './record-text.js';
import { renderSaveState } from './save-state.js';
import { loadRecords, today, type Records } from './records.js';
import { renderForPatient } from './patient-tips.js';
import { shownKinds } from './shown-kinds.js';
import { renderSteps } from './steps.js';
import type { EditableNotes } from './tip-list.js';
import { tipsPanelOf, type TipsPanel, type TipsTexts } from './tips-panel.js';

const dutch = { common, consultationTips, copy, recipients, score, shared };

/**
 * Guides a conversation about the outcomes. A clinician reads what the patient prepared and which tips fit the scores,
 * ticks tips off, writes notes and copies them for the record. A patient reads how to prepare for the conversation. The
 * element gives no medical advice and raises no alarm.
 *
 * @slot help - Immediate help, such as a telephone number. Shown if an answer asks for attention.
 * @csspart card - The card around the content.
 * @csspart title - The heading.
 * @csspart wish - The preparation of the patient.
 * @csspart carried - The follow-ups of earlier conversations.
 * @csspart others - The notes of others.
 * @csspart step - A step of the conversation.
 * @csspart tip - A tip.
 * @csspart example - A sentence or question to use literally.
 * @csspart aid - A decision aid.
 * @csspart cards - Cards of CDS Hooks.
 * @csspart copy - The button that copies the notes.
 * @fires {ProTipsChangeEvent} pro-tips-change - The ticks, notes or follow-ups changed.
 * @fires {ProCopyEvent} pro-copy - The notes were copied.
 * @fires {ProViewEvent} pro-view - Data was drawn for a viewer, for an access log.
 * @fires {ProErrorEvent} pro-error - Data could not be loaded or saved, a pack, aid or card is invalid, or a flag is unknown.
 */
export class ProConsultationTips extends ProElement {
  static override styles = [baseStyles, noteField, copyStyles, outsideLinkStyles, styles, recipientsStyles];

  /** The instrument, or its `id`, with which the adapter is asked for it. */
  @property() instrument: string | Instrument | undefined;

  /** Scores that the host page has loaded itself. Without them, the adapter is asked. */
  @property({ attribute: false }) measurements: readonly Measurement[] | undefined;

  /** The tip packs. `[standardTipPack, own]` adds a pack of the host page to the standard one; `[own]` replaces it. */
  @property({ attribute: false }) packs: readonly TipPack[] = [standardTipPack];

  /** Facts that only the host page knows, separated by spaces: `work`, `limitedHealthSkills`, `momentOfChoice`. */
  @property({ attribute: 'context-flags' }) contextFlags = '';

  /** Decision aids, shown at a `momentOfChoice`. The scheme of a URL is `https:`, `mailto:` or `tel:`. */
  @property({ attribute: false }) aids: readonly DecisionAid[] = [];

  /** Cards of CDS Hooks, shown to a clinician as plain text. */
  @property({ attribute: false }) cards: readonly CdsCard[] = [];

  /** The viewer. Default: the audience of the provider. */
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

  @consume({ context: viewerContext, subscribe: true })
  @state()
  private viewer: Viewer | undefined;

  @consume({ context: rolesContext, subscribe: true })
  @state()
  private roles: readonly Role[] | undefined;

  /** The edited notes, and the adapter that saves them. Undefined until the first edit. */
  @state() private edited:
    { readonly open: OpenConsultation; readonly storage: CheckedAdapter | undefined } | undefined;

  /** The user pressed the copy button while there was nothing to copy. */
  @state() private nothingToCopy = false;

  readonly #locale = new LocaleController(this, dutch);
  readonly #outcomes = new OutcomesController(this, ['packs', 'aids', 'cards']);
  readonly #records = new LoadController<Records>(this, {
    sources: () => [this.#instrumentId, this.#audience],
    load: async (context) =>
      this.#instrumentId && this.#readsRecords ? loadRecords(this.#instrumentId, this.instrument, context) : undefined,
  });
  readonly #views = new ViewController(this);
  readonly #autosave = new AutosaveController(this);
  readonly #copy = new CopyControl(this);
  #properties: TipProperties = { packs: [standardTipPack], contextFlags: [], aids: [], errors: [] };
  #validCards: readonly CdsCard[] = [];
  #errors: readonly Error[] = [];
  #panel: TipsPanel | undefined;
  /** Key of the record that is edited, or begins with the next edit. */
  #id = newId();
  #open: OpenConsultation = openConsultation([], { subject: '', instrument: '', date: today(), id: this.#id });

  /** Returns the preparation, ticks, notes and follow-ups as plain text for the record; empty without outcomes. */
  getText(): string {
    return this.#panel ? recordText(this.#panel, this.#open, this.#texts) : '';
  }

  /** Returns the notes, for a host page that stores them itself. Without a provider, their `subject` is empty. */
  getConsultation(): Consultation {
    return this.#open.consultation;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (['packs', 'contextFlags', 'aids', 'cards'].some((name) => changed.has(name))) this.#readProperties();
    // Notes about one patient or by one author are never shown with another. Without a subject, other scores mean another
    // patient.
    const isOther = ['subject', 'instrument', 'adapter', 'viewer'].some((name) => changed.has(name));
    if (isOther || (changed.has('measurements') && this.subject === undefined)) this.#reset();
  }

  // Not in willUpdate: controllers resolve the language and the data after it.
  protected override update(changed: PropertyValues): void {
    this.#panel = this.#createPanel();
    const stored = this.#openConsultation();
    // Notes that others write meanwhile appear beside the edited ones.
    this.#open = this.edited ? { ...this.edited.open, others: stored.others } : stored;
    super.update(changed);
  }

  protected override render() {
    return html`
      <div class="root" lang=${this.#locale.language} dir=${this.#locale.direction}>
        <section part="card" aria-labelledby="title">
          <header>
            <h2 id="title" part="title">${this.#texts.messages.title[this.#audience]}</h2>
            ${this.#panel ? this.#renderIntroduction(this.#panel) : nothing}
            ${sharedNote(this.#outcomes.isLimited, this.#locale.messages.shared)}
          </header>
          ${this.#renderState()}
        </section>
      </div>
    `;
  }

  protected override updated(): void {
    this.#views.report(shownKinds(this.#panel, this.#open, this.#audience, this.#loadedRecords));
    const errors = this.#errors;
    this.#errors = [];
    for (const error of errors) this.dispatchEvent(new ProErrorEvent(error));
  }

  get #audience(): Audience {
    return audienceOf(this.audience, this.providedAudience);
  }

  get #instrumentId(): string | undefined {
    return typeof this.instrument === 'object' ? this.instrument?.id : this.instrument;
  }

  get #texts(): TipsTexts {
    const { messages, language } = this.#locale;
    const isLimited = this.#outcomes.isLimited;
    return {
      messages: isLimited ? sharedTipsTexts(messages) : messages.consultationTips,
      score: isLimited ? sharedScoreTexts(messages) : messages.score,
      language,
    };
  }

  get #recipientTexts(): RecipientTexts {
    const { messages, language } = this.#locale;
    return { recipients: messages.recipients, language, roles: this.roles ?? [] };
  }

  /** A patient reads the notes that are for the patient, if the host page says that the patient looks. */
  get #readsRecords(): boolean {
    return this.#audience === 'clinician' || this.viewer?.person.kind === 'patient';
  }

  /** The writer of new notes; undefined if unknown. */
  get #author(): Person | undefined {
    return this.viewer?.person;
  }

  /** Checks the properties. Their errors are reported once, after the update. */
  #readProperties(): void {
    this.#properties = tipPropertiesOf(this);
    const cards = validEntries('cards', this.cards, cdsCardFrom);
    this.#validCards = cards.valid;
    this.#errors = [...this.#properties.errors, ...cards.errors];
  }

  #reset(): void {
    this.#autosave.reset();
    this.edited = undefined;
    this.#id = newId();
    this.#resetCopy();
  }

  #resetCopy(): void {
    this.nothingToCopy = false;
    this.#copy.forget();
  }

  get #loadedRecords(): Records | undefined {
    const { state: loaded } = this.#records;
    return loaded.status === 'ready' ? loaded.data : undefined;
  }

  #createPanel(): TipsPanel | undefined {
    const loaded = this.#outcomes.state;
    // Editing starts after the stored notes are loaded; otherwise a save would overwrite them.
    if (loaded.status !== 'ready' || !this.#properties.packs || this.#records.state.status === 'pending')
      return undefined;
    return tipsPanelOf(loaded.outcomes, {
      packs: this.#properties.packs,
      contextFlags: this.#properties.contextFlags,
      audience: this.#audience,
      preparation: this.#audience === 'clinician' ? this.#loadedRecords?.preparation : undefined,
      texts: this.#texts,
    });
  }

  #openConsultation(): OpenConsultation {
    return openConsultation(this.#loadedRecords?.consultations ?? [], {
      subject: this.subject ?? '',
      instrument: this.#instrumentId ?? '',
      date: today(),
      id: this.#id,
      author: this.#author,
    });
  }

  get #shownAids(): readonly DecisionAid[] {
    return this.#properties.contextFlags.includes('momentOfChoice') ? this.#properties.aids : [];
  }

  #renderIntroduction({ about, remarks, isFlagged, note, prepared }: TipsPanel) {
    const { messages } = this.#texts;
    return html`
      ${about ? html`<p class="small muted">${about}</p>` : nothing} ${this.#renderLeftOut()}
      ${prepared ? renderPrepared(prepared, this.#texts) : nothing} ${remarks.map((remark) => html`<p>${remark}</p>`)}
      ${isFlagged ? html`<slot name="help"></slot>` : nothing}
      ${note === 'noProblems' || note === 'unknownMeaning' ? html`<p>${messages[note]}</p>` : nothing}
    `;
  }

  /** Reports skipped data, because otherwise tips from older answers would look like tips from the newest ones. */
  #renderLeftOut() {
    const loaded = this.#outcomes.state;
    const text = loaded.status === 'ready' ? leftOutText(loaded.outcomes, this.#locale.messages.score) : '';
    return text ? html`<p class="small">${text}</p>` : nothing;
  }

  #renderState() {
    const { common } = this.#locale.messages;
    const loaded = this.#outcomes.state;
    if (!this.#properties.packs) return html`<p class="state" role="alert">${common.failed}</p>`;
    if (loaded.status === 'ready' && this.#panel) return this.#renderPanel(this.#panel);
    return loadStateText(loaded.status === 'ready' ? { status: 'pending' } : loaded, common, () =>
      this.#outcomes.reload(),
    );
  }

  #renderPanel(panel: TipsPanel) {
    const { messages } = this.#texts;
    if (panel.note === 'notMeasured') return html`<p class="state">${messages.notMeasured[this.#audience]}</p>`;
    if (this.#audience === 'clinician') return this.#renderForClinician(panel);
    return renderForPatient(panel, this.#shownAids, this.#texts, this.#renderOthersNotes());
  }

  #renderOthersNotes() {
    return renderOthersNotes(this.#open.others, this.#texts, this.#recipientTexts);
  }

  #renderForClinician(panel: TipsPanel) {
    const texts = this.#texts;
    const notes = { ...this.#open, onChange: this.#onChange };
    return html`
      ${this.#renderOthersNotes()} ${renderFollowUps(notes, texts)}
      ${renderSteps(panel, { instrument: panel.instrument, texts, notes, aids: this.#shownAids })}
      ${renderCards(this.#validCards, texts)}
      <footer>
        <p class="small muted">${texts.messages.tickHint}</p>
        ${this.#copy.render(this.#locale.messages.copy, {
          text: () => this.getText(),
          onCopy: this.#onCopy,
          notice: this.nothingToCopy ? texts.messages.nothingToCopy : undefined,
        })}
        ${renderNoteReaders(this.#author, this.#loadedRecords?.team ?? [], notes, this.#recipientTexts)}
        ${this.#renderSaveState()}
      </footer>
    `;
  }

  #renderSaveState() {
    const { messages } = this.#texts;
    if (!this.edited && this.#records.state.status === 'failed') {
      return html`<p class="small" role="alert">${messages.notLoaded}</p>`;
    }
    if (!this.#storage) return html`<p class="small muted">${messages.onlyHere}</p>`;
    const retry = () => this.#save(false);
    return renderSaveState(this.#autosave.state, { messages, tryAgain: this.#locale.messages.common.tryAgain, retry });
  }

  /** The adapter for saving, fixed at the first edit: notes that could not be read then are never overwritten. */
  get #storage(): CheckedAdapter | undefined {
    return this.edited ? this.edited.storage : this.#loadedRecords?.storage;
  }

  readonly #onChange: EditableNotes['onChange'] = (change, isTyping = false) => {
    const written = new Date().toISOString();
    this.#id = this.#open.consultation.id ?? this.#id;
    this.#open = { ...this.#open, consultation: { ...change(this.#open.consultation), written } };
    this.edited = { open: this.#open, storage: this.#storage };
    this.#resetCopy();
    this.#save(isTyping);
    if (this.#panel)
      this.dispatchEvent(new ProTipsChangeEvent(this.#panel.instrument.id, this.#discussedInOrder(this.#panel)));
  };

  #save(isTyping: boolean): void {
    const [storage, { consultation }] = [this.#storage, this.#open];
    // The patient who looks at the view of another person does not write for that person.
    if (!storage || this.viewer?.isPreview) return;
    const save = () => storage.saveConsultation(consultation, { signal: new AbortController().signal });
    if (isTyping) this.#autosave.saveSoon(save);
    else void this.#autosave.save(save);
  }

  /** Returns the discussed tips that are still shown: newer answers can remove a tip. */
  #discussedInOrder({ steps }: TipsPanel): string[] {
    const discussed = new Set(this.#open.consultation.discussed);
    return steps.flatMap(({ tips }) => tips.map(({ tip }) => tip.id)).filter((id) => discussed.has(id));
  }

  readonly #onCopy = (): void => {
    this.nothingToCopy = !this.#panel || !isConsultationUsed(this.#open);
    if (this.#panel && !this.nothingToCopy) void this.#copy.copy(this.getText(), this.#panel.instrument.id);
  };
}
