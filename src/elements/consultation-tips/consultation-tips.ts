import { consume } from '@lit/context';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { audienceContext, subjectContext, type Audience } from '../../adapter/context.js';
import type { Instrument } from '../../core/model/instrument.js';
import type { Measurement } from '../../core/model/score.js';
import { HostFlag, type TipPack } from '../../core/model/tip.js';
import { standardTipPack } from '../../core/tips/pack.js';
import { tipPackFrom } from '../../core/tips/tip-pack-from.js';
import type { TipsOfStep } from '../../core/tips/tips-for.js';
import { base } from '../../internal/base.styles.js';
import { ProCopyEvent } from '../../internal/copy.event.js';
import { ProErrorEvent } from '../../internal/error.event.js';
import { LocaleController } from '../../internal/locale-controller.js';
import { OutcomesController } from '../../internal/outcomes-controller.js';
import { TipsChangeEvent } from './consultation-tips.events.js';
import { styles } from './consultation-tips.styles.js';
import { hostFlagsOf } from './host-flags.js';
import { renderTip, renderTips } from './tip-list.js';
import { recordText, tipsPanelOf, type TipsPanel, type TipsWords } from './tips-panel.js';

/** What came of the last copying. */
type CopyState = 'none' | 'nothingTicked' | 'copied' | 'refused';

const conversation = ['signal', 'discuss', 'act'] as const;

/**
 * Helps to talk about the outcomes: for a clinician the questions of a good conversation that fit the scores, to tick
 * off and to copy for the record; for a patient how to prepare for it. It gives no advice and raises no alarm.
 *
 * @csspart card - The card around everything.
 * @csspart title - The heading.
 * @csspart step - A step of the conversation.
 * @csspart tip - A tip.
 * @csspart example - A sentence or question that can be said as it is.
 * @csspart copy - The button that copies what was discussed.
 * @fires {TipsChangeEvent} pro-tips-change - A tip was ticked or unticked.
 * @fires {ProCopyEvent} pro-copy - What was discussed was copied.
 * @fires {ProErrorEvent} pro-error - Data could not be loaded or is wrong, a pack is wrong, or a flag is not known.
 */
export class ProConsultationTips extends LitElement {
  static override styles = [base, styles];

  /** The instrument, or the `id` to ask the adapter for. */
  @property() instrument: string | Instrument | undefined;

  /** Scores that the host has already; left out, the adapter is asked for them. Other scores clear what was ticked. */
  @property({ attribute: false }) measurements: readonly Measurement[] | undefined;

  /** Where the tips come from. `[standardTipPack, ours]` puts a host's pack beside ours, `[ours]` in place of ours. */
  @property({ attribute: false }) packs: readonly TipPack[] = [standardTipPack];

  /** What the host knows, with spaces between: `work`, `limitedHealthSkills`, `momentOfChoice`. */
  @property() flags = '';

  /** Who looks; left out, the provider says it. */
  @property() audience: Audience | undefined;

  @consume({ context: audienceContext, subscribe: true })
  @state()
  private providedAudience: Audience = 'patient';

  @consume({ context: subjectContext, subscribe: true })
  @state()
  private subject: string | undefined;

  /** `id`s of the tips that were discussed. */
  @state() private discussed: ReadonlySet<string> = new Set();

  @state() private copyState: CopyState = 'none';

  @query('textarea') private textToCopy!: HTMLTextAreaElement | null;

  readonly #locale = new LocaleController(this);
  readonly #outcomes = new OutcomesController(this);
  #packs: readonly TipPack[] | undefined = [standardTipPack];
  #hostFlags: readonly HostFlag[] = [];
  #panel: TipsPanel | undefined;
  #mistakes: readonly Error[] = [];

  /** What was ticked, as plain text for the record. Empty when nothing is there to discuss. */
  getText(): string {
    return this.#panel ? recordText(this.#panel, this.discussed, this.#words) : '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('packs') || changed.has('flags')) this.#readProperties();
    // What was discussed with one patient never goes along to the next.
    if (changed.has('subject') || changed.has('instrument') || changed.has('measurements')) this.#startAgain();
  }

  // Not in willUpdate: the language and the data are looked up only after it.
  protected override update(changed: PropertyValues): void {
    this.#panel = this.#readPanel();
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
    return this.audience ?? this.providedAudience;
  }

  get #words(): TipsWords {
    return { messages: this.#locale.messages.consultationTips, language: this.#locale.language };
  }

