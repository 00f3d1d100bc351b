import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Instrument, Scale } from '../../../src/core/model/instrument.js';
import type { Questionnaire } from '../../../src/core/model/questionnaire.js';
import type { Score } from '../../../src/core/model/score.js';
import type { AnswerValue } from '../../../src/core/model/value.js';
import { instrumentFrom } from '../../../src/core/scoring/instrument-from.js';
import { flagsOf, measurementOf, scorerOf, scoresOf } from '../../../src/core/scoring/scores.js';
import { about, exampleInstrument, questionnaireFor, responseTo, responseWith, source } from './examples.js';

/** Computes the score on the only scale of an instrument that is validated first. */
function scored(instrument: Instrument, answers: readonly (number | null)[]): Score {
  const [score] = scoresOf(instrumentFrom(instrument), questionnaireFor(instrument), responseTo(instrument, answers));
  assert(score);
  return score;
}

function shape({ status, value, trace }: Score) {
  return { status, value, trace };
}

const allowing = (count: number) => ({ missing: { type: 'maximumCount', count } as const });

describe('scoring methods', () => {
  it('adds the answers, and shows the sum', () => {
    assert.deepEqual(scored(exampleInstrument({}, { count: 3 }), [3, 2, 0]), {
      scale: 'total',
      status: 'ok',
      value: 5,
      answered: 3,
      asked: 3,
      trace: '3 + 2 + 0 = 5',
    });
  });

  it('prorates a sum with missing answers, and lists them', () => {
    assert.deepEqual(scored(exampleInstrument(allowing(1), { count: 3 }), [3, 2, null]), {
      scale: 'total',
      status: 'prorated',
      value: 7.5,
      answered: 2,
      asked: 3,
      trace: '(3 + 2) / 2 × 3 = 7.5',
      missing: [{ item: 'c', why: 'notAnswered' }],
    });
  });

  it('computes the mean, and marks a rounded number', () => {
    const instrument = exampleInstrument({ method: { type: 'mean' }, min: 0, max: 4, ...allowing(1) }, { count: 3 });
    assert.deepEqual(shape(scored(instrument, [3, 2, 0])), {
      status: 'ok',
      value: 5 / 3,
      trace: '(3 + 2 + 0) / 3 ≈ 1.6667',
    });
    assert.deepEqual(shape(scored(instrument, [3, null, 0])), {
      status: 'prorated',
      value: 1.5,
      trace: '(3 + 0) / 2 = 1.5',
    });
  });

  it('computes the percentage of the maximum from the items’ own range', () => {
    const instrument = exampleInstrument(
      { method: { type: 'percentOfMaximum' }, min: 0, max: 100 },
      { count: 2, min: 1, max: 5 },
    );
    assert.deepEqual(shape(scored(instrument, [1, 3])), {
      status: 'ok',
      value: 25,
      trace: '((1 + 3) / 2 − 1) / (5 − 1) × 100 = 25',
    });
  });

  it('multiplies a sum, also if prorated', () => {
    const scale: Partial<Scale> = { method: { type: 'scaledSum', factor: 4 }, min: 0, max: 48, ...allowing(1) };
    const instrument = exampleInstrument(scale, { count: 3 });
    assert.deepEqual(shape(scored(instrument, [3, 3, 2])), { status: 'ok', value: 32, trace: '(3 + 3 + 2) × 4 = 32' });
    assert.deepEqual(shape(scored(instrument, [3, 3, null])), {
      status: 'prorated',
      value: 36,
      trace: '(3 + 3) / 2 × 3 × 4 = 36',
    });
  });

  it('looks up a raw sum, with its standard error', () => {
    const table = [0, 1, 2].map((raw) => ({ raw, value: 40 + raw * 5.5, standardError: 3.2 }));
    const instrument = exampleInstrument({ method: { type: 'lookup', table }, min: 20, max: 80 }, { count: 2, max: 1 });
    assert.deepEqual(scored(instrument, [1, 1]), {
      scale: 'total',
      status: 'ok',
      value: 51,
      standardError: 3.2,
      answered: 2,
      asked: 2,
      trace: '1 + 1 = 2 → 51',
    });
  });

  it('adds the weights of levels, and once the weight of any answer above a level', () => {
    const levels = { '1': 0, '2': -0.1, '3': -0.3 };
    const instrument = exampleInstrument(
      {
        method: {
          type: 'weighted',
          start: 1,
          weights: { a: levels, b: levels },
          anyAbove: { level: 1, weight: -0.05 },
        },
        min: 0.35,
        max: 1,
        direction: 'higherIsBetter',
      },
      { count: 2, min: 1, max: 3 },
    );
    assert.deepEqual(shape(scored(instrument, [1, 1])), { status: 'ok', value: 1, trace: '1 + 0 + 0 = 1' });
    const both = scored(instrument, [2, 3]);
    assert(about(both.value, 0.55));
    assert.equal(both.trace, '1 − 0.05 − 0.1 − 0.3 = 0.55');
  });

  it('uses the answer itself for a scale of one question', () => {
    const value = { method: { type: 'value' }, items: [{ item: 'a' }], min: 0, max: 10 } as const;
    const singleItem = exampleInstrument({ ...value, items: [{ item: 'a' }] }, { count: 1, max: 10 });
    assert.deepEqual(shape(scored(singleItem, [6])), { status: 'ok', value: 6, trace: '6' });
    const turned = exampleInstrument({ ...value, items: [{ item: 'a', reverse: true }] }, { count: 1, max: 10 });
    assert.deepEqual(shape(scored(turned, [6])), { status: 'ok', value: 4, trace: '10 − 6 = 4' });
  });

  it('computes no score for an external scale', () => {
    const external = exampleInstrument({ method: { type: 'external' }, items: [], min: 10, max: 90 });
    assert.deepEqual(scored(external, [1, 1, 1, 1]), { scale: 'total', status: 'notApplicable' });
  });

  it('reverses within the item’s own range and recodes by table, and shows both', () => {
    const items = [
      { item: 'a', reverse: true },
      { item: 'b', recode: { '1': 0, '2': 50, '3': 100 } },
    ];
    const instrument = exampleInstrument({ items, min: 1, max: 103 }, { count: 2, min: 1, max: 3 });
    assert.deepEqual(shape(scored(instrument, [1, 2])), { status: 'ok', value: 53, trace: '(4 − 1) + (2 → 50) = 53' });
  });
});

