import { dayOf, timestampOf, noMoment } from '../../core/model/timestamp.js';
import { shownValue, type Rounding, type ShownValue } from '../../core/scoring/shown-value.js';
import type { StatedDate } from '../../locales/messages/stated-date.js';
import { dateFormat, momentFormat, numberFormat } from './intl.js';

/** Formats a date: "14 november 2026". A date without day or month stays so; an invalid date stays unchanged. */
export function formatDate(date: string, language: string, month: 'long' | 'short' = 'long'): string {
  // The day as stored, independent of its time and time zone.
  const [day = ''] = date.split('T');
  const [year, monthNumber, rest] = day.split('-');
  const time = timestampOf(day);
  if (time === noMoment || timestampOf(date) === noMoment) return date;
  if (!monthNumber) return year ?? '';
  // A date without a time is parsed as UTC, so it is formatted in UTC: west of Greenwich, it would shift by a day.
  return dateFormat(language, month, Boolean(rest)).format(time);
}

/** Formats a dateTime in the time zone of the user: "14 november 2026 om 10:30". A date without a time stays so. */
export function formatMoment(moment: string, language: string): string {
  const time = timestampOf(moment);
  return time === noMoment || !moment.includes('T')
    ? formatDate(moment, language)
    : momentFormat(language).format(time);
}

/** Formats a date with its precision, for a sentence that depends on it: "op 14 november 2026", "in maart 2026". */
export function statedDate(date: string, language: string): StatedDate {
  const precision = precisionOf(date);
  const isEmpty = precision === 'unknown' && !/\d/.test(date);
  return { text: isEmpty ? '' : formatDate(date, language), precision };
}

function precisionOf(date: string): StatedDate['precision'] {
  if (timestampOf(date) === noMoment) return 'unknown';
  return (['year', 'month', 'day'] as const)[dayOf(date).split('-').length - 1] ?? 'unknown';
}

/** Formats a score, rounded by `shownValue`. */
export function formatScore(value: number, rounding: Rounding, language: string): string {
  return formatShown(shownValue(value, rounding), language);
}

/** Formats a score that is rounded already. */
export function formatShown({ number, decimals }: ShownValue, language: string): string {
  return numberFormat(language, decimals).format(number);
}

const maxDecimals = 10;

/** Formats a number of a source, such as a cut-off, without rounding. */
export function formatExactly(value: number, language: string): string {
  return numberFormat(language, maxDecimals).format(value);
}

/** Formats the difference between two shown scores, without its sign. */
export function formatDifference(difference: number, language: string): string {
  return formatExactly(Math.abs(difference), language);
}
