import { consume } from '@lit/context';
import { html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { audienceContext, rolesContext, type Audience } from '../../adapter/context.js';
import type { Instrument } from '../../core/model/instrument.js';
import type { Role } from '../../core/model/person.js';
import type { Measurement } from '../../core/model/score.js';
import { localize } from '../../core/model/localized-text.js';
import { baseStyles } from '../../internal/base/base.styles.js';
import { changeArrowStyles } from '../../internal/ui/change-arrow.js';
import { toError } from '../../internal/base/to-error.js';
import { ProErrorEvent } from '../../internal/base/error.event.js';
import { audienceOf, oneOf, tokensOf } from '../../internal/base/attribute-values.js';
import { leftOutText } from '../../internal/format/left-out-text.js';
import { sharedScoreTexts, sharedTrendCardTexts } from '../../internal/format/shared-texts.js';
import type { ViewKind } from '../../internal/base/view.event.js';
import { loadStateText } from '../../internal/data/load-state.js';
import { LocaleController } from '../../internal/base/locale-controller.js';
import { OutcomesController, type Outcomes } from '../../internal/data/outcomes-controller.js';
import { ProElement } from '../../internal/base/pro-element.js';
import { ViewController } from '../../internal/data/view-controller.js';
import { sharedNote } from '../../internal/ui/shared-note.js';
import { statusIconStyles } from '../../internal/ui/status-icon.js';
import { common } from '../../locales/nl/common.js';
import { score } from '../../locales/nl/score.js';
import { shared } from '../../locales/nl/shared.js';
import { trendCard } from '../../locales/nl/trend-card.js';
import { paletteOf } from './palette.js';
import { eventList, panelHeader, panelOf, pointText, selectionAfterKey, type Panel } from './panel.js';
import { drawnRespondents, lineChoice } from './lines.js';
import { PlotsController, type PlotTarget } from './plots-controller.js';
import { ProSaveEvent, type SaveFormat } from './trend-card.events.js';
import { styles } from './trend-card.styles.js';
import { aboutTrends } from './trend-notes.js';
import { tableStyles } from './trend-table.styles.js';
import { trendTable } from './trend-table.js';
import type { TrendTexts } from './trend-text.js';
import { respondentsIn, trendsOf, type TrendRange } from './trend.js';

const ranges: readonly [TrendRange, ...TrendRange[]] = ['all', 'year', 'quarter'];

/** Indexes of the selected point and its panel. */
interface SelectedPoint {
  readonly panel: number;
  readonly point: number;
}

const dutch = { common, score, shared, trendCard };

/**
 * Shows the scores of a patient over time. Each scale has a summary, a line chart with cut-offs, and a table.
 *
 * @slot help - Immediate help, such as a telephone number. Shown beside an answer that needs attention.
 * @csspart card - The card around everything.
 * @csspart title - The heading of a score.
 * @csspart chip - The change, if it is clear by the change rule.
 * @csspart panel - One scale: its heading, summary and plot.
 * @csspart chart - The box around a plot.
 * @csspart table - A table.
 * @csspart save - The menu to save or print. Hide it if nothing may leave the page.
 * @cssprop [--pro-trend-card-chart-height=15em] - The height of a plot.
 * @fires {ProSaveEvent} pro-save - The user saved or printed the card.
 * @fires {ProViewEvent} pro-view - Data was drawn for a viewer, for an access log.
 * @fires {ProErrorEvent} pro-error - Data could not be loaded or is invalid, or a plot could not be drawn or saved.
 */
export class ProTrendCard extends ProElement {
  static override styles = [baseStyles, changeArrowStyles, statusIconStyles, styles, tableStyles];

  /** The instrument, or its `id`, which the element requests from the adapter. */
  @property() instrument: string | Instrument | undefined;

  /**
   * The `id`s of scales, separated by spaces. Their plots stand below each other in this order, on one time axis. By
   * default the card shows every scale of the instrument.
   */
  @property() scale = '';

  /** Scores that the host page already has. By default the element requests them from the adapter. */
  @property({ attribute: false }) measurements: readonly Measurement[] | undefined;

  /** The audience, `patient` or `clinician`. By default that of the provider. */
  @property() audience: Audience | undefined;

  /** The period that is shown, counted back from the newest measurement. */
  @property() range: TrendRange = 'all';

  /** Draws a scale on which higher is worse upside down, so that up is better. A remark on the card says so. */
  @property({ type: Boolean }) inverted = false;

  @consume({ context: audienceContext, subscribe: true })
  @state()
  private providedAudience: Audience | undefined;

  @consume({ context: rolesContext, subscribe: true })
  @state()
  private roles: readonly Role[] | undefined;

  /** The respondents whose lines the user chose, in the order of the choice. */
  @state() private lines: readonly string[] = [];
  @state() private showsTable = false;
  @state() private selected: SelectedPoint | undefined;
  @state() private saveFailed = false;

  @query('.probe') private probe!: HTMLElement | null;

  readonly #locale = new LocaleController(this, dutch);
  readonly #outcomes = new OutcomesController(this, () => audienceOf(this.audience, this.providedAudience));
  readonly #views = new ViewController(this);
  readonly #charts = new PlotsController(this, () => ({ targets: this.#plotTargets, probe: this.probe }));
  #texts!: TrendTexts;
  #panels: readonly Panel[] = [];
  #respondents: readonly string[] = [];
  #inputs: readonly unknown[] = [];
  #error: Error | undefined;
  #reportedError: string | undefined;

  // Not in `willUpdate`, because the controllers set the language and the data after it.
  protected override update(changed: PropertyValues<this>): void {
    this.#updatePanels();
    super.update(changed);
  }

  protected override render() {
    return html`
      <div class="root" lang=${this.#locale.language} dir=${this.#locale.direction}>
        <section part="card" aria-labelledby=${this.#panels.length > 0 ? 'title' : nothing}>
          ${this.#renderState()} ${this.#renderSharedNote()}
        </section>
      </div>
    `;
  }

  protected override updated(): void {
    this.#views.report(this.#shownKinds);
    const error = this.#error ?? this.#charts.error;
    if (error && error.message !== this.#reportedError) this.dispatchEvent(new ProErrorEvent(error));
    this.#reportedError = error?.message;
  }

  /** Computes the panels if an input changed. Moving the selection among a thousand points computes nothing. */
  #updatePanels(): void {
    const loaded = this.#outcomes.state;
    const outcomes = loaded.status === 'ready' ? loaded.outcomes : undefined;
    const { messages, language } = this.#locale;
    const audience = audienceOf(this.audience, this.providedAudience);
    const { isLimited } = this.#outcomes;
    const { lines, roles } = this;
    const chosen = [this.scale, this.#range, this.inverted, lines];
    const inputs = [outcomes, ...chosen, messages, language, audience, roles, isLimited];
    if (inputs.length === this.#inputs.length && inputs.every((input, index) => input === this.#inputs[index])) return;
    this.#inputs = inputs;
    const score = isLimited ? sharedScoreTexts(messages) : messages.score;
    const words = { messages: score, language, audience, roles };
    const trendCard = isLimited ? sharedTrendCardTexts(messages) : messages.trendCard;
    this.#texts = { ...words, trendCard, respondents: this.#outcomes.respondentNames(words) };
    this.selected = this.#error = undefined;
    this.#panels = [];
    this.#respondents = [];
    if (outcomes) this.#computePanels(outcomes);
  }

  get #shownKinds(): ViewKind[] {
    const measured = this.#panels.map(({ trend }) => trend).filter(({ total }) => total > 0);
    const flags = measured.flatMap((trend) => trend.flags);
    return [
      ...(measured.length > 0 ? (['scores'] as const) : []),
      ...(flags.some(({ status }) => status !== 'unknown') ? (['answers'] as const) : []),
      ...(measured.some(({ events }) => events.length > 0) ? (['events'] as const) : []),
    ];
  }

  #computePanels(outcomes: Outcomes): void {
    try {
      const trends = trendsOf(outcomes, tokensOf(this.scale), this.#range);
      this.#respondents = respondentsIn(trends);
      this.#panels = trends.map((trend) => {
        const isInverted = this.inverted && trend.scale.direction === 'higherIsWorse';
        return panelOf(trend, this.#drawn, isInverted, this.#texts);
      });
    } catch (error) {
      this.#error = toError(error);
    }
  }

  get #drawn(): readonly string[] {
    return drawnRespondents(this.#respondents, this.lines);
  }

  get #plotTargets(): PlotTarget[] {
    const plots = this.#panels.flatMap(({ plot }, panel) => (plot ? [{ plot, panel }] : []));
    const canvases = [...(this.shadowRoot?.querySelectorAll('canvas') ?? [])];
    const legends = [...(this.shadowRoot?.querySelectorAll<HTMLElement>('.events') ?? [])];
    return plots.flatMap(({ plot, panel }, index) => {
      const [canvas, legend] = [canvases[index], legends[index]];
      const selected = this.selected?.panel === panel ? this.selected.point : undefined;
      return canvas && legend ? [{ plot, canvas, legend, selected }] : [];
    });
  }

  #renderState() {
    const { common } = this.#locale.messages;
    const loaded = this.#outcomes.state;
    const state = this.#error ? ({ status: 'failed', error: this.#error } as const) : loaded;
    if (state.status !== 'ready') return loadStateText(state, common, () => this.#outcomes.reload());
    return this.#renderTrends(state.outcomes);
  }

  #renderSharedNote() {
    const note = sharedNote(this.#outcomes.isLimited, this.#locale.messages.shared);
    return note === nothing ? nothing : html`<div class="notes">${note}</div>`;
  }

  #renderTrends(outcomes: Outcomes) {
    const { instrument } = outcomes;
    const leftOut = leftOutText(outcomes, this.#texts.messages);
    const texts = this.#texts;
    const isOnly = this.#panels.length === 1;
    const { notice } = instrument.about;
    const shownNotice = notice && localize(notice, texts.language);
    // Only one panel gets the slot, because slotted content can appear only once.
    const helpIndex = this.#panels.findIndex(({ trend }) => trend.flags.some(({ status }) => status === 'raised'));
    return html`
      ${isOnly ? nothing : html`<h2 id="title" class="name">${localize(instrument.name, texts.language)}</h2>`}
      ${lineChoice(this.#respondents, this.#drawn, (lines) => (this.lines = lines), texts)}
      <div class="panels">
        ${this.#panels.map(
          (panel, index) => html`
            <div part="panel">
              ${panelHeader(panel, { isOnly, hasHelp: index === helpIndex }, texts)}
              <div>${this.#renderPlot(panel, index)}</div>
              <div class="notes muted">${panel.note ? html`<p>${panel.note}</p>` : nothing}</div>
            </div>
          `,
        )}
      </div>
      ${leftOut ? html`<div class="notes"><p>${leftOut}</p></div>` : nothing}
      ${shownNotice ? html`<div class="notes muted"><p>${shownNotice}</p></div>` : nothing}
      ${this.#panels.some(({ trend }) => trend.total > 0) ? this.#renderDetails(instrument) : nothing}
      <span class="probe" hidden></span>
      <span class="look" @transitionend=${() => this.#charts.redraw()}></span>
    `;
  }

  #renderPlot(panel: Panel, index: number) {
    const { title, summary, plot } = panel;
    const { trendCard } = this.#texts;
    if (!plot) return nothing;
    if (this.#charts.error) return html`<p class="state" role="status">${trendCard.plotFailed}</p>`;
    return html`
      <div
        part="chart"
        role="group"
        tabindex="0"
        aria-label=${trendCard.plot}
        aria-describedby="keys"
        @keydown=${(event: KeyboardEvent) => this.#onKeydown(event, index, plot.points.length)}
        @click=${(event: MouseEvent) => this.#onClick(event, index)}
      >
        <canvas role="img" aria-label=${`${title}. ${summary}`}></canvas>
      </div>
      ${eventList(plot, this.#texts)} ${index === 0 ? html`<p id="keys" hidden>${trendCard.plotKeys}</p>` : nothing}
      <p class="reading" role="status">
        ${this.selected?.panel === index ? pointText(panel, this.selected.point, this.#texts) : nothing}
      </p>
    `;
  }

  /**
   * Renders the table, the periods, the sources and the save menu. The content of a `details` is its sibling, not its
   * child, so that it can be printed while the `details` is closed.
   */
  #renderDetails(instrument: Instrument) {
    const { trendCard } = this.#texts;
    const trends = this.#panels.map(({ trend }) => trend);
    return html`
      <div class="more">
        <button
          class="text"
          aria-expanded=${this.#isTableOpen ? 'true' : 'false'}
          aria-controls="facts"
          @click=${() => (this.showsTable = !this.showsTable)}
        >
          ${trendCard.showTable}
        </button>
        ${trends.some(({ total }) => total > 1) ? this.#renderRanges() : nothing}
        <div id="facts" class=${this.#isTableOpen ? 'content' : 'content closed'}>
          ${guard([this.#panels], () => this.#panels.map(({ trend, title }) => trendTable(trend, title, this.#texts)))}
        </div>
        <details class="about">
          <summary>${trendCard.about}</summary>
        </details>
        <div class="content sources">${aboutTrends(trends, instrument.about, this.#texts)}</div>
        <details class="save" part="save">
          <summary>${trendCard.save.label}</summary>
          ${this.#renderSave('picture', instrument)} ${this.#renderSave('table', instrument)}
          ${this.#renderSave('print', instrument)}
          <p role="status">${this.saveFailed ? trendCard.save.failed : nothing}</p>
        </details>
      </div>
    `;
  }

  #renderRanges() {
    const { range } = this.#texts.trendCard;
    return html`
      <div role="group" class="ranges" aria-label=${range.label}>
        ${ranges.map(
          (option) => html`
            <button class="text" aria-pressed=${this.#range === option} @click=${() => (this.range = option)}>
              ${range[option]}
            </button>
          `,
        )}
      </div>
    `;
  }

  #renderSave(format: SaveFormat, instrument: Instrument) {
    const name = this.#texts.trendCard.save[format];
    return html`<button class="text" @click=${() => this.#save(format, instrument)}>${name}</button>`;
  }

  get #range(): TrendRange {
    return oneOf(ranges, this.range);
  }

  get #isTableOpen(): boolean {
    return this.showsTable || this.#charts.error !== undefined;
  }

  #onKeydown(event: KeyboardEvent, panel: number, count: number): void {
    const current = this.selected?.panel === panel ? this.selected.point : undefined;
    const selection = selectionAfterKey(event.key, current, count);
    if (!selection) return;
    event.preventDefault();
    const { point } = selection;
    this.selected = point === undefined ? undefined : { panel, point };
  }

  #onClick({ currentTarget, offsetX, offsetY }: MouseEvent, panel: number): void {
    const canvas = (currentTarget as HTMLElement).querySelector('canvas');
    const point = canvas ? this.#charts.nearest(canvas, offsetX, offsetY) : undefined;
    this.selected = point === undefined ? undefined : { panel, point };
  }

  #save(format: SaveFormat, instrument: Instrument): void {
    this.saveFailed = false;
    this.dispatchEvent(new ProSaveEvent(format, instrument.id));
    if (format === 'print') {
      print();
      return;
    }
    this.#saveFile(format, instrument).catch((reason: unknown) => {
      this.saveFailed = true;
      this.dispatchEvent(new ProErrorEvent(toError(reason)));
    });
  }

  async #saveFile(format: 'picture' | 'table', instrument: Instrument): Promise<void> {
    const [panels, texts] = [this.#panels, this.#texts];
    const { savePicture, saveTable } = await import('./save.js');
    if (format === 'table') saveTable(panels, instrument, texts);
    else await savePicture(panels, instrument, texts, paletteOf(this.probe ?? this));
  }
}
