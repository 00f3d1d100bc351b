import { Chart, LinearScale, LineController, LineElement, PointElement, type Scale as Axis } from 'chart.js';
import { paintEvents } from './paint-events.js';
import { paintLabels } from './paint-labels.js';
import { paintBackground, paintPoints, positionOf, type PlotCanvas } from './paint.js';
import { dashOf, endLabelWidth, paintEndLabels, paintNoScoreNames, paintSeriesPoints } from './paint-series.js';
import type { Palette } from './palette.js';
import { tickDateFormatter, type Plot } from './plot.js';

/**
 * A line chart that paints bands below its line, and marks and labels above it. It has its own chart type, so that the
 * host page's settings for line charts do not affect it, nor the other way round.
 */
class ScoreLineController extends LineController {
  static override readonly id = 'proScoreLine';

  override draw(): void {
    const state = chartStates.get(this.chart);
    if (!state) return;
    const { plot, selected } = state;
    const canvas = plotCanvasOf(this.chart, state.palette);
    // Once, although each line is a dataset with its own controller.
    if (this.index === 0) paintBackground(canvas, plot);
    super.draw();
    if (this.index < plot.series.length - 1) return;
    if (plot.isNamed) {
      paintEndLabels(canvas, plot, this.chart.width);
      paintNoScoreNames(canvas, plot);
      paintSeriesPoints(canvas, plot, selected);
    } else paintPoints(canvas, plot, selected);
    paintLabels(canvas, plot);
    state.onNumbered(paintEvents(canvas, plot));
  }
}

declare module 'chart.js' {
  interface ChartTypeRegistry {
    proScoreLine: ChartTypeRegistry['line'];
  }
}

Chart.register(ScoreLineController, LinearScale, LineElement, PointElement);

interface ChartState {
  readonly plot: Plot;
  readonly palette: Palette;
  readonly selected: number | undefined;
  readonly onNumbered: (isNumbered: boolean) => void;
}

const chartStates = new WeakMap<Chart, ChartState>();

interface LineChartOptions {
  readonly selected?: number | undefined;
  /** Called after each paint: whether the events show numbers because their names do not fit. */
  readonly onNumbered?: (isNumbered: boolean) => void;
  /** Device pixels per CSS px, for a canvas outside the page. Such a canvas keeps its size. */
  readonly pixelRatio?: number;
}

/** Draws a plot on a canvas. No other module imports Chart.js. */
export class LineChart {
  readonly #chart: Chart<'proScoreLine', { x: number; y: number }[]>;
  readonly #onNumbered: (isNumbered: boolean) => void;

