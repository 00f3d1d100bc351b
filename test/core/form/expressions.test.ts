import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  answeredForm,
  FormError,
  FormNeedsError,
  loadExpressions,
  needsExpressions,
  openForm,
  validateResponse,
  type AnswerValue,
  type QuestionnaireForm,
  type FormOptions,
  type QuestionnaireItem,
  type Questionnaire,
} from '../../../src/core/index.js';
import { coding, date, decimal, form, integer, quantity, responseOf, problemKeys, text, yes } from './samples.js';

const expressions = await loadExpressions();
const open = (questionnaire: Questionnaire, options: FormOptions = {}) =>
  openForm(questionnaire, { expressions, ...options });

const number = (linkId: string, more: Partial<QuestionnaireItem> = {}): QuestionnaireItem => ({
  linkId,
  type: 'integer',
  ...more,
});
const calculated = (
  linkId: string,
  calculatedExpression: string,
  more: Partial<QuestionnaireItem> = {},
): QuestionnaireItem => number(linkId, { readOnly: true, calculatedExpression, ...more });
const answerTo = (linkId: string) => `%resource.item.where(linkId='${linkId}').answer.value`;
const valueOf = (opened: QuestionnaireForm, path: string): unknown =>
  opened.at(path)?.answers.map(({ value }) => value?.value)[0];
const reported = (opened: QuestionnaireForm) => opened.reports.map(({ key, linkIds }) => `${key} ${linkIds.join()}`);

describe('a form with expressions', () => {
  const questionnaire = form(number('a'), calculated('b', `${answerTo('a')} + 1`));

  it('requires an engine, and the error says how to load it', () => {
    assert.equal(needsExpressions(questionnaire), true);
    assert.equal(needsExpressions(form(number('a'))), false);
    assert.equal(needsExpressions({ ...form(number('a')), variables: [{ name: 'x', expression: '1' }] }), false);
    const fails = (error: unknown) =>
      error instanceof FormError && /"b".*await loadExpressions\(questionnaire\)/.test(error.message);
    assert.throws(() => openForm(questionnaire), fails);
    assert.throws(() => validateResponse(questionnaire, responseOf([])), fails);
  });
  it('is shown without an engine and without calculating', () => {
    const response = responseOf([{ linkId: 'a', answers: [{ value: integer(4) }] }]);
    const { items } = answeredForm(questionnaire, response);
    assert.deepEqual(
      items.map(({ answers }) => answers.map(({ value }) => value)),
      [[integer(4)], []],
    );
  });
});

