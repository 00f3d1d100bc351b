import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Tells its host while the page is printed, so that it can draw what belongs on paper. */
export class PrintController implements ReactiveController {
  isPrinting = false;

  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.#begin);
    addEventListener('afterprint', this.#end);
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.#begin);
    removeEventListener('afterprint', this.#end);
  }

  readonly #begin = () => this.#set(true);
  readonly #end = () => this.#set(false);

  #set(isPrinting: boolean): void {
    this.isPrinting = isPrinting;
    this.#host.requestUpdate();
  }
}
