import type { Band, SeverityGrade, Instrument, TrafficLight, Scale, Citation } from '../model/instrument.js';
import { isCertainlyBefore } from '../model/timestamp.js';
import type { Measurement, Score } from '../model/score.js';
import { bandOf } from './band-of.js';
import { valueOf } from './change.js';
import {
  alsoThatDay,
  inOrder,
  isComparable,
  notComparedWhy,
  previousOf,
  seriousness,
  type NotCompared,
} from './comparison.js';
import { currentOf } from './current.js';
import { respondentOf, isOther } from './respondent.js';
import { shownValue, type ShownValue } from './shown-value.js';
import { isEstimate, statedChange, type StatedChange } from './stated-change.js';
import { flagIn, type StatedFlag } from './stated-flag.js';

/**
 * The statement of one score: everything that may be shown of it, decided here and nowhere else, so that two widgets
 * cannot contradict each other. Without a value there is no band, no light and no change.
 */
export interface ScoreView {
  readonly scale: Scale;
  readonly score: Score;
  readonly date: string;
  /** `id` of the response. */
  readonly response: string | undefined;
  readonly version: string | undefined;
  /** `patient`, or the reference of somebody else. */
  readonly respondent: string;
  /** Answered by somebody other than the patient. */
  readonly isByOther: boolean;
  /** Of the newest measurement: of its day or its response. Any other score is shown with its date. */
  readonly isCurrent: boolean;
  /** Of a version that the instrument was not made for: its bands do not hold, so there is no light. */
  readonly isOtherVersion: boolean;
  /** Unrounded. Undefined too if the scale cannot have the value. */
  readonly value: number | undefined;
  /** The value as it is shown. */
  readonly shown: ShownValue | undefined;
  /** Made with answers missing, as the instrument allows. */
  readonly isEstimate: boolean;
  readonly band: Band | undefined;
  readonly light: TrafficLight | undefined;
  /** How serious the score is: the grade of its band; if the band has none, it follows from the light. */
  readonly grade: SeverityGrade | undefined;
  /** Where the band comes from. */
  readonly source: Citation | undefined;
  /** Flags of this measurement that are about a question of this scale. */
  readonly flags: readonly StatedFlag[];
  /** The last earlier score of the same version and respondent that has a value. */
  readonly previous: ScoreView | undefined;
  /** Compared with `previous`. */
  readonly change: StatedChange | undefined;
  /** Why there is no `previous`. */
  readonly notCompared: NotCompared | undefined;
  /** Scores of the same day of which nobody knows whether they are earlier or later. */
  readonly alsoThatDay: readonly ShownValue[];
}

/** A score before it is compared with others. */
type SingleView = Omit<ScoreView, 'previous' | 'change' | 'notCompared' | 'alsoThatDay'>;

/** All scores on one scale, oldest first. */
export interface ScaleHistory {
  readonly scale: Scale;
  readonly views: readonly ScoreView[];
  /** The newest, whether it has a value or not. */
  readonly latest: ScoreView | undefined;
  /** Scores that `latest` does not replace: the newest of each other respondent, and those that may be as new. */
  readonly others: readonly ScoreView[];
}

interface Scored {
  readonly measurement: Measurement;
  readonly score: Score;
}

/**
 * The history of every scale of an instrument, in the instrument's order. The order in which measurements are given does
 * not matter. Scores on scales that the instrument does not have are left out: `unknownScalesOf` names them.
 */
export function historiesOf(instrument: Instrument, measurements: readonly Measurement[]): ScaleHistory[] {
  const current = new Set(currentOf(measurements));
  const flagged = flagsByResponse(measurements);
  return instrument.scales.map((scale) => {
    const singles = inOrder(
      oneEachResponse(scale, scoredOn(scale, measurements)).map((scored) =>
        singleOf(instrument, scale, scored, current, flagged),
      ),
    );
    const views: ScoreView[] = [];
    for (const [index, single] of singles.entries()) views.push(viewOf(single, views, neighbours(singles, index)));
    const latest = views.at(-1);
    return { scale, views, latest, others: notReplaced(views).filter((view) => view !== latest) };
  });
}

/** The patient's own score of the newest day, also if another person answered later that day. */
export function currentOwnOf({ latest, others }: ScaleHistory): ScoreView | undefined {
  return [...(latest ? [latest] : []), ...others].find((view) => view.isCurrent && !view.isByOther);
}

