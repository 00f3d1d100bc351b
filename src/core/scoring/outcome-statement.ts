import type { Instrument } from '../model/instrument.js';
import type { Measurement } from '../model/score.js';
import { needsAttention } from './band-of.js';
import { currentOf } from './current.js';
import { isOther } from './respondent.js';
import type { ScaleHistory, ScoreView } from './score-view.js';
import { statedFlags, type StatedFlag } from './stated-flag.js';

/** What may be said of all scores of an instrument together. Every widget says it from here. */
export interface OutcomeStatement {
  /** Of the newest measurement; undefined if there is none. */
  readonly date: string | undefined;
  /** Nobody but somebody other than the patient answered on that day. */
  readonly isByOther: boolean;
  readonly flags: readonly StatedFlag[];
  /** No score and no answer stands out, old or new, and none that was asked for is missing. */
  readonly isCalm: boolean;
}

/** The statement of all scores of an instrument. */
export function outcomeStatement(
  instrument: Instrument,
  measurements: readonly Measurement[],
  histories: readonly ScaleHistory[],
): OutcomeStatement {
  const current = currentOf(measurements);
  const flags = statedFlags(instrument, measurements, current);
  const newest = histories.flatMap(({ latest, others }) => [...(latest ? [latest] : []), ...others]);
  return {
    date: current[0]?.date,
    isByOther: current.length > 0 && current.every(({ respondent }) => isOther(respondent)),
    flags,
    isCalm: flags.length === 0 && isCalm(newest),
  };
}

/** Whether at least one light is known, and none of these scores stands out or is missing. */
export function isCalm(views: readonly ScoreView[]): boolean {
  return views.some(({ light, isCurrent }) => light && isCurrent) && !views.some(standsOut);
}

/** Whether a score stands out: by its light, by getting worse, or because it could not be made or judged. */
export function standsOut(view: ScoreView): boolean {
  return (
    needsAttention(view.light) || isWorse(view) || isMissing(view) || (view.isOtherVersion && !!view.scale.bandSet)
  );
}

/** Whether a score got worse, certainly or possibly. */
export function isWorse({ change }: ScoreView): boolean {
  return change?.verdict === 'worsened' || change?.verdict === 'possiblyWorsened';
}

/** Whether a score was asked for and could not be made, or is one that the scale cannot have. */
export function isMissing({ value, score }: ScoreView): boolean {
  return value === undefined && score.status !== 'notApplicable';
}
