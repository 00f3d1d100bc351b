import type { LitElement, ReactiveController } from 'lit';
import type { LineChart } from './line-chart.js';
import { paletteOf, watchLooks } from './palette.js';
import type { Plot } from './plot.js';

export interface PlotParts {
  readonly canvas: HTMLCanvasElement | null;
  /** An element of the card whose computed colours are the plot's. */
  readonly probe: HTMLElement | null;
  readonly plot: Plot | undefined;
}

/** Keeps the chart on its canvas: fetched when there is something to draw, gone when the element leaves the page. */
export class PlotController implements ReactiveController {
  /** Why Chart.js could not be loaded or draw. */
  error: Error | undefined;

  readonly #host: LitElement;
  readonly #parts: () => PlotParts;
  #LineChart: typeof LineChart | undefined;
  #loading = false;
  #chart: LineChart | undefined;
  #stopWatching = () => {};

  constructor(host: LitElement, parts: () => PlotParts) {
    this.#host = host;
    this.#parts = parts;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stopWatching = watchLooks(() => this.#redraw());
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#stopWatching();
    this.#drop();
  }

  hostUpdated(): void {
    const { canvas, probe, plot } = this.#parts();
    // Another state of the card took the canvas away, or put another one in its place.
    if (this.#chart?.canvas !== canvas) this.#drop();
    if (!canvas || !probe || !plot || !this.#host.isConnected || this.error) return;
    if (!this.#LineChart) {
      this.#load();
      return;
    }
    const palette = paletteOf(probe);
    if (this.#chart) this.#chart.draw(plot, palette);
    else this.#chart = new this.#LineChart(canvas, plot, palette);
  }

  nearest(x: number): number | undefined {
    return this.#chart?.nearest(x);
  }

  #redraw(): void {
    this.#chart?.fit();
    this.hostUpdated();
  }

  #load(): void {
    if (this.#loading) return;
    this.#loading = true;
    import('./line-chart.js')
      .then(
        ({ LineChart }) => (this.#LineChart = LineChart),
        (reason: unknown) => (this.error = reason instanceof Error ? reason : new Error(String(reason))),
      )
      .finally(() => {
        this.#loading = false;
        this.#host.requestUpdate();
      });
  }

  #drop(): void {
    this.#chart?.destroy();
    this.#chart = undefined;
  }
}
