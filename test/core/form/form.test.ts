import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { QuestionnaireForm } from '../../../src/core/form/form.js';
import { openForm } from '../../../src/core/form/open-form.js';
import { FormError } from '../../../src/core/form/form-error.js';
import { validateResponse } from '../../../src/core/form/validate-response.js';
import type { QuestionnaireItem } from '../../../src/core/model/questionnaire.js';
import {
  coding,
  date,
  dateTime,
  decimal,
  snapshotOf,
  form,
  integer,
  no,
  quantity,
  responseOf,
  problemKeys,
  text,
  yes,
} from './samples.js';

const values = (opened: QuestionnaireForm, path: string) => opened.at(path)?.answers.map(({ value }) => value);
const paths = (opened: QuestionnaireForm) => opened.items.map(({ path }) => path);
const medicine: QuestionnaireItem = {
  linkId: 'medicine',
  type: 'group',
  repeats: true,
  items: [
    { linkId: 'name', type: 'string' },
    { linkId: 'daily', type: 'boolean' },
  ],
};
const symptoms: QuestionnaireItem = {
  linkId: 'symptoms',
  type: 'choice',
  repeats: true,
  options: ['pain', 'tired', 'none'].map((code) => ({ value: coding(code), exclusive: code === 'none' })),
  items: [{ linkId: 'since', type: 'date' }],
};

describe('the tree of a form', () => {
  it('has the items as nested, and answers them by path or by a linkId that occurs once', () => {
    const opened = openForm(
      form({
        linkId: 'g',
        type: 'group',
        items: [
          { linkId: 'q', type: 'boolean' },
          { linkId: 'd', type: 'display' },
        ],
      }),
    );
    assert.deepEqual(snapshotOf(opened.items), [
      {
        linkId: 'g',
        state: 'true,true,false,false,false',
        answers: [],
        items: ['q', 'd'].map((linkId) => ({ linkId, state: 'true,true,false,false,false', answers: [], items: [] })),
      },
    ]);
    assert.equal(opened.at('q'), opened.at('g/q'));
    assert.equal(opened.at('q')?.parent, opened.items[0]);
    assert.equal(opened.at('nowhere'), undefined);
  });
  it('has the child items of a question below each answer, and once without an answer', () => {
    const opened = openForm(form(symptoms));
    assert.deepEqual(values(opened, 'symptoms'), [undefined]);
    assert.equal(opened.at('symptoms')?.items.length, 1);
    opened.answer('symptoms', [coding('pain'), coding('tired')]);
    assert.deepEqual(
      opened.at('symptoms')?.items.map(({ path }) => path),
      ['symptoms[0]/since', 'symptoms[1]/since'],
    );
  });
  it('keeps answers below an option while others change, and drops them with the option', () => {
    const opened = openForm(form(symptoms));
    opened.answer('symptoms', [coding('tired')]);
    opened.answer('symptoms[0]/since', date('2026-01'));
    opened.answer('symptoms', [coding('pain'), coding('tired')]);
    const below = () =>
      opened
        .at('symptoms')
        ?.answers.map((answer) => answer.items.map((item) => item.answers.map(({ value }) => value)));
    assert.deepEqual(below(), [[[]], [[date('2026-01')]]]);
    opened.answer('symptoms', [coding('none')]);
    assert.deepEqual(below(), [[[]]]);
  });
  it('keeps answers below a question whose only answer changes or is removed', () => {
    const opened = openForm(form({ linkId: 'q', type: 'boolean', items: [{ linkId: 'why', type: 'text' }] }));
    opened.answer('q', yes);
    opened.answer('why', text('rain'));
    opened.answer('q', no);
    opened.answer('q', undefined);
    assert.deepEqual(values(opened, 'why'), [text('rain')]);
  });
  it('keeps answers below typed text when one of several is changed', () => {
    const opened = openForm(
      form({ linkId: 'names', type: 'string', repeats: true, items: [{ linkId: 'age', type: 'integer' }] }),
    );
    opened.answer('names', [text('Jan'), text('Eva')]);
    opened.answer('names[1]/age', integer(50));
    opened.answer('names', [text('Jan'), text('Eva de Wit')]);
    assert.deepEqual(values(opened, 'names[1]/age'), [integer(50)]);
    opened.answer('names', [text('Eva de Wit')]);
    assert.deepEqual(values(opened, 'age'), [integer(50)]);
  });
});

