import { SessionExpiredError, SubmitError, UnavailableError } from './errors.js';

/** How an adapter reaches its server. */
export interface ConnectionOptions {
  /** Where the server is: `https://fhir.example.org/r4`, or `/fhir` on the page's own host. Nothing else is ever called. */
  readonly baseUrl: string;
  /** The access token for a request, asked for each time. Sent as `Authorization: Bearer …`. */
  readonly token?: (() => string | undefined | Promise<string | undefined>) | undefined;
  /** In place of the browser's own, for a host that signs or routes its requests. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Milliseconds until an answer must be complete; 30 seconds when absent. */
  readonly timeout?: number | undefined;
  /** The largest answer that is read, in bytes; 20 MB when absent. */
  readonly maximumBytes?: number | undefined;
}

export interface Connection {
  /** Ends in a slash, without a query. */
  readonly base: URL;
  readonly token: ConnectionOptions['token'];
  readonly fetch: typeof globalThis.fetch;
  readonly timeout: number;
  readonly maximumBytes: number;
}

export interface HttpRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Relative to the base (`Patient/1`, without a slash before it; empty for the base itself), or absolute and below it. */
  readonly address: string;
  /** What is asked for, for messages: "QuestionnaireResponse". Never an answer. */
  readonly what: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Media type of what is sent and asked for; `application/json` when absent. */
  readonly mediaType?: string;
  /** Statuses besides 2xx that the caller deals with itself, such as 304, 404 or 412. */
  readonly expected?: readonly number[];
  /** Aborted when the answer is no longer wanted. */
  readonly signal: AbortSignal;
  /** What the body of a refusal says, in words that hold no answer. */
  readonly explain?: (json: unknown) => string | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed body; undefined where there is none. */
  readonly json: unknown;
}

/** What the options mean. Throws for an address that is none. */
export function connectionOf({ baseUrl, token, fetch, timeout, maximumBytes }: ConnectionOptions): Connection {
  return {
    base: baseOf(baseUrl),
    token,
    // Called as a function of its own: the browser's refuses to be a method of anything else.
    fetch: fetch ? (input, init) => fetch(input, init) : (input, init) => globalThis.fetch(input, init),
    timeout: timeout ?? 30_000,
    maximumBytes: maximumBytes ?? 20_000_000,
  };
}

/**
 * Sends one request and reads its whole answer.
 *
 * - 401 and 403 reject with a `SessionExpiredError`; 408, 425, 429 and 5xx, no connection and a timeout with an
 *   `UnavailableError`; 400, 409, 412, 413 and 422 to a request with a body with a `SubmitError`; any other with an `Error`.
 * - A redirect is never followed, an address outside the base never called, a body above the limit never read to its
 *   end, and one that is not JSON refused. Each message says what to do about it, and never holds the body.
 * - Nothing is kept in the browser's cache.
 */
export async function send(connection: Connection, request: HttpRequest): Promise<HttpAnswer> {
  const { signal, what } = request;
  signal.throwIfAborted();
  const address = addressWithin(connection.base, request.address || connection.base.href.replace(/\/$/, ''));
  const controller = new AbortController();
  const stop = () => controller.abort(signal.reason);
  const timer = setTimeout(() => controller.abort(), connection.timeout);
  signal.addEventListener('abort', stop);
  try {
    // Raced: a token that never comes, and a fetch of the host that does not listen, would wait for ever.
    return await Promise.race([exchange(connection, address, request, controller.signal), ended(controller.signal)]);
  } catch (error) {
    signal.throwIfAborted();
    throw controller.signal.aborted ? tooSlow(connection, what) : unreachable(error, connection, what);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

async function exchange(
  connection: Connection,
  address: URL,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const response = await connection.fetch(address.href, await initOf(connection, request, signal));
  refuseRedirect(connection.base, response, request.what);
  const text = await textOf(response, connection.maximumBytes, request.what);
  return answerOf(response, text, request);
}

/** Never resolves; rejects when the signal is aborted. */
function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(new Error('The request was given up.')), { once: true }),
  );
}

/**
 * The address of a reference or link, which must lie below the base.
 *
 * @param reference `Patient/1`, `?_page=2`, or absolute.
 */
export function addressWithin(base: URL, reference: string): URL {
  const address = URL.canParse(reference, base) ? new URL(reference, base) : undefined;
  if (address && isWithin(base, address)) return address;
  throw new AddressError(
    `The server refers to ${address ? address.origin + address.pathname : 'something that is no address'}, and the adapter ` +
      `only calls ${base.href}. Let the server write its links with that address, or give the adapter the right baseUrl.`,
  );
}

/** Whether an address lies below the base, or is the base. */
export function isWithin(base: URL, { origin, pathname, username, password }: URL): boolean {
  return origin === base.origin && `${pathname}/`.startsWith(base.pathname) && username === '' && password === '';
}

/** A link, reference or redirect leads outside the base address. */
export class AddressError extends Error {
  override readonly name = 'AddressError';
}

/** A server that asks more is wrong; and a timer that is set to more than 24 days goes off at once. */
const longestWait = 24 * 3_600_000;

/** Milliseconds that `Retry-After` asks to wait, as seconds or as a moment: a day at most; undefined where it does not say. */
export function retryAfterOf(headers: Headers, now = Date.now()): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(wait) ? undefined : Math.min(longestWait, Math.max(0, wait));
}

