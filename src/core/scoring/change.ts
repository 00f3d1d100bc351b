import type { ChangeRule, ScoreDirection, Scale } from '../model/instrument.js';
import type { Score } from '../model/score.js';
import { hasWholeScores, isOnScale, tolerance } from './band-of.js';

/**
 * The permitted statement about a difference. A change within the measurement error is never called "improved".
 *
 * - `improved`, `worsened`: larger than the measurement error, and as large as patients notice if a rule defines that.
 * - `possiblyImproved`, `possiblyWorsened`: as large as patients notice, but the measurement error is larger or
 *   unknown.
 * - `noClearChange`: a rule is given and not met.
 * - `noRule`: no change rule can be applied; only the difference may be shown.
 */
export type ChangeVerdict =
  'improved' | 'worsened' | 'possiblyImproved' | 'possiblyWorsened' | 'noClearChange' | 'noRule';

/** The difference between two scores on one scale, and what may be said of it. */
export interface ScoreChange {
  /** Difference after - before, unrounded. */
  readonly difference: number;
  readonly verdict: ChangeVerdict;
  readonly rules: readonly ChangeRule[];
}

/** Standard errors that contain 95 % of the differences caused by measurement error alone. */
const criticalValue = 1.96;

/**
 * Judges the difference between two scores on a scale, or returns undefined if either has no valid value.
 *
 * A rule for one direction does not judge the other. Every reliable rule must be met; one important rule is enough.
 */
export function changeBetween(scale: Scale, before: Score, after: Score): ScoreChange | undefined {
  const from = scoreValueOf(scale, before);
  const to = scoreValueOf(scale, after);
  if (from === undefined || to === undefined) return undefined;

  const difference = to - from;
  const better = isBetter(scale.direction, difference);
  const rules = (scale.change ?? []).filter(({ onlyFor }) => {
    return !onlyFor || difference === 0 || better === (onlyFor === 'improvement');
  });
  const judged = rules.flatMap((rule) => {
    const isMet = isRuleMet(rule, scale, difference, better, before, after);
    return isMet === undefined ? [] : [{ rule, isMet }];
  });
  const reliable = judged.filter(({ rule }) => isAboutError(rule)).map(({ isMet }) => isMet);
  const important = judged.filter(({ rule }) => !isAboutError(rule)).map(({ isMet }) => isMet);
  return {
    difference,
    verdict: verdictOf(reliable, important, better),
    rules: judged.map(({ rule }) => rule),
  };
}

/** Returns whether a change rule applies and is met, certainly or possibly. */
export function isClearChange({ verdict }: ScoreChange): boolean {
  return verdict !== 'noRule' && verdict !== 'noClearChange';
}

/** Returns the value of a score, if the score is valid and within the scale. */
export function scoreValueOf(scale: Scale, { status, value }: Score): number | undefined {
  const isScored = status === 'ok' || status === 'prorated';
  return isScored && value !== undefined && isOnScale(scale, value) ? value : undefined;
}

/** Returns the standard error of a score. No measurement is without error, so 0 and less count as unknown. */
export function standardErrorOf({ standardError }: Score): number | undefined {
  return standardError !== undefined && standardError > 0 && Number.isFinite(standardError) ? standardError : undefined;
}

function verdictOf(reliable: readonly boolean[], important: readonly boolean[], better: boolean): ChangeVerdict {
  if (reliable.length === 0 && important.length === 0) return 'noRule';
  const isReliable = reliable.length > 0 && reliable.every(Boolean);
  const isImportant = important.some(Boolean);
  if (isReliable && (isImportant || important.length === 0)) return better ? 'improved' : 'worsened';
  if (isImportant) return better ? 'possiblyImproved' : 'possiblyWorsened';
  return 'noClearChange';
}

function isBetter(direction: ScoreDirection, difference: number): boolean {
  return direction === 'higherIsBetter' ? difference > 0 : difference < 0;
}

function isAboutError({ type }: ChangeRule): boolean {
  return type === 'reliable' || type === 'reliableFromErrors' || type === 'reliablePoints';
}

function isOneAnswer(scale: Scale): boolean {
  return scale.method.type === 'value' && hasWholeScores(scale);
}

/** Returns undefined if the rule cannot be applied to these two scores. */
function isRuleMet(
  rule: ChangeRule,
  scale: Scale,
  difference: number,
  better: boolean,
  before: Score,
  after: Score,
): boolean | undefined {
  const size = Math.abs(difference);
  switch (rule.type) {
    case 'reliable': {
      const error = rule.standardDeviation * Math.sqrt(2 * (1 - rule.reliability));
      return size > criticalValue * error + tolerance;
    }
    case 'reliableFromErrors': {
      const [errorBefore, errorAfter] = [standardErrorOf(before), standardErrorOf(after)];
      if (errorBefore === undefined || errorAfter === undefined) return undefined;
      return size > criticalValue * Math.hypot(errorBefore, errorAfter) + tolerance;
    }
    case 'reliablePoints':
      return size >= rule.points - tolerance;
    case 'important':
      return size >= (better ? rule.points : (rule.pointsWorse ?? rule.points)) - tolerance;
    case 'importantShare':
      // From 3 to 2 is a third less, but only one answer lower.
      if (isOneAnswer(scale) && size <= 1 + tolerance) return false;
      // A share of 0 is undefined.
      return before.value === undefined || before.value === 0
        ? undefined
        : size >= rule.share * Math.abs(before.value) - tolerance;
  }
}
