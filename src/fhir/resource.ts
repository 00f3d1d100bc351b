import type { Coding } from '../core/model/value.js';
import { defined, isObject, type JsonObject } from './json.js';

// Reading resources that a server made: what is missing or misshapen is absent, never an error, never a guess.

export function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The objects of a list, or the one object where a list is meant. */
export function objectsOf(value: unknown): JsonObject[] {
  return (Array.isArray(value) ? value : [value]).filter(isObject);
}

/** The codings of a CodeableConcept, with a code each. */
export function codingsOf(concept: unknown): Coding[] {
  if (!isObject(concept)) return [];
  return objectsOf(concept['coding']).flatMap(({ system, code, display }) => {
    if (stringOf(code) === undefined) return [];
    return [defined({ system: stringOf(system), code: stringOf(code), display: stringOf(display) })];
  });
}

export function hasCode(concept: unknown, ...codes: readonly string[]): boolean {
  return codingsOf(concept).some(({ code }) => code !== undefined && codes.includes(code));
}

/** What a CodeableConcept says in words. */
export function wordsOf(concept: unknown): string | undefined {
  if (!isObject(concept)) return undefined;
  return stringOf(concept['text']) ?? codingsOf(concept).find(({ display }) => display)?.display;
}

/** `Patient/1` of a Reference, whatever address and version are around it; `#id` and `urn:uuid:` as they are. */
export function referenceOf(value: unknown): string | undefined {
  const reference = isObject(value) ? stringOf(value['reference']) : stringOf(value);
  if (reference === undefined) return undefined;
  return /(?:^|\/)([A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]+)?$/.exec(reference)?.[1] ?? reference;
}

/** `Type/id` of a resource. */
export function referenceTo({ resourceType, id }: JsonObject): string {
  return `${stringOf(resourceType) ?? 'Resource'}/${stringOf(id) ?? ''}`;
}

/** Resources that others refer to, by `Type/id`. */
export type Referred = ReadonlyMap<string, JsonObject>;

/** The value[x] of the resource's first extension whose address ends so. */
export function extensionEnding(element: JsonObject, ending: string): unknown {
  const found = objectsOf(element['extension']).find(({ url }) => typeof url === 'string' && url.endsWith(ending));
  const key = found && Object.keys(found).find((one) => one.startsWith('value'));
  return key === undefined ? undefined : found?.[key];
}

/** Whether a Period holds at a moment; one without ends always does. */
export function holds(period: unknown, now: Date): boolean {
  if (!isObject(period)) return true;
  const [start, end] = [stringOf(period['start']), stringOf(period['end'])];
  return (start === undefined || compared(start, now) <= 0) && (end === undefined || compared(end, now) >= 0);
}

/** What has no time counts as that whole day, month or year. */
function compared(date: string, now: Date): number {
  if (date.includes('T')) return Date.parse(date) - now.getTime();
  const today = now.toISOString().slice(0, date.length);
  return date === today ? 0 : date < today ? -1 : 1;
}
