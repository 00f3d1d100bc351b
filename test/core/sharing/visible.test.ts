import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Instrument } from '../../../src/core/model/instrument.js';
import type { Person } from '../../../src/core/model/person.js';
import type { Measurement } from '../../../src/core/model/score.js';
import type { Sharing, SharingLevel } from '../../../src/core/model/sharing.js';
import { accessOf } from '../../../src/core/sharing/access.js';
import {
  isPreparationVisible,
  nextEndOf,
  visibleAssignments,
  visibleConsultations,
  visibleEvents,
  visibleMeasurements,
  visibleResponses,
  type Sight,
} from '../../../src/core/sharing/visible.js';
import { instrument as example } from '../scoring/random-history.js';

const now = Date.parse('2026-11-30T12:00:00Z');
const doctor: Person = { reference: 'Practitioner/1', kind: 'professional', memberOf: ['Organization/1'] };
const patient: Person = { reference: 'Patient/1', kind: 'patient' };
const shown = 'https://example.org/shown';
const withheld = 'https://example.org/withheld';

const decision = (rules: Sharing['rules'], recipient = doctor.reference): Sharing => ({
  subject: 'Patient/1',
  recipient,
  purpose: 'care',
  decided: '2026-11-01',
  rules,
});
const sees = (level: SharingLevel, questionnaires = [shown]): Sight => ({
  person: doctor,
  sharing: [decision([{ questionnaires, level }])],
  now,
});
const everything: Sight = { person: doctor, sharing: undefined, now };

const instrument: Instrument = {
  ...example,
  questionnaires: [shown],
  scales: [
    ...example.scales,
    { ...example.scales[0]!, id: 'single', items: [{ item: 'q9' }], method: { type: 'value' } },
  ],
};
const measurement: Measurement = {
  date: '2026-11-20',
  response: 'response-1',
  scores: [
    { scale: 'alfa', status: 'ok', value: 9, trace: '3 + 3 + 3 = 9', missing: [], answered: 3, asked: 3 },
    { scale: 'single', status: 'ok', value: 3, trace: '3' },
  ],
  flags: [{ id: 'q9', status: 'raised' }],
};

describe('visibleResponses', () => {
  const rows = [{ questionnaire: shown }, { questionnaire: withheld }, { questionnaire: 7 }, null];

  it('returns what the level allows, and no row of which the questionnaire cannot be read', () => {
    assert.deepEqual(visibleResponses(rows, sees('answers'), 'answers'), [rows[0]]);
    assert.deepEqual(visibleResponses(rows, sees('scores'), 'answers'), []);
    assert.deepEqual(visibleResponses(rows, sees('scores'), 'scores'), [rows[0]]);
    assert.deepEqual(visibleResponses(rows, sees('unknown'), 'scores'), []);
  });

  it('returns every row, also an invalid one, to the patient and if the back end decides alone', () => {
    assert.deepEqual(visibleResponses(rows, everything, 'answers'), rows);
    assert.deepEqual(visibleResponses(rows, { ...sees('nothing'), person: patient }, 'answers'), rows);
  });

  it('returns nothing to the employer, whoever decides, and to an unknown viewer', () => {
    const employer: Person = { reference: doctor.reference, kind: 'work' };
    for (const sight of [sees('answers'), everything])
      assert.deepEqual(visibleResponses(rows, { ...sight, person: employer }, 'scores'), []);
    assert.deepEqual(visibleResponses(rows, { person: undefined, sharing: [], now }, 'scores'), []);
  });
});

