import type { Scale } from '../model/instrument.js';
import type { Score } from '../model/score.js';
import { changeBetween, type ScoreChange } from './change.js';
import { shownDifference, type ShownValue } from './shown-value.js';

/** What may be said of the difference between two scores, in the numbers that a reader sees. */
export interface StatedChange extends ScoreChange {
  /** After - before, of the scores as they are shown. */
  readonly difference: number;
  /** Whether every rule that was applied comes from a source that was checked. */
  readonly isConfirmed: boolean;
  /** Which of the two scores is an estimate, if one is. */
  readonly estimate: 'before' | 'after' | 'both' | undefined;
}

/** A score with what is shown of it. */
export interface ShownScore {
  readonly score: Score;
  readonly shown: ShownValue | undefined;
}

/**
 * The change between two scores as it is said. The verdict is that of the scores themselves; if a reader sees the same
 * number twice, it is no clear change, so that nothing "went from 52 to 52 and improved".
 */
export function statedChange(scale: Scale, before: ShownScore, after: ShownScore): StatedChange | undefined {
  const change = changeBetween(scale, before.score, after.score);
  if (!change || !before.shown || !after.shown) return undefined;
  const difference = shownDifference(before.shown, after.shown);
  const verdict = difference === 0 && change.verdict !== 'noRule' ? 'noClearChange' : change.verdict;
  return {
    ...change,
    difference,
    verdict,
    isConfirmed: change.rules.every(({ source }) => source.verified),
    estimate: estimateOf(isEstimate(before.score), isEstimate(after.score)),
  };
}

/** Whether a score was made with answers missing. */
export function isEstimate({ status }: Score): boolean {
  return status === 'prorated';
}

function estimateOf(before: boolean, after: boolean): StatedChange['estimate'] {
  if (before && after) return 'both';
  return before ? 'before' : after ? 'after' : undefined;
}
