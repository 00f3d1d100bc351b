import type { Scale } from '../core/model/instrument.js';
import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import type { Score } from '../core/model/score.js';
import { localize } from '../core/model/localized-text.js';
import type { Coding } from '../core/model/value.js';
import { standardErrorOf } from '../core/scoring/change.js';
import { defined, type JsonObject } from './json.js';
import { helpersToFhir, personToFhir, unknownRespondent } from './respondent-from-fhir.js';
import { proratedNotes } from './prorated-note.js';

/** The code system of our scores. A code is `<id of the instrument>.<id of the scale>`. */
const scoreSystem = 'https://pro-widgets.example/CodeSystem/score';
/** The system of the identifiers of our scores. There is one identifier per response and scale. */
export const scoreIdentifierSystem = 'https://pro-widgets.example/identifier/score';

export interface ScoreToWrite {
  readonly instrument: string;
  readonly scale: Scale;
  readonly score: Score;
  readonly response: QuestionnaireResponse;
  /** The response on the server, or its `urn:uuid:` in the same transaction. */
  readonly reference: string;
}

export function scoreCode(instrument: string, { id }: Scale): Coding {
  return { system: scoreSystem, code: `${instrument}.${id}` };
}

export function standardErrorCode(instrument: string, scale: Scale): Coding {
  return { system: scoreSystem, code: `${scoreCode(instrument, scale).code}.standard-error` };
}

/** The identifier of a score, which prevents that writing it twice creates a second one. */
export function scoreIdentifier({ instrument, scale, response }: Omit<ScoreToWrite, 'score' | 'reference'>): string {
  return `${response.id}.${instrument}.${scale.id}`;
}

/** Converts a score with a value to an Observation of category survey, derived from its response. */
export function scoreToFhir(scoreToWrite: ScoreToWrite): JsonObject {
  const { instrument, scale, score, response, reference } = scoreToWrite;
  const { subject, author = subject, authored, togetherWith } = response;
  // If another person recorded the answers and no source is named, it is unknown who answered.
  const { source = author === subject ? subject : unknownRespondent } = response;
  const standardError = standardErrorOf(score);
  return {
    resourceType: 'Observation',
    identifier: [{ system: scoreIdentifierSystem, value: scoreIdentifier(scoreToWrite) }],
    status: response.status === 'amended' ? 'amended' : 'final',
    category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'survey' }] }],
    code: { coding: [...(scale.codes ?? []), scoreCode(instrument, scale)], text: localize(scale.name, 'nl') },
    ...defined({
      subject: subject === undefined ? undefined : { reference: subject },
      effectiveDateTime: authored,
      performer: source === undefined ? undefined : [personToFhir(source)],
      extension: togetherWith?.length ? helpersToFhir(togetherWith) : undefined,
    }),
    valueQuantity: quantity(score.value),
    ...proratedNotes(score),
    derivedFrom: [{ reference }],
    ...(standardError === undefined
      ? {}
      : {
          component: [
            {
              code: { coding: [...(scale.errorCodes ?? []), standardErrorCode(instrument, scale)] },
              valueQuantity: quantity(standardError),
            },
          ],
        }),
  };
}

function quantity(value: number | undefined): JsonObject {
  return { value, unit: '{score}', system: 'http://unitsofmeasure.org', code: '{score}' };
}
