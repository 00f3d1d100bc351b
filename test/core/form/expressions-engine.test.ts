import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import r4 from 'fhirpath/fhir-context/r4';
import { commonEngine } from '../../../src/core/form/expressions/engine.js';
import { engineWithExtras } from '../../../src/core/form/expressions/engine-with-extras.js';
import { safeNames } from '../../../src/core/form/expressions/path/shape.js';
import {
  FormError,
  loadExpressions,
  openForm,
  type AnswerValue,
  type QuestionnaireItem,
} from '../../../src/core/index.js';
import { date, decimal, form, integer, no, quantity, text, yes } from './samples.js';

const calculated = (calculatedExpression: string, type: QuestionnaireItem['type'] = 'string'): QuestionnaireItem => ({
  linkId: 'result',
  type,
  readOnly: true,
  repeats: true,
  calculatedExpression,
});
const questions: readonly QuestionnaireItem[] = [
  { linkId: 'a', type: 'decimal' },
  { linkId: 'b', type: 'decimal' },
  { linkId: 'yes', type: 'boolean' },
  { linkId: 'no', type: 'boolean' },
  { linkId: 'none', type: 'decimal' },
  { linkId: 's', type: 'string', repeats: true },
  { linkId: 'd', type: 'date' },
];
const answers: Readonly<Record<string, AnswerValue | readonly AnswerValue[]>> = {
  a: decimal(0.1),
  b: decimal(0.2),
  yes,
  no,
  s: [text('x'), text('y')],
  d: date('2026-03'),
};

