import { matchesCanonical } from '../core/model/canonical.js';
import type { AnswerReader } from '../core/model/care.js';
import type { Person, Role } from '../core/model/person.js';
import type { Sharing, SharingRule } from '../core/model/sharing.js';
import { patientIn, referencesOf } from '../core/people/people.js';
import { accessOf } from '../core/sharing/access.js';
import { readerNames } from '../core/sharing/readers.js';

export interface ReaderOptions {
  /** Canonical. Undefined: any questionnaire. */
  readonly questionnaire?: string | undefined;
  readonly now: Date;
  readonly roles?: readonly Role[];
}

/**
 * The people around the patient, each with what `accessOf` gives by the decisions. Access is `unknown` if no decision is
 * about a person, if its policy or conditions cannot be evaluated, or if it differs between questionnaires and none is
 * given.
 */
export function readersFromPeople(
  people: readonly Person[],
  sharing: readonly Sharing[],
  { questionnaire, now, roles = [] }: ReaderOptions,
): AnswerReader[] {
  const patient = patientIn(people);
  const others = people.filter(({ kind }) => kind !== 'patient');
  const names = readerNames(others, roles);
  return others.map((person, index) => {
    const questionnaires = questionnaire === undefined ? questionnairesIn(person, sharing) : [questionnaire];
    const levels = questionnaires.map((canonical) => {
      return accessOf(person, canonical, sharing, { now: now.getTime(), patient }).level;
    });
    const [level = 'unknown', ...differing] = new Set(levels);
    const isTold = person.kind === 'work' || (differing.length === 0 && hasDecision(person, sharing, questionnaire));
    return { ...names[index]!, ...readerAccess[isTold ? level : 'unknown'] };
  });
}

const readerAccess = {
  answers: { access: 'shared' },
  scores: { access: 'shared', level: 'scores' },
  nothing: { access: 'notShared' },
  unknown: { access: 'unknown' },
} as const;

/** Every questionnaire that a decision about the person names, and undefined for all others. */
function questionnairesIn(person: Person, sharing: readonly Sharing[]): (string | undefined)[] {
  const rules = decisionsAbout(person, sharing).flatMap((decision) => decision.rules);
  return [...new Set([undefined, ...rules.flatMap(({ questionnaires = [] }) => questionnaires)])];
}

/** A decision that was made here is about every questionnaire. A consent of others is silent about those it does not name. */
function hasDecision(person: Person, sharing: readonly Sharing[], questionnaire: string | undefined): boolean {
  const isNamed = ({ questionnaires }: SharingRule) =>
    questionnaires === undefined ||
    (questionnaire !== undefined &&
      questionnaires.some((name) => matchesCanonical(name, questionnaire) || matchesCanonical(questionnaire, name)));
  return decisionsAbout(person, sharing).some(({ revision, rules }) => revision !== undefined || rules.some(isNamed));
}

function decisionsAbout(person: Person, sharing: readonly Sharing[]): Sharing[] {
  const covering = new Set([...referencesOf(person), ...(person.memberOf ?? [])]);
  return sharing.filter(({ purpose, recipient = '' }) => purpose === 'care' && covering.has(recipient));
}
