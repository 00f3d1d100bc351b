import type { Person, Role } from '../model/person.js';
import type { Sharing } from '../model/sharing.js';
import { mergedPeople } from '../people/merged-people.js';
import { personOf } from '../people/people.js';

/**
 * Returns everyone who a decision about care can be about: the people around the patient without the patient, and a
 * person without a name for each recipient that is not among them. The team can be incomplete, but what was shared with
 * somebody is always listed, so that it can be withdrawn.
 *
 * @param ofHost Roles of the host.
 */
export function recipientsOf(
  people: readonly Person[],
  sharing: readonly Sharing[],
  ofHost: readonly Role[] = [],
): Person[] {
  const known = mergedPeople(people, ofHost);
  const references = sharing.flatMap(({ purpose, recipient }) => (purpose === 'care' && recipient ? [recipient] : []));
  const unknown = [...new Set(references)].filter((reference) => !personOf(known, reference));
  return [
    ...known.filter(({ kind }) => kind !== 'patient'),
    ...unknown.map((reference): Person => ({ reference, kind: 'professional' })),
  ];
}
