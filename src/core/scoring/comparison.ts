import type { Scale } from '../model/instrument.js';
import type { Score } from '../model/score.js';
import { dayOf, isCertainlyBefore, timestampOf, noMoment } from '../model/timestamp.js';
import { isOther } from './respondent.js';

/** The fields of a score by which it is compared with others; see `ScoreView`. */
export interface ComparableScore {
  readonly scale: Scale;
  readonly score: Score;
  readonly date: string;
  readonly response: string | undefined;
  readonly version: string | undefined;
  readonly respondent: string;
  readonly value: number | undefined;
}

/** Why a score is compared with nothing although there are others. */
export type NotCompared = 'version' | 'respondent' | 'dayOrder';

/**
 * The order of time. Scores of one moment have an order that does not depend on the order in which they were given: what
 * has no value first, then those of others than the patient, then the less serious.
 */
export function inOrder<View extends ComparableScore>(views: readonly View[]): View[] {
  return views
    .map((view) => ({ view, moment: timestampOf(view.date) }))
    .toSorted((a, b) => a.moment - b.moment || byItself(a.view, b.view))
    .map(({ view }) => view);
}

function byItself(a: ComparableScore, b: ComparableScore): number {
  return (
    compare(a.date, b.date) ||
    Number(a.value !== undefined) - Number(b.value !== undefined) ||
    Number(isOther(b.respondent)) - Number(isOther(a.respondent)) ||
    compare(a.version ?? '', b.version ?? '') ||
    seriousness(a) - seriousness(b) ||
    compare(a.response ?? '', b.response ?? '') ||
    compare(a.respondent, b.respondent) ||
    compare(JSON.stringify(a.score), JSON.stringify(b.score))
  );
}

/** Higher for a score that is worse, by the direction of its scale. */
export function seriousness({ scale, value = 0 }: Pick<ComparableScore, 'scale' | 'value'>): number {
  return scale.direction === 'higherIsWorse' ? value : -value;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether a score may be compared with an earlier one: both dated, of one version and one respondent, in a known order. */
export function isComparable(earlier: ComparableScore, later: ComparableScore): boolean {
  return isAlike(earlier, later) && earlier.value !== undefined && isCertainlyBefore(earlier.date, later.date);
}

/**
 * The last earlier score that can be compared. If several of one day could be the last and differ, nobody knows which,
 * and there is none.
 *
 * @param earlier In the order of time.
 */
export function previousOf<View extends ComparableScore>(
  view: ComparableScore,
  earlier: readonly View[],
): View | undefined {
  const last = earlier.findLast((one) => isComparable(one, view));
  if (!last) return undefined;
  for (let index = earlier.indexOf(last) - 1; index >= 0; index -= 1) {
    const other = earlier[index];
    if (!other || isCertainlyBefore(other.date, last.date)) break;
    if (isComparable(other, view) && !isSameScore(other, last)) return undefined;
  }
  return last;
}

/** Why a score with a value is compared with nothing; undefined if there is nothing that it could be compared with. */
export function notComparedWhy(view: ComparableScore, others: readonly ComparableScore[]): NotCompared | undefined {
  if (view.value === undefined || timestampOf(view.date) === noMoment) return undefined;
  const candidates = others.filter(({ value, date }) => value !== undefined && timestampOf(date) !== noMoment);
  const known = candidates.filter(({ date }) => isCertainlyBefore(date, view.date));
  if (candidates.some((one) => isAlike(one, view) && !isCertainlyBefore(view.date, one.date))) return 'dayOrder';
  if (known.some(({ respondent }) => respondent === view.respondent)) return 'version';
  return known.length > 0 ? 'respondent' : undefined;
}

/** The other scores of the same day whose order is not known. */
export function alsoThatDay<View extends ComparableScore>(view: ComparableScore, others: readonly View[]): View[] {
  return others.filter(
    (one) =>
      one.value !== undefined &&
      isAlike(one, view) &&
      dayOf(one.date) === dayOf(view.date) &&
      !isCertainlyBefore(one.date, view.date) &&
      !isCertainlyBefore(view.date, one.date),
  );
}

function isAlike(a: ComparableScore, b: ComparableScore): boolean {
  return a.version === b.version && a.respondent === b.respondent;
}

function isSameScore(a: ComparableScore, b: ComparableScore): boolean {
  return a.value === b.value && a.score.status === b.score.status && a.score.standardError === b.score.standardError;
}
