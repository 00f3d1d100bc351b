import { EvaluationError } from './equality.js';
import {
  abs,
  digitsAt,
  divide,
  isWhole,
  isZero,
  multiply,
  numeric,
  placesOf,
  power10,
  toNumber,
  type Numeric,
} from './numbers.js';

/** Decimal places of intermediate results: about twice what a result keeps. */
const places = 60;
const one = power10(places);
/** Larger powers of e are beyond the range of an answer. */
const maximumExponent = 2_000;

/** Returns e to a power. */
export function exp(value: Numeric): Numeric {
  const size = toNumber(value);
  if (size < -maximumExponent) return 0;
  if (size > maximumExponent) throw new EvaluationError();
  const result = expOf(abs(fixed(value)));
  return toNumber(value) < 0 ? inverse(result) : numeric(result, places);
}

/** Returns the natural logarithm; fails for numbers that have none. */
export function ln(value: Numeric): Numeric {
  return numeric(lnOf(value), places);
}

export function log(value: Numeric, base: Numeric): Numeric {
  const divisor = lnOf(base);
  if (divisor === 0n) throw new EvaluationError();
  return numeric((lnOf(value) * one) / divisor, places);
}

/** Returns a power; undefined for a root of a negative number. */
export function power(value: Numeric, exponent: Numeric): Numeric | undefined {
  const count = toNumber(exponent);
  if (!isWhole(exponent) && count !== Math.trunc(count))
    return isZero(value) || toNumber(value) > 0 ? root(value, exponent) : undefined;
  if (isZero(value) && count < 0) return undefined;
  if (Math.abs(count) > 1_000) throw new EvaluationError();
  let result: Numeric = 1;
  for (let step = 0; step < Math.abs(count); step++) result = multiply(result, value);
  return count < 0 ? divide(1, result) : result;
}

function root(value: Numeric, exponent: Numeric): Numeric {
  if (isZero(value)) return toNumber(exponent) > 0 ? 0 : fail();
  const logarithm = (lnOf(value) * fixed(exponent)) / one;
  if (abs(logarithm) > BigInt(maximumExponent) * one) throw new EvaluationError();
  const result = expOf(abs(logarithm));
  return logarithm < 0n ? inverse(result) : numeric(result, places);
}

/** Returns the square root; undefined for a negative number. */
export function squareRoot(value: Numeric): Numeric | undefined {
  const square = fixed(value) * one;
  if (square < 0n) return undefined;
  if (square === 0n) return 0;
  let guess = BigInt(Math.ceil(Math.sqrt(toNumber(value)) * 1e6)) * power10(places - 6) + 1n;
  for (;;) {
    const next = (guess + square / guess) / 2n;
    if (abs(next - guess) <= 1n) return numeric(next, places);
    guess = next;
  }
}

function fixed(value: Numeric): bigint {
  const own = placesOf(value);
  return own <= places ? digitsAt(value, places) : digitsAt(value, own) / power10(own - places);
}

/** Inverts before rounding, because a result close to 1 has no digits to lose. */
function inverse(value: bigint): Numeric {
  const count = String(value).length + places;
  return numeric((power10(count) * one) / value, count);
}

/** Computes the series of a small part of the exponent, and squares the result. */
function expOf(exponent: bigint): bigint {
  let halvings = 0;
  while (exponent >> BigInt(halvings) > one / 256n) halvings++;
  const small = exponent >> BigInt(halvings);
  let [sum, term] = [one, one];
  for (let count = 1n; term > 0n; count++) {
    term = (term * small) / one / count;
    sum += term;
  }
  for (let step = 0; step < halvings; step++) sum = (sum * sum) / one;
  return sum;
}

/** Improves the logarithm of JavaScript; each step has three times as many digits. */
function lnOf(value: Numeric): bigint {
  if (toNumber(value) <= 0) throw new EvaluationError();
  // A very small number has few digits at this place.
  if (toNumber(value) < 1e-20) return -lnOf(divide(1, value) as Numeric);
  const target = fixed(value);
  if (target === one) return 0n;
  let result = BigInt(Math.round(Math.log(toNumber(value)) * 1e15)) * power10(places - 15);
  for (let step = 0; step < 3; step++) {
    const size = expOf(abs(result));
    const reached = result < 0n ? (one * one) / size : size;
    result += (2n * one * (target - reached)) / (target + reached);
  }
  return result;
}

function fail(): never {
  throw new EvaluationError();
}
