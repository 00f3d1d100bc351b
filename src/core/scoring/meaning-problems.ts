import type { BandSet, ChangeRule, ScoreDirection, ReferenceGroup, Scale } from '../model/instrument.js';
import { isOnScale } from './band-of.js';
import type { FieldProblem } from './field-problem.js';

/** What is wrong with what the scores of a scale are said to mean: its bands, its references, its change rules. */
export function meaningProblems(scale: Scale): FieldProblem[] {
  return [
    ...(scale.bandSet ? bandProblems(scale, scale.bandSet) : []),
    ...(scale.references ?? []).flatMap((reference, index) =>
      referenceProblems(scale, reference, `references.${index}`),
    ),
    ...(scale.change ?? []).flatMap((rule, index) => changeProblems(rule, `change.${index}`)),
  ];
}

const lights = ['ok', 'attention', 'concern'] as const;
const grades = ['none', 'light', 'moderate', 'severe'] as const;

function bandProblems(scale: Scale, { bands }: BandSet): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const at = (index: number, field: string) => `bandSet.bands.${index}.${field}`;
  if (bands[0]?.from !== scale.min) {
    problems.push({ field: at(0, 'from'), problem: "must be the scale's min, so that every score has a band" });
  }
  if (bands[0]?.excludesFrom) {
    problems.push({ field: at(0, 'excludesFrom'), problem: "must not be true: the scale's min would have no band" });
  }
  bands.forEach(({ from, excludesFrom, wordAtFrom }, index) => {
    if (excludesFrom && wordAtFrom !== undefined) {
      problems.push({
        field: at(index, 'wordAtFrom'),
        problem: 'must not be given: excludesFrom leaves that value out',
      });
    }
    const before = bands[index - 1];
    if (before && from <= before.from)
      problems.push({ field: at(index, 'from'), problem: 'must be above the one before' });
    if (!isOnScale(scale, from)) problems.push({ field: at(index, 'from'), problem: 'must be between min and max' });
    else if (excludesFrom && from === scale.max) {
      problems.push({ field: at(index, 'excludesFrom'), problem: 'must not be true: no score is above max' });
    }
  });
  const severities = [
    ['light', bands.map(({ light }) => light && lights.indexOf(light))],
    ['grade', bands.map(({ grade }) => grade && grades.indexOf(grade))],
  ] as const;
  for (const [field, levels] of severities) {
    const index = wrongWay(levels, scale.direction);
    if (index !== undefined) {
      problems.push({ field: at(index, field), problem: `must not go against the direction, ${scale.direction}` });
    }
  }
  return problems;
}

/** The first band that is milder than one before it should allow, or more serious, given what a higher score means. */
function wrongWay(levels: readonly (number | undefined)[], direction: ScoreDirection): number | undefined {
  let last: number | undefined;
  for (const [index, level] of levels.entries()) {
    if (level === undefined) continue;
    if (last !== undefined && (direction === 'higherIsWorse' ? level < last : level > last)) return index;
    last = level;
  }
  return undefined;
}

function referenceProblems(scale: Scale, { mean, standardDeviation = 1, size = 1 }: ReferenceGroup, field: string) {
  const problems: FieldProblem[] = [];
  if (!isOnScale(scale, mean)) problems.push({ field: `${field}.mean`, problem: 'must be between min and max' });
  if (standardDeviation <= 0) problems.push({ field: `${field}.standardDeviation`, problem: 'must be above 0' });
  if (size <= 0) problems.push({ field: `${field}.size`, problem: 'must be above 0' });
  return problems;
}

function changeProblems(rule: ChangeRule, field: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const mustBePositive = (name: string, value: number) => {
    if (value <= 0) problems.push({ field: `${field}.${name}`, problem: 'must be above 0' });
  };
  switch (rule.type) {
    case 'reliable':
      mustBePositive('standardDeviation', rule.standardDeviation);
      if (rule.reliability < 0 || rule.reliability >= 1) {
        problems.push({ field: `${field}.reliability`, problem: 'must be from 0 up to, not including, 1' });
      }
      break;
    case 'reliableFromErrors':
      break;
    case 'reliablePoints':
      mustBePositive('points', rule.points);
      break;
    case 'important':
      mustBePositive('points', rule.points);
      if (rule.pointsWorse !== undefined) {
        mustBePositive('pointsWorse', rule.pointsWorse);
        if (rule.onlyFor) {
          problems.push({ field: `${field}.pointsWorse`, problem: 'must not be given together with onlyFor' });
        }
      }
      break;
    case 'importantShare':
      mustBePositive('share', rule.share);
      break;
  }
  return problems;
}