describe('missing answers', () => {
  const rules = [
    { rule: { type: 'complete' }, allowed: 0 },
    { rule: { type: 'maximumShare', share: 0.5 }, allowed: 4 },
    { rule: { type: 'maximumShare', share: 0.4 }, allowed: 3 },
    { rule: { type: 'maximumCount', count: 2 }, allowed: 2 },
    { rule: { type: 'minimumAnswered', count: 3 }, allowed: 5 },
  ] as const;
  for (const { rule, allowed } of rules) {
    it(`allow ${allowed} of 8 under ${JSON.stringify(rule)}`, () => {
      const instrument = exampleInstrument({ missing: rule }, { count: 8 });
      for (let missing = 0; missing <= 8; missing += 1) {
        const answers = Array.from({ length: 8 }, (_, index) => (index < missing ? null : 2));
        const { status, value } = scored(instrument, answers);
        const expected = missing === 0 ? 'ok' : missing <= allowed ? 'prorated' : 'incomplete';
        assert.deepEqual({ status, value }, { status: expected, value: missing <= allowed ? 16 : undefined });
      }
    });
  }

  it('give no score without any answer, and show the present answers if there are too few', () => {
    const instrument = exampleInstrument({}, { count: 3 });
    assert.equal(scored(instrument, [null, null, null]).status, 'incomplete');
    assert.deepEqual(shape(scored(instrument, [3, null, 0])), {
      status: 'incomplete',
      value: undefined,
      trace: '3 + – + 0',
    });
  });

  it('include a question that is absent from the response', () => {
    const instrument = exampleInstrument({}, { count: 2 });
    const [score] = scoresOf(instrument, questionnaireFor(instrument), responseWith({ a: 1 }));
    assert.deepEqual(score?.missing, [{ item: 'b', why: 'notAnswered' }]);
  });

  it('distinguish refused from not answered', () => {
    const instrument = exampleInstrument(allowing(1), { count: 2, max: 1 });
    const option = (code: string, weight?: number) => ({
      value: { type: 'coding', value: { code }, ...(weight === undefined ? {} : { weight }) } as const,
    });
    const options = [option('no', 0), option('yes', 1), option('rather-not')];
    const questionnaire = questionnaireFor(instrument, ({ linkId }) => ({ linkId, type: 'choice', options }));
    const answer = (code: string, system?: string) =>
      ({ type: 'coding', value: { code, ...(system ? { system } : {}) } }) as const;
    const absent = 'http://terminology.hl7.org/CodeSystem/data-absent-reason';
    for (const refused of [answer('rather-not'), answer('asked-declined', absent)]) {
      const [score] = scoresOf(instrument, questionnaire, responseWith({ a: answer('yes'), b: refused }));
      assert.deepEqual(score?.missing, [{ item: 'b', why: 'refused' }]);
      assert.equal(score.value, 2);
    }
  });

  it('count the weight of an option that is a text, a date or a time', () => {
    const instrument = exampleInstrument({}, { count: 2, max: 1 });
    const values = [
      ['never', 'often'].map((value, weight) => ({ type: 'string', value, weight }) as const),
      ['2026-01', '2026-02'].map((value, weight) => ({ type: 'date', value, weight }) as const),
      ['09:00:00', '10:00:00'].map((value, weight) => ({ type: 'time', value, weight }) as const),
    ];
    for (const [low, high] of values) {
      const options = [{ value: low! }, { value: high! }];
      const questionnaire = questionnaireFor(instrument, ({ linkId }) => ({ linkId, type: 'choice', options }));
      const [score] = scoresOf(instrument, questionnaire, responseWith({ a: high!, b: low! }));
      assert.deepEqual([score?.status, score?.value], ['ok', 1], low!.type);
      const withoutWeight = { ...high!, weight: undefined };
      assert.equal(scoresOf(instrument, questionnaire, responseWith({ a: withoutWeight, b: low! }))[0]?.value, 1);
    }
  });

  describe('questions skipped by the questionnaire', () => {
    const instrument = exampleInstrument(allowing(1), { count: 2 });
    const questionnaire: Questionnaire = {
      ...questionnaireFor(instrument),
      items: [
        { linkId: 'gate', type: 'boolean' },
        {
          linkId: 'group',
          type: 'group',
          enableWhen: [{ question: 'gate', operator: '=', answer: { type: 'boolean', value: true } }],
          items: questionnaireFor(instrument).items,
        },
      ],
    };
    const gate = (value: boolean) => ({ gate: { type: 'boolean', value } }) as const;

    it('are not applicable if all were skipped', () => {
      const [score] = scoresOf(instrument, questionnaire, responseWith(gate(false)));
      assert.equal(score?.status, 'notApplicable');
      assert.deepEqual(score.missing, [
        { item: 'a', why: 'notAsked' },
        { item: 'b', why: 'notAsked' },
      ]);
    });

    it('are incomplete if asked and not answered', () => {
      const [score] = scoresOf(instrument, questionnaire, responseWith(gate(true)));
      assert.equal(score?.status, 'incomplete');
      assert.deepEqual(
        score.missing?.map(({ why }) => why),
        ['notAnswered', 'notAnswered'],
      );
    });

    it('do not count answers left from before they were skipped', () => {
      const response = responseWith(gate(false));
      response.items.push({ linkId: 'group', items: responseWith({ a: 1, b: 2 }).items });
      assert.equal(scoresOf(instrument, questionnaire, response)[0]?.status, 'notApplicable');
    });

    it('do not throw for answers of another type', () => {
      const wrong = { type: 'string', value: 'x' } as const;
      const response = responseWith({ ...gate(true), unknown: 3 });
      response.items.push({ linkId: 'group', items: responseWith({ a: wrong, b: 2 }).items });
      assert.equal(scoresOf(instrument, questionnaire, response)[0]?.status, 'incomplete');
      assert.equal(scoresOf(instrument, questionnaire, responseWith({ gate: wrong }))[0]?.status, 'notApplicable');
    });

    it('are scored if they were asked', () => {
      const response = responseWith(gate(true));
      response.items.push({ linkId: 'group', items: responseWith({ a: 1, b: 2 }).items });
      assert.equal(scoresOf(instrument, questionnaire, response)[0]?.value, 3);
    });
  });
});

