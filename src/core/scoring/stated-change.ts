import type { Scale } from '../model/instrument.js';
import type { Score } from '../model/score.js';
import { changeBetween, type ScoreChange } from './change.js';
import { shownDifference, type ShownValue } from './shown-value.js';

/** The statement about the difference between two scores, in the numbers that a reader sees. */
export interface StatedChange extends ScoreChange {
  /** Difference after - before, of the scores as shown. */
  readonly difference: number;
  /** True if every applied rule comes from a verified source. */
  readonly isConfirmed: boolean;
  /** The scores that are estimates. */
  readonly estimate: 'before' | 'after' | 'both' | undefined;
}

export interface ShownScore {
  readonly score: Score;
  readonly shown: ShownValue | undefined;
}

/** Judges unrounded scores, but equal shown numbers are no clear change: nothing "went from 52 to 52 and improved". */
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

export function isEstimate({ status }: Score): boolean {
  return status === 'prorated';
}

function estimateOf(before: boolean, after: boolean): StatedChange['estimate'] {
  if (before && after) return 'both';
  return before ? 'before' : after ? 'after' : undefined;
}
