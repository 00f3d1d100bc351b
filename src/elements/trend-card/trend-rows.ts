import { localize } from '../../core/model/localized-text.js';
import { changeText, numberText } from '../../internal/format/score-text.js';
import { dateText, meaningOf, type TrendTexts } from './trend-text.js';
import { byTime, type Moment, type Trend, type TrendEvent } from './trend.js';

/** A date with what was measured, or what happened: the table and the file show the same ones. */
export type TrendRow = ScoreRow | EventRow;

export interface ScoreRow {
  /** ISO, as it was given. */
  readonly day: string;
  readonly date: string;
  readonly score: string;
  readonly meaning: string;
  readonly change: string;
  readonly version: string;
  /** False where the score says that there is none. */
  readonly isScored: boolean;
}

export interface EventRow {
  readonly day: string;
  readonly date: string;
  readonly event: string;
}

/** Oldest first; an event of the day of a measurement comes before it. */
export function rowsOf(trend: Trend, words: TrendTexts): TrendRow[] {
  return [...trend.events, ...trend.moments]
    .toSorted(byTime)
    .map((row) => ('event' in row ? eventRow(row, words) : scoreRow(row, words)));
}

/** Whether the measurements are of more than one version, so that each row says which. */
export function hasVersions({ moments }: Trend): boolean {
  return moments.slice(1).some(({ isApart }) => isApart === 'newVersion');
}

function eventRow({ event }: TrendEvent, words: TrendTexts): EventRow {
  return {
    day: event.date,
    date: dateText(event.date, words, 'short'),
    event: localize(event.label, words.language),
  };
}

function scoreRow(moment: Moment, words: TrendTexts): ScoreRow {
  const { view, since } = moment;
  const { value, change, date, version } = view;
  return {
    day: date,
    date: dateText(date, words, 'short', moment.sharesDay),
    score: numberText(view, words),
    meaning: meaningOf(moment, words),
    change: change ? changeText(change, words, since) : '',
    version: version ?? '',
    isScored: value !== undefined,
  };
}
