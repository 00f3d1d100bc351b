import type { CareEvent } from '../../core/model/care.js';
import type { Scale } from '../../core/model/instrument.js';
import { dayOf, isCertainlyBefore, timestampOf, noMoment } from '../../core/model/timestamp.js';
import { respondentsOf, type ScaleHistory, type ScoreView } from '../../core/scoring/score-view.js';
import type { StatedFlag } from '../../core/scoring/stated-flag.js';
import type { Outcomes } from '../../internal/data/outcomes-controller.js';

/** The period that is shown, counted back from the newest measurement. */
export type TrendRange = 'all' | 'year' | 'quarter';

export interface Trend {
  readonly scale: Scale;
  /** The newest score, even if it is outside the range. On the newest day that of the patient. */
  readonly latest: ScoreView | undefined;
  /** The respondents, each with an own line: first the patient. */
  readonly series: readonly TrendSeries[];
  /** Answers that need attention whatever the score is. Older ones have their date. */
  readonly flags: readonly StatedFlag[];
  /** The number of measurements, including those outside the range. */
  readonly total: number;
  /** Oldest first. */
  readonly measurements: readonly TrendMeasurement[];
  /** Oldest first. */
  readonly events: readonly TrendEvent[];
  /** The span of the time axis, the same for all scales of a card. Undefined if no date can be read. */
  readonly span: Span | undefined;
}

/** The scores of one respondent. No line and no sentence joins two of them. */
export interface TrendSeries {
  /** `patient`, the reference of another respondent, or `unknown`. */
  readonly respondent: string;
  /** The newest score, even if it is outside the range. */
  readonly latest: ScoreView;
  /** False if another respondent has answered on a later day. */
  readonly isNewest: boolean;
  /** The position of the respondent among all those of the card, which is the same for every scale. */
  readonly position: number;
}

export interface TrendMeasurement {
  /** Milliseconds since 1970. Undefined if the date cannot be read; the measurement is then only in the table. */
  readonly time: number | undefined;
  readonly view: ScoreView;
  /** The reason why no line joins it to the previous measurement of the same respondent. */
  readonly gapReason: 'newVersion' | 'unknownOrder' | undefined;
  /** Date of the score that it is compared with, if that is not the previous measurement of the same respondent. */
  readonly since: string | undefined;
  /** True if another measurement has the same day, so that the time tells them apart. */
  readonly sharesDay: boolean;
}

export interface TrendEvent {
  readonly time: number | undefined;
  readonly event: CareEvent;
}

/** Milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The `scale` of the card names a scale that the instrument does not have. */
export class UnknownScaleError extends Error {
  override readonly name = 'UnknownScaleError';

  constructor(
    readonly scale: string,
    scaleIds: readonly string[],
  ) {
    super(`The instrument has no scale "${scale}". Set \`scale\` to one or more of: ${scaleIds.join(', ')}.`);
  }
}

/**
 * The trends of the given scales, in that order. Without scales, those of the whole instrument.
 *
 * @throws UnknownScaleError if the instrument lacks one of the scales.
 */
export function trendsOf(outcomes: Outcomes, scales: readonly string[], range: TrendRange): Trend[] {
  const histories = historiesFor(outcomes, scales);
  const latestTimes = histories.flatMap(({ latest }) => (latest && timeOf(latest.date)) ?? []);
  const start = startOf(range, latestTimes.toSorted((a, b) => a - b).at(-1));
  const isShown = ({ time }: { time: number | undefined }) => time === undefined || time >= start;

  const measurementsByScale = histories.map((history) => measurementsIn(history).filter(isShown));
  const events = outcomes.events
    .map((event) => ({ event, time: timeOf(event.date) }))
    .filter(isShown)
    .toSorted(byTime);
  const span = spanOf([...measurementsByScale.flat(), ...events]);
  const respondents = respondentsOf(histories.flatMap(({ views }) => views));
  return histories.map(({ scale, latest, views, series }, index) => ({
    scale,
    latest,
    series: series.map((own) => ({
      respondent: own.respondent,
      latest: own.latest,
      isNewest: own.latest.isCurrent || dayOf(own.latest.date) === dayOf(views.at(-1)?.date ?? ''),
      position: respondents.indexOf(own.respondent),
    })),
    flags: outcomes.statement.flags.filter(({ rule }) => scale.items.some(({ item }) => item === rule.item)),
    total: views.length,
    measurements: measurementsByScale[index] ?? [],
    events,
    span,
  }));
}

