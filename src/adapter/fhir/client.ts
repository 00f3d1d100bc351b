import { isObject, type JsonObject } from '../../fhir/json.js';
import { outcomeFromFhir } from '../../fhir/outcome-from-fhir.js';
import { objectsOf, referenceOf, referenceTo, stringOf } from '../../fhir/resource.js';
import type { RequestOptions } from '../adapter.js';
import { SubjectError } from '../errors.js';
import { HttpResponseError, isWithin, send, type Connection, type HttpResponse, type HttpRequest } from '../http.js';

/** The result of a search: the matches, and the resources that `_include` added. */
export interface SearchResult {
  readonly matches: readonly JsonObject[];
  readonly included: readonly JsonObject[];
}

export type SearchParameters = Readonly<Record<string, string | readonly string[]>>;

export interface TransactionEntry {
  readonly fullUrl?: string;
  readonly resource: JsonObject;
  readonly request: {
    readonly method: 'POST' | 'PUT';
    readonly url: string;
    readonly ifNoneExist?: string;
    readonly ifMatch?: string;
  };
}

/** Limits against endless paging, above what any subject has even in pages of ten. */
const maximum = { pages: 1_000, resources: 100_000 };
const pageSize = '200';
const maximumIds = 50;

/** Requests without patient data: their errors may be quoted and their responses cached. */
const definitions: ReadonlySet<string> = new Set([
  'Questionnaire',
  'ValueSet',
  'ValueSet/$expand',
  'ActivityDefinition',
]);

