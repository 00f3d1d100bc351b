/**
 * A state that is computed once for each change, however many parts of it change, and events that are emitted after
 * the subscribers have the new state.
 */
export abstract class Observable<State, Event> {
  readonly #listeners = new Set<(state: State, previous: State) => void>();
  readonly #notify: ((event: Event) => void) | undefined;
  #state: State | undefined;
  /** Number of changes under way: one verb may call another. */
  #depth = 0;
  #events: Event[] = [];

  constructor(notify: ((event: Event) => void) | undefined) {
    this.#notify = notify;
  }

  get state(): State {
    return (this.#state ??= this.nextState(undefined));
  }

  /** Calls the listener after each change; returns how to stop. */
  subscribe(listener: (state: State, previous: State) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Computes the state; returns the previous one if nothing changed. */
  protected abstract nextState(previous: State | undefined): State;

  /** Runs work that changes the state. */
  protected change<Result>(work: () => Result): Result {
    this.#state ??= this.nextState(undefined);
    this.#depth += 1;
    try {
      return work();
    } finally {
      this.#depth -= 1;
      if (this.#depth === 0) this.#publish();
    }
  }

  /** Emits an event after the change that is under way. */
  protected emit(event: Event): void {
    this.change(() => this.#events.push(event));
  }

  #publish(): void {
    const previous = this.#state;
    const state = this.nextState(previous);
    this.#state = state;
    const events = this.#events;
    this.#events = [];
    if (previous && previous !== state) for (const listener of this.#listeners) listener(state, previous);
    for (const event of events) this.#notify?.(event);
  }
}
