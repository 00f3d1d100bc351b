import type { Scale } from '../model/instrument.js';
import { bandOf } from './band-of.js';

/** A score as every widget shows it: the number, and its decimals. */
export interface ShownValue {
  readonly number: number;
  readonly decimals: number;
}

export type Rounding = Pick<Scale, 'decimals' | 'bandSet'>;

/** Extra decimals to try before a score is truncated instead of rounded. */
const extraDecimals = 2;
const maximumDecimals = 10;

/**
 * Rounds a score to the decimals of its scale. A score that rounding would move into another band (59.6 under "moderate
 * from 60") keeps one or two more decimals; if that does not help (59.9999), it is truncated: 59.99.
 */
export function shownValue(value: number, rounding: Rounding): ShownValue {
  const ownDecimals = rounding.decimals ?? 0;
  const isInBand = sameBandTest(value, rounding);
  for (let decimals = ownDecimals; decimals <= ownDecimals + extraDecimals; decimals += 1) {
    const number = roundDecimal(value, decimals);
    if (isInBand(number)) return { number, decimals };
  }
  for (let decimals = ownDecimals + extraDecimals; decimals < maximumDecimals; decimals += 1) {
    const number = truncateDecimal(value, decimals);
    if (isInBand(number)) return { number, decimals };
  }
  return { number: value, decimals: maximumDecimals };
}

/** Subtracts two scores as shown, in decimal arithmetic: 0.3 - 0.1 is 0.2. */
export function shownDifference(before: ShownValue, after: ShownValue): number {
  return roundDecimal(after.number - before.number, Math.max(before.decimals, after.decimals));
}

/** Creates a check whether a number is in the same band as the score. */
function sameBandTest(value: number, { bandSet }: Rounding): (number: number) => boolean {
  if (!bandSet) return () => true;
  const scale = { min: -Infinity, max: Infinity, bandSet } as Scale;
  const ownBand = bandOf(scale, value);
  return (number) => bandOf(scale, number) === ownBand;
}

/** Rounds by the decimal notation, halves away from zero: 1.255 becomes 1.26, but `toFixed` gives 1.25. */
function roundDecimal(value: number, decimals: number): number {
  const magnitude = Math.abs(value);
  // A smaller number already has an exponent in its notation.
  if (magnitude < 1e-6) return Number(magnitude.toFixed(decimals));
  const nearest = Number(`${Math.round(Number(`${magnitude}e${decimals}`))}e-${decimals}`);
  // -0 would be shown with a sign.
  return nearest === 0 ? 0 : Math.sign(value) * nearest;
}

/** Truncates on the other side of the score than rounding did. */
function truncateDecimal(value: number, decimals: number): number {
  const step = 10 ** -decimals;
  const nearest = roundDecimal(value, decimals);
  return roundDecimal(nearest > value ? nearest - step : nearest + step, decimals);
}
