import type { Measurement } from '../model/score.js';
import type { HostFlag } from '../model/tip.js';
import { currentOf } from '../scoring/current.js';
import type { OutcomeStatement } from '../scoring/outcome-statement.js';
import { isOther } from '../scoring/respondent.js';
import { currentOwnOf, type ScaleHistory } from '../scoring/score-view.js';
import type { TipSituation } from './tip-reason.js';

/**
 * What the tips look at: the patient's own scores and flags of the newest measurement. Scores of an earlier day or of
 * another respondent are given apart: no tip may say of them "in your answers".
 */
export function situationOf(
  histories: readonly ScaleHistory[],
  measurements: readonly Measurement[],
  hostFlags: readonly HostFlag[],
): TipSituation {
  const newest = histories.flatMap(({ latest, others }) => [...(latest ? [latest] : []), ...others]);
  const current = currentOf(measurements);
  const views = histories.flatMap((history) => currentOwnOf(history) ?? []);
  return {
    views,
    others: newest.filter((view) => !views.includes(view)),
    // Scores that were computed elsewhere come without flags, and say nothing about them.
    flags: current.filter(({ respondent }) => !isOther(respondent)).flatMap(({ flags = [] }) => flags),
    hostFlags,
  };
}

/** The flags of the patient's newest answers, with those that are unknown because the answers are not here. */
export function currentFlags({ flags }: OutcomeStatement): TipSituation['flags'] {
  return flags
    .filter(({ isCurrent, isByOther }) => isCurrent && !isByOther)
    .map(({ rule, status }) => ({ id: rule.id, status }));
}
