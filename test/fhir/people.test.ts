// The people around a patient, from the resources that hospitals and municipalities have for them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { people, now, type Json } from './sharing-harness.js';

const uzi = 'http://fhir.nl/fhir/NamingSystem/uzi-rolcode';
const relation = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode';
const concept = (system: string, code: string, rest: object = {}) => ({ coding: [{ system, code, ...rest }] });
const to = (reference: string, rest: object = {}) => ({ member: { reference }, ...rest });
const team = (id: string, participant: readonly object[], rest: object = {}): Json => ({
  resourceType: 'CareTeam',
  id,
  status: 'active',
  subject: { reference: 'Patient/1' },
  participant,
  ...rest,
});
const role = (id: string, rest: object = {}): Json => ({
  resourceType: 'PractitionerRole',
  id,
  practitioner: { reference: 'Practitioner/p' },
  ...rest,
});
const practitioner = (id: string, rest: object = {}): Json => ({
  resourceType: 'Practitioner',
  id,
  name: [{ given: ['A.'], family: 'Voorbeeld' }],
  ...rest,
});
const organization = (id: string, rest: object = {}): Json => ({ resourceType: 'Organization', id, ...rest });

function without(person: object, key: string): object {
  return Object.fromEntries(Object.entries(person).filter(([own]) => own !== key));
}

