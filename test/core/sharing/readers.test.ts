import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localize } from '../../../src/core/model/localized-text.js';
import type { Person } from '../../../src/core/model/person.js';
import type { Sharing, SharingRule } from '../../../src/core/model/sharing.js';
import { readersOf } from '../../../src/core/sharing/readers.js';

const questionnaire = 'https://example.org/q|1';
const now = Date.parse('2026-11-30T12:00:00Z');
const cardiologist: Person = {
  reference: 'Practitioner/1',
  kind: 'professional',
  name: 'A. Arts',
  role: { code: 'cardiologist' },
  organization: 'Ziekenhuis Voorbeeld',
};
const decision = (recipient: string, ...rules: SharingRule[]): Sharing => ({
  subject: 'Patient/1',
  recipient,
  purpose: 'care',
  rules,
  decided: '2026-11-01T10:00:00Z',
});
const read = (people: readonly Person[], sharing: readonly Sharing[], asked: string | undefined = questionnaire) =>
  readersOf(people, sharing, asked, { now }).map(({ name, role, access, level }) => [
    localize(name, 'nl'),
    role && localize(role, 'nl'),
    access,
    level,
  ]);

describe('the readers of a questionnaire', () => {
  it('have the level of the decision about this questionnaire, without the patient', () => {
    const patient: Person = { reference: 'Patient/1', kind: 'patient', name: 'P. Patiënt' };
    const sharing = [
      decision(
        'Practitioner/1',
        { level: 'answers' },
        { questionnaires: ['https://example.org/q'], level: 'scores' },
        { questionnaires: ['https://example.org/secret'], level: 'nothing' },
      ),
    ];
    const named = ['A. Arts', 'cardioloog'];
    assert.deepEqual(read([patient, cardiologist], sharing), [[...named, 'shared', 'scores']]);
    assert.deepEqual(read([cardiologist], sharing, 'https://example.org/secret|2'), [
      [...named, 'notShared', undefined],
    ]);
    assert.deepEqual(read([cardiologist], sharing, 'https://example.org/other'), [[...named, 'shared', 'answers']]);
  });

  it('are unknown if the decision is unknown, and not readers after its end', () => {
    assert.equal(read([cardiologist], [decision('Practitioner/1', { level: 'unknown' })])[0]?.[2], 'unknown');
    const ended = decision('Practitioner/1', { level: 'answers', until: '2026-11-29' });
    assert.equal(read([cardiologist], [ended])[0]?.[2], 'notShared');
  });

  it('never include an employer, also if a decision says so', () => {
    const employer: Person = { reference: 'RelatedPerson/9', kind: 'work', role: { code: 'employer' } };
    assert.deepEqual(read([employer], [decision('RelatedPerson/9', { level: 'answers' })]), []);
  });

  it('never include someone with the role of an employer, whatever the kind of the person is', () => {
    const manager: Person = {
      reference: 'Practitioner/9',
      kind: 'professional',
      name: 'B',
      role: { code: 'employer' },
    };
    const sharing = [decision('Practitioner/9', { level: 'answers' })];
    assert.deepEqual(read([manager], sharing), []);
    assert.deepEqual(read([{ ...manager, role: { code: 'cardiologist' } }, manager], sharing), []);
    const hr = { code: 'hr', kind: 'work', group: 'work', name: 'HR' } as const;
    const people = [{ ...manager, role: { code: 'hr' } }];
    assert.deepEqual(readersOf(people, sharing, questionnaire, { now, roles: [hr] }), []);
  });

  it('end a parent on the birthday of the child, whichever record of the two has the role and the birthday', () => {
    const [carer, mother]: Person[] = ['carer', 'mother'].map((code) => ({
      reference: 'RelatedPerson/1',
      kind: 'related',
      name: 'C',
      role: { code },
    }));
    const patient: Person = { reference: 'Patient/1', kind: 'patient' };
    const people = [patient, { ...patient, birthDate: '2014-11-29' }, carer!, mother!];
    const sharing = [decision('RelatedPerson/1', { level: 'answers' })];
    assert.deepEqual(read(people, sharing), [['C', 'moeder', 'notShared', undefined]]);
  });

  it('include someone outside the team with whom something is shared', () => {
    assert.deepEqual(read([], [decision('Practitioner/7', { level: 'scores' })]), [
      ['iemand van wie wij de naam niet weten', undefined, 'shared', 'scores'],
    ]);
  });

  it('have the role and organization instead of an unknown name', () => {
    const { name: _, ...nameless } = cardiologist;
    assert.equal(read([nameless], [])[0]?.[0], 'cardioloog (Ziekenhuis Voorbeeld)');
    const [reader] = readersOf([nameless], [], questionnaire, { now });
    assert.equal(localize(reader!.name, 'en'), 'cardiologist (Ziekenhuis Voorbeeld)');
  });

  it('are told apart by their organization if their names and roles are equal', () => {
    const other = { ...cardiologist, reference: 'Practitioner/2', organization: 'Kliniek Voorbeeld' };
    assert.deepEqual(
      read([cardiologist, other], []).map(([name]) => name),
      ['A. Arts, Ziekenhuis Voorbeeld', 'A. Arts, Kliniek Voorbeeld'],
    );
  });

  it('list a person of two teams once, and two people with one name twice', () => {
    const again = { ...cardiologist, reference: 'PractitionerRole/1', alsoAs: ['Practitioner/1'] };
    assert.equal(read([cardiologist, again], []).length, 1);
    assert.equal(read([cardiologist, { ...cardiologist, reference: 'Practitioner/2' }], []).length, 2);
  });
});
