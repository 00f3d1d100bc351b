import { momentOf, noMoment } from '../core/model/moment.js';
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

/**
 * `Patient/1` of a Reference, whatever version it names. As it is: `#id`, `urn:uuid:`, and an absolute one, which is of
 * another server; FhirClient makes those of its own relative.
 */
export function referenceOf(value: unknown): string | undefined {
  const reference = isObject(value) ? stringOf(value['reference']) : stringOf(value);
  if (reference === undefined) return undefined;
  return /^([A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})\/_history\/[^/]+$/.exec(reference)?.[1] ?? reference;
}

/** `Type/id` of a resource. */
export function referenceTo({ resourceType, id }: JsonObject): string {
  return `${stringOf(resourceType) ?? 'Resource'}/${stringOf(id) ?? ''}`;
}

/** Resources that others refer to, by `Type/id`. */
export type Referred = ReadonlyMap<string, JsonObject>;

/** The resource that a reference of another one means: contained in it (`#id`), or one of those that were loaded. */
export function referredFrom(within: JsonObject, reference: unknown, referred: Referred): JsonObject | undefined {
  const means = referenceOf(reference) ?? '';
  if (!means.startsWith('#')) return referred.get(means);
  return objectsOf(within['contained']).find(({ id }) => `#${stringOf(id)}` === means);
}

/** The value[x] of the resource's first extension whose address ends so. */
export function extensionEnding(element: JsonObject, ending: string): unknown {
  const found = objectsOf(element['extension']).find(({ url }) => typeof url === 'string' && url.endsWith(ending));
  const key = found && Object.keys(found).find((one) => one.startsWith('value'));
  return key === undefined ? undefined : found?.[key];
}

/** Whether a Period holds at a moment; one without ends always does, one that cannot be read does not. */
export function holds(period: unknown, now: Date): boolean {
  const { start, end } = comparedEnds(period, now);
  return start <= 0 && end >= 0;
}

/** Whether a Period has passed or is still to come; one that cannot be read is neither. */
export function isOutside(period: unknown, now: Date): boolean {
  const { start, end } = comparedEnds(period, now);
  return start > 0 || end < 0;
}

function comparedEnds(period: unknown, now: Date): { readonly start: number; readonly end: number } {
  const of = (date: unknown) => (date === undefined ? 0 : compared(stringOf(date) ?? '', now));
  return isObject(period) ? { start: of(period['start']), end: of(period['end']) } : { start: 0, end: 0 };
}

/** What has no time counts as that whole day, month or year, where the reader is. NaN for what is no date. */
function compared(date: string, now: Date): number {
  if (momentOf(date) === noMoment) return NaN;
  if (date.includes('T')) return Date.parse(date) - now.getTime();
  const here = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  const today = here.toISOString().slice(0, date.length);
  return date === today ? 0 : date < today ? -1 : 1;
}
