import type { QuestionnaireItem } from '../core/model/questionnaire.js';
import { AnswerValue } from '../core/model/value.js';
import { extensionValue } from './extensions.js';
import { isObject, type JsonObject } from './json.js';

export type AnswerType = AnswerValue['type'];

/** A value[x] that was read, or its problem. The problem never holds the value, which may be an answer. */
export type ReadValue = { readonly value: AnswerValue } | { readonly problem: string };

const typeOfSuffix: ReadonlyMap<string, AnswerType> = new Map([
  ['Boolean', 'boolean'],
  ['Integer', 'integer'],
  ['Decimal', 'decimal'],
  ['String', 'string'],
  ['Uri', 'uri'],
  ['Url', 'uri'],
  ['Date', 'date'],
  ['DateTime', 'dateTime'],
  ['Time', 'time'],
  ['Coding', 'coding'],
  ['Quantity', 'quantity'],
  ['Attachment', 'attachment'],
]);

export function valueFrom(element: JsonObject, prefix: 'value' | 'answer' = 'value'): ReadValue | undefined {
  const keys = Object.keys(element).filter((key) => isValueKey(key, prefix) && element[key] !== null);
  const [key] = keys;
  if (key === undefined) return undefined;
  if (keys.length > 1) return { problem: 'more than one value' };
  const type = typeOfSuffix.get(key.slice(prefix.length));
  if (type === undefined) return { problem: key };

  const json = element[key];
  const fields = isObject(json) ? fieldsOf(type, json) : json;
  if (isObject(json) && 'comparator' in json) return { problem: `${key} with a comparator` };
  if (type === 'coding' && isObject(json) && !json['code'] && !json['display']) {
    return { problem: `${key} without a code or display` };
  }
  if (type === 'attachment' && isObject(json) && !json['data'] && !json['url']) {
    return { problem: `${key} without data or url` };
  }
  const weight = weightOf(json) ?? weightOf(element[`_${key}`]) ?? weightOf(element);
  const result = AnswerValue.safeParse({ type, value: fields, ...(weight === undefined ? {} : { weight }) });
  return result.success ? { value: result.data } : { problem: `${key} of the wrong type` };
}

// `answerOption` and `valueSet` begin like values but are not.
function isValueKey(key: string, prefix: string): boolean {
  return key.startsWith(prefix) && /^[A-Z]/.test(key.slice(prefix.length));
}

function fieldsOf(type: AnswerType, json: JsonObject): JsonObject {
  const fields = (fieldsOfType[type] ?? []).flatMap((name) => (json[name] == null ? [] : [[name, json[name]]]));
  return type === 'attachment' ? attachmentFrom(Object.fromEntries(fields)) : Object.fromEntries(fields);
}

const fieldsOfType: Partial<Record<AnswerType, readonly string[]>> = {
  coding: ['system', 'version', 'code', 'display'],
  quantity: ['value', 'unit', 'system', 'code'],
  attachment: ['contentType', 'data', 'url', 'size', 'hash', 'title'],
};

/** Normalizes an attachment: FHIR allows line breaks in base64, and R5 writes a size as a string. */
function attachmentFrom(json: JsonObject): JsonObject {
  const { data, size } = json;
  return {
    ...json,
    ...(typeof data === 'string' && { data: data.replace(/\s+/g, '') }),
    ...(typeof size === 'string' && /^\d+$/.test(size) && { size: Number(size) }),
  };
}

/** The weight of an option, its value, or a concept of a ValueSet. The type is not checked. */
export function weightOf(element: unknown): unknown {
  return extensionValue(element, 'itemWeight') ?? extensionValue(element, 'ordinalValue');
}

export function answerTypesOf(item: QuestionnaireItem): readonly AnswerType[] {
  switch (item.type) {
    case 'group':
    case 'display':
      return [];
    case 'choice':
      return item.options ? item.options.map(({ value }) => value.type) : ['coding'];
    case 'open-choice':
      return [
        ...(item.options ?? []).map(({ value }) => value.type),
        ...(item.options ? [] : ['coding' as const]),
        'string',
      ];
    case 'text':
      return ['string'];
    case 'url':
      return ['uri'];
    default:
      return [item.type];
  }
}

/** Converts a value to one of these types; undefined if that loses information. */
export function fitType(value: AnswerValue, types: readonly AnswerType[]): AnswerValue | undefined {
  if (types.includes(value.type)) return value;
  if (value.type === 'integer' && types.includes('decimal')) return { type: 'decimal', value: value.value };
  if (value.type === 'date' && types.includes('dateTime')) return { type: 'dateTime', value: value.value };
  return undefined;
}
