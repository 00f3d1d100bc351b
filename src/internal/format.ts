import type { Scale } from '../core/model/instrument.js';
import { momentOf, noMoment } from '../core/model/moment.js';
import { bandAmong } from '../core/scoring/band-of.js';
import { dateFormat, numberFormat } from './formats.js';

/** "14 november 2026"; a date that stops at the month or the year stays that short, and what is no date as it is. */
export function formatDate(date: string, language: string, month: 'long' | 'short' = 'long'): string {
  // The day as it is written, whatever its time and zone.
  const [day = ''] = date.split('T');
  const [year, monthNumber, rest] = day.split('-');
  const time = momentOf(day);
  if (time === noMoment || momentOf(date) === noMoment) return date;
  if (!monthNumber) return year ?? '';
  // A date without a time is read as UTC, so it is written as UTC too; else it would move a day west of Greenwich.
  return dateFormat(language, month, Boolean(rest)).format(time);
}

/**
 * A score in the language's own notation, with the decimals of its scale. Where rounding would carry it over a cut-off
 * (59.6 under "moderate from 60"), it gets the decimals that keep it on its own side.
 */
export function formatScore(value: number, scale: Pick<Scale, 'decimals' | 'bandSet'>, language: string): string {
  const bands = scale.bandSet?.bands ?? [];
  const own = bandAmong(bands, value);
  const isTold = (shown: number) => bandAmong(bands, shown) === own;
  return formatWith(value, scale.decimals ?? 0, isTold, language);
}

/** The size of a difference, without its sign; one that is not zero is never written as zero. */
export function formatDifference(difference: number, scale: Pick<Scale, 'decimals'>, language: string): string {
  return formatWith(Math.abs(difference), scale.decimals ?? 0, (shown) => shown !== 0 || difference === 0, language);
}

const mostDecimals = 6;

function formatWith(value: number, decimals: number, isTold: (shown: number) => boolean, language: string): string {
  const enough = isTold(roundedAsWritten(value, decimals)) || decimals >= mostDecimals;
  if (!enough) return formatWith(value, decimals + 1, isTold, language);
  return numberFormat(language, decimals).format(value);
}

/** Rounds as the formatter does. `toFixed` does not: it makes 29.9 of 29.95, which is written as 30. */
function roundedAsWritten(value: number, decimals: number): number {
  return Number(numberFormat('en', decimals).format(value).replaceAll(',', ''));
}