describe('people from FHIR', () => {
  it('reads the name, profession and organizations of a PractitionerRole in the way of nl-core', () => {
    const [found] = people({
      careTeams: [team('t', [to('PractitionerRole/r')])],
      others: [
        role('r', { specialty: [concept(uzi, '01.010')], organization: { reference: 'Organization/ward' } }),
        practitioner('p'),
        organization('ward', { name: 'Cardiologie', partOf: { reference: 'Organization/hospital' } }),
        organization('hospital', { name: 'Ziekenhuis', partOf: { reference: 'Organization/ward' } }),
      ],
    });
    assert.deepEqual(found, {
      reference: 'PractitionerRole/r',
      alsoAs: ['Practitioner/p'],
      memberOf: ['CareTeam/t', 'Organization/ward', 'Organization/hospital'],
      kind: 'professional',
      name: 'A. Voorbeeld',
      role: { code: 'cardiologist' },
      organization: 'Cardiologie',
    });
  });

  it('lists the patient, relatives outside the teams, and organizations', () => {
    const related = {
      resourceType: 'RelatedPerson',
      id: 'm',
      relationship: [concept(relation, 'MTH'), concept('urn:oid:2.16.840.1.113883.2.4.3.11.22.472', '23')],
      name: [{ use: 'old', text: 'Vroeger' }, { text: 'Anna' }],
    };
    const found = people({
      careTeams: [team('t', [to('Organization/o'), to('Patient/1')])],
      related: [related, { ...related, id: 'ended', period: { end: '2026-01-01' } }],
      others: [
        { resourceType: 'Patient', id: '1', birthDate: '2015-02-03', name: [{ text: 'Sem' }] },
        organization('o', { name: 'Huisartsenpraktijk' }),
      ],
    });
    assert.deepEqual(
      found.map((person) => without(person, 'memberOf')),
      [
        { reference: 'Patient/1', kind: 'patient', name: 'Sem', birthDate: '2015-02-03' },
        { reference: 'Organization/o', kind: 'professional', organization: 'Huisartsenpraktijk' },
        { reference: 'RelatedPerson/m', kind: 'related', name: 'Anna', role: { code: 'mother' }, isContact: true },
      ],
    );
  });

  it('merges a person of two teams by reference or identifier, and never by name', () => {
    const identifier = [{ system: 'http://fhir.nl/fhir/NamingSystem/big', value: '19' }];
    const found = people({
      careTeams: [
        team('a', [to('PractitionerRole/r')]),
        team('b', [
          to('Practitioner/p'),
          to('Practitioner/again'),
          to('Practitioner/namesake'),
          { member: { identifier: identifier[0], display: 'Dr. Voorbeeld' } },
        ]),
      ],
      others: [
        role('r'),
        practitioner('p', { identifier }),
        practitioner('again', { identifier }),
        practitioner('namesake'),
      ],
    });
    assert.deepEqual(
      found.map(({ reference, alsoAs, memberOf }) => [reference, alsoAs, memberOf]),
      [
        ['PractitionerRole/r', ['Practitioner/p', 'Practitioner/again'], ['CareTeam/a', 'CareTeam/b']],
        ['Practitioner/namesake', undefined, ['CareTeam/b']],
      ],
    );
  });

  it('makes nobody the patient by an identifier, nor a nurse one person with herself as a relative', () => {
    const identifier = [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '1' }];
    const found = people({
      careTeams: [team('t', [to('Practitioner/nurse'), to('RelatedPerson/nurse')])],
      others: [
        { resourceType: 'Patient', id: '1', identifier },
        practitioner('nurse', { identifier }),
        { resourceType: 'RelatedPerson', id: 'nurse', identifier },
      ],
    });
    assert.deepEqual(
      found.map(({ reference, kind }) => [reference, kind]),
      [
        ['Patient/1', 'patient'],
        ['Practitioner/nurse', 'professional'],
        ['RelatedPerson/nurse', 'related'],
      ],
    );
  });

  it('lists only members of active teams in their period, with teams inside teams and circles of teams', () => {
    const ended = { period: { end: '2026-06-14' } };
    const found = people({
      careTeams: [
        team('outer', [to('CareTeam/inner'), to('CareTeam/other-patient'), to('Practitioner/left', ended)]),
        team('stopped', [to('Practitioner/stopped')], { status: 'inactive' }),
        team('past', [to('Practitioner/past')], ended),
        // nl-core teams have no status and no subject.
        team('without-status', [to('Practitioner/c', { onBehalfOf: { reference: 'Organization/o' } })], {
          status: undefined,
          subject: undefined,
        }),
      ],
      others: [
        team('inner', [to('CareTeam/outer'), to('Practitioner/a')]),
        team('other-patient', [to('Practitioner/b')], { subject: { reference: 'Patient/2' } }),
      ],
    });
    assert.deepEqual(found.map(({ reference, memberOf }) => [reference, memberOf?.toSorted()]).toSorted(), [
      ['Practitioner/a', ['CareTeam/inner', 'CareTeam/outer']],
      ['Practitioner/c', ['CareTeam/without-status', 'Organization/o']],
    ]);
  });

  it('keeps the text of an unknown role, and lets the role that allows least count', () => {
    const employer = concept('http://snomed.info/sct', '394571004');
    const physician = concept(uzi, '01.008');
    const cases: [readonly object[], object][] = [
      [[concept('http://local.example', 'x', { display: 'Wijkverpleegkundige' })], { kind: 'professional' }],
      [[concept(uzi, '01.015'), employer], { kind: 'work', role: { code: 'employer' } }],
      [[concept(uzi, '01.010'), physician], { kind: 'professional', role: { code: 'occupational-physician' } }],
      [[concept('http://local.example', 'x')], { kind: 'professional' }],
    ];
    const found = cases.map(
      ([code], index) =>
        people({
          careTeams: [team('t', [to(`PractitionerRole/${index}`)])],
          others: [role(String(index), { code })],
        })[0],
    );
    assert.deepEqual(
      found.map((person) => [person?.kind, person?.role]),
      [
        ['professional', { text: 'Wijkverpleegkundige' }],
        ['work', { code: 'employer' }],
        ['professional', { code: 'occupational-physician' }],
        ['professional', undefined],
      ],
    );
    const coach = {
      code: 'coach',
      kind: 'work',
      group: 'work',
      name: 'coach',
      codings: [{ system: 'x', code: 'y' }],
    } as const;
    const [own] = people({
      careTeams: [team('t', [to('Practitioner/1', { role: [concept('x', 'y')] })])],
      roles: [coach],
    });
    assert.deepEqual([own?.kind, own?.role], ['work', { code: 'coach' }], 'A role of the host application counts.');
  });

  it('lists the recipients of consents, so that what was given can be withdrawn', () => {
    const actor = (reference: string, code: string) => ({ role: { coding: [{ code }] }, reference: { reference } });
    const consent = {
      resourceType: 'Consent',
      id: 'c',
      status: 'active',
      provision: {
        provision: [{ type: 'permit', actor: [actor('Practitioner/a', 'IRCP'), actor('Organization/c', 'CST')] }],
      },
    };
    const found = people({ consents: [consent, { ...consent, id: 'wrong', status: 'entered-in-error' }] });
    assert.deepEqual(found, [{ reference: 'Practitioner/a', kind: 'professional' }]);
  });

  it('reads 200 people and a thousand nested teams without a deep recursion', () => {
    const members = Array.from({ length: 200 }, (_, index) => to(`PractitionerRole/${index}`));
    const chain = Array.from({ length: 1000 }, (_, index) =>
      team(`n${index}`, [to(`CareTeam/n${index + 1}`), to('CareTeam/n0')]),
    );
    const found = people({
      careTeams: [team('t', [...members, to('CareTeam/n0')])],
      others: [
        ...members.map((_, index) => role(String(index), { practitioner: { reference: `Practitioner/${index}` } })),
        ...chain,
        team('n1000', [to('Practitioner/last')]),
      ],
      now,
    });
    assert.equal(found.length, 201);
    assert.equal(found.find(({ reference }) => reference === 'Practitioner/last')?.memberOf?.length, 1002);
  });
});
