import type { AnswerReader } from '../model/care.js';
import { localize, type LocalizedText } from '../model/localized-text.js';
import type { Person, Role } from '../model/person.js';
import type { Sharing } from '../model/sharing.js';
import { patientIn } from '../people/people.js';
import { personText } from '../people/person-text.js';
import { roleNameOf } from '../people/roles.js';
import { accessOf } from './access.js';
import { recipientsOf } from './recipients.js';

/** The moment and the roles by which readers are found and named. */
export interface ReadersOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Roles of the host, besides those of the library. */
  readonly roles?: readonly Role[] | undefined;
}

/**
 * Returns who will see the answers to a questionnaire, by the patient's decisions. Someone whose access is unknown is
 * `unknown`, never `shared`. An employer (kind `work`) is never a reader.
 *
 * @param questionnaire Canonical. Undefined: only a decision about every questionnaire counts.
 */
export function readersOf(
  people: readonly Person[],
  sharing: readonly Sharing[],
  questionnaire: string | undefined,
  { now, roles = [] }: ReadersOptions,
): AnswerReader[] {
  const patient = patientIn(people);
  const recipients = recipientsOf(people, sharing, roles).filter(({ kind }) => kind !== 'work');
  const names = readerNames(recipients, roles);
  return recipients.map((person, index) => {
    const { level } = accessOf(person, questionnaire, sharing, { now, patient });
    return { ...names[index]!, ...accessFields[level] };
  });
}

/**
 * Returns the name and role of each reader. Without a name, the role and the organization stand for it. Readers whose names
 * and roles are equal are told apart by their organization.
 */
export function readerNames(people: readonly Person[], roles: readonly Role[]): Pick<AnswerReader, 'name' | 'role'>[] {
  const names = people.map((person) => nameOf(person, roles));
  return people.map(({ name: own, organization }, index) => {
    const { name, role } = names[index]!;
    const isAmbiguous = names.some((other, place) => place !== index && isSameText(other, { name, role }));
    return {
      name: isAmbiguous && organization && own ? joined(name, organization) : name,
      ...(role && { role }),
    };
  });
}

const accessFields = {
  answers: { access: 'shared', level: 'answers' },
  scores: { access: 'shared', level: 'scores' },
  nothing: { access: 'notShared' },
  unknown: { access: 'unknown' },
} as const;

/** Stands for someone of whom neither the name, the role nor the organization is known. */
const nameless: LocalizedText = {
  nl: 'iemand van wie wij de naam niet weten',
  en: 'someone whose name we do not know',
  ar: 'شخص لا نعرف اسمه',
};

interface ReaderName {
  readonly name: LocalizedText;
  readonly role: LocalizedText | undefined;
}

/** Returns the name with the role; without a name, the role and the organization stand for it. */
function nameOf(person: Person, roles: readonly Role[]): ReaderName {
  const roleName = roleNameOf(person.role, roles);
  if (person.name) return { name: person.name, role: roleName };
  const inLanguage = (language: string) => personText(person, { language, roles }) ?? '';
  const known = [roleName, person.organization].filter((text) => text !== undefined);
  return { name: known.length > 0 ? inEachLanguage(known, inLanguage) : nameless, role: undefined };
}

function isSameText(a: ReaderName, b: ReaderName): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function joined(name: LocalizedText, organization: LocalizedText): LocalizedText {
  const texts = [name, organization];
  return inEachLanguage(texts, (language) => texts.map((text) => localize(text, language)).join(', '));
}

/** Returns a text in each language that one of the texts it is made of has; one string if they have none. */
function inEachLanguage(texts: readonly LocalizedText[], inLanguage: (language: string) => string): LocalizedText {
  const languages = texts.flatMap((text) => (typeof text === 'string' ? [] : Object.keys(text)));
  if (languages.length === 0) return inLanguage('');
  return Object.fromEntries([...new Set(languages)].map((language) => [language, inLanguage(language)]));
}
