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
  said,
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
  ['an optional question needs no answer', { type: 'string' }, [], []],
  ['a required question needs an answer', { type: 'boolean', required: true }, [], [{ key: 'required' }]],
  ['no is an answer', { type: 'boolean', required: true }, [no], []],
  ['a unit is not an answer', { type: 'quantity', required: true }, [quantity(undefined, 'kg')], [{ key: 'required' }]],
  [
    'minOccurs is not met',
    { type: 'integer', repeats: true, required: true, minOccurs: 2 },
    [integer(1)],
    limit('minOccurs', { minOccurs: 2 }),
  ],
  [
    'minOccurs asks nothing of an optional question without answers',
    { type: 'integer', repeats: true, minOccurs: 2 },
    [],
    [],
  ],
  [
    'required comes before minOccurs',
    { type: 'integer', repeats: true, required: true, minOccurs: 2 },
    [],
    [{ key: 'required' }],
  ],
  [
    'minOccurs and maxOccurs are inclusive',
    { type: 'integer', repeats: true, minOccurs: 2, maxOccurs: 2 },
    [integer(1), integer(2)],
    [],
  ],
  [
    'maxOccurs is passed',
    { type: 'integer', repeats: true, maxOccurs: 1 },
    [integer(1), integer(2)],
    limit('maxOccurs', { maxOccurs: 1 }),
  ],
  ['minLength counts characters', { type: 'text', minLength: 3 }, [text('👍👍')], limit('minLength', { minLength: 3 })],
  ['maxLength counts characters', { type: 'string', maxLength: 2 }, [text('👍👍')], []],
  ['maxLength is passed', { type: 'string', maxLength: 2 }, [text('abc')], limit('maxLength', { maxLength: 2 })],
  [
    'maxLength of a number counts what is written',
    { type: 'integer', maxLength: 2 },
    [integer(100)],
    limit('maxLength', { maxLength: 2 }),
  ],
  ['minValue is inclusive', { type: 'integer', minValue: integer(3) }, [integer(3)], []],
  ['minValue is not met', { type: 'integer', minValue: integer(3) }, [integer(2)], limit('minValue', { limit: 3 })],
  [
    'maxValue is passed',
    { type: 'decimal', maxValue: decimal(2.5) },
    [decimal(2.51)],
    limit('maxValue', { limit: 2.5 }),
  ],
  [
    'a date before minValue',
    { type: 'date', minValue: date('2026-03-01') },
    [date('2026-02-28')],
    limit('minValue', { limit: '2026-03-01' }),
  ],
  ['a month that holds minValue', { type: 'date', minValue: date('2026-03-05') }, [date('2026-03')], []],
  [
    'a whole number is larger than FHIR can hold',
    { type: 'integer' },
    [integer(2 ** 31)],
    limit('maxValue', { limit: 2 ** 31 - 1 }),
  ],
  [
    'a year after maxValue',
    { type: 'date', maxValue: date('2026-03-05') },
    [date('2027')],
    limit('maxValue', { limit: '2026-03-05' }),
  ],
  [
    'a moment after maxValue',
    { type: 'dateTime', maxValue: dateTime('2026-03-05T12:00:00Z') },
    [dateTime('2026-03-05T13:00:00Z')],
    limit('maxValue', { limit: '2026-03-05T12:00:00Z' }),
  ],
  [
    'a time before minValue',
    { type: 'time', minValue: time('08:00:00') },
    [time('07:59:59')],
    limit('minValue', { limit: '08:00:00' }),
  ],
  [
    'a quantity below minValue',
    { type: 'quantity', minValue: quantity(30, 'kg') },
    [quantity(29, 'kg')],
    limit('minValue', { limit: 30, unit: 'kg' }),
  ],
  [
    'a quantity against a plain number',
    { type: 'quantity', maxValue: decimal(300) },
    [quantity(301, 'kg')],
    limit('maxValue', { limit: 300 }),
  ],
  [
    'a quantity in another unit than the limit',
    { type: 'quantity', minValue: quantity(30, 'kg') },
    [quantity(1, 'g')],
    [],
  ],
  ['decimals within maxDecimalPlaces', { type: 'decimal', maxDecimalPlaces: 1 }, [decimal(1.5)], []],
  [
    'too many decimals',
    { type: 'decimal', maxDecimalPlaces: 1 },
    [decimal(1.25)],
    limit('maxDecimalPlaces', { maxDecimalPlaces: 1 }),
  ],
  [
    'decimals of a very small number',
    { type: 'decimal', maxDecimalPlaces: 6 },
    [decimal(1e-7)],
    limit('maxDecimalPlaces', { maxDecimalPlaces: 6 }),
  ],
  ['decimals of a very large number', { type: 'decimal', maxDecimalPlaces: 0 }, [decimal(1e21)], []],
  [
    'decimals of a quantity',
    { type: 'quantity', maxDecimalPlaces: 0 },
    [quantity(1.5, 'kg')],
    limit('maxDecimalPlaces', { maxDecimalPlaces: 0 }),
  ],
  [
    'the whole text must match the pattern',
    { type: 'string', pattern: '[0-9]{4}' },
    [text('12345')],
    [{ key: 'pattern' }],
  ],
  ['text that matches the pattern', { type: 'string', pattern: '[0-9]{4}' }, [text('1234')], []],
  [
    'a number that does not match the pattern',
    { type: 'integer', pattern: '[0-9]{4}' },
    [integer(12)],
    [{ key: 'pattern' }],
  ],
  ['one of the options', { type: 'choice', options }, [coding('2')], []],
  ['none of the options', { type: 'choice', options }, [coding('3')], [{ key: 'option' }]],
  [
    'the code of an option in another system',
    { type: 'choice', options },
    [coding('1', 'http://x')],
    [{ key: 'option' }],
  ],
  [
    'own words for an open choice',
    { type: 'open-choice', options, maxLength: 3 },
    [text('else')],
    limit('maxLength', { maxLength: 3 }),
  ],
  ['a code that an open choice does not offer', { type: 'open-choice', options }, [coding('3')], [{ key: 'option' }]],
  ['a text that is not offered', { type: 'string', options: [{ value: text('a') }] }, [text('b')], [{ key: 'option' }]],
  ['any option where they are not known', { type: 'choice', optionsFrom: 'http://vs' }, [coding('x')], []],
  ['an exclusive option by itself', { type: 'choice', repeats: true, options }, [coding('none')], []],
  [
    'an exclusive option with another',
    { type: 'choice', repeats: true, options },
    [coding('1'), coding('none')],
    [{ key: 'exclusive' }],
  ],
  ['a unit that is offered', { type: 'quantity', units: [{ code: 'kg', display: 'kilo' }] }, [quantity(1, 'kilo')], []],
  [
    'a unit that is not offered',
    { type: 'quantity', units: [{ code: 'kg', display: 'kilo' }] },
    [quantity(1, 'gram')],
    [{ key: 'unit' }],
  ],
  ['a file of any type and size', { type: 'attachment' }, [file('image/png', 3000)], []],
  ['no file is no answer', { type: 'attachment', required: true }, [nothing], [{ key: 'required' }]],
  ['a file of the largest size', { type: 'attachment', maxSize: 1024 }, [file('image/png', 1024)], []],
  [
    'a file that is one byte too large',
    { type: 'attachment', maxSize: 1024 },
    [file('image/png', 1025)],
    limit('maxSize', { maxSize: 1024 }),
  ],
  [
    'a file that says it is smaller than it is',
    { type: 'attachment', maxSize: 2 },
    [{ type: 'attachment', value: { data: 'AAAA', size: 1 } }],
    limit('maxSize', { maxSize: 2 }),
  ],
  [
    'a file elsewhere, by the size that it says',
    { type: 'attachment', maxSize: 2 },
    [{ type: 'attachment', value: { url: 'https://example.org/a', size: 3 } }],
    limit('maxSize', { maxSize: 2 }),
  ],
  [
    'a file of one of the types, however they are written',
    { type: 'attachment', mimeTypes: ['Text/Plain', 'image/*'], repeats: true },
    [file('text/plain; charset=utf-8', 1), file('IMAGE/png', 1)],
    [],
  ],
  [
    'a file of another type',
    { type: 'attachment', mimeTypes: ['application/pdf', 'image/*'] },
    [file('imagery/png', 1)],
    limit('mimeType', { mimeTypes: 'application/pdf,image/*' }),
  ],
  [
    'a file of which nobody knows the type, where only some are taken',
    { type: 'attachment', mimeTypes: ['application/pdf'] },
    [{ type: 'attachment', value: { data: 'AAAA' } }],
    limit('mimeType', { mimeTypes: 'application/pdf' }),
  ],
  ['the unit of a number is only a label', { type: 'integer', units: [{ code: 'kg' }] }, [integer(1)], []],
  [
    'several answers with one problem are one problem',
    { type: 'integer', repeats: true, maxValue: integer(1) },
    [integer(2), integer(3)],
    limit('maxValue', { limit: 1 }),
  ],
];

