import type { Band, SeverityGrade, Instrument, TrafficLight, Scale, Citation } from '../model/instrument.js';
import { isInFuture, timestampOf } from '../model/timestamp.js';
import type { Person } from '../model/person.js';
import type { Measurement, Score } from '../model/score.js';
import { bandOf } from './band-of.js';
import { scoreValueOf } from './change.js';
import {
  unorderedOnSameDay,
  sortByTime,
  isComparable,
  isEarlier,
  reasonNotCompared,
  previousOf,
  seriousness,
  type NotCompared,
} from './comparison.js';
import { currentOf } from './current.js';
import { respondentOf, isOther } from './respondent.js';
import { scaleFor } from './scale-for.js';
import { shownValue, type ShownValue } from './shown-value.js';
import { isEstimate, statedChange, type StatedChange } from './stated-change.js';
import { flagIn, type StatedFlag } from './stated-flag.js';

/**
 * The complete statement about a score and the only source for every widget, so that two widgets cannot contradict each
 * other. Without a value there is no band, light or change.
 */
export interface ScoreView {
  /** The scale with the bands and change rules for this respondent. */
  readonly scale: Scale;
  readonly score: Score;
  readonly date: string;
  /** `id` of the response. */
  readonly response: string | undefined;
  readonly version: string | undefined;
  /** `patient`, the reference of another respondent, or `unknown`. */
  readonly respondent: string;
  /** People who helped the respondent. */
  readonly togetherWith: readonly string[];
  /** True unless the patient answered. */
  readonly isByOther: boolean;
  /** True for the newest measurement: the same day or response. Other scores are shown with their date. */
  readonly isCurrent: boolean;
  /** True if the date is in the future, which is an error. The score is then not compared with any other. */
  readonly isFuture: boolean;
  /** True for a version that the instrument was not made for. Its bands do not apply, so there is no light. */
  readonly isOtherVersion: boolean;
  /** True if the scale has bands, but not for this respondent. */
  readonly lacksBands: boolean;
  /** Unrounded value; undefined if absent or outside the scale. */
  readonly value: number | undefined;
  readonly shown: ShownValue | undefined;
  /** True if answers are missing, within the instrument's rule. */
  readonly isEstimate: boolean;
  readonly band: Band | undefined;
  readonly light: TrafficLight | undefined;
  /** Seriousness of the score: the grade of its band, else derived from the light. */
  readonly grade: SeverityGrade | undefined;
  readonly source: Citation | undefined;
  /** Flags of this measurement for questions of this scale. */
  readonly flags: readonly StatedFlag[];
  /** Last earlier score with a value, of the same version and respondent. */
  readonly previous: ScoreView | undefined;
  readonly change: StatedChange | undefined;
  readonly notCompared: NotCompared | undefined;
  /** Scores of the same day whose order relative to this one is unknown. */
  readonly alsoThatDay: readonly ShownValue[];
}

/** A score before its comparison with others. */
type SingleView = Omit<ScoreView, 'previous' | 'change' | 'notCompared' | 'alsoThatDay'>;

/** The scores of one respondent on a scale. Nothing joins, compares or averages two series. */
export interface ScoreSeries {
  /** `patient`, the reference of another respondent, or `unknown`. */
  readonly respondent: string;
  /** Oldest first. */
  readonly views: readonly ScoreView[];
  /** The newest score, with or without a value. */
  readonly latest: ScoreView;
}

/** All scores on a scale, oldest first. */
export interface ScaleHistory {
  readonly scale: Scale;
  readonly views: readonly ScoreView[];
  /** The views of each respondent: first the patient, then the others in the order in which they first answered. */
  readonly series: readonly ScoreSeries[];
  /** The newest score, with or without a value. On the newest day that of the patient, if there is one. */
  readonly latest: ScoreView | undefined;
  /** Scores that `latest` does not replace: the newest of each other respondent, and those that may be as new. */
  readonly others: readonly ScoreView[];
}

interface Scored {
  readonly measurement: Measurement;
  readonly score: Score;
}