describe('never scores an answer that is no number for the item', () => {
  const instrument = exampleInstrument(allowing(3), { count: 4 });
  const options = [0, 1, 2, 3, 4].map((weight) => ({
    value: { type: 'coding', value: { system: 's', code: `c${weight}` }, weight } as const,
  }));
  const plain = questionnaireFor(instrument, ({ linkId }) => ({ linkId, type: 'integer' }));
  const choice = questionnaireFor(instrument, ({ linkId }) => ({ linkId, type: 'choice', options }));
  const wrong: readonly [string, Questionnaire, AnswerValue][] = [
    ['above the range', plain, { type: 'integer', value: 5 }],
    ['below the range', plain, { type: 'integer', value: -1 }],
    ['NaN', plain, { type: 'decimal', value: Number.NaN }],
    ['infinite', plain, { type: 'decimal', value: Number.POSITIVE_INFINITY }],
    ['a fraction to a whole-number question', plain, { type: 'decimal', value: 1.5 }],
    ['a string', plain, { type: 'string', value: '3' }],
    ['a boolean', plain, { type: 'boolean', value: true }],
    ['a coding without a number', plain, { type: 'coding', value: { code: '3' } }],
    ['outside the options', choice, { type: 'coding', value: { system: 's', code: 'c9' }, weight: 2 }],
    ['of another code system', choice, { type: 'coding', value: { system: 't', code: 'c2' }, weight: 2 }],
    ['of another weight than the option', choice, { type: 'coding', value: { system: 's', code: 'c2' }, weight: 4 }],
    ['a number where options were offered', choice, { type: 'integer', value: 2 }],
  ];
  for (const [name, questionnaire, value] of wrong) {
    it(name, () => {
      const number = questionnaire === plain ? 1 : ({ type: 'coding', value: { system: 's', code: 'c1' } } as const);
      const response = responseWith({ a: value, b: number, c: number, d: number });
      const [score] = scoresOf(instrument, questionnaire, response);
      assert.deepEqual(score && shape(score), { status: 'incomplete', value: undefined, trace: '? + 1 + 1 + 1' });
      assert.deepEqual(score?.missing, [{ item: 'a', why: 'notUsable' }]);
    });
  }

  it('two answers to one question', () => {
    const response = responseWith({ b: 1, c: 1, d: 1 });
    const answer = { value: { type: 'integer', value: 1 } as const };
    response.items.push({ linkId: 'a', answers: [answer, answer] });
    assert.equal(scoresOf(instrument, plain, response)[0]?.status, 'incomplete');
  });

  it('one question answered at two positions', () => {
    const response = responseWith({ a: 1, b: 1, c: 1, d: 1 });
    response.items.push(...responseWith({ a: 2 }).items);
    assert.equal(scoresOf(instrument, plain, response)[0]?.status, 'incomplete');
  });

  it('reads the weight of the option if the answer has none', () => {
    const coding = (code: string) => ({ type: 'coding', value: { system: 's', code } }) as const;
    const response = responseWith({ a: coding('c1'), b: coding('c2'), c: coding('c3'), d: coding('c4') });
    assert.equal(scoresOf(instrument, choice, response)[0]?.value, 10);
  });
});

