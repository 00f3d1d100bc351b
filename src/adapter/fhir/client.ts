import { isObject, type JsonObject } from '../../fhir/json.js';
import { outcomeFromFhir } from '../../fhir/outcome-from-fhir.js';
import { objectsOf, referenceOf, referenceTo, stringOf } from '../../fhir/resource.js';
import type { RequestOptions } from '../adapter.js';
import { SubjectError } from '../errors.js';
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

/** More than any subject has, also in pages of ten: a server that gives more never ends. */
const maximum = { pages: 1_000, resources: 100_000 };
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

  /** `Patient/1`, also where a host writes it with the address of this server. One of another server stays as it is. */
  referenceOf(reference: string): string {
    return referenceOf(this.#relative(reference)) ?? reference;
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
      // A link with nothing but a query is one of the page that it is on.
      const address: string = next.startsWith('?') ? `${type}${next}` : next;
      const isTooMuch = visited.size >= maximum.pages || matches.size + included.size > maximum.resources;
      if (visited.has(address) || isTooMuch) throw endless(type, visited.size);
      visited.add(address);
      const { json } = await this.#get({ address, what: type, signal });
      const bundle = resourceFrom(json, 'Bundle', type);
      for (const { resource, search } of objectsOf(bundle['entry'])) {
        if (!isObject(resource)) continue;
        const isType = resource['resourceType'] === type;
        const mode = isObject(search) ? search['mode'] : undefined;
        const isMatch = mode === 'match' || (mode === undefined && !mayBring(parameters, resource));
        if (isMatch && !isType) throw wrongType(resource, type);
        if (isType && mode !== 'include') matches.set(referenceTo(resource), resource);
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
    const found = await this.search(type, { [parameter]: this.#subjectOf(subject), ...parameters }, options);
    this.refuseOthers(subject, found.matches, { parameter, element });
    return found;
  }

  /** The reference of a subject. A server finds nothing for one that is only an id, which looks like no data. */
  #subjectOf(subject: string): string {
    const reference = this.referenceOf(subject);
    if (/^[A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/.test(reference) || URL.canParse(reference)) return reference;
    throw new SubjectError(subject, 'Write it as a FHIR reference, with the type and the id, such as "Patient/1".');
  }

  /** Throws where a resource says that it is of another subject: nothing of it may be used. */
  refuseOthers(
    subject: string,
    resources: readonly JsonObject[],
    { parameter = 'subject', element = 'subject' } = {},
  ): void {
    const asked = this.referenceOf(subject);
    for (const resource of resources) {
      const whose = referenceOf(resource[element]);
      if (whose === undefined || whose === asked) continue;
      throw new AnswerError(
        `The server answered a search for ${stringOf(resource['resourceType'])} of one subject with one of another, so ` +
          `nothing of it is used. Does it support the search parameter "${parameter}", and write its references with the ` +
          'address of the baseUrl?',
      );
    }
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

  async #send(request: HttpRequest): Promise<HttpAnswer> {
    const answer = await send(this.#connection, {
      mediaType: 'application/fhir+json',
      explain: (json) => outcomeFromFhir(json, definitions.has(request.what)),
      ...request,
    });
    this.#makeRelative(answer.json);
    return answer;
  }

  /** `Patient/1` means one of here, and only that: an absolute reference to another server is never taken for it. */
  #makeRelative(json: unknown): void {
    const waiting = [json];
    while (waiting.length > 0) {
      const one = waiting.pop();
      if (typeof one !== 'object' || one === null) continue;
      const element = one as { reference?: unknown };
      if (typeof element.reference === 'string') element.reference = this.#relative(element.reference);
      for (const below of Object.values(element)) waiting.push(below);
    }
  }

  #relative(reference: string): string {
    const { base } = this.#connection;
    const address = URL.canParse(reference) ? new URL(reference) : undefined;
    return address && isWithin(base, address) ? address.pathname.slice(base.pathname.length) : reference;
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

/** Whether a resource may have come along with what was asked: an outcome always, another only where it was asked for. */
function mayBring({ _include }: SearchParameters, { resourceType }: JsonObject): boolean {
  return _include !== undefined || resourceType === 'OperationOutcome';
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
