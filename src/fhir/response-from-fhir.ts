import { canonicalOf, type Item, type Questionnaire } from '../core/model/questionnaire.js';
import {
  ResponseStatus,
  type Answer,
  type QuestionnaireResponse,
  type ResponseItem,
} from '../core/model/questionnaire-response.js';
import { DateTime } from '../core/model/value.js';
import { extensionsWithin } from './extensions.js';
import { defined, isObject, objectsAt, stringAt, written, type JsonObject, type Refuse } from './json.js';
import { Problems } from './response-error.js';
import { answerTypesOf, fitted, valueFrom } from './values.js';

/**
 * The response of a FHIR QuestionnaireResponse of R4, R5 or STU3 (parsed JSON) to this questionnaire.
 *
 * Every item must be in the questionnaire at the same place and every answer of a type that its question takes; if not,
 * a {@link QuestionnaireResponseError} names all that does not fit. Items without an answer may be anywhere, such as the
 * help texts that some applications write. What our model has no place for (author, basedOn, narrative) is not read.
 */
export function responseFromFhir(questionnaire: Questionnaire, json: unknown): QuestionnaireResponse {
  const problems = new Problems();
  const response = responseFrom(questionnaire, json, problems);
  problems.throwIfAny();
  return response;
}

function responseFrom(questionnaire: Questionnaire, json: unknown, problems: Problems): QuestionnaireResponse {
  const refuse: Refuse = (problem) => problems.add('', problem);
  const unread: QuestionnaireResponse = { questionnaire: canonicalOf(questionnaire), status: 'in-progress', items: [] };
  if (!isObject(json) || json['resourceType'] !== 'QuestionnaireResponse') {
    refuse('not a FHIR QuestionnaireResponse');
    return unread;
  }
  for (const { extension, modifies } of extensionsWithin(json, new Set(['contained']))) {
    if (modifies) refuse(`modifierExtension ${written(extension['url'])}`);
  }
  const status = ResponseStatus.safeParse(json['status']);
  if (!status.success) refuse(`status ${written(json['status'])}`);
  return {
    ...unread,
    questionnaire: questionnaireOf(json, refuse) ?? unread.questionnaire,
    status: status.success ? status.data : unread.status,
    ...defined({
      id: uuidOf(json['identifier']) ?? stringAt(json, 'id', refuse),
      subject: referenceAt(json, 'subject', refuse),
      source: referenceAt(json, 'source', refuse),
      authored: authoredOf(json, refuse),
    }),
    items: new Reader(problems).items(questionnaire.items, json, refuse),
  };
}

// STU3 refers to the questionnaire as to a resource; R4 and R5 by its canonical.
function questionnaireOf(json: JsonObject, refuse: Refuse): string | undefined {
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

function authoredOf(json: JsonObject, refuse: Refuse): string | undefined {
  const authored = stringAt(json, 'authored', refuse);
  if (authored === undefined || DateTime.safeParse(authored).success) return authored;
  refuse('authored: not a dateTime');
  return undefined;
}

const uuidUrn = 'urn:uuid:';

export function uuidOf(identifier: unknown): string | undefined {
  const identifiers: unknown[] = Array.isArray(identifier) ? identifier : [identifier];
  for (const one of identifiers) {
    const value = isObject(one) && one['system'] === 'urn:ietf:rfc:3986' ? one['value'] : undefined;
    if (typeof value === 'string' && value.startsWith(uuidUrn)) return value.slice(uuidUrn.length);
  }
  return undefined;
}

class Reader {
  readonly #problems: Problems;

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  /** The items below a response, a group or an answer, in the order of the questionnaire. */
  items(items: readonly Item[] = [], parent: JsonObject, refuse: Refuse): ResponseItem[] {
    const byLinkId = new Map<string, JsonObject[]>(items.map(({ linkId }) => [linkId, []]));
    for (const json of objectsAt(parent, 'item', refuse)) {
      const { linkId } = json;
      if (typeof linkId !== 'string') {
        refuse('an item without a linkId');
        continue;
      }
      const place = byLinkId.get(linkId);
      if (place) place.push(json);
      else if (holdsAnswers(json)) this.#problems.add(linkId, 'is not in the questionnaire at this place');
    }
    return items.flatMap((item) => this.#all(item, byLinkId.get(item.linkId) ?? []));
  }

  #all(item: Item, found: readonly JsonObject[]): ResponseItem[] {
    const many = item.type === 'group' && item.repeats;
    if (found.length > 1 && !many) this.#problems.add(item.linkId, 'is there more than once');
    return found.map((json) => this.#item(item, json));
  }

  #item(item: Item, json: JsonObject): ResponseItem {
    const refuse: Refuse = (problem) => this.#problems.add(item.linkId, problem);
    const question = item.type !== 'group' && item.type !== 'display';
    const answered = objectsAt(json, 'answer', refuse);
    const place = { linkId: item.linkId, ...defined({ text: stringAt(json, 'text', refuse) }) };
    if (!question) {
      if (answered.length > 0) refuse(`is a ${item.type} and has answers`);
      const items = this.items(item.items, json, refuse);
      return items.length > 0 ? { ...place, items } : place;
    }
    if (objectsAt(json, 'item', refuse).some(holdsAnswers)) refuse('is a question and has items outside its answers');
    const answers = answered.flatMap((answer) => this.#answer(item, answer, refuse));
    return answers.length > 0 ? { ...place, answers } : place;
  }

  #answer(item: Item, json: JsonObject, refuse: Refuse): Answer[] {
    const items = this.items(item.items, json, refuse);
    const below = items.length > 0 ? { items } : {};
    const read = valueFrom(json);
    if (!read) return items.length > 0 ? [below] : [];
    if ('problem' in read) {
      refuse(read.problem);
      return [];
    }
    const value = fitted(read.value, answerTypesOf(item));
    if (value) return [{ value, ...below }];
    refuse(`${read.value.type} is no answer to a ${item.type} question`);
    return [];
  }
}

/** Whether an item, or any below it, has an answer. Not recursive, so that no depth can overflow. */
function holdsAnswers(item: JsonObject): boolean {
  const waiting: unknown[] = [item];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (Array.isArray(next)) for (const one of next) waiting.push(one);
    else if (isObject(next)) {
      const { answer } = next;
      if (answer !== undefined && !(Array.isArray(answer) && answer.length === 0)) return true;
      waiting.push(next['item']);
    }
  }
  return false;
}
