import { Assignment, CareEvent, AnswerReader } from '../core/model/care.js';
import { Consultation } from '../core/model/consultation.js';
import { Instrument } from '../core/model/instrument.js';
import { ModelError, parseModel } from '../core/model/parse.js';
import { Person } from '../core/model/person.js';
import { Preparation } from '../core/model/preparation.js';
import { AnswerOption, Questionnaire } from '../core/model/questionnaire.js';
import { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import { Measurement } from '../core/model/score.js';
import { Sharing } from '../core/model/sharing.js';
import { consultationKey, storable } from './adapter-data.js';
import { ConflictError } from './errors.js';
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

/** The optional methods of an adapter. A server without FHIR runs no FHIR searches. */
export type OptionalAdapterMethod = Exclude<
  keyof ProAdapter,
  'getQuestionnaire' | 'listResponses' | 'submitResponse' | 'needsSubject' | 'runQuery'
>;

/** The address of the server, and the methods that it supports. */
export interface RestAdapterOptions extends ConnectionOptions {
  /** The optional methods that the server supports. The widgets do not show the features of the others. */
  readonly supportedMethods?: readonly OptionalAdapterMethod[];
  /** Milliseconds between two checks for changed data, for `subscribe`. Default: 30,000. */
  readonly pollInterval?: number;
}

/**
 * An adapter for a portal without FHIR, whose server implements the API of docs/openapi.json.
 *
 * It rejects with the errors of {@link ProAdapter}, with a `ModelError` for data of the wrong shape, and with an
 * `HttpResponseError` or `AddressError` for an invalid response. No message holds an answer.
 *
 * @example new RestAdapter({ baseUrl: '/pro', supportedMethods: ['listAssignments', 'getInstrument'] })
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
  declare readonly listCareTeam?: NonNullable<ProAdapter['listCareTeam']>;
  declare readonly listSharing?: NonNullable<ProAdapter['listSharing']>;
  declare readonly saveSharing?: NonNullable<ProAdapter['saveSharing']>;
  declare readonly subscribe?: NonNullable<ProAdapter['subscribe']>;
  declare readonly getLaunchContext?: NonNullable<ProAdapter['getLaunchContext']>;

  readonly #server: RestServer;
  readonly #pollInterval: number;
  readonly #watches = new Map<string, RestWatch>();

  constructor({ supportedMethods = [], pollInterval = 30_000, ...connection }: RestAdapterOptions) {
    this.#server = new RestServer(connectionOf(connection));
    this.#pollInterval = pollInterval;
    const methods = this.#optionalMethods();
    for (const name of supportedMethods) {
      if (!Object.hasOwn(methods, name))
        throw new Error(`supportedMethods has "${name}", which is not an optional method; remove it.`);
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
    // Without a parameter the server would return all responses.
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
    this.#notify(subject);
    // A response without a body means that the server stored the response unchanged.
    const stored = parseModel(QuestionnaireResponse, json ?? structuredClone(response), what);
    if (stored.id !== id)
      throw new HttpResponseError(
        'The server stored the response under another id. Let it use the id of the response.',
      );
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
      listReaders: ({ subject, questionnaire }, options) => {
        const query = { subject, ...(questionnaire === undefined ? {} : { questionnaire }) };
        return server.list(AnswerReader, { path: 'readers', query, what: 'the readers' }, options);
      },
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
        this.#notify(preparation.subject);
      },
      listConsultations: async (query, options) => {
        const found = await server.list(Consultation, consultationsResource(query), options);
        return found.map((consultation) => ofSubject(query.subject, consultation, 'the consultations'));
      },
      saveConsultation: async (consultation, { signal }) => {
        const { path, ...resource } = consultationsResource(consultation);
        const target = { ...resource, path: `${path}/${encodeURIComponent(consultationKey(consultation))}` };
        await server.write(target, consultation, signal);
        this.#notify(consultation.subject);
      },
      listCareTeam: ({ subject }, options) =>
        server.list(Person, { path: 'care-team', query: { subject }, what: 'the care team' }, options),
      // A decision that is skipped could be a refusal, so an invalid one rejects the whole list.
      listSharing: async ({ subject }, { signal }) => {
        const found = await server.list(
          Sharing,
          { path: 'sharing', query: { subject }, what: sharingName },
          { signal },
        );
        return found.map((decision) => ofSubject(subject, decision, sharingName));
      },
      saveSharing: async (sharing, { signal }) => {
        const { status, json } = await server.writeUnlessChanged(sharingResource(sharing), sharing, signal);
        if (status === 409 || status === 412)
          throw new ConflictError('The server has a newer decision about sharing. Read it again, and decide anew.');
        this.#notify(sharing.subject);
        return ofSubject(sharing.subject, parseModel(Sharing, json, sharingName), sharingName);
      },
      subscribe: (query, listener) => this.#watch(query).add(listener),
      getLaunchContext: async ({ subject, questionnaire, names }, { signal }) => {
        const query = { ...(subject !== undefined && { subject }), questionnaire, name: names };
        return fieldsOf(await server.get({ path: 'launch-context', query, what: 'the launch context' }, signal));
      },
    };
  }

  #watch({ subject }: SubjectQuery): RestWatch {
    const resource = { path: 'revision', query: { subject }, what: 'the revision of the data' };
    const watch =
      this.#watches.get(subject) ??
      new RestWatch(async (signal) => revisionOf(await this.#server.get(resource, signal)), this.#pollInterval);
    this.#watches.set(subject, watch);
    return watch;
  }

  /** Notifies the listeners of a change by this page, without waiting for the next check. */
  #notify(subject: string): void {
    this.#watches.get(subject)?.notify();
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

const sharingName = 'the decisions about sharing';

function sharingResource({ subject, purpose, recipient }: Sharing): Resource {
  return { path: 'sharing', query: { subject, purpose, ...(recipient && { recipient }) }, what: sharingName };
}

/** @throws {@link HttpResponseError} for data of another subject, which must never appear on the screen of this one. */
function ofSubject<Data extends { readonly subject?: string | undefined }>(
  subject: string,
  data: Data,
  what: string,
): Data {
  if (data.subject === subject) return data;
  throw new HttpResponseError(
    `The server returned data about another subject, or without a subject, for ${what}. Let it return only data of the ` +
      'subject of the request, with that subject.',
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
