import { consume } from '@lit/context';
import { html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { audienceContext, type Audience } from '../../adapter/context.js';
import type { Instrument } from '../../core/model/instrument.js';
import type { Measurement } from '../../core/model/score.js';
import { localize } from '../../core/model/localized-text.js';
import { baseStyles } from '../../internal/base/base.styles.js';
import { changeArrowStyles } from '../../internal/ui/change-arrow.js';
import { toError } from '../../internal/base/to-error.js';
import { ProErrorEvent } from '../../internal/base/error.event.js';
import { audienceOf, oneOf, tokensOf } from '../../internal/base/attribute-values.js';
import { leftOutText } from '../../internal/format/left-out-text.js';
import { loadStateText } from '../../internal/data/load-state.js';
import { LocaleController } from '../../internal/base/locale-controller.js';
import { OutcomesController, type Outcomes } from '../../internal/data/outcomes-controller.js';
import { ProElement } from '../../internal/base/pro-element.js';
import { statusIconStyles } from '../../internal/ui/status-icon.js';
import { common } from '../../locales/nl/common.js';
import { score } from '../../locales/nl/score.js';
import { trendCard } from '../../locales/nl/trend-card.js';
import { paletteOf } from './palette.js';
import { eventList, panelHeader, panelOf, readingOf, stepOf, type Panel } from './panel.js';
import { plotOf } from './plot.js';
import { PlotsController, type PlotPlace } from './plots-controller.js';
import { ProSaveEvent, type SaveFormat } from './trend-card.events.js';
import { styles } from './trend-card.styles.js';
import { aboutTrends } from './trend-notes.js';
import { tableStyles } from './trend-table.styles.js';
import { trendTable } from './trend-table.js';
import type { TrendTexts } from './trend-text.js';
import { trendsOf, type TrendRange } from './trend.js';

const ranges: readonly [TrendRange, ...TrendRange[]] = ['all', 'year', 'quarter'];

/** A point that the keys stand on: of which plot, counted from the oldest shown. */
interface Selection {
  readonly panel: number;
  readonly point: number;
}

const dutch = { common, score, trendCard };

/**
 * Shows scores of a patient over time: for each a sentence, a line with its cut-offs, and the same facts in a table.
 *
 * @slot help - Where to find help at once, such as a telephone number: shown beside an answer that asks for attention.
 * @csspart card - The card around everything.
 * @csspart title - The heading of a score.
 * @csspart chip - The change, where the change rule says that there is one.
 * @csspart panel - One score: its heading, sentence and plot.
 * @csspart chart - The box around a plot.
 * @csspart table - A table.
 * @csspart save - The menu to save or print; hide it where nothing may leave the page.
 * @cssprop [--pro-trend-card-chart-height=15em] - The height of a plot.
 * @fires {ProSaveEvent} pro-save - Somebody saved or printed what the card shows.
 * @fires {ProErrorEvent} pro-error - Data could not be loaded or is wrong, or a plot could not be drawn or saved.
 */
export class ProTrendCard extends ProElement {
  static override styles = [baseStyles, changeArrowStyles, statusIconStyles, styles, tableStyles];

  /** The instrument, or the `id` to ask the adapter for. */
  @property() instrument: string | Instrument | undefined;

  /**
   * `id` of the scale of the instrument. Several, with a space between them, become plots below each other on one time
   * axis, in this order; left out, every scale of the instrument.
   */
  @property() scale = '';

  /** Scores that the host has already; left out, the adapter is asked for them. */
  @property({ attribute: false }) measurements: readonly Measurement[] | undefined;

  /** Who looks; left out, the provider says it. */
  @property() audience: Audience | undefined;

  /** How much of the past is shown, counted back from the newest measurement. */
  @property() range: TrendRange = 'all';

  /** Draws a scale on which higher is worse upside down, so that up is better; the card then says so. */
  @property({ type: Boolean }) flipped = false;

  @consume({ context: audienceContext, subscribe: true })
  @state()
  private providedAudience: Audience = 'patient';

  @state() private showsTable = false;
  @state() private selected: Selection | undefined;
  @state() private saveFailed = false;

  @query('.probe') private probe!: HTMLElement | null;

  readonly #locale = new LocaleController(this, dutch);
  readonly #outcomes = new OutcomesController(this);
  readonly #charts = new PlotsController(this, () => ({ places: this.#places, probe: this.probe }));
  #words!: TrendTexts;
  #panels: readonly Panel[] = [];
  #drawnFrom: readonly unknown[] = [];
  #error: Error | undefined;
  #toldError: string | undefined;

  // Not in willUpdate: the language and the data are looked up only after it.
  protected override update(changed: PropertyValues<this>): void {
    this.#readOutcomes();
    super.update(changed);
  }

  protected override render() {
    return html`
      <div class="root" lang=${this.#locale.language} dir=${this.#locale.direction}>
        <section part="card" aria-labelledby=${this.#panels.length > 0 ? 'title' : nothing}>
          ${this.#renderState()}
        </section>
      </div>
    `;
  }

  protected override updated(): void {
    const error = this.#error ?? this.#charts.error;
    if (error && error.message !== this.#toldError) this.dispatchEvent(new ProErrorEvent(error));
    this.#toldError = error?.message;
  }

  /** Only when something of it changed: to walk along a thousand points, nothing has to be worked out again. */
  #readOutcomes(): void {
    const loaded = this.#outcomes.state;
    const outcomes = loaded.status === 'ready' ? loaded.outcomes : undefined;
    const { messages, language } = this.#locale;
    const audience = audienceOf(this.audience, this.providedAudience);
    const from = [outcomes, this.scale, this.#range, this.flipped, messages, language, audience];
    if (from.every((one, index) => one === this.#drawnFrom[index])) return;
    this.#drawnFrom = from;
    this.#words = { messages: messages.score, trendCard: messages.trendCard, language, audience };
    this.selected = this.#error = undefined;
    this.#panels = [];
    if (outcomes) this.#readPanels(outcomes);
  }

  #readPanels(outcomes: Outcomes): void {
    try {
      this.#panels = trendsOf(outcomes, tokensOf(this.scale), this.#range, Date.now()).map((trend) => {
        const isFlipped = this.flipped && trend.scale.direction === 'higherIsWorse';
        return panelOf(trend, plotOf(trend, this.#words, isFlipped), isFlipped, this.#words);
      });
    } catch (error) {
      this.#error = toError(error);
    }
  }

  /** The plots with the canvases that they are drawn on now. */
  get #places(): PlotPlace[] {
    const drawn = this.#panels.flatMap(({ plot }, panel) => (plot ? [{ plot, panel }] : []));
    const canvases = [...(this.shadowRoot?.querySelectorAll('canvas') ?? [])];
    const legends = [...(this.shadowRoot?.querySelectorAll<HTMLElement>('.events') ?? [])];
    return drawn.flatMap(({ plot, panel }, index) => {
      const [canvas, legend] = [canvases[index], legends[index]];
      const selected = this.selected?.panel === panel ? this.selected.point : undefined;
      return canvas && legend ? [{ plot, canvas, legend, selected }] : [];
    });
  }

  #renderState() {
    const { common } = this.#locale.messages;
    const loaded = this.#outcomes.state;
    if (loaded.status !== 'ready') return loadStateText(loaded, common, () => this.#outcomes.reload());
    return this.#error ? html`<p class="state" role="alert">${common.failed}</p>` : this.#renderTrends(loaded.outcomes);
  }

  #renderTrends(outcomes: Outcomes) {
    const { instrument } = outcomes;
    const leftOut = leftOutText(outcomes, this.#words.messages);
    const words = this.#words;
    const isOnly = this.#panels.length === 1;
    const { notice } = instrument.about;
    const shownNotice = notice && localize(notice, words.language);
    // One slot for all panels: content of the page is shown once.
    const helpAt = this.#panels.findIndex(({ trend }) => trend.flags.some(({ status }) => status === 'raised'));
    return html`
      ${isOnly ? nothing : html`<h2 id="title" class="name">${localize(instrument.name, words.language)}</h2>`}
      <div class="panels">
        ${this.#panels.map(
          (panel, index) => html`
            <div part="panel">
              ${panelHeader(panel, { isOnly, hasHelp: index === helpAt }, words)}
              <div>${this.#renderPlot(panel, index)}</div>
              <div class="notes muted">${panel.note ? html`<p>${panel.note}</p>` : nothing}</div>
            </div>
          `,
        )}
      </div>
      ${leftOut ? html`<div class="notes"><p>${leftOut}</p></div>` : nothing}
      ${shownNotice ? html`<div class="notes muted"><p>${shownNotice}</p></div>` : nothing}
      ${this.#panels.some(({ trend }) => trend.total > 0) ? this.#renderMore(instrument) : nothing}
      <span class="probe" hidden></span>
      <span class="look" @transitionend=${() => this.#charts.redraw()}></span>
    `;
  }

  #renderPlot(panel: Panel, index: number) {
    const { title, summary, plot } = panel;
    const { trendCard } = this.#words;
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
      ${eventList(plot, this.#words)} ${index === 0 ? html`<p id="keys" hidden>${trendCard.plotKeys}</p>` : nothing}
      <p class="reading" role="status">
        ${this.selected?.panel === index ? readingOf(panel, this.selected.point, this.#words) : nothing}
      </p>
    `;
  }

  /**
   * What is one step away: the table, a shorter past, where the numbers come from, and files. What a `details` opens
   * stands beside it, not in it, so that it can be printed while it is closed.
   */
  #renderMore(instrument: Instrument) {
    const { trendCard } = this.#words;
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
          ${guard([this.#panels], () => this.#panels.map(({ trend, title }) => trendTable(trend, title, this.#words)))}
        </div>
        <details class="about">
          <summary>${trendCard.about}</summary>
        </details>
        <div class="content sources">${aboutTrends(trends, instrument.about, this.#words)}</div>
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
    const { range } = this.#words.trendCard;
    return html`
      <div role="group" class="ranges" aria-label=${range.label}>
        ${ranges.map(
          (one) => html`
            <button class="text" aria-pressed=${this.#range === one} @click=${() => (this.range = one)}>
              ${range[one]}
            </button>
          `,
        )}
      </div>
    `;
  }

  #renderSave(format: SaveFormat, instrument: Instrument) {
    const name = this.#words.trendCard.save[format];
    return html`<button class="text" @click=${() => this.#save(format, instrument)}>${name}</button>`;
  }

  get #range(): TrendRange {
    return oneOf(ranges, this.range);
  }

  get #isTableOpen(): boolean {
    return this.showsTable || this.#charts.error !== undefined;
  }

  #onKeydown(event: KeyboardEvent, panel: number, count: number): void {
    const from = this.selected?.panel === panel ? this.selected.point : undefined;
    const step = stepOf(event.key, from, count);
    if (!step) return;
    event.preventDefault();
    const { point } = step;
    this.selected = point === undefined ? undefined : { panel, point };
  }

  #onClick({ currentTarget, offsetX }: MouseEvent, panel: number): void {
    const canvas = (currentTarget as HTMLElement).querySelector('canvas');
    const point = canvas ? this.#charts.nearest(canvas, offsetX) : undefined;
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
    const [panels, words] = [this.#panels, this.#words];
    const { savePicture, saveTable } = await import('./save.js');
    if (format === 'table') saveTable(panels, instrument, words);
    else await savePicture(panels, instrument, words, paletteOf(this.probe ?? this));
  }
}
