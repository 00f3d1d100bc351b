import type { Instrument, Scale, ScaleItem } from '../model/instrument.js';
import { tolerance } from './band-of.js';
import type { FieldProblem } from './field-problem.js';
import { termsOf, type ScaleTerm } from './scale-term.js';

/** What is wrong with how a scale is made: its items, its method and its missing rule. */
export function methodProblems(scale: Scale, instrument: Instrument): FieldProblem[] {
  const items = scale.items.flatMap((scaleItem, index) =>
    scaleItemProblems(scaleItem, scale.items.slice(0, index), instrument).map(({ field, problem }) => ({
      field: `items.${index}.${field}`,
      problem,
    })),
  );
  const count = countProblems(scale);
  // What the items add up to can be said only where the items are right.
  if (items.length > 0 || count.length > 0) return [...items, ...count];
  const terms = termsOf(instrument, scale.items);
  return [...missingProblems(scale, terms), ...rangeProblems(scale, terms)];
}

function scaleItemProblems(scaleItem: ScaleItem, earlier: readonly ScaleItem[], { items }: Instrument): FieldProblem[] {
  const item = items.find(({ key }) => key === scaleItem.item);
  if (!item) return [{ field: 'item', problem: `is not an item of the instrument: ${scaleItem.item}` }];
  if (earlier.some((other) => other.item === scaleItem.item)) {
    return [{ field: 'item', problem: `is there twice: ${scaleItem.item}` }];
  }
  if (scaleItem.recode && scaleItem.reverse) {
    return [{ field: 'reverse', problem: 'must not be given together with recode: recode can do both' }];
  }
  const { recode } = scaleItem;
  if (!recode) return [];
  return levelsFrom(item.min, item.max)
    .filter((level) => recode[level] === undefined)
    .map((level) => ({ field: 'recode', problem: `must say what ${level} becomes` }));
}

function countProblems({ items, method }: Scale): FieldProblem[] {
  switch (method.type) {
    case 'external':
      return items.length > 0 ? [{ field: 'items', problem: 'must be empty: the score is computed elsewhere' }] : [];
    case 'value':
      return items.length === 1 ? [] : [{ field: 'items', problem: 'must be exactly one' }];
    default:
      return items.length > 0 ? [] : [{ field: 'items', problem: 'must not be empty' }];
  }
}

function missingProblems({ missing, method, items }: Scale, terms: readonly ScaleTerm[]): FieldProblem[] {
  if (missing.type === 'complete') return [];
  const problems: FieldProblem[] = [];
  if (method.type === 'lookup' || method.type === 'weighted' || method.type === 'value' || method.type === 'external') {
    problems.push({ field: 'missing.type', problem: `must be complete: ${method.type} needs every answer` });
  } else if (!haveOneRange(terms)) {
    problems.push({
      field: 'missing.type',
      problem: 'must be complete: a mean of items with different ranges stands for none',
    });
  }
  if (missing.type === 'maximumShare' && !(missing.share >= 0 && missing.share < 1)) {
    problems.push({ field: 'missing.share', problem: 'must be from 0 up to, not including, 1' });
  }
  if (missing.type === 'maximumCount' && !(missing.count >= 0 && missing.count < items.length)) {
    problems.push({ field: 'missing.count', problem: 'must be from 0 up to, not including, the number of items' });
  }
  if (missing.type === 'minimumAnswered' && !(missing.count >= 1 && missing.count <= items.length)) {
    problems.push({ field: 'missing.count', problem: 'must be from 1 up to the number of items' });
  }
  return problems;
}

