import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { QuestionnaireItem } from '../../../src/core/index.js';
import { fieldsOf, optionReadingOf, readingOf } from '../../../src/elements/questionnaire/reading.js';
import { keypadOf } from '../../../src/session/control-of.js';
import { formatMoment } from '../../../src/internal/format/answer.js';
import type { FieldValues } from '../../../src/session/typed-answer.js';
import { coding, date, decimal, integer, quantity } from './samples.js';

const read = (item: Omit<QuestionnaireItem, 'linkId'>, parts: FieldValues) => {
  const reading = readingOf({ linkId: 'q', ...item }, parts, 'nl');
  return reading.status === 'unreadable' ? reading.problem : reading.status === 'read' ? reading.value.value : 'empty';
};
const dayOf = (day: string, month: string, year: string): FieldValues => ({ day, month, year });

describe('a typed date', () => {
  const table: readonly (readonly [string, FieldValues, unknown])[] = [
    ['requires a year of four digits', dayOf('14', '3', '26'), 'yearDigits'],
    ['requires a year of four digits without month and day', { year: '58' }, 'yearDigits'],
    ['refuses letters for a month', dayOf('14', 'mrt', '2026'), 'dateNumber'],
    ['refuses letters for a year', dayOf('14', '3', 'abcd'), 'dateNumber'],
    ['refuses letters next to empty fields', dayOf('x', '', ''), 'dateNumber'],
    ['refuses a year far in the past', dayOf('14', '3', '0026'), 'year'],
    ['refuses a year far in the future', dayOf('14', '3', '2926'), 'year'],
    ['refuses a date that does not exist', dayOf('31', '2', '2026'), 'date'],
    ['accepts Arabic digits', dayOf('١٤', '٣', '٢٠٢٦'), '2026-03-14'],
    ['accepts years of past centuries', dayOf('1', '1', '1899'), '1899-01-01'],
  ];
  for (const [title, parts, expected] of table) {
    it(title, () => assert.equal(read({ type: 'date' }, parts), expected));
  }
  it('accepts any year within the limits of its question', () => {
    assert.equal(read({ type: 'date', minValue: date('1500-01-01') }, dayOf('1', '5', '1517')), '1517-05-01');
    assert.equal(read({ type: 'date', maxValue: date('2500') }, dayOf('1', '5', '2400')), '2400-05-01');
  });
});

describe('a typed number', () => {
  const table: readonly (readonly [string, string, unknown])[] = [
    ['accepts the minus of any keyboard', '−2,5', -2.5],
    ['accepts a dash that a phone made of a minus', '–2,5', -2.5],
    ['accepts a minus with a direction mark, as in Arabic text', '\u061c-٢٫٥', -2.5],
    ['accepts a number with a direction mark after it', '2,5\u200f', 2.5],
    ['refuses a range', '2–5', 'decimal'],
  ];
  for (const [title, typed, expected] of table) {
    it(title, () => assert.equal(read({ type: 'decimal' }, { text: typed }), expected));
  }
});