describe('finding the items', () => {
  const loinc = 'http://loinc.org';
  const instrument: Instrument = {
    ...exampleInstrument({}, { count: 3 }),
    items: ['a', 'b', 'c'].map((key) => ({ key, codes: [{ system: loinc, code: `L-${key}` }], min: 0, max: 4 })),
  };
  const range = { minValue: { type: 'integer', value: 0 }, maxValue: { type: 'integer', value: 4 } } as const;
  const question = (linkId: string, code?: string) =>
    ({ linkId, type: 'integer', ...range, ...(code ? { code: [{ system: loinc, code }] } : {}) }) as const;
  const why = (items: Questionnaire['items'], answers: Record<string, number>) => {
    const [score] = scoresOf(instrument, { items }, responseWith(answers));
    return score?.missing?.map((entry) => `${entry.item} ${entry.why}`) ?? score?.trace;
  };

  it('finds them by code, in any order', () => {
    const items = [question('3', 'L-c'), question('1', 'L-a'), question('x'), question('2', 'L-b')];
    assert.equal(why(items, { '1': 1, '2': 2, '3': 3, x: 4 }), '1 + 2 + 3 = 6');
  });

  it('finds them by linkId without codes', () => {
    const byLinkId = {
      ...instrument,
      items: instrument.items.map((item) => ({ ...item, linkIds: [`q-${item.key}`] })),
    };
    const items = [question('q-c'), question('q-a'), question('q-b')];
    const [score] = scoresOf(byLinkId, { items }, responseWith({ 'q-a': 1, 'q-b': 2, 'q-c': 3 }));
    assert.equal(score?.trace, '1 + 2 + 3 = 6');
  });

  it('finds them by position without codes and linkIds, also below groups', () => {
    const items: Questionnaire['items'] = [
      { linkId: 'text', type: 'text' },
      { linkId: 'group', type: 'group', items: [question('1'), question('2')] },
      { linkId: 'age', type: 'integer' },
      question('3'),
      { ...question('total'), readOnly: true },
    ];
    assert.equal(why(items, { '1': 1, '2': 2, '3': 3, total: 4 }), '1 + 2 + 3 = 6');
  });

  it('finds one without a code between its neighbors', () => {
    const items = [question('1', 'L-a'), question('2'), question('3', 'L-c'), question('4')];
    assert.equal(why(items, { '1': 1, '2': 2, '3': 3, '4': 4 }), '1 + 2 + 3 = 6');
  });

  const none = ['a notFound', 'b notFound', 'c notFound'];
  it('finds none if there are too many or too few questions', () => {
    assert.deepEqual(why([question('1'), question('2')], { '1': 1, '2': 2 }), none);
    const four = ['1', '2', '3', '4'].map((linkId) => question(linkId));
    assert.deepEqual(why(four, { '1': 1, '2': 2, '3': 3, '4': 4 }), none);
  });

  it('ignores a question with the code of another item', () => {
    const items = [question('1', 'L-x'), question('2', 'L-y'), question('3', 'L-z')];
    assert.deepEqual(why(items, { '1': 1, '2': 2, '3': 3 }), none);
  });

  it('ignores a question with another range', () => {
    const other = { ...question('2', 'L-b'), maxValue: { type: 'integer', value: 3 } } as const;
    const items = [question('1', 'L-a'), other, question('3', 'L-c')];
    assert.deepEqual(why(items, { '1': 1, '2': 2, '3': 3 }), ['b notFound']);
  });

  it('does not confuse options that count from 1 with options that count from 0', () => {
    const options = [1, 2, 3, 4, 5].map((weight) => ({
      value: { type: 'coding', value: { code: String(weight) }, weight } as const,
    }));
    const items = ['a', 'b', 'c'].map(
      (key) => ({ linkId: key, type: 'choice', options, code: question(key, `L-${key}`).code }) as const,
    );
    const [score] = scoresOf(instrument, { items: items as Questionnaire['items'] }, responseWith({}));
    assert.equal(score?.status, 'notApplicable');
  });

  it('does not choose between two questions with the same code', () => {
    const items = [question('1', 'L-a'), question('1b', 'L-a'), question('2', 'L-b'), question('3', 'L-c')];
    assert.deepEqual(why(items, { '1': 1, '1b': 1, '2': 2, '3': 3 }), ['a notFound']);
  });

  it('is not applicable if a question of the scale is absent, under any missing rule', () => {
    const lenient = { ...instrument, scales: instrument.scales.map((scale) => ({ ...scale, ...allowing(2) })) };
    const items = [question('1', 'L-a'), question('2', 'L-b')];
    const [score] = scoresOf(lenient, { items }, responseWith({ '1': 1, '2': 2 }));
    assert.equal(score?.status, 'notApplicable');
    assert.equal(score.value, undefined);
  });
});

