import type { AnswerValue, Attachment, Coding, Quantity } from '../model/value.js';

/**
 * The order of two values: negative, 0 or positive; `undefined` where it cannot be said: values of different kinds,
 * codings and booleans, dates of different precision that are equal as far as both go (is 14 March later than
 * "March"?), quantities in different units.
 */
export function compare(a: AnswerValue, b: AnswerValue): number | undefined {
  if (isNumber(a) && isNumber(b)) return a.value - b.value;
  if (isText(a) && isText(b)) return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
  if (isMoment(a) && isMoment(b)) return compareMoments(a.value, b.value);
  if (a.type === 'time' && b.type === 'time') return secondsOf(a.value) - secondsOf(b.value);
  if (a.type === 'quantity' && b.type === 'quantity') return compareQuantities(a.value, b.value);
  return undefined;
}

/** Whether an answer is what a condition expects; `undefined` where it cannot be said (see {@link compare}). */
export function equals(answer: AnswerValue, expected: AnswerValue): boolean | undefined {
  if (answer.type === 'coding' && expected.type === 'coding') return isExpectedCoding(answer.value, expected.value);
  if (answer.type === 'boolean' && expected.type === 'boolean') return answer.value === expected.value;
  if (kindOf(answer) !== kindOf(expected)) return false;
  const order = compare(answer, expected);
  return order === undefined ? undefined : order === 0;
}

/** Whether two values stand for the same option: system and code, or for a coding without code its words. */
export function isSameOption(a: AnswerValue, b: AnswerValue): boolean {
  if (a.type !== b.type) return false;
  if (a.type === 'coding' && b.type === 'coding') {
    const [x, y] = [a.value, b.value];
    return x.system === y.system && x.code === y.code && (x.code !== undefined || x.display === y.display);
  }
  if (a.type === 'quantity' && b.type === 'quantity') return compareQuantities(a.value, b.value) === 0;
  if (a.type === 'attachment' && b.type === 'attachment') return isSameFile(a.value, b.value);
  return a.value === b.value;
}

/** The same name and the same content; a hash stands for a content that is not there. */
function isSameFile(a: Attachment, b: Attachment): boolean {
  return a.title === b.title && a.data === b.data && a.url === b.url && a.hash === b.hash;
}

/** Whether two quantities are in the same unit: by code, else by the words. */
export function isSameUnit(a: Pick<Quantity, 'unit' | 'system' | 'code'>, b: typeof a): boolean {
  if (a.code !== undefined && b.code !== undefined) {
    return a.code === b.code && (a.system === b.system || a.system === undefined || b.system === undefined);
  }
  return (a.unit ?? a.code) === (b.unit ?? b.code);
}

function isNumber(value: AnswerValue): value is Extract<AnswerValue, { type: 'integer' | 'decimal' }> {
  return value.type === 'integer' || value.type === 'decimal';
}

function isText(value: AnswerValue): value is Extract<AnswerValue, { type: 'string' | 'uri' }> {
  return value.type === 'string' || value.type === 'uri';
}

function isMoment(value: AnswerValue): value is Extract<AnswerValue, { type: 'date' | 'dateTime' }> {
  return value.type === 'date' || value.type === 'dateTime';
}

function kindOf(value: AnswerValue): string {
  if (isNumber(value)) return 'number';
  if (isText(value)) return 'text';
  if (isMoment(value)) return 'moment';
  return value.type;
}

/** A condition without a system asks for the code only; one without a code asks for the words. */
function isExpectedCoding(answer: Coding, expected: Coding): boolean {
  if (expected.code === undefined) return answer.code === undefined && answer.display === expected.display;
  return answer.code === expected.code && (expected.system === undefined || answer.system === expected.system);
}

function compareQuantities(a: Quantity, b: Quantity): number | undefined {
  if (a.value === undefined || b.value === undefined || !isSameUnit(a, b)) return undefined;
  return a.value - b.value;
}

function compareMoments(a: string, b: string): number | undefined {
  const [dateA = '', timeA] = a.split('T');
  const [dateB = '', timeB] = b.split('T');
  if (timeA && timeB) return instantOf(a) - instantOf(b);
  const [partsA, partsB] = [dateA.split('-'), dateB.split('-')];
  for (let index = 0; index < Math.min(partsA.length, partsB.length); index++) {
    const difference = Number(partsA[index]) - Number(partsB[index]);
    if (difference !== 0) return difference;
  }
  return partsA.length === partsB.length && !timeA && !timeB ? 0 : undefined;
}

/** Milliseconds; a leap second (`:60`), which Date does not know, is one second after `:59`. */
function instantOf(dateTime: string): number {
  const [, until = '', rest = ''] = /^(.*T\d\d:\d\d:)60(.*)$/.exec(dateTime) ?? [];
  return until ? Date.parse(`${until}59${rest}`) + 1000 : Date.parse(dateTime);
}

function secondsOf(time: string): number {
  const [hours, minutes, seconds] = time.split(':');
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
