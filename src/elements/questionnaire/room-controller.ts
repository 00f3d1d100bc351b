import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The width of an element in em, so that larger letters count as less room. */
export class RoomController implements ReactiveController {
  /** In whole em. */
  width = 0;

  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #observer = new ResizeObserver(([entry]) => this.#measure(entry?.contentRect.width ?? 0));

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.width = this.#inEm(this.#host.getBoundingClientRect().width);
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  #measure(pixels: number): void {
    const width = this.#inEm(pixels);
    if (width === this.width) return;
    this.width = width;
    // Drawn in the next frame: to change the layout while it is measured is an error on the page.
    requestAnimationFrame(() => this.#host.requestUpdate());
  }

  #inEm(pixels: number): number {
    const root = this.#host.shadowRoot?.firstElementChild;
    return Math.floor(pixels / (root ? Number.parseFloat(getComputedStyle(root).fontSize) : 16));
  }
}
