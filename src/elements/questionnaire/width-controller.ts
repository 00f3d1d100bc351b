import type { ReactiveController, ReactiveElement } from 'lit';

/**
 * The width of an element in em, so that larger letters count as less width. What is watched is a part of it with the class
 * `room`, that has no height: WebKit tells the page of an error where what is watched grows while it is measured.
 */
export class WidthController implements ReactiveController {
  /** Width in whole em. */
  width = 0;

  readonly #host: ReactiveElement;
  #observer: ResizeObserver | undefined;
  #observed: Element | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // Of the window that the element is in: one of another window goes on, and fails, when that window is closed.
    const { ResizeObserver: Observer } = this.#host.ownerDocument.defaultView ?? window;
    this.#observer = new Observer(([entry]) => this.#measure(entry?.contentRect.width ?? 0));
    this.width = this.#inEm(this.#host.getBoundingClientRect().width);
    this.#observe();
  }

  hostUpdated(): void {
    this.#observe();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observed = undefined;
  }

  /** Safe to repeat. */
  #observe(): void {
    const room = this.#host.shadowRoot?.querySelector('.room') ?? undefined;
    if (room === this.#observed) return;
    this.#observer?.disconnect();
    this.#observed = room;
    if (room) this.#observer?.observe(room);
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
