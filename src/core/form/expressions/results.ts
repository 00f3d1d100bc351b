import { decimalOf } from '../../model/decimal.js';
import type { AnswerOption, QuestionnaireItem } from '../../model/questionnaire.js';
import type { AnswerValue, Attachment, Coding, Quantity } from '../../model/value.js';
import type { ItemNode } from '../form-item.js';
import { completedByOption, isOfType, keptValues } from '../values.js';

/** A value of the engine: an element of a resource, or a type of its own; numbers, texts and booleans are themselves. */
interface EngineValue {
  readonly data?: unknown;
  readonly convertData?: unknown;
  readonly fhirNodeDataType?: unknown;
  toJSON?(): unknown;
  readonly unit?: unknown;
  readonly value?: unknown;
}

type Json = Readonly<Record<string, unknown>>;

/** What an expression gave does not fit where it should go. Says nothing about the value. */
export class MisfitError extends Error {}

/** The values as answers to an item; an error where they are no such. */
export function answersFrom(results: readonly unknown[], { item, plan, options }: ItemNode): readonly AnswerValue[] {
  const values = results.map((result) => {
    const value = answerFrom(result, item, options);
    if (!value || !isOfType(plan.types, value)) throw new MisfitError();
    return completedByOption(value, options);
  });
  const kept = keptValues(values);
  if (kept.length > 1 && !item.repeats) throw new MisfitError();
  return kept;
}

/** The values as options of a choice. */
export function optionsFrom(results: readonly unknown[], { plan }: ItemNode): readonly AnswerOption[] {
  return results.map((result) => {
    const value = optionFrom(result);
    if (!value || !isOfType(plan.types, value)) throw new MisfitError();
    return { value };
  });
}

/** Whether the one value is true; nothing is not true. */
export function truthFrom(results: readonly unknown[]): boolean | undefined {
  const [result, ...others] = results;
  if (result === undefined) return undefined;
  const value = plainOf(result);
  if (typeof value !== 'boolean' || others.length > 0) throw new MisfitError();
  return value;
}

export function textFrom(results: readonly unknown[]): string | undefined {
  const [result, ...others] = results;
  if (result === undefined) return undefined;
  const value = plainOf(result);
  if (typeof value !== 'string' || others.length > 0) throw new MisfitError();
  return value;
}

function answerFrom(
  result: unknown,
  item: QuestionnaireItem,
  options: readonly AnswerOption[],
): AnswerValue | undefined {
  const value = plainOf(result);
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
      return optionNamed(value, options) ?? optionFrom(result);
  }
}

/** A bare code (`%patient.gender`) means the option that has it. */
function optionNamed(value: unknown, options: readonly AnswerOption[]): AnswerValue | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const means = (option: AnswerOption) =>
    option.value.type === 'coding' ? option.value.value.code === value : option.value.value === value;
  const [only, ...others] = options.filter(means);
  return others.length === 0 ? only?.value : undefined;
}

function optionFrom(result: unknown): AnswerValue | undefined {
  const value = plainOf(result);
  if (typeof value === 'string') {
    if (!isMoment(result)) return { type: 'string', value };
    return { type: value.includes(':') ? 'time' : 'date', value };
  }
  if (typeof value === 'number') return { type: 'integer', value };
  return isJson(value) && (value['code'] ?? value['display']) !== undefined ? codingFrom(value) : undefined;
}

/** Whether a value that is written as text is a date or time. */
function isMoment(result: unknown): boolean {
  if (typeof result !== 'object' || result === null) return false;
  const { convertData, fhirNodeDataType } = result as EngineValue;
  return !convertData || fhirNodeDataType === 'date' || fhirNodeDataType === 'time';
}

const weightUrl = /^http:\/\/hl7\.org\/fhir\/StructureDefinition\/(?:ordinalValue|itemWeight)$/;

function codingFrom(json: Json): AnswerValue {
  const { system, version, code, display, extension } = json;
  const value = picked({ system, version, code, display }) as Coding;
  const extensions: unknown[] = Array.isArray(extension) ? extension : [];
  const weight = extensions.filter(isJson).find(({ url }) => weightUrl.test(String(url)))?.['valueDecimal'];
  return { type: 'coding', value, ...(typeof weight === 'number' && { weight }) };
}

const ucum = 'http://unitsofmeasure.org';

/** A number is in the one unit of its question. */
function quantityFrom(value: unknown, { units = [] }: QuestionnaireItem): AnswerValue | undefined {
  if (typeof value === 'number') {
    const number = decimalOf(value);
    const [unit, ...others] = units;
    if (!unit || others.length > 0) return { type: 'quantity', value: { value: number } };
    const { system, code, display } = unit;
    return { type: 'quantity', value: { value: number, ...picked({ unit: display ?? code, system, code }) } };
  }
  if (!isJson(value) || typeof value['value'] !== 'number') return undefined;
  const { value: number, unit, system, code } = value as { value: number } & Json;
  return { type: 'quantity', value: picked({ value: decimalOf(number), unit, system, code }) as Quantity };
}

function attachmentFrom(value: unknown): AnswerValue | undefined {
  if (!isJson(value)) return undefined;
  const { contentType, data, url, size, hash, title } = value;
  return { type: 'attachment', value: picked({ contentType, data, url, size, hash, title }) as Attachment };
}

/** The value as plain JSON. */
function plainOf(result: unknown): unknown {
  if (typeof result === 'bigint') return Number(result);
  if (typeof result !== 'object' || result === null) return result;
  const value = result as EngineValue;
  if (value.convertData) return plainOf(value.data);
  if (typeof value.toJSON !== 'function') return value;
  // A quantity that was worked out: its unit is UCUM in quotes, or a word for a length of time.
  if (typeof value.unit === 'string') {
    const number = plainOf(value.value);
    const code = value.unit.replace(/^'(.*)'$/, '$1');
    return { value: number, unit: code, ...(code !== value.unit && { system: ucum, code }) };
  }
  return value.toJSON();
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function picked(json: Json): Json {
  return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined));
}
