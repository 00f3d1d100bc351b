import type { AnswerOption } from '../model/questionnaire.js';
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

/**
 * Whether an answer is what a condition expects; `undefined` where it cannot be said (see {@link compare}).
 *
 * @param options Of the question that was answered: an answer and an expected value are equal if both are the same option.
 */
export function equals(
  answer: AnswerValue,
  expected: AnswerValue,
  options: readonly AnswerOption[] = [],
): boolean | undefined {
  if (answer.type === 'coding' && expected.type === 'coding') {
    const [option, wanted] = [optionOf(options, answer), optionOf(options, expected)];
    if (option && wanted) return option === wanted;
    return isExpectedCoding(answer.value, expected.value);
  }
  if (answer.type === 'boolean' && expected.type === 'boolean') return answer.value === expected.value;
  if (kindOf(answer) !== kindOf(expected)) return false;
  const order = compare(answer, expected);
  return order === undefined ? undefined : order === 0;
}

/**
 * The option that an answer is. Everything asks it here: what is shown as chosen, what is accepted, what an answer takes
 * over from its option, what a condition compares, and what a score counts. So they never differ.
 *
 * An option is found by {@link isSameOption}. An answer without a code system that fits options of several systems is
 * none of them.
 */
export function optionOf<Option extends Pick<AnswerOption, 'value'>>(
  options: readonly Option[],
  answer: AnswerValue | undefined,
): Option | undefined {
  if (answer === undefined) return undefined;
  const found = options.filter(({ value }) => isSameOption(answer, value));
  if (found.length < 2) return found[0];
  return found.find(({ value }) => isInSameSystem(value, answer)) ?? onlySystem(found);
}

/** Whether an answer stands for an option: the same value, and for codings {@link isSameCoding}. */
export function isSameOption(answer: AnswerValue, option: AnswerValue): boolean {
  if (answer.type !== option.type) return false;
  if (answer.type === 'coding' && option.type === 'coding') return isSameCoding(answer.value, option.value);
  if (answer.type === 'quantity' && option.type === 'quantity') {
    return compareQuantities(answer.value, option.value) === 0;
  }
  if (answer.type === 'attachment' && option.type === 'attachment') return isSameFile(answer.value, option.value);
  return answer.value === option.value;
}

/**
 * Whether the coding of an answer is that of an option: the same code in the same system. Many senders leave the system of
 * an answer out, so such an answer fits a code of any system; an answer that names a system fits only that. The display
 * does not count, because it may differ between versions; of codings without a code only the display counts.
 */
export function isSameCoding(answer: Coding, option: Coding): boolean {
  if (answer.code !== option.code) return false;
  if (answer.code === undefined) return answer.display === option.display;
  return answer.system === option.system || answer.system === undefined;
}

function isInSameSystem(a: AnswerValue, b: AnswerValue): boolean {
  return a.type !== 'coding' || b.type !== 'coding' || a.value.system === b.value.system;
}

/** The first of options that differ in nothing that counts; `undefined` if they are of several systems. */
function onlySystem<Option extends Pick<AnswerOption, 'value'>>(found: readonly Option[]): Option | undefined {
  const systems = new Set(found.map(({ value }) => (value.type === 'coding' ? value.value.system : undefined)));
  return systems.size === 1 ? found[0] : undefined;
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

/** Without options to tell by: an expected coding without a system asks for the code only, one without a code for the words. */
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
