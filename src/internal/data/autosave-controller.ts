import type { LitElement, ReactiveController } from 'lit';
import { toError } from '../base/to-error.js';
import { ProErrorEvent } from '../base/error.event.js';

/** What came of keeping what somebody wrote. */
export type SaveState = 'unchanged' | 'waiting' | 'kept' | 'failed';

type Save = () => Promise<void>;

const pause = 1000;

/**
 * Keeps what somebody writes: one save at a time, the last one wins, and what still waits is saved when the page is
 * left. What goes wrong is told to the host as a `pro-error` event.
 */
export class AutosaveController implements ReactiveController {
  #state: SaveState = 'unchanged';
  readonly #host: LitElement;
  /** What is written now, as opposed to what was written about the patient before. */
  #writing = {};
  #waiting: readonly { readonly writing: object; readonly save: Save }[] = [];
  #isSaving = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  get state(): SaveState {
    return this.#state;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    void this.flush();
  }

  /** Saves now. */
  keep(save: Save): Promise<void> {
    this.#put(save);
    return this.flush();
  }

  /** Saves after a pause in the writing. */
  keepSoon(save: Save): void {
    this.#put(save);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), pause);
  }

  /** Saves what waits for a pause. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#isSaving) return;
    this.#isSaving = true;
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      this.#waiting = this.#waiting.slice(1);
      await this.#save(next.save, next.writing);
    }
    this.#isSaving = false;
  }

  /** Something else is written from now on. What waits is still saved, and no longer spoken of. */
  startAgain(): void {
    void this.flush();
    this.#writing = {};
    this.#state = 'unchanged';
  }

  #put(save: Save): void {
    const writing = this.#writing;
    this.#waiting = [...this.#waiting.filter((one) => one.writing !== writing), { writing, save }];
    this.#become('waiting', writing);
  }

  async #save(save: Save, writing: object): Promise<void> {
    try {
      await save();
      const isMore = this.#waiting.some((one) => one.writing === writing);
      this.#become(isMore ? 'waiting' : 'kept', writing);
    } catch (reason) {
      this.#become('failed', writing);
      this.#host.dispatchEvent(new ProErrorEvent(toError(reason)));
    }
  }

  #become(state: SaveState, writing: object): void {
    if (writing !== this.#writing) return;
    this.#state = state;
    this.#host.requestUpdate();
  }

  readonly #onVisibility = () => {
    if (document.visibilityState === 'hidden') void this.flush();
  };
}
