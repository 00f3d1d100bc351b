import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { limits } from '../../../scripts/limits.js';
import { FormError } from '../../../src/core/form/form-error.js';
import { openForm } from '../../../src/core/form/open-form.js';
import { validateResponse } from '../../../src/core/form/validate-response.js';
import type { EnableWhen, QuestionnaireItem } from '../../../src/core/model/questionnaire.js';
import { drawn, form, integer, responseOf, said, text, yes } from './samples.js';

const isYes = (question: string): EnableWhen => ({ question, operator: '=', answer: yes });
const isNotYes = (question: string): EnableWhen => ({ question, operator: '!=', answer: yes });
const many = (count: number, item: (index: number) => QuestionnaireItem): QuestionnaireItem[] =>
  Array.from({ length: count }, (_, index) => item(index));

/** Runs something; fails where it hangs. What it costs is measured elsewhere. */
function inTime<Result>(run: () => Result): Result {
  const start = performance.now();
  const result = run();
  assert.ok(performance.now() - start < limits.wait, 'it hangs');
  return result;
}

describe('a questionnaire that is not as it should be', () => {
  it('a double linkId is an error that names it', () => {
    const questionnaire = form(
      { linkId: 'a', type: 'group', items: [{ linkId: 'b', type: 'string' }] },
      { linkId: 'b', type: 'string' },
    );
    assert.throws(() => openForm(questionnaire), { name: 'FormError', linkId: 'b' });
    assert.throws(() => validateResponse(questionnaire, responseOf([])), { name: 'FormError', linkId: 'b' });
  });
  it('a missing linkId is an error', () => {
    for (const linkId of ['', undefined]) {
      assert.throws(() => openForm(form({ linkId, type: 'string' } as never)), FormError);
    }
  });
  for (const linkId of [
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'a/b',
    'a[0]',
    'a%2Fb',
    '[0]',
    '/',
    ' ',
    '"',
    'é👍',
  ]) {
    it(`${linkId} is a linkId like any other`, () => {
      const questionnaire = form(
        { linkId: 'a', type: 'group', repeats: true, items: [{ linkId: 'b', type: 'boolean' }] },
        { linkId, type: 'boolean' },
        {
          linkId: 'x',
          type: 'group',
          repeats: true,
          enableWhen: [isYes(linkId)],
          items: [{ linkId: `${linkId}x`, type: 'string' }],
        },
      );
      const opened = openForm(questionnaire);
      assert.equal(opened.at('x')?.enabled, false);
      opened.answer(opened.items[1]?.path ?? '', yes);
      assert.equal(opened.at('x')?.enabled, true);
      assert.equal(opened.at(opened.items[1]?.path ?? '')?.item.linkId, linkId);
      opened.answer(`${linkId}x`, text('t'));
      const response = opened.response({ status: 'completed' });
      assert.deepEqual(
        response.items.map((item) => item.linkId),
        [linkId, 'x'],
      );
      assert.deepEqual(validateResponse(questionnaire, response), []);
      assert.equal(({} as Record<string, unknown>)['answers'], undefined);
    });
  }
  it('fifty levels deep works; without end is an error', () => {
    const nested = (depth: number): QuestionnaireItem =>
      depth === 0
        ? { linkId: 'end', type: 'boolean' }
        : { linkId: `g${depth}`, type: depth % 2 ? 'group' : 'boolean', items: [nested(depth - 1)] };
    const questionnaire = form(nested(50));
    const opened = openForm(questionnaire);
    opened.answer('end', yes);
    const response = opened.response({ status: 'completed' });
    assert.deepEqual(validateResponse(questionnaire, response), []);
    assert.deepEqual(drawn(openForm(questionnaire, { response }).items), drawn(opened.items));
    assert.throws(() => openForm(form(nested(5000))), FormError);
  });
  it('10,000 items open and answer', () => {
    const opened = inTime(() => openForm(form(...many(10_000, (index) => ({ linkId: `q${index}`, type: 'integer' })))));
    inTime(() => opened.answer('q9999', integer(1)));
    assert.deepEqual(inTime(() => opened.response({ status: 'completed' })).items.length, 1);
    assert.deepEqual(
      inTime(() => opened.problems()),
      [],
    );
  });
  it('a chain of 10,000 conditions, the last item first', () => {
    const chain = many(10_000, (index) => ({
      linkId: `q${index}`,
      type: 'boolean',
      initial: [yes],
      ...(index > 0 && { enableWhen: [isYes(`q${index - 1}`)] }),
    }));
    const opened = inTime(() => openForm(form(...chain.toReversed())));
    assert.equal(opened.at('q9999')?.enabled, true);
    inTime(() => opened.answer('q0', undefined));
    assert.equal(opened.at('q9999')?.enabled, false);
    assert.deepEqual(opened.reports, []);
  });
  for (const [name, condition] of [
    ['waits for', isYes],
    ['excludes', isNotYes],
  ] as const) {
    it(`a circle of 9,999 in which each ${name} the next`, () => {
      const circle = many(9999, (index) => ({
        linkId: `q${index}`,
        type: 'boolean',
        initial: [yes],
        enableWhen: [condition(`q${(index + 1) % 9999}`)],
      }));
      const opened = inTime(() => openForm(form(...circle)));
      inTime(() => opened.answer('q0', undefined));
      inTime(() => opened.answer('q0', yes));
    });
  }
  it('every item depends on every other', () => {
    const linkIds = many(200, (index) => ({ linkId: `q${index}`, type: 'boolean' })).map(({ linkId }) => linkId);
    const opened = inTime(() =>
      openForm(
        form(
          ...linkIds.map((linkId): QuestionnaireItem => ({
            linkId,
            type: 'boolean',
            initial: [yes],
            enableWhen: linkIds.map(isNotYes),
            enableBehavior: 'all',
          })),
        ),
      ),
    );
    assert.equal(opened.reports[0]?.key, 'loop');
  });
  it('a minOccurs or a response beyond all bounds is an error', () => {
    const group = (linkId: string, items: QuestionnaireItem[], minOccurs: number): QuestionnaireItem => ({
      linkId,
      type: 'group',
      repeats: true,
      minOccurs,
      items,
    });
    const q: QuestionnaireItem = { linkId: 'q', type: 'string' };
    assert.throws(() => inTime(() => openForm(form(group('g', [q], 1e9)))), FormError);
    assert.throws(
      () => inTime(() => openForm(form(group('a', [group('b', [group('c', [q], 1000)], 1000)], 1000)))),
      FormError,
    );
    const response = responseOf(Array.from({ length: 200_000 }, () => ({ linkId: 'g' })));
    assert.throws(() => inTime(() => openForm(form(group('g', [q], 1)), { response })), FormError);
  });
  it('minOccurs above maxOccurs, and negative numbers', () => {
    const opened = openForm(
      form({
        linkId: 'g',
        type: 'group',
        repeats: true,
        minOccurs: 3,
        maxOccurs: 2,
        items: [{ linkId: 'q', type: 'string' }],
      }),
    );
    assert.equal(opened.items.length, 2);
    assert.equal(
      openForm(form({ linkId: 'g', type: 'group', repeats: true, minOccurs: -1, maxOccurs: -1, items: [] })).items
        .length,
      1,
    );
  });
  it('200,000 unknown items and answers in a response', () => {
    const response = responseOf([
      ...Array.from({ length: 200_000 }, (_, index) => ({ linkId: `x${index}` })),
      { linkId: 'q', answers: Array.from({ length: 100_000 }, () => ({ value: integer(1) })) },
    ]);
    const questionnaire = form({ linkId: 'q', type: 'integer', repeats: true });
    assert.equal(inTime(() => openForm(questionnaire, { response })).at('q')?.answers.length, 100_000);
    assert.equal(inTime(() => said(validateResponse(questionnaire, response))).length, 200_000);
  });
  it('2,000 repetitions with a condition each', () => {
    const questionnaire = form({
      linkId: 'g',
      type: 'group',
      repeats: true,
      minOccurs: 2000,
      items: [
        { linkId: 'a', type: 'boolean' },
        { linkId: 'b', type: 'boolean', enableWhen: [isYes('a')] },
      ],
    });
    const opened = inTime(() => openForm(questionnaire));
    opened.answer('g[1999]/a', yes);
    assert.deepEqual([opened.at('g[1998]/b')?.enabled, opened.at('g[1999]/b')?.enabled], [false, true]);
    inTime(() => opened.problems());
    inTime(() => opened.response());
  });
});
