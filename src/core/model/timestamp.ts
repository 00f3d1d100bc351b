const isoDate = /^(\d{4}(?:-\d\d){0,2})(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;
const hasZone = /T.*(Z|[+-]\d\d:?\d\d)$/;

/** The timestamp of a text that is not a date. */
export const noMoment = Number.MIN_SAFE_INTEGER;

/**
 * Returns the milliseconds since 1970 of an ISO date or dateTime. A missing time means the start of the day, month or
 * year; a missing zone means UTC. Other formats give `noMoment`, because browsers guess: "01-05-2026" is often January.
 */
export function timestampOf(date: string): number {
  const day = isoDate.exec(date)?.[1];
  // Some browsers read 30 February as 2 March.
  if (!day || !isDay(day)) return noMoment;
  const moment = Date.parse(day === date || hasZone.test(date) ? date : `${date}Z`);
  return Number.isNaN(moment) ? noMoment : moment;
}

function isDay(day: string): boolean {
  const moment = Date.parse(day);
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(day);
}

const dayMs = 86_400_000;

/**
 * Returns whether a date lies in the future, which is an error in the data of a measurement. The margin of one day is
 * there because the time zone of a date is unknown.
 *
 * @param now Milliseconds since 1970.
 */
export function isInFuture(date: string, now: number): boolean {
  return timestampOf(date) > now + dayMs;
}

/** Returns the calendar date part as written, whatever the zone. */
export function dayOf(date: string): string {
  return date.slice(0, 10);
}

const wholeDay = 10;

/**
 * Returns whether one date is certainly before another. Within one day the order is known only if both have a time, and
 * both or neither have a zone. A date that ends at the month or year has no order with a date inside it.
 */
export function isCertainlyBefore(earlier: string, later: string): boolean {
  const [from, to] = [timestampOf(earlier), timestampOf(later)];
  if (from === noMoment || to === noMoment) return false;
  const hasTimes = earlier.includes('T') && later.includes('T');
  if (hasTimes && hasZone.test(earlier) === hasZone.test(later)) return from < to;
  const length = Math.min(dayOf(earlier).length, dayOf(later).length, wholeDay);
  return earlier.slice(0, length) < later.slice(0, length);
}