describe('a constraint', () => {
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

describe('constraints', () => {
  it('tell the problems in the order of the form, and none of disabled items', () => {
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
    assert.deepEqual(said(opened.problems()), ['a required', 'c maxValue']);
    opened.answer('a', yes);
    assert.deepEqual(said(opened.problems()), ['b required', 'c maxValue']);
  });
  it('a required group needs something answered in it that is enabled', () => {
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
    assert.deepEqual(said(opened.problems()), ['g required']);
    opened.answer('a', yes);
    assert.deepEqual(said(opened.problems()), []);
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
  it('an optional repetition that was left empty requires nothing; one that was begun does', () => {
    const opened = openForm(form(medicine({})));
    assert.deepEqual(opened.problems(), []);
    opened.answer('daily', yes);
    assert.deepEqual(said(opened.problems()), ['name required']);
  });
  it('a required group that repeats counts the repetitions that were filled in', () => {
    const opened = openForm(form(medicine({ required: true, minOccurs: 2 })));
    assert.deepEqual(said(opened.problems()), ['g required', 'name required', 'name required']);
    opened.answer('g[0]/name', text('x'));
    assert.deepEqual(said(opened.problems()), ['g minOccurs']);
    opened.answer('g[1]/name', text('y'));
    assert.deepEqual(opened.problems(), []);
  });
  it('an earlier response can hold more than is asked', () => {
    const response = responseOf([
      { linkId: 'q', answers: [{ value: yes }, { value: no }] },
      ...['x', 'y'].map((name) => ({ linkId: 'g', items: [{ linkId: 'name', answers: [{ value: text(name) }] }] })),
    ]);
    const opened = openForm(form({ linkId: 'q', type: 'boolean' }, medicine({ maxOccurs: 1 })), { response });
    assert.deepEqual(said(opened.problems()), ['q maxOccurs', 'g maxOccurs']);
  });
  it('a pattern that cannot be applied is reported and finds nothing wrong', () => {
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
