/**
 * The example server for RestAdapter, with every operation of docs/openapi.json. `npm run demo:rest` starts it. It keeps
 * all data in memory; replace `store` and `drafts` by your own database.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { consultationKey, storable, type AdapterData } from '../../src/adapter/adapter-data.js';
import { ConflictError, NotFoundError, SubmitError } from '../../src/adapter/errors.js';
import { MemoryAdapter } from '../../src/adapter/memory.js';
import { Consultation } from '../../src/core/model/consultation.js';
import { ModelError, parseModel } from '../../src/core/model/parse.js';
import { Preparation } from '../../src/core/model/preparation.js';
import { QuestionnaireResponse } from '../../src/core/model/questionnaire-response.js';
import { Sharing } from '../../src/core/model/sharing.js';

type ParsedRequest = { readonly id: string; readonly query: URLSearchParams; readonly body: unknown };

/** A refusal of a request. Its title never holds an answer. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    title: string,
  ) {
    super(title);
  }
}
const maximumBytes = 5_000_000;
const pageSize = 50;
const options = { signal: new AbortController().signal };

/**
 * Creates the example server.
 *
 * @param mayUse Tells whether the sender of a request may use the data of a subject. Use the login of your own server.
 */
export function exampleServer(
  data: AdapterData,
  mayUse: (request: IncomingMessage, subject: string | undefined) => boolean = () => true,
): Server {
  const store = new MemoryAdapter({ careTeams: {}, sharing: [], ...data });
  const owners = new Map(data.responses?.map(({ id, subject }) => [id, subject]));
  const drafts = new Map<string, QuestionnaireResponse>();
  const secret = randomBytes(32);
  const revisions = new Map<string, number>();
  const changed = (subject: string) => revisions.set(subject, (revisions.get(subject) ?? 0) + 1);

  const operations: Readonly<Record<string, (request: ParsedRequest) => unknown>> = {
    'GET questionnaires': ({ query }) => store.getQuestionnaire(requiredParameter(query, 'canonical'), options),
    'GET instruments': ({ id }) => store.getInstrument(id, options),
    'GET value-sets': async ({ query }) =>
      pageOf(await store.resolveValueSet(requiredParameter(query, 'canonical'), options), query),
    'GET launch-context': ({ query }) =>
      store.getLaunchContext(
        {
          ...subjectOf(query),
          questionnaire: requiredParameter(query, 'questionnaire'),
          names: query.getAll('name'),
        },
        options,
      ),
    'GET responses': async ({ query }) => {
      const questionnaires = query.has('questionnaire') ? { questionnaires: query.getAll('questionnaire') } : {};
      return pageOf(await store.listResponses({ ...subjectOf(query), ...questionnaires }, options), query);
    },
    'PUT responses': async ({ id, body }) => {
      const response = storable(parseModel(QuestionnaireResponse, body, 'The response'));
      if (response.id !== id) throw new Refusal(422, 'The response has another id than its address.');
      const owner = owners.get(id) ?? response.subject;
      if (owner !== response.subject) throw new Refusal(409, 'A response of another subject has this id.');
      owners.set(id, owner);
      const stored = await store.submitResponse(response, options);
      changed(owner);
      return stored;
    },
    'GET scores': async ({ query }) => pageOf(await store.listScores(conversationOf(query), options), query),
    'GET assignments': async ({ query }) => pageOf(await store.listAssignments(subjectOf(query), options), query),
    'GET events': async ({ query }) => pageOf(await store.listEvents(subjectOf(query), options), query),
    'GET readers': async ({ query }) => pageOf(await store.listReaders(subjectOf(query), options), query),
    'GET preparation': ({ query }) => store.getPreparation(conversationOf(query), options),
    'PUT preparation': async ({ query, body }) => {
      const preparation = { ...parseModel(Preparation, body, 'The preparation'), ...conversationOf(query) };
      await store.savePreparation(preparation, options);
      changed(preparation.subject);
    },
    'GET consultations': async ({ query }) =>
      pageOf(await store.listConsultations(conversationOf(query), options), query),
    'PUT consultations': async ({ id, query, body }) => {
      const consultation = {
        ...parseModel(Consultation, body, 'The consultation'),
        ...conversationOf(query),
      };
      if (consultationKey(consultation) !== id)
        throw new Refusal(422, 'The consultation has another id than its address.');
      await store.saveConsultation(consultation, options);
      changed(consultation.subject);
    },
    'GET care-team': async ({ query }) => pageOf((await store.listCareTeam?.(subjectOf(query), options)) ?? [], query),
    'GET sharing': async ({ query }) => pageOf((await store.listSharing?.(subjectOf(query), options)) ?? [], query),
    'PUT sharing': async ({ query, body }) => {
      const sharing = parseModel(Sharing, body, 'The decision');
      if (sharing.subject !== subjectOf(query).subject)
        throw new Refusal(422, 'The decision has another subject than its address.');
      const stored = await store.saveSharing?.(sharing, options);
      changed(sharing.subject);
      return stored;
    },
    'GET draft': ({ query }) => drafts.get(draftOf(query)),
    'PUT draft': ({ query, body }) =>
      void drafts.set(draftOf(query), parseModel(QuestionnaireResponse, body, 'The draft')),
    'DELETE draft': ({ query }) => void drafts.delete(draftOf(query)),
    // A real server creates the secret at login and deletes it at logout.
    'GET draft-key': ({ query }) => ({
      key: createHmac('sha256', secret).update(requiredParameter(query, 'subject')).digest('base64'),
    }),
    'GET revision': ({ query }) => ({ revision: String(revisions.get(subjectOf(query).subject) ?? 0) }),
  };

  async function handle(request: IncomingMessage): Promise<unknown> {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://localhost');
    const [resource = '', id = ''] = pathname.split('/').filter(Boolean).map(decodeURIComponent);
    const operation = operations[`${request.method} ${resource}`];
    if (!operation) throw new Refusal(404, 'The operation does not exist.');
    const body = request.method === 'PUT' ? await bodyOf(request) : undefined;
    const subjects = [query.get('subject') ?? undefined, (body as { subject?: string } | undefined)?.subject];
    if (!subjects.every((subject) => mayUse(request, subject)))
      throw new Refusal(403, 'This login has no access to the subject.');
    return operation({ id, query, body });
  }

  return createServer((request, response) => {
    void handle(request).then(
      (json) => {
        const text = JSON.stringify(json);
        if (!text) return response.writeHead(204).end();
        const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
        const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ETag: etag };
        if (request.headers['if-none-match'] === etag) return response.writeHead(304, headers).end();
        return response.writeHead(200, headers).end(text);
      },
      (error: unknown) => {
        const { status, message: title } = refusalOf(error);
        response.writeHead(status, { 'Content-Type': 'application/problem+json' });
        response.end(JSON.stringify({ title, status }));
      },
    );
  });
}

