import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Person } from '../../../src/core/model/person.js';
import type { Sharing, SharingRule } from '../../../src/core/model/sharing.js';
import { accessOf } from '../../../src/core/sharing/access.js';

const walking = 'https://example.org/Questionnaire/walking';
const sleeping = 'https://example.org/Questionnaire/sleeping';
const doctor: Person = {
  reference: 'PractitionerRole/1',
  alsoAs: ['Practitioner/1'],
  memberOf: ['Organization/1'],
  kind: 'professional',
};
const mother: Person = { reference: 'RelatedPerson/1', kind: 'related', role: { code: 'mother' } };
const now = new Date(2026, 10, 30, 12).getTime();
const runs = process.env['ENDURANCE'] ? 100_000 : 3_000;

const decide = (rules: readonly SharingRule[], changes: Partial<Sharing> = {}): Sharing => ({
  subject: 'Patient/1',
  recipient: doctor.reference,
  purpose: 'care',
  decided: '2026-01-01T10:00:00Z',
  rules: [...rules],
  ...changes,
});
const levelOf = (person: Person, sharing: readonly Sharing[], questionnaire: string | undefined = walking) =>
  accessOf(person, questionnaire, sharing, { now }).level;

describe('accessOf', () => {
  it('gives nothing without a decision, also to somebody of the same name', () => {
    assert.equal(levelOf(doctor, []), 'nothing');
    assert.equal(
      levelOf({ ...doctor, reference: 'PractitionerRole/2', alsoAs: [] }, [decide([{ level: 'answers' }])]),
      'nothing',
    );
    assert.equal(
      levelOf({ ...doctor, reference: 'PractitionerRole/2' }, [
        decide([{ level: 'answers' }], { recipient: 'Practitioner/1' }),
      ]),
      'answers',
    );
  });

  it('gives the patient everything and the employer nothing, whatever was decided', () => {
    assert.equal(levelOf({ reference: 'Patient/1', kind: 'patient' }, [decide([{ level: 'nothing' }])]), 'answers');
    const employer: Person = { reference: 'RelatedPerson/9', kind: 'work' };
    assert.equal(levelOf(employer, [decide([{ level: 'answers' }], { recipient: 'RelatedPerson/9' })]), 'nothing');
  });

  it('gives nothing to someone with the role of an employer, whatever the kind of the person is', () => {
    const manager: Person = { reference: 'Practitioner/9', kind: 'professional', role: { code: 'employer' } };
    const decision = {
      subject: 'Patient/1',
      recipient: 'Practitioner/9',
      purpose: 'care',
      decided: '2026-11-01',
    } as const;
    const sharing: Sharing[] = [{ ...decision, rules: [{ level: 'answers' }] }];
    assert.deepEqual(accessOf(manager, undefined, sharing, { now: Date.parse('2026-11-30') }), { level: 'nothing' });
  });

  it('lets a rule about the questionnaire win over one about all, in both directions', () => {
    const narrower = decide([{ level: 'answers' }, { questionnaires: [walking], level: 'scores' }]);
    assert.deepEqual([levelOf(doctor, [narrower]), levelOf(doctor, [narrower], sleeping)], ['scores', 'answers']);
    const wider = decide([{ level: 'nothing' }, { questionnaires: [walking], level: 'answers' }]);
    assert.deepEqual([levelOf(doctor, [wider]), levelOf(doctor, [wider], sleeping)], ['answers', 'nothing']);
  });

  it('lets a rule about the person win over one about the organization', () => {
    const refused = decide([{ level: 'nothing' }], { recipient: 'Organization/1' });
    assert.equal(levelOf(doctor, [refused, decide([{ level: 'scores' }])]), 'scores');
    assert.equal(levelOf(doctor, [refused]), 'nothing');
    const given = decide([{ level: 'answers' }], { recipient: 'Organization/1' });
    assert.equal(levelOf(doctor, [given, decide([{ level: 'nothing' }])]), 'nothing');
  });

  it('lets the objection win where two rules are equally specific, or each in its own way', () => {
    assert.equal(levelOf(doctor, [decide([{ level: 'answers' }, { level: 'nothing' }])]), 'nothing');
    const named = decide([{ questionnaires: [walking], level: 'answers' }], { recipient: 'Organization/1' });
    assert.equal(levelOf(doctor, [named, decide([{ level: 'nothing' }])]), 'nothing');
    assert.equal(levelOf(doctor, [decide([{ level: 'unknown' }, { level: 'answers' }])]), 'unknown');
  });

  it('takes every version of a questionnaire, also where only one of the two names a version', () => {
    const refused = decide([{ level: 'answers' }, { questionnaires: [`${walking}|2.0`], level: 'nothing' }]);
    assert.deepEqual(
      [`${walking}|2.0`, walking, `${walking}|1.0`].map((canonical) => levelOf(doctor, [refused], canonical)),
      ['nothing', 'nothing', 'answers'],
    );
  });

  it('ends at the end of the day of `until`, local time, and does not fall back to a broader rule', () => {
    const sharing = [
      decide([{ level: 'answers' }, { questionnaires: [walking], level: 'scores', until: '2026-11-30' }]),
    ];
    const at = (time: Date) => accessOf(doctor, walking, sharing, { now: time.getTime() });
    assert.deepEqual(at(new Date(2026, 10, 30, 23, 59, 59)), { level: 'scores', until: '2026-11-30' });
    assert.deepEqual(at(new Date(2026, 11, 1)), { level: 'nothing' });
    assert.equal(levelOf(doctor, [decide([{ level: 'answers', until: '30-11-2027' }])]), 'nothing');
  });

  it('counts a renewed permission beside one that ended', () => {
    const ended = decide([{ level: 'scores', until: '2026-01-31' }]);
    assert.equal(levelOf(doctor, [ended, decide([{ level: 'answers', until: '2027-01-31' }])]), 'answers');
  });

  it('ends what a parent sees on the 12th and 16th birthday of the child, until the child decides again', () => {
    const sharing = (decided: string) => [decide([{ level: 'answers' }], { recipient: mother.reference, decided })];
    const of = (birthDate: string, decided: string) =>
      accessOf(mother, walking, sharing(decided), {
        now,
        patient: { reference: 'Patient/1', kind: 'patient', birthDate },
      });
    assert.deepEqual(of('2015-12-01', '2026-01-01T10:00:00Z'), { level: 'answers', until: '2027-12-01' });
    assert.deepEqual(of('2014-11-30', '2026-01-01T10:00:00Z'), { level: 'nothing' });
    assert.deepEqual(of('2014-11-29', '2026-11-30T09:00:00+01:00'), { level: 'answers', until: '2030-11-29' });
    assert.deepEqual(of('1990-01-01', '2026-01-01T10:00:00Z'), { level: 'answers' });
  });

  it('never uses a decision about research or quality for care', () => {
    assert.equal(levelOf(doctor, [decide([{ level: 'answers' }], { purpose: 'research' })]), 'nothing');
  });
});

