import type { DraftQuery } from '../adapter/adapter.js';
import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import { retryDelayOf } from '../adapter/retry-delay.js';
import { waitAfter } from './backoff.js';
import { uncancelled, type DraftHost } from './draft-server.js';
import { errorKindOf, failureOf } from './error-kind.js';
import { within } from './within.js';

/** Pauses in the answering after which the server gets them: sooner where nothing else keeps them. */
const pauses = { onDevice: 2000, memory: 400 };
const patience = { load: 4000, save: 30_000, stop: 2000 };

/** The draft at the server: one save at a time, the last one wins, and what fails is tried again. */
export class ServerDraft {
  /** Whether the server has the newest answers. */
  state: 'none' | 'pending' | 'saved' | 'failed' = 'none';

  readonly #host: DraftHost;
  readonly #query: DraftQuery;
  #waiting: QuestionnaireResponse | undefined;
  #saving: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  /** Not before: the server asked so. */
  #notBefore = 0;

  constructor(host: DraftHost, query: DraftQuery) {
    this.#host = host;
    this.#query = query;
  }

  /** The draft of this subject and questionnaire, of whatever device. Never rejects. */
  async load(): Promise<QuestionnaireResponse | undefined> {
    const server = this.#host.server();
    if (!server?.keepsDrafts) return undefined;
    try {
      const draft = await within(patience.load, server.loadDraft(this.#query, uncancelled()));
      if (!draft) return undefined;
      const { subject, questionnaire } = this.#query;
      if (draft.subject !== subject || draft.questionnaire !== questionnaire) {
        throw new Error('loadDraft() gave the draft of another subject or questionnaire; it is not shown.');
      }
      // What is finished is stored under its id: to go on with it would lose what is answered now.
      return draft.status === 'in-progress' ? draft : undefined;
    } catch (error) {
      this.#tell(error, 'loadDraft');
      return undefined;
    }
  }

  keep(draft: QuestionnaireResponse, isOnDevice: boolean): void {
    if (!this.#host.server()?.keepsDrafts) return;
    this.#waiting = draft;
    this.state = 'pending';
    this.#wait(isOnDevice ? pauses.onDevice : pauses.memory);
  }

  /** Saves what waits for a pause, or for a server that failed. */
  flush(): void {
    if (this.#waiting && Date.now() >= this.#notBefore) void this.#save();
  }

  /**
   * Saves nothing more. Resolves when nothing is on its way, so that what comes after stays; it does not wait long for a
   * server that hangs.
   */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#waiting = undefined;
    this.state = 'none';
    await within(patience.stop, Promise.resolve(this.#saving)).catch(() => undefined);
  }

  /** Throws away the draft at the server once its answers were sent; not one that was started since. */
  async remove(id: string): Promise<void> {
    await this.#saving;
    const server = this.#host.server();
    const draft = await this.load();
    if (draft?.id !== id) return;
    try {
      await server?.removeDraft(this.#query, uncancelled());
    } catch (error) {
      this.#tell(error, 'removeDraft');
    }
  }

  pause(): void {
    clearTimeout(this.#timer);
  }

  #wait(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), Math.max(milliseconds, this.#notBefore - Date.now()));
  }

  #save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#saving ??= this.#saveAll().finally(() => (this.#saving = undefined));
    return this.#saving;
  }

  async #saveAll(): Promise<void> {
    for (let draft = this.#waiting; draft; draft = this.#waiting) {
      this.#waiting = undefined;
      try {
        const server = this.#host.server();
        if (!server) throw new Error('There is no adapter.');
        await within(patience.save, server.saveDraft(draft, uncancelled()));
        this.#failures = 0;
        if (!this.#waiting && this.state === 'pending') this.state = 'saved';
        this.#host.changed();
      } catch (error) {
        this.#failed(draft, error);
        return;
      }
    }
  }

  #failed(draft: QuestionnaireResponse, error: unknown): void {
    const isStopped = this.state === 'none';
    const kind = errorKindOf(error);
    this.#tell(error, 'saveDraft');
    if (isStopped) return;
    this.state = 'failed';
    this.#waiting ??= kind === 'refused' ? undefined : draft;
    if (kind === 'later') {
      this.#failures += 1;
      const retryAfter = retryDelayOf(error);
      this.#notBefore = Date.now() + retryAfter;
      if (this.#waiting) this.#wait(waitAfter(this.#failures, retryAfter));
    }
    this.#host.changed();
  }

  #tell(cause: unknown, method: string): void {
    if (errorKindOf(cause) === 'expired') this.#host.expired();
    else this.#host.report(failureOf(method, cause));
  }
}
