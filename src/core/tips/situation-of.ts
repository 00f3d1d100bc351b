import type { Measurement } from '../model/score.js';
import type { ContextFlag } from '../model/tip.js';
import { currentOf } from '../scoring/current.js';
import type { OutcomeStatement } from '../scoring/outcome-statement.js';
import { isOther } from '../scoring/respondent.js';
import { currentOwnOf, type ScaleHistory } from '../scoring/score-view.js';
import type { TipSituation } from './tip-reason.js';

/**
 * Collects the input of the tips: the patient's own scores and flags of the newest measurement. Scores of an earlier
 * day or another respondent are separate, because no tip may call them "your answers".
 */
export function situationOf(
  histories: readonly ScaleHistory[],
  measurements: readonly Measurement[],
  contextFlags: readonly ContextFlag[],
): TipSituation {
  const newest = histories.flatMap(({ latest, others }) => [...(latest ? [latest] : []), ...others]);
  const current = currentOf(measurements);
  const views = histories.flatMap((history) => currentOwnOf(history) ?? []);
  return {
    views,
    others: newest.filter((view) => !views.includes(view)),
    // External scores have no flags and say nothing about them.
    flags: current.filter(({ respondent }) => !isOther(respondent)).flatMap(({ flags = [] }) => flags),
    contextFlags,
  };
}

/** Returns the flags of the patient's newest answers, including those that are unknown because answers are absent. */
export function currentFlags({ flags }: OutcomeStatement): TipSituation['flags'] {
  return flags
    .filter(({ isCurrent, isByOther }) => isCurrent && !isByOther)
    .map(({ rule, status }) => ({ id: rule.id, status }));
}
