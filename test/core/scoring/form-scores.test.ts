// The score that a form calculates itself, from answers that may be incomplete.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  answersOf,
  loadExpressions,
  openForm,
  questionsOf,
  type Questionnaire,
  type QuestionnaireItem,
} from '../../../src/core/index.js';

const expressions = await loadExpressions();
const question = (linkId: string, more: Partial<QuestionnaireItem> = {}): QuestionnaireItem => ({
  linkId,
  type: 'choice',
  options: [0, 1, 2, 3].map((weight) => ({
    value: { type: 'coding', value: { code: `o${weight}`, display: `${weight}` }, weight },
  })),
  ...more,
});
const score = (calculatedExpression: string, more: Partial<QuestionnaireItem> = {}): QuestionnaireItem => ({
  linkId: 'score',
  type: 'decimal',
  readOnly: true,
  calculatedExpression,
  ...more,
});
const questions = [question('a'), question('b'), question('c')];
const named = `%resource.item.where(linkId in ('a' | 'b' | 'c')).answer.value.ordinal().sum()`;

/** The counts of the score after these answers, and whether it has a value. */
function scoreAfter(questionnaire: Questionnaire, answers: Readonly<Record<string, number>>, linkId = 'score') {
  const form = openForm(questionnaire, { expressions });
  for (const [path, index] of Object.entries(answers)) form.answer(path, form.at(path)?.options[index]?.value);
  const { views } = answersOf(undefined, questionnaire, form.response({ status: 'completed' }));
  const view = [...questionsOf(views)].find(({ item }) => item.linkId === linkId);
  const { given, needed } = view?.given.inputs ?? {};
  return { value: view?.given.values[0]?.value, of: `${given} of ${needed}` };
}

describe('a score that a form calculates', () => {
  const notations: readonly (readonly [string, QuestionnaireItem, Partial<Questionnaire>?])[] = [
    ['a list of linkIds', score(named)],
    [
      'one path for each',
      score(['a', 'b', 'c'].map((id) => `%resource.item.where(linkId='${id}').answer.value.ordinal()`).join(' + ')),
    ],
    ['a variable', score('%sum'), { variables: [{ name: 'sum', expression: named }] }],
    [
      'another variable',
      score('%t'),
      {
        variables: [
          { name: 't', expression: '%sum' },
          { name: 'sum', expression: named },
        ],
      },
    ],
  ];
  for (const [notation, item, more] of notations) {
    it(`says how many of its answers were given, if it names them by ${notation}`, () => {
      const questionnaire = { items: [...questions, item], ...more };
      assert.equal(scoreAfter(questionnaire, {}).of, '0 of 3');
      assert.equal(scoreAfter(questionnaire, { b: 2 }).of, '1 of 3');
      assert.deepEqual(scoreAfter(questionnaire, { a: 1, b: 2, c: 3 }), { value: 6, of: '3 of 3' });
    });
  }

  const inGroup: readonly (readonly [string, string])[] = [
    ['the beginning of linkIds', `%resource.item.item.where(linkId.startsWith('q')).answer.value.ordinal().sum()`],
    ['their group', `%resource.item.where(linkId='g').item.answer.value.ordinal().sum()`],
    ['no linkId at all', '%resource.item.item.answer.value.ordinal().sum()'],
  ];
  for (const [notation, expression] of inGroup) {
    it(`says how many of its answers were given, if it names them by ${notation}`, () => {
      const group: QuestionnaireItem = { linkId: 'g', type: 'group', items: [question('q1'), question('q2')] };
      const questionnaire = { items: [group, score(expression)] };
      assert.equal(scoreAfter(questionnaire, { q2: 2 }).of, '1 of 2');
      assert.deepEqual(scoreAfter(questionnaire, { q1: 1, q2: 2 }), { value: 3, of: '2 of 2' });
    });
  }

  it('counts none, one and all of its answers, also if its author gives nothing a value', () => {
    const table = score(`iif(${named} = 3, 44, iif(${named} = 6, 60, 75.7))`);
    const questionnaire = { items: [...questions, table] };
    assert.deepEqual(scoreAfter(questionnaire, {}), { value: 75.7, of: '0 of 3' });
    assert.deepEqual(scoreAfter(questionnaire, { c: 3 }), { value: 44, of: '1 of 3' });
    assert.deepEqual(scoreAfter(questionnaire, { a: 1, b: 2, c: 3 }), { value: 60, of: '3 of 3' });
  });

  it('counts what another score reads as its own', () => {
    const total = score(named, { linkId: 'total' });
    const level = score(`iif(%resource.item.where(linkId='total').answer.value > 3, 'high', 'low')`, {
      type: 'string',
    });
    assert.deepEqual(scoreAfter({ items: [...questions, total, level] }, { a: 1 }), { value: 'low', of: '1 of 3' });
  });

  it('counts only questions that are asked, by a condition or an expression', () => {
    const condition = { question: 'a', operator: 'exists' as const, answer: true };
    const items = [question('a'), question('b', { enableWhen: [condition] }), question('c'), score(named)];
    assert.equal(scoreAfter({ items }, { c: 0 }).of, '1 of 2');
    assert.equal(scoreAfter({ items }, { a: 0, c: 0 }).of, '2 of 3');
    const byExpression = question('b', { enableWhenExpression: `%resource.item.where(linkId='a').answer.exists()` });
    assert.equal(
      scoreAfter({ items: [question('a'), byExpression, question('c'), score(named)] }, { c: 0 }).of,
      '1 of 2',
    );
  });

  it('is told from an answer that a person can give', () => {
    const questionnaire = { items: [...questions, score(named, { readOnly: false })] };
    assert.equal(scoreAfter(questionnaire, { a: 1 }).of, 'undefined of undefined');
  });
});
