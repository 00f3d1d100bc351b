import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { loadExpressions, openForm, type QuestionnaireForm, type QuestionnaireItem } from '../../../src/core/index.js';
import { runs } from './endurance.js';
import { form, integer, responseOf } from './samples.js';

const expressions = await loadExpressions();
const open = (items: readonly QuestionnaireItem[], answered: Readonly<Record<string, number>> = {}) =>
  openForm(form(...items), {
    expressions,
    response: responseOf(
      items.flatMap(({ linkId }) =>
        answered[linkId] === undefined ? [] : { linkId, answers: [{ value: integer(answered[linkId]) }] },
      ),
    ),
  });

const answerTo = (linkId: string) => `%resource.item.where(linkId='${linkId}').answer.value`;
const valueOf = (opened: QuestionnaireForm, path: string): unknown => opened.at(path)?.answers[0]?.value?.value;
const input = (linkId: string): QuestionnaireItem => ({ linkId, type: 'integer' });
const sum = (linkId: string, expression: string): QuestionnaireItem => ({
  linkId,
  type: 'integer',
  readOnly: true,
  calculatedExpression: expression,
});

/** A total up to and with each day, in the order of the days. */
function days(count: number): QuestionnaireItem[] {
  return Array.from({ length: count }, (_, day) => [
    input(`in${day}`),
    sum(`total${day}`, day === 0 ? answerTo('in0') : `${answerTo(`total${day - 1}`)} + ${answerTo(`in${day}`)}`),
  ]).flat();
}

const ones = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, day) => [`in${day}`, 1]));

describe('a chain of 5,000 calculations', () => {
  const count = 5_000;
  for (const [order, items] of [
    ['from first to last', days(count)],
    ['from last to first', days(count).toReversed()],
  ] as const) {
    it(`settles when it is written ${order}, also after day 1 is corrected`, () => {
      const opened = open(items, ones(count));
      assert.equal(valueOf(opened, `total${count - 1}`), count);
      opened.answer('in0', integer(11));
      assert.equal(valueOf(opened, `total${count - 1}`), count + 10);
      assert.equal(valueOf(opened, 'total0'), 11);
      assert.deepEqual(opened.reports, []);
    });
  }
});

describe('a chain of calculations', () => {
  it('settles when its days are filled in from last to first', () => {
    const opened = open(days(40));
    for (let day = 39; day >= 0; day--) opened.answer(`in${day}`, integer(1));
    assert.equal(valueOf(opened, 'total39'), 40);
    assert.deepEqual(opened.reports, []);
  });
  it('settles inside a group, where each path goes through the group', () => {
    const inGroup = (linkId: string) => `%resource.item.where(linkId='g').item.where(linkId='${linkId}').answer.value`;
    const items = days(200).map((item) => ({
      ...item,
      ...(item.calculatedExpression && {
        calculatedExpression: item.calculatedExpression.replaceAll(
          /%resource\.item\.where\(linkId='(\w+)'\)\.answer\.value/g,
          (_, linkId: string) => inGroup(linkId),
        ),
      }),
    }));
    const opened = openForm(form({ linkId: 'g', type: 'group', items: items.toReversed() }), { expressions });
    for (let day = 0; day < 200; day++) opened.answer(`in${day}`, integer(1));
    assert.equal(valueOf(opened, 'total199'), 200);
    assert.deepEqual(opened.reports, []);
  });
  it('settles in the wrong order when its dependencies cannot be told from the text', () => {
    const count = 150;
    const vague = (linkId: string) => `%resource.item.where(linkId='${linkId}' or false).answer.value`;
    const chain = Array.from({ length: count }, (_, place) => sum(`c${place}`, `${vague(`c${place + 1}`)} + 1`));
    const opened = open([...chain, input(`c${count}`)]);
    opened.answer(`c${count}`, integer(0));
    assert.equal(valueOf(opened, 'c0'), count);
    assert.deepEqual(opened.reports, []);
  });
  it('settles through items that a calculation enables', () => {
    const count = 300;
    const chain = Array.from({ length: count }, (_, place): QuestionnaireItem => ({
      ...sum(`c${place}`, `${answerTo(`c${place + 1}`)} + 1`),
      enableWhen: [{ question: `c${place + 1}`, operator: 'exists', answer: true }],
    }));
    const opened = open([...chain, input(`c${count}`)]);
    opened.answer(`c${count}`, integer(0));
    assert.equal(valueOf(opened, 'c0'), count);
    assert.equal(opened.at('c0')?.enabled, true);
    assert.deepEqual(opened.reports, []);
  });
  it('settles from one repetition of a group to the next', () => {
    const group: QuestionnaireItem = {
      linkId: 'g',
      type: 'group',
      repeats: true,
      items: [
        input('in'),
        { ...sum('total', `%resource.item.where(linkId='g').item.where(linkId='in').answer.value.sum()`) },
      ],
    };
    const opened = openForm(form(group, sum('all', `%resource.item.item.where(linkId='total').answer.value.sum()`)), {
      expressions,
    });
    for (let place = 1; place < 30; place++) opened.addRepetition('g[0]');
    for (const { path } of opened.items.slice(0, 30)) opened.answer(`${path}/in`, integer(1));
    assert.equal(valueOf(opened, 'all'), 30 * 30);
    assert.deepEqual(opened.reports, []);
  });
});

