import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { engineWithExtras } from '../../../src/core/form/expressions/engine-with-extras.js';
import {
  loadExpressions,
  openForm,
  validateResponse,
  type FormOptions,
  type Questionnaire,
  type QuestionnaireForm,
  type QuestionnaireItem,
} from '../../../src/core/index.js';
import { questionnaireFromFhir, responseFromFhir, responseToFhir } from '../../../src/fhir/index.js';
import { form, integer, text } from './samples.js';

const expressions = await loadExpressions();
const patient = {
  resourceType: 'Patient',
  name: [{ text: 'Anna' }],
  contact: [{ name: { text: 'Bo' } }, { name: { text: 'Cas' } }, { name: { text: 'Do' } }],
};
const open = (questionnaire: Questionnaire, options: FormOptions = {}) =>
  openForm(questionnaire, { expressions, context: { patient }, ...options });
const name: QuestionnaireItem = { linkId: 'name', type: 'string', initialExpression: '%patient.name.text' };
const contacts: QuestionnaireItem = {
  linkId: 'contact',
  type: 'group',
  repeats: true,
  prefillFrom: { name: 'contact', expression: '%patient.contact' },
  items: [
    { linkId: 'who', type: 'string', initialExpression: '%contact.name.text' },
    { linkId: 'years', type: 'integer' },
  ],
};
const valuesOf = (opened: QuestionnaireForm, linkId: string): unknown[] => {
  const collect = (items: QuestionnaireForm['items']): unknown[] =>
    items.flatMap((item) => [
      ...(item.item.linkId === linkId ? item.answers.map(({ value }) => value?.value) : []),
      ...collect(item.items),
    ]);
  return collect(opened.items);
};
const originsIn = (opened: QuestionnaireForm) =>
  opened.response().items.map(({ linkId, answers }) => `${linkId} ${answers?.map(({ origin }) => origin).join()}`);

describe('an answer that was filled in beforehand', () => {
  it('says so until it is changed, and the response says which of both', () => {
    const opened = open(form(name, { linkId: 'own', type: 'string', initial: [text('x')] }));
    assert.deepEqual([opened.at('name')?.isPrefilled, opened.at('own')?.isPrefilled], [true, false]);
    assert.deepEqual(originsIn(opened), ['name prefilled', 'own ']);
    opened.answer('name', text('Els'));
    assert.equal(opened.at('name')?.isPrefilled, false);
    assert.deepEqual(originsIn(opened), ['name changed', 'own ']);
    opened.answer('name', text('Anna'));
    assert.equal(opened.at('name')?.isPrefilled, true);
    opened.answer('name', undefined);
    assert.equal(opened.at('name')?.isPrefilled, false);
  });

  it('keeps its origin in a draft, and is never filled in again there', () => {
    const opened = open(form(name));
    const again = open(form(name), { response: opened.response(), context: { patient: { resourceType: 'Patient' } } });
    assert.equal(again.at('name')?.isPrefilled, true);
    again.answer('name', text('Els'));
    const third = open(form(name), { response: again.response() });
    assert.deepEqual(originsIn(third), ['name changed']);
    assert.equal(third.at('name')?.isPrefilled, false);
  });

  it('is valid, and comes back from FHIR R4 and R5 as it was', () => {
    const questionnaire = questionnaireFromFhir({
      resourceType: 'Questionnaire',
      url: 'https://example.org/q',
      item: ['name', 'other'].map((linkId) => ({
        linkId,
        type: 'string',
        extension: [
          {
            url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression',
            valueExpression: { language: 'text/fhirpath', expression: '%patient.name.text' },
          },
        ],
      })),
    });
    const opened = open(questionnaire);
    opened.answer('other', text('Els'));
    const response = opened.response({ status: 'completed' });
    assert.deepEqual(validateResponse(questionnaire, response, { expressions }), []);
    for (const version of ['R4', 'R5'] as const) {
      const json = responseToFhir(questionnaire, response, { version });
      assert.deepEqual(
        json.item?.map(({ answer }) => answer?.[0]?.['extension']),
        ['auto', 'override'].map((valueCode) => [
          {
            url: 'http://hl7.org/fhir/us/davinci-dtr/StructureDefinition/information-origin',
            extension: [{ url: 'source', valueCode }],
          },
        ]),
      );
      assert.deepEqual(responseFromFhir(questionnaire, json), response);
    }
  });
});

