import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openForm } from '../../../src/core/form/open-form.js';
import { validateResponse } from '../../../src/core/form/validate-response.js';
import type { QuestionnaireResponse, ResponseItem } from '../../../src/core/model/questionnaire-response.js';
import type { AnswerValue } from '../../../src/core/model/value.js';
import { coding, form, integer, no, responseOf, problemKeys, text, yes } from './samples.js';

const questionnaire = form(
  { linkId: 'info', type: 'display' },
  { linkId: 'smokes', type: 'boolean', required: true },
  {
    linkId: 'smoking',
    type: 'group',
    enableWhen: [{ question: 'smokes', operator: '=', answer: yes }],
    items: [
      { linkId: 'many', type: 'integer', required: true, items: [{ linkId: 'why', type: 'text' }] },
      { linkId: 'since', type: 'date' },
    ],
  },
  {
    linkId: 'child',
    type: 'group',
    repeats: true,
    maxOccurs: 2,
    items: [{ linkId: 'name', type: 'string', maxLength: 5 }],
  },
  { linkId: 'sports', type: 'choice', repeats: true, options: [{ value: coding('run') }, { value: coding('swim') }] },
);
const answer = (linkId: string, ...values: AnswerValue[]): ResponseItem => ({
  linkId,
  answers: values.map((value) => ({ value })),
});
const child = (name: string): ResponseItem => ({ linkId: 'child', items: [answer('name', text(name))] });
const check = (items: ResponseItem[], status?: QuestionnaireResponse['status']) =>
  problemKeys(validateResponse(questionnaire, responseOf(items, status)));