/**
 * Builds the history of every scale, in the instrument's order; the order of the measurements does not matter. Scores
 * on unknown scales are left out; see {@link unknownScalesOf}.
 *
 * @param measurements Each respondent has one reference; see {@link withRespondents}.
 * @param now Milliseconds since 1970. A score of a later day has a wrong date. Without it no date counts as wrong.
 * @param people The people around the patient, whose roles decide which bands apply to their answers.
 */
export function historiesOf(
  instrument: Instrument,
  measurements: readonly Measurement[],
  now = Infinity,
  people: readonly Person[] = [],
): ScaleHistory[] {
  const current = new Set(currentOf(measurements));
  const flagged = flagsByResponse(measurements);
  return instrument.scales.map((scale) => {
    const singles = sortByTime(
      onePerResponse(scale, scoredOn(scale, measurements)).map((scored) =>
        singleOf(instrument, scale, scored, { current, flagged, now, people }),
      ),
    );
    const views: ScoreView[] = [];
    for (const [index, single] of singles.entries()) views.push(viewOf(single, views, nearbyScores(singles, index)));
    const latest = views.findLast(isCurrentOwn) ?? views.at(-1);
    const others = notReplaced(views).filter((view) => view !== latest);
    return { scale, views, series: seriesOf(views), latest, others };
  });
}

/** Returns the patient's own score of the newest day, even if another person answered later that day. */
export function currentOwnOf({ latest }: ScaleHistory): ScoreView | undefined {
  return latest && isCurrentOwn(latest) ? latest : undefined;
}

function isCurrentOwn({ isCurrent, isByOther }: ScoreView): boolean {
  return isCurrent && !isByOther;
}

function seriesOf(views: readonly ScoreView[]): ScoreSeries[] {
  return respondentsOf(views).map((respondent) => {
    const own = views.filter((view) => view.respondent === respondent);
    return { respondent, views: own, latest: own.at(-1)! };
  });
}

/** Returns the respondents of views: first the patient, then the others in the order in which they first answered. */
export function respondentsOf(views: readonly ScoreView[]): string[] {
  const firstMoments = new Map<string, number>();
  for (const { respondent, date } of views) {
    firstMoments.set(respondent, Math.min(timestampOf(date), firstMoments.get(respondent) ?? Infinity));
  }
  return [...firstMoments]
    .toSorted(([a, first], [b, other]) => Number(isOther(a)) - Number(isOther(b)) || first - other || (a < b ? -1 : 1))
    .map(([respondent]) => respondent);
}

/** Returns the scores that no certainly newer score of the same respondent follows. */
function notReplaced(views: readonly ScoreView[]): ScoreView[] {
  const newest = new Map(views.map((view) => [view.respondent, view]));
  return views.filter((view) => {
    const last = newest.get(view.respondent);
    return last === undefined || !isEarlier(view, last);
  });
}

/** Returns the scales that measurements name but the instrument does not have: a data error to report to developers. */
export function unknownScalesOf(instrument: Instrument, measurements: readonly Measurement[]): string[] {
  const knownScales = new Set(instrument.scales.map(({ id }) => id));
  const named = measurements.flatMap(({ scores }) => scores.map(({ scale }) => scale));
  return [...new Set(named.filter((scale) => !knownScales.has(scale)))];
}

/** Compares a score with a chosen one instead of the last, if the two are comparable. */
export function compareWith(view: ScoreView, chosen: ScoreView): ScoreView {
  const previous = isComparable(chosen, view) ? chosen : undefined;
  return { ...view, previous, change: previous && statedChange(view.scale, previous, view) };
}

/** Returns whether an instrument names versions, but not this one. One that names none applies to every version. */
export function isOtherVersion({ questionnaires, version: own }: Instrument, version: string | undefined): boolean {
  const namedVersions = questionnaires.map((canonical) => canonical.split('|')[1]);
  if (version === undefined || version === own || namedVersions.length === 0) return false;
  return namedVersions.every((namedVersion) => namedVersion !== undefined && namedVersion !== version);
}

function scoredOn(scale: Scale, measurements: readonly Measurement[]): Scored[] {
  const scored = measurements.flatMap((measurement) => measurement.scores.map((score) => ({ measurement, score })));
  return scored.filter(
    // A response has no score of its own on an external scale.
    ({ score }) => score.scale === scale.id && !(scale.method.type === 'external' && score.status === 'notApplicable'),
  );
}

