import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { werkHerstelInstrument } from '../../../src/core/instruments/index.js';
import type { Instrument } from '../../../src/core/model/instrument.js';
import type { Person } from '../../../src/core/model/person.js';
import type { Sharing, SharingLevel, SharingRule } from '../../../src/core/model/sharing.js';
import { accessOf } from '../../../src/core/sharing/access.js';
import {
  commonLevel,
  isDecidedByGroup,
  personAccess,
  rulesOf,
  withLevel,
  type SharingChoice,
} from '../../../src/core/sharing/choice.js';
import { dayAfterMonths, defaultEnd, isPossibleEnd } from '../../../src/core/sharing/default-end.js';
import { questionnaireGroups, type QuestionnaireGroup } from '../../../src/core/sharing/questionnaire-groups.js';

const now = new Date(2026, 10, 30, 12).getTime();
const person: Person = { reference: 'Practitioner/1', memberOf: ['Organization/1'], kind: 'professional' };
const group = (id: string, isSingleAnswer = false): QuestionnaireGroup => ({
  id,
  titles: [id],
  questionnaires: [`https://example.org/${id}`],
  instruments: [id],
  isSingleAnswer,
});
const groups = [group('a'), group('b'), group('pain', true)];
const decision = (rules: SharingRule[], recipient = 'Practitioner/1'): Sharing => ({
  subject: 'Patient/1',
  recipient,
  purpose: 'care',
  rules,
  decided: '2026-11-01T10:00:00Z',
});
const levels = ['answers', 'scores', 'nothing'] as const;

describe('a choice about sharing', () => {
  it('gives exactly the chosen access, whatever a team decision allows', () => {
    const teams = [undefined, ...levels].flatMap((level) => [
      level ? [decision([{ level }], 'Organization/1')] : [],
      level ? [decision([{ questionnaires: ['https://example.org/a'], level }], 'Organization/1')] : [],
    ]);
    let checked = 0;
    for (const team of teams)
      for (const a of levels)
        for (const b of levels)
          for (const pain of ['answers', 'nothing'] as const)
            for (const others of levels) {
              const chosen = new Map<string, SharingLevel>([
                ['a', a],
                ['b', b],
                ['pain', pain],
              ]);
              const choice: SharingChoice = { levels: chosen, others, until: '2026-12-31' };
              const sharing = [...team, decision(rulesOf(choice, groups, isDecidedByGroup(person, team)))];
              const access = personAccess(person, groups, sharing, { now });
              assert.deepEqual(new Map([...access.groups].map(([id, { level }]) => [id, level])), chosen);
              assert.equal(access.others.level, others);
              checked += 1;
            }
    assert.equal(checked, 8 * 54);
  });

  it('is stored without a broad refusal beside narrower permissions, unless a team decision needs it', () => {
    const choice: SharingChoice = {
      levels: new Map([
        ['a', 'answers'],
        ['b', 'nothing'],
        ['pain', 'unknown'],
      ]),
      others: 'nothing',
      until: undefined,
    };
    assert.deepEqual(rulesOf(choice, groups, false), [{ questionnaires: ['https://example.org/a'], level: 'answers' }]);
    assert.deepEqual(rulesOf(choice, groups, true).at(-1), { level: 'nothing' });
    const none: SharingChoice = { levels: new Map(), others: 'nothing', until: '2026-12-31' };
    assert.deepEqual(rulesOf(none, groups, false), [{ level: 'nothing' }]);
  });

  it('leaves single answers out of "scores only"', () => {
    const start: SharingChoice = { levels: new Map(), others: 'answers', until: undefined };
    const scores = withLevel(start, 'scores', groups);
    assert.deepEqual([...scores.levels.values()], ['scores', 'scores', 'nothing']);
    assert.equal(scores.others, 'scores');
    assert.equal(commonLevel(scores, groups), 'scores');
    const stored = [decision([{ level: 'scores' }])];
    assert.equal(personAccess(person, groups, stored, { now }).groups.get('pain')?.level, 'nothing');
  });

  it('does not give later questionnaires more than was chosen for them', () => {
    const start: SharingChoice = { levels: new Map(), others: 'nothing', until: undefined };
    assert.equal(withLevel(start, 'answers', groups).others, 'nothing');
    const rules = rulesOf(withLevel(start, 'answers', groups), groups, false);
    assert.equal(accessOf(person, 'https://example.org/later', [decision(rules)], { now }).level, 'nothing');
  });
});

describe('the questionnaires to decide on', () => {
  it('are those of instruments, responses, assignments and decisions, each once and without versions', () => {
    const found = questionnaireGroups({
      instruments: [werkHerstelInstrument],
      answered: [`${werkHerstelInstrument.questionnaires[0]!}|9`, 'https://example.org/x|1', 'https://example.org/x|2'],
      assignments: [{ id: '1', questionnaire: 'https://example.org/x', title: 'Lijst X', status: 'sent' }],
      sharing: [decision([{ questionnaires: ['https://example.org/old'], level: 'answers' }])],
    });
    assert.deepEqual(
      found.map(({ id, titles }) => [id, titles]),
      [
        ['werk-herstel-demo', [werkHerstelInstrument.name]],
        ['https://example.org/x', ['Lijst X']],
        ['https://example.org/old', []],
      ],
    );
  });

  it('are one if two instruments score them: the levels of one questionnaire cannot differ', () => {
    const other: Instrument = { ...werkHerstelInstrument, id: 'other' };
    const found = questionnaireGroups({
      instruments: [werkHerstelInstrument, other],
      answered: [],
      assignments: [],
      sharing: [],
    });
    assert.deepEqual(
      found.map(({ instruments }) => instruments),
      [['werk-herstel-demo', 'other']],
    );
  });

  it('are all or nothing if every score is a single answer', () => {
    const single: Instrument = {
      ...werkHerstelInstrument,
      scales: werkHerstelInstrument.scales.map((scale) => ({ ...scale, items: scale.items.slice(0, 1) })),
    };
    const [found] = questionnaireGroups({ instruments: [single], answered: [], assignments: [], sharing: [] });
    assert.equal(found?.isSingleAnswer, true);
  });
});

describe('the end of a new permission', () => {
  it('is 12 months later in a treatment and 3 months around work or for an unknown role, never in a next month', () => {
    const withRole = (code: string): Person => ({ ...person, role: { code } });
    assert.equal(defaultEnd(withRole('cardiologist'), [], now), '2027-11-30');
    assert.equal(defaultEnd(withRole('occupational-physician'), [], now), '2027-02-28');
    assert.equal(defaultEnd(withRole('unheard-of'), [], now), '2027-02-28');
    assert.equal(dayAfterMonths(1, new Date(2028, 0, 31, 23, 59).getTime()), '2028-02-29');
  });

  it('is a day that has not passed', () => {
    assert.equal(isPossibleEnd('2026-11-30', now), true);
    for (const day of ['2026-11-29', '2026-02-30', '2026-12', '', 'morgen'])
      assert.equal(isPossibleEnd(day, now), false);
  });
});
