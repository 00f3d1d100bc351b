import { Chart, LinearScale, LineController, LineElement, PointElement, type Scale as Axis } from 'chart.js';
import { paintEvents } from './paint-events.js';
import { paintLabels } from './paint-labels.js';
import { paintGround, paintPoints, type Canvas } from './paint.js';
import type { Palette } from './palette.js';
import { tickDates, type Plot } from './plot.js';

/**
 * A line with our own ground below it and our own marks on it. It has a type of its own, so that nothing which the
 * host does to its line charts reaches ours, and nothing of ours reaches the host's.
 */
class ScoreLineController extends LineController {
  static override readonly id = 'proScoreLine';

  override draw(): void {
    const drawn = drawings.get(this.chart);
    if (!drawn) return;
    const { plot, selected } = drawn;
    const canvas = canvasOf(this.chart, drawn.palette);
    paintGround(canvas, plot);
    super.draw();
    paintPoints(canvas, plot, selected);
    paintLabels(canvas, plot);
    drawn.onNumbered(paintEvents(canvas, plot));
  }
}

declare module 'chart.js' {
  interface ChartTypeRegistry {
    proScoreLine: ChartTypeRegistry['line'];
  }
}

Chart.register(ScoreLineController, LinearScale, LineElement, PointElement);

interface Drawing {
  readonly plot: Plot;
  readonly palette: Palette;
  readonly selected: number | undefined;
  readonly onNumbered: (isNumbered: boolean) => void;
}

const drawings = new WeakMap<Chart, Drawing>();

interface LineChartOptions {
  readonly selected?: number | undefined;
  /** Told at each drawing whether the events are only numbers, because their names have no room. */
  readonly onNumbered?: (isNumbered: boolean) => void;
  /** For a canvas that is on no page: it keeps its size, at so many dots a px. */
  readonly ratio?: number;
}

/** The only module that knows Chart.js: draws a plot on a canvas. */
export class LineChart {
  readonly #chart: Chart<'proScoreLine', { x: number; y: number }[]>;
  readonly #onNumbered: (isNumbered: boolean) => void;

