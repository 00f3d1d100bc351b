import { provisionsOf } from './consent-provisions.js';
import type { JsonObject } from './json.js';
import { codingsOf, objectsOf, referenceOf } from './resource.js';

/** The references to Questionnaires in the `data` of a Consent, whose canonicals are needed to read it. */
export function questionnairesIn(consent: JsonObject): string[] {
  return elementsOf(consent).flatMap(({ data }) =>
    objectsOf(data).flatMap(({ reference }) => {
      const target = referenceOf(reference);
      return target?.startsWith('Questionnaire/') ? target : [];
    }),
  );
}

/** The codes in the `code` of Consents, as `system|code`, whose meaning is needed to read them. */
export function codesIn(consents: readonly JsonObject[]): string[] {
  const codes = consents.flatMap((consent) =>
    elementsOf(consent).flatMap(({ code }) => objectsOf(code).flatMap(codingsOf)),
  );
  return [...new Set(codes.flatMap(({ system, code }) => (system && code ? `${system}|${code}` : [])))];
}

function elementsOf(consent: JsonObject): JsonObject[] {
  return provisionsOf(consent).map(({ elements }) => elements.at(-1) ?? {});
}
