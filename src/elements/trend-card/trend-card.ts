import { consume } from '@lit/context';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { audienceContext, type Audience } from '../../adapter/context.js';
import type { Instrument } from '../../core/model/instrument.js';
import type { Measurement } from '../../core/model/score.js';
import { textIn } from '../../core/model/text.js';
import { base } from '../../internal/base.styles.js';
import { changeArrow, changeArrowStyles } from '../../internal/change-arrow.js';
import { ProErrorEvent } from '../../internal/error.event.js';
import { formatDate, formatScore } from '../../internal/format.js';
import { LocaleController } from '../../internal/locale-controller.js';
import { OutcomesController } from '../../internal/outcomes-controller.js';
import { changeText } from '../../internal/score-text.js';
import { PlotController } from './plot-controller.js';
import { plotOf, type Plot } from './plot.js';
import { styles } from './trend-card.styles.js';
import { trendNotes } from './trend-notes.js';
import { trendTable } from './trend-table.js';
import { meaningOf, summaryOf, type TrendWords } from './trend-text.js';
import { trendOf, type Trend, type TrendRange } from './trend.js';

const ranges: readonly TrendRange[] = ['all', 'year', 'quarter'];

/**
 * Shows one score of a patient over time: a sentence, a line with its cut-offs, and the same facts in a table.
 *
 * @csspart card - The card around everything.
 * @csspart title - The heading.
 * @csspart chart - The box around the plot.
 * @csspart table - The table.
 * @cssprop [--pro-trend-card-chart-height=15em] - The height of the plot.
 * @fires {ProErrorEvent} pro-error - Data could not be loaded or is wrong, or the plot could not be drawn.
 */
export class ProTrendCard extends LitElement {
  static override styles = [base, changeArrowStyles, styles];

  /** The instrument, or the `id` to ask the adapter for. */
  @property() instrument: string | Instrument | undefined;

  /** `id` of the scale of the instrument. */
  @property() scale = '';

  /** Scores that the host has already; left out, the adapter is asked for them. */
  @property({ attribute: false }) measurements: readonly Measurement[] | undefined;

  /** Who looks; left out, the provider says it. */
  @property() audience: Audience | undefined;

  /** How much of the past is shown, counted back from the newest measurement. */
  @property() range: TrendRange = 'all';

  @consume({ context: audienceContext, subscribe: true })
  @state()
  private providedAudience: Audience = 'patient';

  @state() private showsTable = false;

  /** The point that the keys stand on, counted from the oldest shown. */
  @state() private selected: number | undefined;

  @query('canvas') private canvas!: HTMLCanvasElement | null;
  @query('.probe') private probe!: HTMLElement | null;

