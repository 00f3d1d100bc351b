import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Person } from '../../../src/core/model/person.js';
import { knownPerson } from '../../../src/core/people/merged-people.js';

const doctor: Person = { reference: 'Practitioner/1', kind: 'professional', name: 'A' };

describe('knownPerson', () => {
  it('adds the references and memberships of every record of the person', () => {
    const team: Person[] = [
      { reference: 'PractitionerRole/1', alsoAs: ['Practitioner/1'], memberOf: ['CareTeam/1'], kind: 'professional' },
      { reference: 'PractitionerRole/1', memberOf: ['CareTeam/2'], kind: 'professional' },
      { reference: 'Practitioner/2', memberOf: ['CareTeam/3'], kind: 'professional', name: 'A' },
    ];
    assert.deepEqual(knownPerson(doctor, team), {
      ...doctor,
      alsoAs: ['PractitionerRole/1'],
      memberOf: ['CareTeam/1', 'CareTeam/2'],
    });
  });

  it('belongs to the employer if one record or role says so, and host roles cannot lift that', () => {
    const work: Person = { reference: 'Practitioner/1', kind: 'work' };
    assert.equal(knownPerson(doctor, [work]).kind, 'work');
    const employer: Person = { ...doctor, role: { code: 'employer' } };
    const lifted = { code: 'employer', kind: 'professional', group: 'work', name: 'x' } as const;
    assert.equal(knownPerson(employer, [], [lifted]).kind, 'work');
    const hr: Person = { ...doctor, role: { code: 'hr' } };
    assert.equal(knownPerson(hr, [], [{ code: 'hr', kind: 'work', group: 'work', name: 'hr' }]).kind, 'work');
  });

  it('is a parent if one record says so, because the view of a parent ends on birthdays', () => {
    const viewer: Person = { reference: 'RelatedPerson/1', kind: 'related', role: { code: 'carer' } };
    const mother: Person = { ...viewer, role: { code: 'mother' } };
    assert.deepEqual(knownPerson(viewer, [mother]).role, { code: 'mother' });
  });
});
