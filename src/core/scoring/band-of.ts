import type { Band, TrafficLight, Scale } from '../model/instrument.js';

/** Largest floating-point error to ignore: 3.9999999999999996 counts as 4. */
export const tolerance = 1e-9;

export function isOnScale({ min, max }: Scale, value: number): boolean {
  return value >= min - tolerance && value <= max + tolerance;
}

/** Returns whether a value is in a band or above it; `excludesFrom` decides for the edge itself. */
function reachesBand({ from, excludesFrom }: Band, value: number): boolean {
  return excludesFrom ? value > from + tolerance : value >= from - tolerance;
}

/** Returns the band of a value, with the word for exactly this value, or undefined if there is none. */
export function bandOf(scale: Scale, value: number): Band | undefined {
  return isOnScale(scale, value) ? bandAmong(scale.bandSet?.bands ?? [], value) : undefined;
}

/** Returns the band of a value among bands without a scale. */
function bandAmong(bands: readonly Band[], value: number): Band | undefined {
  const band = bands.findLast((candidate) => reachesBand(candidate, value));
  if (band?.wordAtFrom === undefined || value > band.from + tolerance) return band;
  const bandAtFrom = bandsAtFrom.get(band) ?? { ...band, word: band.wordAtFrom };
  bandsAtFrom.set(band, bandAtFrom);
  return bandAtFrom;
}

/** Bands with their `wordAtFrom`, cached so that equal results are the same object. */
const bandsAtFrom = new WeakMap<Band, Band>();

/**
 * Returns whether every score of a scale is a whole number, so that no score lies between 4 and 5. An external score,
 * such as a T-score, may have decimals even if none are shown.
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

/** Returns whether a light is known and is not `ok`. */
export function needsAttention(light: TrafficLight | undefined): boolean {
  return light !== undefined && light !== 'ok';
}