/** The scale's ends must be the ends of what its items can make. */
function rangeProblems(scale: Scale, terms: readonly ScaleTerm[]): FieldProblem[] {
  const { method } = scale;
  const sum = { min: total(terms.map(({ min }) => min)), max: total(terms.map(({ max }) => max)) };
  switch (method.type) {
    case 'sum':
    case 'value':
      return endsAt(scale, sum.min, sum.max);
    case 'scaledSum':
      if (method.factor <= 0) return [{ field: 'method.factor', problem: 'must be above 0' }];
      return endsAt(scale, sum.min * method.factor, sum.max * method.factor);
    case 'mean':
      return endsAt(scale, sum.min / terms.length, sum.max / terms.length);
    case 'percentOfMaximum':
      if (!haveOneRange(terms)) return [{ field: 'items', problem: 'must all have the same range' }];
      return endsAt(scale, 0, 100);
    case 'lookup':
      return [
        ...tableProblems(method.table, sum),
        ...inside(
          scale,
          method.table.map(({ value }) => value),
          'method.table',
        ),
      ];
    case 'weighted':
      return weightProblems(scale, method, terms);
    case 'external':
      return [];
  }
}

function endsAt(scale: Scale, min: number, max: number): FieldProblem[] {
  return [
    ...(Math.abs(scale.min - min) > tolerance
      ? [{ field: 'min', problem: `must be what the items make: ${min}` }]
      : []),
    ...(Math.abs(scale.max - max) > tolerance
      ? [{ field: 'max', problem: `must be what the items make: ${max}` }]
      : []),
  ];
}

function inside(scale: Scale, values: readonly number[], field: string): FieldProblem[] {
  const isOutside = values.some((value) => value < scale.min - tolerance || value > scale.max + tolerance);
  return isOutside ? [{ field, problem: 'must stay between min and max of the scale' }] : [];
}

function tableProblems(
  table: readonly { readonly raw: number; readonly value: number; readonly standardError?: number | undefined }[],
  sum: { readonly min: number; readonly max: number },
): FieldProblem[] {
  const field = 'method.table';
  const raws = table.map(({ raw }) => raw);
  const missing = levelsFrom(sum.min, sum.max).filter((raw) => !raws.includes(Number(raw)));
  const ordered = table.toSorted((a, b) => a.raw - b.raw).map(({ value }) => value);
  const steps = ordered.slice(1).map((value, index) => Math.sign(value - (ordered[index] ?? value)));
  return [
    ...missing.map((raw) => ({ field, problem: `must have a row for ${raw}` })),
    ...(raws.some((raw) => raw < sum.min || raw > sum.max)
      ? [{ field, problem: 'must not have rows that the items cannot make' }]
      : []),
    ...(new Set(raws).size < raws.length ? [{ field, problem: 'must have one row for each sum' }] : []),
    ...(steps.some((step) => step === 0 || step !== steps[0])
      ? [{ field, problem: 'must only rise, or only fall' }]
      : []),
    ...(table.some(({ standardError = 1 }) => standardError <= 0)
      ? [{ field, problem: 'must have standard errors above 0' }]
      : []),
  ];
}

function weightProblems(
  scale: Scale,
  { start, weights, anyAbove }: Scale['method'] & { type: 'weighted' },
  terms: readonly ScaleTerm[],
): FieldProblem[] {
  const known = terms.map(({ item }) => item);
  const missing = terms.flatMap(({ item, min, max }) =>
    levelsFrom(min, max)
      .filter((level) => weights[item]?.[level] === undefined)
      .map((level) => ({ field: `method.weights.${item}`, problem: `must have a weight for ${level}` })),
  );
  const unknown = Object.keys(weights)
    .filter((item) => !known.includes(item))
    .map((item) => ({ field: `method.weights.${item}`, problem: 'is not an item of the scale' }));
  if (missing.length > 0 || unknown.length > 0) return [...missing, ...unknown];
  const extra = anyAbove?.weight ?? 0;
  const ends = terms.map(({ item }) => Object.values(weights[item] ?? {}));
  const lowest = start + Math.min(0, extra) + total(ends.map((all) => Math.min(...all)));
  const highest = start + Math.max(0, extra) + total(ends.map((all) => Math.max(...all)));
  return inside(scale, [lowest, highest], 'method.weights');
}

function haveOneRange([first, ...rest]: readonly ScaleTerm[]): boolean {
  return rest.every(({ min, max }) => min === first?.min && max === first.max);
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** The whole numbers from one to the other, as the keys of a table. */
function levelsFrom(min: number, max: number): string[] {
  return Array.from({ length: Math.max(0, Math.floor(max - min + 1)) }, (_, index) => String(min + index));
}
