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

/** What there is to draw: every state is drawn. */
export type LoadState<Data> =
  | { readonly status: 'idle' }
  | { readonly status: 'pending' }
  | { readonly status: 'failed'; readonly error: Error }
  | { readonly status: 'ready'; readonly data: Data };

/** Where an element loads from. */
export interface LoadContext {
  readonly adapter: CheckedAdapter | undefined;
  readonly subject: string | undefined;
  readonly signal: AbortSignal;
}

export interface LoadOptions<Data> {
  /** The element's own properties that the data depend on. */
  readonly sources: () => readonly unknown[];
  /** Resolves with nothing where there is nothing to load. */
  readonly load: (context: LoadContext) => Promise<Data | undefined>;
  /** What it cannot load without; left out where another controller of the element asks for it. */
  readonly needs?: () => Needs;
  /** The properties that data in the page may set; left out where another controller of the element has them. */
  readonly data?: readonly string[];
}

/**
 * Loads what an element shows, again whenever its sources change or the adapter says that the subject's data did.
 * What goes wrong is told to the host as a `pro-error` event.
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

  /** While the same data loads again, what is on the screen stays; another subject's data never does. */
  get state(): LoadState<Data> {
    switch (this.#task.status) {
      case TaskStatus.INITIAL:
        return { status: 'idle' };
      case TaskStatus.PENDING:
        return this.#shown && isSame(this.#shown.sources, this.#sources)
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
    // An update that was asked for before the host left the page comes after it, and must not hold on to the host.
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

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((source, index) => source === b[index]);
}
