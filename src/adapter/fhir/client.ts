import { isObject, type JsonObject } from '../../fhir/json.js';
import { outcomeFromFhir } from '../../fhir/outcome-from-fhir.js';
import { objectsOf, referenceOf, referenceTo, stringOf } from '../../fhir/resource.js';
import type { RequestOptions } from '../adapter.js';
import { AnswerError, isWithin, send, type Connection, type HttpAnswer, type HttpRequest } from '../http.js';

/** What a search found: what was asked for, and what came along (`_include`). */
export interface Found {
  readonly matches: readonly JsonObject[];
  readonly included: readonly JsonObject[];
}

export type SearchParameters = Readonly<Record<string, string | readonly string[]>>;

/** What an entry of a transaction does, and how it is to be refused. */
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

/** A page more than this is a server that never ends. */
const maximumPages = 500;
const pageSize = '200';
const idsAtOnce = 50;

/** Definitions hold nothing of a patient: their errors may be quoted, and they may be kept. */
const definitions: ReadonlySet<string> = new Set([
  'Questionnaire',
  'ValueSet',
  'ValueSet/$expand',
  'ActivityDefinition',
]);

/** The interactions of FHIR R4 that the adapter uses. Knows what a Bundle is, and nothing of questionnaires. */
export class FhirClient {
  readonly #connection: Connection;
  /** Definitions that the server gave an ETag. */
  readonly #kept = new Map<string, { readonly etag: string; readonly json: unknown }>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Whether an absolute address is one of this server. */
  isHere(address: string): boolean {
    return URL.canParse(address) && isWithin(this.#connection.base, new URL(address));
  }

  /** A resource by its id; undefined where there is none. */
  async read(type: string, id: string, { signal }: RequestOptions): Promise<JsonObject | undefined> {
    const address = `${type}/${encodeURIComponent(id)}`;
    const { status, json } = await this.#get({ address, what: type, signal, expected: [404, 410] });
    return status === 404 || status === 410 ? undefined : resourceFrom(json, type, type);
  }

  /** Everything that a search finds, of all its pages. */
  async search(type: string, parameters: SearchParameters, { signal }: RequestOptions): Promise<Found> {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters)) for (const one of [value].flat()) query.append(name, one);
    query.set('_count', pageSize);
    const matches = new Map<string, JsonObject>();
    const included = new Map<string, JsonObject>();
    const visited = new Set<string>();
    let next: string | undefined = `${type}?${query}`;
    while (next !== undefined) {
      if (visited.has(next) || visited.size >= maximumPages) throw endless(type, visited.size);
      visited.add(next);
      const { json } = await this.#get({ address: next, what: type, signal });
      const bundle = resourceFrom(json, 'Bundle', type);
      for (const { resource, search } of objectsOf(bundle['entry'])) {
        if (!isObject(resource)) continue;
        const mode = isObject(search) ? search['mode'] : undefined;
        if (mode === 'match' && resource['resourceType'] !== type) throw wrongType(resource, type);
        if (resource['resourceType'] === type && mode !== 'include') matches.set(referenceTo(resource), resource);
        else included.set(referenceTo(resource), resource);
      }
      next = nextOf(bundle);
    }
    return { matches: [...matches.values()], included: [...included.values()] };
  }

  /** The same, of one subject: what is of somebody else is an error, as from a server that does not know the parameter. */
  async searchOf(
    subject: string,
    type: string,
    parameters: SearchParameters,
    options: RequestOptions,
    { parameter = 'subject', element = 'subject' } = {},
  ): Promise<Found> {
    const asked = referenceOf(subject) ?? subject;
    const found = await this.search(type, { [parameter]: asked, ...parameters }, options);
    for (const resource of found.matches) {
      const whose = referenceOf(resource[element]);
      if (whose !== undefined && whose !== asked) {
        throw new AnswerError(
          `The server answered a search for ${type} of one subject with one of another, so nothing of it is used. ` +
            `Does it support the search parameter "${parameter}"?`,
        );
      }
    }
    return found;
  }

  /** Resources by their ids, from what came along and else from the server. */
  async byReference(
    type: string,
    references: Iterable<string>,
    included: readonly JsonObject[],
    options: RequestOptions,
  ): Promise<ReadonlyMap<string, JsonObject>> {
    const found = new Map(included.map((resource) => [referenceTo(resource), resource]));
    const missing = [...new Set(references)].filter((one) => one.startsWith(`${type}/`) && !found.has(one));
    for (let start = 0; start < missing.length; start += idsAtOnce) {
      const ids = missing.slice(start, start + idsAtOnce).map((one) => one.slice(type.length + 1));
      const { matches } = await this.search(type, { _id: ids.join(',') }, options);
      for (const resource of matches) found.set(referenceTo(resource), resource);
    }
    return found;
  }

  /** `$expand` of a ValueSet; undefined where the server has none. */
  async expand(canonical: string, { signal }: RequestOptions): Promise<JsonObject | undefined> {
    const [url = '', version] = canonical.split('|');
    const query = new URLSearchParams({ url, ...(version ? { valueSetVersion: version } : {}) });
    const what = 'ValueSet/$expand';
    const { status, json } = await this.#get({ address: `${what}?${query}`, what, signal, expected: [404, 410] });
    return status === 404 || status === 410 ? undefined : resourceFrom(json, 'ValueSet', what);
  }

  /**
   * Creates a resource, unless the search finds one (`If-None-Exist`); updates it where it has an id, if it is still of
   * that version (`If-Match`). Undefined where the server says that it is not so any more (409, 412).
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

  /** All entries or none. Undefined where one of them is not of that version any more (409, 412). */
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
    const answers = objectsOf(bundle['entry']);
    const isWhole =
      answers.length === entry.length &&
      answers.every(({ response }) => isObject(response) && stringOf(response['status'])?.startsWith('2'));
    if (bundle['type'] !== 'transaction-response' || !isWhole) {
      throw new AnswerError(
        'The server did not carry out the transaction as a whole. Does it support transactions, and not only batches?',
      );
    }
    return answers.map(({ resource }) => (isObject(resource) ? resource : undefined));
  }

  /** False where the server does not delete. */
  async delete(type: string, id: string, { signal }: RequestOptions): Promise<boolean> {
    const address = `${type}/${encodeURIComponent(id)}`;
    const expected = [403, 404, 405, 410];
    const { status } = await this.#send({ method: 'DELETE', address, what: type, expected, signal });
    return status !== 403 && status !== 405;
  }

  async #get(request: HttpRequest): Promise<HttpAnswer> {
    const isDefinition = definitions.has(request.what);
    const kept = isDefinition ? this.#kept.get(request.address) : undefined;
    const answer = await this.#send({
      ...request,
      ...(kept ? { headers: { 'If-None-Match': kept.etag } } : {}),
      expected: [...(request.expected ?? []), ...(kept ? [304] : [])],
    });
    if (kept && answer.status === 304) return { ...answer, json: kept.json };
    const etag = answer.headers.get('etag');
    if (isDefinition && answer.status === 200 && etag) this.#kept.set(request.address, { etag, json: answer.json });
    return answer;
  }

  #send(request: HttpRequest): Promise<HttpAnswer> {
    return send(this.#connection, {
      mediaType: 'application/fhir+json',
      explain: (json) => outcomeFromFhir(json, definitions.has(request.what)),
      ...request,
    });
  }
}

