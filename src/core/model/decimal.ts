/** A number holds this many decimal digits exactly. */
const exactDigits = 15;
/** A result with so many digits fewer once it is rounded to the exact ones has only lost a rounding error. */
const fewestLost = 3;

/**
 * The result of a calculation as the decimal that it stands for. A third, stored and multiplied by 3, gives
 * 0.9999999999999999: that is 1. A result with as many digits as a number can have, such as 0.3333333333333333, stays.
 */
export function decimalOf(value: number): number {
  if (Number.isInteger(value)) return value;
  const rounded = Number(value.toPrecision(exactDigits));
  return digitsOf(rounded) <= exactDigits - fewestLost ? rounded : value;
}

function digitsOf(value: number): number {
  return value.toExponential().replace(/e.*$/, '').replace(/\D/g, '').length;
}

/** The number in digits, also where JavaScript would write an exponent: `0.0000001`, not `1e-7`. */
export function decimalText(value: number): string {
  const [digits = '', exponent] = String(value).split('e');
  if (exponent === undefined) return digits;
  const sign = digits.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = digits.slice(sign.length).split('.');
  const point = whole.length + Number(exponent);
  const all = whole + fraction;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${all}`;
  return sign + all.padEnd(point, '0');
}

/** How many digits are behind the decimal point. */
export function decimalPlacesOf(value: number): number {
  return decimalText(value).split('.')[1]?.length ?? 0;
}
