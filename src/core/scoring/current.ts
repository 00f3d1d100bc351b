import { dayOf, timestampOf } from '../model/timestamp.js';
import type { Measurement } from '../model/score.js';

/** The measurements, newest first; those of one moment in an order that does not depend on how they were given. */
export function newestFirst(measurements: readonly Measurement[]): Measurement[] {
  return measurements
    .map((measurement) => ({ measurement, moment: timestampOf(measurement.date), key: JSON.stringify(measurement) }))
    .toSorted((a, b) => b.moment - a.moment || (a.key < b.key ? 1 : a.key > b.key ? -1 : 0))
    .map(({ measurement }) => measurement);
}

/** The measurements of the newest day, newest first, with those of the same response. */
export function currentOf(measurements: readonly Measurement[]): Measurement[] {
  const ordered = newestFirst(measurements);
  const [newest] = ordered;
  if (!newest) return [];
  const ofDay = ordered.filter(({ date }) => dayOf(date) === dayOf(newest.date));
  const responses = new Set(ofDay.flatMap(({ response }) => response ?? []));
  return ordered.filter((one) => ofDay.includes(one) || (one.response !== undefined && responses.has(one.response)));
}