describe('visibleMeasurements', () => {
  const responses = [{ id: 'response-1', questionnaire: shown }];

  it('leaves out the counts if answers have no known value, because their reasons are left out', () => {
    const missing = [
      { item: 'q1', why: 'notUsable' },
      { item: 'q2', why: 'refused' },
      { item: 'q3', why: 'notAnswered' },
    ];
    const scores = [{ scale: 'alfa', status: 'incomplete', answered: 0, asked: 3, missing }];
    const [seen] = visibleMeasurements([{ ...measurement, scores }], instrument, responses, sees('scores'));
    assert.deepEqual(seen?.scores, [{ scale: 'alfa', status: 'incomplete' }]);
  });

  it('leaves out the calculation, missing items, flags and single answers for a viewer of scores', () => {
    assert.deepEqual(visibleMeasurements([measurement], instrument, responses, sees('scores')), [
      {
        date: '2026-11-20',
        response: 'response-1',
        scores: [{ scale: 'alfa', status: 'ok', value: 9, answered: 3, asked: 3 }],
      },
    ]);
  });

  it('does not count the answered questions for a viewer of scores if an answer cannot be used', () => {
    const missing = [{ item: 'a', why: 'notUsable' }];
    const scores = [{ scale: 'alfa', status: 'incomplete', answered: 2, asked: 3, missing }];
    const [row] = visibleMeasurements([{ ...measurement, scores }], instrument, responses, sees('scores'));
    assert.deepEqual(row?.scores, [{ scale: 'alfa', status: 'incomplete' }]);
  });

  it('leaves out a score of which one question was answered, and a scale that the instrument does not have', () => {
    const scores = [
      { scale: 'alfa', status: 'prorated', value: 9, answered: 1, asked: 3 },
      { scale: 'item-9', status: 'ok', value: 3 },
    ];
    assert.deepEqual(visibleMeasurements([{ ...measurement, scores }], instrument, responses, sees('scores')), []);
  });

  it('asks the level of every questionnaire of the instrument for a score of an unknown response', () => {
    const two = { ...instrument, questionnaires: [shown, withheld] };
    assert.deepEqual(visibleMeasurements([measurement], two, [], sees('answers')), []);
    assert.deepEqual(visibleMeasurements([measurement], two, responses, sees('answers')), [measurement]);
    assert.deepEqual(visibleMeasurements([measurement], two, [], sees('answers', [shown, withheld])), [measurement]);
  });

  it('does not take a decision about one version for a decision about every version', () => {
    const external = { ...measurement, response: 'unknown' };
    const visible = (rules: Sharing['rules']) =>
      visibleMeasurements([external], instrument, [], { ...everything, sharing: [decision(rules)] });
    assert.deepEqual(visible([{ questionnaires: [`${shown}|1`], level: 'answers' }]), []);
    assert.deepEqual(visible([{ level: 'answers' }]), [external]);
    assert.deepEqual(visible([{ level: 'answers' }, { questionnaires: [`${shown}|2`], level: 'nothing' }]), []);
  });

  it('shows an instrument without questionnaires only if every questionnaire is shared', () => {
    const external = { ...instrument, questionnaires: [] };
    assert.deepEqual(visibleMeasurements([measurement], external, [], sees('answers')), []);
    const all: Sight = { ...everything, sharing: [decision([{ level: 'answers' }])] };
    assert.deepEqual(visibleMeasurements([measurement], external, [], all), [measurement]);
  });
});

describe('visibleAssignments and visibleEvents', () => {
  it('return assignments of questionnaires of which the viewer sees anything, and events beside answers only', () => {
    const assignments = [{ questionnaire: `${shown}|1` }, { questionnaire: withheld }, {}];
    assert.deepEqual(visibleAssignments(assignments, sees('scores')), [assignments[0]]);
    const events = [{ date: '2026-01-01', label: 'x' }];
    assert.deepEqual(visibleEvents(events, instrument, sees('answers')), events);
    assert.deepEqual(visibleEvents(events, instrument, sees('scores')), []);
    assert.deepEqual(visibleEvents(events, instrument, sees('nothing')), []);
  });
});

