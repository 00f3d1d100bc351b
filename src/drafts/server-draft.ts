import type { DraftQuery } from '../adapter/adapter.js';
import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import { waitAfter } from './backoff.js';
import { uncancelled, type CurrentServer, type DraftListener } from './draft-events.js';
import { errorKindOf, failureOf, retryAfterOf } from './error-kind.js';
import { withTimeout } from './with-timeout.js';

/** Milliseconds without an answer after which the draft goes to the server; shorter if nothing else stores it. */
const pauses = { onDevice: 2000, memory: 400 };
const timeoutMs = { load: 4000, save: 30_000, stop: 2000 };

/** The draft at the server: one save at a time, the last one wins, and a save that fails is retried. */
export class ServerDraft {
  /** State of the newest answers at the server. */
  status: 'none' | 'pending' | 'saved' | 'failed' = 'none';

  readonly #server: CurrentServer;
  readonly #query: DraftQuery;
  readonly #notify: DraftListener;
  #waiting: QuestionnaireResponse | undefined;
  #saving: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  /** Earliest time of the next attempt (from Retry-After), in milliseconds since 1970. */
  #notBefore = 0;

  constructor(server: CurrentServer, query: DraftQuery, notify: DraftListener) {
    this.#server = server;
    this.#query = query;
    this.#notify = notify;
  }

  /** Returns the draft of this subject and questionnaire, from any device. Never rejects. */
  async load(): Promise<QuestionnaireResponse | undefined> {
    const server = this.#server();
    if (!server?.keepsDrafts) return undefined;
    try {
      const draft = await withTimeout(timeoutMs.load, server.loadDraft(this.#query, uncancelled()));
      if (!draft) return undefined;
      const { subject, questionnaire } = this.#query;
      if (draft.subject !== subject || draft.questionnaire !== questionnaire) {
        throw new Error('loadDraft() gave the draft of another subject or questionnaire; it is not shown.');
      }
      // A finished response is stored under its id: resuming it would lose the answers that follow.
      return draft.status === 'in-progress' ? draft : undefined;
    } catch (error) {
      this.#report(error, 'loadDraft');
      return undefined;
    }
  }

  save(draft: QuestionnaireResponse, isOnDevice: boolean): void {
    if (!this.#server()?.keepsDrafts) return;
    this.#waiting = draft;
    this.status = 'pending';
    this.#wait(isOnDevice ? pauses.onDevice : pauses.memory);
  }

  /** Saves what waits for a pause, or for a server that failed. */
  flush(): void {
    if (this.#waiting && Date.now() >= this.#notBefore) void this.#save();
  }

  /**
   * Saves nothing more. Resolves when no save is under way, so that the next request comes after it; it does not wait
   * long for a server that hangs.
   */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#waiting = undefined;
    this.status = 'none';
    await withTimeout(timeoutMs.stop, Promise.resolve(this.#saving)).catch(() => undefined);
  }

  /** Removes the draft at the server after its answers were sent, unless a newer draft has taken its place. */
  async remove(id: string): Promise<void> {
    await this.#saving;
    const server = this.#server();
    const draft = await this.load();
    if (draft?.id !== id) return;
    try {
      await server?.removeDraft(this.#query, uncancelled());
    } catch (error) {
      this.#report(error, 'removeDraft');
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
        const server = this.#server();
        if (!server) throw new Error('There is no adapter.');
        await withTimeout(timeoutMs.save, server.saveDraft(draft, uncancelled()));
        this.#failures = 0;
        if (!this.#waiting && this.status === 'pending') this.status = 'saved';
        this.#notify({ type: 'changed' });
      } catch (error) {
        this.#failed(draft, error);
        return;
      }
    }
  }

  #failed(draft: QuestionnaireResponse, error: unknown): void {
    const isStopped = this.status === 'none';
    const kind = errorKindOf(error);
    this.#report(error, 'saveDraft');
    if (isStopped) return;
    this.status = 'failed';
    this.#waiting ??= kind === 'refused' ? undefined : draft;
    if (kind === 'later') {
      this.#failures += 1;
      const retryAfter = retryAfterOf(error);
      this.#notBefore = Date.now() + retryAfter;
      if (this.#waiting) this.#wait(waitAfter(this.#failures, retryAfter));
    }
    this.#notify({ type: 'changed' });
  }

  #report(cause: unknown, method: string): void {
    if (errorKindOf(cause) === 'expired') this.#notify({ type: 'expired' });
    else this.#notify({ type: 'error', error: failureOf(method, cause) });
  }
}
