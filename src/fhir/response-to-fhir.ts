import { parseModel } from '../core/model/parse.js';
import type { QuestionnaireItem, Questionnaire } from '../core/model/questionnaire.js';
import {
  QuestionnaireResponse,
  type ResponseAnswer,
  type ResponseItem,
  type ResponseStatus,
} from '../core/model/questionnaire-response.js';
import { valueToFhir } from '../core/model/value-to-fhir.js';
import { originToFhir } from './answer-origin.js';
import { defined, type JsonObject } from './json.js';
import { helpersToFhir, personToFhir, unknownRespondent } from './respondent-from-fhir.js';
import { Problems } from './response-error.js';

/** The version of FHIR to write. */
export interface ResponseToFhirOptions {
  readonly version: 'R4' | 'R5';
  /** The status to write; that of the response by default. */
  readonly status?: ResponseStatus | undefined;
}

interface FhirIdentifier {
  readonly system: string;
  readonly value: string;
}

/** A FHIR QuestionnaireResponse, ready for `JSON.stringify()`. */
export interface FhirQuestionnaireResponse {
  readonly resourceType: 'QuestionnaireResponse';
  readonly id?: string;
  readonly identifier?: FhirIdentifier | readonly FhirIdentifier[];
  readonly questionnaire: string;
  readonly status: ResponseStatus;
  readonly subject?: { readonly reference: string };
  readonly authored?: string;
  readonly author?: JsonObject;
  readonly source?: JsonObject;
  readonly extension?: readonly JsonObject[];
  readonly item?: readonly FhirResponseItem[];
}

/** `item` of a FHIR QuestionnaireResponse: the answers to a question, or the items of a group. */
export interface FhirResponseItem {
  readonly linkId: string;
  readonly text?: string;
  readonly answer?: readonly FhirAnswer[];
  readonly item?: readonly FhirResponseItem[];
}

/** An answer of a FHIR QuestionnaireResponse: `value[x]` and the items below it. */
export type FhirAnswer = JsonObject & { readonly item?: readonly FhirResponseItem[] };

/**
 * Converts a response to a FHIR QuestionnaireResponse, in the order and with the texts of its questionnaire.
 *
 * An id that is a UUID becomes the business identifier (`urn:uuid:…`), which is the same on every server. Any other id
 * becomes the id of the resource.
 *
 * @throws QuestionnaireResponseError if an answer has no position in the questionnaire, or cannot be expressed in the
 * version (R5 has no answer without a value). No answer is dropped.
 */
export function responseToFhir(
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
  { version, status }: ResponseToFhirOptions,
): FhirQuestionnaireResponse {
  const checked = parseModel(QuestionnaireResponse, response, 'QuestionnaireResponse');
  const problems = new Problems();
  const item = new Writer(version, problems).items(questionnaire.items, checked.items);
  problems.throwIfAny();
  return {
    resourceType: 'QuestionnaireResponse',
    ...identityOf(checked.id, version),
    questionnaire: checked.questionnaire,
    status: status ?? checked.status,
    ...defined({
      subject: toReference(checked.subject),
      authored: checked.authored,
      author: checked.author === undefined ? undefined : personToFhir(checked.author),
      source: sourceOf(checked),
      extension: checked.togetherWith?.length ? helpersToFhir(checked.togetherWith) : undefined,
      item: item.length > 0 ? item : undefined,
    }),
  };
}

/** The respondent. Without one, FHIR readers take the author for it; so if another person recorded, it is written as unknown. */
function sourceOf({ source, author, subject }: QuestionnaireResponse): JsonObject | undefined {
  const isByOther = author !== undefined && author !== subject;
  const respondent = source ?? (isByOther ? unknownRespondent : undefined);
  return respondent === undefined ? undefined : personToFhir(respondent);
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function identityOf(
  id: string | undefined,
  version: 'R4' | 'R5',
): Pick<FhirQuestionnaireResponse, 'id' | 'identifier'> {
  if (id === undefined) return {};
  if (!uuid.test(id)) return { id };
  const identifier = { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${id}` };
  return { identifier: version === 'R4' ? identifier : [identifier] };
}

function toReference(reference: string | undefined): { reference: string } | undefined {
  return reference === undefined ? undefined : { reference };
}

class Writer {
  readonly #version: 'R4' | 'R5';
  readonly #problems: Problems;

  constructor(version: 'R4' | 'R5', problems: Problems) {
    this.#version = version;
    this.#problems = problems;
  }

  items(items: readonly QuestionnaireItem[] = [], answered: readonly ResponseItem[] = []): FhirResponseItem[] {
    const byLinkId = new Map<string, ResponseItem[]>(items.map(({ linkId }) => [linkId, []]));
    for (const responseItem of answered) {
      const siblings = byLinkId.get(responseItem.linkId);
      if (siblings) siblings.push(responseItem);
      else this.#problems.add(responseItem.linkId, 'is not at this position in the questionnaire');
    }
    return items.flatMap((item) =>
      (byLinkId.get(item.linkId) ?? []).map((responseItem) => this.#item(item, responseItem)),
    );
  }

  #item(item: QuestionnaireItem, { text = item.text, answers = [], items = [] }: ResponseItem): FhirResponseItem {
    const isQuestion = item.type !== 'group' && item.type !== 'display';
    if (!isQuestion && answers.length > 0) this.#problems.add(item.linkId, `is a ${item.type} and has answers`);
    if (isQuestion && items.length > 0)
      this.#problems.add(item.linkId, 'is a question and has items outside its answers');
    const fhirAnswers = answers.flatMap((answer) => this.#answer(item, answer));
    const below = isQuestion ? [] : this.items(item.items, items);
    return {
      linkId: item.linkId,
      ...defined({
        text,
        answer: fhirAnswers.length > 0 ? fhirAnswers : undefined,
        item: below.length > 0 ? below : undefined,
      }),
    };
  }

  #answer(item: QuestionnaireItem, { value, origin, items }: ResponseAnswer): FhirAnswer[] {
    const below = this.items(item.items, items);
    if (value === undefined && below.length === 0) return [];
    if (value === undefined && this.#version === 'R5') {
      this.#problems.add(item.linkId, 'has answers below it but no answer itself, which R5 cannot express');
    }
    return [
      {
        ...(value && origin ? { extension: [originToFhir(origin)] } : {}),
        ...(value ? valueToFhir(value, this.#version) : {}),
        ...(below.length > 0 ? { item: below } : {}),
      },
    ];
  }
}