describe('a path', () => {
  it('identifies one item, even if a linkId looks like the path of another', () => {
    const opened = openForm(
      form(
        { linkId: 'g', type: 'group', items: [{ linkId: 'q', type: 'boolean' }] },
        { linkId: 'g/q', type: 'boolean' },
        { linkId: 'g%2Fq', type: 'boolean' },
      ),
    );
    assert.equal(new Set([...paths(opened), opened.items[0]?.items[0]?.path]).size, 4);
    assert.equal(opened.at('g/q')?.item.linkId, 'q');
  });
});

describe('repeating groups', () => {
  it('start with minOccurs repetitions, at least one', () => {
    assert.equal(openForm(form(medicine)).items.length, 1);
    assert.equal(openForm(form({ ...medicine, minOccurs: 3 })).items.length, 3);
    assert.equal(openForm(form({ ...medicine, minOccurs: 0 })).items.length, 1);
  });
  it('are added last and removed anywhere within minOccurs and maxOccurs, and never reuse a path', () => {
    const opened = openForm(form(medicine, { linkId: 'end', type: 'display' }));
    opened.addRepetition('medicine');
    const third = opened.addRepetition('medicine[0]');
    opened.answer(`${third.path}/name`, text('third'));
    assert.deepEqual(paths(opened), ['medicine[0]', 'medicine[1]', 'medicine[2]', 'end']);
    opened.removeRepetition('medicine[1]');
    opened.addRepetition('medicine[0]');
    assert.deepEqual(paths(opened), ['medicine[0]', 'medicine[2]', 'medicine[3]', 'end']);
    assert.deepEqual(values(opened, 'medicine[2]/name'), [text('third')]);
    assert.equal(opened.at('medicine[1]/name'), undefined);
  });
  it('report whether a repetition can be added or removed, and throw otherwise', () => {
    const opened = openForm(form({ ...medicine, minOccurs: 2, maxOccurs: 3 }));
    const possible = () => [opened.items[0]?.canAddRepetition, opened.items[0]?.canRemoveRepetition];
    assert.deepEqual(possible(), [true, false]);
    assert.throws(() => opened.removeRepetition('medicine[0]'), FormError);
    opened.addRepetition('medicine[0]');
    assert.deepEqual(possible(), [false, true]);
    assert.throws(() => opened.addRepetition('medicine[0]'), /"medicine": cannot add a repetition/);
  });
  it('excludes other items', () => {
    const opened = openForm(
      form({ linkId: 'q', type: 'string', repeats: true }, { linkId: 'g', type: 'group', items: [] }),
    );
    for (const path of ['q', 'g']) {
      assert.throws(() => opened.addRepetition(path), FormError);
      assert.throws(() => opened.removeRepetition(path), FormError);
    }
  });
});

