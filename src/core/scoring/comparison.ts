import type { Scale } from '../model/instrument.js';
import type { Score } from '../model/score.js';
import { dayOf, isCertainlyBefore, timestampOf, noMoment } from '../model/timestamp.js';
import { isOther } from './respondent.js';
import type { StatedFlag } from './stated-flag.js';

/** The fields by which scores are compared; see `ScoreView`. */
export interface ComparableScore {
  readonly scale: Scale;
  readonly score: Score;
  readonly date: string;
  readonly response: string | undefined;
  readonly version: string | undefined;
  readonly respondent: string;
  readonly value: number | undefined;
  /** True if the date is in the future. The real date, and so the order of the scores, is then unknown. */
  readonly isFuture: boolean;
  readonly flags: readonly StatedFlag[];
}

/** The reason why a score is not compared although other scores exist. */
export type NotCompared = 'version' | 'respondent' | 'dayOrder';

/**
 * Sorts by time. Within a moment the order does not depend on the input: first scores without a value, then those of
 * respondents other than the patient, then the less serious.
 */
export function sortByTime<View extends ComparableScore>(views: readonly View[]): View[] {
  return views
    .map((view) => ({ view, moment: timestampOf(view.date) }))
    .toSorted((a, b) => a.moment - b.moment || compareWithinMoment(a.view, b.view))
    .map(({ view }) => view);
}

function compareWithinMoment(a: ComparableScore, b: ComparableScore): number {
  return (
    compareText(a.date, b.date) ||
    Number(a.value !== undefined) - Number(b.value !== undefined) ||
    Number(isOther(b.respondent)) - Number(isOther(a.respondent)) ||
    compareText(a.version ?? '', b.version ?? '') ||
    seriousness(a) - seriousness(b) ||
    compareText(a.response ?? '', b.response ?? '') ||
    compareText(a.respondent, b.respondent) ||
    compareText(JSON.stringify([a.score, a.flags]), JSON.stringify([b.score, b.flags]))
  );
}

/** Returns a number that is higher for a worse score, by the direction of the scale. */
export function seriousness({ scale, value = 0 }: Pick<ComparableScore, 'scale' | 'value'>): number {
  return scale.direction === 'higherIsWorse' ? value : -value;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Returns whether a score may be compared with an earlier one: same version and respondent, certainly in this order.
 */
export function isComparable(earlier: ComparableScore, later: ComparableScore): boolean {
  return isSameSeries(earlier, later) && earlier.value !== undefined && isEarlier(earlier, later);
}

/** Returns whether one score is certainly earlier than another. A date in the future says nothing about the order. */
export function isEarlier(
  earlier: Pick<ComparableScore, 'date' | 'isFuture'>,
  later: Pick<ComparableScore, 'date' | 'isFuture'>,
): boolean {
  return !earlier.isFuture && !later.isFuture && isCertainlyBefore(earlier.date, later.date);
}

/**
 * Finds the last comparable earlier score. If several of one day could be last and differ, the order is unknown and the
 * result is undefined.
 *
 * @param earlier Scores in the order of {@link sortByTime}.
 */
export function previousOf<View extends ComparableScore>(
  view: ComparableScore,
  earlier: readonly View[],
): View | undefined {
  const last = earlier.findLast((candidate) => isComparable(candidate, view));
  if (!last) return undefined;
  for (let index = earlier.indexOf(last) - 1; index >= 0; index -= 1) {
    const other = earlier[index];
    if (!other || isCertainlyBefore(other.date, last.date)) break;
    if (isComparable(other, view) && !isSameScore(other, last)) return undefined;
  }
  return last;
}

/**
 * Returns why a score with a value is not compared; undefined if there is nothing to compare it with, or if the remark
 * on its date says enough.
 */
export function reasonNotCompared(view: ComparableScore, others: readonly ComparableScore[]): NotCompared | undefined {
  if (view.value === undefined || !isDated(view)) return undefined;
  const candidates = others.filter((other) => other.value !== undefined && isDated(other));
  const earlierScores = candidates.filter(({ date }) => isCertainlyBefore(date, view.date));
  if (candidates.some((candidate) => isSameSeries(candidate, view) && !isCertainlyBefore(view.date, candidate.date)))
    return 'dayOrder';
  if (earlierScores.some(({ respondent }) => respondent === view.respondent)) return 'version';
  return earlierScores.length > 0 ? 'respondent' : undefined;
}

/** Returns the other scores of the same day whose order is unknown. */
export function unorderedOnSameDay<View extends ComparableScore>(
  view: ComparableScore,
  others: readonly View[],
): View[] {
  return others.filter(
    (other) =>
      other.value !== undefined &&
      isSameSeries(other, view) &&
      dayOf(other.date) === dayOf(view.date) &&
      !isCertainlyBefore(other.date, view.date) &&
      !isCertainlyBefore(view.date, other.date),
  );
}

function isDated({ date, isFuture }: ComparableScore): boolean {
  return !isFuture && timestampOf(date) !== noMoment;
}

function isSameSeries(a: ComparableScore, b: ComparableScore): boolean {
  return a.version === b.version && a.respondent === b.respondent;
}

function isSameScore(a: ComparableScore, b: ComparableScore): boolean {
  return a.value === b.value && a.score.status === b.score.status && a.score.standardError === b.score.standardError;
}
