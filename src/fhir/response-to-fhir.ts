import { parse } from '../core/model/parse.js';
import type { Item, Questionnaire } from '../core/model/questionnaire.js';
import {
  QuestionnaireResponse,
  type Answer,
  type ResponseItem,
  type ResponseStatus,
} from '../core/model/questionnaire-response.js';
import { valueToFhir } from '../core/model/value-to-fhir.js';
import { defined, type JsonObject } from './json.js';
import { Problems } from './response-error.js';

export interface ResponseToFhirOptions {
  readonly version: 'R4' | 'R5';
  /** Instead of the response's own status. */
  readonly status?: ResponseStatus | undefined;
}

interface FhirIdentifier {
  readonly system: string;
  readonly value: string;
}

/** A QuestionnaireResponse as FHIR JSON, ready for `JSON.stringify()`. */
export interface FhirQuestionnaireResponse {
  readonly resourceType: 'QuestionnaireResponse';
  readonly id?: string;
  /** One in R4, a list in R5. */
  readonly identifier?: FhirIdentifier | readonly FhirIdentifier[];
  readonly questionnaire: string;
  readonly status: ResponseStatus;
  readonly subject?: { readonly reference: string };
  readonly authored?: string;
  readonly source?: { readonly reference: string };
  readonly item?: readonly FhirResponseItem[];
}

export interface FhirResponseItem {
  readonly linkId: string;
  readonly text?: string;
  readonly answer?: readonly FhirAnswer[];
  readonly item?: readonly FhirResponseItem[];
}

/** `value[x]`, and the items below it. */
export type FhirAnswer = JsonObject & { readonly item?: readonly FhirResponseItem[] };

/**
 * The response as a FHIR QuestionnaireResponse, in the order and with the texts of its questionnaire.
 *
 * An id that is a UUID becomes the business identifier (`urn:uuid:…`), which stays the same on every server; any other
 * becomes the resource's id. Nothing is left out: an answer that has no place in the questionnaire, or no form in the
 * version asked for (R5 has no answer without a value), is a {@link QuestionnaireResponseError}.
 */
export function responseToFhir(
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
  { version, status }: ResponseToFhirOptions,
): FhirQuestionnaireResponse {
  const checked = parse(QuestionnaireResponse, response, 'QuestionnaireResponse');
  const problems = new Problems();
  const item = new Writer(version, problems).items(questionnaire.items, checked.items);
  problems.throwIfAny();
  return {
    resourceType: 'QuestionnaireResponse',
    ...identityOf(checked.id, version),
    questionnaire: checked.questionnaire,
    status: status ?? checked.status,
    ...defined({
      subject: referenceTo(checked.subject),
      authored: checked.authored,
      source: referenceTo(checked.source),
      item: item.length > 0 ? item : undefined,
    }),
  };
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

function referenceTo(reference: string | undefined): { reference: string } | undefined {
  return reference === undefined ? undefined : { reference };
}

class Writer {
  readonly #version: 'R4' | 'R5';
  readonly #problems: Problems;

  constructor(version: 'R4' | 'R5', problems: Problems) {
    this.#version = version;
    this.#problems = problems;
  }

  items(items: readonly Item[] = [], answered: readonly ResponseItem[] = []): FhirResponseItem[] {
    const byLinkId = new Map<string, ResponseItem[]>(items.map(({ linkId }) => [linkId, []]));
    for (const one of answered) {
      const place = byLinkId.get(one.linkId);
      if (place) place.push(one);
      else this.#problems.add(one.linkId, 'is not in the questionnaire at this place');
    }
    return items.flatMap((item) => (byLinkId.get(item.linkId) ?? []).map((one) => this.#item(item, one)));
  }

  #item(item: Item, { text = item.text, answers = [], items = [] }: ResponseItem): FhirResponseItem {
    const question = item.type !== 'group' && item.type !== 'display';
    if (!question && answers.length > 0) this.#problems.add(item.linkId, `is a ${item.type} and has answers`);
    if (question && items.length > 0)
      this.#problems.add(item.linkId, 'is a question and has items outside its answers');
    const answer = answers.flatMap((one) => this.#answer(item, one));
    const below = question ? [] : this.items(item.items, items);
    return {
      linkId: item.linkId,
      ...defined({
        text,
        answer: answer.length > 0 ? answer : undefined,
        item: below.length > 0 ? below : undefined,
      }),
    };
  }

  #answer(item: Item, { value, items }: Answer): FhirAnswer[] {
    const below = this.items(item.items, items);
    if (value === undefined && below.length === 0) return [];
    if (value === undefined && this.#version === 'R5') {
      this.#problems.add(item.linkId, 'has answers below it and none of its own, which R5 cannot hold');
    }
    return [{ ...(value ? valueToFhir(value, this.#version) : {}), ...(below.length > 0 ? { item: below } : {}) }];
  }
}
