import { timestampOf, noMoment } from '../../core/model/timestamp.js';
import { shownValue, type Rounding, type ShownValue } from '../../core/scoring/shown-value.js';
import { dateFormat, numberFormat } from './intl.js';

/** "14 november 2026"; a date that stops at the month or the year stays that short, and what is no date as it is. */
export function formatDate(date: string, language: string, month: 'long' | 'short' = 'long'): string {
  // The day as it is written, whatever its time and zone.
  const [day = ''] = date.split('T');
  const [year, monthNumber, rest] = day.split('-');
  const time = timestampOf(day);
  if (time === noMoment || timestampOf(date) === noMoment) return date;
  if (!monthNumber) return year ?? '';
  // A date without a time is read as UTC, so it is written as UTC too; else it would move a day west of Greenwich.
  return dateFormat(language, month, Boolean(rest)).format(time);
}

/** A score in the language's own notation, rounded as `shownValue` says. */
export function formatScore(value: number, rounding: Rounding, language: string): string {
  return formatShown(shownValue(value, rounding), language);
}

/** A score as it is shown, in the language's own notation. */
export function formatShown({ number, decimals }: ShownValue, language: string): string {
  return numberFormat(language, decimals).format(number);
}

const mostDecimals = 10;

/** A number that a source gives, such as a cut-off: never rounded. */
export function formatExactly(value: number, language: string): string {
  return numberFormat(language, mostDecimals).format(value);
}

/** The size of a difference between two shown scores, without its sign. */
export function formatDifference(difference: number, language: string): string {
  return formatExactly(Math.abs(difference), language);
}
