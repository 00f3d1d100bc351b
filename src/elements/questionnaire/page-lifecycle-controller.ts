import type { LitElement, ReactiveController } from 'lit';
import type { Delivery } from '../../session/delivery.js';

/** Tells the stored answers of a form when its page is left, hidden, shown again or online again. */
export class PageLifecycleController implements ReactiveController {
  readonly #host: LitElement;
  readonly #delivery: () => Delivery | undefined;

  constructor(host: LitElement, delivery: () => Delivery | undefined) {
    this.#host = host;
    this.#delivery = delivery;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
    addEventListener('pagehide', this.#onHide);
    addEventListener('pageshow', this.#onShow);
    addEventListener('online', this.#onBack);
    this.#host.addEventListener('focusout', this.#onFocusOut);
    this.#onBack();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    removeEventListener('pagehide', this.#onHide);
    removeEventListener('pageshow', this.#onShow);
    removeEventListener('online', this.#onBack);
    this.#host.removeEventListener('focusout', this.#onFocusOut);
    this.#delivery()?.pause();
  }

  readonly #onFocusOut = () => this.#delivery()?.flush();

  readonly #onHide = () => this.#delivery()?.flushAll();

  /** A page from the back-forward cache: other tabs may have changed the answers meanwhile. */
  readonly #onShow = ({ persisted }: PageTransitionEvent) => persisted && this.#onBack();

  readonly #onBack = () => void this.#delivery()?.resume();

  readonly #onVisibility = () => {
    if (document.visibilityState === 'hidden') this.#onHide();
    else this.#onBack();
  };
}