export class FhirClient {
  readonly #connection: Connection;
  /** Definitions with an ETag, by address. */
  readonly #cache = new Map<string, { readonly etag: string; readonly json: unknown }>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The relative form (`Patient/1`) of a reference to this server. A reference to another server stays absolute. */
  referenceOf(reference: string): string {
    return referenceOf(this.#relative(reference)) ?? reference;
  }

  /** Reads a resource by its id; undefined if the server answers 404 or 410. */
  async read(type: string, id: string, { signal }: RequestOptions): Promise<JsonObject | undefined> {
    const address = `${type}/${encodeURIComponent(id)}`;
    const { status, json } = await this.#get({ address, what: type, signal, expected: [404, 410] });
    return status === 404 || status === 410 ? undefined : resourceFrom(json, type, type);
  }

  async search(type: string, parameters: SearchParameters, { signal }: RequestOptions): Promise<SearchResult> {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters)) for (const item of [value].flat()) query.append(name, item);
    query.set('_count', pageSize);
    const matches = new Map<string, JsonObject>();
    const included = new Map<string, JsonObject>();
    const visited = new Set<string>();
    let next: string | undefined = `${type}?${query}`;
    while (next !== undefined) {
      // A link that is only a query is relative to the page that holds it.
      const address: string = next.startsWith('?') ? `${type}${next}` : next;
      const isAboveLimit = visited.size >= maximum.pages || matches.size + included.size > maximum.resources;
      if (visited.has(address) || isAboveLimit) throw endlessPagingError(type, visited.size);
      visited.add(address);
      const { json } = await this.#get({ address, what: type, signal });
      const bundle = resourceFrom(json, 'Bundle', type);
      for (const { resource, search } of objectsOf(bundle['entry'])) {
        if (!isObject(resource)) continue;
        const isType = resource['resourceType'] === type;
        const mode = isObject(search) ? search['mode'] : undefined;
        const isMatch = mode === 'match' || (mode === undefined && !mayInclude(parameters, resource));
        if (isMatch && !isType) throw wrongType(resource, type);
        if (isType && mode !== 'include') matches.set(referenceTo(resource), resource);
        else included.set(referenceTo(resource), resource);
      }
      next = nextOf(bundle);
    }
    return { matches: [...matches.values()], included: [...included.values()] };
  }

  /** Returns one page of a search whose parameters are given as text, such as `Observation?code=1&_count=1`. */
  async searchPage(query: string, { signal }: RequestOptions): Promise<JsonObject> {
    const what = query.split('?', 1)[0] ?? '';
    const { json } = await this.#get({ address: query, what, signal });
    return resourceFrom(json, 'Bundle', what);
  }

  /** Searches the resources of one subject. Throws if a match is of another subject: the server may ignore the parameter. */
  async searchSubject(
    subject: string,
    type: string,
    parameters: SearchParameters,
    options: RequestOptions,
    { parameter = 'subject', element = 'subject' } = {},
  ): Promise<SearchResult> {
    const found = await this.search(type, { [parameter]: this.#subjectOf(subject), ...parameters }, options);
    this.refuseOtherSubjects(subject, found.matches, { parameter, element });
    return found;
  }

  /** The reference of a subject. Throws for a bare id: a server finds nothing for it, which would look like no data. */
  #subjectOf(subject: string): string {
    const reference = this.referenceOf(subject);
    if (/^[A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/.test(reference) || URL.canParse(reference)) return reference;
    throw new SubjectError(subject, 'Write it as a FHIR reference, with the type and the id, such as "Patient/1".');
  }

  /** Throws if a resource is of another subject. */
  refuseOtherSubjects(
    subject: string,
    resources: readonly JsonObject[],
    { parameter = 'subject', element = 'subject' } = {},
  ): void {
    const expected = this.referenceOf(subject);
    for (const resource of resources) {
      const actual = referenceOf(resource[element]);
      if (actual === undefined || actual === expected) continue;
      throw new HttpResponseError(
        `The search for ${stringOf(resource['resourceType'])} returned resources of another subject; the result was ` +
          `discarded. Check that the server supports the search parameter "${parameter}", and writes its references with ` +
          'the address of the baseUrl.',
      );
    }
  }

  /** Resolves references of one type, from `included` or else from the server. Returns resources by `Type/id`. */
  async readReferenced(
    type: string,
    references: Iterable<string>,
    included: readonly JsonObject[],
    options: RequestOptions,
  ): Promise<ReadonlyMap<string, JsonObject>> {
    const found = new Map(included.map((resource) => [referenceTo(resource), resource]));
    const missing = [...new Set(references)].filter(
      (reference) => reference.startsWith(`${type}/`) && !found.has(reference),
    );
    for (let start = 0; start < missing.length; start += maximumIds) {
      const ids = missing.slice(start, start + maximumIds).map((reference) => reference.slice(type.length + 1));
      const { matches } = await this.search(type, { _id: ids.join(',') }, options);
      for (const resource of matches) found.set(referenceTo(resource), resource);
    }
    return found;
  }

  /** Expands a ValueSet (`$expand`); undefined if the server does not have it. */
  async expand(canonical: string, { signal }: RequestOptions): Promise<JsonObject | undefined> {
    const [url = '', version] = canonical.split('|');
    const query = new URLSearchParams({ url, ...(version ? { valueSetVersion: version } : {}) });
    const what = 'ValueSet/$expand';
    const { status, json } = await this.#get({ address: `${what}?${query}`, what, signal, expected: [404, 410] });
    return status === 404 || status === 410 ? undefined : resourceFrom(json, 'ValueSet', what);
  }

  /**
   * Creates a resource without an id, unless the search of `ifNoneExist` finds one. Updates a resource with an id if it
   * still has the version of `ifMatch`. Returns undefined if the condition fails (409, 412).
   */
  async write(
    resource: JsonObject,
    condition: { readonly ifNoneExist?: string; readonly ifMatch?: string },
    { signal }: RequestOptions,
  ): Promise<{ readonly resource: JsonObject | undefined } | undefined> {
    const type = stringOf(resource['resourceType']) ?? '';
    const id = stringOf(resource['id']);
    const { status, json } = await this.#send({
      method: id ? 'PUT' : 'POST',
      address: id ? `${type}/${encodeURIComponent(id)}` : type,
      what: type,
      body: resource,
      headers: {
        Prefer: 'return=representation',
        ...(condition.ifNoneExist ? { 'If-None-Exist': condition.ifNoneExist } : {}),
        ...(condition.ifMatch ? { 'If-Match': condition.ifMatch } : {}),
      },
      expected: [409, 412],
      signal,
    });
    if (status === 409 || status === 412) return undefined;
    return { resource: isObject(json) && json['resourceType'] === type ? json : undefined };
  }

  /** Carries out all entries or none. Returns undefined if a condition fails (409, 412). */
  async transaction(
    entry: readonly TransactionEntry[],
    { signal }: RequestOptions,
  ): Promise<readonly (JsonObject | undefined)[] | undefined> {
    const { status, json } = await this.#send({
      method: 'POST',
      address: '',
      what: 'a transaction',
      body: { resourceType: 'Bundle', type: 'transaction', entry },
      headers: { Prefer: 'return=representation' },
      expected: [409, 412],
      signal,
    });
    if (status === 409 || status === 412) return undefined;
    const bundle = resourceFrom(json, 'Bundle', 'a transaction');
    const entries = objectsOf(bundle['entry']);
    const isComplete =
      entries.length === entry.length &&
      entries.every(({ response }) => isObject(response) && stringOf(response['status'])?.startsWith('2'));
    if (bundle['type'] !== 'transaction-response' || !isComplete) {
      throw new HttpResponseError(
        'The server did not carry out the whole transaction. Check that it supports transactions, and not only batches.',
      );
    }
    return entries.map(({ resource }) => (isObject(resource) ? resource : undefined));
  }

  /** Deletes a resource. Returns false if the server does not support that. */
  async delete(type: string, id: string, { signal }: RequestOptions): Promise<boolean> {
    const address = `${type}/${encodeURIComponent(id)}`;
    const expected = [403, 404, 405, 410];
    const { status } = await this.#send({ method: 'DELETE', address, what: type, expected, signal });
    return status !== 403 && status !== 405;
  }

  async #get(request: HttpRequest): Promise<HttpResponse> {
    const isDefinition = definitions.has(request.what);
    const cached = isDefinition ? this.#cache.get(request.address) : undefined;
    const answer = await this.#send({
      ...request,
      ...(cached ? { headers: { 'If-None-Match': cached.etag } } : {}),
      expected: [...(request.expected ?? []), ...(cached ? [304] : [])],
    });
    if (cached && answer.status === 304) return { ...answer, json: cached.json };
    const etag = answer.headers.get('etag');
    if (isDefinition && answer.status === 200 && etag) this.#cache.set(request.address, { etag, json: answer.json });
    return answer;
  }

  async #send(request: HttpRequest): Promise<HttpResponse> {
    const answer = await send(this.#connection, {
      mediaType: 'application/fhir+json',
      explain: (json) => outcomeFromFhir(json, definitions.has(request.what)),
      ...request,
    });
    this.#makeRelative(answer.json);
    return answer;
  }

  /** Makes references to this server relative, so that a relative reference never means another server. */
  #makeRelative(json: unknown): void {
    const waiting = [json];
    while (waiting.length > 0) {
      const node = waiting.pop();
      if (typeof node !== 'object' || node === null) continue;
      const element = node as { reference?: unknown };
      if (typeof element.reference === 'string') element.reference = this.#relative(element.reference);
      for (const child of Object.values(element)) waiting.push(child);
    }
  }

  #relative(reference: string): string {
    const { base } = this.#connection;
    const address = URL.canParse(reference) ? new URL(reference) : undefined;
    return address && isWithin(base, address) ? address.pathname.slice(base.pathname.length) : reference;
  }
}

