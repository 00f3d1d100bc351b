import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openForm } from '../../../src/core/form/open-form.js';
import type { EnableWhen, QuestionnaireItem } from '../../../src/core/model/questionnaire.js';
import type { AnswerValue } from '../../../src/core/model/value.js';
import { coding, date, dateTime, decimal, form, integer, no, quantity, text, time, yes } from './samples.js';

type Type = QuestionnaireItem['type'];
type Operator = EnableWhen['operator'];
type Case = [type: Type, answers: AnswerValue[], operator: Operator, expected: AnswerValue | boolean, met: boolean];

const uri = (value: string): AnswerValue => ({ type: 'uri', value });
const inSystem = (code: string, display?: string) => coding(code, 'http://example.org/a', display);
const words = (display: string): AnswerValue => ({ type: 'coding', value: { display } });

const tables: Record<string, Case[]> = {
  'exists tests whether there is an answer': [
    ['boolean', [], 'exists', true, false],
    ['boolean', [], 'exists', false, true],
    ['boolean', [no], 'exists', true, true],
    ['boolean', [no], 'exists', false, false],
    ['integer', [integer(0)], 'exists', true, true],
    ['choice', [coding('a')], 'exists', true, true],
    ['quantity', [quantity(undefined, 'kg')], 'exists', true, false],
    ['quantity', [quantity(0, 'kg')], 'exists', true, true],
    ['string', [text(' ')], 'exists', true, false],
  ],
  '= requires one equal answer': [
    ['boolean', [], '=', yes, false],
    ['boolean', [], '=', no, false],
    ['boolean', [yes], '=', yes, true],
    ['boolean', [no], '=', yes, false],
    ['integer', [integer(3)], '=', integer(3), true],
    ['integer', [integer(3)], '=', decimal(3), true],
    ['integer', [integer(3)], '=', integer(4), false],
    ['decimal', [decimal(0.3)], '=', decimal(0.3), true],
    ['string', [text('a')], '=', text('a'), true],
    ['string', [text('a')], '=', text('A'), false],
    ['url', [uri('http://a')], '=', uri('http://a'), true],
    ['time', [time('10:00:00')], '=', time('10:00:00.0'), true],
    ['choice', [coding('a'), coding('b')], '=', coding('b'), true],
    ['choice', [coding('a'), coding('b')], '=', coding('c'), false],
    ['open-choice', [text('a')], '=', coding('a'), false],
    ['open-choice', [text('a')], '=', text('a'), true],
  ],
  '!= requires that no answer is equal': [
    ['boolean', [], '!=', yes, true],
    ['boolean', [], '!=', no, true],
    ['choice', [], '!=', coding('a'), true],
    ['boolean', [yes], '!=', yes, false],
    ['boolean', [no], '!=', yes, true],
    ['choice', [coding('a')], '!=', coding('a'), false],
    ['choice', [coding('b')], '!=', coding('a'), true],
    ['choice', [coding('a'), coding('b')], '!=', coding('a'), false],
    ['choice', [coding('b'), coding('c')], '!=', coding('a'), true],
    ['integer', [integer(1)], '!=', integer(2), true],
    ['string', [text('x')], '!=', text('y'), true],
    ['open-choice', [text('a')], '!=', coding('a'), true],
  ],
  'ordering operators require one matching answer': [
    ['integer', [], '>', integer(3), false],
    ['integer', [], '<=', integer(3), false],
    ['integer', [integer(3)], '>', integer(3), false],
    ['integer', [integer(3)], '>=', integer(3), true],
    ['integer', [integer(3)], '<', integer(3), false],
    ['integer', [integer(3)], '<=', integer(3), true],
    ['integer', [integer(4)], '>', integer(3), true],
    ['integer', [integer(-4)], '<', integer(-3), true],
    ['integer', [integer(10)], '>', integer(9), true],
    ['decimal', [decimal(3.5)], '>', integer(3), true],
    ['integer', [integer(1), integer(9)], '>', integer(5), true],
    ['integer', [integer(1), integer(9)], '<', integer(5), true],
    ['string', [text('b')], '>', text('a'), true],
    ['time', [time('09:59:59')], '<', time('10:00:00'), true],
    ['time', [time('10:00:00')], '>=', time('10:00:00.5'), false],
    ['choice', [coding('2')], '>', coding('1'), false],
    ['boolean', [yes], '>', no, false],
  ],
  'codings are equal by system and code': [
    ['choice', [inSystem('a', 'One')], '=', inSystem('a', 'Een'), true],
    ['choice', [coding('a', 'http://example.org/b')], '=', inSystem('a'), false],
    ['choice', [coding('a')], '=', inSystem('a'), false],
    ['choice', [inSystem('a')], '=', coding('a'), true],
    ['choice', [inSystem('a')], '!=', coding('a'), false],
    ['choice', [coding('a', 'http://example.org/b')], '!=', inSystem('a'), true],
    ['choice', [words('Ja')], '=', words('Ja'), true],
    ['choice', [words('Ja')], '=', words('Nee'), false],
    ['choice', [coding('a', undefined, 'Ja')], '=', words('Ja'), false],
  ],
  'dates compare up to the shared precision; an unknown order meets no condition': [
    ['date', [date('2026-03-14')], '=', date('2026-03-14'), true],
    ['date', [date('2026-03')], '=', date('2026-03'), true],
    ['date', [date('2026-03-14')], '=', date('2026-03'), false],
    ['date', [date('2026-03-14')], '!=', date('2026-03'), false],
    ['date', [date('2026-04-14')], '!=', date('2026-03'), true],
    ['date', [date('2026')], '>', date('2025-06'), true],
    ['date', [date('2026')], '>', date('2026-06'), false],
    ['date', [date('2026')], '<', date('2026-06'), false],
    ['date', [date('2026')], '>=', date('2026-01-01'), false],
    ['date', [date('2026-02')], '<', date('2026-03-01'), true],
    ['dateTime', [dateTime('2026-03-14T12:00:00Z')], '=', dateTime('2026-03-14T13:00:00+01:00'), true],
    ['dateTime', [dateTime('2026-03-14T12:00:00Z')], '<', dateTime('2026-03-14T12:00:00.5Z'), true],
    ['dateTime', [dateTime('2026-03-14T23:59:60Z')], '=', dateTime('2026-03-15T00:00:00Z'), true],
    ['dateTime', [dateTime('2026-03-14T12:00:00Z')], '>', date('2026-03-13'), true],
    ['dateTime', [dateTime('2026-03-14T12:00:00Z')], '=', date('2026-03-14'), false],
    ['dateTime', [dateTime('2026-03-14')], '=', date('2026-03-14'), true],
  ],
  'quantities compare only in the same unit': [
    ['quantity', [quantity(70, 'kg', 'kg')], '>', quantity(60, 'kilo', 'kg'), true],
    ['quantity', [quantity(70, 'kg')], '>', quantity(60, 'kg'), true],
    ['quantity', [quantity(70, 'kg')], '>', quantity(60, 'kg', 'kg'), true],
    ['quantity', [quantity(70)], '=', quantity(70), true],
    ['quantity', [quantity(70, 'kg')], '>', quantity(60, 'g'), false],
    ['quantity', [quantity(1, 'kg', 'kg')], '=', quantity(1000, 'g', 'g'), false],
    ['quantity', [quantity(1, 'kg', 'kg')], '!=', quantity(1, 'g', 'g'), false],
    ['quantity', [quantity(2, 'kg')], '!=', quantity(1, 'kg'), true],
    ['quantity', [quantity(undefined, 'kg')], '!=', quantity(1, 'kg'), true],
  ],
};

