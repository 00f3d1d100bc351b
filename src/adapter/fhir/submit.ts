import type { Instrument } from '../../core/model/instrument.js';
import type { Questionnaire } from '../../core/model/questionnaire.js';
import { isFinished, type QuestionnaireResponse } from '../../core/model/questionnaire-response.js';
import { completedTask } from '../../fhir/assignments-from-fhir.js';
import type { JsonObject } from '../../fhir/json.js';
import { referenceTo, stringOf } from '../../fhir/resource.js';
import { responseFromFhir } from '../../fhir/response-from-fhir.js';
import type { RequestOptions } from '../adapter.js';
import { assignmentsAfter, storable, type StoredResponse } from '../adapter-data.js';
import { SubmitError, UnavailableError } from '../errors.js';
import { listTasks, type AssignedTask } from './assignments.js';
import { versionTag, type FhirClient, type TransactionEntry } from './client.js';
import {
  otherSubjectError,
  withRelativeReferences,
  withSubject,
  findResource,
  identifierOf,
  isAbout,
  hasSameContent,
  resourceFor,
  type ResponseContext,
} from './responses.js';
import { scoreEntries, update } from './scores.js';

export interface SubmitContext extends ResponseContext {
  /** The instruments whose scores are written with the response; empty if the host wants none. */
  readonly scored: readonly Instrument[];
  readonly completesTasks: boolean;
  /** The version of a response that this adapter has last seen. */
  seenVersionOf(id: string): string | undefined;
}

const maximumAttempts = 3;

/**
 * Stores a response with its scores and Task in one transaction. Safe to repeat, also after a lost response of the server:
 * an equal response with this identifier stays unchanged.
 */
export async function submit(
  context: SubmitContext,
  sent: QuestionnaireResponse,
  options: RequestOptions,
): Promise<{ readonly resource: JsonObject; readonly response: QuestionnaireResponse }> {
  const original = storable(sent);
  const response = withRelativeReferences(context.client, original);
  const { id, subject } = response;
  const questionnaire = await context.questionnaireOf(response.questionnaire, options);
  for (let attempt = 1; attempt <= maximumAttempts; attempt += 1) {
    // Tasks are read first. If another tab completes one with this response now, the conditional update here fails.
    const tasks = context.completesTasks ? await listTasks(context.client, subject, options) : [];
    const existing = await findResource(context.client, id, options);
    if (existing) refuseConflict(context, response, existing, questionnaire);
    if (existing && hasSameContent(questionnaire, response, existing)) {
      return { resource: existing, response: readBack(context.client, questionnaire, existing, original) };
    }
    const resource = resourceFor(questionnaire, response, existing);
    const result = await write(context, { response, questionnaire, resource, existing, tasks }, options);
    const stored = result && (result.resource ?? (await findResource(context.client, id, options)));
    if (stored?.['status'] === response.status) {
      return { resource: stored, response: readBack(context.client, questionnaire, stored, original) };
    }
    // A part was changed at the same time, perhaps by this response from another tab, or by its draft. Try again.
  }
  throw new UnavailableError(
    'The response, its Task or its scores were changed elsewhere at the same time. Try again later.',
  );
}

interface PlannedWrite {
  readonly response: StoredResponse;
  readonly questionnaire: Questionnaire;
  readonly resource: JsonObject;
  readonly existing: JsonObject | undefined;
  readonly tasks: readonly AssignedTask[];
}