/** Returns the results of an expression as a text; `error` if it is reported. */
async function resultOf(expression: string, type?: QuestionnaireItem['type']): Promise<string> {
  const written = expression.replaceAll(/\b(a|b|yes|no|none|s|d)\b(?=[^']*(?:'[^']*'[^']*)*$)/g, (name) => {
    return `%resource.item.where(linkId = '${name}').answer.value`;
  });
  const questionnaire = form(...questions, calculated(`(${written}).select(toString())`, type));
  const expressions = await loadExpressions(questionnaire);
  assert.ok(engineWithExtras.fits(questionnaire), 'is native');
  const opened = openForm(questionnaire, { expressions });
  for (const [linkId, value] of Object.entries(answers)) opened.answer(linkId, value);
  if (opened.reports.length > 0) return 'error';
  return (opened.at('result')?.answers ?? [])
    .map(({ value }) => (value?.type === 'string' ? value.value : ''))
    .join(' ');
}

describe('the native engine gives what FHIRPath specifies for', () => {
  const table: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
    'empty collections': [
      ['{} + 1', ''],
      ['none = 1', ''],
      ['none > 1', ''],
      ['none ~ {}', 'true'],
      [`'a' & {}`, 'a'],
      ['none.sum()', ''],
      ['none.count()', '0'],
      ['none.exists()', 'false'],
      ['none.all($this > 3)', 'true'],
      ['none in (1 | 2)', ''],
      ['1 in none', 'false'],
      ['none.round(1)', ''],
      ['iif(none > 1, 1, 2)', '2'],
    ],
    'logic with three values': [
      ['{} and false', 'false'],
      ['{} and true', ''],
      ['{} or true', 'true'],
      ['{} or false', ''],
      ['true xor {}', ''],
      ['{} implies true', 'true'],
      ['{} implies false', ''],
      ['false implies {}', 'true'],
      ['none.not()', ''],
    ],
    decimals: [
      ['a + b', '0.3'],
      ['a + b = 0.3', 'true'],
      ['(a | b).sum()', '0.3'],
      ['a * 3', '0.3'],
      ['1 / 3', '0.3333333333333333333333333333333'],
      ['1 / 3 * 3 = 1', 'true'],
      ['2.5.round()', '3'],
      ['(-2.5).round()', '-3'],
      ['1.005.round(2)', '1.01'],
      ['1.0 ~ 1', 'true'],
      ['0.000000001 = 0', 'true'],
      ['1 - (0 - 0.0000000000000000000000000762185).exp()', '7.62185e-26'],
      ['(9).sqrt()', '3'],
      ['(100).log(10).round(20)', '2'],
    ],
    'division of whole numbers': [
      ['7 div 2', '3'],
      ['(-7) div 2', '-3'],
      ['7 mod 3', '1'],
      ['(-7) mod 3', '-1'],
      ['7 div 0', ''],
      ['7 / 0', ''],
      ['5.5 mod 2', '1.5'],
    ],
    'partial dates': [
      ['@2026-03 = @2026-03-14', ''],
      ['@2026-03 = @2025-03-14', 'false'],
      ['@2026 < @2027-01', 'true'],
      ['@2026-03 < @2026-03-14', ''],
      ['d < @2026-04-01', 'true'],
      ['d = @2026-03', 'true'],
      ['@2024-02-29 + 1 year', '2025-02-28'],
      ['@2026-01-31 + 1 month', '2026-02-28'],
      ['@2026-03 + 45 days', '2026-04'],
    ],
    'single values': [
      ['yes and s.first()', 'true'],
      ['s = s', 'true'],
      ['s.first() = s', 'false'],
      [`s + 'z'`, 'error'],
      ['s > 1', 'error'],
      ['s.single()', 'error'],
    ],
  };
  for (const [what, cases] of Object.entries(table)) {
    it(what, async () => {
      for (const [expression, expected] of cases) assert.equal(await resultOf(expression), expected, expression);
    });
  }
});

describe('an expression without an end', () => {
  for (const expression of ['1.repeat($this + 1)', `'a'.repeat($this + 'a')`, '1.repeat($this + 1 | $this * 2)']) {
    it(`fails: ${expression}`, async () => {
      assert.equal(await resultOf(expression), 'error');
    });
  }
  it('is left to fhirpath.js if it is very long', () => {
    const sum = Array.from({ length: 5_000 }, () => '1').join(' + ');
    assert.equal(engineWithExtras.fits(form(calculated(sum))), false);
    assert.equal(engineWithExtras.fits(form(calculated('('.repeat(5_000)))), false);
  });
});

describe('the engine that loadExpressions() loads', () => {
  const common = form(
    { linkId: 'a', type: 'integer' },
    calculated(`%resource.item.where(linkId = 'a').answer.value + 1`, 'integer'),
  );
  const withExtras = form({ linkId: 'd', type: 'date' }, calculated('today().toString()'));
  const whole = form(calculated(`'ab'.encode('hex')`));

  it('is the smallest that fits the questionnaire', async () => {
    assert.equal(await loadExpressions(common), commonEngine);
    assert.equal(await loadExpressions(withExtras), engineWithExtras);
    const engine = await loadExpressions(whole);
    assert.ok(engine !== commonEngine && engine !== engineWithExtras);
    assert.equal(openForm(whole, { expressions: engine }).at('result')?.answers[0]?.value?.value, '6162');
  });
  it('refuses a questionnaire that it does not fit, and the error says how to load another', async () => {
    const expressions = await loadExpressions(common);
    assert.throws(
      () => openForm(whole, { expressions }),
      (error: unknown) =>
        error instanceof FormError && /"result".*await loadExpressions\(questionnaire\)/.test(error.message),
    );
  });
  it('fits any questionnaire if none is given', async () => {
    const expressions = await loadExpressions();
    for (const questionnaire of [common, withExtras, whole]) {
      assert.deepEqual(openForm(questionnaire, { expressions }).reports, []);
    }
  });
});

describe('an expression with units', () => {
  const weight: QuestionnaireItem = { linkId: 'kg', type: 'quantity' };
  const kg = `%resource.item.where(linkId = 'kg').answer.value`;
  const fits = (expression: string) =>
    engineWithExtras.fits(form(weight, ...questions, calculated(expression, 'boolean')));

  it('is native as long as it compares no units', () => {
    assert.equal(fits(`${kg}.value > 5`), true);
    assert.equal(fits(`${kg}.exists()`), true);
    assert.equal(fits(`${kg}.unit = 'kg'`), true);
    assert.equal(fits(`${kg} > 5 'kg'`), false);
    assert.equal(fits(`${kg} = 5`), false);
    assert.equal(fits('%resource.descendants().answer.value.sum() > 5'), false);
    assert.equal(fits(`%resource.item.where(linkId = 'a').answer.value > 5`), true);
  });
  it('converts units with fhirpath.js', async () => {
    const questionnaire = form(weight, calculated(`${kg} > 4000 'g'`, 'boolean'));
    const opened = openForm(questionnaire, { expressions: await loadExpressions(questionnaire) });
    opened.answer('kg', quantity(5, 'kg', 'kg'));
    assert.equal(opened.at('result')?.answers[0]?.value?.value, true);
  });
});

describe('where() with an answer as its criterion', () => {
  for (const [engine, more] of [
    ['the native engine', ''],
    ['fhirpath.js', ` + 'a'.encode('hex').where(false).count()`],
  ] as const) {
    it(`leaves out what is answered with false, in ${engine}`, async () => {
      const questionnaire = form(
        ...questions,
        calculated(`%resource.item.where(answer.valueBoolean).count()${more}`, 'integer'),
      );
      const expressions = await loadExpressions(questionnaire);
      assert.equal(engineWithExtras.fits(questionnaire), more === '');
      const opened = openForm(questionnaire, { expressions });
      opened.answer('yes', yes);
      opened.answer('no', no);
      assert.deepEqual(opened.at('result')?.answers[0]?.value, integer(1));
      assert.deepEqual(opened.reports, []);
    });
  }
});

describe('the names of elements that operators use without a type', () => {
  it('are neither a date nor a quantity anywhere in the R4 model', () => {
    const { path2Type, type2Parent } = r4 as { path2Type: Record<string, string>; type2Parent: Record<string, string> };
    const isTyped = (type: string | undefined): boolean =>
      type !== undefined && (/^(?:date|dateTime|instant|time|Quantity)$/.test(type) || isTyped(type2Parent[type]));
    const wrong = Object.entries(path2Type).filter(
      ([path, type]) => safeNames.has(path.split('.').at(-1) ?? '') && isTyped(type),
    );
    assert.deepEqual(wrong, []);
  });
});
