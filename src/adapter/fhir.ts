import {
  eq5d5l,
  gad7,
  nrs,
  phq4,
  phq8,
  phq9,
  promisFunction,
  promisSymptoms,
  rand36,
  werkHerstelInstrument,
  who5,
  workAbilityScore,
} from '../core/instruments/index.js';
import type { Assignment, CareEvent, AnswerReader } from '../core/model/care.js';
import type { Instrument } from '../core/model/instrument.js';
import type { AnswerOption, Questionnaire } from '../core/model/questionnaire.js';
import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import type { Measurement } from '../core/model/score.js';
import type { EventType } from '../fhir/events-from-fhir.js';
import type { JsonObject } from '../fhir/json.js';
import type { DraftQuery, ProAdapter, RequestOptions, ResponseQuery, ScoreQuery, SubjectQuery } from './adapter.js';
import { ChangeFeed } from './change-feed.js';
import { NotFoundError } from './errors.js';
import { listTasks } from './fhir/assignments.js';
import { FhirClient, versionTag } from './fhir/client.js';
import { loadDraft, removeDraft, saveDraft } from './fhir/drafts.js';
import { listEvents } from './fhir/events.js';
import { optionsOf, questionnaireOf } from './fhir/questionnaires.js';
import { listReaders } from './fhir/readers.js';
import { listResponses } from './fhir/responses.js';
import { listScores, refuseUnknownScales, type ScoreCodes } from './fhir/scores.js';
import { submit } from './fhir/submit.js';
import { connectionOf, type ConnectionOptions } from './http.js';

export type { EventType } from '../fhir/events-from-fhir.js';
export type { ScoreCodes } from './fhir/scores.js';

/** Where the FHIR server is, and what it has. */
export interface FhirAdapterOptions extends ConnectionOptions {
  /** What the widgets may show; those of this library when absent. FHIR has no resource for an instrument. */
  readonly instruments?: readonly Instrument[];
  /**
   * Codes that the Observations of a score have here, besides those of its scale, by the ids of instrument and scale:
   * `{ 'phq-9.phq-9-total': [coding] }`.
   */
  readonly scoreCodes?: ScoreCodes;
  /** Writes the scores of a response along with it, as Observations. */
  readonly writesScores?: boolean;
  /** Completes the Task that a response was asked for with; true when absent. */
  readonly completesTasks?: boolean;
  /** What is shown on the time axis; nothing when absent. */
  readonly events?: readonly EventType[];
  /** Told of each resource that could not be used, so that one wrong row does not hide the others. Never an answer. */
  readonly onSkipped?: (error: Error) => void;
}

/**
 * An adapter over a FHIR R4 server, with nothing but its address and a token (or a `fetch` of the host).
 *
 * Only the given address is ever called, and nothing is kept in the browser. What is read and written as which resource,
 * and what the server must support, is in docs/adapter-fhir.md.
 *
 * @example new FhirAdapter({ baseUrl: 'https://fhir.example.org/r4', token: () => session.accessToken })
 */
export class FhirAdapter implements ProAdapter {
  readonly #options: FhirAdapterOptions;
  readonly #client: FhirClient;
  readonly #instruments: readonly Instrument[];
  readonly #changes: ChangeFeed;
  /** The version of each response as it was last seen: what was changed elsewhere since then is not overwritten. */
  readonly #versions = new Map<string, string>();
  /** What is being written of a response: the next waits for it. */
  readonly #writing = new Map<string, Promise<unknown>>();