/** Writes the response and what belongs to it. Returns undefined if a resource has changed since it was read. */
async function write(
  { client, scored }: SubmitContext,
  { response, questionnaire, resource, existing, tasks }: PlannedWrite,
  options: RequestOptions,
): Promise<{ readonly resource: JsonObject | undefined } | undefined> {
  // A new UUID, not that of the identifier: servers replace every occurrence by the address of the resource.
  const fullUrl = `urn:uuid:${crypto.randomUUID()}`;
  const id = stringOf(resource['id']);
  const reference = id ? `QuestionnaireResponse/${id}` : fullUrl;
  const others = isFinished(response.status)
    ? [
        ...scoreEntries(
          scored,
          questionnaire,
          response,
          reference,
          await existingScores(client, scored, existing, options),
        ),
        ...taskEntries(withCanonical(client, questionnaire, response, tasks), response, existing, reference),
      ]
    : [];
  const ifMatch = existing && versionTag(existing);
  const ifNoneExist = existing ? undefined : identifierOf(response.id);
  const condition = { ...(ifMatch ? { ifMatch } : {}), ...(ifNoneExist ? { ifNoneExist } : {}) };
  if (others.length === 0) return client.write(resource, condition, options);
  const own: TransactionEntry = {
    ...(id ? {} : { fullUrl }),
    resource,
    request: {
      ...(id ? { method: 'PUT', url: reference } : { method: 'POST', url: 'QuestionnaireResponse' }),
      ...condition,
    },
  };
  const entries = await client.transaction([own, ...others], options);
  return entries && { resource: entries[0]?.['resourceType'] === 'QuestionnaireResponse' ? entries[0] : undefined };
}

async function existingScores(
  client: FhirClient,
  scored: readonly Instrument[],
  existing: JsonObject | undefined,
  options: RequestOptions,
): Promise<readonly JsonObject[]> {
  if (!existing || scored.length === 0) return [];
  const found = await client.search('Observation', { 'derived-from': referenceTo(existing) }, options);
  return found.matches;
}

/** Replaces the id of the Questionnaire in assignments by its canonical. */
function withCanonical(
  client: FhirClient,
  { id }: Questionnaire,
  { questionnaire }: StoredResponse,
  tasks: readonly AssignedTask[],
): AssignedTask[] {
  return tasks.map(({ assignment, task }) => {
    const isById = id !== undefined && client.referenceOf(assignment.questionnaire) === `Questionnaire/${id}`;
    return { task, assignment: isById ? { ...assignment, questionnaire } : assignment };
  });
}

/** The update of the Task that a response completes; empty if the response was complete before. */
function taskEntries(
  tasks: readonly AssignedTask[],
  response: QuestionnaireResponse,
  existing: JsonObject | undefined,
  reference: string,
): TransactionEntry[] {
  const before = existing && { ...response, status: existing['status'] as QuestionnaireResponse['status'] };
  const assignments = tasks.map(({ assignment }) => assignment);
  const after = assignmentsAfter(assignments, response, before);
  return tasks.flatMap(({ assignment, task }, index) => {
    if (after[index] === assignment) return [];
    return [update(task, completedTask(task, reference, new Date()))];
  });
}

/** Throws if the existing response is of another subject, or was changed after this adapter has last seen it. */
function refuseConflict(
  { client, seenVersionOf }: SubmitContext,
  response: StoredResponse,
  existing: JsonObject,
  questionnaire: Questionnaire,
): void {
  if (!isAbout(client, existing, response.subject)) throw otherSubjectError();
  const seenVersion = seenVersionOf(response.id);
  const isChanged = seenVersion !== undefined && seenVersion !== versionTag(existing);
  if (isFinished(stringOf(existing['status'])) && isChanged && !hasSameContent(questionnaire, response, existing)) {
    throw new SubmitError(
      'The response was changed elsewhere after it was opened here. Open it again before you change it.',
    );
  }
}

/** Reads the stored response, with the id that was sent. Falls back to the response that was sent if it is unreadable. */
function readBack(
  client: FhirClient,
  questionnaire: Questionnaire,
  stored: JsonObject,
  sent: StoredResponse,
): QuestionnaireResponse {
  try {
    return { ...withSubject(client, sent.subject, responseFromFhir(questionnaire, stored)), id: sent.id };
  } catch {
    return structuredClone(sent);
  }
}
