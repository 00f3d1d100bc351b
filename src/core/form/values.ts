import { parseModel } from '../model/parse.js';
import type { AnswerOption, QuestionnaireItem, ItemType } from '../model/questionnaire.js';
import { AnswerValue } from '../model/value.js';
import { optionOf } from './compare.js';
import { FormError } from './form-error.js';

type ValueType = AnswerValue['type'];

const typesByItem: Record<ItemType, readonly ValueType[]> = {
  group: [],
  display: [],
  boolean: ['boolean'],
  decimal: ['decimal'],
  integer: ['integer'],
  date: ['date'],
  dateTime: ['dateTime'],
  time: ['time'],
  string: ['string'],
  text: ['string'],
  url: ['uri'],
  choice: ['coding', 'string', 'integer', 'date', 'time'],
  'open-choice': ['coding', 'string', 'integer', 'date', 'time'],
  quantity: ['quantity'],
  attachment: ['attachment'],
};

/** Returns the types that an answer may have; for a choice those of its options, if known. */
export function typesOf(item: QuestionnaireItem, options: readonly AnswerOption[]): ReadonlySet<ValueType> {
  const isChoice = item.type === 'choice' || item.type === 'open-choice';
  if (!isChoice || options.length === 0) return new Set(typesByItem[item.type]);
  const types = new Set(options.map(({ value }) => value.type));
  return item.type === 'choice' ? types : types.add('string');
}

/** Returns the validated value; throws an error that names the item but not the value. */
export function validValue(item: QuestionnaireItem, types: ReadonlySet<ValueType>, value: AnswerValue): AnswerValue {
  if (!types.has(value?.type)) {
    throw new FormError(item.linkId, `accepts ${[...types].join(' or ') || 'no answer'}, not ${typeNameOf(value)}`);
  }
  try {
    return parseModel(AnswerValue, value, 'The answer');
  } catch {
    throw new FormError(item.linkId, `has an invalid ${value.type}; use the FHIR format`);
  }
}

/** Returns whether a value has one of these types and its format is valid. */
export function isOfType(types: ReadonlySet<ValueType>, value: AnswerValue): boolean {
  if (!types.has(value.type)) return false;
  try {
    parseModel(AnswerValue, value, 'The answer');
    return true;
  } catch {
    return false;
  }
}

/** Names the type for a message. An unknown type is not quoted: it could contain an answer. */
function typeNameOf(value: AnswerValue): string {
  const knownTypes = new Set<string>(Object.values(typesByItem).flat());
  return knownTypes.has(value?.type) ? value.type : 'another type';
}

/**
 * Returns whether a value has content; blank text, an empty coding, a unit without a number and a missing file do not.
 */
export function isAnswered(value: AnswerValue | undefined): value is AnswerValue {
  if (value === undefined) return false;
  if (value.type === 'quantity') return value.value.value !== undefined;
  return !isBlank(value);
}

/** Returns whether a value need not be kept. A unit without a number is kept, as a quantity not yet complete. */
export function isBlank(value: AnswerValue): boolean {
  switch (value.type) {
    case 'string':
    case 'uri':
      return value.value.trim() === '';
    case 'coding':
      return value.value.code === undefined && value.value.display === undefined;
    case 'quantity':
      return Object.values(value.value).every((part) => part === undefined);
    case 'attachment':
      return !value.value.data && !value.value.url;
    default:
      return false;
  }
}

/** Returns the values to keep: a unit without a number only if there is no answer. */
export function valuesToKeep(values: readonly AnswerValue[]): readonly AnswerValue[] {
  return values.some(isAnswered) ? values.filter(isAnswered) : values.filter((value) => !isBlank(value)).slice(0, 1);
}

/** Adds the display and weight of its option to an answer; fields of the answer have priority. */
export function completeFromOption(value: AnswerValue, options: readonly AnswerOption[]): AnswerValue {
  if (value.type !== 'coding') return value;
  const option = optionOf(options, value)?.value;
  if (option?.type !== 'coding') return value;
  const weight = value.weight ?? option.weight;
  return {
    type: 'coding',
    value: { ...option.value, ...value.value },
    ...(weight !== undefined && { weight }),
  };
}

/** Converts an initial value to a type of the item; `undefined` if that is impossible. */
export function convertInitial(types: ReadonlySet<ValueType>, value: AnswerValue): AnswerValue | undefined {
  if (types.has(value.type)) return value;
  if (value.type === 'integer' && types.has('decimal')) return { type: 'decimal', value: value.value };
  if (value.type === 'date' && types.has('dateTime')) return { type: 'dateTime', value: value.value };
  if (value.type === 'string' && types.has('uri')) return { type: 'uri', value: value.value };
  return undefined;
}

/** Returns whether two values are equal in every field. */
export function isIdentical(a: AnswerValue | undefined, b: AnswerValue | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
