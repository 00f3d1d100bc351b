import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import { identityOf, referenceToIdentity } from './identity.js';
import { defined, isObject, type JsonObject } from './json.js';
import { objectsOf, referenceOf } from './resource.js';

/** The respondent of answers of which it is unknown who gave them, in place of a reference. It is never the patient. */
export const unknownRespondent = 'unknown';

/**
 * Our extension of a QuestionnaireResponse: a person who helped the respondent to fill it in. It repeats. FHIR has only an
 * author for each item, and an author is no helper.
 */
export const filledInTogetherUrl = 'https://pro-widgets.example/StructureDefinition/filled-in-together';

const absentReason = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';

/**
 * The people of a QuestionnaireResponse. FHIR: `source` answered, `author` recorded. Without a source the patient answered,
 * unless another person is the author: that person may have typed for the patient, or have answered. A source without a
 * reference or identifier is somebody, but unknown.
 */
export function respondentFrom(
  resource: JsonObject,
): Pick<QuestionnaireResponse, 'source' | 'author' | 'togetherWith'> {
  const named = personIn(resource['source'], resource);
  const recorder = personIn(resource['author'], resource);
  const subject = referenceOf(resource['subject']);
  const isByOther = recorder !== undefined && recorder !== subject;
  const source = named ?? (isByOther ? unknownRespondent : undefined);
  const isRespondent = recorder === (source ?? subject);
  const togetherWith = helpersIn(resource);
  return {
    ...defined({ source, author: isRespondent ? undefined : recorder }),
    ...(togetherWith.length > 0 && { togetherWith }),
  };
}

/** The people whom our extension names. */
export function helpersIn(resource: JsonObject): string[] {
  return objectsOf(resource['extension']).flatMap(({ url, valueReference }) =>
    url === filledInTogetherUrl ? (personIn(valueReference, resource) ?? []) : [],
  );
}

/** A person by reference or identifier; `unknown` for a Reference that has neither, undefined for none. */
export function personIn(reference: unknown, container: JsonObject): string | undefined {
  if (reference === undefined || reference === null) return undefined;
  if (!isObject(reference)) return unknownRespondent;
  return identityOf(reference, container, new Map()) ?? unknownRespondent;
}

/** The Reference of a person. An unknown one says so, because a missing source would mean the patient. */
export function personToFhir(person: string): JsonObject {
  if (person === unknownRespondent) return { extension: [{ url: absentReason, valueCode: 'unknown' }] };
  const local = /^QuestionnaireResponse\/[^#]*(#.+)$/.exec(person)?.[1];
  return local === undefined ? referenceToIdentity(person) : { reference: local };
}

/** The extensions that name the people who helped. */
export function helpersToFhir(togetherWith: readonly string[]): JsonObject[] {
  return togetherWith.map((person) => ({ url: filledInTogetherUrl, valueReference: personToFhir(person) }));
}