describe('visibleConsultations', () => {
  const own = { author: { reference: 'PractitionerRole/1', alsoAs: ['Practitioner/1'] } };
  const forAll = { author: { reference: 'Practitioner/2' } };
  const forMe = { ...forAll, recipients: ['Practitioner/1'] };
  const forMyTeam = { ...forAll, recipients: ['Organization/1'] };
  const forPatient = { ...forAll, recipients: ['Patient/1'] };
  const unreadable = { ...forAll, recipients: 'Practitioner/1' };
  const rows = [own, forAll, forMe, forMyTeam, forPatient, unreadable];
  const read = (sight: Sight) => visibleConsultations(rows, instrument, sight);

  it('shows a reader of the scores the notes for everyone and for the reader', () => {
    assert.deepEqual(read(sees('scores')), [own, forAll, forMe, forMyTeam]);
    assert.deepEqual(read(everything), [own, forAll, forMe, forMyTeam]);
  });

  it('shows only own notes to a viewer who does not see the scores', () => {
    assert.deepEqual(read(sees('nothing')), [own]);
  });

  it('shows the patient the notes that are for the patient', () => {
    assert.deepEqual(read({ ...everything, person: patient }), [forPatient]);
  });

  it('shows an unknown viewer only notes for everyone, and nothing if the patient decides', () => {
    assert.deepEqual(read({ ...everything, person: undefined }), [own, forAll]);
    assert.deepEqual(read({ person: undefined, sharing: [], now }), []);
  });

  it('shows the employer nothing', () => {
    assert.deepEqual(read({ ...everything, person: { ...doctor, kind: 'work' } }), []);
  });
});

describe('isPreparationVisible', () => {
  const isVisible = (row: object, sight: Sight) => isPreparationVisible(row, instrument, sight);

  it('is true for addressees who see the scores, and for the patient', () => {
    const forDoctor = { recipients: ['Practitioner/1'] };
    assert.equal(isVisible(forDoctor, sees('scores')), true);
    assert.equal(isVisible(forDoctor, sees('nothing')), false);
    assert.equal(isVisible({ recipients: ['Practitioner/2'] }, sees('answers')), false);
    assert.equal(isVisible({}, sees('scores')), true);
    assert.equal(isVisible({ recipients: [] }, { ...everything, person: patient }), true);
  });

  it('is false for a preparation for chosen people if it is unknown who looks', () => {
    assert.equal(isVisible({ recipients: ['Practitioner/1'] }, { ...everything, person: undefined }), false);
    assert.equal(isVisible({}, { ...everything, person: undefined }), true);
  });
});

describe('notes and preparations beside scores that are all single answers', () => {
  it('are hidden from a viewer of scores, who sees nothing of the instrument', () => {
    const single: Instrument = {
      ...instrument,
      scales: instrument.scales.map((scale) => ({ ...scale, items: [{ item: 'a' }] })),
    };
    const forAll = { author: { reference: 'Practitioner/2' } };
    for (const [level, count] of [
      ['answers', 1],
      ['scores', 0],
    ] as const) {
      assert.equal(visibleConsultations([forAll], single, sees(level)).length, count, level);
      assert.equal(isPreparationVisible({}, single, sees(level)), count === 1, level);
    }
    assert.equal(isPreparationVisible({}, instrument, sees('scores')), true);
  });
});

describe('nextEndOf', () => {
  it('returns the first end after now of the rules for the viewer', () => {
    const sharing = [
      decision([
        { level: 'answers', until: '2026-11-29T00:00:00Z' },
        { level: 'answers', until: '2026-12-02T00:00:00Z' },
      ]),
      decision([{ level: 'scores', until: '2026-12-01T10:00:00Z' }], 'Organization/1'),
      decision([{ level: 'scores', until: '2026-11-30T13:00:00Z' }], 'Practitioner/2'),
    ];
    assert.equal(nextEndOf({ person: doctor, sharing, now }), Date.parse('2026-12-01T10:00:00Z'));
    assert.equal(nextEndOf(everything), undefined);
  });

  it("returns the birthday that ends a parent's view", () => {
    const mother: Person = { reference: 'RelatedPerson/1', kind: 'related', role: { code: 'mother' } };
    const sharing = [decision([{ level: 'answers' }], mother.reference)];
    const child = { ...patient, birthDate: '2014-12-24' };
    assert.equal(nextEndOf({ person: mother, sharing, now, patient: child }), new Date(2026, 11, 24).getTime());
  });
});