const inWords = (value: AnswerValue | boolean) =>
  typeof value === 'boolean' ? String(value) : JSON.stringify(value.value);

for (const [rule, cases] of Object.entries(tables)) {
  describe(rule, () => {
    for (const [type, answers, operator, expected, met] of cases) {
      it(`${type} [${answers.map(inWords).join(', ')}] ${operator} ${inWords(expected)}: ${met}`, () => {
        const condition = { question: 'source', operator, answer: expected } as EnableWhen;
        const opened = openForm(
          form({ linkId: 'source', type, repeats: true }, { linkId: 'asked', type: 'string', enableWhen: [condition] }),
        );
        opened.answer('source', answers);
        assert.equal(opened.at('asked')?.enabled, met);
      });
    }
  });
}

const is = (question: string, answer: AnswerValue = yes): EnableWhen => ({ question, operator: '=', answer });
const isNot = (question: string, answer: AnswerValue = yes): EnableWhen => ({ question, operator: '!=', answer });
const exists = (question: string, answer = true): EnableWhen => ({ question, operator: 'exists', answer });
const bool = (linkId: string, rest: Partial<QuestionnaireItem> = {}): QuestionnaireItem => ({
  linkId,
  type: 'boolean',
  ...rest,
});
const group = (
  linkId: string,
  items: QuestionnaireItem[],
  rest: Partial<QuestionnaireItem> = {},
): QuestionnaireItem => ({
  linkId,
  type: 'group',
  items,
  ...rest,
});
const enabled = (opened: ReturnType<typeof openForm>, ...paths: string[]) =>
  paths.map((path) => opened.at(path)?.enabled);

