import type { Person, Role } from '../model/person.js';
import { isSamePerson, referencesOf } from './people.js';
import { isOfWork, isParent } from './roles.js';

/**
 * Returns each person once. Two records with a shared reference are one person; records with the same name are not. Of
 * two kinds or roles the one with fewer rights counts: the kind `work`, by role too, and a parent, whose view ends on
 * birthdays of the child.
 *
 * @param ofHost Roles of the host.
 */
export function mergedPeople(people: readonly Person[], ofHost: readonly Role[] = []): Person[] {
  return people.reduce<Person[]>((merged, record) => {
    const person: Person = isOfWork(record, ofHost) ? { ...record, kind: 'work' } : record;
    const [first, ...rest] = merged.filter((other) => isSamePerson(other, person));
    if (!first) return [...merged, person];
    const whole = [...rest, person].reduce(together, first);
    return merged.flatMap((other) => (other === first ? [whole] : rest.includes(other) ? [] : [other]));
  }, []);
}

/**
 * Returns a person with everything that the care team knows about it: each reference and membership, under which a decision
 * about sharing can name the person.
 *
 * @param ofHost Roles of the host.
 */
export function knownPerson(person: Person, team: readonly Person[], ofHost: readonly Role[] = []): Person {
  return mergedPeople([person, ...team], ofHost)[0] ?? person;
}

function together(first: Person, second: Person): Person {
  const alsoAs = union(referencesOf(first), referencesOf(second)).filter((reference) => reference !== first.reference);
  const role = ([first, second].find(isParent) ?? first).role ?? second.role;
  const memberOf = union(first.memberOf ?? [], second.memberOf ?? []);
  return {
    ...second,
    ...first,
    kind: [first.kind, second.kind].includes('work') ? 'work' : first.kind,
    ...(role && { role }),
    ...(alsoAs.length > 0 && { alsoAs }),
    ...(memberOf.length > 0 && { memberOf }),
  };
}

function union(first: readonly string[], second: readonly string[]): string[] {
  return [...new Set([...first, ...second])];
}
