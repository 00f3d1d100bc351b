import type { LitElement, ReactiveController } from 'lit';
import type { LineChart } from './line-chart.js';
import { paletteOf, watchLooks, type Palette } from './palette.js';
import { toError } from '../../internal/base/to-error.js';
import type { Plot } from './plot.js';

/** A plot with its place in the card. */
export interface PlotPlace {
  readonly plot: Plot;
  readonly canvas: HTMLCanvasElement;
  /** The list of the events, shown where the plot has only room for their numbers. */
  readonly legend: HTMLElement;
  /** Which point is ringed. */
  readonly selected: number | undefined;
}

export interface PlotParts {
  readonly places: readonly PlotPlace[];
  /** An element of the card whose computed colours are the plot's. */
  readonly probe: HTMLElement | null;
}

/**
 * Keeps a chart on each canvas: fetched when there is something to draw, drawn when the card comes near the view, gone
 * when it is far away or leaves the page.
 */
export class PlotsController implements ReactiveController {
  /** Why Chart.js could not be loaded or draw. */
  error: Error | undefined;

  readonly #host: LitElement;
  readonly #parts: () => PlotParts;
  readonly #charts = new Map<HTMLCanvasElement, { readonly chart: LineChart; plot: Plot; look: string }>();
  #LineChart: typeof LineChart | undefined;
  #isLoading = false;
  #isNear = false;
  #isPaper = false;
  #stopWatching = () => {};

  constructor(host: LitElement, parts: () => PlotParts) {
    this.#host = host;
    this.#parts = parts;
    host.addController(this);
  }

  hostConnected(): void {
    const stopLooks = watchLooks((isPaper) => {
      this.#isPaper = isPaper;
      this.redraw();
    });
    const nearness = new IntersectionObserver((seen) => this.#approach(seen.at(-1)?.isIntersecting ?? false), {
      rootMargin: '50% 0px',
    });
    nearness.observe(this.#host);
    this.#stopWatching = () => {
      stopLooks();
      nearness.disconnect();
    };
  }

  hostDisconnected(): void {
    this.#stopWatching();
    this.#isNear = false;
    this.#drop();
  }

  hostUpdated(): void {
    const { places, probe } = this.#parts();
    // Another state of the card took a canvas away, or put another one in its place.
    this.#drop((canvas) => places.some((place) => place.canvas === canvas));
    if (places.length === 0 || !probe || !this.#host.isConnected || this.error) return;
    if (!this.#LineChart) {
      this.#load();
      return;
    }
    if (!this.#isNear && !this.#isPaper) {
      this.#drop();
      return;
    }
    const palette = paletteOf(probe);
    const look = JSON.stringify(palette);
    for (const place of places) this.#draw(place, palette, look);
  }

  nearest(canvas: HTMLCanvasElement, x: number): number | undefined {
    return this.#charts.get(canvas)?.chart.nearest(x);
  }

  /** Again in the colours and at the size of now, which on paper are others. */
  redraw(): void {
    for (const { chart } of this.#charts.values()) chart.fit();
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

  #approach(isNear: boolean): void {
    if (isNear === this.#isNear) return;
    this.#isNear = isNear;
    this.hostUpdated();
  }

  #draw({ canvas, legend, plot, selected }: PlotPlace, palette: Palette, look: string): void {
    if (!this.#LineChart) return;
    const drawn = this.#charts.get(canvas);
    if (!drawn) {
      const onNumbered = (isNumbered: boolean) => (legend.hidden = !isNumbered);
      const chart = new this.#LineChart(canvas, plot, palette, { selected, onNumbered });
      this.#charts.set(canvas, { chart, plot, look });
    } else if (drawn.plot !== plot || drawn.look !== look) {
      drawn.chart.draw(plot, palette, selected);
      Object.assign(drawn, { plot, look });
    } else drawn.chart.select(selected);
  }

  /** Takes the charts away; those that are to stay do not. */
  #drop(stays: (canvas: HTMLCanvasElement) => boolean = () => false): void {
    for (const [canvas, { chart }] of this.#charts) {
      if (stays(canvas)) continue;
      chart.destroy();
      this.#charts.delete(canvas);
    }
  }
}
