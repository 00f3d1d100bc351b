import { matchesCanonical } from '../../core/model/canonical.js';
import type { Questionnaire } from '../../core/model/questionnaire.js';
import type { QuestionnaireResponse } from '../../core/model/questionnaire-response.js';
import type { JsonObject } from '../../fhir/json.js';
import { objectsOf, referenceOf, stringOf } from '../../fhir/resource.js';
import { filledInTogetherUrl } from '../../fhir/respondent-from-fhir.js';
import { responseFromFhir, uuidOf } from '../../fhir/response-from-fhir.js';
import { responseToFhir } from '../../fhir/response-to-fhir.js';
import type { RequestOptions, ResponseQuery } from '../adapter.js';
import type { StoredResponse } from '../adapter-data.js';
import { SessionExpiredError, SubmitError, UnavailableError } from '../errors.js';
import type { FhirClient } from './client.js';

export interface ResponseContext {
  readonly client: FhirClient;
  questionnaireOf(canonical: string, options: RequestOptions): Promise<Questionnaire>;
  /** Reports a response that was skipped, so that one invalid response does not hide the others. */
  leaveOut(error: Error): void;
}

export interface FoundResponse {
  readonly resource: JsonObject;
  readonly response: QuestionnaireResponse;
}

/** Statuses of responses in lists. Drafts are private to the patient until they are sent. */
const sentStatuses = ['completed', 'amended', 'stopped'];

/** Lists the subject's responses. Filters questionnaires here: not every server searches canonicals without a version. */
export async function listResponses(
  { client, questionnaireOf, leaveOut }: ResponseContext,
  { subject, questionnaires }: ResponseQuery,
  options: RequestOptions,
): Promise<FoundResponse[]> {
  if (questionnaires?.length === 0) return [];
  const { matches } = await client.searchSubject(
    subject,
    'QuestionnaireResponse',
    { status: sentStatuses.join(',') },
    options,
  );
  const requested = matches.filter(
    ({ status, questionnaire }) =>
      sentStatuses.includes(stringOf(status) ?? '') &&
      (!questionnaires ||
        questionnaires.some((canonical) => matchesCanonical(canonical, stringOf(questionnaire) ?? ''))),
  );
  const canonicals = [...new Set(requested.flatMap(({ questionnaire }) => stringOf(questionnaire) ?? []))];
  const loaded = new Map(
    await Promise.all(
      canonicals.map(async (canonical) => {
        const read = questionnaireOf(canonical, options).catch((error: Error) => error);
        return [canonical, await read] as const;
      }),
    ),
  );
  options.signal.throwIfAborted();
  // These errors are temporary. Skipping the responses would show them as absent.
  for (const problem of loaded.values()) {
    if (problem instanceof SessionExpiredError || problem instanceof UnavailableError) throw problem;
  }
  return requested.flatMap((resource) => {
    const questionnaire = loaded.get(stringOf(resource['questionnaire']) ?? '');
    try {
      if (!questionnaire) throw new Error(`QuestionnaireResponse/${stringOf(resource['id'])} has no questionnaire.`);
      if (questionnaire instanceof Error) throw questionnaire;
      return [{ resource, response: withSubject(client, subject, responseFromFhir(questionnaire, resource)) }];
    } catch (error) {
      leaveOut(error instanceof Error ? error : new Error(String(error)));
      return [];
    }
  });
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The search for a response by its identifier; undefined for an id of the server, which is no UUID. */
export function identifierOf(id: string): string | undefined {
  return uuid.test(id) ? `identifier=urn:ietf:rfc:3986|urn:uuid:${id}` : undefined;
}

/** Tests whether a resource has an id, as its UUID identifier or as the id of the server. */
export function hasId({ identifier, id: own }: JsonObject, id: string): boolean {
  return uuidOf(identifier) === id || own === id;
}

/** Finds a response on the server by its identifier, else by the id of the server. */
export async function findResource(
  client: FhirClient,
  id: string,
  options: RequestOptions,
): Promise<JsonObject | undefined> {
  const identifier = identifierOf(id)?.split('=')[1];
  const searches = [...(identifier ? [{ identifier }] : []), { _id: id }];
  for (const search of searches) {
    const { matches } = await client.search('QuestionnaireResponse', search, options);
    // A server that ignores the parameter returns others too. None of those may be overwritten.
    const found = matches.filter((resource) => hasId(resource, id));
    if (found.length > 1)
      throw new SubmitError(`The server has ${found.length} responses with the id ${id}; it must have at most one.`);
    if (found[0]) return found[0];
  }
  return undefined;
}

/** The resource for a response. Keeps the elements of an existing resource that the model does not have. */
export function resourceFor(
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
  existing?: JsonObject,
): JsonObject {
  const fhirResponse = responseToFhir(questionnaire, response, { version: 'R4' });
  if (!existing) return { ...fhirResponse };
  const { text: _text, item: _item, authored: _authored, source: _source, ...otherElements } = existing;
  const otherExtensions = objectsOf(existing['extension']).filter(({ url }) => url !== filledInTogetherUrl);
  // The existing id and identifier stay, whichever of the two is our id.
  const { id: _id, identifier: _identifier, ...ownElements } = fhirResponse;
  const extension = [...otherExtensions, ...(fhirResponse.extension ?? [])];
  const { extension: _extension, ...withoutExtension } = { ...otherElements, ...ownElements };
  return { ...withoutExtension, ...(extension.length > 0 && { extension }) };
}

/** Tests whether a response and a resource have the same answers, status and people. Ignores all other elements. */
export function hasSameContent(
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
  resource: JsonObject,
): boolean {
  const contentOf = (compared: QuestionnaireResponse) => {
    const { status, source, author, extension, item } = responseToFhir(questionnaire, compared, { version: 'R4' });
    return JSON.stringify([status, source, author, extension, item]);
  };
  try {
    return contentOf(response) === contentOf(responseFromFhir(questionnaire, resource));
  } catch {
    return false;
  }
}

/** The response with the subject in the form of the request, such as an absolute reference. */
export function withSubject(
  client: FhirClient,
  subject: string,
  response: QuestionnaireResponse,
): QuestionnaireResponse {
  const isSubject = (reference: string | undefined) =>
    reference !== undefined && client.referenceOf(reference) === client.referenceOf(subject);
  return {
    ...response,
    ...(isSubject(response.subject) ? { subject } : {}),
    ...(isSubject(response.source) ? { source: subject } : {}),
    ...(isSubject(response.author) ? { author: subject } : {}),
    ...(response.togetherWith && {
      togetherWith: response.togetherWith.map((person) => (isSubject(person) ? subject : person)),
    }),
  };
}

/** The response with relative references to this server, as the server itself writes them. */
export function withRelativeReferences(client: FhirClient, response: StoredResponse): StoredResponse {
  const { subject, source, author, togetherWith } = response;
  return {
    ...response,
    subject: client.referenceOf(subject),
    ...(source === undefined ? {} : { source: client.referenceOf(source) }),
    ...(author === undefined ? {} : { author: client.referenceOf(author) }),
    ...(togetherWith && { togetherWith: togetherWith.map((person) => client.referenceOf(person)) }),
  };
}

export function isAbout(client: FhirClient, resource: JsonObject, subject: string): boolean {
  return referenceOf(resource['subject']) === client.referenceOf(subject);
}

export function otherSubjectError(): SubmitError {
  return new SubmitError('The server has a response with this id of another subject; the response was not stored.');
}
