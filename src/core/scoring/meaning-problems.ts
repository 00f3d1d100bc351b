import type {
  BandSet,
  ChangeRule,
  OtherRespondents,
  ScoreDirection,
  ReferenceGroup,
  Scale,
} from '../model/instrument.js';
import { isOnScale } from './band-of.js';
import type { FieldProblem } from './field-problem.js';

export function meaningProblems(scale: Scale): FieldProblem[] {
  return [
    ...(scale.bandSet ? bandProblems(scale, scale.bandSet) : []),
    ...(scale.references ?? []).flatMap((reference, index) =>
      referenceProblems(scale, reference, `references.${index}`),
    ),
    ...(scale.change ?? []).flatMap((rule, index) => changeProblems(rule, `change.${index}`)),
    ...(scale.otherRespondents ?? []).flatMap((meaning, index) => otherProblems(scale, meaning, index)),
  ];
}

function otherProblems(scale: Scale, meaning: OtherRespondents, index: number): FieldProblem[] {
  const { bandSet, references, change } = meaning;
  const problems = meaningProblems({ ...scale, bandSet, references, change, otherRespondents: undefined });
  const isNeverReached = scale.otherRespondents?.slice(0, index).some(({ roles }) => !roles);
  return [
    ...problems,
    ...(meaning.roles?.length === 0 ? [{ field: 'roles', problem: 'must not be empty; omit it for every role' }] : []),
    ...(isNeverReached ? [{ field: 'roles', problem: 'is never used: an earlier one without roles fits first' }] : []),
  ].map(({ field, problem }) => ({ field: `otherRespondents.${index}.${field}`, problem }));
}

const lights = ['ok', 'attention', 'concern'] as const;
const grades = ['none', 'light', 'moderate', 'severe'] as const;

function bandProblems(scale: Scale, { bands }: BandSet): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const fieldAt = (index: number, field: string) => `bandSet.bands.${index}.${field}`;
  if (bands[0]?.from !== scale.min) {
    problems.push({ field: fieldAt(0, 'from'), problem: "must be the scale's min, so that every score has a band" });
  }
  if (bands[0]?.excludesFrom) {
    problems.push({
      field: fieldAt(0, 'excludesFrom'),
      problem: "must not be true: the scale's min would have no band",
    });
  }
  bands.forEach(({ from, excludesFrom, wordAtFrom }, index) => {
    if (excludesFrom && wordAtFrom !== undefined) {
      problems.push({
        field: fieldAt(index, 'wordAtFrom'),
        problem: 'must be absent: excludesFrom excludes that value',
      });
    }
    const before = bands[index - 1];
    if (before && from <= before.from)
      problems.push({ field: fieldAt(index, 'from'), problem: 'must be above the previous one' });
    if (!isOnScale(scale, from))
      problems.push({ field: fieldAt(index, 'from'), problem: 'must be between min and max' });
    else if (excludesFrom && from === scale.max) {
      problems.push({ field: fieldAt(index, 'excludesFrom'), problem: 'must not be true: no score is above max' });
    }
  });
  const severities = [
    ['light', bands.map(({ light }) => light && lights.indexOf(light))],
    ['grade', bands.map(({ grade }) => grade && grades.indexOf(grade))],
  ] as const;
  for (const [field, levels] of severities) {
    const index = firstContradiction(levels, scale.direction);
    if (index !== undefined) {
      problems.push({ field: fieldAt(index, field), problem: `must not contradict the direction, ${scale.direction}` });
    }
  }
  return problems;
}

/** Returns the index of the first level that runs against the direction of the scale. */
function firstContradiction(levels: readonly (number | undefined)[], direction: ScoreDirection): number | undefined {
  let previous: number | undefined;
  for (const [index, level] of levels.entries()) {
    if (level === undefined) continue;
    if (previous !== undefined && (direction === 'higherIsWorse' ? level < previous : level > previous)) return index;
    previous = level;
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
          problems.push({ field: `${field}.pointsWorse`, problem: 'must not be combined with onlyFor' });
        }
      }
      break;
    case 'importantShare':
      mustBePositive('share', rule.share);
      break;
  }
  return problems;
}
