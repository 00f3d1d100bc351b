import { SessionExpiredError, SubmitError, UnavailableError } from './errors.js';
import { retryAfterOf } from './retry-delay.js';

/** Options of an adapter for its server. */
export interface ConnectionOptions {
  /** Base address: `https://fhir.example.org/r4`, or `/fhir` on the host of the page. No other address is called. */
  readonly baseUrl: string;
  /** Returns the access token. Called before each request; sent as `Authorization: Bearer …`. */
  readonly token?: (() => string | undefined | Promise<string | undefined>) | undefined;
  /** A replacement for the `fetch` of the browser, for a host that signs or routes its requests. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Milliseconds until a response must be complete. Default: 30,000. */
  readonly timeout?: number | undefined;
  /** The largest response that is read, in bytes. Default: 20,000,000. */
  readonly maximumBytes?: number | undefined;
}

export interface Connection {
  /** The base address. It ends in a slash and has no query. */
  readonly base: URL;
  readonly token: ConnectionOptions['token'];
  readonly fetch: typeof globalThis.fetch;
  readonly timeout: number;
  readonly maximumBytes: number;
}

export interface HttpRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** The address: relative to the base (`Patient/1`; empty for the base itself), or absolute and below it. */
  readonly address: string;
  /** Name of the resource for messages, such as "QuestionnaireResponse". Never an answer. */
  readonly what: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Media type of request and response. Default: `application/json`. */
  readonly mediaType?: string;
  /** Statuses besides 2xx that the caller handles, such as 304, 404 or 412. */
  readonly expected?: readonly number[];
  readonly signal: AbortSignal;
  /** Summarizes the body of an error response, without patient data. */
  readonly explain?: (json: unknown) => string | undefined;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed body; undefined if it is empty. */
  readonly json: unknown;
}

/** Resolves the options. Throws if the `baseUrl` is invalid. */
export function connectionOf({ baseUrl, token, fetch, timeout, maximumBytes }: ConnectionOptions): Connection {
  return {
    base: baseOf(baseUrl),
    token,
    // The `fetch` of the browser throws if it is called as a method of another object.
    fetch: fetch ? (input, init) => fetch(input, init) : (input, init) => globalThis.fetch(input, init),
    timeout: timeout ?? 30_000,
    maximumBytes: maximumBytes ?? 20_000_000,
  };
}

/**
 * Sends one request and reads the whole response.
 *
 * - 401 and 403 reject with a `SessionExpiredError`; 408, 425, 429, 5xx, a failed connection and a timeout with an
 *   `UnavailableError`; 400, 409, 412, 413 and 422 to a request with a body with a `SubmitError`; others with an `Error`.
 * - It rejects redirects, addresses outside the base, bodies above the limit and bodies that are not JSON. Messages say
 *   what to do, and never hold the body.
 * - It bypasses the cache of the browser.
 */
export async function send(connection: Connection, request: HttpRequest): Promise<HttpResponse> {
  const { signal, what } = request;
  signal.throwIfAborted();
  const url = addressWithin(connection.base, request.address || connection.base.href.replace(/\/$/, ''));
  const controller = new AbortController();
  const abort = () => controller.abort(signal.reason);
  const timer = setTimeout(() => controller.abort(), connection.timeout);
  signal.addEventListener('abort', abort);
  try {
    // The race ends a wait for a token that never comes, or for a host's fetch that ignores the signal.
    return await Promise.race([
      exchange(connection, url, request, controller.signal),
      rejectOnAbort(controller.signal),
    ]);
  } catch (error) {
    signal.throwIfAborted();
    throw controller.signal.aborted ? timeoutError(connection, what) : connectionError(error, connection, what);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}

async function exchange(
  connection: Connection,
  address: URL,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<HttpResponse> {
  const response = await connection.fetch(address.href, await requestInit(connection, request, signal));
  refuseRedirect(connection.base, response, request.what);
  const text = await readBody(response, connection.maximumBytes, request.what);
  return toHttpResponse(response, text, request);
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(new Error('The request was aborted.')), { once: true }),
  );
}

/**
 * Resolves a reference or link to an address. Throws an {@link AddressError} if it is not below the base.
 *
 * @param reference `Patient/1`, `?_page=2`, or an absolute address.
 */
function addressWithin(base: URL, reference: string): URL {
  const address = URL.canParse(reference, base) ? new URL(reference, base) : undefined;
  if (address && isWithin(base, address)) return address;
  throw new AddressError(
    `The server refers to ${address ? address.origin + address.pathname : 'an invalid address'}, but the adapter only ` +
      `calls ${base.href}. Let the server write its links with that address, or correct the baseUrl.`,
  );
}

export function isWithin(base: URL, { origin, pathname, username, password }: URL): boolean {
  return origin === base.origin && `${pathname}/`.startsWith(base.pathname) && username === '' && password === '';
}

