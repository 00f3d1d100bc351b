import type { LitElement, ReactiveController } from 'lit';
import type { LineChart } from './line-chart.js';
import { paletteOf, watchAppearance, type Palette } from './palette.js';
import { toError } from '../../internal/base/to-error.js';
import type { Plot } from './plot.js';

export interface PlotTarget {
  readonly plot: Plot;
  readonly canvas: HTMLCanvasElement;
  /** The list of events, shown if the plot shows only their numbers. */
  readonly legend: HTMLElement;
  readonly selected: number | undefined;
}

export interface PlotTargets {
  readonly targets: readonly PlotTarget[];
  /** An element of the card that supplies the colors of the plot. */
  readonly probe: HTMLElement | null;
}

/**
 * Manages the charts of a card. Loads Chart.js when there is something to draw, draws when the card is near the viewport,
 * and destroys the charts when the card is far away or removed.
 */
export class PlotsController implements ReactiveController {
  error: Error | undefined;

  readonly #host: LitElement;
  readonly #getTargets: () => PlotTargets;
  readonly #charts = new Map<HTMLCanvasElement, { readonly chart: LineChart; plot: Plot; paletteKey: string }>();
  #LineChart: typeof LineChart | undefined;
  #isLoading = false;
  #isNear = false;
  #isPrinting = false;
  #stopWatching = () => {};

  constructor(host: LitElement, getTargets: () => PlotTargets) {
    this.#host = host;
    this.#getTargets = getTargets;
    host.addController(this);
  }

  hostConnected(): void {
    const stopAppearance = watchAppearance((isPrinting) => {
      this.#isPrinting = isPrinting;
      this.redraw();
    });
    const observer = new IntersectionObserver((entries) => this.#setNear(entries.at(-1)?.isIntersecting ?? false), {
      rootMargin: '50% 0px',
    });
    observer.observe(this.#host);
    this.#stopWatching = () => {
      stopAppearance();
      observer.disconnect();
    };
  }

  hostDisconnected(): void {
    this.#stopWatching();
    this.#isNear = false;
    this.#destroyCharts();
  }

  hostUpdated(): void {
    const { targets, probe } = this.#getTargets();
    this.#destroyCharts((canvas) => targets.some((target) => target.canvas === canvas));
    if (targets.length === 0 || !probe || !this.#host.isConnected || this.error) return;
    if (!this.#LineChart) {
      this.#load();
      return;
    }
    if (!this.#isNear && !this.#isPrinting) {
      this.#destroyCharts();
      return;
    }
    const palette = paletteOf(probe);
    const paletteKey = JSON.stringify(palette);
    for (const target of targets) this.#draw(target, palette, paletteKey);
  }

  nearest(canvas: HTMLCanvasElement, x: number, y: number): number | undefined {
    return this.#charts.get(canvas)?.chart.nearest(x, y);
  }

  /** Draws the charts again with the current colors and size, which are different in print. */
  redraw(): void {
    for (const { chart } of this.#charts.values()) chart.resize();
    this.hostUpdated();
  }

  #load(): void {
    if (this.#isLoading) return;
    this.#isLoading = true;
    import('./line-chart.js')
      .then(
        ({ LineChart }) => (this.#LineChart = LineChart),
        (reason: unknown) => (this.error = toError(reason)),
      )
      .finally(() => {
        this.#isLoading = false;
        this.#host.requestUpdate();
      });
  }

  #setNear(isNear: boolean): void {
    if (isNear === this.#isNear) return;
    this.#isNear = isNear;
    this.hostUpdated();
  }

  #draw({ canvas, legend, plot, selected }: PlotTarget, palette: Palette, paletteKey: string): void {
    if (!this.#LineChart) return;
    const entry = this.#charts.get(canvas);
    if (!entry) {
      const onNumbered = (isNumbered: boolean) => (legend.hidden = !isNumbered);
      const chart = new this.#LineChart(canvas, plot, palette, { selected, onNumbered });
      this.#charts.set(canvas, { chart, plot, paletteKey });
    } else if (entry.plot !== plot || entry.paletteKey !== paletteKey) {
      entry.chart.draw(plot, palette, selected);
      Object.assign(entry, { plot, paletteKey });
    } else entry.chart.select(selected);
  }

  #destroyCharts(isKept: (canvas: HTMLCanvasElement) => boolean = () => false): void {
    for (const [canvas, { chart }] of this.#charts) {
      if (isKept(canvas)) continue;
      chart.destroy();
      this.#charts.delete(canvas);
    }
  }
}
