import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { limits } from '../../../scripts/limits.js';
import { patternFrom } from '../../../src/core/form/pattern.js';
import { runs } from './endurance.js';

const native = (source: string, text: string) => new RegExp(`^(?:${source})$`, isUnicode(source) ? 'u' : '').test(text);

function isUnicode(source: string): boolean {
  try {
    return new RegExp(source, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

// Patterns found in real questionnaires.
const real: [source: string, yes: string[], no: string[]][] = [
  ['^[1-9][0-9]{3} ?[A-Z]{2}$', ['1234 AB', '1234AB'], ['0123 AB', '1234 ab', '1234  AB']],
  ['^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$', ['a@b.nl'], ['a@b', '@b.nl', 'a b@c.nl']],
  [
    "^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$",
    ['jan.de-wit+x@ziekenhuis.example.nl'],
    ['jan@-a.nl', 'jan@', 'jan@a..nl'],
  ],
  ['^[0-9]{5}(-[0-9]{4})?$', ['12345', '12345-6789'], ['1234', '12345-']],
  ['^[\\x00-\\x7F\\xA0-\\xFF]+$', ['é'], ['€', '']],
  ['\\p{L}+( \\p{L}+)*', ['Zoë de Wit', 'محمد'], ['a1', 'a  b']],
  ['[\\w-\\.]+', ['a-b.c'], ['a b']],
  ['\\d+([.,]\\d{1,2})?', ['1', '1,25', '10.5'], ['1.', '1.234']],
  ['(ja|nee)', ['ja', 'nee'], ['j', 'janee']],
  ['\\bfoo\\b.*', ['foo bar'], ['foobar']],
  ['.{0,3}', ['', 'abc', '👍👍👍'], ['abcd', 'a\nb']],
  ['', [''], ['a']],
];

// Each takes seconds to years in a backtracking engine.
const hostile: [source: string, text: string][] = [
  ['^(a+)+$', `${'a'.repeat(5000)}!`],
  ['^(a*)*$', `${'a'.repeat(5000)}!`],
  ['^(a|a)*$', `${'a'.repeat(5000)}!`],
  ['^(a|aa)+$', `${'a'.repeat(5000)}!`],
  ['^([a-zA-Z]+)*$', `${'a'.repeat(5000)}1`],
  ['^(.*a){20}$', `${'a'.repeat(5000)}!`],
  ['^(\\w+\\s?)*$', `${'a '.repeat(2500)}!`],
  ['^(\\d+)*\\d*\\d*\\d*x$', '1'.repeat(5000)],
  ['(x+x+)+y', 'x'.repeat(5000)],
  ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'.repeat(5000)],
  [
    '^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$',
    `${'a'.repeat(5000)}!`,
  ],
  ['(.*)*(.*)*(.*)*=', 'a'.repeat(90_000)],
  ['(a?){1000}a{1000}', 'a'.repeat(999)],
  ['[a-z]{1,900}[a-z]{1,900}x', 'a'.repeat(5000)],
  ['((((a*)*)*)*)*b', 'a'.repeat(5000)],
  ['(a|b|ab)*c', 'ab'.repeat(2500)],
  ['(a*){900}x', 'a'.repeat(90_000)],
];

describe('a pattern', () => {
  for (const [source, yes, no] of real) {
    it(`matches as a native RegExp: ${source}`, () => {
      const pattern = patternFrom(source);
      assert.deepEqual(
        [...yes, ...no].map((text) => pattern?.matches(text)),
        [...yes.map(() => true), ...no.map(() => false)],
      );
      assert.deepEqual(
        [...yes, ...no].map((text) => native(source, text)),
        [...yes.map(() => true), ...no.map(() => false)],
      );
    });
  }
  for (const [source, text] of hostile) {
    it(`terminates on a hostile text: ${source.slice(0, 40)}`, () => {
      const start = performance.now();
      const result = patternFrom(source)?.matches(text);
      assert.notEqual(result, true);
      assert.ok(performance.now() - start < limits.wait);
    });
  }
  for (const source of [
    '(?=a)a',
    '(?!a)b',
    '(?<=a)b',
    '(?<!a)b',
    '(a)\\1',
    '(?<n>a)\\k<n>',
    '(',
    '[',
    'a**',
    '(?i)a',
  ]) {
    it(`does not apply ${source}`, () => assert.equal(patternFrom(source), undefined));
  }
  for (const source of [
    'a{999999999}',
    '(a{1000}){1000}',
    '((){1000}){1000}',
    '(){999999999}',
    '(){0,999999999}',
    `${'('.repeat(200)}${')'.repeat(200)}`,
    'a'.repeat(6000),
  ]) {
    it(`refuses a pattern that is too large at once: ${source.slice(0, 20)}`, () => {
      const start = performance.now();
      assert.equal(patternFrom(source), undefined);
      assert.ok(performance.now() - start < limits.wait);
    });
  }
  it('gives no result for a text that is too long', () => {
    assert.equal(patternFrom('a*')?.matches('a'.repeat(200_000)), undefined);
    assert.equal(patternFrom('a*')?.matches('a'.repeat(50_000)), true);
  });
  it('matches exactly as a native RegExp', () => {
    const atom = fc.constantFrom(
      'a',
      'b',
      '.',
      '[ab]',
      '[^a]',
      '\\w',
      '\\d',
      '\\.',
      '-',
      '^',
      '$',
      '\\b',
      '\\u0062',
      '👍',
      '',
    );
    const { expression } = fc.letrec<{ expression: string }>((tie) => ({
      expression: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        atom,
        fc
          .tuple(tie('expression'), fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '{0,}', '*?'))
          .map(([inner, times]) => `(?:${inner})${times}`),
        fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => a + b),
        fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(${a}|${b})`),
      ),
    }));
    const text = fc
      .array(fc.constantFrom('a', 'b', '1', '.', '-', '\n', '👍'), { maxLength: 6 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(expression, fc.array(text, { minLength: 5, maxLength: 5 }), (source, texts) => {
        const pattern = patternFrom(source);
        for (const text of texts)
          assert.equal(pattern?.matches(text), native(source, text), `${source} on ${JSON.stringify(text)}`);
      }),
      { numRuns: runs },
    );
  });
});
