import type { AnswerLevelSet, ItemFlagRule, Instrument, InstrumentItem, Scale } from '../model/instrument.js';
import type { Coding } from '../model/value.js';
import type { FieldProblem } from './field-problem.js';
import { meaningProblems } from './meaning-problems.js';
import { methodProblems } from './method-problems.js';

/** Checks what a schema cannot: whether the parts of an instrument fit each other. */
export function instrumentProblems(instrument: Instrument): FieldProblem[] {
  const { items, scales, flags = [] } = instrument;
  return [
    ...duplicates(
      'items',
      'key',
      items.map(({ key }) => key),
    ),
    ...duplicates(
      'scales',
      'id',
      scales.map(({ id }) => id),
    ),
    ...duplicates(
      'flags',
      'id',
      flags.map(({ id }) => id),
    ),
    ...items.flatMap((item, index) => withPrefix(`items.${index}`, itemProblems(item, items.slice(0, index)))),
    ...scales.flatMap((scale, index) => withPrefix(`scales.${index}`, scaleProblems(scale, instrument))),
    ...flags.flatMap((flag, index) => withPrefix(`flags.${index}`, flagProblems(flag, items))),
  ];
}

function withPrefix(field: string, problems: readonly FieldProblem[]): FieldProblem[] {
  return problems.map((problem) => ({ ...problem, field: `${field}.${problem.field}` }));
}

function duplicates(list: string, field: string, ids: readonly string[]): FieldProblem[] {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index ? [{ field: `${list}.${index}.${field}`, problem: `is a duplicate: ${id}` }] : [],
  );
}

function itemProblems(item: InstrumentItem, earlier: readonly InstrumentItem[]): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (item.min >= item.max) problems.push({ field: 'max', problem: 'must be above min' });
  if (item.answers?.some(({ value }) => value < item.min || value > item.max)) {
    problems.push({ field: 'answers', problem: 'must be from min to max' });
  }
  if (item.levelSet) problems.push(...levelProblems(item, item.levelSet));
  for (const other of earlier) {
    if (item.linkIds?.some((linkId) => other.linkIds?.includes(linkId))) {
      problems.push({ field: 'linkIds', problem: `must not also belong to ${other.key}` });
    }
    if (item.codes?.some((code) => other.codes?.some((otherCode) => isEqualCoding(code, otherCode)))) {
      problems.push({ field: 'codes', problem: `must not also belong to ${other.key}` });
    }
  }
  return problems;
}

function levelProblems({ min, max }: InstrumentItem, { levels }: AnswerLevelSet): FieldProblem[] {
  const fieldAt = (index: number) => `levelSet.levels.${index}.from`;
  return levels.flatMap(({ from }, index) => {
    const before = levels[index - 1];
    if (!before)
      return from === min
        ? []
        : [{ field: fieldAt(0), problem: "must be the item's min, so that every answer has a level" }];
    if (from <= before.from) return [{ field: fieldAt(index), problem: 'must be above the previous one' }];
    return from > max ? [{ field: fieldAt(index), problem: 'must be between min and max' }] : [];
  });
}

function isEqualCoding(a: Coding, b: Coding): boolean {
  return a.code === b.code && a.system === b.system;
}

function scaleProblems(scale: Scale, instrument: Instrument): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (scale.min >= scale.max) problems.push({ field: 'max', problem: 'must be above min' });
  if (scale.decimals !== undefined && (scale.decimals < 0 || scale.decimals > 10)) {
    problems.push({ field: 'decimals', problem: 'must be from 0 to 10' });
  }
  return [...problems, ...methodProblems(scale, instrument), ...meaningProblems(scale)];
}

function flagProblems({ item, from }: ItemFlagRule, items: readonly InstrumentItem[]): FieldProblem[] {
  const flagItem = items.find(({ key }) => key === item);
  if (!flagItem) return [{ field: 'item', problem: `is not an item of the instrument: ${item}` }];
  // From the lowest answer on, every answer would raise it.
  if (from <= flagItem.min || from > flagItem.max)
    return [{ field: 'from', problem: "must be inside the item's range" }];
  const levels = flagItem.levelSet?.levels ?? [];
  const isGood = levels.some((level, index) => level.light === 'ok' && (levels[index + 1]?.from ?? Infinity) > from);
  return isGood ? [{ field: 'from', problem: "must not raise an answer that the item's levels call ok" }] : [];
}