describe('several conditions', () => {
  const both = (enableBehavior?: 'any' | 'all') =>
    openForm(
      form(
        bool('a'),
        bool('b'),
        bool('x', { enableWhen: [is('a'), is('b')], ...(enableBehavior && { enableBehavior }) }),
      ),
    );

  it('is met by one condition with "any"', () => {
    const opened = both('any');
    assert.deepEqual(enabled(opened, 'x'), [false]);
    opened.answer('b', yes);
    assert.deepEqual(enabled(opened, 'x'), [true]);
  });
  it('requires every condition with "all"', () => {
    const opened = both('all');
    opened.answer('b', yes);
    assert.deepEqual(enabled(opened, 'x'), [false]);
    opened.answer('a', yes);
    assert.deepEqual(enabled(opened, 'x'), [true]);
  });
  it('is met by one condition without enableBehavior', () => {
    const opened = both();
    opened.answer('a', yes);
    assert.deepEqual(enabled(opened, 'x'), [true]);
  });
  it('ignores an empty list of conditions', () => {
    assert.deepEqual(enabled(openForm(form(bool('x', { enableWhen: [] }))), 'x'), [true]);
  });
});

describe('a condition on an unknown linkId', () => {
  for (const condition of [is('none'), isNot('none'), exists('none'), exists('none', false)]) {
    it(`is not met and is reported for ${condition.operator} ${JSON.stringify(condition.answer)}`, () => {
      const opened = openForm(form(bool('x', { enableWhen: [condition] })));
      assert.deepEqual(enabled(opened, 'x'), [false]);
      assert.deepEqual(opened.reports, [{ key: 'condition', linkIds: ['x'] }]);
    });
  }
});

describe('a disabled source', () => {
  it('counts as unanswered through a whole chain, until it is enabled again', () => {
    const opened = openForm(
      form(
        bool('a'),
        bool('b', { enableWhen: [is('a')] }),
        bool('c', { enableWhen: [is('b')] }),
        bool('not', { enableWhen: [isNot('b')] }),
        bool('none', { enableWhen: [exists('b', false)] }),
      ),
    );
    opened.answer('a', yes);
    opened.answer('b', yes);
    assert.deepEqual(enabled(opened, 'b', 'c', 'not', 'none'), [true, true, false, false]);
    opened.answer('a', no);
    assert.deepEqual(enabled(opened, 'b', 'c', 'not', 'none'), [false, false, true, true]);
    opened.answer('a', yes);
    assert.deepEqual(enabled(opened, 'b', 'c', 'not', 'none'), [true, true, false, false]);
  });
  it('counts as unanswered if a group above it is disabled', () => {
    const opened = openForm(
      form(bool('a'), group('g', [bool('b')], { enableWhen: [is('a')] }), bool('c', { enableWhen: [is('b')] })),
    );
    opened.answer('b', yes);
    assert.deepEqual(enabled(opened, 'b', 'c'), [false, false]);
    opened.answer('a', yes);
    assert.deepEqual(enabled(opened, 'b', 'c'), [true, true]);
  });
});