  constructor(
    readonly canvas: HTMLCanvasElement,
    plot: Plot,
    palette: Palette,
    { selected, onNumbered = () => {}, ratio }: LineChartOptions = {},
  ) {
    this.#onNumbered = onNumbered;
    this.#chart = new Chart<'proScoreLine', { x: number; y: number }[]>(canvas, {
      type: 'proScoreLine',
      data: { datasets: [] },
      options: {
        animation: false,
        responsive: ratio === undefined,
        ...(ratio === undefined ? {} : { devicePixelRatio: ratio }),
        maintainAspectRatio: false,
        events: [],
        // No plugin that the host registered for all charts draws on ours.
        plugins: false as never,
      },
    });
    this.draw(plot, palette, selected);
  }

  draw(plot: Plot, palette: Palette, selected?: number): void {
    const chart = this.#chart;
    drawings.set(chart as Chart, { plot, palette, selected, onNumbered: this.#onNumbered });
    const lane = plot.events.length > 0 ? palette.em * 1.6 : palette.em * 0.6;
    chart.data = { datasets: [{ ...lineLook, data: lineOf(plot), borderColor: palette.ink }] };
    chart.options.layout = { autoPadding: true, padding: { top: lane, right: palette.em * 0.5, bottom: 0, left: 0 } };
    chart.options.scales = { x: timeAxis(plot, palette), y: valueAxis(plot, palette) };
    chart.update('none');
  }

  /** Rings one point, or none; the rest stays as it is, so that this is quick among a thousand points. */
  select(selected: number | undefined): void {
    const drawn = drawings.get(this.#chart as Chart);
    if (!drawn || drawn.selected === selected) return;
    drawings.set(this.#chart as Chart, { ...drawn, selected });
    this.#chart.draw();
  }

  /** The chart again at the size of its box, which on paper is another one. */
  fit(): void {
    this.#chart.resize();
  }

  /** The point nearest to a place across the canvas, in px. */
  nearest(x: number): number | undefined {
    const { points } = drawings.get(this.#chart as Chart)?.plot ?? { points: [] };
    const distances = points.map(({ time }) => Math.abs((this.#chart.scales['x']?.getPixelForValue(time) ?? 0) - x));
    const nearest = distances.indexOf(Math.min(...distances));
    return nearest < 0 ? undefined : nearest;
  }

  destroy(): void {
    this.#chart.destroy();
  }
}

const lineLook = {
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

/** NaN is where Chart.js lifts the pen: at a measurement without a score, and between two versions. */
function lineOf({ points }: Plot): { x: number; y: number }[] {
  return points.flatMap(({ time, value, joined }) => [
    ...(joined ? [] : [{ x: time, y: Number.NaN }]),
    { x: time, y: value ?? Number.NaN },
  ]);
}

function canvasOf(chart: Chart, palette: Palette): Canvas {
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

function tickLook({ inkMuted, fontFamily, em }: Palette) {
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

/** What a host may have set for all its axes and what would change the meaning of ours. */
const ownAxis = {
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
    ...ownAxis,
    position: 'left' as const,
    min,
    max,
    reverse,
    border: { display: false },
    afterBuildTicks: (axis: Axis) => {
      axis.ticks = valueTicks(min, max, axis.height / (palette.em * 3)).map((value) => ({ value }));
    },
    // Alike for scales to 10 and to 100, so that the time axes of cards below each other are in line.
    afterFit: (axis: Axis) => {
      axis.width = Math.max(axis.width, palette.em * 2.5);
    },
    ticks: { ...tickLook(palette), padding: 8, callback: (value: number | string) => plot.formatValue(Number(value)) },
  };
}

/** Both ends and round numbers between them, none so near to the upper end that they would touch. */
function valueTicks(min: number, max: number, room: number): number[] {
  const rough = (max - min) / Math.max(1, Math.min(5, Math.floor(room)));
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * magnitude).find((size) => size >= rough) ?? rough;
  const count = Math.floor((max - min) / step);
  const inner = Array.from({ length: count + 1 }, (_, index) => min + index * step);
  return [...inner.filter((value) => max - value >= step * 0.6), max];
}

/** Time to scale: the axis is linear in milliseconds, with a tick at every measurement that has room for its date. */
function timeAxis({ points, span: { from, to }, language }: Plot, palette: Palette) {
  const day = 86_400_000;
  const margin = from === to ? day : Math.max(to - from, day) * 0.14;
  const tickDate = tickDates(language);
  const hasGaps = points.some(({ value }) => value === undefined);
  return {
    ...ownAxis,
    position: 'bottom' as const,
    min: from - margin,
    max: to + margin,
    reverse: false,
    border: { display: true, width: 1, dash: [], color: palette.controlLine },
    afterBuildTicks: (axis: Axis) => {
      axis.ticks = spread(
        points.map(({ time }) => time),
        (axis.max - axis.min) * ((palette.em * 4.2) / axis.width),
      ).map((value) => ({ value }));
    },
    ticks: {
      ...tickLook(palette),
      padding: hasGaps ? palette.em * 1.4 : 8,
      maxRotation: 0,
      minRotation: 0,
      callback: (value: number | string, index: number, ticks: readonly { value: number }[]) => {
        const { day: shown, year } = tickDate(Number(value));
        const before = ticks[index - 1];
        return before && tickDate(before.value).year === year ? shown : [shown, year];
      },
    },
  };
}

/** The times that leave each other room, the newest first of all. */
function spread(times: readonly number[], room: number): number[] {
  const kept: number[] = [];
  for (const time of times.toReversed()) {
    const nearest = kept.at(-1);
    if (nearest === undefined || nearest - time >= room) kept.push(time);
  }
  return kept.toReversed();
}
