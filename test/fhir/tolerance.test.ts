import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openForm } from '../../src/core/index.js';
import { canRender, questionnaireFromFhir } from '../../src/fhir/index.js';

type Json = Readonly<Record<string, unknown>>;

const core = 'http://hl7.org/fhir/StructureDefinition';
const sdc = 'http://hl7.org/fhir/uv/sdc/StructureDefinition';
const system = 'http://example.org/codes';

function form(item: readonly Json[], more: Json = {}): Json {
  return { resourceType: 'Questionnaire', status: 'active', item, ...more };
}

const expression = (url: string, text: string, language = 'text/fhirpath', name?: string) => ({
  url,
  valueExpression: { language, expression: text, ...(name !== undefined && { name }) },
});
const initial = `${sdc}/sdc-questionnaire-initialExpression`;

function noticesOf(json: Json): string[] {
  const { ok, unsupported, notices } = canRender(json);
  assert.deepEqual(unsupported, []);
  assert.ok(ok);
  return notices.map(({ linkId, notice }) => `${linkId}: ${notice}`);
}

describe('values written as text', () => {
  it('are read where their meaning is certain, and noted at their item', () => {
    const json = form([
      { linkId: 'a', type: 'boolean', required: 'true', repeats: 'False' },
      {
        linkId: 'b',
        type: 'string',
        maxLength: '20',
        readOnly: 'false',
        extension: [{ url: `${core}/questionnaire-hidden`, valueBoolean: 'true' }],
        enableWhen: [{ question: 'a', operator: 'exists', answerBoolean: 'true' }],
      },
      {
        linkId: 'c',
        type: 'choice',
        answerOption: [{ valueInteger: '1', initialSelected: 'true' }, { valueInteger: 2 }],
      },
    ]);
    assert.deepEqual(questionnaireFromFhir(json).items, [
      { linkId: 'a', type: 'boolean', required: true },
      {
        linkId: 'b',
        type: 'string',
        maxLength: 20,
        hidden: true,
        enableWhen: [{ question: 'a', operator: 'exists', answer: true }],
      },
      {
        linkId: 'c',
        type: 'choice',
        options: [
          { value: { type: 'integer', value: 1 }, initialSelected: true },
          { value: { type: 'integer', value: 2 } },
        ],
      },
    ]);
    assert.deepEqual(noticesOf(json), [
      'a: required is written as text',
      'a: repeats is written as text',
      'b: maxLength is written as text',
      'b: readOnly is written as text',
      'b: valueBoolean is written as text',
      'b: answerBoolean is written as text',
      'c: valueInteger is written as text',
      'c: initialSelected is written as text',
    ]);
  });

  it('keep the questionnaire of the author unchanged', () => {
    const json = form([{ linkId: 'a', type: 'boolean', required: 'true' }]);
    const before = structuredClone(json);
    questionnaireFromFhir(json);
    assert.deepEqual(json, before);
  });
});

describe('an initial text of a choice', () => {
  const options = [
    { valueCoding: { system, code: 'no', display: 'Nee' } },
    { valueCoding: { system, code: 'yes', display: 'Ja' } },
    { valueCoding: { system, code: 'often', display: 'Ja' } },
  ];
  const choice = (text: string): Json =>
    form([{ linkId: 'q', type: 'choice', answerOption: options, initial: [{ valueString: text }] }]);
  const answerOf = (json: Json) => openForm(questionnaireFromFhir(json)).at('q')?.answers[0]?.value;

  it('is the option that it names', () => {
    for (const text of ['no', 'nee', ' Nee ']) {
      assert.deepEqual(answerOf(choice(text)), { type: 'coding', value: options[0]?.valueCoding });
      assert.deepEqual(noticesOf(choice(text)), ['q: initial is the text of an option']);
    }
  });

  it('is not used if it names no option or several', () => {
    for (const text of ['Ja', 'Misschien']) {
      assert.equal(answerOf(choice(text)), undefined);
      assert.deepEqual(noticesOf(choice(text)), ['q: initial is not used, because it is not exactly one option']);
    }
  });

  it('is compared with the options of a value set when these are known', () => {
    const json = form([
      { linkId: 'q', type: 'choice', answerValueSet: 'http://example.org/vs', initial: [{ valueString: 'Nee' }] },
    ]);
    const value = { type: 'coding', value: { system, code: 'no', display: 'Nee' } } as const;
    const resolved = new Map([['http://example.org/vs', [{ value }]]]);
    const opened = openForm(questionnaireFromFhir(json), { options: resolved });
    assert.deepEqual(opened.at('q')?.answers[0]?.value, value);
  });
});

describe('an expression that only fills in beforehand', () => {
  const unusable: readonly (readonly [string, readonly Json[]])[] = [
    ['initialExpression in text/cql', [expression(initial, 'Name', 'text/cql')]],
    ['initialExpression in application/x-fhir-query', [expression(initial, 'Patient', 'application/x-fhir-query')]],
    ['initialExpression without an expression', [{ url: initial, valueString: 'Name' }]],
    ['more than one initialExpression', [expression(initial, '1'), expression(initial, '2')]],
  ];
  for (const [reason, extension] of unusable) {
    it(`leaves its question empty and says why: ${reason}`, () => {
      const json = form([{ linkId: 'q', type: 'string', extension }]);
      assert.deepEqual(noticesOf(json), [`q: ${reason}; nothing is filled in beforehand`]);
      const opened = openForm(questionnaireFromFhir(json));
      assert.deepEqual(opened.reports, [{ key: 'initialExpression', linkIds: ['q'] }]);
      assert.equal(opened.at('q')?.answers.length, 0);
    });
  }

  it('is read on a group, in both of its notations', () => {
    const question = { linkId: 'q', type: 'string', extension: [expression(initial, '%one.display')] };
    const notations = [
      expression(initial, '%patient.contact', 'text/fhirpath', 'one'),
      expression(`${sdc}/sdc-questionnaire-itemPopulationContext`, '%patient.contact', 'text/fhirpath', 'one'),
    ];
    for (const extension of notations) {
      const json = form([{ linkId: 'g', type: 'group', extension: [extension], item: [question] }]);
      assert.deepEqual(noticesOf(json), []);
      assert.deepEqual(questionnaireFromFhir(json).items[0]?.prefillFrom, {
        name: 'one',
        expression: '%patient.contact',
      });
    }
  });
});

