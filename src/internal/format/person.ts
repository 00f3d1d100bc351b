import { localize } from '../../core/model/localized-text.js';
import type { Person, Role } from '../../core/model/person.js';
import { roleNameOf } from '../../core/people/roles.js';

/** Languages and roles with which people are put into words. */
export interface PersonWords {
  readonly language: string;
  readonly roles?: readonly Role[];
}

/**
 * Returns a person in words, as in "J. Jansen (cardioloog)". Without a name: the role and organization, as in "cardioloog,
 * Ziekenhuis Voorbeeld". Undefined if nothing is known; the caller has words for that.
 */
export function personText(person: Person, { language, roles = [] }: PersonWords): string | undefined {
  const roleName = roleNameOf(person.role, roles);
  const role = roleName && localize(roleName, language);
  const organization = person.organization && localize(person.organization, language);
  if (person.name) return role ? `${person.name} (${role})` : person.name;
  return [role, organization].filter(Boolean).join(', ') || undefined;
}

/** Returns the texts of several people. People whose texts are equal are told apart by their organization. */
export function personTexts(people: readonly Person[], words: PersonWords): (string | undefined)[] {
  const texts = people.map((person) => personText(person, words));
  return texts.map((text, index) => {
    const organization = people[index]?.organization;
    const isShared = text !== undefined && texts.indexOf(text) !== texts.lastIndexOf(text);
    const name = organization && localize(organization, words.language);
    return isShared && name && !text.endsWith(name) ? `${text}, ${name}` : text;
  });
}
