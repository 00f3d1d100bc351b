import type { Instrument, MissingRule, Scale, ScoringMethod } from '../model/instrument.js';
import type { MissingReason, Score } from '../model/score.js';
import { countedValue, termsOf, type ScaleTerm } from './scale-term.js';
import { formatOutcome, formatTraceNumber } from './trace-number.js';

/** The number of an answer, or the reason why there is none. */
export type Reading = number | MissingReason;

/** Readings in the order of the instrument's items. */
export type Readings = readonly Reading[];

/**
 * Prepares the scoring of a scale, to use for many responses.
 *
 * @param ordered Indexes of the items whose answers get their numbers by the order of the options.
 */
export function scaleScorer(
  instrument: Instrument,
  scale: Scale,
  ordered: ReadonlySet<number> = new Set(),
): (readings: Readings) => Score {
  const terms = termsOf(instrument, scale.items, ordered);
  return (readings) => scoreOf(scale, terms, readings);
}

/** Count and sum of the answers that count in a scale; `steps` is the sum as text. */
interface Answered {
  readonly count: number;
  readonly sum: number;
  readonly steps: string;
}

// A plain loop and string concatenation for speed, because a portal scores many responses at once.
function scoreOf(scale: Scale, terms: readonly ScaleTerm[], readings: Readings): Score {
  if (scale.method.type === 'external') return { scale: scale.id, status: 'notApplicable' };

  let count = 0;
  let sum = 0;
  let steps = '';
  const missing: { item: string; why: MissingReason }[] = [];
  for (const term of terms) {
    const reading = readings[term.index] ?? 'notAnswered';
    const number = typeof reading === 'number' ? countedValue(term, reading) : undefined;
    if (typeof reading === 'number' && number !== undefined) {
      const part = formatTerm(scale.method, term, reading, number);
      steps = count === 0 ? part : `${steps} + ${part}`;
      count += 1;
      sum += number;
    } else {
      missing.push({ item: term.item, why: typeof reading === 'number' ? 'notUsable' : reading });
    }
  }

  const score: Score = { scale: scale.id, status: 'ok', answered: count, asked: terms.length };
  if (missing.length > 0) score.missing = missing;
  if (isNotApplicable(missing, terms.length)) return { ...score, status: 'notApplicable' };

  const isScored = isAllowed(scale.missing, count, terms.length) && missing.every(({ why }) => why !== 'notUsable');
  const result = isScored ? computeResult(scale.method, terms, readings, { count, sum, steps }) : undefined;
  if (!result) return { ...score, status: 'incomplete', trace: stepsWithGaps(scale.method, terms, readings) };

  if (missing.length > 0) score.status = 'prorated';
  score.value = result.value;
  score.trace = result.trace;
  if (result.standardError !== undefined) score.standardError = result.standardError;
  return score;
}

/** Formats the steps of a score that cannot be computed: a dash for no answer, a question mark for an unusable one. */
function stepsWithGaps(method: ScoringMethod, terms: readonly ScaleTerm[], readings: Readings): string {
  const parts = terms.map((term) => {
    const reading = readings[term.index];
    if (typeof reading !== 'number') return reading === 'notUsable' ? '?' : '–';
    const number = countedValue(term, reading);
    return number === undefined ? '?' : formatTerm(method, term, reading, number);
  });
  return parts.join(' + ');
}

/** Returns whether the questionnaire lacks a question of this scale, or its conditions skipped all of them. */
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

