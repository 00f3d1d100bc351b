import type { Person } from '../model/person.js';

/** Returns every reference to a person. */
export function referencesOf({ reference, alsoAs = [] }: Person): string[] {
  return [reference, ...alsoAs];
}

/** Returns the person of a reference. */
export function personOf(people: readonly Person[], reference: string): Person | undefined {
  return people.find((person) => referencesOf(person).includes(reference));
}

/** Returns whether two records are of one person: they share a reference. People with the same name can be two. */
export function isSamePerson(a: Person, b: Person): boolean {
  return referencesOf(a).some((reference) => referencesOf(b).includes(reference));
}
