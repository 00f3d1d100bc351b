import { dayOf, timestampOf } from '../../core/model/timestamp.js';
import { numberFormat } from '../../internal/format/intl.js';
import type { TrendCardMessages } from '../../locales/messages/trend-card.js';

const dayMs = 86_400_000;
const isoDayLength = 10;

/**
 * The time between two ISO dates as text, such as "3 maanden later". Counts calendar days and uses the largest unit that
 * hides at most a quarter of a year. Returns an empty text if either date has no day.
 */
export function durationBetween(
  before: string,
  after: string,
  { later, sameDay }: Pick<TrendCardMessages, 'later' | 'sameDay'>,
  language: string,
): string {
  const [from, to] = [dayOf(before), dayOf(after)];
  if (from.length < isoDayLength || to.length < isoDayLength) return '';
  const days = Math.round((timestampOf(to) - timestampOf(from)) / dayMs);
  // In different time zones, the later timestamp may have the earlier calendar day.
  if (days < 0) return '';
  if (days === 0) return sameDay;
  return later(formatDays(days, monthsBetween(from, to), language));
}

function formatDays(days: number, months: number, language: string): string {
  if (days < 14) return formatUnit(days, 'day', language);
  if (days < 60) return formatUnit(Math.round(days / 7), 'week', language);
  if (months < 24) return formatUnit(months, 'month', language);
  return formatUnit(Math.round(months / 6) / 2, 'year', language);
}

function monthsBetween(from: string, to: string): number {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number);
  const wholeMonths = (toYear - year) * 12 + (toMonth - month);
  const partOfMonth = (toDay - day) / 30;
  return Math.round(wholeMonths + partOfMonth);
}

function formatUnit(amount: number, unit: 'day' | 'week' | 'month' | 'year', language: string): string {
  return numberFormat(language, 1, unit).format(amount);
}