describe('flags', () => {
  const instrument: Instrument = {
    ...exampleInstrument({}, { count: 3 }),
    flags: [{ id: 'c>0', item: 'c', from: 1, label: 'c', source }],
  };
  const flags = (answers: readonly (number | null)[]) =>
    flagsOf(instrument, questionnaireFor(instrument), responseTo(instrument, answers));

  it('are raised from their answer on, whatever the total', () => {
    assert.deepEqual(flags([0, 0, 0]), []);
    assert.deepEqual(flags([0, 0, 1]), [{ id: 'c>0', status: 'raised' }]);
    assert.deepEqual(flags([4, 4, 4]), [{ id: 'c>0', status: 'raised' }]);
  });

  it('are raised without a total', () => {
    assert.deepEqual(flags([null, null, 2]), [{ id: 'c>0', status: 'raised' }]);
  });

  it('report a question without a usable answer', () => {
    assert.deepEqual(flags([0, 0, null]), [{ id: 'c>0', status: 'notAnswered' }]);
    assert.deepEqual(flags([0, 0, 9]), [{ id: 'c>0', status: 'notUsable' }]);
  });

  // "Not answered" would blame the patient for a question that was never shown.
  it('report a question that is absent from the form, or skipped', () => {
    assert.deepEqual(flagsOf(instrument, { items: [] }, responseWith({})), [{ id: 'c>0', status: 'notAsked' }]);
  });
});