/** The error that stands for a status, as `ProAdapter` asks. */
export function errorOfStatus(
  status: number,
  message: string,
  { headers = new Headers(), isWrite = false }: { readonly headers?: Headers; readonly isWrite?: boolean } = {},
): Error {
  if (status === 401 || status === 403) return new SessionExpiredError(message);
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    return new UnavailableError(message, retryAfterOf(headers));
  }
  if (isWrite && [400, 409, 412, 413, 422].includes(status)) return new SubmitError(message);
  return new Error(message);
}

function baseOf(baseUrl: string): URL {
  const page = globalThis.document?.baseURI;
  if (!URL.canParse(baseUrl, page)) {
    throw new Error(`baseUrl "${baseUrl}" is not an address. Give the whole one, such as https://fhir.example.org/r4.`);
  }
  const base = new URL(baseUrl, page);
  // "fhir.example.org:8080/r4" is an address too, of the protocol "fhir.example.org:".
  if (base.protocol !== 'https:' && base.protocol !== 'http:') {
    throw new Error(
      `baseUrl "${baseUrl}" does not begin with https:. Give the whole address: https://fhir.example.org/r4.`,
    );
  }
  if (base.username || base.password) {
    throw new Error(
      'baseUrl has a name or password in it, which no browser sends. Give the adapter a token or a fetch.',
    );
  }
  base.search = base.hash = '';
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  return base;
}

async function initOf(connection: Connection, request: HttpRequest, signal: AbortSignal): Promise<RequestInit> {
  const { method = 'GET', mediaType = 'application/json', body, headers } = request;
  const token = await connection.token?.();
  signal.throwIfAborted();
  // `fetch` would say so with the token in its words.
  if (token && /[^\x20-\x7e]/.test(token.trim())) {
    throw new Error('The token has characters that no header can have. Give the access token as it came.');
  }
  return {
    method,
    headers: {
      Accept: mediaType,
      ...(body === undefined ? {} : { 'Content-Type': mediaType }),
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    // A browser does not say where a redirect leads; so none is followed.
    redirect: 'manual',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    credentials: connection.token ? 'omit' : 'same-origin',
    signal,
  };
}

/** `response.url` is for a fetch of the host that followed one all the same. */
function refuseRedirect(base: URL, response: Response, what: string): void {
  const isRedirect =
    response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400 && response.status !== 304);
  if (isRedirect) {
    void response.body?.cancel();
    throw new AddressError(
      `The server redirects the request for ${what}. The adapter only calls ${base.href}: give it the address that the ` +
        'server redirects to as its baseUrl, or log in again where it is a login page.',
    );
  }
  if (response.url) addressWithin(base, response.url);
}

/** The body as text, as long as it stays below the limit. */
async function textOf(response: Response, maximum: number, what: string): Promise<string> {
  const tooLarge = () =>
    new AnswerError(
      `The server's answer for ${what} is larger than ${maximum} bytes, and was not read. Let the server answer in ` +
        'smaller pages, or give the adapter a larger maximumBytes.',
    );
  if (Number(response.headers.get('content-length')) > maximum) {
    void response.body?.cancel();
    throw tooLarge();
  }
  if (!response.body) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > maximum) {
      void reader.cancel();
      throw tooLarge();
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** What came back is not what was asked for: too large, not JSON, or something else. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
}

function answerOf(response: Response, text: string, request: HttpRequest): HttpAnswer {
  const { status, headers } = response;
  const { what, body, expected = [], explain } = request;
  const isRight = response.ok || expected.includes(status);
  if (isRight) return { status, headers, json: text === '' ? undefined : jsonOf(text, headers, what) };
  const explained = isJson(headers) ? explain?.(parsed(text)) : undefined;
  const message = `The server answered ${status} to the request for ${what}${explained ? `: ${explained}` : '.'}`;
  throw errorOfStatus(status, message, { headers, isWrite: body !== undefined });
}

function jsonOf(text: string, headers: Headers, what: string): unknown {
  const type = headers.get('content-type') ?? 'something without a content type';
  if (!isJson(headers)) {
    throw new AnswerError(
      `The server answered ${type.slice(0, 100)} instead of JSON to the request for ${what}. Is the baseUrl that of the ` +
        'interface, and not of a web page? A login page also looks like this.',
    );
  }
  const json = parsed(text);
  if (json !== undefined) return json;
  // Without the parser's own words: they quote the text.
  throw new AnswerError(`The server's answer for ${what} is cut off or not JSON, although it says that it is.`);
}

function isJson(headers: Headers): boolean {
  return /^(application|text)\/([\w.-]+\+)?json\b/i.test(headers.get('content-type') ?? '');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function tooSlow({ timeout }: Connection, what: string): UnavailableError {
  return new UnavailableError(
    `The server did not complete its answer for ${what} within ${timeout} milliseconds. Try again later, or give the ` +
      'adapter a longer timeout.',
  );
}

/** Our own errors as they are; what `fetch` itself says is that there is no connection, or that CORS forbids it. */
function unreachable(error: unknown, { base }: Connection, what: string): unknown {
  if (!(error instanceof TypeError)) return error;
  return new UnavailableError(
    `The server at ${base.href} could not be reached for ${what}. Is there a connection, and does the server allow this ` +
      'page to call it (CORS, connect-src)?',
    undefined,
    { cause: error },
  );
}