/** Sorts by time. A date that cannot be read comes first. */
export function byTime(a: { readonly time: number | undefined }, b: { readonly time: number | undefined }): number {
  return (a.time ?? -Infinity) === (b.time ?? -Infinity) ? 0 : (a.time ?? -Infinity) - (b.time ?? -Infinity);
}

function historiesFor({ histories, hiddenScales }: Outcomes, scales: readonly string[]): readonly ScaleHistory[] {
  if (scales.length === 0) return histories;
  const scaleIds = histories.map(({ scale }) => scale.id);
  return scales
    .filter((id) => !hiddenScales.has(id))
    .map((id) => {
      const history = histories.find(({ scale }) => scale.id === id);
      if (!history) throw new UnknownScaleError(id, scaleIds);
      return history;
    });
}

/** Returns the respondents of a card: first the patient, then the others in the order in which they first answered. */
export function respondentsIn(trends: readonly Trend[]): string[] {
  const series = trends.flatMap((trend) => trend.series);
  return [...new Set(series.toSorted((a, b) => a.position - b.position).map(({ respondent }) => respondent))];
}

/** Returns the trend with only some of its respondents. */
export function ofRespondents(trend: Trend, respondents: readonly string[]): Trend {
  return {
    ...trend,
    series: trend.series.filter(({ respondent }) => respondents.includes(respondent)),
    measurements: trend.measurements.filter(({ view }) => respondents.includes(view.respondent)),
  };
}

/** Returns whether several people answered, so that each line needs a name. */
export function hasSeveralRespondents({ series }: Pick<Trend, 'series'>): boolean {
  return series.length > 1;
}

/** Returns the measurements by time. Those of one moment are in the order of the respondents. */
function measurementsIn({ views, series }: ScaleHistory): TrendMeasurement[] {
  const respondents = series.map(({ respondent }) => respondent);
  const previousViews = new Map(
    series.flatMap((own) => own.views.map((view, index) => [view, own.views[index - 1]] as const)),
  );
  const measurements = views.map((view, index) => {
    const time = timeOf(view.date);
    const previous = previousViews.get(view);
    return {
      time,
      view,
      gapReason: previous && gapBetween(previous, view),
      since: view.previous && view.previous !== previous ? view.previous.date : undefined,
      sharesDay: [views[index - 1], views[index + 1]].some((other) => other && dayOf(other.date) === dayOf(view.date)),
    };
  });
  const positionOf = ({ view }: TrendMeasurement) => respondents.indexOf(view.respondent);
  return measurements.toSorted((a, b) => byTime(a, b) || positionOf(a) - positionOf(b));
}

function gapBetween(previous: ScoreView, view: ScoreView): TrendMeasurement['gapReason'] {
  if (previous.version !== view.version) return 'newVersion';
  const isInOrder = isCertainlyBefore(previous.date, view.date) || timestampOf(previous.date) === noMoment;
  return isInOrder ? undefined : 'unknownOrder';
}

function timeOf(date: string): number | undefined {
  const time = timestampOf(date);
  return time === noMoment ? undefined : time;
}

function spanOf(items: readonly { readonly time: number | undefined }[]): Span | undefined {
  const times = items.flatMap(({ time }) => time ?? []).toSorted((a, b) => a - b);
  const [from, to] = [times[0], times.at(-1)];
  return from === undefined || to === undefined ? undefined : { from, to };
}

function startOf(range: TrendRange, newest: number | undefined): number {
  if (range === 'all' || newest === undefined) return -Infinity;
  const start = new Date(newest);
  return start.setUTCMonth(start.getUTCMonth() - (range === 'year' ? 12 : 3));
}
