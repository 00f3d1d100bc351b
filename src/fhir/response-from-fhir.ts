import { canonicalOf, type QuestionnaireItem, type Questionnaire } from '../core/model/questionnaire.js';
import {
  ResponseStatus,
  type ResponseAnswer,
  type QuestionnaireResponse,
  type ResponseItem,
} from '../core/model/questionnaire-response.js';
import { DateTime } from '../core/model/value.js';
import { originFromFhir } from './answer-origin.js';
import { extensionsWithin } from './extensions.js';
import { defined, isObject, objectsAt, stringAt, describeValue, type JsonObject, type Refuse } from './json.js';
import { Problems } from './response-error.js';
import { respondentFrom } from './respondent-from-fhir.js';
import { answerTypesOf, fitType, valueFrom } from './values.js';

/**
 * Reads a FHIR QuestionnaireResponse of R4, R5 or STU3 (parsed JSON) as a response to this questionnaire.
 *
 * Items without an answer may be at any position: some applications write help texts as items. Elements that the model
 * does not have (basedOn, narrative) are not read. The source is `unknown` if only an author other than the subject is
 * named.
 *
 * @throws QuestionnaireResponseError with all problems, if an item is not at the same position in the questionnaire or an
 * answer is not of a type that its question accepts.
 */
export function responseFromFhir(questionnaire: Questionnaire, json: unknown): QuestionnaireResponse {
  const problems = new Problems();
  const response = responseFrom(questionnaire, json, problems);
  problems.throwIfAny();
  return response;
}

function responseFrom(questionnaire: Questionnaire, json: unknown, problems: Problems): QuestionnaireResponse {
  const refuse: Refuse = (problem) => problems.add('', problem);
  const defaults: QuestionnaireResponse = {
    questionnaire: canonicalOf(questionnaire),
    status: 'in-progress',
    items: [],
  };
  if (!isObject(json) || json['resourceType'] !== 'QuestionnaireResponse') {
    refuse('not a FHIR QuestionnaireResponse');
    return defaults;
  }
  for (const { extension, modifies } of extensionsWithin(json, new Set(['contained']))) {
    if (modifies) refuse(`modifierExtension ${describeValue(extension['url'])}`);
  }
  const status = ResponseStatus.safeParse(json['status']);
  if (!status.success) refuse(`status ${describeValue(json['status'])}`);
  return {
    ...defaults,
    questionnaire: canonicalIn(json, refuse) ?? defaults.questionnaire,
    status: status.success ? status.data : defaults.status,
    ...defined({
      id: uuidOf(json['identifier']) ?? stringAt(json, 'id', refuse),
      subject: referenceAt(json, 'subject', refuse),
      authored: authoredOf(json, refuse),
    }),
    ...respondentAt(json, refuse),
    items: new Reader(problems).items(questionnaire.items, json, refuse),
  };
}

// STU3 has a Reference to the questionnaire; R4 and R5 have its canonical.
function canonicalIn(json: JsonObject, refuse: Refuse): string | undefined {
  return isObject(json['questionnaire'])
    ? referenceAt(json, 'questionnaire', refuse)
    : stringAt(json, 'questionnaire', refuse);
}

function referenceAt(json: JsonObject, key: string, refuse: Refuse): string | undefined {
  const reference = json[key];
  if (reference === undefined || reference === null) return undefined;
  if (isObject(reference)) return stringAt(reference, 'reference', refuse);
  refuse(`${key}: not a reference`);
  return undefined;
}

function respondentAt(json: JsonObject, refuse: Refuse) {
  referenceAt(json, 'source', refuse);
  referenceAt(json, 'author', refuse);
  return respondentFrom(json);
}

function authoredOf(json: JsonObject, refuse: Refuse): string | undefined {
  const authored = stringAt(json, 'authored', refuse);
  if (authored === undefined || DateTime.safeParse(authored).success) return authored;
  refuse('authored: not a dateTime');
  return undefined;
}

const uuidUrn = 'urn:uuid:';

export function uuidOf(identifier: unknown): string | undefined {
  const identifiers: unknown[] = Array.isArray(identifier) ? identifier : [identifier];
  for (const candidate of identifiers) {
    const value = isObject(candidate) && candidate['system'] === 'urn:ietf:rfc:3986' ? candidate['value'] : undefined;
    if (typeof value === 'string' && value.startsWith(uuidUrn)) return value.slice(uuidUrn.length);
  }
  return undefined;
}

class Reader {
  readonly #problems: Problems;

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  items(items: readonly QuestionnaireItem[] = [], parent: JsonObject, refuse: Refuse): ResponseItem[] {
    const byLinkId = new Map<string, JsonObject[]>(items.map(({ linkId }) => [linkId, []]));
    for (const json of objectsAt(parent, 'item', refuse)) {
      const { linkId } = json;
      if (typeof linkId !== 'string') {
        refuse('an item without a linkId');
        continue;
      }
      const siblings = byLinkId.get(linkId);
      if (siblings) siblings.push(json);
      else if (holdsAnswers(json)) this.#problems.add(linkId, 'is not at this position in the questionnaire');
    }
    return items.flatMap((item) => this.#itemsFor(item, byLinkId.get(item.linkId) ?? []));
  }

  #itemsFor(item: QuestionnaireItem, found: readonly JsonObject[]): ResponseItem[] {
    const mayRepeat = item.type === 'group' && item.repeats;
    if (found.length > 1 && !mayRepeat) this.#problems.add(item.linkId, 'occurs more than once but does not repeat');
    return found.map((json) => this.#item(item, json));
  }

  #item(item: QuestionnaireItem, json: JsonObject): ResponseItem {
    const refuse: Refuse = (problem) => this.#problems.add(item.linkId, problem);
    const isQuestion = item.type !== 'group' && item.type !== 'display';
    const answered = objectsAt(json, 'answer', refuse);
    const base = { linkId: item.linkId, ...defined({ text: stringAt(json, 'text', refuse) }) };
    if (!isQuestion) {
      if (answered.length > 0) refuse(`is a ${item.type} and has answers`);
      const items = this.items(item.items, json, refuse);
      return items.length > 0 ? { ...base, items } : base;
    }
    if (objectsAt(json, 'item', refuse).some(holdsAnswers)) refuse('is a question and has items outside its answers');
    const answers = answered.flatMap((answer) => this.#answer(item, answer, refuse));
    return answers.length > 0 ? { ...base, answers } : base;
  }

  #answer(item: QuestionnaireItem, json: JsonObject, refuse: Refuse): ResponseAnswer[] {
    const items = this.items(item.items, json, refuse);
    const nested = items.length > 0 ? { items } : {};
    const read = valueFrom(json);
    if (!read) return items.length > 0 ? [nested] : [];
    if ('problem' in read) {
      refuse(read.problem);
      return [];
    }
    const value = fitType(read.value, answerTypesOf(item));
    if (value) return [{ value, ...defined({ origin: originFromFhir(json) }), ...nested }];
    refuse(`${read.value.type} is no answer to a ${item.type} question`);
    return [];
  }
}

/** Tests whether an item, or any item below it, has an answer. Not recursive, so that deep input cannot overflow the stack. */
function holdsAnswers(item: JsonObject): boolean {
  const waiting: unknown[] = [item];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (Array.isArray(next)) for (const child of next) waiting.push(child);
    else if (isObject(next)) {
      const { answer } = next;
      if (answer !== undefined && !(Array.isArray(answer) && answer.length === 0)) return true;
      waiting.push(next['item']);
    }
  }
  return false;
}
