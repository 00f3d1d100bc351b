import type { Scale } from '../core/model/instrument.js';
import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import type { Score } from '../core/model/score.js';
import { textIn } from '../core/model/text.js';
import type { Coding } from '../core/model/value.js';
import { standardErrorOf } from '../core/scoring/change.js';
import { defined, type JsonObject } from './json.js';
import { proratedNotes } from './prorated-note.js';

/** The system of our own codes for scores: `<id of the instrument>.<id of the scale>`. */
export const scoreSystem = 'https://pro-widgets.example/CodeSystem/score';
/** The system of the identifiers of the scores that we write: one for a response and a scale. */
export const scoreIdentifierSystem = 'https://pro-widgets.example/identifier/score';

/** What an Observation of one score needs to know. */
export interface ScoreToWrite {
  readonly instrument: string;
  readonly scale: Scale;
  readonly score: Score;
  readonly response: QuestionnaireResponse;
  /** The response on the server, or its `urn:uuid:` in the same transaction. */
  readonly reference: string;
}

/** Our own code of a scale, which every score that we write has, and `standard-error` of it. */
export function scoreCode(instrument: string, { id }: Scale): Coding {
  return { system: scoreSystem, code: `${instrument}.${id}` };
}

export function standardErrorCode(instrument: string, scale: Scale): Coding {
  return { system: scoreSystem, code: `${scoreCode(instrument, scale).code}.standard-error` };
}

/** The identifier by which a score is found again: writing it twice is one score. */
export function scoreIdentifier({ instrument, scale, response }: Omit<ScoreToWrite, 'score' | 'reference'>): string {
  return `${response.id}.${instrument}.${scale.id}`;
}

/** The score as an Observation of category survey, derived from its response. Only for a score with a value. */
export function scoreToFhir(one: ScoreToWrite): JsonObject {
  const { instrument, scale, score, response, reference } = one;
  const { subject, source = subject, authored } = response;
  const standardError = standardErrorOf(score);
  return {
    resourceType: 'Observation',
    identifier: [{ system: scoreIdentifierSystem, value: scoreIdentifier(one) }],
    status: response.status === 'amended' ? 'amended' : 'final',
    category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'survey' }] }],
    code: { coding: [...(scale.codes ?? []), scoreCode(instrument, scale)], text: textIn(scale.name, 'nl') },
    ...defined({
      subject: subject === undefined ? undefined : { reference: subject },
      effectiveDateTime: authored,
      performer: source === undefined ? undefined : [{ reference: source }],
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
