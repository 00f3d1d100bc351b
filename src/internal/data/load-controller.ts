import { ContextConsumer } from '@lit/context';
import { Task, TaskStatus } from '@lit/task';
import type { LitElement, ReactiveController } from 'lit';
import type { ProAdapter } from '../../adapter/adapter.js';
import { adapterContext, rolesContext, subjectContext, viewerContext, type Audience } from '../../adapter/context.js';
import { nextEndOf, type Sight } from '../../core/sharing/visible.js';
import { CheckedAdapter } from './checked-adapter.js';
import { DataController } from './embedded-data-controller.js';
import { loadSight } from './load-sight.js';
import { toError } from '../base/to-error.js';
import { ProErrorEvent } from '../base/error.event.js';
import { SetupController, type Needs } from './setup-controller.js';
import type { Missing } from './setup-error.js';
import { isLimited, type Viewing } from './viewing.js';

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
  /** Returns what the viewer sees. It is loaded once, when something asks for it. */
  readonly sight: () => Promise<Sight>;
  /** True if the viewer sees only what was shared: data that is not there can be withheld. */
  readonly isLimited: boolean;
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

interface Shown<Data> {
  readonly sources: readonly unknown[];
  readonly data: Data;
  /** Milliseconds since 1970 at which a rule ends that let the viewer see the data. */
  readonly end: number | undefined;
}

/** The longest delay of a timer in browsers. */
const maxDelayMs = 2 ** 31 - 1;

/**
 * Loads the data of an element. It reloads when a source changes, when the adapter reports changed data of the subject,
 * and when a rule ends that let the viewer see the data. Fires `pro-error` if a load fails.
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
  readonly #viewer: ContextConsumer<typeof viewerContext, LitElement>;
  readonly #roles: ContextConsumer<typeof rolesContext, LitElement>;
  #shown: Shown<Data> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement, options: LoadOptions<Data>) {
    this.#host = host;
    this.#options = options;
    this.#data = options.data && new DataController(host, options.data);
    this.#setup = new SetupController(host, () => this.reload());
    this.#adapter = new ContextConsumer(host, { context: adapterContext, subscribe: true });
    this.#subject = new ContextConsumer(host, { context: subjectContext, subscribe: true });
    this.#viewer = new ContextConsumer(host, { context: viewerContext, subscribe: true });
    this.#roles = new ContextConsumer(host, { context: rolesContext, subscribe: true });
    this.#task = new Task(host, {
      args: () => [...this.#sources, this.#missing, this.#revision],
      task: (_, { signal }) => this.#load(signal),
      onError: (error) => host.dispatchEvent(new ProErrorEvent(toError(error))),
    });
    host.addController(this);
  }

  /**
   * The state of the load. During a reload the data on the screen stays, but never that of another subject or viewer, nor
   * after a rule ended that let the viewer see it.
   */
  get state(): LoadState<Data> {
    switch (this.#task.status) {
      case TaskStatus.INITIAL:
        return { status: 'idle' };
      case TaskStatus.ERROR:
        return { status: 'failed', error: toError(this.#task.error) };
      case TaskStatus.PENDING:
        return this.#shownState;
      case TaskStatus.COMPLETE:
        return this.#task.value ? this.#shownState : { status: 'idle' };
    }
  }

  get #shownState(): LoadState<Data> {
    const shown = this.#shown;
    const isAllowed = shown && !this.#hasEnded && areEqual(shown.sources, this.#sources);
    return isAllowed ? { status: 'ready', data: shown.data } : { status: 'pending' };
  }

  /** True if the viewer sees only what was shared. It is the same whether or not something is withheld. */
  get isLimited(): boolean {
    return isLimited(this.#viewing, this.#adapter.value);
  }

  hostConnected(): void {
    this.#host.ownerDocument.addEventListener('visibilitychange', this.#reloadIfEnded);
    this.#reloadIfEnded();
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
      adapter && subject ? (adapter.subscribe?.({ subject }, () => this.reload()) ?? (() => {})) : () => {};
  }

  hostDisconnected(): void {
    this.#host.ownerDocument.removeEventListener('visibilitychange', this.#reloadIfEnded);
    clearTimeout(this.#timer);
    this.#stopWatching();
    this.#stopWatching = () => {};
    this.#watched = [undefined, undefined];
  }

  reload(): void {
    this.#revision += 1;
    this.#host.requestUpdate();
  }

  get #sources(): readonly unknown[] {
    const { viewer, audience, roles } = this.#viewing;
    const adapter = this.#adapter.value;
    const looks = viewer ? [viewer, roles] : adapter?.listSharing ? [audience] : [];
    return [...this.#options.sources(), this.#data?.mistake, adapter, this.#subject.value, ...looks];
  }

  get #viewing(): Viewing {
    return { viewer: this.#viewer.value, audience: this.#audience, roles: this.#roles.value ?? noRoles };
  }

  /** The screen is for clinicians if the provider or the element says so: a patient never looks without a viewer then. */
  get #audience(): Audience {
    const isForClinician = [this.#setup.audience, Reflect.get(this.#host, 'audience')].includes('clinician');
    return isForClinician ? 'clinician' : 'patient';
  }

  get #missing(): Missing | 'loading' | undefined {
    const { needs = noNeeds } = this.#options;
    const provided = { adapter: this.#adapter.value, subject: this.#subject.value, viewing: this.#viewing };
    return this.#setup.missing(needs(), provided);
  }

  async #load(signal: AbortSignal): Promise<Data | undefined> {
    const sources = this.#sources;
    this.#data?.check();
    const missing = this.#missing;
    // Another controller of the element reports what is missing.
    if (missing && !this.#options.needs) return undefined;
    if (missing) return this.#setup.refuse(missing, signal);
    const [viewing, provided, subject] = [this.#viewing, this.#adapter.value, this.#subject.value];
    let loading: Promise<Sight> | undefined;
    const sight = (): Promise<Sight> => (loading ??= loadSight(viewing, adapter, subject, { signal }));
    const adapter: CheckedAdapter | undefined = provided && new CheckedAdapter(provided, sight);
    const data = await this.#options.load({ adapter, subject, signal, sight, isLimited: isLimited(viewing, provided) });
    const end = loading && nextEndOf(await loading);
    if (signal.aborted) return data;
    this.#shown = data && { sources, data, end };
    this.#waitForEnd();
    return data;
  }

  get #hasEnded(): boolean {
    return this.#shown?.end !== undefined && Date.now() >= this.#shown.end;
  }

  /** Waits for the end of a rule. Timers stop while a device sleeps, so the state checks the end as well. */
  #waitForEnd(): void {
    clearTimeout(this.#timer);
    const end = this.#shown?.end;
    if (end === undefined || !this.#host.isConnected) return;
    this.#timer = setTimeout(this.#reloadIfEnded, Math.min(end - Date.now(), maxDelayMs));
  }

  readonly #reloadIfEnded = (): void => {
    if (this.#hasEnded) {
      this.#shown = undefined;
      this.reload();
    } else {
      this.#waitForEnd();
    }
  };
}

const noRoles: Viewing['roles'] = [];
const noNeeds = (): Needs => ({ adapter: false, subject: false });

function areEqual(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((source, index) => source === b[index]);
}