describe('the occurrence that a condition refers to', () => {
  const repeated = () => {
    const opened = openForm(
      form(
        group('g', [bool('a'), bool('x', { enableWhen: [is('a')] })], { repeats: true }),
        bool('after', { enableWhen: [is('a')] }),
      ),
    );
    opened.addRepetition('g');
    return opened;
  };
  it('is the one in the same repetition of a repeating group', () => {
    const opened = repeated();
    opened.answer('g[1]/a', yes);
    assert.deepEqual(enabled(opened, 'g[0]/x', 'g[1]/x'), [false, true]);
  });
  it('is the last one after a repeating group', () => {
    const opened = repeated();
    opened.answer('g[0]/a', yes);
    assert.deepEqual(enabled(opened, 'after'), [false]);
    opened.answer('g[1]/a', yes);
    assert.deepEqual(enabled(opened, 'after'), [true]);
  });
  it('changes when repetitions are added or removed', () => {
    const opened = repeated();
    opened.answer('g[0]/a', yes);
    opened.removeRepetition('g[1]');
    assert.deepEqual(enabled(opened, 'after'), [true]);
    const added = opened.addRepetition('g');
    assert.deepEqual(enabled(opened, 'after', `${added.path}/x`), [false, false]);
  });
  it('changes when the answers of a question change their order', () => {
    const opened = openForm(
      form(
        { linkId: 'c', type: 'choice', repeats: true, items: [bool('a')] },
        bool('after', { enableWhen: [is('a')] }),
      ),
    );
    opened.answer('c', [coding('1'), coding('2')]);
    opened.answer('c[1]/a', yes);
    assert.deepEqual(enabled(opened, 'after'), [true]);
    opened.answer('c', [coding('2'), coding('1')]);
    assert.deepEqual(enabled(opened, 'c[1]/a', 'after'), [true, false]);
  });
  it('is the ancestor question below an answer, before any preceding one', () => {
    const opened = openForm(
      form(
        group(
          'g',
          [
            {
              linkId: 'a',
              type: 'choice',
              repeats: true,
              items: [{ linkId: 'why', type: 'string', enableWhen: [is('a', coding('1'))] }],
            },
          ],
          { repeats: true },
        ),
      ),
    );
    opened.addRepetition('g');
    opened.answer('g[0]/a', coding('1'));
    assert.deepEqual(enabled(opened, 'g[0]/a[0]/why', 'g[1]/a[0]/why'), [true, false]);
  });
  it('is a preceding one before a following one, as FHIR specifies', () => {
    const opened = openForm(form(group('g', [bool('x', { enableWhen: [is('a')] }), bool('a')], { repeats: true })));
    opened.addRepetition('g');
    opened.answer('g[0]/a', yes);
    assert.deepEqual(enabled(opened, 'g[0]/x', 'g[1]/x'), [true, true]);
    opened.answer('g[1]/a', yes);
    opened.answer('g[0]/a', no);
    assert.deepEqual(enabled(opened, 'g[0]/x', 'g[1]/x'), [false, false]);
  });
  it('is a following one if none precedes', () => {
    const opened = openForm(form(bool('x', { enableWhen: [is('a')] }), group('g', [bool('a')], { repeats: true })));
    opened.addRepetition('g');
    opened.answer('g[1]/a', yes);
    assert.deepEqual(enabled(opened, 'x'), [false]);
    opened.answer('g[0]/a', yes);
    assert.deepEqual(enabled(opened, 'x'), [true]);
  });
});

