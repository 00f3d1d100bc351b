import type { Instrument, MissingRule, Scale, ScoringMethod } from '../model/instrument.js';
import type { MissingReason, Score } from '../model/score.js';
import { countedOf, termsOf, type ScaleTerm } from './scale-term.js';
import { outcome, written } from './written.js';

/** The number of an answer, or why there is none. */
export type Reading = number | MissingReason;

/** What was answered, in the order of the instrument's items. */
export type Readings = readonly Reading[];

/** How one scale of an instrument is scored; made once for many responses. */
export function scaleScorer(instrument: Instrument, scale: Scale): (readings: Readings) => Score {
  const terms = termsOf(instrument, scale.items);
  return (readings) => scoreOf(scale, terms, readings);
}

function scoreOf(scale: Scale, terms: readonly ScaleTerm[], readings: Readings): Score {
  if (scale.method.type === 'external') return { scale: scale.id, status: 'notApplicable' };

  const counted: number[] = [];
  const parts: string[] = [];
  const missing: { item: string; why: MissingReason }[] = [];
  for (const term of terms) {
    const reading = readings[term.index] ?? 'notAnswered';
    const number = typeof reading === 'number' ? countedOf(term, reading) : undefined;
    if (typeof reading === 'number' && number !== undefined) {
      counted.push(number);
      parts.push(partOf(scale.method, term, reading, number));
    } else {
      const why = typeof reading === 'number' ? 'notUsable' : reading;
      missing.push({ item: term.item, why });
      parts.push(why === 'notUsable' ? '?' : '–');
    }
  }

  const counts = { answered: counted.length, asked: terms.length };
  const without = missing.length > 0 ? { missing } : {};
  if (isNotApplicable(missing, terms.length))
    return { scale: scale.id, status: 'notApplicable', ...counts, ...without };

  const result =
    missing.some(({ why }) => why === 'notUsable') || !isAllowed(scale.missing, counted.length, terms.length)
      ? undefined
      : computed(scale.method, terms, counted, parts);
  if (!result) return { scale: scale.id, status: 'incomplete', ...counts, trace: parts.join(' + '), ...without };
  return { scale: scale.id, status: missing.length > 0 ? 'prorated' : 'ok', ...result, ...counts, ...without };
}

/** The questionnaire lacks a question of this scale, or its conditions skipped all of them. */
function isNotApplicable(missing: readonly { why: MissingReason }[], count: number): boolean {
  if (missing.some(({ why }) => why === 'notFound')) return true;
  return missing.length === count && missing.every(({ why }) => why === 'notAsked');
}

function isAllowed(rule: MissingRule, answered: number, count: number): boolean {
  if (answered === 0) return false;
  const missing = count - answered;
  switch (rule.type) {
    case 'complete':
      return missing === 0;
    case 'maximumShare':
      return missing <= rule.share * count + 1e-9;
    case 'maximumCount':
      return missing <= rule.count;
    case 'minimumAnswered':
      return answered >= rule.count;
  }
}

type Result = Required<Pick<Score, 'value' | 'trace'>> & Pick<Score, 'standardError'>;

function computed(
  method: ScoringMethod,
  terms: readonly ScaleTerm[],
  counted: readonly number[],
  allParts: readonly string[],
): Result | undefined {
  const parts = counted.length === terms.length ? allParts : allParts.filter((part) => part !== '–');
  const sum = counted.reduce((total, number) => total + number, 0);
  switch (method.type) {
    case 'sum':
      return result(...proratedSum(sum, parts, terms.length));
    case 'scaledSum': {
      const [value, steps] = proratedSum(sum, parts, terms.length);
      const base = parts.length === terms.length ? inBrackets(steps) : steps;
      return result(value * method.factor, `${base} × ${written(method.factor)}`);
    }
    case 'mean':
      return result(...meanOf(sum, parts));
    case 'percentOfMaximum': {
      const [{ min, max } = { min: 0, max: 1 }] = terms;
      const [mean, steps] = meanOf(sum, parts);
      const ends = `(${written(max)} − ${negative(min)})`;
      return result(((mean - min) / (max - min)) * 100, `(${steps} − ${negative(min)}) / ${ends} × 100`);
    }
    case 'lookup': {
      const row = method.table.find(({ raw }) => raw === sum);
      if (!row) return undefined;
      const { value, standardError } = row;
      const trace = `${parts.join(' + ')} ${parts.length > 1 ? `${outcome(sum)} ` : ''}→ ${written(value)}`;
      return { value, trace, ...(standardError === undefined ? {} : { standardError }) };
    }
    case 'weighted':
      return weighted(method, terms, counted);
    case 'value':
      return { value: sum, trace: parts.join('') };
    case 'external':
      return undefined;
  }
}

function result(value: number, steps: string): Result {
  return { value, trace: `${steps} ${outcome(value)}` };
}

/** With every answer there the plain sum; else the mean of those there, times the number of items. */
function proratedSum(sum: number, parts: readonly string[], count: number): [number, string] {
  const steps = parts.join(' + ');
  if (parts.length === count) return [sum, steps];
  return [(sum / parts.length) * count, `${inBrackets(steps)} / ${parts.length} × ${count}`];
}

function meanOf(sum: number, parts: readonly string[]): [number, string] {
  return [sum / parts.length, `${inBrackets(parts.join(' + '))} / ${parts.length}`];
}

function weighted(
  method: ScoringMethod & { type: 'weighted' },
  terms: readonly ScaleTerm[],
  levels: readonly number[],
): Result | undefined {
  const { start, weights, anyAbove } = method;
  if (levels.length < terms.length) return undefined;
  const added = terms.map(({ item }, index) => weights[item]?.[String(levels[index])]);
  const isAbove = anyAbove !== undefined && levels.some((level) => level > anyAbove.level);
  const steps = [start, ...(isAbove ? [anyAbove.weight] : []), ...added];
  if (!steps.every((step) => step !== undefined)) return undefined;
  const trace = steps.map((step, index) => (index === 0 ? written(step) : signed(step))).join(' ');
  return result(
    steps.reduce((total, step) => total + step, 0),
    trace,
  );
}

function signed(step: number): string {
  return step < 0 ? `− ${written(-step)}` : `+ ${written(step)}`;
}

function negative(value: number): string {
  return value < 0 ? inBrackets(written(value)) : written(value);
}

function inBrackets(text: string): string {
  return `(${text})`;
}

/** One item in the trace; where the answer is turned round or recoded, the step is shown. */
function partOf(method: ScoringMethod, { scaleItem, min, max }: ScaleTerm, answer: number, counted: number): string {
  if (scaleItem.recode) return inBrackets(`${written(answer)} → ${written(counted)}`);
  if (scaleItem.reverse) {
    const steps = `${written(min + max)} − ${negative(answer)}`;
    return method.type === 'value' ? `${steps} = ${written(counted)}` : inBrackets(steps);
  }
  return method.type === 'value' ? written(counted) : negative(counted);
}