function refusalOf(error: unknown): { readonly status: number; readonly message: string } {
  if (error instanceof Refusal) return error;
  if (error instanceof SyntaxError || error instanceof URIError)
    return { status: 400, message: 'The request is not valid JSON or has an invalid address.' };
  if (error instanceof ConflictError) return { status: 412, message: error.message };
  if (error instanceof NotFoundError) return { status: 404, message: error.message };
  if (error instanceof ModelError || error instanceof SubmitError) return { status: 422, message: error.message };
  return { status: 500, message: 'The server failed.' };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let body = Buffer.alloc(0);
  for await (const part of request as AsyncIterable<Buffer>) {
    body = Buffer.concat([body, part]);
    if (body.length > maximumBytes) throw new Refusal(413, `The body is larger than ${maximumBytes} bytes.`);
  }
  return JSON.parse(body.toString()) as unknown;
}

function pageOf(all: readonly unknown[], query: URLSearchParams): unknown {
  const start = Number(query.get('cursor') ?? 0);
  const next = start + pageSize;
  return { items: all.slice(start, next), ...(next < all.length ? { next: String(next) } : {}) };
}

function requiredParameter(query: URLSearchParams, name: string): string {
  const value = query.get(name);
  if (value === null) throw new Refusal(400, `The parameter ${name} is missing.`);
  return value;
}

const subjectOf = (query: URLSearchParams) => ({ subject: requiredParameter(query, 'subject') });
const conversationOf = (query: URLSearchParams) => ({
  ...subjectOf(query),
  instrument: requiredParameter(query, 'instrument'),
});
const draftOf = (query: URLSearchParams) =>
  JSON.stringify([requiredParameter(query, 'subject'), requiredParameter(query, 'questionnaire')]);
