import type { Assignment, CareEvent, AnswerReader } from '../core/model/care.js';
import type { Consultation } from '../core/model/consultation.js';
import type { Instrument } from '../core/model/instrument.js';
import type { Person } from '../core/model/person.js';
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
import {
  assignmentsAfter,
  consultationKey,
  isSameDecision,
  matchesDraft,
  matchesConversation,
  matchesQuery,
  nextDecision,
  questionnaireOf,
  refuseSimilarSubject,
  refuseFhir,
  storable,
  subjectsIn,
  withRevisions,
  type AdapterData,
  type StoredResponse,
} from './adapter-data.js';
import { NotFoundError } from './errors.js';

/**
 * An adapter with data in memory, for tests, stories and demonstrations. The data is lost when the page closes.
 *
 * @example new MemoryAdapter({ questionnaires: [questionnaire], assignments: { 'Patient/1': [assignment] } })
 */
export class MemoryAdapter implements ProAdapter {
  declare listCareTeam?: NonNullable<ProAdapter['listCareTeam']>;
  declare listSharing?: NonNullable<ProAdapter['listSharing']>;
  declare saveSharing?: NonNullable<ProAdapter['saveSharing']>;

  readonly #data: AdapterData;
  readonly #responses = new Map<string, StoredResponse>();
  readonly #assignments = new Map<string, readonly Assignment[]>();
  #preparations: readonly Preparation[];
  #consultations: readonly Consultation[];
  #sharing: readonly Sharing[];
  #drafts: readonly QuestionnaireResponse[] = [];
  readonly #listeners = new Set<{ readonly subject: string; readonly listener: () => void }>();

