import { dayOf, timestampOf } from '../../core/model/timestamp.js';
import { numberFormat } from '../../internal/format/intl.js';
import type { TrendCardMessages } from '../../locales/messages/trend-card.js';

const dayLength = 86_400_000;
const wholeDay = 10;

/**
 * "3 maanden later": counted in days of the calendar, in the largest unit that hides no more than a quarter of a year.
 * Empty if either date stops at the month or the year.
 */
export function durationBetween(
  before: string,
  after: string,
  { later, sameDay }: Pick<TrendCardMessages, 'later' | 'sameDay'>,
  language: string,
): string {
  const [from, to] = [dayOf(before), dayOf(after)];
  if (from.length < wholeDay || to.length < wholeDay) return '';
  const days = Math.round((timestampOf(to) - timestampOf(from)) / dayLength);
  // Nothing shorter than a day is told: of two zones, the later moment may even have the earlier day.
  if (days < 1) return sameDay;
  return later(inUnits(days, monthsBetween(from, to), language));
}

function inUnits(days: number, months: number, language: string): string {
  if (days < 14) return inUnit(days, 'day', language);
  if (days < 60) return inUnit(Math.round(days / 7), 'week', language);
  if (months < 24) return inUnit(months, 'month', language);
  return inUnit(Math.round(months / 6) / 2, 'year', language);
}

/** Months of the calendar, to the nearest. */
function monthsBetween(from: string, to: string): number {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number);
  const whole = (toYear - year) * 12 + (toMonth - month);
  const rest = (toDay - day) / 30;
  return Math.round(whole + rest);
}

function inUnit(count: number, unit: 'day' | 'week' | 'month' | 'year', language: string): string {
  return numberFormat(language, 1, unit).format(count);
}