describe('a group that is filled in beforehand', () => {
  it('has a repetition for each result, with answers from that result', () => {
    const opened = open(form(contacts));
    assert.deepEqual(valuesOf(opened, 'who'), ['Bo', 'Cas', 'Do']);
    assert.deepEqual(opened.reports, []);
  });

  it('has one empty repetition without results, and so has a repetition that is added later', () => {
    const opened = open(form(contacts), { context: { patient: { resourceType: 'Patient' } } });
    assert.equal(opened.items.length, 1);
    opened.addRepetition('contact');
    assert.deepEqual(valuesOf(opened, 'who'), []);
    const filled = open(form(contacts));
    const added = filled.addRepetition(filled.items[0]?.path ?? '');
    assert.equal(added.items[0]?.answers.length, 0);
    assert.deepEqual([...opened.reports, ...filled.reports], []);
  });

  it('keeps to its number of repetitions', () => {
    assert.deepEqual(valuesOf(open(form({ ...contacts, maxOccurs: 2 })), 'who'), ['Bo', 'Cas']);
    assert.deepEqual(valuesOf(open(form({ ...contacts, minOccurs: 2 })), 'who'), ['Bo', 'Cas', 'Do']);
  });

  it('takes its answers from the data also if it does not repeat', () => {
    const { repeats: _, ...once } = contacts;
    const opened = open(form({ ...once, prefillFrom: { name: 'contact', expression: '%patient.contact.first()' } }));
    assert.deepEqual(valuesOf(opened, 'who'), ['Bo']);
  });

  it('is reported and stays open without its data', () => {
    const opened = open(form(contacts), { context: {} });
    assert.deepEqual(
      opened.reports.map(({ key, linkIds }) => `${key} ${linkIds.join()}`),
      ['initialExpression contact'],
    );
    opened.answer('contact[0]/years', integer(3));
    assert.deepEqual(valuesOf(opened, 'years'), [3]);
  });

  it('is not filled in again in a draft', () => {
    const opened = open(form(contacts));
    const again = open(form(contacts), { response: opened.response() });
    assert.deepEqual(valuesOf(again, 'who'), ['Bo', 'Cas', 'Do']);
  });
});

describe('launch context and the data of groups', () => {
  const notNative: QuestionnaireItem = { linkId: 'x', type: 'string', calculatedExpression: `'a'.encode('hex')` };
  const asked: QuestionnaireItem = { linkId: 'a', type: 'string', enableWhenExpression: '%patient.exists()' };
  const pressures: QuestionnaireItem = {
    linkId: 'pressure',
    type: 'group',
    repeats: true,
    prefillFrom: { name: 'part', expression: '%measured.entry.resource.component' },
    variables: [{ name: 'double', expression: '%part.value.value * 2' }],
    items: [
      { linkId: 'value', type: 'decimal', initialExpression: '%part.value.value' },
      { linkId: 'twice', type: 'decimal', calculatedExpression: '%double + 0' },
      {
        linkId: 'below',
        type: 'group',
        items: [{ linkId: 'code', type: 'string', initialExpression: '%part.code.text' }],
      },
    ],
  };
  const component = [120, 80].map((value) => ({ code: { text: `c${value}` }, valueQuantity: { value } }));
  const measured = { resourceType: 'Bundle', entry: [{ resource: { resourceType: 'Observation', component } }] };

  for (const [engine, isNative, more] of [
    ['our own engine', true, []],
    ['fhirpath.js', false, [notNative]],
  ] as const) {
    const openWith = async (item: QuestionnaireItem, context: Readonly<Record<string, unknown>>) => {
      const questionnaire = form(item, ...more);
      assert.equal(engineWithExtras.fits(questionnaire), isNative);
      return openForm(questionnaire, { expressions: await loadExpressions(questionnaire), context });
    };

    it(`give each repetition its own data, with their types, in ${engine}`, async () => {
      const opened = await openWith(pressures, { measured });
      assert.deepEqual(valuesOf(opened, 'value'), [120, 80]);
      assert.deepEqual(valuesOf(opened, 'twice'), [240, 160]);
      assert.deepEqual(valuesOf(opened, 'code'), ['c120', 'c80']);
      assert.deepEqual(opened.reports, []);
    });

    it(`are empty if the host knows that there is none, in ${engine}`, async () => {
      assert.equal((await openWith(asked, { patient })).at('a')?.enabled, true);
      const opened = await openWith(asked, { patient: null });
      assert.equal(opened.at('a')?.enabled, false);
      assert.deepEqual(opened.reports, []);
    });

    it(`are demanded by name if they decide what is asked, in ${engine}`, async () => {
      await assert.rejects(openWith(asked, {}), { name: 'FormNeedsError', message: /%patient.*"a"/ });
    });
  }

  it('decide the engine of a form, with the expressions in its searches', async () => {
    const query = (expression: string) => [{ name: 'found', query: `Observation?patient={{${expression}}}` }];
    const found: QuestionnaireItem = { linkId: 'f', type: 'integer', initialExpression: '%found.entry.count()' };
    const fits = (...[item, queries]: [QuestionnaireItem, Questionnaire['queries']?]) =>
      engineWithExtras.fits({ ...form(item), queries });
    assert.equal(fits(found, query('%patient.id')), true);
    assert.equal(fits(found, query(`%patient.id.encode('hex')`)), false);
    assert.equal(fits(name, query(`%patient.id.encode('hex')`)), true, 'nothing uses that search');
    const encoded = { name: 'contact', expression: `%patient.contact.where('a'.encode('hex') = '61')` };
    assert.equal(fits({ ...contacts, prefillFrom: encoded }), false);
    assert.deepEqual(valuesOf(open(form({ ...contacts, prefillFrom: encoded })), 'who'), ['Bo', 'Cas', 'Do']);
  });
});
