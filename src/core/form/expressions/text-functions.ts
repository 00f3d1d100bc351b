import type { UserInvocationTable } from 'fhirpath';
import { patternFrom, searchFrom, type Pattern } from '../pattern.js';

/** Patterns that were read before. An expression may make one of answers, so only so many are kept. */
const known = new Map<string, Pattern | undefined>();
const mostKnown = 100;

/**
 * The functions of FHIRPath that run a regular expression of the questionnaire's author, with our own patterns, which
 * take time that grows with the text only. A pattern that those do not run (with lookaround or a backreference, or too
 * large) is an error, and so is a text that is too long for it: the expression then gives nothing and is reported.
 */
export const textFunctions: UserInvocationTable = {
  matches: { fn: matches, arity: { 1: ['String'], 2: ['String', 'String'] } },
  matchesFull: { fn: matchesFull, arity: { 1: ['String'], 2: ['String', 'String'] } },
  replaceMatches: { fn: replaceMatches, arity: { 2: ['String', 'String'] } },
};

type Values = readonly unknown[];

function matches(input: Values, source: unknown, flags: unknown = ''): readonly boolean[] {
  const text = textOf(input);
  if (text === undefined || typeof source !== 'string') return [];
  return [isFound(source, flagsFrom(flags), text)];
}

function matchesFull(input: Values, source: unknown, flags: unknown = ''): readonly boolean[] {
  const text = textOf(input);
  if (text === undefined || typeof source !== 'string') return [];
  return [isFound(`^(?:${source})$`, flagsFrom(flags), text)];
}

const longestReplaced = 2_000;

/**
 * Replaces what a pattern finds. The native engine does so, because what is found may have parts (`$1`), and so only
 * with patterns that cannot make it slow: no repeated groups, and one repetition.
 */
function replaceMatches(input: Values, source: unknown, replacement: unknown): readonly string[] {
  const text = textOf(input);
  if (text === undefined || typeof source !== 'string' || typeof replacement !== 'string') return [];
  if (!isQuick(source) || text.length > longestReplaced) throw new Error('The pattern may take too long.');
  return [text.replace(new RegExp(source, 'gu'), replacement)];
}

function isFound(source: string, flags: string, text: string): boolean {
  const key = `${flags} ${source}`;
  if (known.size >= mostKnown) known.clear();
  if (!known.has(key)) known.set(key, searchFrom(source, flags));
  const found = known.get(key)?.matches(text);
  if (found === undefined) throw new Error('The pattern cannot be run.');
  return found;
}

function isQuick(source: string): boolean {
  // Only what our own patterns know, so that nothing looks around or back.
  if (!patternFrom(source)) return false;
  const bare = source.replace(/\\./gsu, '_').replace(/\[[^\]]*\]/gu, '_');
  return !/\)[*+?{]/.test(bare) && (bare.match(/[*+{]/g) ?? []).length <= 1;
}

/** A point takes any character, as FHIRPath has it. */
function flagsFrom(flags: unknown): string {
  if (typeof flags !== 'string' || !/^[im]*$/.test(flags)) throw new Error('Flags are i and m.');
  return [...new Set(`us${flags}`)].join('');
}

/** The one text; an error for several values or one of another type. */
function textOf(input: Values): string | undefined {
  const [value, ...others] = input;
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' || others.length > 0) throw new Error('Expected one text.');
  return value;
}
