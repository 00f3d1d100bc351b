import type { Person, Role } from '../model/person.js';
import { isSamePerson, referencesOf } from './people.js';
import { isOfWork, isParent } from './roles.js';

/**
 * Returns a person with everything that the care team knows about it: each reference and membership, under which a decision
 * about sharing can name the person. Of two kinds or roles the one with fewer rights counts: `work`, and a parent, whose
 * view ends on birthdays of the child.
 *
 * @param ofHost Roles of the host.
 */
export function knownPerson(person: Person, team: readonly Person[], ofHost: readonly Role[] = []): Person {
  const records = recordsOf(person, team);
  const [reference, ...alsoAs] = unique([person.reference, ...records.flatMap(referencesOf)]);
  const memberOf = unique(records.flatMap((record) => record.memberOf ?? []));
  const role = (records.find(isParent) ?? records.find((record) => record.role))?.role;
  return {
    ...person,
    reference: reference ?? person.reference,
    ...(alsoAs.length > 0 && { alsoAs }),
    ...(memberOf.length > 0 && { memberOf }),
    ...(role && { role }),
    ...(records.some((record) => isOfWork(record, ofHost)) && { kind: 'work' }),
  };
}

/** Returns all records of a person: those that share a reference with it, or with another record of it. */
function recordsOf(person: Person, team: readonly Person[]): Person[] {
  let records = [person];
  for (;;) {
    const more = team.filter(
      (member) => !records.includes(member) && records.some((record) => isSamePerson(record, member)),
    );
    if (more.length === 0) return records;
    records = [...records, ...more];
  }
}

function unique(references: readonly string[]): string[] {
  return [...new Set(references)];
}
