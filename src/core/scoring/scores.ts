import type { ItemFlagRule, Instrument } from '../model/instrument.js';
import { ModelError } from '../model/parse.js';
import type { Questionnaire } from '../model/questionnaire.js';
import type { QuestionnaireResponse } from '../model/questionnaire-response.js';
import type { ItemFlag, Measurement, Score } from '../model/score.js';
import { itemsValuedByOrder } from './find-items.js';
import { helpersOf, respondentFields, respondentOfResponse, type RespondentContext } from './respondent.js';
import { readingsReader } from './readings.js';
import { scaleScorer, type Reading } from './score-of.js';

/** The scores and flags of one response. */
export interface ScoredResponse {
  readonly scores: Score[];
  readonly flags: ItemFlag[];
}

/**
 * Prepares the scoring of one questionnaire with an instrument, to use for many responses.
 *
 * @example
 * const scored = scorerOf(instrument, questionnaire);
 * responses.map((response) => scored(response).scores);
 */
export function scorerOf(
  instrument: Instrument,
  questionnaire: Questionnaire,
): (response: QuestionnaireResponse) => ScoredResponse {
  const read = readingsReader(instrument, questionnaire);
  const ordered = itemsValuedByOrder(instrument, questionnaire);
  const scorers = instrument.scales.map((scale) => scaleScorer(instrument, scale, ordered));
  const rules = (instrument.flags ?? []).map((rule) => ({
    rule,
    index: instrument.items.findIndex(({ key }) => key === rule.item),
  }));
  return (response) => {
    const readings = read(response);
    const flags: ItemFlag[] = [];
    for (const { rule, index } of rules) {
      const status = flagStatus(rule, readings[index]);
      if (status) flags.push({ id: rule.id, status });
    }
    return { scores: scorers.map((score) => score(readings)), flags };
  };
}

/** Computes the score of a response on every scale, in the instrument's order. Never throws for an answer. */
export function scoresOf(
  instrument: Instrument,
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
): Score[] {
  return scorerOf(instrument, questionnaire)(response).scores;
}

/**
 * Returns the flags that are raised, or cannot be judged without a usable answer. Totals and missing rules play no
 * part.
 */
export function flagsOf(
  instrument: Instrument,
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
): ItemFlag[] {
  return scorerOf(instrument, questionnaire)(response).flags;
}

/**
 * Converts a response to a measurement: scores and flags with date, respondent and version of the questionnaire.
 *
 * @param context The patient and the people around the patient, so that references to one person are one respondent.
 * @throws {@link ModelError} if `authored` is absent, because the scores then have no date.
 */
export function measurementOf(
  instrument: Instrument,
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
  context: RespondentContext = {},
): Measurement {
  if (response.authored === undefined) {
    throw new ModelError(`QuestionnaireResponse ${response.id ?? 'without id'}`, [
      { field: 'authored', problem: 'is required to date its scores' },
    ]);
  }
  const version = response.questionnaire.split('|')[1] ?? questionnaire.version;
  const known = { ...context, subject: context.subject ?? response.subject };
  const respondent = respondentOfResponse(response, known);
  return {
    date: response.authored,
    ...respondentFields(respondent, helpersOf(response, respondent, known)),
    ...(response.id === undefined ? {} : { response: response.id }),
    ...(version === undefined ? {} : { version }),
    ...scorerOf(instrument, questionnaire)(response),
  };
}

function flagStatus({ from }: ItemFlagRule, reading: Reading | undefined): ItemFlag['status'] | undefined {
  if (reading === 'notAsked' || reading === 'notFound') return 'notAsked';
  if (reading === undefined) return 'notAnswered';
  if (typeof reading !== 'number') return reading;
  return reading >= from ? 'raised' : undefined;
}
