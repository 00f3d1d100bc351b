import { UnavailableError } from './errors.js';

/** Asks the server now and then whether data changed, as long as somebody listens and the page is in view. */
export class RestWatch {
  readonly #ask: (signal: AbortSignal) => Promise<string>;
  readonly #interval: number;
  readonly #listeners = new Set<() => void>();
  #revision: string | undefined;
  #asking: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param ask Resolves with the revision of the data: it is another one after each change.
   * @param interval Milliseconds between two times.
   */
  constructor(ask: (signal: AbortSignal) => Promise<string>, interval: number) {
    this.#ask = ask;
    this.#interval = interval;
  }

  /** Returns how to stop. */
  add(listener: () => void): () => void {
    // One function may listen twice, and each stops for itself.
    const entry = () => listener();
    this.#listeners.add(entry);
    if (this.#listeners.size === 1) this.#start();
    return () => {
      this.#listeners.delete(entry);
      if (this.#listeners.size === 0) this.#stop();
    };
  }

  tell(): void {
    // Later than the request itself, so that a listener that fails does not fail the request.
    for (const listener of this.#listeners) queueMicrotask(() => this.#listeners.has(listener) && listener());
  }

  #start(): void {
    globalThis.document?.addEventListener('visibilitychange', this.#look);
    this.#look();
  }

  #stop(): void {
    globalThis.document?.removeEventListener('visibilitychange', this.#look);
    clearTimeout(this.#timer);
    this.#asking?.abort();
    // What changes while nobody listens is nobody's news.
    this.#asking = this.#revision = undefined;
  }

  /** Nobody looks at a hidden page; it asks as soon as it is shown again. */
  readonly #look = (): void => {
    clearTimeout(this.#timer);
    if (this.#asking || globalThis.document?.visibilityState === 'hidden') return;
    const controller = new AbortController();
    this.#asking = controller;
    void this.#compare(controller.signal).then((wait) => {
      if (controller.signal.aborted) return;
      this.#asking = undefined;
      this.#timer = setTimeout(this.#look, wait);
    });
  };

  /** Resolves with how long to wait until the next time. */
  async #compare(signal: AbortSignal): Promise<number> {
    try {
      const revision = await this.#ask(signal);
      if (signal.aborted) return 0;
      if (this.#revision !== undefined && revision !== this.#revision) this.tell();
      this.#revision = revision;
      return this.#interval;
    } catch (error) {
      // The next time may succeed; what the widgets ask themselves tells the user what is wrong.
      return Math.max(this.#interval, (error instanceof UnavailableError && error.retryAfter) || 0);
    }
  }
}
