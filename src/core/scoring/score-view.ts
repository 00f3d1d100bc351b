import type { Band, Grade, Instrument, Light, Scale, Source } from '../model/instrument.js';
import { momentOf, noMoment } from '../model/moment.js';
import type { Measurement, Score } from '../model/score.js';
import { bandOf } from './band-of.js';
import { changeBetween, valueOf, type Change } from './change.js';

/**
 * Everything that may be shown of one score, decided here and nowhere else, so that two widgets cannot contradict
 * each other. Without a value there is no band, no light and no change.
 */
export interface ScoreView {
  readonly scale: Scale;
  readonly score: Score;
  readonly date: string;
  /** `id` of the response. */
  readonly response: string | undefined;
  readonly version: string | undefined;
  /** Of a version that the instrument was not made for: its bands do not hold, so there is no light. */
  readonly isOtherVersion: boolean;
  /** Unrounded; show it with the scale's `decimals`. Undefined too where the scale cannot have the value. */
  readonly value: number | undefined;
  readonly band: Band | undefined;
  readonly light: Light | undefined;
  readonly grade: Grade | undefined;
  /** Where the band comes from. */
  readonly source: Source | undefined;
  /** The last earlier score of the same version that has a value. */
  readonly previous: ScoreView | undefined;
  /** Compared with `previous`. */
  readonly change: Change | undefined;
}

/** All scores on one scale, oldest first. */
export interface ScaleHistory {
  readonly scale: Scale;
  readonly views: readonly ScoreView[];
  /** The newest, whether it has a value or not. */
  readonly latest: ScoreView | undefined;
}

interface Scored {
  readonly measurement: Measurement;
  readonly score: Score;
}

/**
 * The history of every scale of an instrument, in the instrument's order; measurements in any order, and those of one
 * moment in the order given. Scores on scales that the instrument does not have are left out: `unknownScalesOf` names them.
 */
export function historiesOf(instrument: Instrument, measurements: readonly Measurement[]): ScaleHistory[] {
  const ordered = measurements
    .map((measurement) => ({ measurement, moment: momentOf(measurement.date) }))
    .toSorted((a, b) => a.moment - b.moment)
    .map(({ measurement }) => measurement);
  return instrument.scales.map((scale) => {
    const views: ScoreView[] = [];
    for (const { measurement, score } of oneEachResponse(scoredOn(scale, ordered))) {
      const isOther = isOtherVersion(instrument, measurement.version);
      views.push(viewOf(scale, { measurement, score }, views, isOther));
    }
    return { scale, views, latest: views.at(-1) };
  });
}

/** The scales that measurements name and the instrument does not have: a mistake in the data to tell its maker. */
export function unknownScalesOf(instrument: Instrument, measurements: readonly Measurement[]): string[] {
  const known = new Set(instrument.scales.map(({ id }) => id));
  const named = measurements.flatMap(({ scores }) => scores.map(({ scale }) => scale));
  return [...new Set(named.filter((scale) => !known.has(scale)))];
}

/** A score compared with a chosen one, in place of the last before it: only where the two can be compared. */
export function comparedWith(view: ScoreView, chosen: ScoreView): ScoreView {
  const previous = isComparable(chosen, view) ? chosen : undefined;
  return { ...view, previous, change: previous && changeBetween(view.scale, previous.score, view.score) };
}

/** Nothing got better or worse that has no value or no place in time, or between two versions. */
function isComparable(earlier: ScoreView, { date, version }: Pick<ScoreView, 'date' | 'version'>): boolean {
  const isDated = momentOf(earlier.date) !== noMoment && momentOf(date) !== noMoment;
  return isDated && earlier.version === version && earlier.value !== undefined;
}

/** Whether an instrument names versions, and not this one. An instrument that names none is for every version. */
export function isOtherVersion({ questionnaires, version: own }: Instrument, version: string | undefined): boolean {
  const named = questionnaires.map((canonical) => canonical.split('|')[1]);
  if (version === undefined || version === own || named.length === 0) return false;
  return named.every((one) => one !== undefined && one !== version);
}

function scoredOn(scale: Scale, measurements: readonly Measurement[]): Scored[] {
  const scored = measurements.flatMap((measurement) => measurement.scores.map((score) => ({ measurement, score })));
  return scored.filter(
    // A response has no score of its own on a scale that is computed elsewhere.
    ({ score }) => score.scale === scale.id && !(scale.method.type === 'external' && score.status === 'notApplicable'),
  );
}

/** A response that was scored twice, here and by the host, is one moment: the first one with a value counts. */
function oneEachResponse(scored: readonly Scored[]): Scored[] {
  const counting = new Map<string | undefined, Score>();
  for (const { measurement, score } of scored) {
    if (counting.get(measurement.response)?.value === undefined) counting.set(measurement.response, score);
  }
  return scored.filter(({ measurement: { response }, score }) => !response || counting.get(response) === score);
}

function viewOf(
  scale: Scale,
  { measurement, score }: Scored,
  earlier: readonly ScoreView[],
  isOther: boolean,
): ScoreView {
  const { date, response, version } = measurement;
  const value = valueOf(scale, score);
  const band = value === undefined || isOther ? undefined : bandOf(scale, value);
  const previous = earlier.findLast((view) => isComparable(view, { date, version }));
  return {
    scale,
    score,
    date,
    response,
    version,
    isOtherVersion: isOther,
    value,
    band,
    light: band?.light,
    grade: band?.grade,
    source: band && scale.bandSet?.source,
    previous,
    change: previous && changeBetween(scale, previous.score, score),
  };
}