const levels = ['nothing', 'unknown', 'scores', 'answers'] as const;
const rankOf = (level: (typeof levels)[number]) => (level === 'unknown' ? 0 : levels.indexOf(level));
const rule = fc.record(
  {
    questionnaires: fc.constantFrom([walking], [sleeping], [walking, sleeping], [`${walking}|1.0`]),
    level: fc.constantFrom(...levels),
    until: fc.constantFrom('2025-01-01', '2026-11-29', '2026-11-30', '2027-06-01', '2027-06-01T10:00:00Z', 'soon'),
  },
  { requiredKeys: ['level'] },
) as fc.Arbitrary<SharingRule>;
const decision = fc
  .tuple(
    fc.array(rule, { maxLength: 4 }),
    fc.constantFrom('PractitionerRole/1', 'Practitioner/1', 'Organization/1', 'PractitionerRole/2'),
    fc.constantFrom('care' as const, 'care' as const, 'research' as const),
  )
  .map(([rules, recipient, purpose]) => decide(rules, { recipient, purpose }));
const sharings = fc.array(decision, { maxLength: 5 });
const canonical = fc.constantFrom(walking, sleeping, `${walking}|1.0`, `${walking}|2.0`);

describe('accessOf, for any decisions', () => {
  it('does not depend on their order', () => {
    fc.assert(
      fc.property(sharings, canonical, (all, questionnaire) => {
        const reversed = all.toReversed().map((one) => ({ ...one, rules: one.rules.toReversed() }));
        assert.deepEqual(
          accessOf(doctor, questionnaire, reversed, { now }),
          accessOf(doctor, questionnaire, all, { now }),
        );
      }),
      { numRuns: runs },
    );
  });

  it('never shows more after one more refusal', () => {
    fc.assert(
      fc.property(sharings, canonical, rule, (all, questionnaire, { questionnaires }) => {
        const refusal = decide([{ ...(questionnaires && { questionnaires }), level: 'nothing' }]);
        const before = rankOf(levelOf(doctor, all, questionnaire));
        assert.ok(rankOf(levelOf(doctor, [...all, refusal], questionnaire)) <= before);
      }),
      { numRuns: runs },
    );
  });

  it('shows nothing after every decision about the person was withdrawn', () => {
    fc.assert(
      fc.property(sharings, canonical, (all, questionnaire) => {
        const withdrawn = all.map((one) =>
          one.recipient === 'Organization/1' ? one : { ...one, rules: [{ level: 'nothing' as const }] },
        );
        // Without rules a decision is withdrawn too.
        const emptied = withdrawn.map((one) => (one.recipient === 'Organization/1' ? one : { ...one, rules: [] }));
        const organization = decide([{ level: 'answers' }], { recipient: 'Organization/1' });
        assert.equal(rankOf(levelOf(doctor, [organization, ...emptied, decide([])], questionnaire)), 0);
        const sharing = [
          ...withdrawn,
          decide([{ level: 'nothing' }, { questionnaires: [walking, sleeping], level: 'nothing' }]),
        ];
        assert.equal(rankOf(levelOf(doctor, sharing, questionnaire)), 0);
      }),
      { numRuns: runs },
    );
  });

  it('shows no more than some rule that is in force allows', () => {
    fc.assert(
      fc.property(sharings, canonical, (all, questionnaire) => {
        const url = questionnaire.split('|')[0];
        const inForce = all
          .filter(({ purpose, recipient }) => purpose === 'care' && recipient !== 'PractitionerRole/2')
          .flatMap(({ rules }) => rules)
          .filter(({ questionnaires, until }) => {
            const isNamed = questionnaires?.some((name) => name.split('|')[0] === url) ?? true;
            return isNamed && (until === undefined || (until.startsWith('202') && until.slice(0, 10) >= '2026-11-30'));
          });
        const most = Math.max(0, ...inForce.map(({ level }) => rankOf(level)));
        assert.ok(rankOf(levelOf(doctor, all, questionnaire)) <= most);
      }),
      { numRuns: runs },
    );
  });

  it('shows nothing from the moment that it gives as the end', () => {
    fc.assert(
      fc.property(sharings, canonical, (all, questionnaire) => {
        const { until } = accessOf(doctor, questionnaire, all, { now });
        if (until === undefined) return;
        const later = until.includes('T') ? Date.parse(until) : new Date(`${until}T23:59:59.999`).getTime() + 1;
        assert.equal(accessOf(doctor, questionnaire, all, { now: later }).level === 'answers', false);
        assert.equal(rankOf(accessOf(doctor, questionnaire, all, { now: later }).level), 0);
      }),
      { numRuns: runs },
    );
  });

  it('shows less and less as time passes, for one decision with one rule for each questionnaire', () => {
    const single = fc
      .uniqueArray(rule, { selector: ({ questionnaires }) => questionnaires?.join() ?? '', maxLength: 3 })
      .filter((rules) =>
        rules.every(({ questionnaires = [] }) => questionnaires.length < 2 && !questionnaires.join().includes('|')),
      );
    fc.assert(
      fc.property(single, canonical, fc.integer({ min: 0, max: 800 }), (rules, questionnaire, days) => {
        const sharing = [decide(rules)];
        const later = accessOf(doctor, questionnaire, sharing, { now: now + days * 86_400_000 });
        assert.ok(rankOf(later.level) <= rankOf(levelOf(doctor, sharing, questionnaire)));
      }),
      { numRuns: runs },
    );
  });
});
