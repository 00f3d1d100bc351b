import type { AnswerOption } from '../model/questionnaire.js';
import type { AnswerValue, Attachment, Coding, Quantity } from '../model/value.js';

/**
 * Orders two values: negative, 0 or positive. Returns `undefined` if the order is unknown: different types, codings,
 * booleans, quantities in different units, or dates of different precision where one contains the other (14 March,
 * "March").
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
 * Returns whether an answer equals the expected value of a condition; `undefined` if unknown (see {@link compare}).
 *
 * @param options Options of the question. An answer and an expected value are equal if both are the same option.
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
  if (comparisonKindOf(answer) !== comparisonKindOf(expected)) return false;
  const order = compare(answer, expected);
  return order === undefined ? undefined : order === 0;
}

/**
 * Finds the option of an answer by {@link isSameOption}. The only such rule, for the shown choice, validation,
 * completion from the option, conditions and scores, so that these never differ.
 *
 * An answer without a code system that matches options of several systems has no option.
 */
export function optionOf<Option extends Pick<AnswerOption, 'value'>>(
  options: readonly Option[],
  answer: AnswerValue | undefined,
): Option | undefined {
  if (answer === undefined) return undefined;
  const matches = options.filter(({ value }) => isSameOption(answer, value));
  if (matches.length < 2) return matches[0];
  return matches.find(({ value }) => isInSameSystem(value, answer)) ?? firstOfSingleSystem(matches);
}

/** Returns the only option with this code or this text, regardless of case; undefined if none or several have it. */
export function optionWithText<Option extends Pick<AnswerOption, 'value'>>(
  options: readonly Option[],
  text: string,
): Option | undefined {
  const wanted = normalized(text);
  const [only, ...others] = options.filter(({ value }) => textsOf(value).some((own) => normalized(own) === wanted));
  return others.length === 0 ? only : undefined;
}

function textsOf(value: AnswerValue): string[] {
  if (value.type === 'coding') return [value.value.code, value.value.display].filter((text) => text !== undefined);
  return typeof value.value === 'object' ? [] : [String(value.value)];
}

function normalized(text: string): string {
  return text.trim().toLowerCase();
}

/** Returns whether an answer has the value of an option; codings by {@link isSameCoding}. */
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
 * Returns whether the coding of an answer has the code and system of an option's. Many senders leave out the system, so
 * an answer without one matches any. The display counts only without a code, because it may differ between versions.
 */
function isSameCoding(answer: Coding, option: Coding): boolean {
  if (answer.code !== option.code) return false;
  if (answer.code === undefined) return answer.display === option.display;
  return answer.system === option.system || answer.system === undefined;
}

function isInSameSystem(a: AnswerValue, b: AnswerValue): boolean {
  return a.type !== 'coding' || b.type !== 'coding' || a.value.system === b.value.system;
}

/** Returns the first option if all have the same system, because they are then equal. */
function firstOfSingleSystem<Option extends Pick<AnswerOption, 'value'>>(
  matches: readonly Option[],
): Option | undefined {
  const systems = new Set(matches.map(({ value }) => (value.type === 'coding' ? value.value.system : undefined)));
  return systems.size === 1 ? matches[0] : undefined;
}

/** Compares name and content; a hash stands for absent content. */
function isSameFile(a: Attachment, b: Attachment): boolean {
  return a.title === b.title && a.data === b.data && a.url === b.url && a.hash === b.hash;
}

/** Returns whether two quantities have the same unit, by code, else by text. */
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

function comparisonKindOf(value: AnswerValue): string {
  if (isNumber(value)) return 'number';
  if (isText(value)) return 'text';
  if (isMoment(value)) return 'moment';
  return value.type;
}

/**
 * Compares codings without options: an expected coding without a system matches by code, one without a code by display.
 */
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

/** Returns milliseconds. `Date` cannot parse a leap second (`:60`), so it is one second after `:59`. */
function instantOf(dateTime: string): number {
  const [, until = '', rest = ''] = /^(.*T\d\d:\d\d:)60(.*)$/.exec(dateTime) ?? [];
  return until ? Date.parse(`${until}59${rest}`) + 1000 : Date.parse(dateTime);
}

function secondsOf(time: string): number {
  const [hours, minutes, seconds] = time.split(':');
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
