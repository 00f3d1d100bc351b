import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { limits } from '../../../scripts/limits.js';
import { FormError } from '../../../src/core/form/form-error.js';
import { openForm } from '../../../src/core/form/open-form.js';
import { validateResponse } from '../../../src/core/form/validate-response.js';
import type { EnableWhen, QuestionnaireItem } from '../../../src/core/model/questionnaire.js';
import { snapshotOf, form, integer, responseOf, problemKeys, text, yes } from './samples.js';

const isYes = (question: string): EnableWhen => ({ question, operator: '=', answer: yes });
const isNotYes = (question: string): EnableWhen => ({ question, operator: '!=', answer: yes });
const many = (count: number, item: (index: number) => QuestionnaireItem): QuestionnaireItem[] =>
  Array.from({ length: count }, (_, index) => item(index));

/** Runs a function and fails if it takes long. Speed itself is measured elsewhere. */
function withoutHanging<Result>(run: () => Result): Result {
  const start = performance.now();
  const result = run();
  assert.ok(performance.now() - start < limits.wait, 'it hangs');
  return result;
}

describe('an invalid questionnaire', () => {
  it('throws for a duplicate linkId and names it', () => {
    const questionnaire = form(
      { linkId: 'a', type: 'group', items: [{ linkId: 'b', type: 'string' }] },
      { linkId: 'b', type: 'string' },
    );
    assert.throws(() => openForm(questionnaire), { name: 'FormError', linkId: 'b' });
    assert.throws(() => validateResponse(questionnaire, responseOf([])), { name: 'FormError', linkId: 'b' });
  });
  it('throws for a missing linkId', () => {
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
    it(`accepts ${linkId} as a linkId`, () => {
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
  it('accepts fifty levels and throws for endless nesting', () => {
    const nested = (depth: number): QuestionnaireItem =>
      depth === 0
        ? { linkId: 'end', type: 'boolean' }
        : { linkId: `g${depth}`, type: depth % 2 ? 'group' : 'boolean', items: [nested(depth - 1)] };
    const questionnaire = form(nested(50));
    const opened = openForm(questionnaire);
    opened.answer('end', yes);
    const response = opened.response({ status: 'completed' });
    assert.deepEqual(validateResponse(questionnaire, response), []);
    assert.deepEqual(snapshotOf(openForm(questionnaire, { response }).items), snapshotOf(opened.items));
    assert.throws(() => openForm(form(nested(5000))), FormError);
  });
  it('opens and answers 10,000 items', () => {
    const opened = withoutHanging(() =>
      openForm(form(...many(10_000, (index) => ({ linkId: `q${index}`, type: 'integer' })))),
    );
    withoutHanging(() => opened.answer('q9999', integer(1)));
    assert.deepEqual(withoutHanging(() => opened.response({ status: 'completed' })).items.length, 1);
    assert.deepEqual(
      withoutHanging(() => opened.problems()),
      [],
    );
  });
  it('evaluates a chain of 10,000 conditions, last item first', () => {
    const chain = many(10_000, (index) => ({
      linkId: `q${index}`,
      type: 'boolean',
      initial: [yes],
      ...(index > 0 && { enableWhen: [isYes(`q${index - 1}`)] }),
    }));
    const opened = withoutHanging(() => openForm(form(...chain.toReversed())));
    assert.equal(opened.at('q9999')?.enabled, true);
    withoutHanging(() => opened.answer('q0', undefined));
    assert.equal(opened.at('q9999')?.enabled, false);
    assert.deepEqual(opened.reports, []);
  });
  for (const [name, condition] of [
    ['waits for', isYes],
    ['excludes', isNotYes],
  ] as const) {
    it(`terminates for a cycle of 9,999 items in which each ${name} the next`, () => {
      const circle = many(9999, (index) => ({
        linkId: `q${index}`,
        type: 'boolean',
        initial: [yes],
        enableWhen: [condition(`q${(index + 1) % 9999}`)],
      }));
      const opened = withoutHanging(() => openForm(form(...circle)));
      withoutHanging(() => opened.answer('q0', undefined));
      withoutHanging(() => opened.answer('q0', yes));
    });
  }
  it('evaluates items that all depend on each other', () => {
    const linkIds = many(200, (index) => ({ linkId: `q${index}`, type: 'boolean' })).map(({ linkId }) => linkId);
    const opened = withoutHanging(() =>
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
  it('throws for a minOccurs or response above the limit', () => {
    const group = (linkId: string, items: QuestionnaireItem[], minOccurs: number): QuestionnaireItem => ({
      linkId,
      type: 'group',
      repeats: true,
      minOccurs,
      items,
    });
    const q: QuestionnaireItem = { linkId: 'q', type: 'string' };
    assert.throws(() => withoutHanging(() => openForm(form(group('g', [q], 1e9)))), FormError);
    assert.throws(
      () => withoutHanging(() => openForm(form(group('a', [group('b', [group('c', [q], 1000)], 1000)], 1000)))),
      FormError,
    );
    const response = responseOf(Array.from({ length: 200_000 }, () => ({ linkId: 'g' })));
    assert.throws(() => withoutHanging(() => openForm(form(group('g', [q], 1)), { response })), FormError);
  });
  it('accepts minOccurs above maxOccurs, and negative numbers', () => {
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
  it('skips 200,000 unknown items and answers in a response', () => {
    const response = responseOf([
      ...Array.from({ length: 200_000 }, (_, index) => ({ linkId: `x${index}` })),
      { linkId: 'q', answers: Array.from({ length: 100_000 }, () => ({ value: integer(1) })) },
    ]);
    const questionnaire = form({ linkId: 'q', type: 'integer', repeats: true });
    assert.equal(withoutHanging(() => openForm(questionnaire, { response })).at('q')?.answers.length, 100_000);
    assert.equal(withoutHanging(() => problemKeys(validateResponse(questionnaire, response))).length, 200_000);
  });
  it('evaluates 2,000 repetitions with a condition each', () => {
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
    const opened = withoutHanging(() => openForm(questionnaire));
    opened.answer('g[1999]/a', yes);
    assert.deepEqual([opened.at('g[1998]/b')?.enabled, opened.at('g[1999]/b')?.enabled], [false, true]);
    withoutHanging(() => opened.problems());
    withoutHanging(() => opened.response());
  });
});
