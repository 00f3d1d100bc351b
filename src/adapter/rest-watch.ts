import { retryDelayOf } from './retry-delay.js';

/** Polls the server for changes while there are listeners and the page is visible. */
export class RestWatch {
  readonly #fetchRevision: (signal: AbortSignal) => Promise<string>;
  readonly #interval: number;
  readonly #listeners = new Set<() => void>();
  #revision: string | undefined;
  #pending: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param fetchRevision Resolves with the revision of the data, which differs after each change.
   * @param interval Milliseconds between two requests.
   */
  constructor(fetchRevision: (signal: AbortSignal) => Promise<string>, interval: number) {
    this.#fetchRevision = fetchRevision;
    this.#interval = interval;
  }

  /** Adds a listener. Returns a function that removes it. */
  add(listener: () => void): () => void {
    // A wrapper, so that one function can be added twice and each be removed on its own.
    const entry = () => listener();
    this.#listeners.add(entry);
    if (this.#listeners.size === 1) this.#start();
    return () => {
      this.#listeners.delete(entry);
      if (this.#listeners.size === 0) this.#stop();
    };
  }

  notify(): void {
    // Asynchronous, so that an error in a listener does not fail the request.
    for (const listener of this.#listeners) queueMicrotask(() => this.#listeners.has(listener) && listener());
  }

  #start(): void {
    globalThis.document?.addEventListener('visibilitychange', this.#poll);
    this.#poll();
  }

  #stop(): void {
    globalThis.document?.removeEventListener('visibilitychange', this.#poll);
    clearTimeout(this.#timer);
    this.#pending?.abort();
    // Changes without listeners are not reported.
    this.#pending = this.#revision = undefined;
  }

  /** Checks the revision unless the page is hidden; polling resumes when the page becomes visible. */
  readonly #poll = (): void => {
    clearTimeout(this.#timer);
    if (this.#pending || globalThis.document?.visibilityState === 'hidden') return;
    const controller = new AbortController();
    this.#pending = controller;
    void this.#checkRevision(controller.signal).then((wait) => {
      if (controller.signal.aborted) return;
      this.#pending = undefined;
      this.#timer = setTimeout(this.#poll, wait);
    });
  };

  /** Compares the revisions. Resolves with the milliseconds until the next request. */
  async #checkRevision(signal: AbortSignal): Promise<number> {
    try {
      const revision = await this.#fetchRevision(signal);
      if (signal.aborted) return 0;
      if (this.#revision !== undefined && revision !== this.#revision) this.notify();
      this.#revision = revision;
      return this.#interval;
    } catch (error) {
      // Not reported: the next request may succeed, and the requests of the widgets show errors to the user.
      return Math.max(this.#interval, retryDelayOf(error));
    }
  }
}
