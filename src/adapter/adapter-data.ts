import { compareVersions, matchesCanonical } from '../core/model/canonical.js';
import type { Assignment, CareEvent, AnswerReader } from '../core/model/care.js';
import type { Consultation } from '../core/model/consultation.js';
import { fhirProblemOf } from '../core/model/fhir-hint.js';
import type { Instrument } from '../core/model/instrument.js';
import { ModelError } from '../core/model/parse.js';
import type { Person } from '../core/model/person.js';
import type { Preparation } from '../core/model/preparation.js';
import { canonicalOf, type AnswerOption, type Questionnaire } from '../core/model/questionnaire.js';
import { isFinished, type QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import type { Measurement } from '../core/model/score.js';
import type { Sharing } from '../core/model/sharing.js';
import type { ConversationQuery, DraftQuery, ResponseQuery } from './adapter.js';
import { ConflictError, NotFoundError, SubjectError, SubmitError } from './errors.js';

/** The initial data of the adapters in memory and in the browser. */
export interface AdapterData {
  readonly questionnaires?: readonly Questionnaire[];
  /** Responses of all subjects. Each needs its `id` and `subject`. */
  readonly responses?: readonly QuestionnaireResponse[];
  readonly instruments?: readonly Instrument[];
  /** Assignments by subject: `{ 'Patient/1': [...] }`. */
  readonly assignments?: Readonly<Record<string, readonly Assignment[]>>;
  /** Care events by subject. */
  readonly events?: Readonly<Record<string, readonly CareEvent[]>>;
  /** Readers of the answers by subject. */
  readonly readers?: Readonly<Record<string, readonly AnswerReader[]>>;
  /** Scores of another system, by subject and by the `id` of the instrument. */
  readonly scores?: Readonly<Record<string, Readonly<Record<string, readonly Measurement[]>>>>;
  /** Preparations of all subjects. */
  readonly preparations?: readonly Preparation[];
  readonly consultations?: readonly Consultation[];
  /** The people around each subject. With it, the adapter has `listCareTeam`. */
  readonly careTeams?: Readonly<Record<string, readonly Person[]>>;
  /** Decisions of all subjects. With it, the adapter has `listSharing`, and other viewers see what was shared only. */
  readonly sharing?: readonly Sharing[];
  /** Answer options by the canonical of their ValueSet. */
  readonly valueSets?: Readonly<Record<string, readonly AnswerOption[]>>;
  /** FHIR resources by subject and by name, for the expressions of questionnaires: `{ 'Patient/1': { patient } }`. */
  readonly launchContexts?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** @throws {@link ModelError} for FHIR JSON in the data: its responses would have no subject, as if there were none. */
export function refuseFhir({ questionnaires = [], responses = [] }: AdapterData): void {
  for (const [name, entries] of Object.entries({ questionnaires, responses })) {
    for (const [index, entry] of entries.entries()) {
      const problem = fhirProblemOf(entry);
      if (problem) throw new ModelError('The data of the adapter', [{ field: `${name}.${index}`, problem }]);
    }
  }
}

/**
 * Checks the notation of a subject without data, which can also be a new subject.
 *
 * @throws {@link SubjectError} if there is data of a subject with the same ending, such as `Patient/1` for `1`.
 */
export function refuseSimilarSubject(subject: string, subjects: readonly string[]): void {
  if (subjects.includes(subject)) return;
  const similar = subjects.find((candidate) => candidate.endsWith(`/${subject}`));
  if (similar) throw new SubjectError(subject, `It has data of ${JSON.stringify(similar)}; set that as the subject.`);
}

export function subjectsIn(data: AdapterData): string[] {
  const { responses = [], preparations = [], consultations = [], sharing = [] } = data;
  const own = [...responses, ...preparations, ...consultations, ...sharing].flatMap(({ subject }) => subject ?? []);
  const keys = [data.assignments, data.events, data.readers, data.scores, data.careTeams].flatMap((bySubject) =>
    Object.keys(bySubject ?? {}),
  );
  return [...own, ...keys];
}

/** A response with the fields that storage needs. */
export type StoredResponse = QuestionnaireResponse & { readonly id: string; readonly subject: string };

/** Returns the questionnaire of a canonical; without a version, the newest one. */
export function questionnaireOf(questionnaires: readonly Questionnaire[], canonical: string): Questionnaire {
  const matching = questionnaires.filter((questionnaire) => matchesCanonical(canonical, canonicalOf(questionnaire)));
  const newest = matching.toSorted((a, b) => compareVersions(b.version, a.version))[0];
  if (newest) return newest;
  throw new NotFoundError('questionnaire', canonical, questionnaires.map(canonicalOf));
}

export function matchesQuery(response: QuestionnaireResponse, { subject, questionnaires }: ResponseQuery): boolean {
  if (response.subject !== subject) return false;
  return !questionnaires || questionnaires.some((canonical) => matchesCanonical(canonical, response.questionnaire));
}

/** Tells whether a preparation or consultation matches a query. */
export function matchesConversation(record: ConversationQuery, { subject, instrument }: ConversationQuery): boolean {
  return record.subject === subject && record.instrument === instrument;
}

/**
 * Returns the key of a consultation among those of its subject and instrument. A record without an `id` is of before
 * version 0.2, when there was one for each day.
 */
export function consultationKey({ id, date }: Consultation): string {
  return id ?? date;
}

/** Tells whether a decision replaces another one: same subject, recipient and purpose. */
export function isSameDecision(a: Sharing, b: Sharing): boolean {
  return a.subject === b.subject && a.recipient === b.recipient && a.purpose === b.purpose;
}

/**
 * Returns a decision as it is stored, with the next revision.
 *
 * @throws {@link ConflictError} if it was made on another revision than the stored one.
 */
export function nextDecision(decision: Sharing, stored: Sharing | undefined): Sharing {
  if (decision.revision !== stored?.revision)
    throw new ConflictError('The decision was changed elsewhere. Read it again, show it, and let the patient decide.');
  return { ...decision, revision: String(Number(stored?.revision ?? 0) + 1) };
}

/** Returns the decisions with a revision, as storage has them. */
export function withRevisions(sharing: readonly Sharing[]): Sharing[] {
  return sharing.map((decision) => ({ ...decision, revision: decision.revision ?? '1' }));
}

/** Tells whether a draft is of the subject and the version of the questionnaire in a query. */
export function matchesDraft(draft: QuestionnaireResponse, { subject, questionnaire }: DraftQuery): boolean {
  return draft.subject === subject && draft.questionnaire === questionnaire;
}

/** Returns the response if it can be stored. @throws {@link SubmitError} that names the missing field. */
export function storable(response: QuestionnaireResponse): StoredResponse {
  const { id, subject } = response;
  if (!id)
    throw new SubmitError('The response has no id. Set it when the form starts, so that the response is stored once.');
  if (!subject) throw new SubmitError('The response has no subject. Set the subject on <pro-provider>.');
  return { ...response, id, subject };
}

/**
 * Returns the assignments after a response was submitted: it completes the first open one for its questionnaire.
 *
 * @param previous The stored response with the same `id`. A repeated submission completes no other assignment.
 */
export function assignmentsAfter(
  assignments: readonly Assignment[],
  response: QuestionnaireResponse,
  previous: QuestionnaireResponse | undefined,
): readonly Assignment[] {
  if (!isFinished(response.status) || isFinished(previous?.status)) return assignments;
  const answered = assignments.find(
    ({ status, questionnaire }) =>
      (status === 'sent' || status === 'opened') && matchesCanonical(questionnaire, response.questionnaire),
  );
  const completed = response.authored ?? new Date().toISOString();
  return assignments.map((assignment) =>
    assignment === answered ? { ...assignment, status: 'completed', completed } : assignment,
  );
}
