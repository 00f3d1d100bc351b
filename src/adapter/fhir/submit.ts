import type { Instrument } from '../../core/model/instrument.js';
import type { Questionnaire } from '../../core/model/questionnaire.js';
import type { QuestionnaireResponse } from '../../core/model/questionnaire-response.js';
import { completedTask } from '../../fhir/assignments-from-fhir.js';
import type { JsonObject } from '../../fhir/json.js';
import { referenceTo, stringOf } from '../../fhir/resource.js';
import { responseFromFhir } from '../../fhir/response-from-fhir.js';
import type { RequestOptions } from '../adapter.js';
import { assignmentsAfter, isDone, storable, type StoredResponse } from '../adapter-data.js';
import { SubmitError, UnavailableError } from '../errors.js';
import { listTasks, type AssignedTask } from './assignments.js';
import { versionTag, type FhirClient, type TransactionEntry } from './client.js';
import {
  aboutAnother,
  asHere,
  asOf,
  findResource,
  identifierOf,
  isAbout,
  isSameContent,
  resourceFor,
  type ResponseContext,
} from './responses.js';
import { scoreEntries, update } from './scores.js';

/** What submitting needs of the adapter, and what the host chose. */
export interface SubmitContext extends ResponseContext {
  /** Whose scores are written along; none where the host wants none. */
  readonly scored: readonly Instrument[];
  readonly completesTasks: boolean;
  /** The version of a response that was last seen here; undefined where it was not. */
  seenVersionOf(id: string): string | undefined;
}

const attempts = 3;

/**
 * Stores a response with its scores and its Task: all in one transaction, or nothing. Sent again, what is there is found
 * by its identifier and left as it is, also when the first answer of the server was lost on its way.
 */
export async function submit(
  context: SubmitContext,
  sent: QuestionnaireResponse,
  options: RequestOptions,
): Promise<{ readonly resource: JsonObject; readonly response: QuestionnaireResponse }> {
  const asked = storable(sent);
  const response = asHere(context.client, asked);
  const { id, subject } = response;
  const questionnaire = await context.questionnaireOf(response.questionnaire, options);
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    // First the Tasks: one that is completed by this very response elsewhere is then seen as open, and refused.
    const tasks = context.completesTasks ? await listTasks(context.client, subject, options) : [];
    const existing = await findResource(context.client, id, options);
    if (existing) refuse(context, response, existing, questionnaire);
    if (existing && isSameContent(questionnaire, response, existing)) {
      return { resource: existing, response: readBack(context.client, questionnaire, existing, asked) };
    }
    const resource = resourceFor(questionnaire, response, existing);
    const written = await write(context, { response, questionnaire, resource, existing, tasks }, options);
    const stored = written && (written.resource ?? (await findResource(context.client, id, options)));
    if (stored?.['status'] === response.status) {
      return { resource: stored, response: readBack(context.client, questionnaire, stored, asked) };
    }
    // Something of it was changed at the same moment: perhaps by this very response, sent from elsewhere, or its draft.
  }
  throw new UnavailableError('The response, its Task or its scores are being changed elsewhere. Try again later.');
}

interface Writing {
  readonly response: StoredResponse;
  readonly questionnaire: Questionnaire;
  readonly resource: JsonObject;
  readonly existing: JsonObject | undefined;
  readonly tasks: readonly AssignedTask[];
}

/** Undefined where something was not as it was read any more. */
async function write(
  { client, scored }: SubmitContext,
  { response, questionnaire, resource, existing, tasks }: Writing,
  options: RequestOptions,
): Promise<{ readonly resource: JsonObject | undefined } | undefined> {
  // Not the UUID of the identifier: servers put the resource's address in the place of this one, wherever it stands.
  const fullUrl = `urn:uuid:${crypto.randomUUID()}`;
  const id = stringOf(resource['id']);
  const reference = id ? `QuestionnaireResponse/${id}` : fullUrl;
  const others = isDone(response)
    ? [
        ...scoreEntries(scored, questionnaire, response, reference, await scoresOn(client, scored, existing, options)),
        ...taskEntries(askingFor(client, questionnaire, response, tasks), response, existing, reference),
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
  const answers = await client.transaction([own, ...others], options);
  return answers && { resource: answers[0]?.['resourceType'] === 'QuestionnaireResponse' ? answers[0] : undefined };
}

/** The Observations that were made of a response before. */
async function scoresOn(
  client: FhirClient,
  scored: readonly Instrument[],
  existing: JsonObject | undefined,
  options: RequestOptions,
): Promise<readonly JsonObject[]> {
  if (!existing || scored.length === 0) return [];
  const found = await client.search('Observation', { 'derived-from': referenceTo(existing) }, options);
  return found.matches;
}

/** The Tasks as they ask for a canonical, also where one names the Questionnaire by its id on the server. */
function askingFor(
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

/** The Task that the response completes; none where it was in before. */
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

/** Somebody else's response, or one that was changed after it was last seen here. */
function refuse(
  { client, seenVersionOf }: SubmitContext,
  response: StoredResponse,
  existing: JsonObject,
  questionnaire: Questionnaire,
): void {
  if (!isAbout(client, existing, response.subject)) throw aboutAnother();
  const seen = seenVersionOf(response.id);
  const status = stringOf(existing['status']);
  const isSent = status === 'completed' || status === 'amended';
  const isChanged = seen !== undefined && seen !== versionTag(existing);
  if (isSent && isChanged && !isSameContent(questionnaire, response, existing)) {
    throw new SubmitError('The response was changed elsewhere after it was opened here. Open it again to change it.');
  }
}

/** What the server says that it stored, under the id that was sent; what was sent, where that is no response to the form. */
function readBack(
  client: FhirClient,
  questionnaire: Questionnaire,
  stored: JsonObject,
  sent: StoredResponse,
): QuestionnaireResponse {
  try {
    return { ...asOf(client, sent.subject, responseFromFhir(questionnaire, stored)), id: sent.id };
  } catch {
    return structuredClone(sent);
  }
}
