/** Significant digits of a result. FHIRPath asks for at least 28; fhirpath.js keeps 31, and the two must agree. */
const precision = 31;
/** Decimal places that count in comparisons (FHIRPath: the maximum precision of a Decimal). */
const comparedPlaces = 8;

/**
 * A decimal number, exact up to 31 digits. Whole numbers in the safe range are JavaScript numbers instead, which is
 * faster; {@link numeric} decides.
 */
export class Decimal {
  /**
   * @param digits The number without its decimal point.
   * @param places Number of digits after the decimal point.
   * @param literal The text of a literal, which keeps its zeros (`1.0`).
   */
  constructor(
    readonly digits: bigint,
    readonly places: number,
    readonly literal?: string,
  ) {}

  toString(): string {
    if (this.literal !== undefined) return this.literal;
    const all = String(abs(this.digits)).padStart(this.places + 1, '0');
    const [whole, fraction] = [all.slice(0, all.length - this.places), all.slice(all.length - this.places)];
    return `${this.digits < 0n ? '-' : ''}${whole}${fraction && '.'}${fraction}`;
  }
}

/** A number in an expression. */
export type Numeric = number | Decimal;

const pattern = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i;

/** Reads a number from its text; keeps the zeros of a literal. */
export function numberFrom(text: string): Numeric {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = pattern.exec(text) ?? [];
  if (whole === '') throw new RangeError('Not a number.');
  const places = fraction.length - Number(exponent);
  const digits = BigInt(sign + whole + fraction) * (places < 0 ? power10(-places) : 1n);
  const value = numeric(digits, Math.max(0, places));
  return String(value) === text || /e/i.test(text) ? value : new Decimal(digits, Math.max(0, places), text);
}

/** Converts a number of a resource or the host page. */
export function fromNumber(value: number): Numeric {
  if (Number.isSafeInteger(value)) return value;
  if (!Number.isFinite(value)) throw new RangeError('Not a number.');
  return numberFrom(String(value));
}

export function toNumber(value: Numeric): number {
  return typeof value === 'number' ? value : Number(String(value));
}

/** Rounds to the number of significant digits, drops zeros at the end, and returns a plain number if it is whole. */
export function numeric(digits: bigint, places: number): Numeric {
  const excess = String(abs(digits)).length - precision;
  if (excess > 0) {
    digits = divideHalfUp(digits, power10(excess));
    places -= excess;
  }
  while (places > 0 && digits % 10n === 0n) {
    digits /= 10n;
    places--;
  }
  if (places < 0) {
    digits *= power10(-places);
    places = 0;
  }
  const plain = Number(digits);
  return places === 0 && Number.isSafeInteger(plain) ? plain : new Decimal(digits, places);
}

export function add(a: Numeric, b: Numeric): Numeric {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  const places = Math.max(placesOf(a), placesOf(b));
  return numeric(digitsAt(a, places) + digitsAt(b, places), places);
}

export function subtract(a: Numeric, b: Numeric): Numeric {
  return add(a, negate(b));
}

export function negate(a: Numeric): Numeric {
  // Not -0, which JavaScript prints differently in places.
  return typeof a === 'number' ? 0 - a : numeric(-a.digits, a.places);
}

export function multiply(a: Numeric, b: Numeric): Numeric {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return numeric(digitsOf(a) * digitsOf(b), placesOf(a) + placesOf(b));
}

/** Divides; undefined for a divisor of 0. */
export function divide(a: Numeric, b: Numeric): Numeric | undefined {
  if (isZero(b)) return undefined;
  if (typeof a === 'number' && typeof b === 'number' && a % b === 0) return a / b + 0;
  const [divided, divisor] = [digitsOf(a), digitsOf(b)];
  const missing = precision + 3 + String(abs(divisor)).length - String(abs(divided)).length;
  const extra = Math.max(0, missing, placesOf(b) - placesOf(a));
  return numeric((divided * power10(extra)) / divisor, placesOf(a) + extra - placesOf(b));
}

/** Returns the whole part of a division, rounded towards zero; undefined for a divisor of 0. */
export function divideWhole(a: Numeric, b: Numeric): Numeric | undefined {
  if (isZero(b)) return undefined;
  const places = Math.max(placesOf(a), placesOf(b));
  return numeric(digitsAt(a, places) / digitsAt(b, places), 0);
}

/** Returns the remainder of a division, with the sign of the first number; undefined for a divisor of 0. */
export function remainder(a: Numeric, b: Numeric): Numeric | undefined {
  if (isZero(b)) return undefined;
  const places = Math.max(placesOf(a), placesOf(b));
  return numeric(digitsAt(a, places) % digitsAt(b, places), places);
}

/** Rounds half away from zero (FHIRPath `round()`). */
export function round(a: Numeric, places: number): Numeric {
  if (typeof a === 'number') return a;
  if (a.places <= places) return numeric(a.digits, a.places);
  return numeric(divideHalfUp(a.digits, power10(a.places - places)), places);
}

/** Rounds to a whole number: towards zero, up or down. */
export function wholeOf(a: Numeric, direction: 'truncate' | 'ceiling' | 'floor'): Numeric {
  if (typeof a === 'number') return a;
  const unit = power10(a.places);
  const truncated = a.digits / unit;
  const isExact = truncated * unit === a.digits;
  const step = direction === 'ceiling' && a.digits > 0n ? 1n : direction === 'floor' && a.digits < 0n ? -1n : 0n;
  return numeric(isExact ? truncated : truncated + step, 0);
}

/** Compares to 8 decimal places, as equality and order do in FHIRPath. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [x, y] = [round(a, comparedPlaces), round(b, comparedPlaces)];
  const places = Math.max(placesOf(x), placesOf(y));
  const difference = digitsAt(x, places) - digitsAt(y, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Returns whether the numbers are the same at the precision of the less precise one (`~`). */
export function areEquivalent(a: Numeric, b: Numeric): boolean {
  const [x, y] = [plainOf(a), plainOf(b)];
  const places = Math.min(placesOf(x), placesOf(y));
  const isWhole = placesOf(x) === 0 && placesOf(y) === 0;
  const [first, second] = isWhole ? [x, y] : [round(x, places), round(y, places)];
  const all = Math.max(placesOf(first), placesOf(second));
  return digitsAt(first, all) === digitsAt(second, all);
}

/** Returns whether a number is whole. A literal with decimal places, such as 1.0, is not. */
export function isWhole(a: Numeric): boolean {
  return placesOf(a) === 0;
}

export function isZero(a: Numeric): boolean {
  return digitsOf(a) === 0n;
}

export function placesOf(a: Numeric): number {
  return typeof a === 'number' ? 0 : a.places;
}

export function digitsAt(a: Numeric, places: number): bigint {
  return digitsOf(a) * power10(places - placesOf(a));
}

function digitsOf(a: Numeric): bigint {
  return typeof a === 'number' ? BigInt(a) : a.digits;
}

/** Returns a number without the zeros of a literal. */
function plainOf(a: Numeric): Numeric {
  return typeof a === 'number' ? a : numeric(a.digits, a.places);
}

export function power10(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

function divideHalfUp(a: bigint, b: bigint): bigint {
  const half = b / 2n;
  return (a < 0n ? a - half : a + half) / b;
}

export function abs(a: bigint): bigint {
  return a < 0n ? -a : a;
}
