import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { badRequest, getStatus, notFound, OperationOutcomeError, preconditionFailed } from '@medplum/core';
import { FhirRouter, processBatch, type FhirRequest, type HttpMethod } from '@medplum/fhir-router';
import type { Bundle, CapabilityStatement, OperationOutcome, Resource, ValueSet } from '@medplum/fhirtypes';
import { DemoRepository } from './repository.js';

/** A FHIR R4 server in memory, for the demo and the tests. It has no access control: never use it for real data. */
export class FhirServer {
  readonly repository = new DemoRepository();
  readonly #router = new FhirRouter();
  /** The last request. Requests run one after another, so that transactions are isolated. */
  #last: Promise<unknown> = Promise.resolve();

  constructor() {
    this.#router.add('GET', 'ValueSet/$expand', async ({ query }) => {
      const valueSets = await this.repository.searchResources<ValueSet>({ resourceType: 'ValueSet' });
      const found = valueSets.find(({ url }) => url === query['url']);
      return found ? [{ resourceType: 'OperationOutcome', id: 'ok', issue: [] }, expand(found)] : [notFound];
    });
  }

  async load(resources: readonly Resource[]): Promise<void> {
    for (const resource of resources) await this.repository.createResource(resource);
  }

  async handle(request: IncomingMessage, response: ServerResponse, base: string): Promise<void> {
    const body = await bodyOf(request);
    const turn = this.#last.then(() => this.#respond(request, body, base));
    this.#last = turn.catch(() => undefined);
    const { status, resource, headers } = await turn;
    const text = resource && status !== 304 ? JSON.stringify(resource) : '';
    response.writeHead(status, { ...headers, 'Content-Type': 'application/fhir+json' }).end(text);
  }

  async #respond(request: IncomingMessage, body: unknown, base: string): Promise<FhirResult> {
    const address = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const path = address.pathname.slice(base.length);
    if (path === 'metadata') return { status: 200, resource: capabilities, headers: {} };
    const fhirRequest: FhirRequest = {
      method: request.method as HttpMethod,
      url: path + address.search,
      pathname: '',
      params: {},
      query: {},
      body,
      headers: request.headers,
    };
    try {
      const isTransaction = path === '' && (body as Bundle | undefined)?.type === 'transaction';
      if (isTransaction)
        return { status: 200, resource: await this.#transaction(fhirRequest, body as Bundle), headers: {} };
      const [outcome, resource] = await this.#router.handleRequest(fhirRequest, this.repository);
      if (resource?.resourceType === 'Bundle') addNext(resource, address);
      const etag = resource?.meta?.versionId ? { ETag: `W/"${resource.meta.versionId}"` } : {};
      const isUnchanged = etag.ETag !== undefined && request.headers['if-none-match'] === etag.ETag;
      return { status: isUnchanged ? 304 : getStatus(outcome), resource: resource ?? outcome, headers: etag };
    } catch (error) {
      const outcome = error instanceof OperationOutcomeError ? error.outcome : badRequest('The request is invalid.');
      return { status: getStatus(outcome), resource: outcome, headers: {} };
    }
  }

  /** Runs a transaction, without the limit of the router of eight conditional entries. */
  #transaction(fhirRequest: FhirRequest, bundle: Bundle): Promise<Bundle> {
    return this.repository.withTransaction(async () => {
      const result = await processBatch(fhirRequest, this.repository, this.#router, bundle);
      for (const { response } of result.entry ?? []) {
        if (response?.status === '412') throw new OperationOutcomeError(preconditionFailed);
        if (!response?.status?.startsWith('2')) throw new OperationOutcomeError(response?.outcome as OperationOutcome);
      }
      return result;
    });
  }
}

export function sendOutcome(response: ServerResponse, status: number, code: 'login'): void {
  const outcome: OperationOutcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code }] };
  response.writeHead(status, { 'Content-Type': 'application/fhir+json' }).end(JSON.stringify(outcome));
}

interface FhirResult {
  readonly status: number;
  readonly resource: Resource;
  readonly headers: Readonly<Record<string, string>>;
}

export async function listen(fhir: FhirServer, port = 0): Promise<{ server: Server; baseUrl: string }> {
  const server = createServer((request, response) => void fhir.handle(request, response, '/fhir/'));
  // Tests run in the same process and may block it for longer than the default timeout.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  return { server, baseUrl: `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}/fhir` };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

function addNext(bundle: Bundle, address: URL): void {
  const matches = bundle.entry?.filter(({ search }) => search?.mode === 'match').length ?? 0;
  const end = Number(address.searchParams.get('_offset') ?? 0) + matches;
  if (bundle.type !== 'searchset' || matches === 0 || end >= (bundle.total ?? 0)) return;
  const next = new URL(address);
  next.searchParams.set('_offset', String(end));
  bundle.link = [{ relation: 'next', url: next.href }];
}

/** Expands a ValueSet that lists its codes; the demo has no others. */
function expand(valueSet: ValueSet): ValueSet {
  const contains = (valueSet.compose?.include ?? []).flatMap(({ system, concept = [] }) =>
    concept.map((code) => ({ ...code, ...(system ? { system } : {}) })),
  );
  return { ...valueSet, expansion: { timestamp: new Date().toISOString(), total: contains.length, contains } };
}

const capabilities: CapabilityStatement = {
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2026-11-22',
  kind: 'instance',
  fhirVersion: '4.0.1',
  format: ['application/fhir+json'],
  rest: [{ mode: 'server' }],
};
