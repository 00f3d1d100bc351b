/** Number of decimal digits that a JavaScript number holds exactly. */
const exactDigits = 15;
/** Number of digits that rounding must remove before the difference counts as a floating-point error. */
const fewestLost = 3;

/**
 * Returns the decimal that the result of a calculation stands for: 0.9999999999999999 (a third, stored and times 3) is
 * 1. A result that uses all digits, such as 0.3333333333333333, stays.
 */
export function decimalOf(value: number): number {
  if (Number.isInteger(value)) return value;
  const rounded = Number(value.toPrecision(exactDigits));
  return digitsOf(rounded) <= exactDigits - fewestLost ? rounded : value;
}

function digitsOf(value: number): number {
  return value.toExponential().replace(/e.*$/, '').replace(/\D/g, '').length;
}

/** Formats a number without an exponent: `0.0000001`, not `1e-7`. */
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

export function decimalPlacesOf(value: number): number {
  return decimalText(value).split('.')[1]?.length ?? 0;
}
