import type { Person } from '../model/person.js';
import { noMoment, timestampOf } from '../model/timestamp.js';

/** Returns every reference to a person. */
export function referencesOf({ reference, alsoAs = [] }: Person): string[] {
  return [reference, ...alsoAs];
}

/** Returns the person of a reference. */
export function personOf(people: readonly Person[], reference: string): Person | undefined {
  return people.find((person) => referencesOf(person).includes(reference));
}

/** Returns the patient among the people, with the birthday that one of the records of the patient has. */
export function patientIn(people: readonly Person[]): Person | undefined {
  const records = people.filter(({ kind }) => kind === 'patient');
  const birthDate = records.find((record) => record.birthDate !== undefined)?.birthDate;
  return records[0] && { ...records[0], ...(birthDate !== undefined && { birthDate }) };
}

/** Returns whether two records are of one person: they share a reference. People with the same name can be two. */
export function isSamePerson(a: Person, b: Person): boolean {
  return referencesOf(a).some((reference) => referencesOf(b).includes(reference));
}

const adultAge = 18;

/** Returns whether a person is certainly younger than 18. */
export function isMinor({ birthDate = '' }: Person, now: number): boolean {
  const born = timestampOf(birthDate);
  if (born === noMoment) return false;
  const adult = new Date(born);
  return now < adult.setUTCFullYear(adult.getUTCFullYear() + adultAge);
}