describe('an item that copies the answer of another', () => {
  const copies: readonly (readonly [string, Json])[] = [
    ['FHIRPath', expression(`${core}/cqf-expression`, `%resource.descendants().where(linkId='a').answer.value`)],
    [
      'FHIRPath as a text from the response',
      {
        url: `${core}/cqf-expression`,
        valueString: `QuestionnaireResponse.descendants().where(linkId='a').answer.value`,
      },
    ],
    ['a linkId', { url: `${core}/cqf-expression`, valueString: 'a' }],
    ['a link', { url: `${core}/cqf-expression`, valueString: '#a' }],
  ];
  for (const [notation, extension] of copies) {
    it(`follows it, written as ${notation}`, async () => {
      const { loadExpressions } = await import('../../src/core/index.js');
      const json = form([
        { linkId: 'g', type: 'group', item: [{ linkId: 'a', type: 'string' }] },
        { linkId: 'b', type: 'string', readOnly: true, extension: [extension] },
      ]);
      const opened = openForm(questionnaireFromFhir(json), { expressions: await loadExpressions() });
      opened.answer('a', { type: 'string', value: 'fiets' });
      assert.deepEqual(opened.at('b')?.answers[0]?.value, { type: 'string', value: 'fiets' });
      assert.deepEqual(opened.reports, []);
    });
  }
});

describe('the needs of a form', () => {
  const deciding = `${sdc}/sdc-questionnaire-enableWhenExpression`;
  const variable = (name: string, text: string, language?: string) =>
    expression(`${core}/variable`, text, language, name);

  it('are its value sets, launch context, searches and parts, with the items that need them', () => {
    const json = form(
      [
        { linkId: 'a', type: 'choice', answerValueSet: 'http://example.org/vs' },
        { linkId: 'b', type: 'choice', answerValueSet: '#filtered' },
        { linkId: 'c', type: 'string', extension: [expression(deciding, '%age > 18')] },
        { linkId: 'd', type: 'string', extension: [expression(initial, '%user.name.text')] },
        { linkId: 'e', type: 'string', extension: [expression(deciding, '%weight.entry.exists()')] },
        {
          linkId: 'f',
          type: 'display',
          extension: [{ url: `${sdc}/sdc-questionnaire-subQuestionnaire`, valueCanonical: 'http://example.org/part' }],
        },
      ],
      {
        extension: [
          variable('age', 'today().toString().substring(0, 4).toInteger() - %birthYear'),
          variable('birthYear', '%patient.birthDate.toString().substring(0, 4).toInteger()'),
          variable('weight', 'Observation?patient={{%patient.id}}', 'application/x-fhir-query'),
        ],
        contained: [
          {
            resourceType: 'ValueSet',
            id: 'filtered',
            url: 'http://example.org/filtered',
            version: '2',
            compose: { include: [{ system, filter: [{}] }] },
          },
        ],
      },
    );
    assert.deepEqual(canRender(json), {
      ok: true,
      unsupported: [],
      needs: [
        { kind: 'valueSet', name: 'http://example.org/vs', linkIds: ['a'], isOptional: false },
        { kind: 'valueSet', name: 'http://example.org/filtered|2', linkIds: ['b'], isOptional: false },
        { kind: 'launchContext', name: 'patient', linkIds: ['c', 'e'], isOptional: false },
        { kind: 'launchContext', name: 'user', linkIds: ['d'], isOptional: true },
        { kind: 'query', name: 'weight', linkIds: ['e'], isOptional: false },
        { kind: 'questionnaire', name: 'http://example.org/part', linkIds: ['f'], isOptional: false },
      ],
      notices: [],
    });
  });

  it('are the variables that only the host can give: in another language, of another server, or after an answer', () => {
    const variables = [
      variable('inCql', 'Total', 'text/cql'),
      variable('elsewhere', 'https://example.org/fhir/ValueSet/$expand', 'application/x-fhir-query'),
      variable('later', `Patient?name={{item.where(linkId='a').answer.value}}`, 'application/x-fhir-query'),
    ];
    const json = form(
      [{ linkId: 'a', type: 'string', extension: [expression(deciding, '%inCql and %elsewhere and %later')] }],
      { extension: variables },
    );
    const { needs, notices } = canRender(json);
    assert.deepEqual(
      needs.map(({ kind, name }) => `${kind} ${name}`),
      ['launchContext inCql', 'launchContext elsewhere', 'launchContext later'],
    );
    assert.deepEqual(
      notices.map(({ notice }) => notice),
      [
        'variable inCql in text/cql; only the host can give its value',
        'variable elsewhere is not a search on the own server; only the host can give its value',
        'variable later is a search that depends on answers; only the host can give its value',
      ],
    );
  });

  it('are empty for a form that contains everything, and for what is no form', () => {
    for (const json of [form([{ linkId: 'a', type: 'string' }]), null, 'form', { resourceType: 'Patient' }]) {
      assert.deepEqual(canRender(json).needs, []);
    }
  });
});
