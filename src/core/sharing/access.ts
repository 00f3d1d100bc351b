import { matchesCanonical } from '../model/canonical.js';
import type { Person } from '../model/person.js';
import type { Sharing, SharingLevel, SharingRule } from '../model/sharing.js';
import { referencesOf } from '../people/people.js';
import { isOfWork } from '../people/roles.js';
import { endOfRule, type RuleEnd } from './end-of-rule.js';

/** What a person may see of a questionnaire. `unknown` is drawn as `nothing`, and told to the patient as unknown. */
export interface Access {
  readonly level: SharingLevel;
  /** ISO date or dateTime after which the person sees nothing; absent if the access has no end. */
  readonly until?: string;
}

/** The moment and the patient for which access is decided. */
export interface AccessOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The patient, whose birthdays end what a parent sees. */
  readonly patient?: Person | undefined;
}

/**
 * Returns what a person may see of a questionnaire for care, by the patient's decisions. The more specific rule wins: one
 * that names the questionnaire over one for every questionnaire, one about the person over one about a team or
 * organization. Of rules that are equally specific, or each in its own way, the one that allows less wins. Without a rule
 * a person sees nothing. A rule that ended allows nothing, and does not fall back to a broader one.
 *
 * Source: the Dutch "Generieke functie toestemming" (objection wins at equal specificity only).
 *
 * @param questionnaire Canonical. Undefined: only a rule for every questionnaire counts.
 */
export function accessOf(
  person: Person,
  questionnaire: string | undefined,
  sharing: readonly Sharing[],
  options: AccessOptions,
): Access {
  if (person.kind === 'patient') return { level: 'answers' };
  if (isOfWork(person)) return { level: 'nothing' };
  const rules = sharing.flatMap((decision) => applicableRules(person, questionnaire, decision, options));
  // Groups instead of pairs of rules, because a record can hold ten thousand rules.
  const groups = specificities.map((specificity) => rules.filter((rule) => isEquallySpecific(rule, specificity)));
  const existing = specificities.filter((_, index) => groups[index]!.length > 0);
  const decisive = groups.filter(
    ([rule]) => rule !== undefined && !existing.some((other) => isMoreSpecific(other, rule)),
  );
  const permissions = decisive.map((group) => permissionOf(group, options.now));
  const level = leastOf(permissions.map((permission) => permission.level));
  const [end] = permissions.flatMap((permission) => permission.end ?? []).toSorted((a, b) => a.time - b.time);
  return { level, ...(end && isPermission(level) && { until: end.text }) };
}

interface Specificity {
  readonly isAboutPerson: boolean;
  readonly namesQuestionnaire: boolean;
}

const specificities: readonly Specificity[] = [true, false].flatMap((isAboutPerson) =>
  [true, false].map((namesQuestionnaire) => ({ isAboutPerson, namesQuestionnaire })),
);

/** A rule that covers a person and questionnaire, and how specific it is. */
interface ApplicableRule extends Specificity {
  readonly level: SharingLevel;
  readonly end: RuleEnd | undefined;
}

function applicableRules(
  person: Person,
  questionnaire: string | undefined,
  decision: Sharing,
  options: AccessOptions,
): ApplicableRule[] {
  const { purpose, recipient } = decision;
  if (purpose !== 'care' || recipient === undefined) return [];
  const isAboutPerson = referencesOf(person).includes(recipient);
  if (!isAboutPerson && !person.memberOf?.includes(recipient)) return [];
  // Without rules a decision was withdrawn, so that a broader one does not apply instead.
  const rules: readonly SharingRule[] = decision.rules.length > 0 ? decision.rules : [{ level: 'nothing' }];
  return rules
    .filter(({ questionnaires }) => !questionnaires || names(questionnaires, questionnaire))
    .map((rule) => ({
      level: rule.level,
      end: endOfRule(rule, decision, person, options),
      isAboutPerson,
      namesQuestionnaire: rule.questionnaires !== undefined,
    }));
}

/** Returns whether a list names a questionnaire. Where one of the two has no version, every version counts. */
function names(canonicals: readonly string[], questionnaire: string | undefined): boolean {
  if (questionnaire === undefined) return false;
  return canonicals.some(
    (canonical) => matchesCanonical(canonical, questionnaire) || matchesCanonical(questionnaire, canonical),
  );
}

function isMoreSpecific(a: Specificity, b: Specificity): boolean {
  const isNowhereLess = a.isAboutPerson >= b.isAboutPerson && a.namesQuestionnaire >= b.namesQuestionnaire;
  return isNowhereLess && !isEquallySpecific(a, b);
}

function isEquallySpecific(a: Specificity, b: Specificity): boolean {
  return a.isAboutPerson === b.isAboutPerson && a.namesQuestionnaire === b.namesQuestionnaire;
}

/** Returns the level of equally specific rules, and the moment at which the last of them ends. */
function permissionOf(
  rules: readonly ApplicableRule[],
  now: number,
): { readonly level: SharingLevel; readonly end: RuleEnd | undefined } {
  const inForce = rules.filter(({ end }) => end === undefined || now < end.time);
  const ends = inForce.flatMap(({ end }) => end ?? []).toSorted((a, b) => b.time - a.time);
  // One rule without an end keeps the permission.
  return { level: leastOf(inForce.map(({ level }) => level)), end: ends.length < inForce.length ? undefined : ends[0] };
}

/** The levels, the one that allows least first. */
const strictness: readonly SharingLevel[] = ['nothing', 'unknown', 'scores', 'answers'];

/** Returns whether a level allows to see anything. */
export function isPermission(level: SharingLevel): level is 'answers' | 'scores' {
  return level === 'answers' || level === 'scores';
}

/** Returns the level of several questionnaires together: the one that allows least. */
export function leastOf(levels: readonly SharingLevel[]): SharingLevel {
  return strictness.find((level) => levels.includes(level)) ?? 'nothing';
}
