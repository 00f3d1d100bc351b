import { ModelError, parseModel } from '../core/model/parse.js';
import type { RequestOptions } from './adapter.js';
import { NotFoundError, SubjectError } from './errors.js';
import { HttpResponseError, send, type Connection, type HttpResponse, type HttpRequest } from './http.js';

export interface Resource {
  /** Path below the base address, such as `responses`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  /** Name for messages, such as "the responses". Never an answer. */
  readonly what: string;
}

/** A resource without patient data, which may be absent. */
export interface PublicResource extends Resource {
  readonly kind: string;
  readonly key: string;
}

type Schema = Parameters<typeof parseModel>[0];
type Shape<Of extends Schema> = ReturnType<typeof parseModel<Of>>;

/** Limits against endless paging, above what any subject has. */
const maximum = { pages: 1_000, items: 100_000 };

/** A client for the API of docs/openapi.json. It checks responses against the schemas of the model. */
export class RestServer {
  readonly #connection: Connection;
  /** Public resources with an ETag, by address. Never data of a subject. */
  readonly #cache = new Map<string, { readonly etag: string; readonly json: unknown }>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async get(resource: Resource, signal: AbortSignal): Promise<unknown> {
    return (await this.#send(resource, { signal })).json;
  }

  /** Reads one resource; undefined if the server answers 204 or `null`. */
  async read<Of extends Schema>(schema: Of, resource: Resource, signal: AbortSignal): Promise<Shape<Of> | undefined> {
    const json = await this.get(resource, signal);
    return json === undefined || json === null ? undefined : parseModel(schema, json, resource.what);
  }

  /** Reads a public resource. It is downloaded again only if it has changed. */
  async readPublic<Of extends Schema>(schema: Of, resource: PublicResource, signal: AbortSignal): Promise<Shape<Of>> {
    return parseModel(schema, await this.#readCached(resource, signal), resource.what);
  }

  /** Reads a list. An invalid item is skipped and reported to `onSkipped`; without that callback the list rejects. */
  async list<Of extends Schema>(schema: Of, resource: Resource, options: RequestOptions): Promise<Shape<Of>[]> {
    return this.#listOf(schema, resource, (page) => this.#readOfSubject(page, options), options.onSkipped);
  }

  async listPublic<Of extends Schema>(schema: Of, resource: PublicResource, signal: AbortSignal): Promise<Shape<Of>[]> {
    return this.#listOf(schema, resource, (page) => this.#readCached({ ...resource, ...page }, signal));
  }

  /** Writes a resource. Resolves with the body of the response, if any. */
  async write(resource: Resource, body: unknown, signal: AbortSignal): Promise<unknown> {
    return (await this.#send(resource, { method: 'PUT', body, signal })).json;
  }

  /** Writes a resource. Resolves also with status 409 or 412, by which the server says that it was changed meanwhile. */
  writeUnlessChanged(resource: Resource, body: unknown, signal: AbortSignal): Promise<HttpResponse> {
    return this.#send(resource, { method: 'PUT', body, signal, expected: [409, 412] });
  }

  async remove(resource: Resource, signal: AbortSignal): Promise<void> {
    // A missing resource counts as removed: some servers answer so to a repeated request.
    await this.#send(resource, { method: 'DELETE', expected: [404, 410], signal });
  }

  async #listOf<Of extends Schema>(
    schema: Of,
    resource: Resource,
    read: (page: Resource) => Promise<unknown>,
    onSkipped?: (error: Error) => void,
  ): Promise<Shape<Of>[]> {
    const found: Shape<Of>[] = [];
    const cursors = new Set<string>();
    let page = resource;
    for (;;) {
      const { items, next } = pageOf(await read(page), resource.what);
      for (const [index, item] of items.entries()) {
        try {
          found.push(parseModel(schema, item, `${resource.what}, item ${index}`));
        } catch (error) {
          if (!onSkipped || !(error instanceof ModelError)) throw error;
          onSkipped(error);
        }
      }
      if (!next) return found;
      if (cursors.has(next) || cursors.size === maximum.pages || found.length > maximum.items) {
        throw new HttpResponseError(
          `The list of ${resource.what} does not end: after ${cursors.size + 1} pages there is always a next one. The ` +
            'server must omit `next` on the last page, and give each other page a different one.',
        );
      }
      cursors.add(next);
      page = { ...resource, query: { ...resource.query, cursor: next } };
    }
  }

  /** Reads a list of a subject. Status 404 means an unknown subject, because a subject without data has an empty list. */
  async #readOfSubject(resource: Resource, { signal }: RequestOptions): Promise<unknown> {
    const { status, json } = await this.#send(resource, { signal, expected: [404] });
    if (status !== 404) return json;
    throw new SubjectError(
      String(resource.query?.['subject']),
      `The server answered 404 to the request for ${resource.what}. Check that the subject is written as on the server, and ` +
        'check the baseUrl. For a patient without data, the server must return an empty list.',
    );
  }

  async #readCached(resource: PublicResource, signal: AbortSignal): Promise<unknown> {
    const address = addressOf(resource);
    const cached = this.#cache.get(address);
    const headers = cached ? { 'If-None-Match': cached.etag } : {};
    const {
      status,
      headers: responseHeaders,
      json,
    } = await this.#send(resource, { headers, expected: cached ? [304, 404] : [404], signal });
    if (status === 404) throw new NotFoundError(resource.kind, resource.key);
    if (cached && status === 304) return cached.json;
    const etag = responseHeaders.get('etag');
    if (etag) this.#cache.set(address, { etag, json });
    return json;
  }

  #send(resource: Resource, request: Omit<HttpRequest, 'address' | 'what'>): Promise<HttpResponse> {
    return send(this.#connection, { ...request, address: addressOf(resource), what: resource.what });
  }
}

function addressOf({ path, query = {} }: Resource): string {
  const parameters = Object.entries(query).flatMap(([name, values]) => [values].flat().map((value) => [name, value]));
  return parameters.length > 0 ? `${path}?${new URLSearchParams(parameters)}` : path;
}

function pageOf(
  json: unknown,
  what: string,
): { readonly items: readonly unknown[]; readonly next: string | undefined } {
  const { items, next } = (typeof json === 'object' && json ? json : {}) as Record<string, unknown>;
  const fields = [
    ...(Array.isArray(items) ? [] : [{ field: 'items', problem: 'must be array' }]),
    ...(next === undefined || next === null || typeof next === 'string'
      ? []
      : [{ field: 'next', problem: 'must be string' }]),
  ];
  if (fields.length > 0) throw new ModelError(what, fields);
  return { items: items as unknown[], next: (next as string | null) ?? undefined };
}
