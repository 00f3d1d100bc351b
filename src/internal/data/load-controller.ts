import { ContextConsumer } from '@lit/context';
import { Task, TaskStatus } from '@lit/task';
import type { LitElement, ReactiveController } from 'lit';
import type { ProAdapter } from '../../adapter/adapter.js';
import { adapterContext, subjectContext } from '../../adapter/context.js';
import { CheckedAdapter } from './checked-adapter.js';
import { DataController } from './embedded-data-controller.js';
import { toError } from '../base/to-error.js';
import { ProErrorEvent } from '../base/error.event.js';
import { SetupController, type Needs } from './setup-controller.js';
import type { Missing } from './setup-error.js';

/** The state of a load. An element renders something for each. */
export type LoadState<Data> =
  | { readonly status: 'idle' }
  | { readonly status: 'pending' }
  | { readonly status: 'failed'; readonly error: Error }
  | { readonly status: 'ready'; readonly data: Data };

export interface LoadContext {
  readonly adapter: CheckedAdapter | undefined;
  readonly subject: string | undefined;
  readonly signal: AbortSignal;
}

export interface LoadOptions<Data> {
  /** Returns the properties of the element that the data depends on. */
  readonly sources: () => readonly unknown[];
  /** Resolves with undefined if there is nothing to load. */
  readonly load: (context: LoadContext) => Promise<Data | undefined>;
  /** Returns the requirements of the load. Omitted if another controller of the element checks them. */
  readonly needs?: () => Needs;
  /** The properties that embedded data can set. Omitted if another controller of the element reads them. */
  readonly data?: readonly string[];
}

/**
 * Loads the data of an element. It reloads when a source changes or the adapter reports changed data of the subject.
 * Fires `pro-error` if a load fails.
 */
export class LoadController<Data> implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: LoadOptions<Data>;
  readonly #data: DataController | undefined;
  readonly #setup: SetupController;
  readonly #adapter: ContextConsumer<typeof adapterContext, LitElement>;
  readonly #subject: ContextConsumer<typeof subjectContext, LitElement>;
  readonly #task: Task<readonly unknown[], Data | undefined>;
  #revision = 0;
  #watched: readonly [ProAdapter | undefined, string | undefined] = [undefined, undefined];
  #stopWatching = () => {};
  #shown: { readonly sources: readonly unknown[]; readonly data: Data } | undefined;

  constructor(host: LitElement, options: LoadOptions<Data>) {
    this.#host = host;
    this.#options = options;
    this.#data = options.data && new DataController(host, options.data);
    this.#setup = new SetupController(host, () => this.reload());
    this.#adapter = new ContextConsumer(host, { context: adapterContext, subscribe: true });
    this.#subject = new ContextConsumer(host, { context: subjectContext, subscribe: true });
    this.#task = new Task(host, {
      args: () => [...this.#sources, this.#missing, this.#revision],
      task: (_, { signal }) => this.#load(signal),
      onError: (error) => host.dispatchEvent(new ProErrorEvent(toError(error))),
    });
    host.addController(this);
  }

  /** The state of the load. During a reload the data on the screen stays, but never that of another subject. */
  get state(): LoadState<Data> {
    switch (this.#task.status) {
      case TaskStatus.INITIAL:
        return { status: 'idle' };
      case TaskStatus.PENDING:
        return this.#shown && areEqual(this.#shown.sources, this.#sources)
          ? { status: 'ready', data: this.#shown.data }
          : { status: 'pending' };
      case TaskStatus.ERROR:
        return { status: 'failed', error: toError(this.#task.error) };
      case TaskStatus.COMPLETE:
        return this.#task.value ? { status: 'ready', data: this.#task.value } : { status: 'idle' };
    }
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    // An update requested before the removal of the host runs after it, where a subscription would leak the host.
    if (!this.#host.isConnected) return;
    const [adapter, subject] = [this.#adapter.value, this.#subject.value];
    if (this.#watched[0] === adapter && this.#watched[1] === subject) return;
    this.#stopWatching();
    this.#watched = [adapter, subject];
    this.#stopWatching =
      adapter && subject ? new CheckedAdapter(adapter).subscribe({ subject }, () => this.reload()) : () => {};
  }

  hostDisconnected(): void {
    this.#stopWatching();
    this.#stopWatching = () => {};
    this.#watched = [undefined, undefined];
  }

  reload(): void {
    this.#revision += 1;
    this.#host.requestUpdate();
  }

  get #sources(): readonly unknown[] {
    return [...this.#options.sources(), this.#data?.mistake, this.#adapter.value, this.#subject.value];
  }

  get #missing(): Missing | 'loading' | undefined {
    const { needs } = this.#options;
    return needs && this.#setup.missing(needs(), { adapter: this.#adapter.value, subject: this.#subject.value });
  }

  async #load(signal: AbortSignal): Promise<Data | undefined> {
    const sources = this.#sources;
    this.#data?.check();
    const missing = this.#missing;
    if (missing) return this.#setup.refuse(missing, signal);
    const adapter = this.#adapter.value && new CheckedAdapter(this.#adapter.value);
    const data = await this.#options.load({ adapter, subject: this.#subject.value, signal });
    if (!signal.aborted) this.#shown = data && { sources, data };
    return data;
  }
}

function areEqual(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((source, index) => source === b[index]);
}