  constructor(data: AdapterData = {}) {
    refuseFhir(data);
    // A copy, as on a server: later changes by the page to its own objects have no effect.
    this.#data = structuredClone(data);
    for (const response of this.#data.responses ?? []) this.#responses.set(storable(response).id, storable(response));
    for (const [subject, assignments] of Object.entries(this.#data.assignments ?? {})) {
      this.#assignments.set(subject, assignments);
    }
    this.#preparations = this.#data.preparations ?? [];
    this.#consultations = this.#data.consultations ?? [];
    this.#sharing = withRevisions(this.#data.sharing ?? []);
    // The widgets obey decisions only where there are some to read.
    if (this.#data.careTeams) this.listCareTeam = (query, options) => this.#listCareTeam(query, options);
    if (this.#data.sharing) {
      this.listSharing = (query, options) => this.#listSharing(query, options);
      this.saveSharing = (sharing, options) => this.#saveSharing(sharing, options);
    }
  }

  async getQuestionnaire(canonical: string, { signal }: RequestOptions): Promise<Questionnaire> {
    signal.throwIfAborted();
    return structuredClone(questionnaireOf(this.#data.questionnaires ?? [], canonical));
  }

  async listResponses(query: ResponseQuery, { signal }: RequestOptions): Promise<readonly QuestionnaireResponse[]> {
    signal.throwIfAborted();
    const responses = [...this.#responses.values()];
    refuseSimilarSubject(query.subject, [...subjectsIn(this.#data), ...responses.map((response) => response.subject)]);
    return structuredClone(responses.filter((response) => matchesQuery(response, query)));
  }

  async submitResponse(response: QuestionnaireResponse, { signal }: RequestOptions): Promise<QuestionnaireResponse> {
    signal.throwIfAborted();
    const stored = structuredClone(storable(response));
    const { id, subject } = stored;
    const assignments = this.#assignments.get(subject) ?? [];
    this.#assignments.set(subject, assignmentsAfter(assignments, stored, this.#responses.get(id)));
    this.#responses.set(id, stored);
    this.#drafts = this.#drafts.filter((draft) => draft.id !== id);
    this.#notify(subject);
    return structuredClone(stored);
  }

  async loadDraft(query: DraftQuery, { signal }: RequestOptions): Promise<QuestionnaireResponse | undefined> {
    signal.throwIfAborted();
    return structuredClone(this.#drafts.find((draft) => matchesDraft(draft, query)));
  }

  async saveDraft(draft: QuestionnaireResponse, { signal }: RequestOptions): Promise<void> {
    signal.throwIfAborted();
    const { subject, questionnaire } = storable(draft);
    const others = this.#drafts.filter((other) => !matchesDraft(other, { subject, questionnaire }));
    this.#drafts = [...others, structuredClone(draft)];
  }

  async removeDraft(query: DraftQuery, { signal }: RequestOptions): Promise<void> {
    signal.throwIfAborted();
    this.#drafts = this.#drafts.filter((draft) => !matchesDraft(draft, query));
  }

  async listScores({ subject, instrument }: ScoreQuery, { signal }: RequestOptions): Promise<readonly Measurement[]> {
    signal.throwIfAborted();
    return structuredClone(this.#data.scores?.[subject]?.[instrument] ?? []);
  }

  async listAssignments({ subject }: SubjectQuery, { signal }: RequestOptions): Promise<readonly Assignment[]> {
    signal.throwIfAborted();
    return structuredClone(this.#assignments.get(subject) ?? []);
  }

  async listEvents({ subject }: SubjectQuery, { signal }: RequestOptions): Promise<readonly CareEvent[]> {
    signal.throwIfAborted();
    return structuredClone(this.#data.events?.[subject] ?? []);
  }

  async listReaders({ subject }: SubjectQuery, { signal }: RequestOptions): Promise<readonly AnswerReader[]> {
    signal.throwIfAborted();
    return structuredClone(this.#data.readers?.[subject] ?? []);
  }

  async getInstrument(id: string, { signal }: RequestOptions): Promise<Instrument> {
    signal.throwIfAborted();
    const instruments = this.#data.instruments ?? [];
    const instrument = instruments.find((candidate) => candidate.id === id);
    if (!instrument)
      throw new NotFoundError(
        'instrument',
        id,
        instruments.map((candidate) => candidate.id),
      );
    return structuredClone(instrument);
  }

  async resolveValueSet(canonical: string, { signal }: RequestOptions): Promise<readonly AnswerOption[]> {
    signal.throwIfAborted();
    const options = this.#data.valueSets?.[canonical];
    if (!options) throw new NotFoundError('value set', canonical, Object.keys(this.#data.valueSets ?? {}));
    return structuredClone(options);
  }

  async getPreparation(query: ConversationQuery, { signal }: RequestOptions): Promise<Preparation | undefined> {
    signal.throwIfAborted();
    return structuredClone(this.#preparations.find((preparation) => matchesConversation(preparation, query)));
  }

  async savePreparation(preparation: Preparation, { signal }: RequestOptions): Promise<void> {
    signal.throwIfAborted();
    const others = this.#preparations.filter((other) => !matchesConversation(other, preparation));
    this.#preparations = [...others, structuredClone(preparation)];
    this.#notify(preparation.subject);
  }

  async listConsultations(query: ConversationQuery, { signal }: RequestOptions): Promise<readonly Consultation[]> {
    signal.throwIfAborted();
    return structuredClone(this.#consultations.filter((consultation) => matchesConversation(consultation, query)));
  }

  async saveConsultation(consultation: Consultation, { signal }: RequestOptions): Promise<void> {
    signal.throwIfAborted();
    const key = consultationKey(consultation);
    const others = this.#consultations.filter(
      (other) => !matchesConversation(other, consultation) || consultationKey(other) !== key,
    );
    this.#consultations = [...others, structuredClone(consultation)];
    this.#notify(consultation.subject);
  }

  async #listCareTeam({ subject }: SubjectQuery, { signal }: RequestOptions): Promise<readonly Person[]> {
    signal.throwIfAborted();
    return structuredClone(this.#data.careTeams?.[subject] ?? []);
  }

  async #listSharing({ subject }: SubjectQuery, { signal }: RequestOptions): Promise<readonly Sharing[]> {
    signal.throwIfAborted();
    return structuredClone(this.#sharing.filter((decision) => decision.subject === subject));
  }

  async #saveSharing(sharing: Sharing, { signal }: RequestOptions): Promise<Sharing> {
    signal.throwIfAborted();
    const stored = this.#sharing.find((decision) => isSameDecision(decision, sharing));
    const next = nextDecision(structuredClone(sharing), stored);
    this.#sharing = [...this.#sharing.filter((decision) => decision !== stored), next];
    this.#notify(sharing.subject);
    return structuredClone(next);
  }

  subscribe({ subject }: SubjectQuery, listener: () => void): () => void {
    const entry = { subject, listener };
    this.#listeners.add(entry);
    return () => this.#listeners.delete(entry);
  }

  async getLaunchContext(
    { subject = '', names }: LaunchContextQuery,
    { signal }: RequestOptions,
  ): Promise<Readonly<Record<string, unknown>>> {
    signal.throwIfAborted();
    const context = Object.entries(this.#data.launchContexts?.[subject] ?? {});
    return structuredClone(Object.fromEntries(context.filter(([name]) => names.includes(name))));
  }

  #notify(subject: string): void {
    // Asynchronous, so that an error in a listener does not reject the submission.
    for (const entry of this.#listeners) {
      if (entry.subject === subject) queueMicrotask(() => this.#listeners.has(entry) && entry.listener());
    }
  }
}