describe('validateResponse', () => {
  it('accepts a response with valid order, nesting, types and limits', () => {
    const items = [
      { linkId: 'info' },
      answer('smokes', yes),
      {
        linkId: 'smoking',
        items: [
          { linkId: 'many', answers: [{ value: integer(3), items: [answer('why', text('stress'))] }] },
          answer('since', { type: 'date', value: '2020' }),
        ],
      },
      child('Eva'),
      child('Jan'),
      answer('sports', coding('run'), coding('swim')),
    ];
    assert.deepEqual(check(items, 'completed'), []);
    assert.deepEqual(check(items, 'amended'), []);
    assert.deepEqual(check(items), []);
  });

  const cases: [name: string, items: ResponseItem[], problems: string[]][] = [
    ['an item that the questionnaire does not have', [answer('smokes', no), answer('x', no)], ['x unknownItem']],
    ['an item that belongs elsewhere', [answer('smokes', no), answer('since', yes)], ['since nesting']],
    [
      'a child of a question outside its answer',
      [answer('smokes', yes), { linkId: 'smoking', items: [answer('many', integer(1)), answer('why', text('x'))] }],
      ['why nesting'],
    ],
    [
      'answers of a group',
      [answer('smokes', no), { linkId: 'child', answers: [{ value: text('x') }] }],
      ['child nesting'],
    ],
    [
      'items of a question that are not under an answer',
      [{ ...answer('smokes', no), items: [answer('x', no)] }],
      ['smokes nesting'],
    ],
    [
      'a question split over several items',
      [answer('smokes', no), answer('sports', coding('run')), answer('sports', coding('swim'))],
      ['sports nesting'],
    ],
    ['out of order', [answer('sports', coding('run')), answer('smokes', no)], ['smokes order']],
    [
      'repetitions that are not together',
      [answer('smokes', no), child('a'), answer('sports', coding('run')), child('b')],
      ['child order'],
    ],
    [
      'a group that does not repeat, twice',
      [
        answer('smokes', yes),
        { linkId: 'smoking', items: [answer('many', integer(1))] },
        { linkId: 'smoking', items: [] },
      ],
      ['smoking maxOccurs'],
    ],
    ['too many repetitions', [answer('smokes', no), child('a'), child('b'), child('c')], ['child maxOccurs']],
    ['several answers to a question that does not repeat', [answer('smokes', no, no)], ['smokes maxOccurs']],
    ['a value of another type', [answer('smokes', text('nee'))], ['smokes type']],
    [
      'a value with an invalid format',
      [answer('smokes', yes), { linkId: 'smoking', items: [answer('many', integer(1.5))] }],
      ['many type'],
    ],
    ['a code that is not an option', [answer('smokes', no), answer('sports', coding('chess'))], ['sports option']],
    ['a value beyond a limit', [answer('smokes', no), child('Willem')], ['name maxLength']],
  ];
  for (const [name, items, problems] of cases) {
    it(`reports ${name}`, () => {
      assert.deepEqual(check(items, 'completed'), problems);
      assert.deepEqual(check(items), problems);
    });
  }

  const onlyCompleted: [name: string, items: ResponseItem[], problems: string[]][] = [
    ['a required answer that is missing', [], ['smokes required']],
    ['a required answer below, missing', [answer('smokes', yes), { linkId: 'smoking', items: [] }], ['many required']],
    [
      'an item that is disabled, named once for all that is in it',
      [answer('smokes', no), { linkId: 'smoking', items: [answer('many', integer(3))] }],
      ['smoking disabled'],
    ],
    ['a question without an answer', [answer('smokes', no), answer('sports')], ['sports empty']],
    ['an answer without a value', [answer('smokes', no), { linkId: 'sports', answers: [{}] }], ['sports empty']],
  ];
  for (const [name, items, problems] of onlyCompleted) {
    it(`reports ${name} only in a finished response`, () => {
      assert.deepEqual(check(items, 'completed'), problems);
      assert.deepEqual(check(items, 'in-progress'), []);
      assert.deepEqual(check(items, 'stopped'), []);
    });
  }

  it('compares the questionnaire; either may leave out the version', () => {
    const named = (canonical: string) =>
      problemKeys(
        validateResponse(questionnaire, {
          ...responseOf([answer('smokes', no)], 'completed'),
          questionnaire: canonical,
        }),
      );
    assert.deepEqual(named('http://example.org/form'), []);
    assert.deepEqual(named('http://example.org/form|2'), [' questionnaire']);
    assert.deepEqual(named('http://example.org/other'), [' questionnaire']);
  });
  it('adds no repetitions: of two candidates the nearest that was sent counts', () => {
    const asked = form(
      { linkId: 'g', type: 'group', repeats: true, minOccurs: 2, items: [{ linkId: 'a', type: 'boolean' }] },
      { linkId: 'x', type: 'boolean', enableWhen: [{ question: 'a', operator: '=', answer: yes }] },
    );
    const items = [{ linkId: 'g', items: [answer('a', yes)] }, answer('x', no)];
    assert.deepEqual(problemKeys(validateResponse(asked, responseOf(items, 'completed'))), ['g minOccurs']);
  });
  it('accepts a loop of conditions as answered, if it is stable', () => {
    const exclusive = form(
      { linkId: 'a', type: 'boolean', enableWhen: [{ question: 'b', operator: '!=', answer: yes }] },
      { linkId: 'b', type: 'boolean', enableWhen: [{ question: 'a', operator: '!=', answer: yes }] },
      { linkId: 'c', type: 'boolean', enableWhen: [{ question: 'd', operator: 'exists', answer: true }] },
      { linkId: 'd', type: 'boolean', enableWhen: [{ question: 'c', operator: 'exists', answer: true }] },
    );
    const checked = (...items: ResponseItem[]) =>
      problemKeys(validateResponse(exclusive, responseOf(items, 'completed')));
    assert.deepEqual(checked(answer('b', yes)), []);
    assert.deepEqual(checked(answer('a', yes), answer('b', yes)), ['a disabled']);
    assert.deepEqual(checked(answer('c', yes), answer('d', yes)), []);
    assert.deepEqual(checked(answer('c', yes)), ['c disabled']);
  });
  it('reports the path of the item in the form', () => {
    const problems = validateResponse(
      questionnaire,
      responseOf([answer('smokes', no), child('a'), child('Willem')], 'completed'),
    );
    assert.deepEqual(problems, [{ linkId: 'name', path: 'child[1]/name', key: 'maxLength', values: { maxLength: 5 } }]);
  });
  it('reports the same problems as an invalid form', () => {
    const opened = openForm(questionnaire);
    opened.answer('smokes', yes);
    opened.answer('name', text('Willem'));
    assert.deepEqual(validateResponse(questionnaire, opened.response({ status: 'completed' })), opened.problems());
  });
});
