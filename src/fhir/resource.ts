import { timestampOf, noMoment } from '../core/model/timestamp.js';
import type { Coding } from '../core/model/value.js';
import { defined, isObject, type JsonObject } from './json.js';

// Helpers to read resources from a server. Missing or malformed data reads as undefined, never as an error or a guess.

export function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The objects of a list. A single object counts as a list of one. */
export function objectsOf(value: unknown): JsonObject[] {
  return (Array.isArray(value) ? value : [value]).filter(isObject);
}

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

/** The text of a CodeableConcept, else its first display. */
export function conceptText(concept: unknown): string | undefined {
  if (!isObject(concept)) return undefined;
  return stringOf(concept['text']) ?? codingsOf(concept).find(({ display }) => display)?.display;
}

/**
 * The target of a Reference without its version, such as `Patient/1`. Local (`#id`), `urn:uuid:` and absolute references
 * stay unchanged: FhirClient has made those of its own server relative, so an absolute one is of another server.
 */
export function referenceOf(value: unknown): string | undefined {
  const reference = isObject(value) ? stringOf(value['reference']) : stringOf(value);
  if (reference === undefined) return undefined;
  return /^([A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})\/_history\/[^/]+$/.exec(reference)?.[1] ?? reference;
}

export function referenceTo({ resourceType, id }: JsonObject): string {
  return `${stringOf(resourceType) ?? 'Resource'}/${stringOf(id) ?? ''}`;
}

export type Referred = ReadonlyMap<string, JsonObject>;

/** Resolves a reference of a resource: contained in it (`#id`), or among the loaded resources. */
export function referredFrom(resource: JsonObject, reference: unknown, referred: Referred): JsonObject | undefined {
  const target = referenceOf(reference) ?? '';
  if (!target.startsWith('#')) return referred.get(target);
  return objectsOf(resource['contained']).find(({ id }) => `#${stringOf(id)}` === target);
}

export function extensionEnding(element: JsonObject, ending: string): unknown {
  const found = objectsOf(element['extension']).find(({ url }) => typeof url === 'string' && url.endsWith(ending));
  const key = found && Object.keys(found).find((property) => property.startsWith('value'));
  return key === undefined ? undefined : found?.[key];
}

/** Tests whether a Period covers a moment. A Period without ends always does, an unreadable one never. */
export function holds(period: unknown, now: Date): boolean {
  const { start, end } = comparePeriod(period, now);
  return start <= 0 && end >= 0;
}

/** Tests whether a Period has passed or is still to come. An unreadable Period is neither. */
export function isOutside(period: unknown, now: Date): boolean {
  const { start, end } = comparePeriod(period, now);
  return start > 0 || end < 0;
}

function comparePeriod(period: unknown, now: Date): { readonly start: number; readonly end: number } {
  const compareEnd = (date: unknown) => (date === undefined ? 0 : compareDate(stringOf(date) ?? '', now));
  return isObject(period)
    ? { start: compareEnd(period['start']), end: compareEnd(period['end']) }
    : { start: 0, end: 0 };
}

/**
 * Compares a date with now: negative if before, 0 if equal, positive if after; NaN if it is not a date. A date without a time
 * counts as the whole day, month or year in the local time zone.
 */
function compareDate(date: string, now: Date): number {
  if (timestampOf(date) === noMoment) return NaN;
  if (date.includes('T')) return Date.parse(date) - now.getTime();
  const localTime = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  const today = localTime.toISOString().slice(0, date.length);
  return date === today ? 0 : date < today ? -1 : 1;
}
