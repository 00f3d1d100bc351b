import type { StatedDate } from '../messages/stated-date.js';

/** "14 november 2026", "maart 2026", "een onbekende datum" */
export function named({ text, precision }: StatedDate): string {
  if (precision !== 'unknown') return text;
  return text ? `een onbekende datum (${text})` : 'een onbekende datum';
}

/** "op 14 november 2026", "in maart 2026", "op een onbekende datum" */
export function when(date: StatedDate): string {
  return `${isPeriod(date) ? 'in' : 'op'} ${named(date)}`;
}

/** "14 november 2026", "in maart 2026", "op een onbekende datum" */
export function dayOrWhen(date: StatedDate): string {
  return date.precision === 'day' ? date.text : when(date);
}

/** Separates the two words "in" in a sentence about a month or year: "U vulde dit in maart 2026 in." */
export function youFilledIn(date: StatedDate): string {
  return isPeriod(date) ? `U vulde dit ${when(date)} in.` : `U vulde dit in ${when(date)}.`;
}

/** "Op 14 november 2026", at the start of a sentence. */
export function startingWhen(date: StatedDate): string {
  const text = when(date);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function isPeriod({ precision }: StatedDate): boolean {
  return precision === 'month' || precision === 'year';
}
