import type { CareEvent } from '../../core/model/care.js';
import type { Scale } from '../../core/model/instrument.js';
import { momentOf, type ScoreView } from '../../core/scoring/score-view.js';
import type { Outcomes } from '../../internal/outcomes-controller.js';

/** How much of the past is shown, counted back from the newest measurement. */
export type TrendRange = 'all' | 'year' | 'quarter';

/** One scale over time, as the plot and the table both show it. */
export interface Trend {
  readonly scale: Scale;
  /** The newest of all, whatever the range. */
  readonly latest: ScoreView | undefined;
  /** How many measurements there are in all. */
  readonly total: number;
  /** Oldest first. */
  readonly moments: readonly Moment[];
  /** Oldest first. */
  readonly events: readonly TrendEvent[];
}

export interface Moment {
  /** Milliseconds since 1970; not finite where the date cannot be read. */
  readonly time: number;
  readonly view: ScoreView;
  /** Of another version than the moment before, so that no line joins them. */
  readonly newVersion: boolean;
}

export interface TrendEvent {
  readonly time: number;
  readonly event: CareEvent;
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

/** @throws UnknownScaleError */
export function trendOf({ histories, events }: Outcomes, scale: string, range: TrendRange): Trend {
  const history = histories.find((one) => one.scale.id === scale);
  if (!history)
    throw new UnknownScaleError(
      scale,
      histories.map((one) => one.scale.id),
    );

  const start = startOf(range, history.latest?.date);
  const moments = history.views
    .map((view, index) => ({
      view,
      time: momentOf(view.date),
      newVersion: index > 0 && history.views[index - 1]?.version !== view.version,
    }))
    .filter(({ time }) => time >= start);
  const shownEvents = events
    .map((event) => ({ event, time: momentOf(event.date) }))
    .filter(({ time }) => time >= start)
    .toSorted((a, b) => a.time - b.time);
  return { scale: history.scale, latest: history.latest, total: history.views.length, moments, events: shownEvents };
}

function startOf(range: TrendRange, newest: string | undefined): number {
  if (range === 'all' || !newest) return -Infinity;
  const start = new Date(momentOf(newest));
  start.setUTCMonth(start.getUTCMonth() - (range === 'year' ? 12 : 3));
  return Number.isNaN(start.getTime()) ? -Infinity : start.getTime();
}