/** Error for a link, reference or redirect outside the base address. */
export class AddressError extends Error {
  override readonly name = 'AddressError';
}

function errorOfStatus(
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
    throw new Error(
      `baseUrl "${baseUrl}" is not an address. Give a whole address, such as https://fhir.example.org/r4.`,
    );
  }
  const base = new URL(baseUrl, page);
  // "fhir.example.org:8080/r4" parses as an address with the protocol "fhir.example.org:".
  if (base.protocol !== 'https:' && base.protocol !== 'http:') {
    throw new Error(
      `baseUrl "${baseUrl}" does not begin with https:. Give a whole address, such as https://fhir.example.org/r4.`,
    );
  }
  if (base.username || base.password) {
    throw new Error(
      'baseUrl has a username or password, which browsers do not send. Give the adapter a token or a fetch.',
    );
  }
  base.search = base.hash = '';
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  return base;
}

async function requestInit(connection: Connection, request: HttpRequest, signal: AbortSignal): Promise<RequestInit> {
  const { method = 'GET', mediaType = 'application/json', body, headers } = request;
  const token = await connection.token?.();
  signal.throwIfAborted();
  // The error message of `fetch` would contain the token.
  if (token && /[^\x20-\x7e]/.test(token.trim())) {
    throw new Error('The token has characters that a header cannot have. Return the access token unchanged.');
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
    // A browser hides the target of a redirect, so none is followed.
    redirect: 'manual',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    credentials: connection.token ? 'omit' : 'same-origin',
    signal,
  };
}

/** Throws for a redirect. The check of `response.url` finds one that the host's fetch has followed. */
function refuseRedirect(base: URL, response: Response, what: string): void {
  const isRedirect =
    response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400 && response.status !== 304);
  if (isRedirect) {
    void response.body?.cancel();
    throw new AddressError(
      `The server redirects the request for ${what}, but the adapter only calls ${base.href}. Use the target of the ` +
        'redirect as baseUrl, or log in again if it is a login page.',
    );
  }
  if (response.url) addressWithin(base, response.url);
}

async function readBody(response: Response, maximum: number, what: string): Promise<string> {
  const sizeError = () =>
    new HttpResponseError(
      `The response for ${what} is larger than ${maximum} bytes and was discarded. Let the server use smaller pages, or ` +
        'give the adapter a larger maximumBytes.',
    );
  if (Number(response.headers.get('content-length')) > maximum) {
    void response.body?.cancel();
    throw sizeError();
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
      throw sizeError();
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** Error for an invalid response of the server: too large, not JSON, or of an unexpected type. */
export class HttpResponseError extends Error {
  override readonly name = 'HttpResponseError';
}

function toHttpResponse(response: Response, text: string, request: HttpRequest): HttpResponse {
  const { status, headers } = response;
  const { what, body, expected = [], explain } = request;
  const isExpected = response.ok || expected.includes(status);
  if (isExpected) return { status, headers, json: text === '' ? undefined : jsonOf(text, headers, what) };
  const explanation = isJson(headers) ? explain?.(tryParseJson(text)) : undefined;
  const message = `The server answered ${status} to the request for ${what}${explanation ? `: ${explanation}` : '.'}`;
  throw errorOfStatus(status, message, { headers, isWrite: body !== undefined });
}

function jsonOf(text: string, headers: Headers, what: string): unknown {
  const type = headers.get('content-type') ?? 'a response without a content type';
  if (!isJson(headers)) {
    throw new HttpResponseError(
      `The server returned ${type.slice(0, 100)} instead of JSON for ${what}. Check that the baseUrl is that of the API, ` +
        'and that the response is not a login page.',
    );
  }
  const json = tryParseJson(text);
  if (json !== undefined) return json;
  // The error message of the parser would quote the body.
  throw new HttpResponseError(
    `The response for ${what} is truncated or invalid JSON. Check the server or the proxy in front of it.`,
  );
}

function isJson(headers: Headers): boolean {
  return /^(application|text)\/([\w.-]+\+)?json\b/i.test(headers.get('content-type') ?? '');
}

function tryParseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function timeoutError({ timeout }: Connection, what: string): UnavailableError {
  return new UnavailableError(
    `The server did not complete the response for ${what} within ${timeout} milliseconds. Try again later, or give the ` +
      'adapter a longer timeout.',
  );
}

/** Converts the TypeError of `fetch` (no connection, or CORS) to an UnavailableError; other errors pass through. */
function connectionError(error: unknown, { base }: Connection, what: string): unknown {
  if (!(error instanceof TypeError)) return error;
  return new UnavailableError(
    `The server at ${base.href} could not be reached for ${what}. Check the connection, and that the server and the ` +
      'page allow the request (CORS, connect-src).',
    undefined,
    { cause: error },
  );
}