describe('a measurement', () => {
  const instrument = exampleInstrument({}, { count: 1 });
  const questionnaire = questionnaireFor(instrument);

  it('has the date, response and version of the questionnaire', () => {
    const measurement = measurementOf(instrument, questionnaire, responseTo(instrument, [2]));
    assert.deepEqual(measurement, {
      date: '2026-11-22T10:00:00Z',
      response: 'response',
      version: '2',
      scores: [{ scale: 'total', status: 'ok', value: 2, answered: 1, asked: 1, trace: '2 = 2' }],
      flags: [],
    });
  });

  it('has the respondent, if that is not the patient', () => {
    const response = { ...responseTo(instrument, [2]), subject: 'Patient/1' };
    const respondentOf = (source?: string) =>
      measurementOf(instrument, questionnaire, source === undefined ? response : { ...response, source }).respondent;
    assert.equal(respondentOf('RelatedPerson/7'), 'RelatedPerson/7');
    assert.equal(respondentOf('Patient/1'), undefined);
    assert.equal(respondentOf(), undefined);
  });

  it('has the version of the questionnaire if the response names none', () => {
    const response = { ...responseTo(instrument, [2]), questionnaire: 'https://example.org/q' };
    assert.equal(measurementOf(instrument, questionnaire, response).version, '2');
  });

  it('throws without a date', () => {
    const { authored: _, ...response } = responseTo(instrument, [2]);
    assert.throws(() => measurementOf(instrument, questionnaire, response), {
      name: 'ModelError',
      message: /QuestionnaireResponse response .*authored/,
    });
  });
});