  readonly #locale = new LocaleController(this);
  readonly #outcomes = new OutcomesController(this);
  readonly #chart = new PlotController(this, () => ({ canvas: this.canvas, probe: this.probe, plot: this.#plot }));
  #trend: Trend | undefined;
  #plot: Plot | undefined;
  #error: Error | undefined;
  #toldError: string | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('scale') || changed.has('range') || changed.has('measurements')) this.selected = undefined;
  }

  // Not in willUpdate: the language and the data are looked up only after it.
  protected override update(changed: PropertyValues<this>): void {
    this.#readOutcomes();
    super.update(changed);
  }

  protected override render() {
    return html`
      <div class="root" lang=${this.#locale.language} dir=${this.#locale.direction}>
        <section part="card" aria-labelledby=${this.#trend ? 'title' : nothing}>${this.#renderState()}</section>
      </div>
    `;
  }

  protected override updated(): void {
    const error = this.#error ?? this.#chart.error;
    if (error && error.message !== this.#toldError) this.dispatchEvent(new ProErrorEvent(error));
    this.#toldError = error?.message;
  }

  #readOutcomes(): void {
    this.#trend = this.#plot = this.#error = undefined;
    const loaded = this.#outcomes.state;
    if (loaded.status !== 'ready') return;
    try {
      this.#trend = trendOf(loaded.outcomes, this.scale, this.range);
      this.#plot = plotOf(this.#trend, this.#words, this.selected);
    } catch (error) {
      this.#error = error instanceof Error ? error : new Error(String(error));
    }
  }

  get #words(): TrendWords {
    const { score, trendCard } = this.#locale.messages;
    const { language } = this.#locale;
    return { messages: score, trendCard, language, audience: this.audience ?? this.providedAudience };
  }

  #renderState() {
    const { common } = this.#locale.messages;
    const loaded = this.#outcomes.state;
    switch (loaded.status) {
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
        return this.#trend
          ? this.#renderTrend(this.#trend, loaded.outcomes.instrument)
          : html`<p class="state" role="alert">${common.failed}</p>`;
    }
  }

  #renderTrend(trend: Trend, { about: { notice } }: Instrument) {
    const words = this.#words;
    const title = textIn(trend.scale.name, words.language);
    const summary = summaryOf(trend, words);
    return html`
      <header>
        <h2 id="title" part="title">${title}</h2>
        ${this.#renderChip(trend, words)}
        <p class="summary">${summary}</p>
      </header>
      ${this.#plot?.points.length ? this.#renderPlot(this.#plot, `${title}. ${summary}`, words) : nothing}
      <div class="notes muted">
        ${trend.total === 0 ? nothing : trendNotes(trend, words)}
        ${notice ? html`<p>${textIn(notice, words.language)}</p>` : nothing}
      </div>
      ${trend.total === 0 ? nothing : this.#renderControls(trend, words)}
      <div id="facts" class=${this.#isTableOpen ? 'facts' : 'facts closed'}>
        ${trend.total === 0 ? nothing : trendTable(trend, title, words)}
      </div>
      <span class="probe" hidden></span>
    `;
  }

  /** A chip says that something changed, so that it is there only when the change rule says so. */
  #renderChip({ latest, scale }: Trend, words: TrendWords) {
    const change = latest?.change;
    if (!change || change.verdict === 'noRule' || change.verdict === 'noClearChange') return nothing;
    return html`
      <p class="chip" part="chip">${changeArrow(change.difference)} ${changeText(change, scale, words)}</p>
    `;
  }

  #renderPlot({ points }: Plot, name: string, { trendCard }: TrendWords) {
    if (this.#chart.error) return html`<p class="state" role="status">${trendCard.plotFailed}</p>`;
    return html`
      <div
        part="chart"
        role="group"
        tabindex="0"
        aria-label=${trendCard.plot}
        aria-describedby="keys"
        @keydown=${this.#onKeydown}
        @click=${this.#onClick}
      >
        <canvas role="img" aria-label=${name}></canvas>
      </div>
      <p id="keys" class="visually-hidden">${trendCard.plotKeys}</p>
      <p class="reading" role="status">
        ${this.selected === undefined ? nothing : this.#readingOf(this.selected, points)}
      </p>
    `;
  }

  #readingOf(selected: number, points: Plot['points']) {
    const words = this.#words;
    const moment = this.#trend?.moments.filter(({ time }) => Number.isFinite(time))[selected];
    if (!moment) return nothing;
    const { value, scale, date, change } = moment.view;
    const shown = value === undefined ? words.messages.noScore : formatScore(value, scale, words.language);
    const parts = [shown, meaningOf(moment.view, words), change ? changeText(change, scale, words) : ''];
    const text = words.messages.joined(parts.filter(Boolean));
    return words.trendCard.point(selected + 1, points.length, formatDate(date, words.language), text);
  }

  #renderControls({ total }: Trend, { trendCard }: TrendWords) {
    return html`
      <div class="controls">
        <button
          class="text"
          aria-expanded=${this.#isTableOpen ? 'true' : 'false'}
          aria-controls="facts"
          @click=${() => (this.showsTable = !this.showsTable)}
        >
          ${trendCard.showTable}
        </button>
        ${
          total < 2
            ? nothing
            : html`
                <div role="group" class="ranges" aria-label=${trendCard.range.label}>
                  ${ranges.map(
                    (range) => html`
                      <button class="text" aria-pressed=${this.range === range} @click=${() => (this.range = range)}>
                        ${trendCard.range[range]}
                      </button>
                    `,
                  )}
                </div>
              `
        }
      </div>
    `;
  }

  get #isTableOpen(): boolean {
    return this.showsTable || this.#chart.error !== undefined;
  }

  #onKeydown(event: KeyboardEvent): void {
    const last = (this.#plot?.points.length ?? 0) - 1;
    const from = this.selected;
    const to: Record<string, number | undefined> = {
      ArrowLeft: from === undefined ? last : Math.max(0, from - 1),
      ArrowRight: from === undefined ? 0 : Math.min(last, from + 1),
      Home: 0,
      End: last,
      Escape: undefined,
    };
    if (!(event.key in to)) return;
    event.preventDefault();
    this.selected = to[event.key];
  }

  #onClick(event: MouseEvent): void {
    this.selected = this.#chart.nearest(event.offsetX);
  }
}
