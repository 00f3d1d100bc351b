import { ContextConsumer } from '@lit/context';
import { Task, type StatusRenderer } from '@lit/task';
import type { LitElement, ReactiveController } from 'lit';
import type { ProAdapter } from '../../adapter/adapter.js';
import { adapterContext, subjectContext } from '../../adapter/context.js';
import type { DraftMode } from '../../core/model/draft-status.js';
import { parseModel } from '../../core/model/parse.js';
import type { Questionnaire } from '../../core/model/questionnaire.js';
import { QuestionnaireResponse } from '../../core/model/questionnaire-response.js';
import { CheckedFormAdapter } from '../../internal/data/checked-form-adapter.js';
import { DataController } from '../../internal/data/embedded-data-controller.js';
import { toError } from '../../internal/base/to-error.js';
import { ProErrorEvent } from '../../internal/base/error.event.js';
import { SetupController } from '../../internal/data/setup-controller.js';
import type { Missing } from '../../internal/data/setup-error.js';
import type { Delivery } from '../../session/delivery.js';
import { FormSession } from '../../session/form-session.js';
import { loadQuestionnaire, type LoadedQuestionnaire } from '../../session/load-questionnaire.js';
import { loadModules, modules } from './modules.js';
import { domEventFrom } from './questionnaire.events.js';
import { isAlike, isSameForm, type FormSources } from './same-form.js';

/** The properties of the element that decide which session is open. */
interface OpeningHost extends LitElement {
  readonly questionnaire: string | Questionnaire | undefined;
  readonly response: QuestionnaireResponse | undefined;
  readonly launchContext: Readonly<Record<string, unknown>> | undefined;
  readonly layout: 'page' | 'list';
  readonly readonly: boolean;
  readonly drafts: DraftMode | undefined;
  readonly draftLifetime: number | undefined;
}

/**
 * Opens a session for the element's questionnaire, response and subject, and replaces it when these become others. The
 * session stays if only the adapter changes, as after a login.
 */
export class OpeningController implements ReactiveController {
  /** The adapter of the provider, with its results checked. */
  server: CheckedFormAdapter | undefined;

  readonly #host: OpeningHost;
  readonly #data: DataController;
  readonly #setup: SetupController;
  readonly #adapter: ContextConsumer<typeof adapterContext, LitElement>;
  readonly #task: Task<readonly unknown[], void>;
  #session: FormSession | undefined;
  /** The session has looked for an earlier draft, so that it can be shown. */
  #isOpen = false;
  /** The questionnaire, response and subject that the session is for. */
  #openedFor: FormSources = [undefined, undefined, undefined];
  #lastAdapter: ProAdapter | undefined;
  #lastSubject: string | undefined;
  #attempt = 0;
  #hasAskedForDrafts = false;

