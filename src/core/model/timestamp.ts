const isoDate = /^(\d{4}(?:-\d\d){0,2})(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;
const hasZone = /T.*(Z|[+-]\d\d:?\d\d)$/;

/** The moment of what is no date. */
export const noMoment = Number.MIN_SAFE_INTEGER;

/**
 * Milliseconds since 1970 of an ISO date or dateTime. What has no time is the start of its day, month or year; what has no
 * zone is UTC. `noMoment` for everything else: what a browser makes of "01-05-2026" is a guess, and often January.
 */
export function timestampOf(date: string): number {
  const day = isoDate.exec(date)?.[1];
  // The thirtieth of February is the second of March for some browsers.
  if (!day || !isDay(day)) return noMoment;
  const moment = Date.parse(day === date || hasZone.test(date) ? date : `${date}Z`);
  return Number.isNaN(moment) ? noMoment : moment;
}

function isDay(day: string): boolean {
  const moment = Date.parse(day);
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(day);
}

/** The part of a date or dateTime that names the day, as it is written, whatever its zone. */
export function dayOf(date: string): string {
  return date.slice(0, 10);
}

const wholeDay = 10;

/**
 * Whether one date is certainly before another. The order is unknown within one day unless both have a time and both or
 * neither have a zone, and unknown for a date that stops at the month or year and another date inside it.
 */
export function isCertainlyBefore(earlier: string, later: string): boolean {
  const [from, to] = [timestampOf(earlier), timestampOf(later)];
  if (from === noMoment || to === noMoment) return false;
  const hasTimes = earlier.includes('T') && later.includes('T');
  if (hasTimes && hasZone.test(earlier) === hasZone.test(later)) return from < to;
  const length = Math.min(dayOf(earlier).length, dayOf(later).length, wholeDay);
  return earlier.slice(0, length) < later.slice(0, length);
}
