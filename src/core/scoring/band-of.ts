import type { Band, Light, Scale } from '../model/instrument.js';

/** Computed with fractions, 4 may come out as 3.9999999999999996; that is still 4. */
export const tolerance = 1e-9;

/** Whether a scale can have this value. */
export function isOnScale({ min, max }: Scale, value: number): boolean {
  return value >= min - tolerance && value <= max + tolerance;
}

/**
 * The band of a value: the last one whose `from` is not above it. Undefined where the scale has no bands, and for a
 * value that the scale cannot have.
 */
export function bandOf(scale: Scale, value: number): Band | undefined {
  if (!isOnScale(scale, value)) return undefined;
  return scale.bandSet?.bands.findLast(({ from }) => value >= from - tolerance);
}

/** Whether a light asks for attention: there is one, and it is not good. */
export function needsAttention(light: Light | undefined): boolean {
  return light !== undefined && light !== 'ok';
}
