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

/** A running total for each day, in the order of the days. */
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
    it(`is stable when listed ${order}, also after a correction of day 1`, () => {
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
  it('is stable when its days are answered from last to first', () => {
    const opened = open(days(40));
    for (let day = 39; day >= 0; day--) opened.answer(`in${day}`, integer(1));
    assert.equal(valueOf(opened, 'total39'), 40);
    assert.deepEqual(opened.reports, []);
  });
  it('is stable inside a group, with paths through the group', () => {
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
  it('is stable in the wrong order with dependencies that are unknown from the text', () => {
    const count = 150;
    const vague = (linkId: string) => `%resource.item.where(linkId='${linkId}' or false).answer.value`;
    const chain = Array.from({ length: count }, (_, index) => sum(`c${index}`, `${vague(`c${index + 1}`)} + 1`));
    const opened = open([...chain, input(`c${count}`)]);
    opened.answer(`c${count}`, integer(0));
    assert.equal(valueOf(opened, 'c0'), count);
    assert.deepEqual(opened.reports, []);
  });
  it('is stable across items that a calculation enables', () => {
    const count = 300;
    const chain = Array.from({ length: count }, (_, index): QuestionnaireItem => ({
      ...sum(`c${index}`, `${answerTo(`c${index + 1}`)} + 1`),
      enableWhen: [{ question: `c${index + 1}`, operator: 'exists', answer: true }],
    }));
    const opened = open([...chain, input(`c${count}`)]);
    opened.answer(`c${count}`, integer(0));
    assert.equal(valueOf(opened, 'c0'), count);
    assert.equal(opened.at('c0')?.enabled, true);
    assert.deepEqual(opened.reports, []);
  });
  it('is stable from one repetition of a group to the next', () => {
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
    for (let index = 1; index < 30; index++) opened.addRepetition('g[0]');
    for (const { path } of opened.items.slice(0, 30)) opened.answer(`${path}/in`, integer(1));
    assert.equal(valueOf(opened, 'all'), 30 * 30);
    assert.deepEqual(opened.reports, []);
  });
});

describe('a cycle of calculations', () => {
  it('is reported with its own items only, and later items are calculated', () => {
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
  /** Questions and sums of earlier ones, with items and answers in random order. */
  const sums = fc.integer({ min: 3, max: 25 }).chain((count) =>
    fc.record({
      terms: fc.tuple(
        ...Array.from({ length: count }, (_, index) =>
          index < 2 ? fc.constant([]) : fc.array(fc.nat(index - 1), { maxLength: 3 }),
        ),
      ),
      given: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: count, maxLength: count }),
      listed: fc.shuffledSubarray([...Array(count).keys()], { minLength: count }),
      answered: fc.shuffledSubarray([...Array(count).keys()], { minLength: count }),
    }),
  );

  it('calculates the same sums as by hand, in any order of items and answers', () => {
    fc.assert(
      fc.property(sums, ({ terms, given, listed, answered }) => {
        const isSum = (index: number) => (terms[index] ?? []).length > 0;
        const expected: number[] = [];
        for (const [index, used] of terms.entries()) {
          const total = used.reduce((all: number, term: number) => all + (expected[term] ?? 0), 0);
          expected.push(isSum(index) ? total : (given[index] ?? 0));
        }
        const itemAt = (index: number) =>
          isSum(index)
            ? sum(`q${index}`, (terms[index] ?? []).map((term) => answerTo(`q${term}`)).join(' + '))
            : input(`q${index}`);
        const opened = open(listed.map(itemAt));
        for (const index of answered) if (!isSum(index)) opened.answer(`q${index}`, integer(given[index] ?? 0));
        assert.deepEqual(
          expected.map((_, index) => valueOf(opened, `q${index}`)),
          expected,
        );
        assert.deepEqual(opened.reports, []);
      }),
      { numRuns: runs },
    );
  });
});