const canonical = fc.constantFrom(shown, withheld, `${shown}|1`, `${withheld}|2`, 'https://example.org/third');
const rule = fc.record(
  {
    questionnaires: fc.array(canonical, { maxLength: 3 }),
    level: fc.constantFrom<SharingLevel>('answers', 'scores', 'nothing', 'unknown'),
    until: fc.constantFrom('2026-11-29', '2026-12-31', 'soon'),
  },
  { requiredKeys: ['level'] },
);
const sharing = fc.array(
  fc
    .tuple(fc.array(rule, { maxLength: 3 }), fc.constantFrom(doctor.reference, 'Organization/1', 'Practitioner/2'))
    .map(([rules, recipient]) => decision(rules as Sharing['rules'], recipient)),
  { maxLength: 4 },
);

describe('data that the viewer may not see', () => {
  it('changes nothing, whatever its shape, number and place', () => {
    const anything = fc.record({
      questionnaire: canonical,
      items: fc.anything(),
      id: fc.anything(),
      status: fc.anything(),
    });
    fc.assert(
      fc.property(sharing, fc.array(anything), fc.array(anything), (decisions, rows, more) => {
        const sight: Sight = { person: doctor, sharing: decisions, now };
        const isHidden = ({ questionnaire }: { questionnaire: string }) => {
          const { level } = accessOf(doctor, questionnaire, decisions, { now });
          return level === 'nothing' || level === 'unknown';
        };
        const hidden = more.filter(isHidden);
        const mixed = [...hidden.slice(1), ...rows, ...hidden.slice(0, 1)];
        for (const level of ['answers', 'scores'] as const)
          assert.deepEqual(visibleResponses(mixed, sight, level), visibleResponses(rows, sight, level));
        assert.deepEqual(visibleAssignments(mixed, sight), visibleAssignments(rows, sight));
      }),
    );
  });

  it('changes no measurement of a viewer of scores if only answers differ', () => {
    const secret = fc.record({
      trace: fc.string(),
      missing: fc.constantFrom([], [{ item: 'a1', why: 'refused' }]),
      single: fc.integer({ min: 0, max: 9 }),
      flags: fc.constantFrom([], [{ id: 'q9', status: 'raised' }], 'unreadable'),
      item: fc.integer(),
      answers: fc.anything(),
    });
    const rowWith = ({
      trace,
      missing,
      single,
      flags,
      item,
      answers,
    }: typeof secret extends fc.Arbitrary<infer T> ? T : never) => ({
      date: '2026-11-20',
      scores: [
        { scale: 'alfa', status: 'ok', value: 9, trace, missing },
        { scale: 'single', status: 'ok', value: single },
        { scale: 'item-9', status: 'ok', value: item },
      ],
      flags,
      answers,
    });
    fc.assert(
      fc.property(secret, secret, (one, other) => {
        const visible = (row: object) => visibleMeasurements([row], instrument, [], sees('scores'));
        assert.deepEqual(visible(rowWith(one)), visible(rowWith(other)));
      }),
    );
  });

  it('is never more after a rule is added that allows less', () => {
    const rows = [{ questionnaire: shown }, { questionnaire: withheld }, { questionnaire: `${shown}|1` }];
    fc.assert(
      fc.property(sharing, fc.array(canonical, { minLength: 1, maxLength: 3 }), (decisions, questionnaires) => {
        const sight = (list: readonly Sharing[]): Sight => ({ person: doctor, sharing: list, now });
        const refused = decision([{ questionnaires, level: 'nothing' }]);
        const before = visibleResponses(rows, sight(decisions), 'scores');
        const after = visibleResponses(rows, sight([...decisions, refused]), 'scores');
        assert.ok(after.every((row) => before.includes(row)));
      }),
    );
  });
});