describe('an answer', () => {
  const opened = () =>
    openForm(
      form(
        { linkId: 'b', type: 'boolean' },
        { linkId: 's', type: 'string' },
        { linkId: 'n', type: 'decimal' },
        { linkId: 'g', type: 'group', items: [] },
        { linkId: 'd', type: 'date' },
        {
          linkId: 'c',
          type: 'choice',
          options: [{ value: { ...coding('1', 'http://x', 'One'), weight: 3 } as never }],
        },
        { linkId: 'i', type: 'choice', options: [{ value: integer(1) }] },
        { linkId: 'o', type: 'open-choice', options: [{ value: coding('1') }] },
      ),
    );
  it('replaces the previous one; undefined, an empty list or blank text removes it', () => {
    const openedForm = opened();
    for (const nothing of [undefined, [], text(''), text(' \n')]) {
      openedForm.answer('s', text('a'));
      assert.deepEqual(values(openedForm, 's'), [text('a')]);
      openedForm.answer('s', nothing);
      assert.deepEqual(values(openedForm, 's'), []);
    }
  });
  it('gets the display and weight of its option', () => {
    const openedForm = opened();
    openedForm.answer('c', coding('1', 'http://x'));
    assert.deepEqual(values(openedForm, 'c'), [{ ...coding('1', 'http://x', 'One'), weight: 3 }]);
    openedForm.answer('o', text('something else'));
    assert.deepEqual(values(openedForm, 'o'), [text('something else')]);
  });
  const wrong: [path: string, value: unknown][] = [
    ['b', text('secret')],
    ['s', integer(7777)],
    ['n', integer(7777)],
    ['n', decimal(NaN)],
    ['n', decimal(Infinity)],
    ['d', date('14-03-2026')],
    ['d', date('2026-02-40')],
    ['c', text('secret')],
    ['i', coding('secret')],
    ['g', yes],
    ['b', 'secret'],
    ['b', null],
    ['b', { type: 'secret', value: 'secret' }],
    ['b', { type: 'boolean', value: 'secret' }],
    ['b', { type: 'boolean', value: true, extra: 'secret' }],
    ['b', [yes, no]],
    ['secret-free', yes],
  ];
  for (const [path, value] of wrong) {
    it(`${JSON.stringify(value)} for ${path} throws an error with the linkId and without the value`, () => {
      const openedForm = opened();
      assert.throws(
        () => openedForm.answer(path, value as never),
        (error) =>
          error instanceof FormError &&
          error.name === 'FormError' &&
          error.linkId === path &&
          error.message.includes(`"${path}"`) &&
          !error.message.replace(`"${path}"`, '').includes('secret') &&
          !error.message.includes('7777'),
      );
    });
  }
  it('throws for a linkId that occurs more than once', () => {
    const openedForm = openForm(form({ ...medicine, minOccurs: 2 }));
    assert.throws(() => openedForm.answer('name', text('x')), FormError);
    openedForm.answer('medicine[1]/name', text('x'));
    assert.deepEqual(values(openedForm, 'medicine[1]/name'), [text('x')]);
  });
});

describe('the initial state of a form', () => {
  it('has initial values and selected options, only the first without repeats', () => {
    const opened = openForm(
      form(
        { linkId: 'one', type: 'integer', initial: [integer(1), integer(2)] },
        { linkId: 'more', type: 'integer', repeats: true, initial: [integer(1), integer(2)] },
        {
          linkId: 'c',
          type: 'choice',
          options: [{ value: coding('1') }, { value: coding('2'), initialSelected: true }],
        },
        { linkId: 'n', type: 'decimal', initial: [integer(1)] },
        { linkId: 'when', type: 'dateTime', initial: [date('2026')] },
        { linkId: 'q', type: 'quantity', initial: [quantity(undefined, 'kg')] },
        { linkId: 'wrong', type: 'boolean', initial: [text('x')] },
      ),
    );
    assert.deepEqual(values(opened, 'one'), [integer(1)]);
    assert.deepEqual(values(opened, 'more'), [integer(1), integer(2)]);
    assert.deepEqual(values(opened, 'c'), [coding('2')]);
    assert.deepEqual(values(opened, 'n'), [decimal(1)]);
    assert.deepEqual(values(opened, 'when'), [dateTime('2026')]);
    assert.deepEqual(values(opened, 'q'), [quantity(undefined, 'kg')]);
    assert.deepEqual(values(opened, 'wrong'), []);
    assert.deepEqual(opened.reports, [{ key: 'initial', linkIds: ['wrong'] }]);
    assert.deepEqual(
      opened.response({ status: 'completed' }).items.map(({ linkId }) => linkId),
      ['one', 'more', 'c', 'n', 'when'],
    );
  });
  it('applies to added repetitions and to items below added answers', () => {
    const opened = openForm(
      form(
        { linkId: 'g', type: 'group', repeats: true, items: [{ linkId: 'q', type: 'boolean', initial: [yes] }] },
        { ...symptoms, items: [{ linkId: 'now', type: 'boolean', initial: [yes] }] },
      ),
    );
    assert.deepEqual(values(opened, `${opened.addRepetition('g').path}/q`), [yes]);
    opened.answer('symptoms', [coding('pain'), coding('tired')]);
    assert.deepEqual(
      opened.at('symptoms')?.items.map((item) => item.answers[0]?.value),
      [yes, yes],
    );
  });
  it('does not replace an earlier response', () => {
    const questionnaire = form(
      { linkId: 'a', type: 'integer', initial: [integer(1)] },
      { linkId: 'b', type: 'integer', initial: [integer(1)] },
    );
    const opened = openForm(questionnaire, {
      response: responseOf([{ linkId: 'b', answers: [{ value: integer(5) }] }]),
    });
    assert.deepEqual([values(opened, 'a'), values(opened, 'b')], [[], [integer(5)]]);
  });
  it('combines resolved and inline options', () => {
    const options = new Map([['http://vs', [{ value: coding('2', undefined, 'Two'), initialSelected: true }]]]);
    const questionnaire = form({
      linkId: 'c',
      type: 'choice',
      optionsFrom: 'http://vs',
      options: [{ value: coding('1') }],
    });
    const opened = openForm(questionnaire, { options });
    assert.deepEqual(
      opened.at('c')?.options.map(({ value }) => value),
      [coding('1'), coding('2', undefined, 'Two')],
    );
    assert.deepEqual(values(opened, 'c'), [coding('2', undefined, 'Two')]);
    assert.deepEqual(opened.reports, []);
    assert.deepEqual(openForm(questionnaire).reports, [{ key: 'options', linkIds: ['c'] }]);
  });
});