/** The scores after which no certainly newer one of the same respondent follows. */
function notReplaced(views: readonly ScoreView[]): ScoreView[] {
  const newest = new Map(views.map((view) => [view.respondent, view]));
  return views.filter((view) => !isCertainlyBefore(view.date, newest.get(view.respondent)?.date ?? ''));
}

/** The scales that measurements name and the instrument does not have: a mistake in the data to tell its maker. */
export function unknownScalesOf(instrument: Instrument, measurements: readonly Measurement[]): string[] {
  const known = new Set(instrument.scales.map(({ id }) => id));
  const named = measurements.flatMap(({ scores }) => scores.map(({ scale }) => scale));
  return [...new Set(named.filter((scale) => !known.has(scale)))];
}

/** A score compared with a chosen one, in place of the last before it: only if the two can be compared. */
export function compareWith(view: ScoreView, chosen: ScoreView): ScoreView {
  const previous = isComparable(chosen, view) ? chosen : undefined;
  return { ...view, previous, change: previous && statedChange(view.scale, previous, view) };
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

/**
 * A response that was scored twice, here and by the host, is one moment: a score with a value counts, then the one whose
 * sum is known, then the more serious one.
 */
function oneEachResponse(scale: Scale, scored: readonly Scored[]): Scored[] {
  const counting = new Map<string, Score>();
  const rank = (score: Score) => [
    Number(valueOf(scale, score) !== undefined),
    Number(score.value !== undefined),
    Number(score.trace !== undefined),
    seriousness({ scale, value: score.value }),
  ];
  for (const { measurement, score } of scored) {
    const { response } = measurement;
    if (response === undefined) continue;
    const best = counting.get(response);
    if (!best || isHigher(rank(score), rank(best))) counting.set(response, score);
  }
  return scored.filter(({ measurement: { response }, score }) => !response || counting.get(response) === score);
}

/** Whether the first number that differs is higher. */
function isHigher(ranks: readonly number[], others: readonly number[]): boolean {
  const index = ranks.findIndex((rank, place) => rank !== others[place]);
  return index >= 0 && (ranks[index] ?? 0) > (others[index] ?? 0);
}

/** The flags of a response may come with another measurement of it than its score. */
function flagsByResponse(measurements: readonly Measurement[]): ReadonlyMap<string, Measurement> {
  return new Map(
    measurements.flatMap((one) => (one.response !== undefined && one.flags ? [[one.response, one] as const] : [])),
  );
}

function singleOf(
  instrument: Instrument,
  scale: Scale,
  { measurement, score }: Scored,
  current: ReadonlySet<Measurement>,
  flagged: ReadonlyMap<string, Measurement>,
): SingleView {
  const { date, response, version } = measurement;
  const isForeign = isOtherVersion(instrument, version);
  const isCurrent = current.has(measurement);
  const value = valueOf(scale, score);
  const band = value === undefined || isForeign ? undefined : bandOf(scale, value);
  const answers = (response === undefined ? undefined : flagged.get(response)) ?? measurement;
  const rules = (instrument.flags ?? []).filter(({ item }) => scale.items.some((one) => one.item === item));
  return {
    scale,
    score,
    date,
    response,
    version,
    respondent: respondentOf(measurement),
    isByOther: isOther(measurement.respondent),
    isCurrent,
    isOtherVersion: isForeign,
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

/** How serious a band without a grade is. Every light that is not good reaches the tips. */
function gradeOf(light: TrafficLight | undefined): SeverityGrade | undefined {
  return light && ({ ok: 'none', attention: 'light', concern: 'severe' } as const)[light];
}

/** The scores of about the same time: only those can be of the same day, and a history may be long. */
function neighbours(singles: readonly SingleView[], index: number): readonly SingleView[] {
  return singles.slice(Math.max(0, index - nearby), index + nearby + 1).filter((one) => one !== singles[index]);
}
const nearby = 20;

function viewOf(single: SingleView, earlier: readonly ScoreView[], others: readonly SingleView[]): ScoreView {
  const previous = previousOf(single, earlier);
  return {
    ...single,
    previous,
    change: previous && statedChange(single.scale, previous, single),
    notCompared: previous ? undefined : notComparedWhy(single, others),
    alsoThatDay: alsoThatDay(single, others).flatMap(({ shown }) => shown ?? []),
  };
}
