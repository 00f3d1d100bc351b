import { ModelError, parse } from '../core/model/parse.js';
import type { RequestOptions } from './adapter.js';
import { NotFoundError, SubjectError } from './errors.js';
import { AnswerError, send, type Connection, type HttpAnswer, type HttpRequest } from './http.js';

/** Which resource, and which of it: `{ subject: 'Patient/1' }`. */
export interface Resource {
  /** Below the base address, such as `responses`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  /** What it is, for messages: "the responses". Never an answer. */
  readonly what: string;
}

/** Something that is nobody's data, and that there may not be. */
export interface PublicResource extends Resource {
  /** What kind of thing, and its canonical or id. */
  readonly kind: string;
  readonly key: string;
}

type Schema = Parameters<typeof parse>[0];
type Shape<Of extends Schema> = ReturnType<typeof parse<Of>>;

/** More than any subject has; a list that is longer has no end. */
const maximum = { pages: 1_000, items: 100_000 };

/** Asks a server for the resources of docs/openapi.json, and checks what it answers. */
export class RestServer {
  readonly #connection: Connection;
  /** By address, what the server may say is still the same: public texts, never a subject's data. */
  readonly #kept = new Map<string, { readonly etag: string; readonly json: unknown }>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The JSON as it is. */
  async get(resource: Resource, signal: AbortSignal): Promise<unknown> {
    return (await this.#send(resource, { signal })).json;
  }

  /** One thing; undefined where the server answers 204, or `null`. */
  async read<Of extends Schema>(schema: Of, resource: Resource, signal: AbortSignal): Promise<Shape<Of> | undefined> {
    const json = await this.get(resource, signal);
    return json === undefined || json === null ? undefined : parse(schema, json, resource.what);
  }

  /** One thing that is nobody's data: it is loaded again only where it changed. */
  async readPublic<Of extends Schema>(schema: Of, resource: PublicResource, signal: AbortSignal): Promise<Shape<Of>> {
    return parse(schema, await this.#readKept(resource, signal), resource.what);
  }

  /** A wrong row is told and left out where `onLeftOut` is there to tell; else it rejects the list. */
  async list<Of extends Schema>(schema: Of, resource: Resource, options: RequestOptions): Promise<Shape<Of>[]> {
    return this.#listOf(schema, resource, (page) => this.#readOfSubject(page, options), options.onLeftOut);
  }

  async listPublic<Of extends Schema>(schema: Of, resource: PublicResource, signal: AbortSignal): Promise<Shape<Of>[]> {
    return this.#listOf(schema, resource, (page) => this.#readKept({ ...resource, ...page }, signal));
  }

  /** Resolves with the body of the answer; undefined where there is none. */
  async write(resource: Resource, body: unknown, signal: AbortSignal): Promise<unknown> {
    return (await this.#send(resource, { method: 'PUT', body, signal })).json;
  }

  async remove(resource: Resource, signal: AbortSignal): Promise<void> {
    // What is not there is as good as removed: the second time, some servers say so.
    await this.#send(resource, { method: 'DELETE', expected: [404, 410], signal });
  }

  async #listOf<Of extends Schema>(
    schema: Of,
    resource: Resource,
    read: (page: Resource) => Promise<unknown>,
    onLeftOut?: (error: Error) => void,
  ): Promise<Shape<Of>[]> {
    const found: Shape<Of>[] = [];
    const cursors = new Set<string>();
    let page = resource;
    for (;;) {
      const { items, next } = pageOf(await read(page), resource.what);
      for (const [index, item] of items.entries()) {
        try {
          found.push(parse(schema, item, `${resource.what}, item ${index}`));
        } catch (error) {
          if (!onLeftOut || !(error instanceof ModelError)) throw error;
          onLeftOut(error);
        }
      }
      if (!next) return found;
      if (cursors.has(next) || cursors.size === maximum.pages || found.length > maximum.items) {
        throw new AnswerError(
          `The server's list of ${resource.what} does not end: after ${cursors.size + 1} pages there is always a next ` +
            'one. Let the server leave `next` out of the last page, and give each page another one.',
        );
      }
      cursors.add(next);
      page = { ...resource, query: { ...resource.query, cursor: next } };
    }
  }

  /** A subject without data has an empty list: 404 says that the server does not know the subject. */
  async #readOfSubject(resource: Resource, { signal }: RequestOptions): Promise<unknown> {
    const { status, json } = await this.#send(resource, { signal, expected: [404] });
    if (status !== 404) return json;
    throw new SubjectError(
      String(resource.query?.['subject']),
      `The server answered 404 to the request for ${resource.what}: is the subject written as the server knows the ` +
        'patient, and is the baseUrl right? For a patient without data a server answers an empty list.',
    );
  }

  async #readKept(resource: PublicResource, signal: AbortSignal): Promise<unknown> {
    const address = addressOf(resource);
    const kept = this.#kept.get(address);
    const headers = kept ? { 'If-None-Match': kept.etag } : {};
    const {
      status,
      headers: answered,
      json,
    } = await this.#send(resource, { headers, expected: kept ? [304, 404] : [404], signal });
    if (status === 404) throw new NotFoundError(resource.kind, resource.key);
    if (kept && status === 304) return kept.json;
    const etag = answered.get('etag');
    if (etag) this.#kept.set(address, { etag, json });
    return json;
  }

  #send(resource: Resource, request: Omit<HttpRequest, 'address' | 'what'>): Promise<HttpAnswer> {
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
