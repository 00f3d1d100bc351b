import { decimalOf } from '../../model/decimal.js';
import type { AnswerOption, QuestionnaireItem } from '../../model/questionnaire.js';
import type { AnswerValue, Attachment, Coding, Quantity } from '../../model/value.js';
import type { ItemNode } from '../form-item.js';
import type { Result } from './evaluation.js';
import { completeFromOption, isOfType, valuesToKeep } from '../values.js';

type Json = Readonly<Record<string, unknown>>;

/** Thrown if a result does not fit its target. Contains nothing of the value. */
export class MisfitError extends Error {}

/** Converts results to answers of an item; throws {@link MisfitError} if they do not fit. */
export function toAnswers(results: readonly Result[], { item, plan, options }: ItemNode): readonly AnswerValue[] {
  const values = results.map((result) => {
    const value = answerFrom(result, item, options);
    if (!value || !isOfType(plan.types, value)) throw new MisfitError();
    return completeFromOption(value, options);
  });
  const answers = valuesToKeep(values);
  if (answers.length > 1 && !item.repeats) throw new MisfitError();
  return answers;
}

export function toOptions(results: readonly Result[], { plan }: ItemNode): readonly AnswerOption[] {
  return results.map((result) => {
    const value = optionFrom(result);
    if (!value || !isOfType(plan.types, value)) throw new MisfitError();
    return { value };
  });
}

/** Converts a result to a boolean; an empty result is undefined. */
export function toBoolean(results: readonly Result[]): boolean | undefined {
  const [result, ...others] = results;
  if (result === undefined) return undefined;
  const value = result.json;
  if (typeof value !== 'boolean' || others.length > 0) throw new MisfitError();
  return value;
}

export function toText(results: readonly Result[]): string | undefined {
  const [result, ...others] = results;
  if (result === undefined) return undefined;
  const value = result.json;
  if (typeof value !== 'string' || others.length > 0) throw new MisfitError();
  return value;
}

function answerFrom(
  result: Result,
  item: QuestionnaireItem,
  options: readonly AnswerOption[],
): AnswerValue | undefined {
  const value = result.json;
  switch (item.type) {
    case 'group':
    case 'display':
      return undefined;
    case 'boolean':
      return typeof value === 'boolean' ? { type: 'boolean', value } : undefined;
    case 'integer':
    case 'decimal':
      return typeof value === 'number' ? { type: item.type, value: decimalOf(value) } : undefined;
    case 'string':
    case 'text':
      return typeof value === 'string' ? { type: 'string', value } : undefined;
    case 'url':
      return typeof value === 'string' ? { type: 'uri', value } : undefined;
    case 'date':
    case 'dateTime':
    case 'time':
      return typeof value === 'string' ? { type: item.type, value } : undefined;
    case 'quantity':
      return quantityFrom(value, item);
    case 'attachment':
      return attachmentFrom(value);
    case 'choice':
    case 'open-choice':
      return optionWithCode(value, options) ?? optionFrom(result);
  }
}

/** Finds the option of a bare code (`%patient.gender`). */
function optionWithCode(value: unknown, options: readonly AnswerOption[]): AnswerValue | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const means = (option: AnswerOption) =>
    option.value.type === 'coding' ? option.value.value.code === value : option.value.value === value;
  const [only, ...others] = options.filter(means);
  return others.length === 0 ? only?.value : undefined;
}

function optionFrom(result: Result): AnswerValue | undefined {
  const value = result.json;
  if (typeof value === 'string') {
    if (!result.isMoment) return { type: 'string', value };
    return { type: value.includes(':') ? 'time' : 'date', value };
  }
  if (typeof value === 'number') return { type: 'integer', value };
  return isJson(value) && (value['code'] ?? value['display']) !== undefined ? codingFrom(value) : undefined;
}

const weightUrl = /^http:\/\/hl7\.org\/fhir\/StructureDefinition\/(?:ordinalValue|itemWeight)$/;

function codingFrom(json: Json): AnswerValue {
  const { system, version, code, display, extension } = json;
  const value = definedFields({ system, version, code, display }) as Coding;
  const extensions: unknown[] = Array.isArray(extension) ? extension : [];
  const weight = extensions.filter(isJson).find(({ url }) => weightUrl.test(String(url)))?.['valueDecimal'];
  return { type: 'coding', value, ...(typeof weight === 'number' && { weight }) };
}

/** Converts a result to a quantity; a plain number gets the unit of a question with one unit. */
function quantityFrom(value: unknown, { units = [] }: QuestionnaireItem): AnswerValue | undefined {
  if (typeof value === 'number') {
    const number = decimalOf(value);
    const [unit, ...others] = units;
    if (!unit || others.length > 0) return { type: 'quantity', value: { value: number } };
    const { system, code, display } = unit;
    return { type: 'quantity', value: { value: number, ...definedFields({ unit: display ?? code, system, code }) } };
  }
  if (!isJson(value) || typeof value['value'] !== 'number') return undefined;
  const { value: number, unit, system, code } = value as { value: number } & Json;
  return { type: 'quantity', value: definedFields({ value: decimalOf(number), unit, system, code }) as Quantity };
}

function attachmentFrom(value: unknown): AnswerValue | undefined {
  if (!isJson(value)) return undefined;
  const { contentType, data, url, size, hash, title } = value;
  return { type: 'attachment', value: definedFields({ contentType, data, url, size, hash, title }) as Attachment };
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function definedFields(json: Json): Json {
  return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined));
}
