import { isObject, type Json } from './json.js';

/** The only window that may exchange messages with this page, with its origin and handle. */
export interface Host {
  readonly window: Window;
  readonly origin: string;
  readonly handle: string;
}

export type RequestHandler = (messageType: string, payload: Json) => Json;

/** Timeout of a request in ms. Long, because a host may store the answers before it responds. */
const timeoutMs = 30_000;

/**
 * The host page by the parameters `messaging_origin` and `messaging_handle` of the address (SMART Web Messaging).
 * Undefined if there is no host page or the origin is not an exact origin.
 */
export function hostOf(page: Window): Host | undefined {
  const parameters = new URLSearchParams(page.location.search);
  const origin = parameters.get('messaging_origin') ?? '';
  const handle = parameters.get('messaging_handle') ?? '';
  const window = page.parent === page ? (page.opener as Window | null) : page.parent;
  if (!window || !handle || !URL.canParse(origin)) return undefined;
  // An address with a path, `null` and `*` are no exact origins: a message would reach other pages, or none.
  return new URL(origin).origin === origin ? { window, origin, handle } : undefined;
}

/**
 * Exchanges SMART Web Messaging messages with the host. Ignores messages of another window, origin or handle, and sends
 * messages to the origin of the host only.
 */
export class Channel {
  readonly #host: Host;
  readonly #handleRequest: RequestHandler;
  readonly #pending = new Map<string, (payload: Json) => void>();

  constructor(host: Host, handleRequest: RequestHandler) {
    this.#host = host;
    this.#handleRequest = handleRequest;
    window.addEventListener('message', this.#receive);
  }

  notify(messageType: string, payload: Json): void {
    this.#post({ messageId: crypto.randomUUID(), messageType, payload });
  }

  /** Sends a message and resolves with the payload of the response. Rejects after {@link timeoutMs}. */
  request(messageType: string, payload: Json): Promise<Json> {
    const messageId = crypto.randomUUID();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#pending.delete(messageId);
        reject(new Error(`The host did not respond to ${messageType} within ${timeoutMs} milliseconds.`));
      }, timeoutMs);
      this.#pending.set(messageId, (response) => {
        clearTimeout(timer);
        this.#pending.delete(messageId);
        resolve(response);
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
      // The standard omits the handle in a response. The id of the request is as hard to guess.
      if (messagingHandle === undefined || messagingHandle === handle)
        this.#pending.get(responseToMessageId)?.(payload);
      return;
    }
    if (messagingHandle !== handle || typeof messageId !== 'string' || typeof messageType !== 'string') return;
    const response = this.#handleRequest(messageType, payload);
    // The standard requires no type in a response, but some hosts do.
    this.#post({ messageId: crypto.randomUUID(), responseToMessageId: messageId, messageType, payload: response });
  };

  #post(message: Json): void {
    const { window, origin, handle } = this.#host;
    window.postMessage({ messagingHandle: handle, ...message }, origin);
  }
}
