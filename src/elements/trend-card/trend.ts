import type { CareEvent } from '../../core/model/care.js';
import type { FlagRule, Instrument, Scale } from '../../core/model/instrument.js';
import type { Flag, Score } from '../../core/model/score.js';
import { momentOf, noMoment } from '../../core/model/moment.js';
import type { ScaleHistory, ScoreView } from '../../core/scoring/score-view.js';
import type { Outcomes } from '../../internal/outcomes-controller.js';

/** How much of the past is shown, counted back from the newest measurement. */
export type TrendRange = 'all' | 'year' | 'quarter';

/** One scale over time, as the plot and the table both show it. */
export interface Trend {
  readonly scale: Scale;
  /** The newest of all, whatever the range. */
  readonly latest: ScoreView | undefined;
  /** Answers of the newest measurement that ask for attention whatever the score is. */
  readonly flags: readonly ShownFlag[];
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
  readonly flags: readonly ShownFlag[];
  /** Of another version than the moment before, so that no line joins them. */
  readonly newVersion: boolean;
  /** Another measurement is of the same day: the hour tells them apart. */
  readonly sharesDay: boolean;
  /** Of a day that has yet to come, which is a mistake in the data. */
  readonly isFuture: boolean;
}

export interface TrendEvent {
  readonly time: number | undefined;
  readonly event: CareEvent;
}

export interface ShownFlag {
  readonly rule: FlagRule;
  readonly status: Flag['status'];
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

  const flagsOf = flagReader(outcomes);
  const momentsOf = histories.map((history) => momentsIn(history, flagsOf, now).filter(isShown));
  const events = outcomes.events
    .map((event) => ({ event, time: timeOf(event.date) }))
    .filter(isShown)
    .toSorted(byTime);
  const span = spanOf([...momentsOf.flat(), ...events]);
  return histories.map(({ scale, latest, views }, index) => ({
    scale,
    latest,
    flags: latest ? flagsOf(latest) : [],
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

function momentsIn({ views }: ScaleHistory, flagsOf: FlagReader, now: number): Moment[] {
  const dayOf = ({ date }: ScoreView) => date.slice(0, 10);
  return views.map((view, index) => {
    const time = timeOf(view.date);
    const [before, after] = [views[index - 1], views[index + 1]];
    return {
      time,
      view,
      flags: flagsOf(view),
      newVersion: before !== undefined && before.version !== view.version,
      sharesDay: [before, after].some((other) => other && dayOf(other) === dayOf(view)),
      // A day of slack, for the zones of the earth.
      isFuture: time !== undefined && time > now + dayLength,
    };
  });
}

function timeOf(date: string): number | undefined {
  const time = momentOf(date);
  return time === noMoment ? undefined : time;
}

function spanOf(all: readonly { readonly time: number | undefined }[]): Span | undefined {
  const times = all.flatMap(({ time }) => time ?? []).toSorted((a, b) => a - b);
  const [from, to] = [times[0], times.at(-1)];
  return from === undefined || to === undefined ? undefined : { from, to };
}

type FlagReader = (view: ScoreView) => readonly ShownFlag[];

/** Which answers behind a score ask for attention on their own: only questions that the score is made of. */
function flagReader({ instrument, measurements }: Outcomes): FlagReader {
  const flags = new Map<Score, readonly Flag[]>();
  for (const measurement of measurements)
    for (const score of measurement.scores) flags.set(score, measurement.flags ?? []);
  return ({ scale, score }) => shownFlags(instrument, scale, flags.get(score) ?? []);
}

function shownFlags({ flags: rules = [] }: Instrument, scale: Scale, flags: readonly Flag[]): ShownFlag[] {
  return rules.flatMap((rule) => {
    const flag = flags.find(({ id }) => id === rule.id);
    const isOfScale = scale.items.some(({ item }) => item === rule.item);
    return flag && isOfScale ? [{ rule, status: flag.status }] : [];
  });
}

function startOf(range: TrendRange, newest: number | undefined): number {
  if (range === 'all' || newest === undefined) return -Infinity;
  const start = new Date(newest);
  return start.setUTCMonth(start.getUTCMonth() - (range === 'year' ? 12 : 3));
}
