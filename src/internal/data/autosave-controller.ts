import type { LitElement, ReactiveController } from 'lit';
import { toError } from '../base/to-error.js';
import { ProErrorEvent } from '../base/error.event.js';

/** The state of the last save: `pending` includes the wait for a pause in typing. */
export type SaveState = 'unchanged' | 'pending' | 'saved' | 'failed';

type Save = () => Promise<void>;

/** Milliseconds without typing after which the text is saved. */
const debounceMs = 1000;

/**
 * Saves the user's edits: one save at a time, of the newest edit. Pending edits are saved when the page is hidden or
 * the element is removed. Fires `pro-error` if a save fails.
 */
export class AutosaveController implements ReactiveController {
  #state: SaveState = 'unchanged';
  readonly #host: LitElement;
  /** Identity of the edited document: a save of an earlier one, such as of another patient, does not set the state. */
  #document = {};
  #queue: readonly { readonly document: object; readonly save: Save }[] = [];
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

  save(save: Save): Promise<void> {
    this.#enqueue(save);
    return this.flush();
  }

  /** Saves after a pause in typing. */
  saveSoon(save: Save): void {
    this.#enqueue(save);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), debounceMs);
  }

  /** Saves pending edits without waiting for a pause. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#isSaving) return;
    this.#isSaving = true;
    for (let next = this.#queue[0]; next; next = this.#queue[0]) {
      this.#queue = this.#queue.slice(1);
      await this.#run(next.save, next.document);
    }
    this.#isSaving = false;
  }

  /** Starts a new document. Pending edits of the previous one are still saved, but no longer change the state. */
  reset(): void {
    void this.flush();
    this.#document = {};
    this.#state = 'unchanged';
  }

  #enqueue(save: Save): void {
    const current = this.#document;
    this.#queue = [...this.#queue.filter((entry) => entry.document !== current), { document: current, save }];
    this.#setState('pending', current);
  }

  async #run(save: Save, saved: object): Promise<void> {
    try {
      await save();
      const hasNewer = this.#queue.some((entry) => entry.document === saved);
      this.#setState(hasNewer ? 'pending' : 'saved', saved);
    } catch (reason) {
      this.#setState('failed', saved);
      this.#host.dispatchEvent(new ProErrorEvent(toError(reason)));
    }
  }

  #setState(state: SaveState, target: object): void {
    if (target !== this.#document) return;
    this.#state = state;
    this.#host.requestUpdate();
  }

  readonly #onVisibility = () => {
    if (document.visibilityState === 'hidden') void this.flush();
  };
}
