import { isObject, type Json } from './json.js';

/** Who may talk to this page: one window, of one origin, that knows the handle. */
export interface Host {
  readonly window: Window;
  readonly origin: string;
  readonly handle: string;
}

/** What a message asks, and the payload to answer it with. */
export type Answer = (messageType: string, payload: Json) => Json;

/** Longer than a person looks at a button that is busy; a host that stores the answers first may take its time. */
const patience = 30_000;

/**
 * The page that opened this one, as its address says: `messaging_origin` and `messaging_handle` (SMART Web Messaging);
 * undefined where there is none, or where the origin is not one exact origin.
 */
export function hostOf(page: Window): Host | undefined {
  const parameters = new URLSearchParams(page.location.search);
  const origin = parameters.get('messaging_origin') ?? '';
  const handle = parameters.get('messaging_handle') ?? '';
  const window = page.parent === page ? (page.opener as Window | null) : page.parent;
  if (!window || !handle || !URL.canParse(origin)) return undefined;
  // An address with a path, `null` and `*` are not origins; a message would go to more pages than one, or to none.
  return new URL(origin).origin === origin ? { window, origin, handle } : undefined;
}

/**
 * Messages of SMART Web Messaging between this page and its host. A message of another window or another origin, or with
 * another handle, is as if it never came; nothing is sent to any other origin than that of the host.
 */
export class Channel {
  readonly #host: Host;
  readonly #answer: Answer;
  /** Of each message that waits for its answer. */
  readonly #waiting = new Map<string, (payload: Json) => void>();

  constructor(host: Host, answer: Answer) {
    this.#host = host;
    this.#answer = answer;
    window.addEventListener('message', this.#receive);
  }

  /** Sends a message; what is answered is not waited for. */
  tell(messageType: string, payload: Json): void {
    this.#post({ messageId: crypto.randomUUID(), messageType, payload });
  }

  /** Sends a message and resolves with the payload of its answer; rejects when there is none in time. */
  ask(messageType: string, payload: Json): Promise<Json> {
    const messageId = crypto.randomUUID();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(messageId);
        reject(new Error(`The host did not answer ${messageType} within ${patience} milliseconds.`));
      }, patience);
      this.#waiting.set(messageId, (answered) => {
        clearTimeout(timer);
        this.#waiting.delete(messageId);
        resolve(answered);
      });
      this.#post({ messageId, messageType, payload });
    });
  }

  readonly #receive = ({ source, origin, data }: MessageEvent<unknown>): void => {
    const { window, origin: expected, handle } = this.#host;
    if (source !== window || origin !== expected || !isObject(data)) return;
    const { messagingHandle, messageId, messageType, responseToMessageId } = data;
    const payload = isObject(data['payload']) ? data['payload'] : {};
    if (typeof responseToMessageId === 'string') {
      // The standard leaves the handle out of an answer; the id that it answers is as hard to guess.
      if (messagingHandle === undefined || messagingHandle === handle)
        this.#waiting.get(responseToMessageId)?.(payload);
      return;
    }
    if (messagingHandle !== handle || typeof messageId !== 'string' || typeof messageType !== 'string') return;
    const answered = this.#answer(messageType, payload);
    // The standard asks for no type in an answer; some hosts do.
    this.#post({ messageId: crypto.randomUUID(), responseToMessageId: messageId, messageType, payload: answered });
  };

  #post(message: Json): void {
    const { window, origin, handle } = this.#host;
    window.postMessage({ messagingHandle: handle, ...message }, origin);
  }
}
