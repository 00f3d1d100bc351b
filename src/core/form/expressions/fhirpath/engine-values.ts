import type { Result } from '../evaluation.js';

/**
 * A value of fhirpath.js: an element of a resource, or a type of its own. Numbers, texts and booleans are plain.
 */
interface EngineValue {
  readonly data?: unknown;
  readonly convertData?: unknown;
  readonly fhirNodeDataType?: unknown;
  toJSON?(): unknown;
  readonly unit?: unknown;
  readonly value?: unknown;
}

export function toResult(value: unknown): Result {
  return { json: toPlainJson(value), isMoment: isMoment(value) };
}

/** Returns whether a value serialized as text is a date or time. */
function isMoment(result: unknown): boolean {
  if (typeof result !== 'object' || result === null) return false;
  const { convertData, fhirNodeDataType } = result as EngineValue;
  return !convertData || fhirNodeDataType === 'date' || fhirNodeDataType === 'time';
}

const ucum = 'http://unitsofmeasure.org';

function toPlainJson(result: unknown): unknown {
  if (typeof result === 'bigint') return Number(result);
  if (typeof result !== 'object' || result === null) return result;
  const value = result as EngineValue;
  if (value.convertData) return toPlainJson(value.data);
  if (typeof value.toJSON !== 'function') return value;
  // A computed quantity: its unit is UCUM in quotes, or a word for a duration.
  if (typeof value.unit === 'string') {
    const number = toPlainJson(value.value);
    const code = value.unit.replace(/^'(.*)'$/, '$1');
    return { value: number, unit: code, ...(code !== value.unit && { system: ucum, code }) };
  }
  return value.toJSON();
}
