import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openForm, validateResponse, type AnswerValue, type QuestionnaireItem } from '../../../src/core/index.js';
import { optionOf } from '../../../src/core/form/compare.js';
import { coding, form, responseOf, problemKeys, text } from './samples.js';

const system = 'http://example.org/a';
const other = 'http://example.org/b';

/** A choice with these options, and a text that is asked only if the first is chosen. */
const choice = (...options: AnswerValue[]): readonly QuestionnaireItem[] => [
  { linkId: 'c', type: 'choice', options: options.map((value) => ({ value })) },
  { linkId: 'why', type: 'string', enableWhen: [{ question: 'c', operator: '=', answer: options[0] ?? text('') }] },
];

const yesInSystem = coding('yes', system, 'Ja');
const noInSystem = coding('no', system, 'Nee');

describe('an answer is an option', () => {
  const table: readonly (readonly [string, readonly AnswerValue[], AnswerValue, number | undefined])[] = [
    ['of the same system and code, whatever its words', [yesInSystem, noInSystem], coding('no', system, 'No'), 1],
    ['when the answer leaves the system out', [yesInSystem, noInSystem], coding('yes'), 0],
    ['not when only the answer names a system', [coding('yes'), coding('no')], coding('no', system), undefined],
    ['not of another system', [yesInSystem], coding('yes', other), undefined],
    ['not when it fits options of two systems', [yesInSystem, coding('yes', other)], coding('yes'), undefined],
    ['of its own system among two', [yesInSystem, coding('yes', other)], coding('yes', other), 1],
    ['of no system among two, one of which has none', [yesInSystem, coding('yes')], coding('yes'), 1],
    [
      'by its words when neither has a code',
      [{ type: 'coding', value: { display: 'Ja' } }],
      { type: 'coding', value: { display: 'Ja' } },
      0,
    ],
    [
      'not by its words when only one has a code',
      [yesInSystem],
      { type: 'coding', value: { display: 'Ja' } },
      undefined,
    ],
    ['of the same type only', [text('1'), text('2')], coding('1'), undefined],
  ];
  for (const [title, options, answer, expected] of table) {
    it(title, () => {
      const offered = options.map((value) => ({ value }));
      assert.equal(optionOf(offered, answer), expected === undefined ? undefined : offered[expected]);
    });
  }
});

describe('an answer without a system, on an option that has one', () => {
  const items = choice(yesInSystem, noInSystem);
  const response = responseOf([{ linkId: 'c', answers: [{ value: coding('yes') }] }]);

  it('is accepted, gets the system, and meets the condition for that option', () => {
    const opened = openForm(form(...items), { response });
    assert.deepEqual(opened.at('c')?.answers[0]?.value, yesInSystem);
    assert.deepEqual(problemKeys(opened.problems()), []);
    assert.equal(opened.at('why')?.enabled, true);
  });
  it('is valid in a response', () => {
    assert.deepEqual(problemKeys(validateResponse(form(...items), { ...response, status: 'completed' })), []);
  });
  it('is refused and meets no condition if it matches options of two systems', () => {
    const opened = openForm(form(...choice(yesInSystem, coding('yes', other))), { response });
    assert.deepEqual(problemKeys(opened.problems()), ['c option']);
    assert.equal(opened.at('why')?.enabled, false);
  });
});
