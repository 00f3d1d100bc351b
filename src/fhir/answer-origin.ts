import type { AnswerOrigin } from '../core/model/questionnaire-response.js';
import { valueOf } from './extensions.js';
import type { JsonObject } from './json.js';
import { objectsOf } from './resource.js';

// SDC says that an answer which was populated may say so, and has no extension for it; Da Vinci DTR has this one.
const url = 'http://hl7.org/fhir/us/davinci-dtr/StructureDefinition/information-origin';

const codes: Readonly<Record<AnswerOrigin, string>> = { prefilled: 'auto', changed: 'override' };

export function originToFhir(origin: AnswerOrigin): JsonObject {
  return { url, extension: [{ url: 'source', valueCode: codes[origin] }] };
}

/** How an answer came to exist; undefined if the resource does not say that it was filled in beforehand. */
export function originFromFhir(answer: JsonObject): AnswerOrigin | undefined {
  const extension = objectsOf(answer['extension']).find((candidate) => candidate['url'] === url);
  const code = valueOf(objectsOf(extension?.['extension']).find((part) => part['url'] === 'source'));
  if (code === codes.prefilled) return 'prefilled';
  return code === codes.changed ? 'changed' : undefined;
}
