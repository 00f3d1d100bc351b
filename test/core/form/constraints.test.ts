import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openForm } from '../../../src/core/form/open-form.js';
import type { QuestionnaireItem } from '../../../src/core/model/questionnaire.js';
import type { AnswerValue } from '../../../src/core/model/value.js';
import {
  coding,
  date,
  dateTime,
  decimal,
  file,
  form,
  integer,
  no,
  quantity,
  responseOf,
  problemKeys,
  text,
  time,
  yes,
} from './samples.js';

type Case = [
  name: string,
  item: Partial<QuestionnaireItem> & Pick<QuestionnaireItem, 'type'>,
  answers: AnswerValue[],
  problems: object[],
];

const options = [{ value: coding('1') }, { value: coding('2') }, { value: coding('none'), exclusive: true }];
const nothing: AnswerValue = { type: 'attachment', value: { title: 'a.pdf' } };
const limit = (key: string, values: object) => [{ key, values }];

const cases: Case[] = [
  ['accepts an optional question without an answer', { type: 'string' }, [], []],
  ['requires an answer to a required question', { type: 'boolean', required: true }, [], [{ key: 'required' }]],
  ['accepts "no" as an answer', { type: 'boolean', required: true }, [no], []],
  [
    'does not accept a unit as an answer',
    { type: 'quantity', required: true },
    [quantity(undefined, 'kg')],
    [{ key: 'required' }],
  ],
  [
    'reports fewer answers than minOccurs',
    { type: 'integer', repeats: true, required: true, minOccurs: 2 },
    [integer(1)],
    limit('minOccurs', { minOccurs: 2 }),
  ],
  [
    'ignores minOccurs for an optional question without answers',
    { type: 'integer', repeats: true, minOccurs: 2 },
    [],
    [],
  ],
  [
    'reports required before minOccurs',
    { type: 'integer', repeats: true, required: true, minOccurs: 2 },
    [],
    [{ key: 'required' }],
  ],
  [
    'accepts exactly minOccurs and maxOccurs answers',
    { type: 'integer', repeats: true, minOccurs: 2, maxOccurs: 2 },
    [integer(1), integer(2)],
    [],
  ],
  [
    'reports more answers than maxOccurs',
    { type: 'integer', repeats: true, maxOccurs: 1 },
    [integer(1), integer(2)],
    limit('maxOccurs', { maxOccurs: 1 }),
  ],
  [
    'counts characters for minLength',
    { type: 'text', minLength: 3 },
    [text('👍👍')],
    limit('minLength', { minLength: 3 }),
  ],
  ['counts characters for maxLength', { type: 'string', maxLength: 2 }, [text('👍👍')], []],
  [
    'reports a text longer than maxLength',
    { type: 'string', maxLength: 2 },
    [text('abc')],
    limit('maxLength', { maxLength: 2 }),
  ],
  [
    'counts the digits of a number for maxLength',
    { type: 'integer', maxLength: 2 },
    [integer(100)],
    limit('maxLength', { maxLength: 2 }),
  ],
  ['accepts exactly minValue', { type: 'integer', minValue: integer(3) }, [integer(3)], []],
  [
    'reports a number below minValue',
    { type: 'integer', minValue: integer(3) },
    [integer(2)],
    limit('minValue', { limit: 3 }),
  ],
  [
    'reports a number above maxValue',
    { type: 'decimal', maxValue: decimal(2.5) },
    [decimal(2.51)],
    limit('maxValue', { limit: 2.5 }),
  ],
  [
    'reports a date before minValue',
    { type: 'date', minValue: date('2026-03-01') },
    [date('2026-02-28')],
    limit('minValue', { limit: '2026-03-01' }),
  ],
  ['accepts a month that contains minValue', { type: 'date', minValue: date('2026-03-05') }, [date('2026-03')], []],
  [
    'reports an integer outside the FHIR range',
    { type: 'integer' },
    [integer(2 ** 31)],
    limit('maxValue', { limit: 2 ** 31 - 1 }),
  ],
  [
    'reports a year after maxValue',
    { type: 'date', maxValue: date('2026-03-05') },
    [date('2027')],
    limit('maxValue', { limit: '2026-03-05' }),
  ],
  [
    'reports a dateTime after maxValue',
    { type: 'dateTime', maxValue: dateTime('2026-03-05T12:00:00Z') },
    [dateTime('2026-03-05T13:00:00Z')],
    limit('maxValue', { limit: '2026-03-05T12:00:00Z' }),
  ],
  [
    'reports a time before minValue',
    { type: 'time', minValue: time('08:00:00') },
    [time('07:59:59')],
    limit('minValue', { limit: '08:00:00' }),
  ],
  [
    'reports a quantity below minValue',
    { type: 'quantity', minValue: quantity(30, 'kg') },
    [quantity(29, 'kg')],
    limit('minValue', { limit: 30, unit: 'kg' }),
  ],
  [
    'compares a quantity with a plain number',
    { type: 'quantity', maxValue: decimal(300) },
    [quantity(301, 'kg')],
    limit('maxValue', { limit: 300 }),
  ],
  [
    'accepts a quantity in another unit than the limit',
    { type: 'quantity', minValue: quantity(30, 'kg') },
    [quantity(1, 'g')],
    [],
  ],
  ['accepts decimals within maxDecimalPlaces', { type: 'decimal', maxDecimalPlaces: 1 }, [decimal(1.5)], []],
  [
    'reports too many decimals',
    { type: 'decimal', maxDecimalPlaces: 1 },
    [decimal(1.25)],
    limit('maxDecimalPlaces', { maxDecimalPlaces: 1 }),
  ],
  [
    'counts the decimals of a very small number',
    { type: 'decimal', maxDecimalPlaces: 6 },
    [decimal(1e-7)],
    limit('maxDecimalPlaces', { maxDecimalPlaces: 6 }),
  ],
  ['counts no decimals in a very large number', { type: 'decimal', maxDecimalPlaces: 0 }, [decimal(1e21)], []],
  [
    'counts the decimals of a quantity',
    { type: 'quantity', maxDecimalPlaces: 0 },
    [quantity(1.5, 'kg')],
    limit('maxDecimalPlaces', { maxDecimalPlaces: 0 }),
  ],
  [
    'requires the whole text to match the pattern',
    { type: 'string', pattern: '[0-9]{4}' },
    [text('12345')],
    [{ key: 'pattern' }],
  ],
  ['accepts a text that matches the pattern', { type: 'string', pattern: '[0-9]{4}' }, [text('1234')], []],
  [
    'reports a number that does not match the pattern',
    { type: 'integer', pattern: '[0-9]{4}' },
    [integer(12)],
    [{ key: 'pattern' }],
  ],
  ['accepts one of the options', { type: 'choice', options }, [coding('2')], []],
  ['reports another code than the options', { type: 'choice', options }, [coding('3')], [{ key: 'option' }]],
  [
    'reports the code of an option in another system',
    { type: 'choice', options },
    [coding('1', 'http://x')],
    [{ key: 'option' }],
  ],
  [
    'accepts free text for an open choice',
    { type: 'open-choice', options, maxLength: 3 },
    [text('else')],
    limit('maxLength', { maxLength: 3 }),
  ],
  [
    'reports a code that an open choice does not offer',
    { type: 'open-choice', options },
    [coding('3')],
    [{ key: 'option' }],
  ],
  [
    'reports a text that is not offered',
    { type: 'string', options: [{ value: text('a') }] },
    [text('b')],
    [{ key: 'option' }],
  ],
  ['accepts any option if the options are unknown', { type: 'choice', optionsFrom: 'http://vs' }, [coding('x')], []],
  ['accepts an exclusive option alone', { type: 'choice', repeats: true, options }, [coding('none')], []],
  [
    'reports an exclusive option with another',
    { type: 'choice', repeats: true, options },
    [coding('1'), coding('none')],
    [{ key: 'exclusive' }],
  ],
  [
    'accepts a unit that is offered',
    { type: 'quantity', units: [{ code: 'kg', display: 'kilo' }] },
    [quantity(1, 'kilo')],
    [],
  ],
  [
    'reports a unit that is not offered',
    { type: 'quantity', units: [{ code: 'kg', display: 'kilo' }] },
    [quantity(1, 'gram')],
    [{ key: 'unit' }],
  ],
  ['accepts a file of any type and size without limits', { type: 'attachment' }, [file('image/png', 3000)], []],
  [
    'does not accept an empty attachment as an answer',
    { type: 'attachment', required: true },
    [nothing],
    [{ key: 'required' }],
  ],
  ['accepts a file of exactly maxSize', { type: 'attachment', maxSize: 1024 }, [file('image/png', 1024)], []],
  [
    'reports a file one byte above maxSize',
    { type: 'attachment', maxSize: 1024 },
    [file('image/png', 1025)],
    limit('maxSize', { maxSize: 1024 }),
  ],
  [
    'measures a file whose stated size is too small',
    { type: 'attachment', maxSize: 2 },
    [{ type: 'attachment', value: { data: 'AAAA', size: 1 } }],
    limit('maxSize', { maxSize: 2 }),
  ],
  [
    'uses the stated size of a linked file',
    { type: 'attachment', maxSize: 2 },
    [{ type: 'attachment', value: { url: 'https://example.org/a', size: 3 } }],
    limit('maxSize', { maxSize: 2 }),
  ],
  [
    'accepts a file of an allowed type in any notation',
    { type: 'attachment', mimeTypes: ['Text/Plain', 'image/*'], repeats: true },
    [file('text/plain; charset=utf-8', 1), file('IMAGE/png', 1)],
    [],
  ],
  [
    'reports a file of another type',
    { type: 'attachment', mimeTypes: ['application/pdf', 'image/*'] },
    [file('imagery/png', 1)],
    limit('mimeType', { mimeTypes: 'application/pdf,image/*' }),
  ],
  [
    'reports a file of unknown type if types are limited',
    { type: 'attachment', mimeTypes: ['application/pdf'] },
    [{ type: 'attachment', value: { data: 'AAAA' } }],
    limit('mimeType', { mimeTypes: 'application/pdf' }),
  ],
  ['ignores the unit of a number', { type: 'integer', units: [{ code: 'kg' }] }, [integer(1)], []],
  [
    'reports a problem of several answers once',
    { type: 'integer', repeats: true, maxValue: integer(1) },
    [integer(2), integer(3)],
    limit('maxValue', { limit: 1 }),
  ],
];

