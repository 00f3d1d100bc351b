import { Assignment, CareEvent, AnswerReader } from '../core/model/care.js';
import { Consultation } from '../core/model/consultation.js';
import { Instrument } from '../core/model/instrument.js';
import { ModelError, parseModel } from '../core/model/parse.js';
import { Preparation } from '../core/model/preparation.js';
import { AnswerOption, Questionnaire } from '../core/model/questionnaire.js';
import { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import { Measurement } from '../core/model/score.js';
import { storable } from './adapter-data.js';
import type {
  ConversationQuery,
  DraftQuery,
  ProAdapter,
  RequestOptions,
  ResponseQuery,
  SubjectQuery,
} from './adapter.js';
import { HttpResponseError, connectionOf, type ConnectionOptions } from './http.js';
import { RestServer, type PublicResource, type Resource } from './rest-server.js';
import { RestWatch } from './rest-watch.js';

/** The methods of an adapter that a server need not have. */
export type OptionalAdapterMethod = Exclude<
  keyof ProAdapter,
  'getQuestionnaire' | 'listResponses' | 'submitResponse' | 'needsSubject'
>;

export interface RestAdapterOptions extends ConnectionOptions {
  /** What the server has besides the three required operations; the widgets do not show the rest. */
  readonly offers?: readonly OptionalAdapterMethod[];
  /** Milliseconds between two questions whether data changed, for `subscribe`; 30 seconds when absent. */
  readonly checkEvery?: number;
}

/**
 * An adapter for a portal without FHIR, whose server answers the JSON requests of docs/openapi.json.
 *
 * Rejects with the errors that {@link ProAdapter} names; with a `ModelError` for an answer of the wrong shape, and with
 * an `HttpResponseError` or `AddressError` for one that is no answer at all. No message holds anything that was answered.
 *
 * @example new RestAdapter({ baseUrl: '/pro', offers: ['listAssignments', 'getInstrument'] })
 */
export class RestAdapter implements ProAdapter {
  declare readonly getDraftKey?: NonNullable<ProAdapter['getDraftKey']>;
  declare readonly loadDraft?: NonNullable<ProAdapter['loadDraft']>;
  declare readonly saveDraft?: NonNullable<ProAdapter['saveDraft']>;
  declare readonly removeDraft?: NonNullable<ProAdapter['removeDraft']>;
  declare readonly listScores?: NonNullable<ProAdapter['listScores']>;
  declare readonly listAssignments?: NonNullable<ProAdapter['listAssignments']>;
  declare readonly listEvents?: NonNullable<ProAdapter['listEvents']>;
  declare readonly listReaders?: NonNullable<ProAdapter['listReaders']>;
  declare readonly getInstrument?: NonNullable<ProAdapter['getInstrument']>;
  declare readonly resolveValueSet?: NonNullable<ProAdapter['resolveValueSet']>;
  declare readonly getPreparation?: NonNullable<ProAdapter['getPreparation']>;
  declare readonly savePreparation?: NonNullable<ProAdapter['savePreparation']>;
  declare readonly listConsultations?: NonNullable<ProAdapter['listConsultations']>;
  declare readonly saveConsultation?: NonNullable<ProAdapter['saveConsultation']>;
  declare readonly subscribe?: NonNullable<ProAdapter['subscribe']>;

  readonly #server: RestServer;
  readonly #checkEvery: number;
  /** Subject -> who wants to know of changes. */
  readonly #watches = new Map<string, RestWatch>();

  constructor({ offers = [], checkEvery = 30_000, ...connection }: RestAdapterOptions) {
    this.#server = new RestServer(connectionOf(connection));
    this.#checkEvery = checkEvery;
    const methods = this.#optionalMethods();
    for (const name of offers) {
      if (!Object.hasOwn(methods, name)) throw new Error(`offers has "${name}", which is no method of an adapter.`);
      Object.defineProperty(this, name, { value: methods[name], enumerable: true });
    }
  }

  getQuestionnaire(canonical: string, { signal }: RequestOptions): Promise<Questionnaire> {
    const resource = { path: 'questionnaires', query: { canonical }, ...named('questionnaire', canonical) };
    return this.#server.readPublic(Questionnaire, resource, signal);
  }

  async listResponses(
    { subject, questionnaires }: ResponseQuery,
    options: RequestOptions,
  ): Promise<readonly QuestionnaireResponse[]> {
    options.signal.throwIfAborted();
    // Without any parameter the server would give all.
    if (questionnaires?.length === 0) return [];
    const query = { subject, ...(questionnaires ? { questionnaire: questionnaires } : {}) };
    const what = 'the responses';
    const found = await this.#server.list(QuestionnaireResponse, { path: 'responses', query, what }, options);
    return found.map((response) => ofSubject(subject, response, what));
  }

  async submitResponse(response: QuestionnaireResponse, { signal }: RequestOptions): Promise<QuestionnaireResponse> {
    const { id, subject } = storable(response);
    const what = 'the response that was sent';
    const json = await this.#server.write({ path: `responses/${encodeURIComponent(id)}`, what }, response, signal);
    this.#tell(subject);
    // A server that says no more than "yes" has stored what it was given.
    const stored = parseModel(QuestionnaireResponse, json ?? structuredClone(response), what);
    if (stored.id !== id) throw new HttpResponseError('The server stored the response under another id than its own.');
    return ofSubject(subject, stored, what);
  }

  #optionalMethods(): Required<Pick<ProAdapter, OptionalAdapterMethod>> {
    const server = this.#server;
    return {
      getDraftKey: async ({ subject }, { signal }) => {
        const resource = { path: 'draft-key', query: { subject }, what: 'the key of drafts' };
        return keyOf(await server.get(resource, signal));
      },
      loadDraft: async (query, { signal }) => {
        const draft = await server.read(QuestionnaireResponse, draftResource(query), signal);
        return draft && ofSubject(query.subject, draft, 'the draft');
      },
      saveDraft: async (draft, { signal }) => {
        const { subject, questionnaire } = storable(draft);
        await server.write(draftResource({ subject, questionnaire }), draft, signal);
      },
      removeDraft: async (query, { signal }) => server.remove(draftResource(query), signal),
      listScores: ({ subject, instrument }, options) =>
        server.list(Measurement, { path: 'scores', query: { subject, instrument }, what: 'the scores' }, options),
      listAssignments: ({ subject }, options) =>
        server.list(Assignment, { path: 'assignments', query: { subject }, what: 'the assignments' }, options),
      listEvents: ({ subject }, options) =>
        server.list(CareEvent, { path: 'events', query: { subject }, what: 'the events' }, options),
      listReaders: ({ subject }, options) =>
        server.list(AnswerReader, { path: 'readers', query: { subject }, what: 'the readers' }, options),
      getInstrument: (id, { signal }) => {
        const resource = { path: `instruments/${encodeURIComponent(id)}`, ...named('instrument', id) };
        return server.readPublic(Instrument, resource, signal);
      },
      resolveValueSet: (canonical, { signal }) => {
        const resource = { path: 'value-sets', query: { canonical }, ...named('value set', canonical) };
        return server.listPublic(AnswerOption, resource, signal);
      },
      getPreparation: async (query, { signal }) => {
        const preparation = await server.read(Preparation, preparationResource(query), signal);
        return preparation && ofSubject(query.subject, preparation, 'the preparation');
      },
      savePreparation: async (preparation, { signal }) => {
        await server.write(preparationResource(preparation), preparation, signal);
        this.#tell(preparation.subject);
      },
      listConsultations: async (query, options) => {
        const found = await server.list(Consultation, consultationsResource(query), options);
        return found.map((consultation) => ofSubject(query.subject, consultation, 'the consultations'));
      },
      saveConsultation: async (consultation, { signal }) => {
        const { path, ...resource } = consultationsResource(consultation);
        const one = { ...resource, path: `${path}/${encodeURIComponent(consultation.date)}` };
        await server.write(one, consultation, signal);
        this.#tell(consultation.subject);
      },
      subscribe: (query, listener) => this.#watch(query).add(listener),
    };
  }

  #watch({ subject }: SubjectQuery): RestWatch {
    const resource = { path: 'revision', query: { subject }, what: 'the revision of the data' };
    const watch =
      this.#watches.get(subject) ??
      new RestWatch(async (signal) => revisionOf(await this.#server.get(resource, signal)), this.#checkEvery);
    this.#watches.set(subject, watch);
    return watch;
  }

  /** What this page changed itself it knows at once. */
  #tell(subject: string): void {
    this.#watches.get(subject)?.tell();
  }
}