function computeResult(
  method: ScoringMethod,
  terms: readonly ScaleTerm[],
  readings: Readings,
  answered: Answered,
): Result | undefined {
  const { count, sum, steps } = answered;
  switch (method.type) {
    case 'sum':
      return withOutcome(...proratedSum(answered, terms.length));
    case 'scaledSum': {
      const [whole, wholeSteps] = proratedSum(answered, terms.length);
      const base = count === terms.length ? parenthesize(wholeSteps) : wholeSteps;
      return withOutcome(whole * method.factor, `${base} × ${formatTraceNumber(method.factor)}`);
    }
    case 'mean':
      return withOutcome(...meanOf(answered));
    case 'percentOfMaximum': {
      const [{ min, max } = { min: 0, max: 1 }] = terms;
      const [mean, meanSteps] = meanOf(answered);
      const ends = `(${formatTraceNumber(max)} − ${parenthesizeNegative(min)})`;
      return withOutcome(
        ((mean - min) / (max - min)) * 100,
        `(${meanSteps} − ${parenthesizeNegative(min)}) / ${ends} × 100`,
      );
    }
    case 'lookup': {
      const row = method.table.find(({ raw }) => raw === sum);
      if (!row) return undefined;
      const { value, standardError } = row;
      const trace = `${steps} ${count > 1 ? `${formatOutcome(sum)} ` : ''}→ ${formatTraceNumber(value)}`;
      return { value, trace, standardError };
    }
    case 'weighted':
      return weighted(method, terms, readings);
    case 'value':
      return { value: sum, trace: steps };
    case 'external':
      return undefined;
  }
}

function withOutcome(value: number, steps: string): Result {
  return { value, trace: `${steps} ${formatOutcome(value)}` };
}

/** Returns the sum if every answer is present, else the mean of the present answers times the number of items. */
function proratedSum({ count, sum, steps }: Answered, itemCount: number): [number, string] {
  if (count === itemCount) return [sum, steps];
  return [(sum / count) * itemCount, `${parenthesize(steps)} / ${count} × ${itemCount}`];
}

function meanOf({ count, sum, steps }: Answered): [number, string] {
  return [sum / count, `${parenthesize(steps)} / ${count}`];
}

function weighted(
  method: ScoringMethod & { type: 'weighted' },
  terms: readonly ScaleTerm[],
  readings: Readings,
): Result | undefined {
  const { start, weights, anyAbove } = method;
  const levels = terms.map((term) => {
    const reading = readings[term.index];
    return typeof reading === 'number' ? countedValue(term, reading) : undefined;
  });
  const added = terms.map(({ item }, index) => weights[item]?.[String(levels[index])]);
  const isAbove = anyAbove !== undefined && levels.some((level) => level !== undefined && level > anyAbove.level);
  const steps = [start, ...(isAbove ? [anyAbove.weight] : []), ...added];
  if (!steps.every((step) => step !== undefined)) return undefined;
  const trace = steps.map((step, index) => (index === 0 ? formatTraceNumber(step) : formatSigned(step))).join(' ');
  return withOutcome(
    steps.reduce((total, step) => total + step, 0),
    trace,
  );
}

function formatSigned(step: number): string {
  return step < 0 ? `− ${formatTraceNumber(-step)}` : `+ ${formatTraceNumber(step)}`;
}

function parenthesizeNegative(value: number): string {
  return value < 0 ? parenthesize(formatTraceNumber(value)) : formatTraceNumber(value);
}

function parenthesize(text: string): string {
  return `(${text})`;
}

/** Formats an item of the trace; a reversed or recoded answer shows the step. */
function formatTerm(
  method: ScoringMethod,
  { scaleItem, min, max, orderedFrom }: ScaleTerm,
  answer: number,
  counted: number,
): string {
  if (orderedFrom !== undefined) return `#${answer - orderedFrom + 1}→${formatTraceNumber(counted)}`;
  if (scaleItem.recode) return parenthesize(`${formatTraceNumber(answer)} → ${formatTraceNumber(counted)}`);
  if (scaleItem.reverse) {
    const steps = `${formatTraceNumber(min + max)} − ${parenthesizeNegative(answer)}`;
    return method.type === 'value' ? `${steps} = ${formatTraceNumber(counted)}` : parenthesize(steps);
  }
  return method.type === 'value' ? formatTraceNumber(counted) : parenthesizeNegative(counted);
}
