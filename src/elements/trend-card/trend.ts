import type { CareEvent } from '../../core/model/care.js';
import type { Scale } from '../../core/model/instrument.js';
import { dayOf, isCertainlyBefore, timestampOf, noMoment } from '../../core/model/timestamp.js';
import type { ScaleHistory, ScoreView } from '../../core/scoring/score-view.js';
import type { StatedFlag } from '../../core/scoring/stated-flag.js';
import type { Outcomes } from '../../internal/data/outcomes-controller.js';

/** How much of the past is shown, counted back from the newest measurement. */
export type TrendRange = 'all' | 'year' | 'quarter';

/** One scale over time, as the plot and the table both show it. */
export interface Trend {
  readonly scale: Scale;
  /** The newest of all, whatever the range. */
  readonly latest: ScoreView | undefined;
  /** Answers that ask for attention whatever the score is: of the newest measurement, or older ones with their date. */
  readonly flags: readonly StatedFlag[];
  /** How many measurements there are in all. */
  readonly total: number;
  /** Oldest first. */
  readonly moments: readonly Moment[];
  /** Oldest first. */
  readonly events: readonly TrendEvent[];
  /** What the time axis spans, alike for all scales that are shown together. Undefined where no date can be read. */
  readonly span: Span | undefined;
}

export interface Moment {
  /** Milliseconds since 1970; undefined where the date cannot be read, so that the moment is only in the table. */
  readonly time: number | undefined;
  readonly view: ScoreView;
  /** Why no line joins it to the moment before. */
  readonly isApart: 'newVersion' | 'newRespondent' | 'unknownOrder' | undefined;
  /** Date of the score that it is compared with, if that is not the moment before. */
  readonly since: string | undefined;
  /** Another measurement is of the same day: the hour tells them apart. */
  readonly sharesDay: boolean;
  /** Of a day that has yet to come, which is a mistake in the data. */
  readonly isFuture: boolean;
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

/** An instrument has no such scale. */
export class UnknownScaleError extends Error {
  override readonly name = 'UnknownScaleError';

  constructor(
    readonly scale: string,
    known: readonly string[],
  ) {
    super(`The instrument has no scale "${scale}"; it has: ${known.join(', ')}.`);
  }
}

/**
 * The trends of the scales, in the order given; of every scale, in the instrument's order, where none is given.
 *
 * @param now Milliseconds since 1970.
 * @throws UnknownScaleError
 */
export function trendsOf(outcomes: Outcomes, scales: readonly string[], range: TrendRange, now: number): Trend[] {
  const histories = historiesFor(outcomes, scales);
  const newest = histories.flatMap(({ latest }) => (latest && timeOf(latest.date)) ?? []);
  const start = startOf(range, newest.toSorted((a, b) => a - b).at(-1));
  const isShown = ({ time }: { time: number | undefined }) => time === undefined || time >= start;

  const momentsOf = histories.map((history) => momentsIn(history, now).filter(isShown));
  const events = outcomes.events
    .map((event) => ({ event, time: timeOf(event.date) }))
    .filter(isShown)
    .toSorted(byTime);
  const span = spanOf([...momentsOf.flat(), ...events]);
  return histories.map(({ scale, latest, views }, index) => ({
    scale,
    latest,
    flags: outcomes.statement.flags.filter(({ rule }) => scale.items.some(({ item }) => item === rule.item)),
    total: views.length,
    moments: momentsOf[index] ?? [],
    events,
    span,
  }));
}

/** What has no date that can be read comes first. */
export function byTime(a: { readonly time: number | undefined }, b: { readonly time: number | undefined }): number {
  return (a.time ?? -Infinity) === (b.time ?? -Infinity) ? 0 : (a.time ?? -Infinity) - (b.time ?? -Infinity);
}

function historiesFor({ histories }: Outcomes, scales: readonly string[]): readonly ScaleHistory[] {
  if (scales.length === 0) return histories;
  const known = histories.map(({ scale }) => scale.id);
  return scales.map((id) => {
    const history = histories.find(({ scale }) => scale.id === id);
    if (!history) throw new UnknownScaleError(id, known);
    return history;
  });
}

const dayLength = 86_400_000;

function momentsIn({ views }: ScaleHistory, now: number): Moment[] {
  return views.map((view, index) => {
    const time = timeOf(view.date);
    const [before, after] = [views[index - 1], views[index + 1]];
    return {
      time,
      view,
      isApart: before && apartFrom(before, view),
      since: view.previous && view.previous !== before ? view.previous.date : undefined,
      sharesDay: [before, after].some((other) => other && dayOf(other.date) === dayOf(view.date)),
      // A day of slack, for the zones of the earth.
      isFuture: time !== undefined && time > now + dayLength,
    };
  });
}

function apartFrom(before: ScoreView, view: ScoreView): Moment['isApart'] {
  if (before.version !== view.version) return 'newVersion';
  if (before.respondent !== view.respondent) return 'newRespondent';
  const isInOrder = isCertainlyBefore(before.date, view.date) || timestampOf(before.date) === noMoment;
  return isInOrder ? undefined : 'unknownOrder';
}

function timeOf(date: string): number | undefined {
  const time = timestampOf(date);
  return time === noMoment ? undefined : time;
}

function spanOf(all: readonly { readonly time: number | undefined }[]): Span | undefined {
  const times = all.flatMap(({ time }) => time ?? []).toSorted((a, b) => a - b);
  const [from, to] = [times[0], times.at(-1)];
  return from === undefined || to === undefined ? undefined : { from, to };
}

function startOf(range: TrendRange, newest: number | undefined): number {
  if (range === 'all' || newest === undefined) return -Infinity;
  const start = new Date(newest);
  return start.setUTCMonth(start.getUTCMonth() - (range === 'year' ? 12 : 3));
}
