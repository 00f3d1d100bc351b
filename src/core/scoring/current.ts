import { dayOf, timestampOf } from '../model/timestamp.js';
import type { Measurement } from '../model/score.js';

/** Sorts measurements, newest first. Within a moment the order does not depend on the input. */
export function newestFirst(measurements: readonly Measurement[]): Measurement[] {
  return measurements
    .map((measurement) => ({ measurement, moment: timestampOf(measurement.date), key: JSON.stringify(measurement) }))
    .toSorted((a, b) => b.moment - a.moment || (a.key < b.key ? 1 : a.key > b.key ? -1 : 0))
    .map(({ measurement }) => measurement);
}

/** Returns the measurements of the newest day, newest first, and others of the same responses. */
export function currentOf(measurements: readonly Measurement[]): Measurement[] {
  const ordered = newestFirst(measurements);
  const [newest] = ordered;
  if (!newest) return [];
  const ofDay = ordered.filter(({ date }) => dayOf(date) === dayOf(newest.date));
  const responses = new Set(ofDay.flatMap(({ response }) => response ?? []));
  return ordered.filter(
    (measurement) =>
      ofDay.includes(measurement) || (measurement.response !== undefined && responses.has(measurement.response)),
  );
}