describe('for any answers', () => {
  const answer = fc.integer({ min: 0, max: 4 });
  const eight = fc.array(answer, { minLength: 8, maxLength: 8 });
  const gaps = fc.array(fc.option(answer), { minLength: 8, maxLength: 8 });
  const methods: readonly Partial<Scale>[] = [
    { method: { type: 'sum' } },
    { method: { type: 'mean' }, max: 4 },
    { method: { type: 'percentOfMaximum' }, max: 100 },
    { method: { type: 'scaledSum', factor: 2.5 }, max: 80 },
  ];
  const lenient = methods.map((scale) =>
    exampleInstrument({ ...scale, missing: { type: 'minimumAnswered', count: 1 } }, { count: 8 }),
  );
  const scorers = lenient.map((instrument) => {
    const scorer = scorerOf(instrumentFrom(instrument), questionnaireFor(instrument));
    return (answers: readonly (number | null)[]) => scorer(responseTo(instrument, answers)).scores[0];
  });

  it('gives the same score in any order of items', () => {
    fc.assert(
      fc.property(gaps, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (answers, order) => {
        const other = answers
          .map((answer, index) => [answer, order[index] ?? 0] as const)
          .toSorted((a, b) => a[1] - b[1]);
        for (const score of scorers) {
          const [original, reordered] = [score(answers)?.value, score(other.map(([first]) => first))?.value];
          assert(original === reordered || (reordered !== undefined && about(original, reordered)));
        }
      }),
    );
  });

  it('never lowers the score for a higher answer, or raises it for a higher reversed one', () => {
    const turned = exampleInstrument({ items: [...'abcdefgh'].map((item) => ({ item, reverse: true })) }, { count: 8 });
    fc.assert(
      fc.property(eight, fc.integer({ min: 0, max: 7 }), (answers, index) => {
        const higher = answers.with(index, Math.min(4, (answers[index] ?? 0) + 1));
        for (const score of scorers) assert((score(higher)?.value ?? 0) >= (score(answers)?.value ?? 0));
        assert((scored(turned, higher).value ?? 0) <= (scored(turned, answers).value ?? 0));
      }),
    );
  });

  it('gives the sum as the prorated sum of complete answers', () => {
    fc.assert(
      fc.property(eight, (answers) => {
        assert.equal(
          scorers[0]?.(answers)?.value,
          answers.reduce((sum, answer) => sum + answer, 0),
        );
      }),
    );
  });

  it('gives the original after reversing twice', () => {
    const turned = exampleInstrument({ items: [{ item: 'a', reverse: true }] }, { count: 1, min: 1, max: 7 });
    const reversed = { ...turned, scales: turned.scales.map((scale) => ({ ...scale, min: 1, max: 7 })) };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), (first) => {
        const once = scored(reversed, [first]).value ?? 0;
        assert.equal(scored(reversed, [once]).value, first);
      }),
    );
  });

  it('keeps the score within its scale, and only if the missing rule allows it', () => {
    fc.assert(
      fc.property(gaps, (answers) => {
        for (const [index, score] of scorers.entries()) {
          const scale = lenient[index]?.scales[0];
          const { value, status } = score(answers) ?? {};
          assert.equal(value === undefined, status === 'incomplete');
          assert(value === undefined || (scale && value >= scale.min - 1e-9 && value <= scale.max + 1e-9));
        }
      }),
    );
  });

  it('never throws', () => {
    const instrument = exampleInstrument(allowing(2), { count: 4 });
    const scorer = scorerOf(instrument, questionnaireFor(instrument));
    const value = fc.oneof(
      fc.record({ type: fc.constantFrom('integer' as const, 'decimal' as const), value: fc.double() }),
      fc.record({ type: fc.constant('string' as const), value: fc.string() }),
      fc.record({
        type: fc.constant('coding' as const),
        value: fc.record({ code: fc.string() }),
        weight: fc.double(),
      }),
      fc.record({ type: fc.constant('quantity' as const), value: fc.record({ value: fc.double() }) }),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e', '__proto__'), value), (answers) => {
        const [score] = scorer(responseWith(answers)).scores;
        assert(score && (score.value === undefined || (score.value >= 0 && score.value <= 16)));
      }),
    );
  });
});