  constructor(options: FhirAdapterOptions) {
    const connection = connectionOf(options);
    this.#options = options;
    this.#client = new FhirClient(connection);
    this.#instruments = options.instruments ?? knownInstruments;
    refuseUnknownScales(options.scoreCodes ?? {}, this.#instruments);
    this.#changes = new ChangeFeed(`${connection.base.href}`);
  }

  getQuestionnaire(canonical: string, options: RequestOptions): Promise<Questionnaire> {
    return questionnaireOf(this.#client, canonical, options);
  }

  async listResponses(query: ResponseQuery, options: RequestOptions): Promise<readonly QuestionnaireResponse[]> {
    const found = await listResponses({ ...this.#context, leaveOut: this.#leavingOut(options) }, query, options);
    for (const { response, resource } of found) this.#saw(response.id, resource);
    return found.map(({ response }) => response);
  }

  async submitResponse(response: QuestionnaireResponse, options: RequestOptions): Promise<QuestionnaireResponse> {
    const sent = structuredClone(response);
    const stored = await this.#afterOthers(sent.id, () => submit(this.#context, sent, options));
    this.#saw(sent.id, stored.resource);
    if (sent.subject) this.#changes.tell([sent.subject]);
    return stored.response;
  }

  loadDraft(query: DraftQuery, options: RequestOptions): Promise<QuestionnaireResponse | undefined> {
    return loadDraft(this.#context, query, options);
  }

  saveDraft(draft: QuestionnaireResponse, options: RequestOptions): Promise<void> {
    const saved = structuredClone(draft);
    return this.#afterOthers(saved.id, () => saveDraft(this.#context, saved, options));
  }

  removeDraft(query: DraftQuery, options: RequestOptions): Promise<void> {
    return removeDraft(this.#context, query, options);
  }

  async listScores({ subject, instrument: id }: ScoreQuery, options: RequestOptions): Promise<readonly Measurement[]> {
    options.signal.throwIfAborted();
    const instrument = this.#instruments.find((one) => one.id === id);
    if (instrument) {
      const { scoreCodes = {} } = this.#options;
      return listScores(this.#client, subject, instrument, scoreCodes, this.#leavingOut(options), options);
    }
    this.#leaveOut(this.#notFound(id));
    return [];
  }

  async listAssignments({ subject }: SubjectQuery, options: RequestOptions): Promise<readonly Assignment[]> {
    const tasks = await listTasks(this.#client, subject, options);
    return tasks.map(({ assignment }) => assignment);
  }

  async listEvents({ subject }: SubjectQuery, options: RequestOptions): Promise<readonly CareEvent[]> {
    options.signal.throwIfAborted();
    return listEvents(this.#client, subject, this.#options.events ?? [], options);
  }

  async getInstrument(id: string, { signal }: RequestOptions): Promise<Instrument> {
    signal.throwIfAborted();
    const instrument = this.#instruments.find((one) => one.id === id);
    if (!instrument) throw this.#notFound(id);
    return structuredClone(instrument);
  }

  resolveValueSet(canonical: string, options: RequestOptions): Promise<readonly AnswerOption[]> {
    return optionsOf(this.#client, canonical, options);
  }

  listReaders({ subject }: SubjectQuery, options: RequestOptions): Promise<readonly AnswerReader[]> {
    return listReaders(this.#client, subject, options);
  }

  /** Tells of what was sent with an adapter for the same server, in this page and in others of the same origin. */
  subscribe({ subject }: SubjectQuery, listener: () => void): () => void {
    return this.#changes.subscribe(subject, listener);
  }

  get #context() {
    const { completesTasks = true, writesScores = false } = this.#options;
    return {
      client: this.#client,
      questionnaireOf: (canonical: string, options: RequestOptions) => this.getQuestionnaire(canonical, options),
      leaveOut: (error: Error) => this.#leaveOut(error),
      scored: writesScores ? this.#instruments : [],
      completesTasks,
      seenVersionOf: (id: string) => this.#versions.get(id),
    };
  }

  /** One after the other for each response: two at once would both find that there is none yet. */
  async #afterOthers<Result>(id: string | undefined, work: () => Promise<Result>): Promise<Result> {
    const key = id ?? '';
    const before = this.#writing.get(key) ?? Promise.resolve();
    const turn = before.then(work, work);
    this.#writing.set(key, turn);
    try {
      return await turn;
    } finally {
      if (this.#writing.get(key) === turn) this.#writing.delete(key);
    }
  }

  #saw(id: string | undefined, resource: JsonObject): void {
    const version = versionTag(resource);
    if (id !== undefined && version !== undefined) this.#versions.set(id, version);
  }

  /** Tells the host of the adapter, and who asked for the list. */
  #leavingOut({ onSkipped }: RequestOptions): (error: Error) => void {
    return (error) => {
      this.#leaveOut(error);
      onSkipped?.(error);
    };
  }

  #leaveOut(error: Error): void {
    this.#options.onSkipped?.(error);
  }

  #notFound(id: string): NotFoundError {
    return new NotFoundError(
      'instrument',
      id,
      this.#instruments.map((one) => one.id),
    );
  }
}

const knownInstruments: readonly Instrument[] = [
  eq5d5l,
  gad7,
  nrs,
  phq4,
  phq8,
  phq9,
  promisFunction,
  promisSymptoms,
  rand36,
  werkHerstelInstrument,
  who5,
  workAbilityScore,
];
