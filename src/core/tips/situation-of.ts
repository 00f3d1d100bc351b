import type { Measurement } from '../model/score.js';
import type { HostFlag } from '../model/tip.js';
import { momentOf } from '../model/moment.js';
import type { ScaleHistory } from '../scoring/score-view.js';
import type { TipSituation } from './tip-reason.js';

/** What the tips look at: of every scale the newest score, of the newest answers the flags. */
export function situationOf(
  histories: readonly ScaleHistory[],
  measurements: readonly Measurement[],
  hostFlags: readonly HostFlag[],
): TipSituation {
  return {
    views: histories.flatMap(({ latest }) => latest ?? []),
    // Scores that were computed elsewhere come without flags, and say nothing about them.
    flags: newestOf(measurements.filter(({ flags }) => flags))?.flags ?? [],
    hostFlags,
  };
}

/** What was measured last; of two at one moment the last one given. */
export function newestOf<Dated extends { readonly date: string }>(dated: readonly Dated[]): Dated | undefined {
  return dated.toSorted((a, b) => momentOf(a.date) - momentOf(b.date)).at(-1);
}
