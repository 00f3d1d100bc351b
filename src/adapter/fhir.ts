import { assembleQuestionnaire } from '../core/form/assemble.js';
import type { Assignment, CareEvent, AnswerReader } from '../core/model/care.js';
import type { Instrument } from '../core/model/instrument.js';
import type { Person, Role } from '../core/model/person.js';
import type { AnswerOption, Questionnaire } from '../core/model/questionnaire.js';
import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import type { Measurement } from '../core/model/score.js';
import type { EventType } from '../fhir/events-from-fhir.js';
import type { JsonObject } from '../fhir/json.js';
import type {
  DraftQuery,
  FormQuery,
  LaunchContextQuery,
  ProAdapter,
  ReaderQuery,
  RequestOptions,
  ResponseQuery,
  ScoreQuery,
  SubjectQuery,
} from './adapter.js';
import { ChangeFeed } from './change-feed.js';
import { NotFoundError } from './errors.js';
import { listTasks } from './fhir/assignments.js';
import { FhirClient, versionTag } from './fhir/client.js';
import {
  getPreparation,
  listConsultations,
  saveConsultation,
  savePreparation,
  type ConversationContext,
} from './fhir/conversations.js';
import { loadDraft, removeDraft, saveDraft } from './fhir/drafts.js';
import { listEvents } from './fhir/events.js';
import { launchContextOf, runFormQuery } from './fhir/launch-context.js';
import { optionsOf, questionnaireOf } from './fhir/questionnaires.js';
import { standardInstruments } from './fhir/instruments.js';
import { listCareTeam } from './fhir/people.js';
import { listReaders } from './fhir/readers.js';
import { listResponses } from './fhir/responses.js';
import { listScores, refuseUnknownScales, type ScoreCodes } from './fhir/scores.js';
import { listSharing, saveSharing, type ConsentOptions } from './fhir/sharing.js';
import { submit } from './fhir/submit.js';
import { connectionOf, type ConnectionOptions } from './http.js';

export type { EventType } from '../fhir/events-from-fhir.js';
export type { ScoreCodes } from './fhir/scores.js';
export type { ConsentOptions } from './fhir/sharing.js';

/** The address of the FHIR server, and the data that it has. */
export interface FhirAdapterOptions extends ConnectionOptions {
  /** The instruments, because FHIR has no resource for them. Default: those of this library. */
  readonly instruments?: readonly Instrument[];
  /**
   * Additional codes of this server for the Observations of a score, by the ids of instrument and scale:
   * `{ 'phq-9.phq-9-total': [coding] }`.
   */
  readonly scoreCodes?: ScoreCodes;
  /** Writes the scores of a response as Observations. Default: false. */
  readonly writesScores?: boolean;
  /** Completes the Task of a submitted response. Default: true. */
  readonly completesTasks?: boolean;
  /**
   * The shape of the patient's decisions about sharing, which are Consents. With it, the adapter has `listSharing` and
   * `saveSharing`, and a viewer other than the patient sees only what was shared. Default: decisions are not kept here.
   */
  readonly consents?: ConsentOptions;
  /** Roles of the host application, by whose codes people are recognized, besides those of this library. */
  readonly roles?: readonly Role[];
  /** Keeps preparations and notes as Communications. Set `false` for a server without them. Default: true. */
  readonly keepsConversations?: boolean;
  /** The types of care events on the time axis. Default: none. */
  readonly events?: readonly EventType[];
  /** Called for each invalid resource, which is skipped. The error holds no answer. */
  readonly onSkipped?: (error: Error) => void;
}

/**
 * An adapter for a FHIR R4 server. It needs the address and a token (or a `fetch` of the host application).
 *
 * It only calls that address and stores nothing in the browser. docs/adapter-fhir.md describes the resources that it
 * reads and writes, and the requirements for the server.
 *
 * @example new FhirAdapter({ baseUrl: 'https://fhir.example.org/r4', token: () => session.accessToken })
 */
