import type { Person } from '../../core/model/person.js';
import type { Sharing, SharingLevel } from '../../core/model/sharing.js';
import { noMoment, timestampOf } from '../../core/model/timestamp.js';
import { isPermission } from '../../core/sharing/access.js';
import {
  decisionsAbout,
  isDecidedByGroup,
  personAccess,
  rulesOf,
  withLevel,
  type ChosenLevel,
  type SharingChoice,
} from '../../core/sharing/choice.js';
import { defaultEnd } from '../../core/sharing/default-end.js';
import type { SharingContext } from './texts.js';

/** A choice for one person that is being made, and not stored yet. */
export interface Edit {
  /** Reference of the person. */
  readonly person: string;
  /** The decisions when the edit began. Their revisions are sent, so that a change elsewhere causes a conflict. */
  readonly base: readonly Sharing[];
  readonly choice: SharingChoice;
  /** True if the patient types the last day. */
  readonly isOtherDate: boolean;
  readonly isDateWrong: boolean;
  /** True if the list per questionnaire is shown. */
  readonly isDetailed: boolean;
}

/** Starts an edit with what is stored. Nothing is chosen above that. */
export function startEdit(person: Person, context: SharingContext): Edit {
  const { groups, sharing = [], now, patient, roles } = context;
  const access = personAccess(person, groups, sharing, { now, patient });
  const levels = new Map([...access.groups].map(([id, { level }]) => [id, level]));
  const isShared = [...levels.values(), access.others.level].some(isPermission);
  const base = decisionsAbout(person, sharing);
  return {
    person: person.reference,
    base,
    choice: {
      levels,
      others: access.others.level,
      until: isShared ? storedEnd(base, now) : defaultEnd(person, roles, now),
    },
    isOtherDate: false,
    isDateWrong: false,
    isDetailed: new Set(levels.values()).size > 1 && !isOnlySingleAnswersApart(levels, context),
  };
}

/** Returns the first end of the stored permissions that has not passed; undefined if there is none. */
function storedEnd(decisions: readonly Sharing[], now: number): string | undefined {
  const rules = decisions.flatMap((decision) => decision.rules).filter(({ level }) => isPermission(level));
  const ends = rules.flatMap(({ until }) => (until === undefined ? [] : [until]));
  const dayMs = 86_400_000;
  return ends
    .filter((end) => timestampOf(end) !== noMoment && timestampOf(end) + dayMs > now)
    .toSorted((a, b) => timestampOf(a) - timestampOf(b))[0];
}

/** Returns whether the levels differ only because "scores only" leaves out scores that are single answers. */
function isOnlySingleAnswersApart(levels: ReadonlyMap<string, SharingLevel>, { groups }: SharingContext): boolean {
  return groups.every(({ id, isSingleAnswer }) => levels.get(id) === (isSingleAnswer ? 'nothing' : 'scores'));
}

export function chooseLevel(edit: Edit, level: ChosenLevel, { groups }: SharingContext): Edit {
  return { ...edit, choice: withLevel(edit.choice, level, groups) };
}

/** @param group `id` of the group; undefined for later questionnaires. */
export function chooseLevelOf(edit: Edit, group: string | undefined, level: SharingLevel): Edit {
  const { choice } = edit;
  if (group === undefined) return { ...edit, choice: { ...choice, others: level } };
  return { ...edit, choice: { ...choice, levels: new Map([...choice.levels, [group, level]]) } };
}

/** What a decision needs besides the choice. */
export interface DecisionContext {
  readonly subject: string;
  /** Reference of the person who decides for the patient. */
  readonly decidedBy: string | undefined;
  /** The sentences that the patient read. */
  readonly statement: string;
}

/** Returns the decisions to store: one for each stored decision about the person, or a first one. */
export function decisionsOf(
  person: Person,
  { choice, base }: Pick<Edit, 'choice' | 'base'>,
  { groups, sharing = [], now }: SharingContext,
  { subject, decidedBy, statement }: DecisionContext,
): Sharing[] {
  const rules = rulesOf(choice, groups, isDecidedByGroup(person, sharing));
  const replaced: readonly Partial<Sharing>[] = base.length > 0 ? base : [{ recipient: person.reference }];
  return replaced.map(({ recipient, revision }) => ({
    subject,
    ...(recipient !== undefined && { recipient }),
    purpose: 'care',
    rules,
    decided: new Date(now).toISOString(),
    ...(decidedBy !== undefined && { decidedBy }),
    statement,
    ...(revision !== undefined && { revision }),
  }));
}

/** Returns the choice that withdraws everything. */
export function withdrawal({ groups }: SharingContext): SharingChoice {
  return { levels: new Map(groups.map(({ id }) => [id, 'nothing'])), others: 'nothing', until: undefined };
}
