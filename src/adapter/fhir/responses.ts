import { meansCanonical } from '../../core/model/canonical.js';
import type { Questionnaire } from '../../core/model/questionnaire.js';
import type { QuestionnaireResponse } from '../../core/model/questionnaire-response.js';
import type { JsonObject } from '../../fhir/json.js';
import { referenceOf, stringOf } from '../../fhir/resource.js';
import { responseFromFhir, uuidOf } from '../../fhir/response-from-fhir.js';
import { responseToFhir } from '../../fhir/response-to-fhir.js';
import type { RequestOptions, ResponseQuery } from '../adapter.js';
import type { StoredResponse } from '../adapter-data.js';
import { SessionExpiredError, SubmitError, UnavailableError } from '../errors.js';
import type { FhirClient } from './client.js';

/** What reading and writing responses needs of the adapter. */
export interface ResponseContext {
  readonly client: FhirClient;
  questionnaireOf(canonical: string, options: RequestOptions): Promise<Questionnaire>;
  /** Told what could not be used, so that one wrong response does not hide the others. */
  leaveOut(error: Error): void;
}

/** A response as the server has it, and as we read it. */
export interface FoundResponse {
  readonly resource: JsonObject;
  readonly response: QuestionnaireResponse;
}

/** What is in a list of responses: drafts are the patient's own until they are sent. */
const sent = ['completed', 'amended', 'stopped'];

/** The subject's responses. Questionnaires are picked out here: not every server searches canonicals without version. */
export async function listResponses(
  { client, questionnaireOf, leaveOut }: ResponseContext,
  { subject, questionnaires }: ResponseQuery,
  options: RequestOptions,
): Promise<FoundResponse[]> {
  if (questionnaires?.length === 0) return [];
  const { matches } = await client.searchOf(subject, 'QuestionnaireResponse', { status: sent.join(',') }, options);
  const asked = matches.filter(
    ({ status, questionnaire }) =>
      sent.includes(stringOf(status) ?? '') &&
      (!questionnaires || questionnaires.some((one) => meansCanonical(one, stringOf(questionnaire) ?? ''))),
  );
  const canonicals = [...new Set(asked.flatMap(({ questionnaire }) => stringOf(questionnaire) ?? []))];
  const loaded = new Map(
    await Promise.all(
      canonicals.map(async (canonical) => {
        const read = questionnaireOf(canonical, options).catch((error: Error) => error);
        return [canonical, await read] as const;
      }),
    ),
  );
  options.signal.throwIfAborted();
  // Nothing is wrong with these responses: they cannot be read now, which is not the same as that there are none.
  for (const problem of loaded.values()) {
    if (problem instanceof SessionExpiredError || problem instanceof UnavailableError) throw problem;
  }
  return asked.flatMap((resource) => {
    const questionnaire = loaded.get(stringOf(resource['questionnaire']) ?? '');
    try {
      if (!questionnaire) throw new Error(`QuestionnaireResponse/${stringOf(resource['id'])} names no questionnaire.`);
      if (questionnaire instanceof Error) throw questionnaire;
      return [{ resource, response: asOf(client, subject, responseFromFhir(questionnaire, resource)) }];
    } catch (error) {
      leaveOut(error instanceof Error ? error : new Error(String(error)));
      return [];
    }
  });
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The search that finds the response of an id by its identifier; undefined for an id that is one of the server's own. */
export function identifierOf(id: string): string | undefined {
  return uuid.test(id) ? `identifier=urn:ietf:rfc:3986|urn:uuid:${id}` : undefined;
}

/** Whether a resource is the response of an id: of ours, as its identifier, or of the server's own. */
export function isNamed({ identifier, id: own }: JsonObject, id: string): boolean {
  return uuidOf(identifier) === id || own === id;
}

/** The response of an id as the server has it, by its identifier and else by the server's own id. */
export async function findResource(
  client: FhirClient,
  id: string,
  options: RequestOptions,
): Promise<JsonObject | undefined> {
  const identifier = identifierOf(id)?.split('=')[1];
  const parameters = [...(identifier ? [{ identifier }] : []), { _id: id }];
  for (const one of parameters) {
    const { matches } = await client.search('QuestionnaireResponse', one, options);
    // A server that does not know the parameter gives others too, and none of those may be written over.
    const found = matches.filter((resource) => isNamed(resource, id));
    if (found.length > 1) throw new SubmitError(`The server has ${found.length} responses with the id ${id}.`);
    if (found[0]) return found[0];
  }
  return undefined;
}

/** The resource that a response is to become, over the one that is there: what we know nothing of stays. */
export function resourceFor(
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
  existing?: JsonObject,
): JsonObject {
  const written = responseToFhir(questionnaire, response, { version: 'R4' });
  if (!existing) return { ...written };
  const { text: _text, item: _item, authored: _authored, ...kept } = existing;
  // The server's own id and identifier stay, whichever of them our id is.
  const { id: _id, identifier: _identifier, ...ours } = written;
  return { ...kept, ...ours };
}

/** Whether two resources hold the same answers in the same state. Times and what a server adds do not count. */
export function isSameContent(
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
  resource: JsonObject,
): boolean {
  const essence = (one: QuestionnaireResponse) => {
    const { status, source, item } = responseToFhir(questionnaire, one, { version: 'R4' });
    return JSON.stringify([status, source?.reference, item]);
  };
  try {
    return essence(response) === essence(responseFromFhir(questionnaire, resource));
  } catch {
    return false;
  }
}

/** The response with the subject written as it was asked for, also where the subject is who answered. */
export function asOf(client: FhirClient, subject: string, response: QuestionnaireResponse): QuestionnaireResponse {
  const isIts = (reference: string | undefined) =>
    reference !== undefined && client.referenceOf(reference) === client.referenceOf(subject);
  return {
    ...response,
    ...(isIts(response.subject) ? { subject } : {}),
    ...(isIts(response.source) ? { source: subject } : {}),
  };
}

/** The response as this server refers to its people, so that it finds it again. */
export function asHere(client: FhirClient, response: StoredResponse): StoredResponse {
  const { subject, source } = response;
  return {
    ...response,
    subject: client.referenceOf(subject),
    ...(source === undefined ? {} : { source: client.referenceOf(source) }),
  };
}

export function isAbout(client: FhirClient, resource: JsonObject, subject: string): boolean {
  return referenceOf(resource['subject']) === client.referenceOf(subject);
}

/** Nothing of somebody else is ever written over. */
export function aboutAnother(): SubmitError {
  return new SubmitError('The server has a response with this id about somebody else.');
}
