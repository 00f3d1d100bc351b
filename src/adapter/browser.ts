import type { Assignment, CareEvent, AnswerReader } from '../core/model/care.js';
import type { Consultation } from '../core/model/consultation.js';
import type { Instrument } from '../core/model/instrument.js';
import type { Preparation } from '../core/model/preparation.js';
import type { AnswerOption, Questionnaire } from '../core/model/questionnaire.js';
import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import type { Measurement } from '../core/model/score.js';
import type { Sharing } from '../core/model/sharing.js';
import type {
  ConversationQuery,
  DraftQuery,
  LaunchContextQuery,
  ProAdapter,
  RequestOptions,
  ResponseQuery,
  ScoreQuery,
  SubjectQuery,
} from './adapter.js';
import { matchesQuery, refuseSimilarSubject, storable, subjectsIn, type AdapterData } from './adapter-data.js';
import {
  keyOfConsultation,
  openDatabase,
  refill,
  storageErrorOf,
  storeDecision,
  storeResponse,
  type Database,
} from './browser-database.js';
import { ChangeFeed } from './change-feed.js';
import { MemoryAdapter } from './memory.js';

/** The data that the database starts with, and its name. */
export interface BrowserAdapterData extends AdapterData {
  /** Name of the IndexedDB database. Pages with the same name share their data. Default: `pro-widgets`. */
  readonly database?: string;
}

/**
 * An adapter that stores responses, drafts, assignments, preparations, consultations and sharing in the browser (IndexedDB), for
 * demonstrations without a server. The first page that opens the database fills it. The data survives a reload, and all
 * tabs share it. Read-only data (questionnaires, instruments, events, scores, care teams, value sets) always comes from the
 * constructor.
 *
 * Requests for stored data reject with a `StorageError` if the browser stores no data for the page.
 */
export class BrowserAdapter implements ProAdapter {
  declare listCareTeam?: NonNullable<ProAdapter['listCareTeam']>;
  declare listSharing?: NonNullable<ProAdapter['listSharing']>;
  declare saveSharing?: NonNullable<ProAdapter['saveSharing']>;

  readonly #name: string;
  readonly #data: AdapterData;
  readonly #readOnly: MemoryAdapter;
  readonly #changes: ChangeFeed;
  #opened: Promise<Database> | undefined;