/** The `If-Match` value for a resource as it was read; undefined if the server gives no versions. */
export function versionTag(resource: JsonObject): string | undefined {
  const { meta } = resource;
  const version = isObject(meta) ? stringOf(meta['versionId']) : undefined;
  return version === undefined ? undefined : `W/"${version}"`;
}

function resourceFrom(json: unknown, type: string, what: string): JsonObject {
  if (isObject(json) && json['resourceType'] === type) return json;
  throw wrongType(json, what === type ? type : `${type} for ${what}`);
}

function wrongType(json: unknown, wanted: string): HttpResponseError {
  const type = isObject(json) ? stringOf(json['resourceType']) : undefined;
  const actual = type && /^[A-Za-z]{1,40}$/.test(type) ? `a ${type}` : 'other JSON';
  return new HttpResponseError(
    `The server returned ${actual} instead of a ${wanted}. Check that the baseUrl is that of a FHIR R4 server.`,
  );
}

/** Tests whether a resource may be an included one: an OperationOutcome always, another only after `_include`. */
function mayInclude({ _include }: SearchParameters, { resourceType }: JsonObject): boolean {
  return _include !== undefined || resourceType === 'OperationOutcome';
}

function nextOf(bundle: JsonObject): string | undefined {
  return stringOf(objectsOf(bundle['link']).find(({ relation }) => relation === 'next')?.['url']);
}

function endlessPagingError(type: string, pages: number): HttpResponseError {
  return new HttpResponseError(
    `The next links of the search for ${type} do not end: after ${pages} ${pages === 1 ? 'page' : 'pages'} there is ` +
      'another page, or the same one again; the result was discarded. The last page must not have a next link.',
  );
}
