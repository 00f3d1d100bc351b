import { timestampOf } from '../../core/model/timestamp.js';
import type { QuestionnaireResponse } from '../../core/model/questionnaire-response.js';
import { isObject, type JsonObject } from '../../fhir/json.js';
import { stringOf } from '../../fhir/resource.js';
import { responseFromFhir } from '../../fhir/response-from-fhir.js';
import type { DraftQuery, RequestOptions } from '../adapter.js';
import { storable } from '../adapter-data.js';
import { UnavailableError } from '../errors.js';
import { versionTag } from './client.js';
import {
  otherSubjectError,
  withRelativeReferences,
  withSubject,
  findResource,
  identifierOf,
  isAbout,
  hasId,
  resourceFor,
  type ResponseContext,
} from './responses.js';

// A draft is a QuestionnaireResponse with the status in-progress.

/** Loads the subject's draft of exactly this version of a questionnaire; the newest if there are several. */
export async function loadDraft(
  context: ResponseContext,
  query: DraftQuery,
  options: RequestOptions,
): Promise<QuestionnaireResponse | undefined> {
  const [newest] = await draftsOf(context, query, options);
  if (!newest) return undefined;
  const questionnaire = await context.questionnaireOf(query.questionnaire, options);
  return withSubject(context.client, query.subject, responseFromFhir(questionnaire, newest));
}

/** Saves the only draft of a subject and questionnaire. Does nothing if the response was sent in the meantime. */
export async function saveDraft(
  context: ResponseContext,
  draft: QuestionnaireResponse,
  options: RequestOptions,
): Promise<void> {
  const response = withRelativeReferences(context.client, storable(draft));
  const { id, subject, questionnaire: canonical } = response;
  const questionnaire = await context.questionnaireOf(canonical, options);
  const existing = await findResource(context.client, id, options);
  if (existing && !isAbout(context.client, existing, subject)) throw otherSubjectError();
  if (existing && existing['status'] !== 'in-progress') return;
  const resource = resourceFor(questionnaire, { ...response, status: 'in-progress' }, existing);
  const identifier = identifierOf(id);
  const condition = existing ? conditionFor(existing) : identifier ? { ifNoneExist: identifier } : {};
  const result = await context.client.write(resource, condition, options);
  if (!result) throw new UnavailableError('The draft was changed elsewhere at the same time. Save it again.');
  const drafts = await draftsOf(context, { subject, questionnaire: canonical }, options);
  await removeAll(
    context,
    drafts.filter((draft) => !hasId(draft, id)),
    options,
  );
}

export async function removeDraft(context: ResponseContext, query: DraftQuery, options: RequestOptions): Promise<void> {
  await removeAll(context, await draftsOf(context, query, options), options);
}

/** Lists the drafts on the server, newest first. */
async function draftsOf(
  { client }: ResponseContext,
  { subject, questionnaire }: DraftQuery,
  options: RequestOptions,
): Promise<JsonObject[]> {
  const { matches } = await client.searchSubject(subject, 'QuestionnaireResponse', { status: 'in-progress' }, options);
  return matches
    .filter((resource) => resource['status'] === 'in-progress' && resource['questionnaire'] === questionnaire)
    .toSorted((a, b) => savedAt(b) - savedAt(a));
}

function savedAt({ authored, meta }: JsonObject): number {
  return timestampOf((isObject(meta) ? stringOf(meta['lastUpdated']) : undefined) ?? stringOf(authored) ?? '');
}

/** Deletes drafts. If the server cannot delete, empties them and marks them as entered-in-error. */
async function removeAll(
  { client }: ResponseContext,
  drafts: readonly JsonObject[],
  options: RequestOptions,
): Promise<void> {
  for (const draft of drafts) {
    const id = stringOf(draft['id']);
    if (id === undefined || (await client.delete('QuestionnaireResponse', id, options))) continue;
    const { item: _item, text: _text, ...empty } = draft;
    await client.write({ ...empty, status: 'entered-in-error' }, conditionFor(draft), options);
  }
}

function conditionFor(resource: JsonObject): { ifMatch?: string } {
  const ifMatch = versionTag(resource);
  return ifMatch ? { ifMatch } : {};
}
