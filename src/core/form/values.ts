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

/** The types that an answer may have: of a choice those of its options, as far as they are known. */
export function typesOf(item: QuestionnaireItem, options: readonly AnswerOption[]): ReadonlySet<ValueType> {
  const isChoice = item.type === 'choice' || item.type === 'open-choice';
  if (!isChoice || options.length === 0) return new Set(typesByItem[item.type]);
  const types = new Set(options.map(({ value }) => value.type));
  return item.type === 'choice' ? types : types.add('string');
}

/** The value as the model knows it, or an error that names the item and not the value. */
export function checkedValue(item: QuestionnaireItem, types: ReadonlySet<ValueType>, value: AnswerValue): AnswerValue {
  if (!types.has(value?.type)) {
    throw new FormError(item.linkId, `takes ${[...types].join(' or ') || 'no answer'}, not ${typeNameOf(value)}`);
  }
  try {
    return parseModel(AnswerValue, value, 'The answer');
  } catch {
    throw new FormError(item.linkId, `takes a ${value.type} as FHIR writes it`);
  }
}

/** Whether a value is of one of these types and written as its type asks. */
export function isOfType(types: ReadonlySet<ValueType>, value: AnswerValue): boolean {
  if (!types.has(value.type)) return false;
  try {
    parseModel(AnswerValue, value, 'The answer');
    return true;
  } catch {
    return false;
  }
}

/** Never the content of a type that a caller made up: it could be an answer. */
function typeNameOf(value: AnswerValue): string {
  const known = new Set<string>(Object.values(typesByItem).flat());
  return known.has(value?.type) ? value.type : 'something else';
}

/** Whether a value says anything: blank text, a coding without words, a unit without a number, or no file do not. */
export function isAnswered(value: AnswerValue | undefined): value is AnswerValue {
  if (value === undefined) return false;
  if (value.type === 'quantity') return value.value.value !== undefined;
  return !isBlank(value);
}

/** Values that need not be kept at all. A unit without a number is kept: it is where a quantity starts. */
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

/** What is kept of the values for a question: a unit without a number only where there is no answer beside it. */
export function keptValues(values: readonly AnswerValue[]): readonly AnswerValue[] {
  return values.some(isAnswered) ? values.filter(isAnswered) : values.filter((value) => !isBlank(value)).slice(0, 1);
}

/** An answer with what its option knows of it: the words and the weight. What the answer says itself stays. */
export function completedByOption(value: AnswerValue, options: readonly AnswerOption[]): AnswerValue {
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

/** What a form starts with, made fit for the item's type; `undefined` where it is of another type. */
export function fittingInitial(types: ReadonlySet<ValueType>, value: AnswerValue): AnswerValue | undefined {
  if (types.has(value.type)) return value;
  if (value.type === 'integer' && types.has('decimal')) return { type: 'decimal', value: value.value };
  if (value.type === 'date' && types.has('dateTime')) return { type: 'dateTime', value: value.value };
  if (value.type === 'string' && types.has('uri')) return { type: 'uri', value: value.value };
  return undefined;
}

/** Whether two values are the same in every part. */
export function isIdentical(a: AnswerValue | undefined, b: AnswerValue | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
