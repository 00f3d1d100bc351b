import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  loadExpressions,
  openForm,
  validateResponse,
  type QuestionnaireForm,
  type QuestionnaireItem,
} from '../../../src/core/index.js';
import { responseToFhir } from '../../../src/fhir/index.js';
import { decimal, form, quantity, problemKeys, text } from './samples.js';

const expressions = await loadExpressions();
const answerTo = (linkId: string) => `%resource.item.where(linkId='${linkId}').answer.value`;
const valueOf = (opened: QuestionnaireForm, path: string): unknown => opened.at(path)?.answers[0]?.value?.value;
const a: QuestionnaireItem = { linkId: 'a', type: 'decimal' };
const b: QuestionnaireItem = { linkId: 'b', type: 'decimal' };
const result = (expression: string, more: Partial<QuestionnaireItem> = {}): QuestionnaireItem => ({
  linkId: 'r',
  type: 'decimal',
  readOnly: true,
  calculatedExpression: expression.replaceAll(/\b[ab]\b/g, (name) => answerTo(name)),
  ...more,
});

function calculated(item: QuestionnaireItem, first: number, second: number): QuestionnaireForm {
  const opened = openForm(form(a, b, item), { expressions });
  opened.answer('a', decimal(first));
  opened.answer('b', decimal(second));
  return opened;
}

describe('a calculated decimal equals the result by hand', () => {
  const table: readonly (readonly [string, number, number, number])[] = [
    ['a + b', 0.1, 0.2, 0.3],
    ['a - b', 0.3, 0.1, 0.2],
    ['a * b', 0.1, 3, 0.3],
    ['a * b', 1.1, 1.1, 1.21],
    ['a * b', 4.35, 100, 435],
    ['a / b', 0.3, 0.1, 3],
    ['a / b', 1, 3, 0.3333333333333333],
    ['a / b', 2, 3, 0.6666666666666666],
    ['a mod b', 5.5, 0.1, 0],
    ['(a | b).sum()', 0.7, 0.1, 0.8],
    ['(a | b).aggregate($this + $total, 0)', 0.7, 0.1, 0.8],
    ['(a * b).round(2)', 1.005, 1, 1.01],
    ['a / (b * b)', 72.5, 1.7, 25.086505190311417],
    ['a', 0.000000123456789, 1, 0.000000123456789],
  ];
  for (const [expression, first, second, expected] of table) {
    it(`gives ${expected} for ${expression} with ${first} and ${second}`, () => {
      assert.equal(valueOf(calculated(result(expression), first, second), 'r'), expected);
    });
  }
  it('stays exact with a third stored in between', () => {
    const opened = openForm(
      form(a, result('a / 3'), { ...result('r * 3'), linkId: 's', calculatedExpression: `${answerTo('r')} * 3` }),
      {
        expressions,
      },
    );
    opened.answer('a', decimal(1));
    assert.deepEqual([valueOf(opened, 'r'), valueOf(opened, 's')], [0.3333333333333333, 1]);
  });
  it('stays exact in quantities, texts and conditions', () => {
    const sum = `${answerTo('a')} + ${answerTo('b')}`;
    const opened = calculated(result('a + b', { type: 'quantity', units: [{ display: 'kg' }] }), 0.1, 0.2);
    assert.deepEqual(opened.at('r')?.answers[0]?.value, quantity(0.3, 'kg'));
    const words = calculated(
      { linkId: 'r', type: 'string', readOnly: true, calculatedExpression: `(${sum}).toString()` },
      0.1,
      0.2,
    );
    assert.equal(valueOf(words, 'r'), '0.3');
    const asked = (expression: string) =>
      calculated({ linkId: 'r', type: 'display', text: 'r', enableWhenExpression: expression }, 0.1, 0.2).at('r')
        ?.enabled;
    assert.deepEqual(
      [asked(`${sum} = 0.3`), asked(`${sum} > 0.3`), asked(`${sum} in (0.3 | 0.4)`)],
      [true, false, true],
    );
  });
  it('is within its limits, and exact in the FHIR response', () => {
    const item = result('a + b', { maxValue: decimal(0.3), maxDecimalPlaces: 1 });
    const opened = calculated(item, 0.1, 0.2);
    const response = opened.response({ status: 'completed' });
    assert.deepEqual(problemKeys(opened.problems()), []);
    assert.deepEqual(problemKeys(validateResponse(opened.questionnaire, response, { expressions })), []);
    const json = JSON.stringify(responseToFhir(opened.questionnaire, response, { version: 'R4' }));
    assert.match(json, /\{"valueDecimal":0\.3\}\]\}\]\}$/);
  });
});

describe('the decimal places of a number', () => {
  it('are counted in decimal notation, also for numbers that JavaScript prints with an exponent', () => {
    const opened = openForm(form({ ...a, pattern: '0\\.[0-9]+', maxDecimalPlaces: 7 }));
    opened.answer('a', decimal(0.0000001));
    assert.deepEqual(problemKeys(opened.problems()), []);
    opened.answer('a', decimal(0.00000012));
    assert.deepEqual(problemKeys(opened.problems()), ['a maxDecimalPlaces']);
  });
});

describe('a regular expression in an expression', () => {
  const word: QuestionnaireItem = { linkId: 'w', type: 'text' };
  const judged = (call: string, words: string) => {
    const of = `${answerTo('w')}.${call}`;
    const opened = openForm(form(word, { linkId: 'r', type: 'boolean', readOnly: true, calculatedExpression: of }), {
      expressions,
    });
    opened.answer('w', text(words));
    return { value: valueOf(opened, 'r'), reports: opened.reports.map(({ key }) => key) };
  };

  const answered: readonly (readonly [string, string, boolean])[] = [
    [`matches('b+')`, 'abba', true],
    [`matches('^b')`, 'abba', false],
    [`matches('a$')`, 'abba', true],
    [`matches('a.b')`, 'a\nb', true],
    [`matches('^[1-9][0-9]{3} ?[A-Z]{2}$')`, '1234 AB', true],
    [`matches('B+')`, 'abba', false],
    [`matches('B+', 'i')`, 'abba', true],
    [`matches('^b', 'm')`, 'a\nb', true],
    [`matchesFull('b+')`, 'abba', false],
    [`matchesFull('(a|b)+')`, 'abba', true],
  ];
  for (const [call, words, expected] of answered) {
    it(`matches as expected: ${call} of ${JSON.stringify(words)}`, () => {
      assert.deepEqual(judged(call, words), { value: expected, reports: [] });
    });
  }
  for (const call of [`matches('^(a+)+$')`, `matchesFull('(a|aa)+')`, `matches('(.*)*x')`]) {
    it(`runs in bounded time: ${call}`, () => {
      assert.deepEqual(judged(call, `${'a'.repeat(60)}!`), { value: false, reports: [] });
    });
  }
  it('gives nothing and is reported if it cannot run in bounded time', () => {
    for (const call of [
      `matches('(?=a)b')`,
      `matches('(a)\\\\1')`,
      `matches('(')`,
      `replaceMatches('^(a+)+$', 'b').exists()`,
      `replaceMatches('(.*)*x', 'b').exists()`,
    ]) {
      assert.deepEqual(
        judged(call, `${'a'.repeat(60)}!`),
        { value: undefined, reports: ['calculatedExpression'] },
        call,
      );
    }
  });
  it('replaces matches and their groups', () => {
    const { value } = judged(`replaceMatches('([0-9])-', '$1:') = '1:2'`, '1-2');
    assert.equal(value, true);
  });
});
