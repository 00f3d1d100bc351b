import { compareVersions, matchesCanonical } from '../core/model/canonical.js';
import type { Assignment, CareEvent, AnswerReader } from '../core/model/care.js';
import type { Consultation } from '../core/model/consultation.js';
import { fhirProblemOf } from '../core/model/fhir-hint.js';
import type { Instrument } from '../core/model/instrument.js';
import { ModelError } from '../core/model/parse.js';
import type { Preparation } from '../core/model/preparation.js';
import { canonicalOf, type AnswerOption, type Questionnaire } from '../core/model/questionnaire.js';
import { isFinished, type QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import type { Measurement } from '../core/model/score.js';
import type { ConversationQuery, DraftQuery, ResponseQuery } from './adapter.js';
import { NotFoundError, SubjectError, SubmitError } from './errors.js';

/** What the adapters in memory and in the browser start with. */
export interface AdapterData {
  readonly questionnaires?: readonly Questionnaire[];
  /** Of any subject; each needs its `id` and `subject`. */
  readonly responses?: readonly QuestionnaireResponse[];
  readonly instruments?: readonly Instrument[];
  /** Subject -> assignments: `{ 'Patient/1': [...] }`. */
  readonly assignments?: Readonly<Record<string, readonly Assignment[]>>;
  /** Subject -> what happened. */
  readonly events?: Readonly<Record<string, readonly CareEvent[]>>;
  /** Subject -> who can see the answers. */
  readonly readers?: Readonly<Record<string, readonly AnswerReader[]>>;
  /** Subject -> `id` of the instrument -> scores that were computed elsewhere. */
  readonly scores?: Readonly<Record<string, Readonly<Record<string, readonly Measurement[]>>>>;
  /** Of any subject. */
  readonly preparations?: readonly Preparation[];
  readonly consultations?: readonly Consultation[];
  /** Canonical -> options. */
  readonly valueSets?: Readonly<Record<string, readonly AnswerOption[]>>;
}

/** @throws {@link ModelError} for FHIR JSON among the data: its responses would be nobody's, which looks like no data. */
export function refuseFhir({ questionnaires = [], responses = [] }: AdapterData): void {
  for (const [name, given] of Object.entries({ questionnaires, responses })) {
    for (const [index, one] of given.entries()) {
      const problem = fhirProblemOf(one);
      if (problem) throw new ModelError('The data of the adapter', [{ field: `${name}.${index}`, problem }]);
    }
  }
}

/**
 * @throws {@link SubjectError} if nothing is of this subject, and something is of one that ends like it: `Patient/1` for
 *   `1`. A subject without any data may be new.
 */
export function refuseAlmost(subject: string, known: readonly string[]): void {
  if (known.includes(subject)) return;
  const almost = known.find((one) => one.endsWith(`/${subject}`));
  if (almost) throw new SubjectError(subject, `It has data of ${JSON.stringify(almost)}: is that the subject?`);
}

/** Every subject that the data are of. */
export function subjectsIn(data: AdapterData): string[] {
  const { responses = [], preparations = [], consultations = [] } = data;
  const named = [...responses, ...preparations, ...consultations].flatMap(({ subject }) => subject ?? []);
  const keys = [data.assignments, data.events, data.readers, data.scores].flatMap((one) => Object.keys(one ?? {}));
  return [...named, ...keys];
}

/** A response that can be found again. */
export type StoredResponse = QuestionnaireResponse & { readonly id: string; readonly subject: string };

/** The questionnaire of a canonical; the newest version where it names none. */
export function questionnaireOf(questionnaires: readonly Questionnaire[], canonical: string): Questionnaire {
  const found = questionnaires.filter((one) => matchesCanonical(canonical, canonicalOf(one)));
  const newest = found.toSorted((a, b) => compareVersions(b.version, a.version))[0];
  if (newest) return newest;
  throw new NotFoundError('questionnaire', canonical, questionnaires.map(canonicalOf));
}

export function matchesQuery(response: QuestionnaireResponse, { subject, questionnaires }: ResponseQuery): boolean {
  if (response.subject !== subject) return false;
  return !questionnaires || questionnaires.some((asked) => matchesCanonical(asked, response.questionnaire));
}

/** Whether a preparation or consultation is about this subject and instrument. */
export function isOfConversation(one: ConversationQuery, { subject, instrument }: ConversationQuery): boolean {
  return one.subject === subject && one.instrument === instrument;
}

/** Whether a draft is of this subject and this version of the questionnaire. */
export function isDraftOf(draft: QuestionnaireResponse, { subject, questionnaire }: DraftQuery): boolean {
  return draft.subject === subject && draft.questionnaire === questionnaire;
}

/** The response as it can be stored, or a {@link SubmitError} that says what it lacks. */
export function storable(response: QuestionnaireResponse): StoredResponse {
  const { id, subject } = response;
  if (!id)
    throw new SubmitError('The response has no id. Give it one when the form starts, so that it is stored once.');
  if (!subject) throw new SubmitError('The response has no subject. Set the subject on <pro-provider>.');
  return { ...response, id, subject };
}

/**
 * The assignments after a response came in: the first open one that asks for its questionnaire is completed.
 *
 * @param before What was stored under the response's id; sending again completes nothing more.
 */
export function assignmentsAfter(
  assignments: readonly Assignment[],
  response: QuestionnaireResponse,
  before: QuestionnaireResponse | undefined,
): readonly Assignment[] {
  if (!isFinished(response.status) || isFinished(before?.status)) return assignments;
  const answered = assignments.find(
    ({ status, questionnaire }) =>
      (status === 'sent' || status === 'opened') && matchesCanonical(questionnaire, response.questionnaire),
  );
  const completed = response.authored ?? new Date().toISOString();
  return assignments.map((one) => (one === answered ? { ...one, status: 'completed', completed } : one));
}
