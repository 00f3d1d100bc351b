import type { CareEvent } from '../../core/model/care.js';
import type { Scale } from '../../core/model/instrument.js';
import { dayOf, isCertainlyBefore, timestampOf, noMoment } from '../../core/model/timestamp.js';
import type { ScaleHistory, ScoreView } from '../../core/scoring/score-view.js';
import type { StatedFlag } from '../../core/scoring/stated-flag.js';
import type { Outcomes } from '../../internal/data/outcomes-controller.js';

/** The period that is shown, counted back from the newest measurement. */
export type TrendRange = 'all' | 'year' | 'quarter';

export interface Trend {
  readonly scale: Scale;
  /** The newest score, even if it is outside the range. */
  readonly latest: ScoreView | undefined;
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

export interface TrendMeasurement {
  /** Milliseconds since 1970. Undefined if the date cannot be read; the measurement is then only in the table. */
  readonly time: number | undefined;
  readonly view: ScoreView;
  /** The reason why no line joins it to the previous measurement. */
  readonly gapReason: 'newVersion' | 'newRespondent' | 'unknownOrder' | undefined;
  /** Date of the score that it is compared with, if that is not the previous measurement. */
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
  return histories.map(({ scale, latest, views }, index) => ({
    scale,
    latest,
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

function measurementsIn({ views }: ScaleHistory): TrendMeasurement[] {
  return views.map((view, index) => {
    const time = timeOf(view.date);
    const [previous, next] = [views[index - 1], views[index + 1]];
    return {
      time,
      view,
      gapReason: previous && gapBetween(previous, view),
      since: view.previous && view.previous !== previous ? view.previous.date : undefined,
      sharesDay: [previous, next].some((other) => other && dayOf(other.date) === dayOf(view.date)),
    };
  });
}

function gapBetween(previous: ScoreView, view: ScoreView): TrendMeasurement['gapReason'] {
  if (previous.version !== view.version) return 'newVersion';
  if (previous.respondent !== view.respondent) return 'newRespondent';
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
