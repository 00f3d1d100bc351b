import { decimalPlacesOf, decimalText } from '../model/decimal.js';
import type { AnswerValue } from '../model/value.js';
import { compare, isSameUnit, optionOf } from './compare.js';
import { fileProblems, sizeOf } from './files.js';
import type { ItemNode } from './form-item.js';
import type { ValidationProblem } from './validation-problem.js';
import { isAnswered, isOfType } from './values.js';

type ProblemDetail = Pick<ValidationProblem, 'key' | 'values'>;

/** Validates one occurrence of an item; a disabled one has no problems. */
export function problemsOf(node: ItemNode): ValidationProblem[] {
  if (!node.enabled) return [];
  const { type } = node.item;
  if (type === 'display') return [];
  const details = type === 'group' ? groupProblems(node) : questionProblems(node);
  // Several answers with the same problem get one message.
  const byKey = new Map(Array.from(details, (problem) => [problem.key, problem]));
  const broken = node.broken.map((human): ProblemDetail => ({ key: 'constraint', values: { human } }));
  return [...byKey.values(), ...broken].map((problem) => ({ linkId: node.item.linkId, path: node.path, ...problem }));
}

/** Returns whether an item or an item below it is enabled and answered. */
export function isFilled({ enabled, answers, items }: ItemNode): boolean {
  return enabled && (answers.some(({ value }) => isAnswered(value)) || items.some(isFilled));
}

/** Reports a wrong number of repetitions on the first repetition. */
function* groupProblems(node: ItemNode): Generator<ProblemDetail> {
  const { required, minOccurs, maxOccurs } = node.item;
  if (!required && minOccurs === undefined && maxOccurs === undefined) return;
  if (node.siblings.find(({ plan }) => plan === node.plan) !== node) return;
  yield* countProblems(node, node.repetitions.filter(isFilled).length);
}

function* questionProblems(node: ItemNode): Generator<ProblemDetail> {
  const { item, options, plan } = node;
  const values = node.answers.flatMap(({ value }) => (isAnswered(value) ? value : []));
  yield* countProblems(node, values.length);
  if (!item.repeats && values.length > 1) yield { key: 'maxOccurs', values: { maxOccurs: 1 } };
  for (const value of values) {
    if (isOfType(plan.types, value)) yield* valueProblems(node, value);
    else yield { key: 'type' };
  }
  if (values.length > 1) {
    if (values.some((value) => optionOf(options, value)?.exclusive)) yield { key: 'exclusive' };
  }
}

/** Applies `minOccurs` only if there is an answer; without one, `required` decides (FHIR). */
function* countProblems(node: ItemNode, count: number): Generator<ProblemDetail> {
  const { item, plan } = node;
  const { required, minOccurs = 0, maxOccurs = Infinity } = item;
  if (count === 0) {
    if (required && !isInUnusedRepetition(node)) yield { key: 'required' };
    return;
  }
  if (!item.repeats && !plan.isRepeatingGroup) return;
  if (count < minOccurs) yield { key: 'minOccurs', values: { minOccurs } };
  if (count > maxOccurs) yield { key: 'maxOccurs', values: { maxOccurs } };
}

/**
 * Returns whether an optional or sufficient repetition was left empty, as under "Add a medicine". Nothing in it is then
 * required; the group itself requires the number of repetitions.
 */
function isInUnusedRepetition({ parent }: ItemNode): boolean {
  if (!parent) return false;
  return (parent.plan.isRepeatingGroup && !isFilled(parent) && !isNeeded(parent)) || isInUnusedRepetition(parent);
}

function isNeeded({ item, repetitions }: ItemNode): boolean {
  return item.required === true && !repetitions.some(isFilled);
}

function* valueProblems({ item, options, plan }: ItemNode, value: AnswerValue): Generator<ProblemDetail> {
  if (optionOf(options, value)) return;
  const isFreeText = item.type === 'open-choice' && value.type === 'string';
  if (options.length > 0 && !isFreeText) {
    yield { key: 'option' };
    return;
  }
  yield* textProblems(item, value);
  if (plan.pattern?.matches(formatValue(value) ?? '') === false) yield { key: 'pattern' };
  yield* limitProblems(item, value);
  if (value.type === 'attachment') {
    yield* fileProblems(item, { contentType: value.value.contentType, size: sizeOf(value.value) });
  }
  if (value.type === 'quantity' && item.units && !item.units.some((unit) => isOfferedUnit(unit, value.value))) {
    yield { key: 'unit' };
  }
}

function* textProblems(
  { minLength = 0, maxLength = Infinity, maxDecimalPlaces = Infinity }: ItemNode['item'],
  value: AnswerValue,
): Generator<ProblemDetail> {
  const text = formatValue(value);
  if (text !== undefined) {
    const length = Array.from(text).length;
    if (length < minLength) yield { key: 'minLength', values: { minLength } };
    if (length > maxLength) yield { key: 'maxLength', values: { maxLength } };
  }
  const number = numericValue(value);
  if (number !== undefined && decimalPlacesOf(number) > maxDecimalPlaces) {
    yield { key: 'maxDecimalPlaces', values: { maxDecimalPlaces } };
  }
}

/** Range of a FHIR integer; servers refuse other values. */
const integers = {
  minValue: { type: 'integer', value: -(2 ** 31) },
  maxValue: { type: 'integer', value: 2 ** 31 - 1 },
} as const;

/** Checks the limits. A limit that cannot be compared (the year 2026 with 1 March 2026) reports nothing. */
function* limitProblems(item: ItemNode['item'], value: AnswerValue): Generator<ProblemDetail> {
  const { minValue, maxValue } = item.type === 'integer' ? { ...integers, ...item } : item;
  if (minValue && (compareWithLimit(value, minValue) ?? 0) < 0) yield { key: 'minValue', values: shownLimit(minValue) };
  if (maxValue && (compareWithLimit(value, maxValue) ?? 0) > 0) yield { key: 'maxValue', values: shownLimit(maxValue) };
}

/** Compares with a limit. A plain number as limit of a quantity is in the quantity's unit. */
function compareWithLimit(value: AnswerValue, limit: AnswerValue): number | undefined {
  if (value.type !== 'quantity' || limit.type === 'quantity') return compare(value, limit);
  const number = numericValue(value);
  return number === undefined ? undefined : compare({ type: 'decimal', value: number }, limit);
}

function shownLimit(limit: AnswerValue): NonNullable<ValidationProblem['values']> {
  if (limit.type === 'quantity') {
    const { value, unit, code } = limit.value;
    const name = unit ?? code;
    return { ...(value !== undefined && { limit: value }), ...(name !== undefined && { unit: name }) };
  }
  return typeof limit.value === 'string' || typeof limit.value === 'number' ? { limit: limit.value } : {};
}

function isOfferedUnit(
  unit: { system?: string | undefined; code?: string | undefined; display?: string | undefined },
  quantity: Parameters<typeof isSameUnit>[0],
): boolean {
  return isSameUnit({ unit: unit.display, system: unit.system, code: unit.code }, quantity);
}

/** Returns the written form, whose characters FHIR counts and matches. */
function formatValue(value: AnswerValue): string | undefined {
  if (typeof value.value === 'number') return decimalText(value.value);
  return typeof value.value === 'string' ? value.value : undefined;
}

function numericValue(value: AnswerValue): number | undefined {
  if (value.type === 'quantity') return value.value.value;
  return typeof value.value === 'number' ? value.value : undefined;
}
