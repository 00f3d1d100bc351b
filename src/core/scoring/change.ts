import type { ChangeRule, ScoreDirection, Scale } from '../model/instrument.js';
import type { Score } from '../model/score.js';
import { hasWholeScores, isOnScale, tolerance } from './band-of.js';

/**
 * What may be said of a difference (science: a change inside the noise is never "improved").
 *
 * - `improved`, `worsened`: larger than the measurement error, and as large as patients notice where a rule says how
 *   large that is.
 * - `possiblyImproved`, `possiblyWorsened`: as large as patients notice, but inside the measurement error, or nothing
 *   is known of the measurement error.
 * - `noClearChange`: a rule is given and not met.
 * - `noRule`: there is no change rule, or none that can be applied: only the difference may be shown.
 */
export type ChangeVerdict =
  'improved' | 'worsened' | 'possiblyImproved' | 'possiblyWorsened' | 'noClearChange' | 'noRule';

/** The difference between two scores on one scale, and what may be said of it. */
export interface ScoreChange {
  /** after - before, unrounded. */
  readonly difference: number;
  readonly verdict: ChangeVerdict;
  /** The rules that were applied, each with its name and source. */
  readonly rules: readonly ChangeRule[];
}

/** 95 % of differences that are only measurement error are smaller than this many standard errors. */
const criticalValue = 1.96;

/**
 * What happened between two scores on one scale. Undefined where either has no value, or one that the scale cannot have.
 *
 * A rule for one direction judges no difference in the other. Reliable rules must all be met; one important rule is
 * enough.
 */
export function changeBetween(scale: Scale, before: Score, after: Score): ScoreChange | undefined {
  const from = valueOf(scale, before);
  const to = valueOf(scale, after);
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

/** Whether a change may be told as one, certainly or possibly: a rule is given, and it is met. */
export function isClearChange({ verdict }: ScoreChange): boolean {
  return verdict !== 'noRule' && verdict !== 'noClearChange';
}

/** The value of a score, where it has one that may be used. */
export function valueOf(scale: Scale, { status, value }: Score): number | undefined {
  const isScored = status === 'ok' || status === 'prorated';
  return isScored && value !== undefined && isOnScale(scale, value) ? value : undefined;
}

/**
 * The standard error of a score, if it can be one. No measurement is without error, so 0 and less count as not known:
 * the score itself is still shown.
 */
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

/** Whether a score is one answer in whole numbers. */
function isOneAnswer(scale: Scale): boolean {
  return scale.method.type === 'value' && hasWholeScores(scale);
}

/** Undefined where the rule cannot be applied to these two scores. */
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
      // 3 to 2 is a third less, and still only the next answer.
      if (isOneAnswer(scale) && size <= 1 + tolerance) return false;
      // There is no share of nothing.
      return before.value === undefined || before.value === 0
        ? undefined
        : size >= rule.share * Math.abs(before.value) - tolerance;
  }
}