export class FhirAdapter implements ProAdapter {
  declare readonly getPreparation?: NonNullable<ProAdapter['getPreparation']>;
  declare readonly savePreparation?: NonNullable<ProAdapter['savePreparation']>;
  declare readonly listConsultations?: NonNullable<ProAdapter['listConsultations']>;
  declare readonly saveConsultation?: NonNullable<ProAdapter['saveConsultation']>;
  declare readonly listSharing?: NonNullable<ProAdapter['listSharing']>;
  declare readonly saveSharing?: NonNullable<ProAdapter['saveSharing']>;

  readonly #options: FhirAdapterOptions;
  readonly #client: FhirClient;
  readonly #instruments: readonly Instrument[];
  readonly #changes: ChangeFeed;
  /** The last seen version of each response, so that a later change by another client is not overwritten. */
  readonly #versions = new Map<string, string>();
  /** The pending write of each response, which the next write waits for. */
  readonly #pendingWrites = new Map<string, Promise<unknown>>();

  constructor(options: FhirAdapterOptions) {
    const connection = connectionOf(options);
    this.#options = options;
    this.#client = new FhirClient(connection);
    this.#instruments = options.instruments ?? standardInstruments;
    refuseUnknownScales(options.scoreCodes ?? {}, this.#instruments);
    this.#changes = new ChangeFeed(`${connection.base.href}`);
    // The widgets offer what the adapter has a method for.
    if (options.keepsConversations !== false) Object.assign(this, this.#conversationMethods());
    if (options.consents) Object.assign(this, this.#sharingMethods(options.consents));
  }

  /** Returns a questionnaire; of a modular form with its parts in it, as its responses are. */
  async getQuestionnaire(canonical: string, options: RequestOptions): Promise<Questionnaire> {
    const load = (part: string) => questionnaireOf(this.#client, part, options);
    return assembleQuestionnaire(await load(canonical), load);
  }

  async listResponses(query: ResponseQuery, options: RequestOptions): Promise<readonly QuestionnaireResponse[]> {
    const found = await listResponses({ ...this.#context, leaveOut: this.#skipReporter(options) }, query, options);
    for (const { response, resource } of found) this.#rememberVersion(response.id, resource);
    return found.map(({ response }) => response);
  }

  async submitResponse(response: QuestionnaireResponse, options: RequestOptions): Promise<QuestionnaireResponse> {
    const sent = structuredClone(response);
    const stored = await this.#inSequence(sent.id, () => submit(this.#context, sent, options));
    this.#rememberVersion(sent.id, stored.resource);
    if (sent.subject) this.#changes.notify([sent.subject]);
    return stored.response;
  }

  loadDraft(query: DraftQuery, options: RequestOptions): Promise<QuestionnaireResponse | undefined> {
    return loadDraft(this.#context, query, options);
  }

  saveDraft(draft: QuestionnaireResponse, options: RequestOptions): Promise<void> {
    const saved = structuredClone(draft);
    return this.#inSequence(saved.id, () => saveDraft(this.#context, saved, options));
  }

  removeDraft(query: DraftQuery, options: RequestOptions): Promise<void> {
    return removeDraft(this.#context, query, options);
  }

  async listScores({ subject, instrument: id }: ScoreQuery, options: RequestOptions): Promise<readonly Measurement[]> {
    options.signal.throwIfAborted();
    const instrument = this.#instruments.find((candidate) => candidate.id === id);
    if (instrument) {
      const { scoreCodes = {} } = this.#options;
      return listScores(this.#client, subject, instrument, scoreCodes, this.#skipReporter(options), options);
    }
    this.#reportSkipped(this.#notFound(id));
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
    const instrument = this.#instruments.find((candidate) => candidate.id === id);
    if (!instrument) throw this.#notFound(id);
    return structuredClone(instrument);
  }

  resolveValueSet(canonical: string, options: RequestOptions): Promise<readonly AnswerOption[]> {
    return optionsOf(this.#client, canonical, options);
  }

  listReaders(query: ReaderQuery, options: RequestOptions): Promise<readonly AnswerReader[]> {
    return listReaders(this.#peopleContext, query, options);
  }

  listCareTeam({ subject }: SubjectQuery, options: RequestOptions): Promise<readonly Person[]> {
    return listCareTeam(this.#client, subject, this.#options.roles ?? [], options);
  }

  /** Reports submissions by adapters for the same server, in this page and in others of the same origin. */
  subscribe({ subject }: SubjectQuery, listener: () => void): () => void {
    return this.#changes.subscribe(subject, listener);
  }

  getLaunchContext(query: LaunchContextQuery, options: RequestOptions): Promise<Readonly<Record<string, unknown>>> {
    return launchContextOf(this.#client, query, options);
  }

  runQuery(query: FormQuery, options: RequestOptions): Promise<unknown> {
    return runFormQuery(this.#client, query, options);
  }

  #conversationMethods(): Required<
    Pick<ProAdapter, 'getPreparation' | 'savePreparation' | 'listConsultations' | 'saveConsultation'>
  > {
    const seenVersions = new Map<string, string | undefined>();
    const context = (leaveOut = (error: Error) => this.#reportSkipped(error)): ConversationContext => ({
      client: this.#client,
      instruments: this.#instruments,
      seenVersions,
      leaveOut,
    });
    return {
      getPreparation: (query, options) => getPreparation(context(), query, options),
      savePreparation: async (preparation, options) => {
        const { subject, instrument } = preparation;
        const saved = structuredClone(preparation);
        await this.#inSequence(`${subject} ${instrument}`, () => savePreparation(context(), saved, options));
        this.#changes.notify([subject]);
      },
      listConsultations: (query, options) => listConsultations(context(this.#skipReporter(options)), query, options),
      saveConsultation: async (consultation, options) => {
        const { id, subject, instrument, date } = consultation;
        const saved = structuredClone(consultation);
        const key = id ?? `${subject} ${instrument} ${date}`;
        await this.#inSequence(key, () => saveConsultation(context(), saved, options));
        this.#changes.notify([subject]);
      },
    };
  }

  #sharingMethods(consents: ConsentOptions): Required<Pick<ProAdapter, 'listSharing' | 'saveSharing'>> {
    return {
      listSharing: ({ subject }, options) => listSharing(this.#peopleContext, subject, options),
      saveSharing: async (sharing, options) => {
        const { subject, recipient = '', purpose } = sharing;
        const saved = structuredClone(sharing);
        const stored = await this.#inSequence(`${subject} ${recipient} ${purpose}`, () =>
          saveSharing(this.#peopleContext, consents, saved, options),
        );
        this.#changes.notify([subject]);
        return stored;
      },
    };
  }

  get #peopleContext() {
    return { client: this.#client, roles: this.#options.roles ?? [], instruments: this.#instruments };
  }

  get #context() {
    const { completesTasks = true, writesScores = false } = this.#options;
    return {
      client: this.#client,
      questionnaireOf: (canonical: string, options: RequestOptions) => this.getQuestionnaire(canonical, options),
      leaveOut: (error: Error) => this.#reportSkipped(error),
      scored: writesScores ? this.#instruments : [],
      completesTasks,
      seenVersionOf: (id: string) => this.#versions.get(id),
    };
  }

  /** Runs the writes of a response one at a time: two parallel writes would each find none stored and create one. */
  async #inSequence<Result>(id: string | undefined, work: () => Promise<Result>): Promise<Result> {
    const key = id ?? '';
    const previous = this.#pendingWrites.get(key) ?? Promise.resolve();
    const turn = previous.then(work, work);
    this.#pendingWrites.set(key, turn);
    try {
      return await turn;
    } finally {
      if (this.#pendingWrites.get(key) === turn) this.#pendingWrites.delete(key);
    }
  }

  #rememberVersion(id: string | undefined, resource: JsonObject): void {
    const version = versionTag(resource);
    if (id !== undefined && version !== undefined) this.#versions.set(id, version);
  }

  /** Returns a callback that reports to the host application and to the caller of the list. */
  #skipReporter({ onSkipped }: RequestOptions): (error: Error) => void {
    return (error) => {
      this.#reportSkipped(error);
      onSkipped?.(error);
    };
  }

  #reportSkipped(error: Error): void {
    this.#options.onSkipped?.(error);
  }

  #notFound(id: string): NotFoundError {
    return new NotFoundError(
      'instrument',
      id,
      this.#instruments.map((instrument) => instrument.id),
    );
  }
}