  constructor({ database = 'pro-widgets', ...data }: BrowserAdapterData = {}) {
    this.#name = database;
    this.#data = structuredClone(data);
    this.#readOnly = new MemoryAdapter(data);
    this.#changes = new ChangeFeed(database);
    if (this.#readOnly.listCareTeam) this.listCareTeam = this.#readOnly.listCareTeam;
    // The widgets obey decisions only where there are some to read.
    if (data.sharing) {
      this.listSharing = (query, options) => this.#listSharing(query, options);
      this.saveSharing = (sharing, options) => this.#saveSharing(sharing, options);
    }
  }

  getQuestionnaire(canonical: string, options: RequestOptions): Promise<Questionnaire> {
    return this.#readOnly.getQuestionnaire(canonical, options);
  }

  listScores(query: ScoreQuery, options: RequestOptions): Promise<readonly Measurement[]> {
    return this.#readOnly.listScores(query, options);
  }

  listEvents(query: SubjectQuery, options: RequestOptions): Promise<readonly CareEvent[]> {
    return this.#readOnly.listEvents(query, options);
  }

  listReaders(query: SubjectQuery, options: RequestOptions): Promise<readonly AnswerReader[]> {
    return this.#readOnly.listReaders(query, options);
  }

  getInstrument(id: string, options: RequestOptions): Promise<Instrument> {
    return this.#readOnly.getInstrument(id, options);
  }

  resolveValueSet(canonical: string, options: RequestOptions): Promise<readonly AnswerOption[]> {
    return this.#readOnly.resolveValueSet(canonical, options);
  }

  getLaunchContext(query: LaunchContextQuery, options: RequestOptions): Promise<Readonly<Record<string, unknown>>> {
    return this.#readOnly.getLaunchContext(query, options);
  }

  async listResponses(query: ResponseQuery, { signal }: RequestOptions): Promise<readonly QuestionnaireResponse[]> {
    signal.throwIfAborted();
    const responses = await this.#use((database) => database.getAllFromIndex('responses', 'subject', query.subject));
    if (responses.length === 0) refuseSimilarSubject(query.subject, subjectsIn(this.#data));
    return responses.filter((response) => matchesQuery(response, query));
  }

  async listAssignments({ subject }: SubjectQuery, { signal }: RequestOptions): Promise<readonly Assignment[]> {
    signal.throwIfAborted();
    return (await this.#use((database) => database.get('assignments', subject))) ?? [];
  }

  async submitResponse(response: QuestionnaireResponse, { signal }: RequestOptions): Promise<QuestionnaireResponse> {
    signal.throwIfAborted();
    const stored = structuredClone(storable(response));
    await this.#use((database) => storeResponse(database, stored));
    this.#changes.notify([stored.subject]);
    return stored;
  }

  async loadDraft(query: DraftQuery, { signal }: RequestOptions): Promise<QuestionnaireResponse | undefined> {
    signal.throwIfAborted();
    return this.#use((database) => database.get('drafts', [query.subject, query.questionnaire]));
  }

  async saveDraft(draft: QuestionnaireResponse, { signal }: RequestOptions): Promise<void> {
    signal.throwIfAborted();
    const stored = structuredClone(storable(draft));
    await this.#use((database) => database.put('drafts', stored));
  }

  async removeDraft(query: DraftQuery, { signal }: RequestOptions): Promise<void> {
    signal.throwIfAborted();
    await this.#use((database) => database.delete('drafts', [query.subject, query.questionnaire]));
  }

  async getPreparation(query: ConversationQuery, { signal }: RequestOptions): Promise<Preparation | undefined> {
    signal.throwIfAborted();
    return this.#use((database) => database.get('preparations', [query.subject, query.instrument]));
  }

  async savePreparation(preparation: Preparation, { signal }: RequestOptions): Promise<void> {
    signal.throwIfAborted();
    await this.#use((database) => database.put('preparations', preparation));
    this.#changes.notify([preparation.subject]);
  }

  async listConsultations(query: ConversationQuery, { signal }: RequestOptions): Promise<readonly Consultation[]> {
    signal.throwIfAborted();
    return this.#use((database) =>
      database.getAllFromIndex('consultations', 'conversation', [query.subject, query.instrument]),
    );
  }

  async saveConsultation(consultation: Consultation, { signal }: RequestOptions): Promise<void> {
    signal.throwIfAborted();
    await this.#use((database) => database.put('consultations', consultation, keyOfConsultation(consultation)));
    this.#changes.notify([consultation.subject]);
  }

  async #listSharing({ subject }: SubjectQuery, { signal }: RequestOptions): Promise<readonly Sharing[]> {
    signal.throwIfAborted();
    return this.#use((database) => database.getAllFromIndex('sharing', 'subject', subject));
  }

  async #saveSharing(sharing: Sharing, { signal }: RequestOptions): Promise<Sharing> {
    signal.throwIfAborted();
    const stored = await this.#use((database) => storeDecision(database, structuredClone(sharing)));
    this.#changes.notify([sharing.subject]);
    return stored;
  }

  /** Deletes all stored data and restores that of the constructor. */
  async reset(): Promise<void> {
    this.#changes.notify(await this.#use((database) => refill(database, this.#data)));
  }

  subscribe({ subject }: SubjectQuery, listener: () => void): () => void {
    return this.#changes.subscribe(subject, listener);
  }

  async #use<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
    const opened = (this.#opened ??= openDatabase(this.#name, this.#data, () => (this.#opened = undefined)));
    try {
      return await work(await opened);
    } catch (cause) {
      // After any error, the next request opens the database again.
      if (this.#opened === opened) this.#opened = undefined;
      void opened.then((database) => database.close()).catch(() => undefined);
      throw storageErrorOf(cause, this.#name);
    }
  }
}