describe('resuming an earlier response', () => {
  const questionnaire = form({ linkId: 'a', type: 'boolean' }, medicine, {
    ...symptoms,
    enableWhen: [{ question: 'a', operator: '=', answer: yes }],
  });
  it('gives the same form, with empty repetitions and answers of disabled items', () => {
    const opened = openForm(questionnaire);
    opened.answer('symptoms', [coding('pain'), coding('tired')]);
    opened.answer('symptoms[1]/since', date('2026'));
    opened.addRepetition('medicine');
    opened.answer('medicine[1]/name', text('x'));
    opened.addRepetition('medicine[1]');
    const again = openForm(questionnaire, { response: opened.response() });
    assert.deepEqual(snapshotOf(again.items), snapshotOf(opened.items));
    assert.deepEqual(again.response(), opened.response());
    assert.deepEqual(again.reports, []);
  });
  it('keeps its id, subject and source, unless others are given', () => {
    const earlier = { ...responseOf([]), id: 'r1', subject: 'Patient/1', source: 'Patient/1', authored: '2026-03-01' };
    const {
      id,
      subject,
      source,
      authored,
      status,
      questionnaire: canonical,
    } = openForm(questionnaire, { response: earlier }).response({
      status: 'amended',
      source: 'RelatedPerson/2',
      authored: '2026-03-02',
    });
    assert.deepEqual(
      [id, subject, source, authored, status, canonical],
      ['r1', 'Patient/1', 'RelatedPerson/2', '2026-03-02', 'amended', 'http://example.org/form|1'],
    );
  });
  it('reports items without a position, and uses the others', () => {
    const opened = openForm(questionnaire, {
      response: responseOf([
        { linkId: 'gone', answers: [{ value: yes }] },
        { linkId: 'name', answers: [{ value: text('x') }] },
        { linkId: 'a', answers: [{ value: yes }] },
      ]),
    });
    assert.deepEqual(opened.reports, [{ key: 'response', linkIds: ['gone', 'name'] }]);
    assert.deepEqual(values(opened, 'a'), [yes]);
  });
  it('keeps an answer of another type, with its problem', () => {
    const opened = openForm(questionnaire, {
      response: responseOf([{ linkId: 'a', answers: [{ value: text('ja') }] }]),
    });
    assert.deepEqual(values(opened, 'a'), [text('ja')]);
    assert.deepEqual(problemKeys(opened.problems()), ['a type']);
  });
});