describe('a cycle of calculations', () => {
  it('is reported with its own items only, and what comes after it is calculated', () => {
    const opened = open([
      input('a'),
      sum('b', `iif(${answerTo('c')}.exists(), ${answerTo('c')}, 0) + ${answerTo('a')}`),
      sum('c', `${answerTo('b')} + 1`),
      sum('after', `iif(${answerTo('b')}.exists(), 1, 2)`),
      ...days(30).toReversed(),
    ]);
    opened.answer('a', integer(1));
    for (let day = 0; day < 30; day++) opened.answer(`in${day}`, integer(1));
    const loops = opened.reports.filter(({ key }) => key === 'calculationLoop');
    assert.deepEqual(
      loops.map(({ linkIds }) => linkIds),
      [['b', 'c']],
    );
    assert.deepEqual([valueOf(opened, 'b'), valueOf(opened, 'c'), valueOf(opened, 'after')], [undefined, undefined, 2]);
    assert.equal(valueOf(opened, 'total29'), 30);
  });
});

describe('any form without cycles', () => {
  /** Questions, and sums of what stands before them; the items and the answers in any order. */
  const sums = fc.integer({ min: 3, max: 25 }).chain((count) =>
    fc.record({
      terms: fc.tuple(
        ...Array.from({ length: count }, (_, place) =>
          place < 2 ? fc.constant([]) : fc.array(fc.nat(place - 1), { maxLength: 3 }),
        ),
      ),
      given: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: count, maxLength: count }),
      written: fc.shuffledSubarray([...Array(count).keys()], { minLength: count }),
      answered: fc.shuffledSubarray([...Array(count).keys()], { minLength: count }),
    }),
  );

  it('gives what adding by hand gives, whatever the order of the items and of the answers', () => {
    fc.assert(
      fc.property(sums, ({ terms, given, written, answered }) => {
        const isSum = (place: number) => (terms[place] ?? []).length > 0;
        const expected: number[] = [];
        for (const [place, used] of terms.entries()) {
          const total = used.reduce((all: number, term: number) => all + (expected[term] ?? 0), 0);
          expected.push(isSum(place) ? total : (given[place] ?? 0));
        }
        const itemAt = (place: number) =>
          isSum(place)
            ? sum(`q${place}`, (terms[place] ?? []).map((term) => answerTo(`q${term}`)).join(' + '))
            : input(`q${place}`);
        const opened = open(written.map(itemAt));
        for (const place of answered) if (!isSum(place)) opened.answer(`q${place}`, integer(given[place] ?? 0));
        assert.deepEqual(
          expected.map((_, place) => valueOf(opened, `q${place}`)),
          expected,
        );
        assert.deepEqual(opened.reports, []);
      }),
      { numRuns: runs },
    );
  });
});