function named(kind: string, key: string): Pick<PublicResource, 'kind' | 'key' | 'what'> {
  return { kind, key, what: `the ${kind} ${key}` };
}

function draftResource({ subject, questionnaire }: DraftQuery): Resource {
  return { path: 'draft', query: { subject, questionnaire }, what: 'the draft' };
}

function preparationResource({ subject, instrument }: ConversationQuery): Resource {
  return { path: 'preparation', query: { subject, instrument }, what: 'the preparation' };
}

function consultationsResource({ subject, instrument }: ConversationQuery): Resource {
  return { path: 'consultations', query: { subject, instrument }, what: 'the consultations' };
}

/** Data of somebody else is refused as a whole: nothing is worse than another patient's answers on the screen. */
function ofSubject<Data extends { readonly subject?: string | undefined }>(
  subject: string,
  data: Data,
  what: string,
): Data {
  if (data.subject === subject) return data;
  throw new HttpResponseError(
    `The server's answer for ${what} is about another subject than was asked for, or does not say about whom. Let it ` +
      'give only what the subject of the request has, with that subject.',
  );
}

function revisionOf(json: unknown): string {
  const { revision } = fieldsOf(json);
  if (typeof revision === 'string') return revision;
  throw new ModelError('the revision of the data', [{ field: 'revision', problem: 'must be string' }]);
}

async function keyOf(json: unknown): Promise<CryptoKey> {
  const { key } = fieldsOf(json);
  const bytes = typeof key === 'string' && /^[\w+/]{43}=$/.test(key) ? atob(key) : '';
  if (bytes.length !== 32) {
    throw new ModelError('the key of drafts', [{ field: 'key', problem: 'must be 32 bytes in base64' }]);
  }
  const raw = Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

function fieldsOf(json: unknown): Record<string, unknown> {
  return (typeof json === 'object' && json ? json : {}) as Record<string, unknown>;
}