describe('the response', () => {
  const questionnaire = form(
    { linkId: 'intro', type: 'display', text: 'Welcome' },
    { linkId: 'a', type: 'boolean', text: 'Do you smoke?' },
    {
      linkId: 'g',
      type: 'group',
      text: 'Smoking',
      enableWhen: [{ question: 'a', operator: '=', answer: yes }],
      items: [{ linkId: 'many', type: 'integer', items: [{ linkId: 'why', type: 'text' }] }],
    },
    medicine,
  );
  it('has the texts when completed, without disabled, unanswered and display items and empty groups', () => {
    const opened = openForm(questionnaire);
    opened.answer('a', no);
    opened.answer('many', integer(3));
    opened.addRepetition('medicine');
    opened.answer('medicine[1]/daily', no);
    assert.deepEqual(opened.response({ status: 'completed' }).items, [
      { linkId: 'a', text: 'Do you smoke?', answers: [{ value: no }] },
      { linkId: 'medicine', items: [{ linkId: 'daily', answers: [{ value: no }] }] },
    ]);
    assert.deepEqual(openForm(questionnaire).response({ status: 'completed' }).items, []);
  });
  it('keeps answers of disabled items in the form, and includes them while in progress', () => {
    const opened = openForm(questionnaire);
    opened.answer('a', yes);
    opened.answer('many', integer(3));
    opened.answer('a', no);
    const linkIds = (status: 'completed' | 'in-progress') =>
      opened.response({ status }).items.map(({ linkId }) => linkId);
    assert.deepEqual(linkIds('completed'), ['a']);
    assert.deepEqual(linkIds('in-progress'), ['a', 'g']);
    opened.answer('a', yes);
    assert.deepEqual(linkIds('completed'), ['a', 'g']);
    assert.deepEqual(values(opened, 'many'), [integer(3)]);
  });
  it('keeps an empty repetition only if a condition elsewhere refers to an item in it', () => {
    const asked = form(
      { linkId: 'g', type: 'group', repeats: true, items: [{ linkId: 'a', type: 'boolean' }] },
      medicine,
      { linkId: 'x', type: 'boolean', enableWhen: [{ question: 'a', operator: 'exists', answer: false }] },
    );
    const opened = openForm(asked);
    opened.answer('a', yes);
    opened.answer('name', text('first'));
    opened.addRepetition('g');
    opened.addRepetition('medicine');
    opened.answer('x', yes);
    const response = opened.response({ status: 'completed' });
    assert.deepEqual(
      response.items.map(({ linkId, items }) => [linkId, items?.length ?? 0]),
      [
        ['g', 1],
        ['g', 0],
        ['medicine', 1],
        ['x', 0],
      ],
    );
    assert.deepEqual(validateResponse(asked, response), []);
  });
  it('has an answer without a value above the answer below an unanswered question', () => {
    const opened = openForm(questionnaire);
    opened.answer('a', yes);
    opened.answer('why', text('stress'));
    assert.deepEqual(opened.response({ status: 'completed' }).items[1]?.items, [
      { linkId: 'many', answers: [{ items: [{ linkId: 'why', answers: [{ value: text('stress') }] }] }] },
    ]);
  });
});

describe('listeners', () => {
  const questionnaire = form(
    { linkId: 'a', type: 'boolean' },
    { linkId: 'b', type: 'boolean', enableWhen: [{ question: 'a', operator: '=', answer: yes }] },
    { linkId: 'c', type: 'boolean', enableWhen: [{ question: 'b', operator: 'exists', answer: true }] },
    { linkId: 'other', type: 'boolean' },
    { ...medicine, required: true },
  );
  const changesDuring = (opened: QuestionnaireForm, change: () => void) => {
    const calls: string[][] = [];
    const stop = opened.subscribe((changed) => calls.push([...changed].map(({ path }) => path).toSorted()));
    change();
    stop();
    return calls;
  };
  it('receive only the changed items, after the change', () => {
    const opened = openForm(questionnaire);
    assert.deepEqual(
      changesDuring(opened, () => opened.answer('a', yes)),
      [['a', 'b']],
    );
    assert.deepEqual(
      changesDuring(opened, () => opened.answer('b', yes)),
      [['b', 'c']],
    );
    assert.deepEqual(
      changesDuring(opened, () => opened.answer('b', no)),
      [['b']],
    );
    assert.deepEqual(
      changesDuring(opened, () => opened.answer('a', no)),
      [['a', 'b', 'c']],
    );
    assert.deepEqual(
      changesDuring(opened, () => opened.answer('name', text('x'))),
      [['medicine[0]', 'medicine[0]/name']],
    );
  });
  it('are not called without a change or after unsubscribing', () => {
    const opened = openForm(questionnaire);
    opened.answer('a', yes);
    assert.deepEqual(
      changesDuring(opened, () => opened.answer('a', yes)),
      [],
    );
    const calls = changesDuring(opened, () => undefined);
    opened.answer('a', no);
    assert.deepEqual(calls, []);
  });
  it('receive added repetitions, and others that can now be removed', () => {
    const opened = openForm(questionnaire);
    const calls = changesDuring(opened, () => opened.removeRepetition(opened.addRepetition('medicine').path));
    assert.deepEqual(calls, [['medicine[0]', 'medicine[1]', 'medicine[1]/daily', 'medicine[1]/name'], ['medicine[0]']]);
  });
});
