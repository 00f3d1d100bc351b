import type { Scale } from '../model/instrument.js';
import { bandOf } from './band-of.js';

/** A score as it is shown everywhere: the number that a reader sees, and its decimals. */
export interface ShownValue {
  readonly number: number;
  readonly decimals: number;
}

/** What the rounding of a score depends on. */
export type Rounding = Pick<Scale, 'decimals' | 'bandSet'>;

/** Decimals that are tried besides those of the scale before a score is cut off instead of rounded. */
const extraDecimals = 2;
const mostDecimals = 10;

/**
 * Rounds a score to the decimals of its scale. A score that would be carried into another band (59.6 under "moderate
 * from 60") keeps one or two decimals more; if that does not help (59.9999), the rest is cut off: 59.99.
 */
export function shownValue(value: number, rounding: Rounding): ShownValue {
  const own = rounding.decimals ?? 0;
  const isInBand = bandReader(value, rounding);
  for (let decimals = own; decimals <= own + extraDecimals; decimals += 1) {
    const number = rounded(value, decimals);
    if (isInBand(number)) return { number, decimals };
  }
  for (let decimals = own + extraDecimals; decimals < mostDecimals; decimals += 1) {
    const number = cutOff(value, decimals);
    if (isInBand(number)) return { number, decimals };
  }
  return { number: value, decimals: mostDecimals };
}

/** The difference of two scores as they are shown, in decimal arithmetic: 0.3 - 0.1 is 0.2. */
export function shownDifference(before: ShownValue, after: ShownValue): number {
  return rounded(after.number - before.number, Math.max(before.decimals, after.decimals));
}

/** Whether a number is in the same band as the score. */
function bandReader(value: number, { bandSet }: Rounding): (number: number) => boolean {
  if (!bandSet) return () => true;
  const scale = { min: -Infinity, max: Infinity, bandSet } as Scale;
  const own = bandOf(scale, value);
  return (number) => bandOf(scale, number) === own;
}

/**
 * Rounds a number as it is written: 1.255 is 1.26, although the computer's own 1.255 is a little less (`toFixed` gives
 * 1.25). Halves go away from zero.
 */
function rounded(value: number, decimals: number): number {
  const size = Math.abs(value);
  // A smaller number is written with an exponent already.
  if (size < 1e-6) return Number(size.toFixed(decimals));
  const near = Number(`${Math.round(Number(`${size}e${decimals}`))}e-${decimals}`);
  // Not -0, which is written with a sign.
  return near === 0 ? 0 : Math.sign(value) * near;
}

/** The number without the decimals that follow; on the other side of the score than rounding put it. */
function cutOff(value: number, decimals: number): number {
  const step = 10 ** -decimals;
  const near = rounded(value, decimals);
  return rounded(near > value ? near - step : near + step, decimals);
}