/** Keeps the best of several scores of a response (ours and the host's): with a value, with a trace, more serious. */
function onePerResponse(scale: Scale, scored: readonly Scored[]): Scored[] {
  const bestScores = new Map<string, Score>();
  const rank = (score: Score) => [
    Number(scoreValueOf(scale, score) !== undefined),
    Number(score.value !== undefined),
    Number(score.trace !== undefined),
    seriousness({ scale, value: score.value }),
  ];
  for (const { measurement, score } of scored) {
    const { response } = measurement;
    if (response === undefined) continue;
    const best = bestScores.get(response);
    if (!best || isHigher(rank(score), rank(best))) bestScores.set(response, score);
  }
  return scored.filter(({ measurement: { response }, score }) => !response || bestScores.get(response) === score);
}

function isHigher(ranks: readonly number[], others: readonly number[]): boolean {
  const index = ranks.findIndex((rank, position) => rank !== others[position]);
  return index >= 0 && (ranks[index] ?? 0) > (others[index] ?? 0);
}

/** Finds the flags of each response, which may be in another measurement than its score. */
function flagsByResponse(measurements: readonly Measurement[]): ReadonlyMap<string, Measurement> {
  return new Map(
    measurements.flatMap((measurement) =>
      measurement.response !== undefined && measurement.flags ? [[measurement.response, measurement] as const] : [],
    ),
  );
}

interface SingleContext {
  readonly current: ReadonlySet<Measurement>;
  readonly flagged: ReadonlyMap<string, Measurement>;
  readonly now: number;
  readonly people: readonly Person[];
}

function singleOf(
  instrument: Instrument,
  anyScale: Scale,
  { measurement, score }: Scored,
  { current, flagged, now, people }: SingleContext,
): SingleView {
  const { date, response, version, togetherWith = [] } = measurement;
  const scale = scaleFor(anyScale, respondentOf(measurement), people);
  const isForOtherVersion = isOtherVersion(instrument, version);
  const isCurrent = current.has(measurement);
  const value = scoreValueOf(scale, score);
  const band = value === undefined || isForOtherVersion ? undefined : bandOf(scale, value);
  const answers = (response === undefined ? undefined : flagged.get(response)) ?? measurement;
  const rules = (instrument.flags ?? []).filter(({ item }) => scale.items.some((scaleItem) => scaleItem.item === item));
  return {
    scale,
    score,
    date,
    response,
    version,
    respondent: respondentOf(measurement),
    togetherWith,
    isByOther: isOther(measurement.respondent),
    isCurrent,
    isFuture: isInFuture(date, now),
    isOtherVersion: isForOtherVersion,
    lacksBands: anyScale.bandSet !== undefined && scale.bandSet === undefined,
    value,
    shown: value === undefined ? undefined : shownValue(value, scale),
    isEstimate: value !== undefined && isEstimate(score),
    band,
    light: band?.light,
    grade: band && (band.grade ?? gradeOf(band.light)),
    source: band && scale.bandSet?.source,
    flags: rules.flatMap((rule) => flagIn(rule, { ...answers, date }, isCurrent)),
  };
}

/** Derives the grade of a band without one. Every light other than `ok` gets a grade that shows tips. */
function gradeOf(light: TrafficLight | undefined): SeverityGrade | undefined {
  return light && ({ ok: 'none', attention: 'light', concern: 'severe' } as const)[light];
}

/** Returns the scores close in time. Only these can be of the same day, and a history may be long. */
function nearbyScores(singles: readonly SingleView[], index: number): readonly SingleView[] {
  return singles
    .slice(Math.max(0, index - nearbyCount), index + nearbyCount + 1)
    .filter((neighbor) => neighbor !== singles[index]);
}
const nearbyCount = 20;

function viewOf(single: SingleView, earlier: readonly ScoreView[], others: readonly SingleView[]): ScoreView {
  const previous = previousOf(single, earlier);
  return {
    ...single,
    previous,
    change: previous && statedChange(single.scale, previous, single),
    notCompared: previous ? undefined : reasonNotCompared(single, others),
    alsoThatDay: unorderedOnSameDay(single, others).flatMap(({ shown }) => shown ?? []),
  };
}
