/** The portal's server: a real HTTP server that stores responses and fails as a test specifies. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Outcome, Task } from './host/remote.js';
import { buildPage } from '../harness/build.js';
import { serveFolder, type TestServer } from '../harness/server.js';
import type { QuestionnaireResponse } from '../../src/core/model/questionnaire-response.js';

/** A fault of one request. With `isStored` the response is stored, but the client does not learn that. */
export type Fault =
  | { readonly kind: 'drop' }
  | { readonly kind: 'reset after storing' }
  | { readonly kind: 'cut body' }
  | { readonly kind: 'delivered twice' }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  | { readonly kind: 'status'; readonly status: number; readonly isStored?: boolean; readonly retryAfter?: string };

/** The message of each kind of failure. The message of a refusal is for the patient. */
export const reasons: Readonly<Record<number, string>> = {
  400: 'Het formulier is niet leesbaar.',
  401: 'De sessie is verlopen.',
  403: 'Geen toegang.',
  412: 'Er is al een andere versie.',
  422: 'De afdeling neemt dit formulier niet meer aan.',
};

export class PortalServer {
  /** Every response that was stored, by its id. */
  readonly stored = new Map<string, QuestionnaireResponse>();
  /** The number of requests per response id. */
  readonly received = new Map<string, number>();
  /** Responses whose storage the server confirmed, by id. */
  readonly confirmed = new Set<string>();
  /** Unfinished responses, by subject and questionnaire. */
  readonly drafts = new Map<string, QuestionnaireResponse>();
  /** Method and address of every request. */
  readonly asked: string[] = [];
  /** Faults of the next submissions per subject, in order. */
  readonly faults = new Map<string, Fault[]>();
  /** Expired sessions. */
  readonly ended = new Set<string>();
  /** Whether the server leaves every request unanswered. */
  isOffline = false;
  readonly #keys = new Map<string, Buffer>();
  /** Tasks of a page without a driver, with their outcomes. */
  readonly #tasks: Task[] = [];
  readonly #outcomes = new Map<number, (outcome: Outcome) => void>();
  #lastTask = 0;
  #server: TestServer | undefined;

  static async start(): Promise<PortalServer> {
    const portal = new PortalServer();
    const folder = await buildPage(join(import.meta.dirname, 'host'));
    portal.#server = await serveFolder(folder, { handle: (request, response) => portal.#handle(request, response) });
    return portal;
  }

  get origin(): string {
    if (!this.#server) throw new Error('The server does not run.');
    return this.#server.origin;
  }

  async stop(): Promise<void> {
    await this.#server?.close();
  }

  /** Returns the stored responses of a subject. */
  storedOf(subject: string): QuestionnaireResponse[] {
    return [...this.stored.values()].filter((response) => response.subject === subject);
  }

  /** Lets the page run a task; the page polls for it, see host/remote.ts. */
  tell(name: Task['name'], ...given: readonly unknown[]): Promise<unknown> {
    const number = (this.#lastTask += 1);
    this.#tasks.push({ number, name, given });
    return new Promise((resolve, reject) => {
      this.#outcomes.set(number, ({ result, error }) => (error ? reject(new Error(error)) : resolve(result)));
    });
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const { method = '', url = '' } = request;
    this.asked.push(`${method} ${url}`);
    const [, api, what, ...parts] = url.split('/').map(decodeURIComponent);
    if (api !== 'api') return false;
    if (this.isOffline) return dropped(request);
    if (this.ended.has(request.headers.authorization ?? '')) return failed(response, 401);
    if (what === 'tasks') return this.#giveTask(response);
    const body = await bodyOf(request);
    if (what === 'outcomes') return this.#takeOutcome(JSON.parse(body) as Outcome, response);
    if (what === 'keys') return this.#giveKey(`${request.headers.authorization} ${parts[0]}`, response);
    if (what === 'drafts') return this.#keepDraft(method, parts.join(' '), body, response);
    return this.#store(JSON.parse(body) as QuestionnaireResponse, request, response);
  }

  /** Returns the task until its outcome is reported, because a reply may get lost. */
  async #giveTask(response: ServerResponse): Promise<true> {
    const end = Date.now() + 500;
    while (this.#tasks.length === 0 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
    const [task] = this.#tasks;
    response.writeHead(task ? 200 : 503).end(task && JSON.stringify(task));
    return true;
  }

  #takeOutcome(outcome: Outcome, response: ServerResponse): true {
    if (this.#tasks[0]?.number === outcome.number) this.#tasks.shift();
    this.#outcomes.get(outcome.number)?.(outcome);
    response.writeHead(204).end();
    return true;
  }

  /** Returns the key of a session and subject; it stays the same while the server runs. */
  #giveKey(whose: string, response: ServerResponse): true {
    const key = this.#keys.get(whose) ?? randomBytes(32);
    this.#keys.set(whose, key);
    response.writeHead(200).end(key);
    return true;
  }

  #keepDraft(method: string, key: string, body: string, response: ServerResponse): true {
    if (method === 'PUT') this.drafts.set(key, JSON.parse(body) as QuestionnaireResponse);
    if (method === 'DELETE') this.drafts.delete(key);
    const draft = method === 'GET' ? this.drafts.get(key) : undefined;
    response.writeHead(draft ? 200 : 204).end(draft && JSON.stringify(draft));
    return true;
  }

  async #store(sent: QuestionnaireResponse, request: IncomingMessage, response: ServerResponse): Promise<true> {
    const { id = '', subject = '' } = sent;
    this.received.set(id, (this.received.get(id) ?? 0) + 1);
    const fault = this.faults.get(subject)?.shift();
    const store = () => void this.stored.set(id, sent);
    const answer = JSON.stringify(sent);
    switch (fault?.kind) {
      case 'drop':
        return dropped(request);
      case 'reset after storing':
        store();
        return dropped(request);
      case 'cut body':
        store();
        response.writeHead(200, { 'Content-Length': Buffer.byteLength(answer) }).write(answer.slice(0, 20));
        setTimeout(() => dropped(request), 5);
        return true;
      case 'status':
        if (fault.isStored) store();
        return failed(response, fault.status, fault.retryAfter);
      case 'delivered twice':
        store();
        this.received.set(id, (this.received.get(id) ?? 0) + 1);
        break;
      case 'delay':
        await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
        break;
      case undefined:
        break;
    }
    store();
    this.confirmed.add(id);
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(answer);
    return true;
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  await once(request, 'end');
  return Buffer.concat(parts).toString();
}

function dropped(request: IncomingMessage): true {
  request.socket.resetAndDestroy();
  return true;
}

function failed(response: ServerResponse, status: number, retryAfter?: string): true {
  response.writeHead(status, { 'Content-Type': 'text/plain', ...(retryAfter && { 'Retry-After': retryAfter }) });
  response.end(reasons[status] ?? 'Het lukt nu niet.');
  return true;
}