describe('a time at a clock change', () => {
  const own = process.env['TZ'];
  const restore = () => {
    if (own === undefined) delete process.env['TZ'];
    else process.env['TZ'] = own;
  };
  after(restore);

  const moment = (localTime: string): FieldValues => {
    const [, year, month, day, hour, minute] = /^(\d+)-(\d+)-(\d+) (\d+):(\d+)$/.exec(localTime) ?? [];
    return Object.fromEntries(Object.entries({ year, month, day, hour, minute }).filter(([, part]) => part));
  };
  const table: readonly (readonly [string, string, string])[] = [
    ['Europe/Amsterdam', '2026-03-29 01:59', '2026-03-29T01:59:00+01:00'],
    ['Europe/Amsterdam', '2026-03-29 02:00', 'skippedTime'],
    ['Europe/Amsterdam', '2026-03-29 02:30', 'skippedTime'],
    ['Europe/Amsterdam', '2026-03-29 03:00', '2026-03-29T03:00:00+02:00'],
    ['America/New_York', '2026-03-08 02:30', 'skippedTime'],
    ['Australia/Lord_Howe', '2026-10-04 02:15', 'skippedTime'],
    ['Pacific/Apia', '2011-12-30 12:00', 'skippedTime'],
    ['UTC', '2026-03-29 02:30', '2026-03-29T02:30:00+00:00'],
  ];
  for (const [zone, typed, expected] of table) {
    it(`is ${expected} for ${typed} in ${zone}`, () => {
      process.env['TZ'] = zone;
      assert.equal(read({ type: 'dateTime' }, moment(typed)), expected);
    });
  }

  describe('a stored time is shown unchanged, every quarter of an hour of a year', () => {
    for (const zone of ['Europe/Amsterdam', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu']) {
      it(zone, () => {
        process.env['TZ'] = zone;
        const item: QuestionnaireItem = { linkId: 'q', type: 'dateTime' };
        let skipped = 0;
        for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 900_000) {
          const [day = '', time = ''] = new Date(at).toISOString().split('T');
          const typed = moment(`${day} ${time.slice(0, 5)}`);
          const reading = readingOf(item, typed, 'nl');
          if (reading.status === 'read') assert.deepEqual(fieldsOf(item, reading.value, 'nl'), typed);
          else skipped += 1;
        }
        const expected: Record<string, number> = { 'Asia/Kathmandu': 0, 'Australia/Lord_Howe': 2 };
        assert.equal(skipped, expected[zone] ?? 4);
      });
    }
  });

  describe('that occurs twice', () => {
    before(() => (process.env['TZ'] = 'Europe/Amsterdam'));
    it('shows which of the two it is', () => {
      const first = formatMoment('2026-10-25T02:30:00+02:00', 'nl');
      const second = formatMoment('2026-10-25T02:30:00+01:00', 'nl');
      assert.match(first, /02:30/);
      assert.match(second, /02:30/);
      assert.notEqual(first, second);
    });
    it('shows no zone at any other time', () => {
      for (const time of ['2026-10-25T01:30:00+02:00', '2026-10-25T03:30:00+01:00', '2026-03-29T03:30:00+02:00']) {
        assert.match(formatMoment(time, 'nl'), /0\d:30$/);
      }
    });
  });
});

describe('a typed option', () => {
  const options = ['mg', 'Mg', 'ml'].map((code) => ({ value: coding(code, 'http://x', code) }));
  const typed = (text: string, open = false) => {
    const reading = optionReadingOf(options, ['mg', 'Mg', 'ml'], { text }, open);
    return reading.status === 'read' ? options.findIndex(({ value }) => value === reading.value) : reading.status;
  };
  it('is the one with exactly this text', () => {
    assert.deepEqual([typed('mg'), typed('Mg'), typed(' ml ')], [0, 1, 2]);
  });
  it('is found without regard to case only if it is the only one', () => {
    assert.deepEqual([typed('ML'), typed('MG')], [2, 'unreadable']);
  });
});

describe('the keyboard of a number field', () => {
  const keypad = (item: Omit<QuestionnaireItem, 'linkId'>) => keypadOf({ linkId: 'q', ...item });
  const table: readonly (readonly [string, Omit<QuestionnaireItem, 'linkId'>, string])[] = [
    ['an integer below zero', { type: 'integer', minValue: integer(-5) }, 'text'],
    ['a decimal below zero', { type: 'decimal', minValue: decimal(-20.5) }, 'text'],
    ['a quantity below zero', { type: 'quantity', minValue: quantity(-20, 'dpt') }, 'text'],
    ['a quantity with a bare number below zero', { type: 'quantity', minValue: decimal(-20) }, 'text'],
    [
      'a slider below zero',
      { type: 'integer', control: 'slider', minValue: integer(-5), maxValue: integer(5) },
      'text',
    ],
    ['a number with only a highest value below zero', { type: 'decimal', maxValue: decimal(-1) }, 'text'],
    ['an integer without a lowest value', { type: 'integer', maxValue: integer(10) }, 'text'],
    ['a decimal without a lowest value', { type: 'decimal' }, 'text'],
    ['a quantity without a lowest value', { type: 'quantity', maxValue: quantity(10, 'dpt') }, 'text'],
    [
      'a quantity whose lowest value has no number',
      { type: 'quantity', minValue: { type: 'quantity', value: {} } },
      'text',
    ],
    ['an integer from zero', { type: 'integer', minValue: integer(0) }, 'numeric'],
    ['a decimal from zero', { type: 'decimal', minValue: decimal(0) }, 'decimal'],
    ['a quantity from zero', { type: 'quantity', minValue: quantity(0, 'kg') }, 'decimal'],
    [
      'a slider with half steps',
      { type: 'decimal', control: 'slider', sliderStep: 0.5, minValue: decimal(0), maxValue: decimal(5) },
      'decimal',
    ],
  ];
  for (const [title, item, expected] of table) {
    it(`has ${expected === 'text' ? 'a minus' : `the keys of ${expected}`} for ${title}`, () => {
      assert.equal(keypad(item), expected);
    });
  }
});