/** `If-Match` for a resource as it was read; nothing where the server gives no versions. */
export function versionTag(resource: JsonObject): string | undefined {
  const { meta } = resource;
  const version = isObject(meta) ? stringOf(meta['versionId']) : undefined;
  return version === undefined ? undefined : `W/"${version}"`;
}

function resourceFrom(json: unknown, type: string, what: string): JsonObject {
  if (isObject(json) && json['resourceType'] === type) return json;
  throw wrongType(json, what === type ? type : `${type} for ${what}`);
}

function wrongType(json: unknown, wanted: string): AnswerError {
  const type = isObject(json) ? stringOf(json['resourceType']) : undefined;
  const is = type && /^[A-Za-z]{1,40}$/.test(type) ? `a resource ${type}` : 'JSON that is no such resource';
  return new AnswerError(
    `The server answered ${is} where a ${wanted} was asked. Is the baseUrl that of a FHIR R4 server?`,
  );
}

function nextOf(bundle: JsonObject): string | undefined {
  return stringOf(objectsOf(bundle['link']).find(({ relation }) => relation === 'next')?.['url']);
}

function endless(type: string, pages: number): AnswerError {
  return new AnswerError(
    `The server's next links for ${type} do not end: after ${pages} ${pages === 1 ? 'page' : 'pages'} there is still ` +
      'another, or the same again. Nothing of it is used; the server must end its last page without a next link.',
  );
}
