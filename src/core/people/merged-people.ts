import type { Person } from '../model/person.js';
import { isSamePerson, referencesOf } from './people.js';

/**
 * Returns each person once. Two records with a shared reference are one person; records with the same name are not. The
 * kind `work` of one record counts for the person, because it allows less.
 */
export function mergedPeople(people: readonly Person[]): Person[] {
  return people.reduce<Person[]>((merged, person) => {
    const [first, ...rest] = merged.filter((other) => isSamePerson(other, person));
    if (!first) return [...merged, person];
    const whole = [...rest, person].reduce(together, first);
    return merged.flatMap((other) => (other === first ? [whole] : rest.includes(other) ? [] : [other]));
  }, []);
}

function together(first: Person, second: Person): Person {
  const alsoAs = union(referencesOf(first), referencesOf(second)).filter((reference) => reference !== first.reference);
  const memberOf = union(first.memberOf ?? [], second.memberOf ?? []);
  return {
    ...second,
    ...first,
    kind: [first.kind, second.kind].includes('work') ? 'work' : first.kind,
    ...(alsoAs.length > 0 && { alsoAs }),
    ...(memberOf.length > 0 && { memberOf }),
  };
}

function union(first: readonly string[], second: readonly string[]): string[] {
  return [...new Set([...first, ...second])];
}
