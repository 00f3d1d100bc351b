import type { Person } from '../model/person.js';
import type { Sharing, SharingLevel, SharingRule } from '../model/sharing.js';
import { noMoment, timestampOf } from '../model/timestamp.js';
import { referencesOf } from '../people/people.js';
import { accessOf, isPermission, leastOf, type Access, type AccessOptions } from './access.js';
import { endOfRule } from './end-of-rule.js';
import type { QuestionnaireGroup } from './questionnaire-groups.js';

/** What a person sees of each group of questionnaires. */
export interface PersonAccess {
  /** By the `id` of the group. */
  readonly groups: ReadonlyMap<string, Access>;
  /** Of questionnaires that are not among the groups, such as later ones. */
  readonly others: Access;
}

/** Returns what a person sees. Of a group with different decisions: the least that one of them allows. */
export function personAccess(
  person: Person,
  groups: readonly QuestionnaireGroup[],
  sharing: readonly Sharing[],
  options: AccessOptions,
): PersonAccess {
  return {
    groups: new Map(
      groups.map((group) => {
        const accesses = group.questionnaires.map((url) => accessOf(person, url, sharing, options));
        return [group.id, withoutSingleAnswer(group, leastAccess(accesses))];
      }),
    ),
    others: accessOf(person, undefined, sharing, options),
  };
}

const nothing: Access = { level: 'nothing' };

function leastAccess(accesses: readonly Access[]): Access {
  const level = leastOf(accesses.map((access) => access.level));
  if (!isPermission(level)) return { level };
  const ends = accesses.flatMap(({ until }) => (until === undefined ? [] : [until]));
  const until = ends.toSorted((a, b) => timestampOf(a) - timestampOf(b))[0];
  return { level, ...(until !== undefined && { until }) };
}

/** Scores that are single answers are left out of "scores only", so nothing is left of the group. */
function withoutSingleAnswer({ isSingleAnswer }: QuestionnaireGroup, access: Access): Access {
  return isSingleAnswer && access.level === 'scores' ? nothing : access;
}

/** Returns the levels that can be chosen for a group. */
export function levelsOf({ isSingleAnswer }: Pick<QuestionnaireGroup, 'isSingleAnswer'>): ChosenLevel[] {
  return isSingleAnswer ? ['answers', 'nothing'] : ['answers', 'scores', 'nothing'];
}

/** Returns the levels that can be chosen for at least one group, or for later questionnaires if there is no group. */
export function offeredLevels(groups: readonly QuestionnaireGroup[]): ChosenLevel[] {
  return levelsOf({ isSingleAnswer: groups.length > 0 && groups.every(({ isSingleAnswer }) => isSingleAnswer) });
}

/** A level that the patient can choose. */
export type ChosenLevel = Exclude<SharingLevel, 'unknown'>;

/** The patient's choice for one person. */
export interface SharingChoice {
  /** By the `id` of the group. `unknown` while the patient has not chosen; it is stored as `nothing`. */
  readonly levels: ReadonlyMap<string, SharingLevel>;
  /** For questionnaires that are not among the groups, such as later ones. */
  readonly others: SharingLevel;
  /** ISO date of the last day. Undefined: no end. */
  readonly until: string | undefined;
}

/** Returns the choice with one level for every group. Others never see more of a later questionnaire than of these. */
export function withLevel(
  choice: SharingChoice,
  level: ChosenLevel,
  groups: readonly QuestionnaireGroup[],
): SharingChoice {
  return {
    ...choice,
    levels: new Map(groups.map((group) => [group.id, levelsOf(group).includes(level) ? level : 'nothing'])),
    others: groups.length === 0 ? level : leastOf([choice.others, level]),
  };
}

/** Returns the level that was chosen for every group; undefined if the levels differ. */
export function commonLevel(choice: SharingChoice, groups: readonly QuestionnaireGroup[]): ChosenLevel | undefined {
  if (groups.length === 0) return choice.others === 'unknown' ? undefined : choice.others;
  return offeredLevels(groups).find((level) =>
    groups.every((group) => choice.levels.get(group.id) === (levelsOf(group).includes(level) ? level : 'nothing')),
  );
}

/** Returns whether a choice allows to see anything. */
export function allowsAnything({ levels, others }: SharingChoice): boolean {
  return [...levels.values(), others].some(isPermission);
}

/**
 * Returns the rules of a choice. A broad `nothing` beside narrower permissions is left out if nothing else allows the
 * person anything: servers that let the strictest rule win then give the same access.
 *
 * @param isInGroup True if another decision is about a team or organization that the person belongs to.
 */
export function rulesOf(
  { levels, others, until }: SharingChoice,
  groups: readonly QuestionnaireGroup[],
  isInGroup: boolean,
): SharingRule[] {
  const end = (level: SharingLevel) => (isPermission(level) && until !== undefined ? { until } : {});
  const chosen = (level: SharingLevel) => (isPermission(level) ? level : 'nothing');
  const broad: SharingRule = { level: chosen(others), ...end(others) };
  const isBroadNeeded = isPermission(others) || isInGroup;
  const narrow = (['answers', 'scores', 'nothing'] as const).flatMap((level): SharingRule[] => {
    const questionnaires = groups
      .filter(({ id }) => chosen(levels.get(id) ?? 'nothing') === level)
      .flatMap((group) => group.questionnaires);
    const isImplied = level === 'nothing' && !isBroadNeeded;
    return questionnaires.length === 0 || isImplied ? [] : [{ questionnaires, level, ...end(level) }];
  });
  const hasPermission = narrow.some(({ level }) => isPermission(level));
  if (!hasPermission && !isPermission(others)) return [{ level: 'nothing' }];
  return isBroadNeeded ? [...narrow, broad] : narrow;
}

/** Returns the decisions about a person by name, not about a team or organization. */
export function decisionsAbout(person: Person, sharing: readonly Sharing[]): Sharing[] {
  const references = referencesOf(person);
  return sharing.filter(({ purpose, recipient }) => purpose === 'care' && recipient && references.includes(recipient));
}

/** Returns whether a decision is about a person by name, or about a team or organization that the person belongs to. */
export function isAbout(person: Person, { purpose, recipient }: Sharing): boolean {
  if (purpose !== 'care' || recipient === undefined) return false;
  return referencesOf(person).includes(recipient) || person.memberOf?.includes(recipient) === true;
}

/** Returns whether a decision is about a team or organization that a person belongs to. */
export function isDecidedByGroup({ memberOf = [] }: Person, sharing: readonly Sharing[]): boolean {
  return sharing.some(({ purpose, recipient }) => purpose === 'care' && recipient && memberOf.includes(recipient));
}

/** Returns the newest end of a permission for a person that has passed. */
export function endedOn(person: Person, sharing: readonly Sharing[], options: AccessOptions): string | undefined {
  const ends = decisionsAbout(person, sharing).flatMap((decision) =>
    decision.rules.flatMap((rule) =>
      isPermission(rule.level) ? (endOfRule(rule, decision, person, options) ?? []) : [],
    ),
  );
  return ends.filter(({ time }) => time !== noMoment && time <= options.now).toSorted((a, b) => b.time - a.time)[0]
    ?.text;
}
