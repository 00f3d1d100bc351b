import { isObject, type JsonObject, type Refuse } from './json.js';

const booleans = /^(?:required|repeats|readOnly|initialSelected|hasAnswer|(?:value|answer|initial)Boolean)$/;
const numbers = /^(?:maxLength|(?:value|answer|initial)(?:Integer|Decimal|PositiveInt|UnsignedInt))$/;

/** Deeper content is never a value that is read, and only attacks have it. */
const maximumDepth = 8;

/**
 * Reads booleans and numbers that a form writes as text (`"required": "true"`), because their meaning is certain. Each is
 * noted. An element without them is returned as it is.
 *
 * @param skipped Properties that are read on their own, with their own linkIds.
 */
export function withoutQuotes(element: JsonObject, skipped: ReadonlySet<string>, refuse: Refuse): JsonObject {
  return withoutQuotesIn(element, (key) => refuse.note?.(`${key} is written as text`), skipped, 0) as JsonObject;
}

const none: ReadonlySet<string> = new Set();

function withoutQuotesIn(
  value: unknown,
  note: (key: string) => void,
  skipped: ReadonlySet<string>,
  depth: number,
): unknown {
  if (typeof value !== 'object' || value === null || depth > maximumDepth) return value;
  if (Array.isArray(value)) {
    const read = value.map((entry) => withoutQuotesIn(entry, note, none, depth + 1));
    return read.some((entry, index) => entry !== value[index]) ? read : value;
  }
  if (!isObject(value)) return value;
  let changed: Record<string, unknown> | undefined;
  for (const key of Object.keys(value)) {
    if (skipped.has(key)) continue;
    const before = value[key];
    const after = typeof before === 'string' ? unquoted(key, before) : withoutQuotesIn(before, note, none, depth + 1);
    if (after === before) continue;
    if (typeof before === 'string') note(key);
    changed ??= { ...value };
    changed[key] = after;
  }
  return changed ?? value;
}

function unquoted(key: string, text: string): unknown {
  const trimmed = text.trim();
  if (booleans.test(key) && /^(?:true|false)$/i.test(trimmed)) return trimmed.toLowerCase() === 'true';
  if (numbers.test(key) && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(trimmed)) return Number(trimmed);
  return text;
}