  /** What is wrong in the properties is told once, after drawing. */
  #readProperties(): void {
    const { known, unknown } = hostFlagsOf(this.flags);
    this.#hostFlags = known;
    this.#mistakes = unknown.map(
      (flag) => new Error(`The host flag "${flag}" is not known. Known are: ${HostFlag.options.join(', ')}.`),
    );
    try {
      this.#packs = this.packs.map((pack) => (pack === standardTipPack ? pack : tipPackFrom(pack)));
    } catch (error) {
      this.#packs = undefined;
      this.#mistakes = [...this.#mistakes, error instanceof Error ? error : new Error(String(error))];
    }
  }

  #startAgain(): void {
    this.discussed = new Set();
    this.copyState = 'none';
  }

  #readPanel(): TipsPanel | undefined {
    const loaded = this.#outcomes.state;
    if (loaded.status !== 'ready' || !this.#packs) return undefined;
    return tipsPanelOf(loaded.outcomes, {
      packs: this.#packs,
      hostFlags: this.#hostFlags,
      audience: this.#audience,
      words: this.#words,
    });
  }

  #renderIntroduction({ date, note }: TipsPanel) {
    const { messages } = this.#words;
    return html`
      ${date ? html`<p class="small muted">${messages.answersOf(date)}</p>` : nothing}
      ${note === 'noProblems' || note === 'unknownMeaning' ? html`<p>${messages[note]}</p>` : nothing}
    `;
  }

  #renderState() {
    const { common } = this.#locale.messages;
    const { status } = this.#outcomes.state;
    if (!this.#packs) return html`<p class="state" role="alert">${common.failed}</p>`;
    switch (status) {
      case 'idle':
        return html`<p class="state muted">${common.nothingToShow}</p>`;
      case 'pending':
        return html`<p class="state muted" role="status">${common.loading}</p>`;
      case 'failed':
        return html`
          <div class="state" role="alert">
            <p>${common.failed}</p>
            <button @click=${() => this.#outcomes.reload()}>${common.tryAgain}</button>
          </div>
        `;
      case 'ready':
        return this.#panel ? this.#renderPanel(this.#panel) : nothing;
    }
  }

  #renderPanel(panel: TipsPanel) {
    const { messages } = this.#words;
    if (panel.note === 'notMeasured') return html`<p class="state">${messages.notMeasured[this.#audience]}</p>`;
    return this.#audience === 'patient' ? this.#renderForPatient(panel) : this.#renderForClinician(panel);
  }

  #renderForPatient({ steps, instrument }: TipsPanel) {
    const tips = steps.flatMap((one) => one.tips);
    if (tips.length === 0) return html`<p class="state">${this.#words.messages.nothingForStep}</p>`;
    return html`
      <ul class="patient">
        ${repeat(
          tips,
          ({ tip }) => tip.id,
          (chosen) => html`<li part="tip">${renderTip(chosen, instrument, this.#words)}</li>`,
        )}
      </ul>
    `;
  }

  #renderForClinician(panel: TipsPanel) {
    const stepOf = (name: TipsOfStep['step']) => panel.steps.find(({ step }) => step === name);
    return html`
      ${this.#renderAside(stepOf('prepare'), panel.instrument)}
      ${conversation.map((name, index) => this.#renderStep(stepOf(name), index + 1, panel.instrument))}
      ${this.#renderAside(stepOf('close'), panel.instrument)} ${this.#renderCopy()}
    `;
  }

  #renderStep(present: TipsOfStep | undefined, number: number, instrument: Instrument) {
    if (!present) return nothing;
    const { messages } = this.#words;
    const { step, tips } = present;
    return html`
      <section part="step" aria-labelledby=${step}>
        <h3 id=${step}><span class="number">${number}</span>${messages.step[step]}</h3>
        ${
          tips.length === 0
            ? html`<p class="muted small">${messages.nothingForStep}</p>`
            : renderTips(tips, { instrument, words: this.#words, discussed: this.discussed, onTick: this.#onTick })
        }
      </section>
    `;
  }

  /** Before and after the conversation: one step away, unless the host says that it matters now. */
  #renderAside(present: TipsOfStep | undefined, instrument: Instrument) {
    if (!present || present.tips.length === 0) return nothing;
    const { step, tips } = present;
    const matters = tips.some(({ reasons }) => reasons.some(({ condition }) => 'hostFlag' in condition));
    return html`
      <details class="aside" part="step" ?open=${matters}>
        <summary>${this.#words.messages.step[step]}</summary>
        ${renderTips(tips, { instrument, words: this.#words, discussed: this.discussed, onTick: this.#onTick })}
      </details>
    `;
  }

  #renderCopy() {
    const { messages } = this.#words;
    const said = {
      none: nothing,
      nothingTicked: messages.nothingTicked,
      copied: messages.copied,
      refused: messages.copyRefused,
    };
    return html`
      <footer>
        <p class="small muted">${messages.tickHint}</p>
        <button part="copy" @click=${this.#onCopy}>${messages.copy}</button>
        <p class="small" role="status">${said[this.copyState]}</p>
        ${
          this.copyState === 'refused'
            ? html`<textarea readonly rows="8" aria-label=${messages.textToCopy} .value=${this.getText()}></textarea>`
            : nothing
        }
      </footer>
    `;
  }

  readonly #onTick = (id: string, isDiscussed: boolean): void => {
    const others = [...this.discussed].filter((one) => one !== id);
    this.discussed = new Set(isDiscussed ? [...others, id] : others);
    this.copyState = 'none';
    if (this.#panel)
      this.dispatchEvent(new TipsChangeEvent(this.#panel.instrument.id, this.#discussedInOrder(this.#panel)));
  };

  /** Only what is still on the panel: newer answers may have taken a tip away. */
  #discussedInOrder({ steps }: TipsPanel): string[] {
    return steps.flatMap(({ tips }) => tips.map(({ tip }) => tip.id)).filter((id) => this.discussed.has(id));
  }

  async #onCopy(): Promise<void> {
    const panel = this.#panel;
    if (!panel || this.#discussedInOrder(panel).length === 0) {
      this.copyState = 'nothingTicked';
      return;
    }
    try {
      await navigator.clipboard.writeText(this.getText());
      this.copyState = 'copied';
      this.dispatchEvent(new ProCopyEvent(panel.instrument.id));
    } catch {
      // Refused, or not there at all: a page in a frame, without https, or in a record viewer that forbids it.
      this.copyState = 'refused';
      await this.updateComplete;
      this.textToCopy?.select();
    }
  }
}
