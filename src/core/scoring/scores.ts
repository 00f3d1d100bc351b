import type { ItemFlagRule, Instrument } from '../model/instrument.js';
import { ModelError } from '../model/parse.js';
import type { Questionnaire } from '../model/questionnaire.js';
import type { QuestionnaireResponse } from '../model/questionnaire-response.js';
import type { ItemFlag, Measurement, Score } from '../model/score.js';
import { readingsReader } from './readings.js';
import { scaleScorer, type Reading } from './score-of.js';

/** The scores and flags of one response. */
export interface ScoredResponse {
  readonly scores: Score[];
  readonly flags: ItemFlag[];
}

/**
 * How an instrument scores the responses to one questionnaire: made once, used for many responses.
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
  const scorers = instrument.scales.map((scale) => scaleScorer(instrument, scale));
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

/** The score of a response on every scale of an instrument, in the instrument's order. Never throws for an answer. */
export function scoresOf(
  instrument: Instrument,
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
): Score[] {
  return scorerOf(instrument, questionnaire)(response).scores;
}

/**
 * The item flags of a response: raised, or not to be judged because there is no usable answer, whatever the reason.
 * A flag that is not raised is not in the list. Totals and their missing rules play no part.
 */
export function flagsOf(
  instrument: Instrument,
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
): ItemFlag[] {
  return scorerOf(instrument, questionnaire)(response).flags;
}

/**
 * A response as a measurement: its scores and flags with its date, its respondent and the questionnaire's version.
 *
 * @throws {@link ModelError} where the response does not say when it was filled in: it has no place in time then.
 */
export function measurementOf(
  instrument: Instrument,
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
): Measurement {
  if (response.authored === undefined) {
    throw new ModelError(`QuestionnaireResponse ${response.id ?? 'without id'}`, [
      { field: 'authored', problem: 'is needed, to place its scores in time' },
    ]);
  }
  const version = response.questionnaire.split('|')[1] ?? questionnaire.version;
  const { source, subject } = response;
  return {
    date: response.authored,
    ...(source === undefined || source === subject ? {} : { respondent: source }),
    ...(response.id === undefined ? {} : { response: response.id }),
    ...(version === undefined ? {} : { version }),
    ...scorerOf(instrument, questionnaire)(response),
  };
}

function flagStatus({ from }: ItemFlagRule, reading: Reading | undefined): ItemFlag['status'] | undefined {
  if (reading === 'notAsked' || reading === 'notFound') return 'notAsked';
  if (typeof reading !== 'number') return 'notAnswered';
  return reading >= from ? 'raised' : undefined;
}
