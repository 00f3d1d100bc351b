import { localize } from '../model/localized-text.js';
import type { Person, Role } from '../model/person.js';
import { roleNameOf } from './roles.js';

/** Languages and roles with which people are put into words. */
export interface PersonWords {
  readonly language: string;
  readonly roles?: readonly Role[];
}

/**
 * Returns a person in words: the name with the role, or without a name the role with the organization, as in "cardioloog
 * (Ziekenhuis Voorbeeld)". Undefined if nothing is known; the caller has words for that.
 */
export function personText(person: Person, { language, roles = [] }: PersonWords): string | undefined {
  const roleName = roleNameOf(person.role, roles);
  const role = roleName && localize(roleName, language);
  const organization = person.organization && localize(person.organization, language);
  const [main, detail] = person.name ? [person.name, role] : [role ?? organization, role && organization];
  return main && detail ? `${main} (${detail})` : main || undefined;
}

/** Returns the texts of several people. People whose texts are equal are told apart by their organization. */
export function personTexts(people: readonly Person[], words: PersonWords): (string | undefined)[] {
  const texts = people.map((person) => personText(person, words));
  return texts.map((text, index) => {
    const organization = people[index]?.organization;
    const isShared = text !== undefined && texts.indexOf(text) !== texts.lastIndexOf(text);
    const name = organization && localize(organization, words.language);
    return isShared && name && !text.includes(name) ? `${text}, ${name}` : text;
  });
}
