import { localize } from '../../core/model/localized-text.js';
import { respondentText } from '../../internal/format/respondent.js';
import { changeText, numberText } from '../../internal/format/score-text.js';
import { dateText, fullMeaningText, type TrendTexts } from './trend-text.js';
import { byTime, type TrendMeasurement, type Trend, type TrendEvent } from './trend.js';

export type TrendRow = ScoreRow | EventRow;

export interface ScoreRow {
  /** ISO date, as given. */
  readonly day: string;
  readonly date: string;
  readonly score: string;
  readonly meaning: string;
  readonly change: string;
  readonly version: string;
  /** The respondent with helpers: "Anna (moeder), samen met Sem". */
  readonly respondent: string;
  /** False if `score` says that there is no score. */
  readonly isScored: boolean;
}

export interface EventRow {
  readonly day: string;
  readonly date: string;
  readonly event: string;
}

/** The rows of a trend, oldest first. An event comes before a measurement of the same day. */
export function rowsOf(trend: Trend, texts: TrendTexts): TrendRow[] {
  return [...trend.events, ...trend.measurements]
    .toSorted(byTime)
    .map((row) => ('event' in row ? eventRow(row, texts) : scoreRow(row, texts)));
}

export function hasVersions({ measurements }: Trend): boolean {
  return measurements.slice(1).some(({ gapReason }) => gapReason === 'newVersion');
}

/** Returns whether the rows must say who answered: not always the patient alone. */
export function hasRespondents({ measurements }: Trend): boolean {
  return measurements.some(({ view }) => view.isByOther || view.togetherWith.length > 0);
}

function eventRow({ event }: TrendEvent, texts: TrendTexts): EventRow {
  return {
    day: event.date,
    date: dateText(event.date, texts, 'short'),
    event: localize(event.label, texts.language),
  };
}

function scoreRow(measurement: TrendMeasurement, texts: TrendTexts): ScoreRow {
  const { view, since } = measurement;
  const { value, change, date, version } = view;
  return {
    day: date,
    date: dateText(date, texts, 'short', measurement.sharesDay),
    score: numberText(view, texts),
    meaning: fullMeaningText(measurement, texts, false),
    change: change ? changeText(change, texts, since) : '',
    version: version ?? '',
    respondent: respondentText(view, texts),
    isScored: value !== undefined,
  };
}