  constructor(host: OpeningHost) {
    this.#host = host;
    this.#data = new DataController(host, ['questionnaire', 'response']);
    this.#setup = new SetupController(host, () => this.reload());
    this.#adapter = new ContextConsumer(host, { context: adapterContext, subscribe: true });
    new ContextConsumer(host, {
      context: subjectContext,
      subscribe: true,
      callback: (subject) => this.#setSubject(subject),
    });
    // Before the task, which asks the adapter.
    host.addController(this);
    this.#task = new Task(host, {
      args: () => [
        ...this.#sources,
        this.#adapter.value,
        this.#missing,
        this.#attempt,
        this.#data.mistake,
        JSON.stringify(host.launchContext),
      ],
      argsEqual: (before, after) => before.every((arg, index) => isAlike(arg, after[index])),
      task: (_, { signal }) => this.#run(signal),
      onComplete: () => (this.#isOpen = this.#session !== undefined),
      onError: (error) => host.dispatchEvent(new ProErrorEvent(toError(error))),
    });
  }

  /** The session that is shown. */
  get session(): FormSession | undefined {
    return this.#isOpen ? this.#session : undefined;
  }

  /** The delivery of the session, also while it is being opened. */
  get delivery(): Delivery | undefined {
    return this.#session?.delivery;
  }

  get adapter(): ProAdapter | undefined {
    return this.#adapter.value;
  }

  /** The subject of the provider, or of the one that the element has left: its answers stay until another one is known. */
  get subject(): string | undefined {
    return this.#lastSubject;
  }

  /** The storage mode of drafts; undefined if no host asked for drafts. */
  get draftMode(): DraftMode | undefined {
    const { drafts, readonly } = this.#host;
    if (readonly) return undefined;
    if (drafts) return drafts === 'session' || drafts === 'device' ? drafts : 'memory';
    if (this.server?.hasDraftKey) return 'session';
    return this.server?.keepsDrafts ? 'memory' : undefined;
  }

  /** Hours that drafts are stored. */
  get draftLifetime(): number {
    const { draftLifetime = 24 } = this.#host;
    return draftLifetime > 0 ? Math.min(draftLifetime, 168) : 24;
  }

  hostUpdate(): void {
    const adapter = this.#adapter.value;
    if (adapter === this.#lastAdapter) return;
    this.#lastAdapter = adapter;
    this.server = adapter && new CheckedFormAdapter(adapter);
    this.#session?.delivery.setServer(this.server);
  }

  /** Opens the drafts in another way if the host asks for that while the form is shown. */
  hostUpdated(): void {
    const { session } = this;
    // Between two logins the answers stay stored as they are.
    if (session && !session.delivery.isClosed && !this.#missing) void this.#openDrafts(session);
  }

  render(renderer: StatusRenderer<void>): unknown {
    return this.#task.render(renderer);
  }

  /** Loads the questionnaire again; the answers stay. */
  reload(): void {
    this.#attempt += 1;
    this.#host.requestUpdate();
  }

  /** Starts again without answers. */
  reset(): void {
    this.#forget();
    this.reload();
  }

  /** Loads the texts about stored answers, if the host asks for drafts while the form is shown. */
  loadLateDraftNotices(): void {
    if (!this.draftMode || !this.#isOpen || modules.drafts.present) return;
    modules.drafts.load().then(
      () => this.#host.requestUpdate(),
      (error: Error) => this.#host.dispatchEvent(new ProErrorEvent(error)),
    );
  }

  get #sources(): FormSources {
    const { questionnaire, response } = this.#host;
    return [questionnaire, response, this.subject];
  }

  /** The property or context that the page did not give: a form never asks what it cannot send. */
  get #missing(): Missing | 'loading' | undefined {
    const { questionnaire, readonly } = this.#host;
    const needs = {
      own: questionnaire ? undefined : ('questionnaire' as const),
      adapter: typeof questionnaire === 'string',
      subject: !readonly && (this.server?.needsSubject ?? false),
    };
    return this.#setup.missing(needs, { adapter: this.adapter, subject: this.subject });
  }

  async #run(signal: AbortSignal): Promise<void> {
    this.#data.check();
    const sources = this.#sources;
    const missing = this.#missing;
    if (!isSameForm(sources, this.#openedFor) || this.#session?.delivery.isClosed) this.#forget();
    this.#openedFor = sources;
    if (missing) return this.#setup.refuse(missing, signal);
    const { questionnaire, response } = this.#host;
    const { subject } = this;
    if (!questionnaire) return;
    const [loaded] = await Promise.all([
      this.#load(questionnaire, signal),
      this.draftMode ? modules.drafts.load() : undefined,
    ]);
    signal.throwIfAborted();
    if (!loaded) return;
    if (this.#session) this.#session.reopen(loaded, subject);
    else this.#session = this.#newSession(loaded, response, subject);
    await this.#openDrafts(this.#session);
  }

  async #openDrafts(session: FormSession): Promise<void> {
    const { drafts } = this.#host;
    this.#hasAskedForDrafts ||= drafts !== undefined;
    // A host that no longer asks for drafts wants none on the device either.
    const mode = this.draftMode ?? (this.#hasAskedForDrafts && !drafts ? 'memory' : undefined);
    await session.openDrafts(mode && { mode, lifetime: this.draftLifetime });
  }

  async #load(questionnaire: string | Questionnaire, signal: AbortSignal): Promise<LoadedQuestionnaire | undefined> {
    const { launchContext, readonly: isReadOnly } = this.#host;
    const options = { subject: this.subject, launchContext, isReadOnly };
    const loaded = await loadQuestionnaire(questionnaire, this.server, signal, options);
    if (!loaded) return undefined;
    await loadModules(loaded.questionnaire, loaded.options);
    signal.throwIfAborted();
    const failures = [...loaded.failures.values(), ...loaded.prefillFailures];
    for (const failure of failures) this.#host.dispatchEvent(new ProErrorEvent(failure));
    return loaded;
  }

  #newSession(
    questionnaire: LoadedQuestionnaire,
    response: QuestionnaireResponse | undefined,
    subject: string | undefined,
  ): FormSession {
    return new FormSession({
      questionnaire,
      response: response && parseModel(QuestionnaireResponse, response, 'response'),
      subject,
      firstStep: this.#host.layout === 'list' ? 'questions' : 'intro',
      server: this.server,
      openDrafts: async (options) => (await import('../../drafts/browser-drafts.js')).openBrowserDrafts(options),
      notify: (event) => this.#host.dispatchEvent(domEventFrom(event)),
    });
  }

  /** Ends the session of a person who leaves, at once: nothing may be sent to the adapter of the next. */
  #setSubject(subject: string | undefined): void {
    if (subject === undefined && !this.#setup.isProvided) return;
    this.#lastSubject = subject;
    const session = this.#session;
    if (session?.subject !== undefined && session.subject !== subject) session.close();
  }

  /** Ends the session, because the answers that follow are of another person or form. */
  #forget(): void {
    this.#session?.close();
    this.#session = undefined;
    this.#isOpen = false;
  }
}