describe('a calculated answer', () => {
  it('updates with its sources, and is removed with them', () => {
    const opened = open(form(number('a'), calculated('b', `${answerTo('a')} + 1`)));
    assert.equal(valueOf(opened, 'b'), undefined);
    opened.answer('a', integer(4));
    assert.equal(valueOf(opened, 'b'), 5);
    opened.answer('a', integer(9));
    assert.equal(valueOf(opened, 'b'), 10);
    opened.answer('a', undefined);
    assert.equal(valueOf(opened, 'b'), undefined);
  });
  it('is in the response and is reported to listeners', () => {
    const opened = open(form(number('a'), calculated('b', `${answerTo('a')} + 1`)));
    const notified: string[] = [];
    opened.subscribe((changed) => notified.push(...[...changed].map(({ path }) => path)));
    opened.answer('a', integer(4));
    assert.deepEqual(notified.toSorted(), ['a', 'b']);
    assert.deepEqual(opened.response().items.at(-1), { linkId: 'b', answers: [{ value: integer(5) }] });
  });
  it('is stable in a chain listed in any order', () => {
    const chain = [3, 2, 1].map((index) => calculated(`c${index}`, `${answerTo(`c${index - 1}`)} + 1`));
    const opened = open(form(...chain, number('c0')));
    opened.answer('c0', integer(10));
    assert.deepEqual(
      ['c1', 'c2', 'c3'].map((path) => valueOf(opened, path)),
      [11, 12, 13],
    );
    assert.deepEqual(opened.reports, []);
  });
  it('is stable in a long chain listed in the wrong order', () => {
    const chain = Array.from({ length: 60 }, (_, index) => calculated(`c${index}`, `${answerTo(`c${index + 1}`)} + 1`));
    const opened = open(form(...chain, number('c60')));
    opened.answer('c60', integer(0));
    assert.equal(valueOf(opened, 'c0'), 60);
    assert.deepEqual(opened.reports, []);
  });
  it('ignores answers of disabled items', () => {
    const opened = open(
      form(
        { linkId: 'more', type: 'boolean' },
        number('a', { enableWhen: [{ question: 'more', operator: '=', answer: yes }] }),
        calculated('sum', `%resource.descendants().where(linkId='a').answer.value.sum()`),
      ),
    );
    opened.answer('a', integer(4));
    assert.equal(valueOf(opened, 'sum'), undefined);
    opened.answer('more', yes);
    assert.equal(valueOf(opened, 'sum'), 4);
    opened.answer('more', undefined);
    assert.equal(valueOf(opened, 'sum'), undefined);
  });
  it('enables items by its value', () => {
    const opened = open(
      form(
        number('a'),
        calculated('b', `${answerTo('a')} * 2`),
        number('c', { enableWhen: [{ question: 'b', operator: '>', answer: integer(5) }] }),
        calculated('d', `%resource.item.where(linkId='c').exists()`, { type: 'boolean' }),
      ),
    );
    opened.answer('c', integer(1));
    assert.equal(valueOf(opened, 'd'), false);
    opened.answer('a', integer(3));
    assert.equal(opened.at('c')?.enabled, true);
    assert.equal(valueOf(opened, 'd'), true);
  });
  it('is calculated for each repetition separately', () => {
    const group: QuestionnaireItem = {
      linkId: 'g',
      type: 'group',
      repeats: true,
      items: [number('a'), calculated('b', `%context.linkId`, { type: 'string' }), calculated('c', `%a + 1`)],
      variables: [{ name: 'a', expression: `item.where(linkId='a').answer.value` }],
    };
    const opened = open(form(group, calculated('sum', `%resource.item.item.where(linkId='c').answer.value.sum()`)));
    const added = opened.addRepetition('g');
    opened.answer('g[0]/a', integer(1));
    opened.answer(`${added.path}/a`, integer(5));
    assert.deepEqual([valueOf(opened, 'g[0]/c'), valueOf(opened, 'g[1]/c'), valueOf(opened, 'sum')], [2, 6, 8]);
    assert.equal(valueOf(opened, 'g[0]/b'), 'b');
    opened.removeRepetition(added.path);
    assert.equal(valueOf(opened, 'sum'), 2);
  });

  describe('that a user may change', () => {
    const questionnaire = form(number('a'), calculated('b', `${answerTo('a')} + 1`, { readOnly: false }));

    it('is no longer calculated after a change by the user', () => {
      const opened = open(questionnaire);
      opened.answer('a', integer(4));
      opened.answer('b', integer(7));
      opened.answer('a', integer(5));
      assert.equal(valueOf(opened, 'b'), 7);
      opened.answer('b', integer(6));
      opened.answer('a', integer(8));
      assert.equal(valueOf(opened, 'b'), 9, 'given the calculated value, it follows again');
    });
    it("keeps the user's value when the form is reopened", () => {
      const opened = open(questionnaire);
      opened.answer('a', integer(4));
      opened.answer('b', integer(7));
      const again = open(questionnaire, { response: opened.response() });
      again.answer('a', integer(5));
      assert.equal(valueOf(again, 'b'), 7);
    });
    it('is still calculated when the form is reopened with the calculated value', () => {
      const opened = open(questionnaire);
      opened.answer('a', integer(4));
      const again = open(questionnaire, { response: opened.response() });
      again.answer('a', integer(5));
      assert.equal(valueOf(again, 'b'), 6);
    });
  });

  it('replaces a stored value if it is read-only', () => {
    for (const more of [{ readOnly: true }, { readOnly: false, hidden: true }]) {
      const questionnaire = form(number('a'), calculated('b', `${answerTo('a')} + 1`, more));
      const stored = responseOf([
        { linkId: 'a', answers: [{ value: integer(4) }] },
        { linkId: 'b', answers: [{ value: integer(99) }] },
      ]);
      const opened = open(questionnaire, { response: stored });
      assert.equal(valueOf(opened, 'b'), 5);
      opened.answer('b', integer(99));
      assert.equal(valueOf(opened, 'b'), 5);
    }
  });
  it('is shown as sent in a finished response, until an answer changes', () => {
    const stored = responseOf(
      [
        { linkId: 'a', answers: [{ value: integer(4) }] },
        { linkId: 'b', answers: [{ value: integer(99) }] },
      ],
      'completed',
    );
    const opened = open(form(number('a'), calculated('b', `${answerTo('a')} + 1`)), { response: stored });
    assert.equal(valueOf(opened, 'b'), 99);
    opened.answer('a', integer(5));
    assert.equal(valueOf(opened, 'b'), 6);
  });

  it("is not mistaken for a user's change while the form opens", () => {
    const questionnaire = form(
      number('a'),
      number('b', { enableWhenExpression: `${answerTo('a')} = 4` }),
      calculated('c', `%resource.item.where(linkId != 'c').answer.value.sum()`, {
        readOnly: false,
      }),
    );
    const opened = open(questionnaire);
    opened.answer('a', integer(4));
    opened.answer('b', integer(2));
    assert.equal(valueOf(opened, 'c'), 6);
    const again = open(questionnaire, { response: opened.response() });
    again.answer('b', integer(3));
    assert.equal(valueOf(again, 'c'), 7);
    opened.answer('c', integer(50));
    for (const status of ['in-progress', 'completed'] as const) {
      const edited = open(questionnaire, { response: opened.response({ status }) });
      assert.equal(valueOf(edited, 'c'), 50);
      edited.answer('b', integer(3));
      assert.equal(valueOf(edited, 'c'), 50);
    }
  });

  const gives: readonly (readonly [string, Partial<QuestionnaireItem>, string, unknown])[] = [
    ['a boolean', { type: 'boolean' }, 'true', true],
    ['a whole number', { type: 'integer' }, '7', 7],
    ['a sum, which is whole', { type: 'integer' }, '(1 | 2).sum()', 3],
    ['a decimal', { type: 'decimal' }, '10 / 4', 2.5],
    ['a text', { type: 'string' }, `'low' + 'er'`, 'lower'],
    ['a date', { type: 'date' }, '@2026-03-14', '2026-03-14'],
    ['a part of a date', { type: 'date' }, '@2026-03', '2026-03'],
    ['a date with a time', { type: 'dateTime' }, '@2026-03-14T10:00:00Z', '2026-03-14T10:00:00Z'],
    ['a time', { type: 'time' }, '@T10:30:00', '10:30:00'],
    [
      'a quantity',
      { type: 'quantity' },
      `4 'mg'`,
      { value: 4, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' },
    ],
    [
      'a number in the one unit of the question',
      { type: 'quantity', units: [{ code: 'kg', system: 'http://unitsofmeasure.org' }] },
      '70',
      { value: 70, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' },
    ],
    [
      'an option by its code',
      { type: 'choice', options: [{ value: coding('f', 's') }] },
      `'f'`,
      { code: 'f', system: 's' },
    ],
  ];
  for (const [what, item, expression, expected] of gives) {
    it(`is ${what}: ${expression}`, () => {
      const opened = open(form(calculated('q', expression, item)));
      assert.deepEqual(valueOf(opened, 'q'), expected);
      assert.deepEqual(opened.reports, []);
    });
  }
  it('keeps the type and weight of a copied answer', () => {
    const options = [{ value: { ...coding('often', 's', 'Often'), weight: 2 } as AnswerValue }];
    const opened = open(
      form(
        { linkId: 'a', type: 'choice', options },
        { linkId: 'when', type: 'date' },
        calculated('b', answerTo('a'), { type: 'choice' }),
        calculated('c', answerTo('when'), { type: 'date' }),
        calculated('score', `${answerTo('a')}.weight()`),
      ),
    );
    opened.answer('a', coding('often', 's'));
    opened.answer('when', date('2026-03'));
    assert.deepEqual(opened.at('b')?.answers[0]?.value, options[0]?.value);
    assert.deepEqual(valueOf(opened, 'c'), '2026-03');
    assert.equal(valueOf(opened, 'score'), 2);
  });
  it('may have several values if the question repeats', () => {
    const opened = open(form(calculated('q', `'a' | 'b'`, { type: 'string', repeats: true })));
    assert.deepEqual(
      opened.at('q')?.answers.map(({ value }) => value?.value),
      ['a', 'b'],
    );
  });
});

describe('an expression that fails', () => {
  const fails: readonly (readonly [string, Partial<QuestionnaireItem>, string])[] = [
    ['is not FHIRPath', {}, '1 +'],
    ['calls an unknown function', {}, 'nothing()'],
    ['gives another type', {}, `'7'`],
    ['gives a fraction for an integer', {}, '7.5'],
    ['gives several values', {}, '1 | 2'],
    ['gives a group', {}, '%resource.item'],
    ['requires one operand and gets several', { type: 'string' }, `('a' | 'b') + 'c'`],
    ['would ask a server', { type: 'boolean' }, `'http://example.org'.resolve().exists()`],
  ];
  for (const [what, item, expression] of fails) {
    it(`gives no value and a report because it ${what}: ${expression}`, () => {
      const opened = open(form(number('a', { initial: [integer(1)] }), calculated('q', expression, item)));
      assert.equal(valueOf(opened, 'q'), undefined);
      assert.deepEqual(opened.reports, [{ key: 'calculatedExpression', linkIds: ['q'], expression }]);
    });
  }
  it('removes the value, and is reported once and without an answer', () => {
    const opened = open(form({ linkId: 'a', type: 'string' }, calculated('q', `${answerTo('a')}.toInteger() + 1 / 0`)));
    for (const answer of ['secret', 'other']) opened.answer('a', text(answer));
    const divided = open(form(number('a'), calculated('q', `iif(${answerTo('a')} > 1, 'secret', 3)`)));
    divided.answer('a', integer(1));
    assert.equal(valueOf(divided, 'q'), 3);
    for (const value of [2, 3]) divided.answer('a', integer(value));
    assert.equal(valueOf(divided, 'q'), undefined);
    assert.deepEqual(reported(divided), ['calculatedExpression q']);
  });
  it('writes nothing to the console, even with trace()', () => {
    const { log, warn } = console;
    const logged: unknown[] = [];
    console.log = console.warn = (...words: unknown[]) => logged.push(words);
    try {
      const opened = open(form(number('a'), calculated('b', `${answerTo('a')}.trace('here') + 1`)));
      opened.answer('a', integer(4));
      assert.equal(valueOf(opened, 'b'), 5);
    } finally {
      Object.assign(console, { log, warn });
    }
    assert.deepEqual(logged, []);
  });
});

describe('calculated answers that depend on each other', () => {
  it('are left empty and reported if they are not stable', () => {
    const opened = open(
      form(
        number('start'),
        calculated('a', `iif(${answerTo('start')}.exists(), iif(${answerTo('b')}.exists(), ${answerTo('b')} + 1, 1))`),
        calculated('b', `${answerTo('a')} + 1`),
        calculated('c', `${answerTo('start')} + 1`),
      ),
    );
    assert.deepEqual(opened.reports, []);
    opened.answer('start', integer(1));
    assert.deepEqual([valueOf(opened, 'a'), valueOf(opened, 'b')], [undefined, undefined]);
    assert.equal(valueOf(opened, 'c'), 2, 'the others are right');
    assert.deepEqual(reported(opened), ['calculationLoop a,b']);
    opened.answer('start', integer(2));
    assert.deepEqual(reported(opened), ['calculationLoop a,b'], 'once');
  });
  it('keep their value if they are stable', () => {
    const opened = open(
      form(
        number('a'),
        calculated('b', `iif(${answerTo('c')} > 5, 5, ${answerTo('a')})`),
        calculated('c', answerTo('b')),
      ),
    );
    opened.answer('a', integer(9));
    opened.answer('a', integer(3));
    assert.deepEqual([valueOf(opened, 'b'), valueOf(opened, 'c')], [3, 3]);
  });
  it('terminate together with contradicting conditions, whose items are asked', () => {
    const opened = open(
      form(
        number('a', { initial: [integer(1)], enableWhenExpression: `%resource.item.where(linkId='a').exists().not()` }),
      ),
    );
    assert.equal(opened.at('a')?.enabled, true);
    assert.deepEqual(reported(opened), ['calculationLoop a']);
  });
});

describe('enableWhenExpression', () => {
  const asks = (enableWhenExpression: string) => form(number('a'), number('b', { enableWhenExpression }));
  it('enables the item if it is true, and updates with the answers', () => {
    const opened = open(asks(`${answerTo('a')} > 3`));
    assert.equal(opened.at('b')?.enabled, false);
    opened.answer('a', integer(4));
    assert.equal(opened.at('b')?.enabled, true);
    opened.answer('a', integer(2));
    assert.equal(opened.at('b')?.shown, false);
  });
  for (const expression of ['{}', 'false', `'true'`, 'true | false']) {
    it(`does not enable the item if it gives ${expression}`, () => {
      assert.equal(open(asks(expression)).at('b')?.enabled, false);
    });
  }
  it('applies to all items below it, and to a completed response', () => {
    const group: QuestionnaireItem = {
      linkId: 'g',
      type: 'group',
      enableWhenExpression: `${answerTo('a')} = 1`,
      items: [number('b')],
    };
    const questionnaire = form(number('a'), group);
    const opened = open(questionnaire);
    opened.answer('a', integer(1));
    opened.answer('b', integer(2));
    const asked = opened.response({ status: 'completed' });
    assert.deepEqual(validateResponse(questionnaire, asked, { expressions }), []);
    opened.answer('a', integer(2));
    assert.deepEqual(
      opened.response({ status: 'completed' }).items.map(({ linkId }) => linkId),
      ['a'],
    );
    const superfluous = responseOf(
      [{ linkId: 'a', answers: [{ value: integer(2) }] }, ...asked.items.slice(1)],
      'completed',
    );
    assert.deepEqual(problemKeys(validateResponse(questionnaire, superfluous, { expressions })), ['g disabled']);
  });
});

describe('variables', () => {
  it('are visible to their item and the items below, and not elsewhere', () => {
    const group = (linkId: string, variables: QuestionnaireItem['variables']): QuestionnaireItem => ({
      linkId,
      type: 'group',
      ...(variables && { variables }),
      items: [calculated(`${linkId}.q`, '%base + 1')],
    });
    const variables = [{ name: 'base', expression: '10' }];
    assert.equal(valueOf(open(form(group('g', variables))), 'g.q'), 11);
    const [g, h] = [group('g', variables), group('h', undefined)];
    assert.throws(() => open(form(g, h)), { name: 'FormNeedsError', message: /%base.*"h\.q"/ });
  });
  it('may use outer variables and each other, and an inner name has priority', () => {
    const opened = open({
      ...form({
        linkId: 'g',
        type: 'group',
        variables: [
          { name: 'b', expression: '%a + %c' },
          { name: 'c', expression: '100' },
        ],
        items: [calculated('q', '%b'), calculated('r', '%c', { variables: [{ name: 'c', expression: '1' }] })],
      }),
      variables: [{ name: 'a', expression: '1' }],
    });
    assert.deepEqual([valueOf(opened, 'q'), valueOf(opened, 'r')], [101, 1]);
  });
  it('update with the answers through other variables', () => {
    const questionnaire: Questionnaire = {
      ...form(number('a'), calculated('q', '%double + 1')),
      variables: [
        { name: 'a', expression: answerTo('a') },
        { name: 'double', expression: '%a * 2' },
      ],
    };
    const opened = open(questionnaire);
    for (const value of [1, 5]) {
      opened.answer('a', integer(value));
      assert.equal(valueOf(opened, 'q'), value * 2 + 1);
    }
  });
  it('give nothing if they depend on themselves', () => {
    const questionnaire: Questionnaire = {
      ...form(calculated('q', '%a')),
      variables: [
        { name: 'a', expression: '%b' },
        { name: 'b', expression: '%a' },
      ],
    };
    const opened = open(questionnaire);
    assert.equal(valueOf(opened, 'q'), undefined);
    assert.deepEqual(reported(opened), ['calculatedExpression q']);
  });
  it('may have any name', () => {
    const names = ['__proto__', 'constructor', 'hasOwnProperty'];
    for (const name of names) {
      const opened = open({ ...form(calculated('q', `%${name}`)), variables: [{ name, expression: '3' }] });
      assert.equal(valueOf(opened, 'q'), 3, name);
    }
  });
});

describe('initialExpression', () => {
  it('gives the initial answer once', () => {
    const opened = open(
      form(number('a', { initial: [integer(2)] }), number('b', { initialExpression: `${answerTo('a')} + 1` })),
    );
    assert.equal(valueOf(opened, 'b'), 3);
    opened.answer('a', integer(8));
    assert.equal(valueOf(opened, 'b'), 3);
    const again = open(opened.questionnaire, { response: responseOf([]) });
    assert.equal(valueOf(again, 'b'), undefined);
  });
  it('runs before calculations, and its answer counts in conditions', () => {
    const opened = open(
      form(
        number('a', { initialExpression: '4' }),
        calculated('b', `${answerTo('a')} + 1`),
        number('c', { enableWhen: [{ question: 'a', operator: '=', answer: integer(4) }] }),
      ),
    );
    assert.equal(valueOf(opened, 'b'), 5);
    assert.equal(opened.at('c')?.enabled, true);
  });
  it('gives each new repetition its own answer', () => {
    const opened = open(
      form({ linkId: 'g', type: 'group', repeats: true, items: [number('a', { initialExpression: '4' })] }),
    );
    opened.answer('g[0]/a', integer(1));
    assert.equal(valueOf(opened, `${opened.addRepetition('g').path}/a`), 4);
    assert.equal(valueOf(opened, 'g[0]/a'), 1);
  });
  it('reads the context from the host page', () => {
    const questionnaire = form(
      { linkId: 'name', type: 'string', initialExpression: '%patient.name.first().family' },
      { linkId: 'born', type: 'date', initialExpression: '%patient.birthDate' },
      { linkId: 'weight', type: 'decimal', initialExpression: '%last.entry.resource.value.value' },
    );
    const patient = { resourceType: 'Patient', birthDate: '1958-05-17', name: [{ family: 'Jansen' }] };
    const observation = { resourceType: 'Observation', valueQuantity: { value: 71.5 } };
    const last = { resourceType: 'Bundle', entry: [{ resource: observation }] };
    const opened = open(questionnaire, { context: { patient, last } });
    assert.deepEqual(
      ['name', 'born', 'weight'].map((path) => valueOf(opened, path)),
      ['Jansen', '1958-05-17', 71.5],
    );
    assert.deepEqual(opened.reports, []);
  });
  it('is empty for a resource that is known to be absent', () => {
    const questionnaire = form(
      { linkId: 'born', type: 'date', initialExpression: '%patient.birthDate' },
      number('b', { enableWhenExpression: `%encounter.exists().not()` }),
    );
    const opened = open(questionnaire, { context: { patient: null, encounter: null } });
    assert.equal(valueOf(opened, 'born'), undefined);
    assert.equal(opened.at('b')?.enabled, true);
    assert.deepEqual(opened.reports, []);
  });
  it('leaves the question open and is reported without that context', () => {
    const opened = open(form({ linkId: 'born', type: 'date', initialExpression: '%patient.birthDate' }));
    assert.equal(valueOf(opened, 'born'), undefined);
    assert.deepEqual(reported(opened), ['initialExpression born']);
    opened.answer('born', date('1958'));
    assert.equal(valueOf(opened, 'born'), '1958');
  });
});

describe('the launch context', () => {
  const patient = { resourceType: 'Patient', gender: 'male', birthDate: '1958-05-17', active: true };
  const decisive: readonly (readonly [string, Partial<QuestionnaireItem>])[] = [
    ['an enableWhenExpression', { enableWhenExpression: `%patient.gender = 'male'` }],
    ['a calculatedExpression', { calculatedExpression: `iif(%patient.gender = 'male', 5, 4)` }],
    ['a constraint', { constraints: [{ expression: `%patient.active`, human: 'No.' }] }],
    ['an answerExpression', { type: 'choice', answerExpression: `%patient.gender` }],
    [
      'a variable',
      { variables: [{ name: 'male', expression: `%patient.gender = 'male'` }], enableWhenExpression: '%male' },
    ],
  ];
  for (const [what, item] of decisive) {
    it(`decides in ${what}, and without it neither a form opens nor a response is valid`, () => {
      const questionnaire = form(number('a'), number('b', item));
      assert.deepEqual(open(questionnaire, { context: { patient } }).reports, []);
      const fails = (error: unknown) =>
        error instanceof FormNeedsError &&
        error.needs.map(({ kind, name, linkIds }) => `${kind} ${name} ${linkIds.join()}`).join() ===
          'launchContext patient b' &&
        /%patient.*launchContext.*"b"/.test(error.message);
      assert.throws(() => open(questionnaire), fails);
      assert.throws(() => validateResponse(questionnaire, responseOf([]), { expressions }), fails);
    });
  }
  it('is no condition of a form that only fills in beforehand', () => {
    assert.equal(open(form(number('a', { initialExpression: '%patient.multipleBirth' }))).at('a')?.enabled, true);
  });
});

describe('answerExpression', () => {
  it('gives the options, and updates with the answers', () => {
    const opened = open(
      form(
        { linkId: 'a', type: 'string', repeats: true },
        { linkId: 'b', type: 'choice', answerExpression: `%resource.item.where(linkId='a').answer.value` },
      ),
    );
    const notified: string[] = [];
    opened.subscribe((changed) => notified.push(...[...changed].map(({ path }) => path)));
    opened.answer('a', [text('one'), text('two')]);
    assert.deepEqual(
      opened.at('b')?.options.map(({ value }) => value.value),
      ['one', 'two'],
    );
    assert.ok(notified.includes('b'));
    opened.answer('b', text('two'));
    assert.deepEqual(problemKeys(opened.problems()), []);
    opened.answer('a', [text('one')]);
    assert.deepEqual(problemKeys(opened.problems()), ['b option']);
  });
  it('may give any type that a choice accepts', () => {
    const opened = open(form({ linkId: 'b', type: 'choice', answerExpression: `@2026-03-14 | 'x' | 3 | @T10:00:00` }));
    assert.deepEqual(
      opened.at('b')?.options.map(({ value }) => value.type),
      ['date', 'string', 'integer', 'time'],
    );
  });
});

describe('a constraint', () => {
  const rule = `item.where(linkId='min').answer.value <= item.where(linkId='max').answer.value`;
  const questionnaire = form({
    linkId: 'g',
    type: 'group',
    constraints: [{ expression: rule, human: 'The least is more than the most.' }],
    items: [number('min'), number('max')],
  });
  it("is a problem with its author's message if it is false", () => {
    const opened = open(questionnaire);
    opened.answer('min', integer(5));
    assert.deepEqual(opened.problems(), [], 'nothing to compare yet');
    opened.answer('max', integer(3));
    const [problem] = opened.problems();
    assert.deepEqual(problem, {
      linkId: 'g',
      path: 'g',
      key: 'constraint',
      values: { human: 'The least is more than the most.' },
    });
    const response = opened.response({ status: 'completed' });
    assert.deepEqual(problemKeys(validateResponse(questionnaire, response, { expressions })), ['g constraint']);
    opened.answer('max', integer(6));
    assert.deepEqual(opened.problems(), []);
  });
  it('is reported and is no problem if it fails', () => {
    const opened = open(form(number('a', { constraints: [{ expression: 'nothing()', human: 'No.' }] })));
    assert.deepEqual(opened.problems(), []);
    assert.deepEqual(reported(opened), ['constraint a']);
  });
});

describe('a textExpression', () => {
  it('is shown and exported instead of the text if it gives one', () => {
    const opened = open(
      form(
        { linkId: 'drug', type: 'string' },
        number('often', { text: 'How often?', textExpression: `'How often do you take ' + ${answerTo('drug')} + '?'` }),
      ),
    );
    assert.equal(opened.at('often')?.text, 'How often?');
    opened.answer('drug', text('aspirin'));
    opened.answer('often', integer(2));
    assert.equal(opened.at('often')?.text, 'How often do you take aspirin?');
    assert.equal(opened.response().items.at(-1)?.text, 'How often do you take aspirin?');
  });
});

describe('the variables of the engine', () => {
  it('read the original questionnaire', () => {
    const q = { linkId: 'q', type: 'integer', extension: [{ url: 'http://example.org/x', valueInteger: 7 }] };
    const original = { resourceType: 'Questionnaire', item: [{ linkId: 'g', type: 'group', item: [q] }] };
    const opened = open({
      ...form({
        linkId: 'g',
        type: 'group',
        items: [
          calculated('q', `%qitem.extension.where(url='http://example.org/x').value`),
          calculated('r', `%questionnaire.item.item.count()`),
        ],
      }),
      original,
    });
    assert.deepEqual([valueOf(opened, 'q'), valueOf(opened, 'r')], [7, 1]);
    assert.deepEqual(opened.reports, []);
  });
  it('use the weight extension that the form names', () => {
    for (const name of ['ordinalValue', 'itemWeight']) {
      const url = `http://hl7.org/fhir/StructureDefinition/${name}`;
      const expression = `%resource.descendants().where(linkId='a').answer.valueCoding.extension.where(url='${url}').valueDecimal`;
      const options = [{ value: { ...coding('x', 's'), weight: 3 } as AnswerValue }];
      const opened = open(
        form({ linkId: 'a', type: 'choice', options }, calculated('q', expression, { type: 'decimal' })),
      );
      opened.answer('a', coding('x', 's'));
      assert.equal(valueOf(opened, 'q'), 3, name);
    }
  });
  it('give nothing for a path without a target, as in an HL7 form', () => {
    const question = number('q');
    const sum = `%resource.item.where(linkId!='total').answer.value.sum()`;
    const opened = open(form({ linkId: 'g', type: 'group', items: [question] }, calculated('total', sum)));
    opened.answer('q', integer(3));
    assert.equal(valueOf(opened, 'total'), undefined);
    assert.deepEqual(opened.reports, []);
  });
  it('keep the values of quantities and decimals', () => {
    const opened = open(
      form(
        { linkId: 'kg', type: 'quantity' },
        { linkId: 'm', type: 'decimal' },
        calculated('bmi', `(${answerTo('kg')}.value / ${answerTo('m')}.power(2)).round(1)`, { type: 'decimal' }),
      ),
    );
    opened.answer('kg', quantity(70, 'kg', 'kg'));
    opened.answer('m', decimal(1.75));
    assert.equal(valueOf(opened, 'bmi'), 22.9);
  });
});
