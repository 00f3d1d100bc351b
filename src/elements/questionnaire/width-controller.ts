import type { ReactiveController, ReactiveElement } from 'lit';

/**
 * The width of an element in em, so that larger letters count as less width. It is watched from the first time that it is
 * read, because measuring before the page is complete costs a layout of the page.
 *
 * What is watched is a part of the element with the class `room`, that has no height: WebKit tells the page of an error
 * where what is watched grows while it is measured.
 */
export class WidthController implements ReactiveController {
  readonly #host: ReactiveElement;
  #width: number | undefined;
  #observer: ResizeObserver | undefined;
  #observed: Element | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Width in whole em. */
  get width(): number {
    return (this.#width ??= this.#inEm(this.#host.getBoundingClientRect().width));
  }

  hostConnected(): void {
    // Of the window that the element is in: one of another window goes on, and fails, when that window is closed.
    const { ResizeObserver: Observer } = this.#host.ownerDocument.defaultView ?? window;
    this.#observer = new Observer(([entry]) => this.#measure(entry?.contentRect.width ?? 0));
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
    if (this.#width === undefined) return;
    const room = this.#host.shadowRoot?.querySelector('.room') ?? undefined;
    if (room === this.#observed) return;
    this.#observer?.disconnect();
    this.#observed = room;
    if (room) this.#observer?.observe(room);
  }

  #measure(pixels: number): void {
    const width = this.#inEm(pixels);
    if (width === this.#width) return;
    this.#width = width;
    // Drawn in the next frame: to change the layout while it is measured is an error on the page.
    requestAnimationFrame(() => this.#host.requestUpdate());
  }

  #inEm(pixels: number): number {
    const root = this.#host.shadowRoot?.firstElementChild;
    return Math.floor(pixels / (root ? Number.parseFloat(getComputedStyle(root).fontSize) : 16));
  }
}