describe('the problems of a question', () => {
  for (const [name, item, answers, problems] of cases) {
    it(name, () => {
      const opened = openForm(form({ linkId: 'q', ...item }));
      opened.answer('q', item.repeats ? answers : answers[0]);
      assert.deepEqual(
        opened.problems(),
        problems.map((problem) => ({ linkId: 'q', path: 'q', ...problem })),
      );
    });
  }
});

describe('the problems of a form', () => {
  it('reports problems in form order, and none for disabled items', () => {
    const opened = openForm(
      form(
        { linkId: 'a', type: 'boolean', required: true },
        {
          linkId: 'g',
          type: 'group',
          enableWhen: [{ question: 'a', operator: '=', answer: yes }],
          items: [{ linkId: 'b', type: 'boolean', required: true }],
        },
        { linkId: 'c', type: 'integer', required: true, maxValue: integer(1) },
      ),
    );
    opened.answer('c', integer(2));
    assert.deepEqual(problemKeys(opened.problems()), ['a required', 'c maxValue']);
    opened.answer('a', yes);
    assert.deepEqual(problemKeys(opened.problems()), ['b required', 'c maxValue']);
  });
  it('requires an enabled answer in a required group', () => {
    const opened = openForm(
      form(
        { linkId: 'a', type: 'boolean' },
        {
          linkId: 'g',
          type: 'group',
          required: true,
          items: [
            { linkId: 'b', type: 'boolean', enableWhen: [{ question: 'a', operator: '=', answer: yes }] },
            { linkId: 'c', type: 'boolean' },
          ],
        },
      ),
    );
    opened.answer('b', yes);
    assert.deepEqual(problemKeys(opened.problems()), ['g required']);
    opened.answer('a', yes);
    assert.deepEqual(problemKeys(opened.problems()), []);
  });
  const medicine = (rest: Partial<QuestionnaireItem>): QuestionnaireItem => ({
    linkId: 'g',
    type: 'group',
    repeats: true,
    items: [
      { linkId: 'name', type: 'string', required: true },
      { linkId: 'daily', type: 'boolean' },
    ],
    ...rest,
  });
  it('requires nothing in an optional repetition that is empty, but does once it has an answer', () => {
    const opened = openForm(form(medicine({})));
    assert.deepEqual(opened.problems(), []);
    opened.answer('daily', yes);
    assert.deepEqual(problemKeys(opened.problems()), ['name required']);
  });
  it('counts the answered repetitions of a required repeating group', () => {
    const opened = openForm(form(medicine({ required: true, minOccurs: 2 })));
    assert.deepEqual(problemKeys(opened.problems()), ['g required', 'name required', 'name required']);
    opened.answer('g[0]/name', text('x'));
    assert.deepEqual(problemKeys(opened.problems()), ['g minOccurs']);
    opened.answer('g[1]/name', text('y'));
    assert.deepEqual(opened.problems(), []);
  });
  it('reports surplus answers of an earlier response', () => {
    const response = responseOf([
      { linkId: 'q', answers: [{ value: yes }, { value: no }] },
      ...['x', 'y'].map((name) => ({ linkId: 'g', items: [{ linkId: 'name', answers: [{ value: text(name) }] }] })),
    ]);
    const opened = openForm(form({ linkId: 'q', type: 'boolean' }, medicine({ maxOccurs: 1 })), { response });
    assert.deepEqual(problemKeys(opened.problems()), ['q maxOccurs', 'g maxOccurs']);
  });
  it('reports a pattern that cannot be applied, and accepts any text', () => {
    const opened = openForm(
      form({ linkId: 'look', type: 'string', pattern: '(?=a)b' }, { linkId: 'broken', type: 'string', pattern: '(' }),
    );
    opened.answer('look', text('x'));
    opened.answer('broken', text('x'));
    assert.deepEqual(opened.problems(), []);
    assert.deepEqual(opened.reports, [
      { key: 'pattern', linkIds: ['look'] },
      { key: 'pattern', linkIds: ['broken'] },
    ]);
  });
});