describe('disabled, hidden and read-only items', () => {
  const nested = form(
    bool('a'),
    group('g', [bool('q', { items: [bool('child', { enableWhen: [isNot('a', no)] })] })], { enableWhen: [is('a')] }),
  );
  it('disables items below a disabled item, whatever their own conditions', () => {
    const opened = openForm(nested);
    assert.deepEqual(enabled(opened, 'g', 'q', 'child'), [false, false, false]);
    opened.answer('a', yes);
    assert.deepEqual(enabled(opened, 'g', 'q', 'child'), [true, true, true]);
  });
  const shown = (opened: ReturnType<typeof openForm>, ...paths: string[]) =>
    paths.map((path) => opened.at(path)?.shown);
  it('hides items below a hidden group or question, but not from conditions', () => {
    const opened = openForm(
      form(
        group('g', [bool('q', { items: [bool('child')] })], { hidden: true }),
        bool('q2', { hidden: true, items: [bool('child2')] }),
        bool('x', { enableWhen: [is('q')] }),
      ),
    );
    opened.answer('q', yes);
    assert.deepEqual(shown(opened, 'g', 'q', 'child', 'q2', 'child2', 'x'), [false, false, false, false, false, true]);
    assert.deepEqual(enabled(opened, 'g', 'q', 'child', 'q2', 'child2', 'x'), [true, true, true, true, true, true]);
  });
  it('shows a protected item and the items in it while it is disabled', () => {
    const opened = openForm(
      form(
        bool('a'),
        group('g', [bool('q'), bool('r', { enableWhen: [is('q')] })], {
          enableWhen: [is('a')],
          disabledDisplay: 'protected',
        }),
        group('h', [bool('s', { disabledDisplay: 'protected' })], { enableWhen: [is('a')] }),
      ),
    );
    assert.deepEqual(shown(opened, 'g', 'q', 'r', 'h', 's'), [true, true, false, false, false]);
    assert.deepEqual(enabled(opened, 'g', 'q'), [false, false]);
  });
  it('inherits read-only from a group, also through a question, but not from a question', () => {
    const opened = openForm(
      form(
        group('g', [bool('q', { items: [bool('child')] })], { readOnly: true }),
        bool('q2', { readOnly: true, items: [bool('child2')] }),
      ),
    );
    const readOnly = ['g', 'q', 'child', 'q2', 'child2'].map((path) => opened.at(path)?.readOnly);
    assert.deepEqual(readOnly, [true, true, true, true, false]);
  });
});

describe('conditions in a loop', () => {
  it('keep the answered item of two that exclude each other', () => {
    const opened = openForm(form(bool('a', { enableWhen: [isNot('b')] }), bool('b', { enableWhen: [isNot('a')] })));
    assert.deepEqual(enabled(opened, 'a', 'b'), [true, true]);
    opened.answer('b', yes);
    assert.deepEqual(enabled(opened, 'a', 'b'), [false, true]);
    opened.answer('b', no);
    opened.answer('a', yes);
    assert.deepEqual(enabled(opened, 'a', 'b'), [true, false]);
    assert.deepEqual(opened.reports, []);
  });
  it('are asked and reported once, with their linkIds, if they are not stable', () => {
    const opened = openForm(
      form(bool('self', { enableWhen: [isNot('self')] }), bool('after', { enableWhen: [is('self')] }), bool('apart')),
    );
    assert.deepEqual(opened.reports, []);
    opened.answer('self', yes);
    opened.answer('self', no);
    opened.answer('self', yes);
    assert.deepEqual(opened.reports, [{ key: 'loop', linkIds: ['self'] }]);
    assert.deepEqual(enabled(opened, 'self', 'after', 'apart'), [true, true, true]);
  });
  it('stay disabled if all depend on each other', () => {
    const opened = openForm(form(bool('a', { enableWhen: [exists('b')] }), bool('b', { enableWhen: [exists('a')] })));
    opened.answer('a', yes);
    opened.answer('b', yes);
    assert.deepEqual(enabled(opened, 'a', 'b'), [false, false]);
  });
});
