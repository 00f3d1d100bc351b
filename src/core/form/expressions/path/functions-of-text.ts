import { searchFrom, type Pattern } from '../../pattern.js';
import { empty, textOf, toValues } from './compiled.js';
import { dataOf, type Values } from './elements.js';
import { EvaluationError } from './equality.js';
import { eager, text, wholeNumberOf, type FunctionTable } from './function-table.js';
import { aBoolean, aNumber, aText } from './shape.js';

function substring(input: Values, from: Values, count?: Values): Values {
  const [start, length] = [wholeNumberOf(from), count && wholeNumberOf(count)];
  const whole = textOf(input);
  if (whole === undefined || start === undefined || start < 0 || start >= whole.length) return empty;
  return [length === undefined ? whole.substring(start) : whole.substring(start, start + length)];
}

function join(input: Values, separator?: Values): Values {
  const between = separator ? (textOf(separator) ?? '') : '';
  const texts = input.flatMap((value) => {
    const data = dataOf(value);
    if (data !== undefined && typeof data !== 'string') throw new EvaluationError();
    return data ?? [];
  });
  return texts.length === 0 ? empty : [texts.join(between)];
}

const patterns = new Map<string, Pattern | undefined>();
const maximumPatterns = 100;

/** Searches with the matcher that takes linear time; a pattern that it cannot run is an error. */
function search(toSource: (source: string) => string) {
  return (input: Values, pattern: Values, options?: Values): Values => {
    const [source, flags] = [textOf(pattern), options ? textOf(options) : ''];
    const whole = textOf(input);
    if (whole === undefined || source === undefined) return empty;
    if (!/^[im]*$/.test(flags ?? '')) throw new EvaluationError();
    const key = `${flags ?? ''} ${toSource(source)}`;
    // Expressions may build patterns from answers, so the number is limited.
    if (patterns.size >= maximumPatterns) patterns.clear();
    if (!patterns.has(key)) patterns.set(key, searchFrom(toSource(source), [...new Set(`us${flags ?? ''}`)].join('')));
    const isFound = patterns.get(key)?.matches(whole);
    if (isFound === undefined) throw new EvaluationError();
    return toValues(isFound);
  };
}

export const textFunctions: FunctionTable = {
  endsWith: text(1, aBoolean, (whole, part = '') => whole.endsWith(part)),
  contains: text(1, aBoolean, (whole, part = '') => whole.includes(part)),
  indexOf: text(1, aNumber, (whole, part = '') => whole.indexOf(part)),
  lastIndexOf: text(1, aNumber, (whole, part = '') => whole.lastIndexOf(part)),
  upper: text(0, aText, (whole) => whole.toUpperCase()),
  lower: text(0, aText, (whole) => whole.toLowerCase()),
  trim: text(0, aText, (whole) => whole.trim()),
  length: text(0, aNumber, (whole) => whole.length),
  replace: text(2, aText, (whole, part = '', other = '') => whole.replaceAll(part, other)),
  substring: eager(1, 2, aText, substring as (input: Values, ...args: readonly Values[]) => Values),
  split: eager(1, 1, aText, (input, separator = empty) => {
    const [whole, between] = [textOf(input), textOf(separator)];
    return whole === undefined ? empty : whole.split(between ?? '');
  }),
  toChars: eager(0, 0, aText, (input) => textOf(input)?.split('') ?? empty),
  join: eager(0, 1, aText, join),
  matches: eager(1, 2, aBoolean, search((source) => source) as (input: Values, ...args: readonly Values[]) => Values),
  matchesFull: eager(
    1,
    2,
    aBoolean,
    search((source) => `^(?:${source})$`) as (input: Values, ...args: readonly Values[]) => Values,
  ),
};
