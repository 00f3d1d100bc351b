import type { Instrument, Scale, ScaleItem } from '../model/instrument.js';
import { tolerance } from './band-of.js';
import type { FieldProblem } from './field-problem.js';
import { termsOf, type ScaleTerm } from './scale-term.js';

export function methodProblems(scale: Scale, instrument: Instrument): FieldProblem[] {
  const items = scale.items.flatMap((scaleItem, index) =>
    scaleItemProblems(scaleItem, scale.items.slice(0, index), instrument).map(({ field, problem }) => ({
      field: `items.${index}.${field}`,
      problem,
    })),
  );
  const count = countProblems(scale);
  // The range can only be checked if the items are valid.
  if (items.length > 0 || count.length > 0) return [...items, ...count];
  const terms = termsOf(instrument, scale.items);
  return [...missingProblems(scale, terms), ...rangeProblems(scale, terms)];
}

function scaleItemProblems(scaleItem: ScaleItem, earlier: readonly ScaleItem[], { items }: Instrument): FieldProblem[] {
  const item = items.find(({ key }) => key === scaleItem.item);
  if (!item) return [{ field: 'item', problem: `is not an item of the instrument: ${scaleItem.item}` }];
  if (earlier.some((other) => other.item === scaleItem.item)) {
    return [{ field: 'item', problem: `is a duplicate: ${scaleItem.item}` }];
  }
  if (scaleItem.recode && scaleItem.reverse) {
    return [{ field: 'reverse', problem: 'must not be combined with recode, which can do both' }];
  }
  const { recode } = scaleItem;
  if (!recode) return [];
  return levelsFrom(item.min, item.max)
    .filter((level) => recode[level] === undefined)
    .map((level) => ({ field: 'recode', problem: `must have a value for ${level}` }));
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
  } else if (!haveSameRange(terms)) {
    problems.push({
      field: 'missing.type',
      problem: 'must be complete: items with different ranges have no common mean',
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

/** Checks that the ends of the scale are the lowest and highest score that its items can give. */
function rangeProblems(scale: Scale, terms: readonly ScaleTerm[]): FieldProblem[] {
  const { method } = scale;
  const sum = { min: total(terms.map(({ min }) => min)), max: total(terms.map(({ max }) => max)) };
  switch (method.type) {
    case 'sum':
    case 'value':
      return endProblems(scale, sum.min, sum.max);
    case 'scaledSum':
      if (method.factor <= 0) return [{ field: 'method.factor', problem: 'must be above 0' }];
      return endProblems(scale, sum.min * method.factor, sum.max * method.factor);
    case 'mean':
      return endProblems(scale, sum.min / terms.length, sum.max / terms.length);
    case 'percentOfMaximum':
      if (!haveSameRange(terms)) return [{ field: 'items', problem: 'must all have the same range' }];
      return endProblems(scale, 0, 100);
    case 'lookup':
      return [
        ...tableProblems(method.table, sum),
        ...outsideProblems(
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

function endProblems(scale: Scale, min: number, max: number): FieldProblem[] {
  return [
    ...(Math.abs(scale.min - min) > tolerance
      ? [{ field: 'min', problem: `must be the lowest score of the items: ${min}` }]
      : []),
    ...(Math.abs(scale.max - max) > tolerance
      ? [{ field: 'max', problem: `must be the highest score of the items: ${max}` }]
      : []),
  ];
}

function outsideProblems(scale: Scale, values: readonly number[], field: string): FieldProblem[] {
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
      ? [{ field, problem: 'must not have rows for sums that the items cannot give' }]
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
  const scaleItems = terms.map(({ item }) => item);
  const missing = terms.flatMap(({ item, min, max }) =>
    levelsFrom(min, max)
      .filter((level) => weights[item]?.[level] === undefined)
      .map((level) => ({ field: `method.weights.${item}`, problem: `must have a weight for ${level}` })),
  );
  const unknown = Object.keys(weights)
    .filter((item) => !scaleItems.includes(item))
    .map((item) => ({ field: `method.weights.${item}`, problem: 'is not an item of the scale' }));
  if (missing.length > 0 || unknown.length > 0) return [...missing, ...unknown];
  const extra = anyAbove?.weight ?? 0;
  const ends = terms.map(({ item }) => Object.values(weights[item] ?? {}));
  const lowest = start + Math.min(0, extra) + total(ends.map((all) => Math.min(...all)));
  const highest = start + Math.max(0, extra) + total(ends.map((all) => Math.max(...all)));
  return outsideProblems(scale, [lowest, highest], 'method.weights');
}

function haveSameRange([first, ...rest]: readonly ScaleTerm[]): boolean {
  return rest.every(({ min, max }) => min === first?.min && max === first.max);
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function levelsFrom(min: number, max: number): string[] {
  return Array.from({ length: Math.max(0, Math.floor(max - min + 1)) }, (_, index) => String(min + index));
}