  constructor(
    readonly canvas: HTMLCanvasElement,
    plot: Plot,
    palette: Palette,
    { selected, onNumbered = () => {}, pixelRatio }: LineChartOptions = {},
  ) {
    this.#onNumbered = onNumbered;
    this.#chart = new Chart<'proScoreLine', { x: number; y: number }[]>(canvas, {
      type: 'proScoreLine',
      data: { datasets: [] },
      options: {
        animation: false,
        responsive: pixelRatio === undefined,
        ...(pixelRatio === undefined ? {} : { devicePixelRatio: pixelRatio }),
        maintainAspectRatio: false,
        events: [],
        // Plugins that the host page registered for all charts must not draw on this one.
        plugins: false as never,
      },
    });
    this.draw(plot, palette, selected);
  }

  draw(plot: Plot, palette: Palette, selected?: number): void {
    const chart = this.#chart;
    chartStates.set(chart as Chart, { plot, palette, selected, onNumbered: this.#onNumbered });
    const topPadding = plot.events.length > 0 ? palette.em * 1.6 : palette.em * 0.6;
    chart.data = {
      datasets: plot.series.map((series, index) => ({
        ...lineOptions,
        data: lineData(plot, index),
        borderColor: palette.ink,
        borderDash: plot.isNamed ? dashOf(series) : [],
        ...(plot.isNamed && { borderWidth: 2 }),
      })),
    };
    chart.options.layout = {
      autoPadding: true,
      // A function, because the names beside the plot take a share of its width.
      padding: () => ({
        top: topPadding,
        right: Math.max(palette.em * 0.5, endLabelWidth({ context: chart.ctx, palette }, plot, chart.width)),
        bottom: 0,
        left: 0,
      }),
    };
    chart.options.scales = { x: timeAxis(plot, palette), y: valueAxis(plot, palette) };
    chart.update('none');
  }

  /** Paints a ring around one point, or removes it. Skips the layout, so that it stays fast with a thousand points. */
  select(selected: number | undefined): void {
    const state = chartStates.get(this.#chart as Chart);
    if (!state || state.selected === selected) return;
    chartStates.set(this.#chart as Chart, { ...state, selected });
    this.#chart.draw();
  }

  /** Adapts the chart to the size of its box, which is different in print. */
  resize(): void {
    this.#chart.resize();
  }

  /** Returns the point nearest in time; of several lines that nearest to the position. */
  nearest(x: number, y: number): number | undefined {
    const state = chartStates.get(this.#chart as Chart);
    if (!state) return undefined;
    const { plot, palette } = state;
    const canvas = plotCanvasOf(this.#chart as Chart, palette);
    const distances = plot.points.map((point) => {
      const [pointX, pointY] = positionOf(canvas, point);
      return plot.isNamed ? Math.hypot(pointX - x, pointY - y) : Math.abs(pointX - x);
    });
    const nearest = distances.indexOf(Math.min(...distances));
    return nearest < 0 ? undefined : nearest;
  }

  destroy(): void {
    this.#chart.destroy();
  }
}

const lineOptions = {
  parsing: false as const,
  normalized: true,
  showLine: true,
  spanGaps: false,
  tension: 0,
  stepped: false,
  fill: false,
  clip: false as const,
  borderWidth: 2.5,
  borderDash: [] as number[],
  pointRadius: 0,
  pointHitRadius: 0,
};

/** The points of one line. `NaN` makes a gap in Chart.js: at a missing score, or before a point that is not joined. */
function lineData({ points }: Plot, series: number): { x: number; y: number }[] {
  return points
    .filter((point) => point.series === series)
    .flatMap(({ time, value, isJoined }) => [
      ...(isJoined ? [] : [{ x: time, y: Number.NaN }]),
      { x: time, y: value ?? Number.NaN },
    ]);
}

function plotCanvasOf(chart: Chart, palette: Palette): PlotCanvas {
  const { x, y } = chart.scales;
  const context = chart.ctx;
  context.direction = palette.direction;
  return {
    context,
    palette,
    area: chart.chartArea,
    x: (time) => x?.getPixelForValue(time) ?? 0,
    y: (value) => y?.getPixelForValue(value) ?? 0,
  };
}

function tickOptions({ inkMuted, fontFamily, em }: Palette) {
  return {
    color: inkMuted,
    font: { family: fontFamily, size: em * 0.8125, weight: 400, style: 'normal' as const, lineHeight: 1.3 },
    display: true,
    autoSkip: false,
    mirror: false,
    backdropPadding: 0,
    showLabelBackdrop: false,
  };
}

/** Settings that keep defaults of the host page from changing the meaning of an axis. */
const baseAxis = {
  type: 'linear' as const,
  display: true,
  stacked: false,
  offset: false,
  bounds: 'data' as const,
  grace: 0,
  beginAtZero: false,
  title: { display: false },
  grid: { display: false, drawTicks: false },
};

function valueAxis(plot: Plot, palette: Palette) {
  const { minimum: min, maximum: max, isInverted: reverse } = plot;
  return {
    ...baseAxis,
    position: 'left' as const,
    min,
    max,
    reverse,
    border: { display: false },
    afterBuildTicks: (axis: Axis) => {
      axis.ticks = valueTicks(min, max, axis.height / (palette.em * 3)).map((value) => ({ value }));
    },
    // The same width for scales to 10 and to 100 keeps the time axes of stacked plots aligned.
    afterFit: (axis: Axis) => {
      axis.width = Math.max(axis.width, palette.em * 2.5);
    },
    ticks: {
      ...tickOptions(palette),
      padding: 8,
      callback: (value: number | string) => plot.formatValue(Number(value)),
    },
  };
}

/** Both ends of the scale, and round numbers between them that stay clear of the upper end. */
function valueTicks(min: number, max: number, maxSteps: number): number[] {
  const minStep = (max - min) / Math.max(1, Math.min(5, Math.floor(maxSteps)));
  const magnitude = 10 ** Math.floor(Math.log10(minStep));
  const step = [1, 2, 5, 10].map((times) => times * magnitude).find((size) => size >= minStep) ?? minStep;
  const count = Math.floor((max - min) / step);
  const inner = Array.from({ length: count + 1 }, (_, index) => min + index * step);
  return [...inner.filter((value) => max - value >= step * 0.6), max];
}

/** A time axis that is linear in milliseconds, with a tick at each measurement whose date fits. */
function timeAxis({ points, span: { from, to }, language }: Plot, palette: Palette) {
  const dayMs = 86_400_000;
  const margin = from === to ? dayMs : Math.max(to - from, dayMs) * 0.14;
  const tickDate = tickDateFormatter(language);
  const hasGaps = points.some(({ value }) => value === undefined);
  return {
    ...baseAxis,
    position: 'bottom' as const,
    min: from - margin,
    max: to + margin,
    reverse: false,
    border: { display: true, width: 1, dash: [], color: palette.controlLine },
    afterBuildTicks: (axis: Axis) => {
      axis.ticks = thinOut(
        points.map(({ time }) => time),
        (axis.max - axis.min) * ((palette.em * 4.2) / axis.width),
      ).map((value) => ({ value }));
    },
    ticks: {
      ...tickOptions(palette),
      padding: hasGaps ? palette.em * 1.4 : 8,
      maxRotation: 0,
      minRotation: 0,
      callback: (value: number | string, index: number, ticks: readonly { value: number }[]) => {
        const { day: date, year } = tickDate(Number(value));
        const before = ticks[index - 1];
        return before && tickDate(before.value).year === year ? date : [date, year];
      },
    },
  };
}

/** The times that are at least `minDistance` milliseconds apart. The newest always stays. */
function thinOut(times: readonly number[], minDistance: number): number[] {
  const spaced: number[] = [];
  for (const time of times.toReversed()) {
    const nearest = spaced.at(-1);
    if (nearest === undefined || nearest - time >= minDistance) spaced.push(time);
  }
  return spaced.toReversed();
}
