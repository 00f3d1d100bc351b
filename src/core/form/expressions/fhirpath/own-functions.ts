import fhirpath, { type UserInvocationTable } from 'fhirpath';
import { patternFrom, searchFrom, type Pattern } from '../../pattern.js';

/** Compiled patterns. Expressions may build patterns from answers, so the number is limited. */
const patterns = new Map<string, Pattern | undefined>();
const maximumPatterns = 100;

/**
 * FHIRPath functions with regular expressions, replaced by {@link Pattern}, which is linear in the text. A pattern that
 * it does not support (lookaround, backreference, too large) or a text that is too long is an error: the expression
 * then gives nothing and is reported.
 */
export const ownFunctions: UserInvocationTable = {
  where: { fn: where, arity: { 1: ['Expr'] }, internalStructures: true },
  exists: { fn: exists, arity: { 0: [], 1: ['Expr'] }, internalStructures: true },
  matches: { fn: matches, arity: { 1: ['String'], 2: ['String', 'String'] } },
  matchesFull: { fn: matchesFull, arity: { 1: ['String'], 2: ['String', 'String'] } },
  replaceMatches: { fn: replaceMatches, arity: { 2: ['String', 'String'] } },
};

type Values = readonly unknown[];
type Criterion = (value: unknown) => Values;

/** Filters as FHIRPath says. fhirpath.js also includes an element if the criterion is an answer that is false. */
function where(this: { $index: number }, input: Values, criterion: Criterion): Values {
  return input.filter((value, index) => {
    this.$index = index;
    const [first] = criterion(value);
    return Boolean(first) && fhirpath.util.valData(first) !== false;
  });
}

function exists(this: { $index: number }, input: Values, criterion?: Criterion): boolean {
  return (criterion ? where.call(this, input, criterion) : input).length > 0;
}

function matches(input: Values, source: unknown, flags: unknown = ''): readonly boolean[] {
  const text = singleText(input);
  if (text === undefined || typeof source !== 'string') return [];
  return [isFound(source, flagsFrom(flags), text)];
}

function matchesFull(input: Values, source: unknown, flags: unknown = ''): readonly boolean[] {
  const text = singleText(input);
  if (text === undefined || typeof source !== 'string') return [];
  return [isFound(`^(?:${source})$`, flagsFrom(flags), text)];
}

const maximumReplacedLength = 2_000;

/**
 * Replaces matches with the native engine, because a match may have groups (`$1`). Limited to patterns that cannot be
 * slow: no repeated groups, and at most one repetition.
 */
function replaceMatches(input: Values, source: unknown, replacement: unknown): readonly string[] {
  const text = singleText(input);
  if (text === undefined || typeof source !== 'string' || typeof replacement !== 'string') return [];
  if (!isQuick(source) || text.length > maximumReplacedLength) throw new Error('The pattern may take too long.');
  return [text.replace(new RegExp(source, 'gu'), replacement)];
}

function isFound(source: string, flags: string, text: string): boolean {
  const key = `${flags} ${source}`;
  if (patterns.size >= maximumPatterns) patterns.clear();
  if (!patterns.has(key)) patterns.set(key, searchFrom(source, flags));
  const found = patterns.get(key)?.matches(text);
  if (found === undefined) throw new Error('The pattern cannot be run.');
  return found;
}

function isQuick(source: string): boolean {
  // Excludes lookaround and backreferences.
  if (!patternFrom(source)) return false;
  const bare = source.replace(/\\./gsu, '_').replace(/\[[^\]]*\]/gu, '_');
  return !/\)[*+?{]/.test(bare) && (bare.match(/[*+{]/g) ?? []).length <= 1;
}

/** Adds the `s` flag: in FHIRPath a dot matches any character. */
function flagsFrom(flags: unknown): string {
  if (typeof flags !== 'string' || !/^[im]*$/.test(flags)) throw new Error('Flags are i and m.');
  return [...new Set(`us${flags}`)].join('');
}

/** Returns the only text; throws for several values or another type. */
function singleText(input: Values): string | undefined {
  const [value, ...others] = input;
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' || others.length > 0) throw new Error('Expected one text.');
  return value;
}
