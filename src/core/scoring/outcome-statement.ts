import type { Instrument } from '../model/instrument.js';
import type { Measurement } from '../model/score.js';
import { isInFuture } from '../model/timestamp.js';
import { needsAttention } from './band-of.js';
import { currentOf } from './current.js';
import { isOther, respondentOf } from './respondent.js';
import type { ScaleHistory, ScoreView } from './score-view.js';
import { statedFlags, type StatedFlag } from './stated-flag.js';

/** A respondent, with the people who helped. */
export interface FilledInBy {
  /** `patient`, the reference of another respondent, or `unknown`. */
  readonly respondent: string;
  readonly togetherWith: readonly string[];
}

/** The statement about all scores of an instrument together; the only source for every widget. */
export interface OutcomeStatement {
  /** Date of the newest measurement; undefined if there is none. */
  readonly date: string | undefined;
  /** The people who answered on that day: first the patient, then the others, the newest first. */
  readonly filledInBy: readonly FilledInBy[];
  /** True if only respondents other than the patient answered on that day. */
  readonly isByOther: boolean;
  readonly flags: readonly StatedFlag[];
  /** True if a measurement has a date in the future, which is an error. Which one is the newest is then unknown. */
  readonly hasFutureDate: boolean;
  /** True if no score or answer stands out, old or new, and no requested score is missing, and no date is wrong. */
  readonly isCalm: boolean;
}

/**
 * Returns what may be said of all scores and flags of an instrument together: the newest date, the flags, what stands out.
 *
 * @param histories The result of `historiesOf` for the same measurements and the same `now`.
 * @param now Milliseconds since 1970. Without it no date counts as in the future.
 */
export function outcomeStatement(
  instrument: Instrument,
  measurements: readonly Measurement[],
  histories: readonly ScaleHistory[],
  now = Infinity,
): OutcomeStatement {
  const current = currentOf(measurements);
  const flags = statedFlags(instrument, measurements, current, now);
  const hasFutureDate = measurements.some(({ date }) => isInFuture(date, now));
  const newest = histories.flatMap(({ latest, others }) => [...(latest ? [latest] : []), ...others]);
  return {
    date: current[0]?.date,
    filledInBy: filledInByOf(current),
    isByOther: current.length > 0 && current.every(({ respondent }) => isOther(respondent)),
    flags,
    hasFutureDate,
    isCalm: flags.length === 0 && !hasFutureDate && isCalm(newest),
  };
}

function filledInByOf(current: readonly Measurement[]): FilledInBy[] {
  const byRespondent = new Map<string, FilledInBy>();
  for (const measurement of current) {
    const respondent = respondentOf(measurement);
    const togetherWith = [...(byRespondent.get(respondent)?.togetherWith ?? []), ...(measurement.togetherWith ?? [])];
    byRespondent.set(respondent, { respondent, togetherWith: [...new Set(togetherWith)] });
  }
  return [...byRespondent.values()].toSorted((a, b) => Number(isOther(a.respondent)) - Number(isOther(b.respondent)));
}

/** Returns whether at least one current light is known, and no score stands out or is missing. */
export function isCalm(views: readonly ScoreView[]): boolean {
  return views.some(({ light, isCurrent }) => light && isCurrent) && !views.some(standsOut);
}

/** Returns whether a score stands out: by its light, by worsening, or because it is missing or cannot be judged. */
export function standsOut(view: ScoreView): boolean {
  return (
    needsAttention(view.light) ||
    isWorse(view) ||
    isMissing(view) ||
    isUnjudged(view) ||
    (view.isOtherVersion && !!view.scale.bandSet)
  );
}

/** Returns whether a score has no meaning because the bands of its scale are not for this respondent. */
export function isUnjudged({ lacksBands, value }: ScoreView): boolean {
  return lacksBands && value !== undefined;
}

export function isWorse({ change }: ScoreView): boolean {
  return change?.verdict === 'worsened' || change?.verdict === 'possiblyWorsened';
}

/** Returns whether a requested score could not be computed, or is outside its scale. */
export function isMissing({ value, score }: ScoreView): boolean {
  return value === undefined && score.status !== 'notApplicable';
}
