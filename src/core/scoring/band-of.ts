import type { Band, TrafficLight, Scale } from '../model/instrument.js';

/** Computed with fractions, 4 may come out as 3.9999999999999996; that is still 4. */
export const tolerance = 1e-9;

/** Whether a scale can have this value. */
export function isOnScale({ min, max }: Scale, value: number): boolean {
  return value >= min - tolerance && value <= max + tolerance;
}

/** Whether a value is in a band or past it, given the side that the band's edge is on. */
export function reachesBand({ from, excludesFrom }: Band, value: number): boolean {
  return excludesFrom ? value > from + tolerance : value >= from - tolerance;
}

/**
 * Returns the band of a value: the last one that it reaches, with the word for exactly this value. Undefined if the
 * scale has no bands or cannot have the value.
 */
export function bandOf(scale: Scale, value: number): Band | undefined {
  return isOnScale(scale, value) ? bandAmong(scale.bandSet?.bands ?? [], value) : undefined;
}

/** The same for bands without their scale. */
export function bandAmong(bands: readonly Band[], value: number): Band | undefined {
  const band = bands.findLast((one) => reachesBand(one, value));
  if (band?.wordAtFrom === undefined || value > band.from + tolerance) return band;
  const known = bandsAtFrom.get(band) ?? { ...band, word: band.wordAtFrom };
  bandsAtFrom.set(band, known);
  return known;
}

/** The bands under the word of their first score, kept so that equal results are one object. */
const bandsAtFrom = new WeakMap<Band, Band>();

/**
 * Whether every score of a scale is a whole number, so that nothing lies between 4 and 5. A score that is computed
 * elsewhere, such as a T-score, may have decimals even if none are shown.
 */
export function hasWholeScores({ method, missing, items, decimals = 0 }: Scale): boolean {
  const isWholeMethod =
    method.type === 'sum' ||
    method.type === 'value' ||
    (method.type === 'scaledSum' && Number.isInteger(method.factor)) ||
    (method.type === 'lookup' && method.table.every(({ value }) => Number.isInteger(value)));
  const isWholeRecoding = items.every(({ recode = {} }) => Object.values(recode).every(Number.isInteger));
  return decimals === 0 && isWholeMethod && isWholeRecoding && missing.type === 'complete';
}

/** Whether a light asks for attention: there is one, and it is not good. */
export function needsAttention(light: TrafficLight | undefined): boolean {
  return light !== undefined && light !== 'ok';
}
