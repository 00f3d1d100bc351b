import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openForm } from '../../src/core/form/open-form.js';
import { Questionnaire, type QuestionnaireItem } from '../../src/core/model/questionnaire.js';
import { localizeWording } from '../../src/core/model/wording.js';
import { canRender, questionnaireFromFhir, responseToFhir } from '../../src/fhir/index.js';

type Json = Readonly<Record<string, unknown>>;

const core = 'http://hl7.org/fhir/StructureDefinition';
const sdc = 'http://hl7.org/fhir/uv/sdc/StructureDefinition';

function translation(lang: unknown, content: unknown): Json {
  return {
    url: `${core}/translation`,
    extension: [
      { url: 'lang', valueCode: lang },
      { url: 'content', valueString: content },
    ],
  };
}

/** The holder of the translations of a primitive: `_text`, `_display`. */
function translated(texts: Readonly<Record<string, string>>, ...more: Json[]): Json {
  return { extension: [...Object.entries(texts).map(([lang, content]) => translation(lang, content)), ...more] };
}

function control(code: string): Json {
  return { url: `${core}/questionnaire-itemControl`, valueCodeableConcept: { coding: [{ code }] } };
}

function form(item: Json, more: Json = {}): Json {
  return {
    resourceType: 'Questionnaire',
    language: 'nl',
    item: [{ linkId: 'q', type: 'string', ...item }],
    ...more,
  };
}

function readForm(item: Json, more?: Json): Questionnaire {
  return Questionnaire.parse(questionnaireFromFhir(form(item, more)));
}

function readItem(item: Json, more?: Json): QuestionnaireItem {
  return readForm(item, more).items[0] as QuestionnaireItem;
}

describe('translations', () => {
  it('reads translations of the title, the description, and every text of an item', () => {
    const named = (name: string, text: string, en: string) => ({
      url: `${name === 'openLabel' ? `${sdc}/sdc-questionnaire-` : `${core}/`}${name}`,
      valueString: text,
      _valueString: translated({ en }),
    });
    const questionnaire = readForm(
      {
        type: 'open-choice',
        text: 'Pijn',
        _text: translated({ en: 'Pain', 'fr-BE': 'Douleur' }),
        prefix: 'vr. 1',
        _prefix: translated({ en: 'no. 1' }),
        answerOption: [{ valueString: 'ja' }],
        extension: [named('entryFormat', 'dd-mm', 'dd/mm'), named('openLabel', 'Anders', 'Other')],
      },
      {
        title: 'Over pijn',
        _title: translated({ en: 'About pain' }),
        description: 'Van *vandaag*',
        _description: translated({ en: 'Of *today*' }),
      },
    );
    assert.deepEqual(questionnaire.items[0]?.translations, {
      en: { text: 'Pain', prefix: 'no. 1', entryFormat: 'dd/mm', openLabel: 'Other' },
      'fr-BE': { text: 'Douleur' },
    });
    const emphasised = (text: string, word: string) => [{ content: [{ text }, { text: word, emphasis: true }] }];
    assert.deepEqual(questionnaire.translations, {
      en: { title: 'About pain', description: 'Of *today*', rich: { description: emphasised('Of ', 'today') } },
    });
  });

  it('reads translations of options: the display of a coding, or the string', () => {
    const { options } = readItem({
      type: 'choice',
      answerOption: [
        { valueCoding: { code: 'y', display: 'Ja', _display: translated({ en: 'Yes' }) } },
        { valueString: 'Nee', _valueString: translated({ en: 'No' }) },
        { valueInteger: 3 },
      ],
    });
    assert.deepEqual(options, [
      { value: { type: 'coding', value: { code: 'y', display: 'Ja' } }, translations: { en: { text: 'Yes' } } },
      { value: { type: 'string', value: 'Nee' }, translations: { en: { text: 'No' } } },
      { value: { type: 'integer', value: 3 } },
    ]);
  });

  it('keeps the translations of a display child that becomes part of its question', () => {
    const child = (linkId: string, code: string, text: string, en?: string) => ({
      linkId,
      type: 'display',
      text,
      ...(en && { _text: translated({ en }) }),
      extension: [control(code)],
    });
    const item = [
      child('h1', 'help', 'Denk aan vandaag.'),
      child('h2', 'help', 'Wees eerlijk.', 'Be honest.'),
      child('l', 'lower', 'geen', 'none'),
      child('u', 'upper', 'ergste', 'worst'),
      child('p', 'prompt', '0 tot 10', '0 to 10'),
    ];
    const { translations, help, items } = readItem({ type: 'integer', text: 'Pijn', item });
    assert.equal(help, 'Denk aan vandaag.\nWees eerlijk.');
    assert.equal(items, undefined);
    assert.deepEqual(translations, {
      en: { help: 'Denk aan vandaag.\nBe honest.', lowerLabel: 'none', upperLabel: 'worst', entryFormat: '0 to 10' },
    });
    const unit = readItem({ type: 'integer', text: 'Leeftijd', item: [child('u', 'unit', 'jaar', 'years')] });
    assert.equal(unit.units, undefined, 'a unit goes into answers, which are in one language');
    assert.equal(unit.items?.[0]?.translations?.['en']?.text, 'years');
  });

  it('reads translations of a rendering, with their own marks', () => {
    const rendering = {
      url: `${core}/rendering-xhtml`,
      valueString: '<b>Pijn</b>',
      _valueString: translated({ en: '<i>Pain</i>', fr: '<img src="x"/>' }),
    };
    const { translations } = readItem({ text: 'Pijn', _text: translated({ en: 'Pain', fr: 'Douleur' }, rendering) });
    assert.deepEqual(translations, {
      en: { text: 'Pain', rich: { text: [{ content: [{ text: 'Pain', emphasis: true }] }] } },
      fr: { text: 'Douleur' },
    });
  });

  it('ignores translations without content or a valid language', () => {
    const extension = [
      translation(undefined, 'a'),
      translation('en', undefined),
      translation('en', ''),
      translation('__proto__', 'b'),
      translation('not a language', 'c'),
      { url: `${core}/translation` },
      { url: `${core}/translation`, extension: {} },
    ];
    assert.equal(readItem({ text: 'Pijn', _text: { extension } }).translations, undefined);
  });

  it('accepts a form that marks translations as critical', () => {
    const modifierExtension = [
      { url: `${sdc}/sdc-rendering-criticalExtension`, valueCanonical: `${core}/translation` },
    ];
    assert.equal(canRender(form({ text: 'Pijn' }, { modifierExtension })).ok, true);
  });
});

describe('translations of options in value sets', () => {
  const inside = (...contained: Json[]) => readItem({ type: 'choice', answerValueSet: '#v' }, { contained }).options;
  const nl = { language: 'nl', value: 'Helemaal niet' };

  it('reads designations in a compose, expansion and code system', () => {
    const concept = { code: '0', display: 'Not at all' };
    const option = {
      value: { type: 'coding', value: { system: 's', code: '0', display: 'Not at all' } },
      translations: { nl: { text: 'Helemaal niet' } },
    };
    const listed = { include: [{ system: 's', concept: [{ ...concept, designation: [nl] }] }] };
    assert.deepEqual(inside({ resourceType: 'ValueSet', id: 'v', compose: listed }), [option]);
    const contains = [{ ...concept, system: 's', designation: [nl] }];
    assert.deepEqual(inside({ resourceType: 'ValueSet', id: 'v', expansion: { contains } }), [option]);
    const codes = { resourceType: 'CodeSystem', url: 's', concept: [{ ...concept, designation: [nl] }] };
    const all = { resourceType: 'ValueSet', id: 'v', compose: { include: [{ system: 's' }] } };
    assert.deepEqual(inside(all, codes), [option]);
    assert.equal(
      localizeWording<'text'>({ text: 'Not at all', ...option }, 'text', { wanted: 'nl-NL', own: 'nl' })?.text,
      'Helemaal niet',
    );
  });

  it('ignores a designation for another use', () => {
    const use = (code: string) => ({ ...nl, use: { system: 'http://snomed.info/sct', code } });
    const shown = {
      ...nl,
      use: { system: 'http://terminology.hl7.org/CodeSystem/designation-usage', code: 'display' },
    };
    const read = (designation: Json) =>
      inside({
        resourceType: 'ValueSet',
        id: 'v',
        compose: { include: [{ system: 's', concept: [{ code: '0', display: 'a', designation: [designation] }] }] },
      })?.[0]?.translations;
    assert.equal(read(use('900000000000003001')), undefined, 'a fully specified name');
    assert.deepEqual(read(shown), { nl: { text: 'Helemaal niet' } });
  });
});

describe('a form in another language', () => {
  it('gives a response with the original texts and values', () => {
    const questionnaire = readForm({
      type: 'choice',
      text: 'Pijn?',
      _text: translated({ en: 'Pain?' }),
      answerOption: [{ valueCoding: { code: 'y', display: 'Ja', _display: translated({ en: 'Yes' }) } }],
    });
    const opened = openForm(questionnaire);
    const [option] = opened.at('q')?.options ?? [];
    assert.ok(option);
    opened.answer('q', option.value);
    const { item } = responseToFhir(questionnaire, opened.response({ status: 'completed' }), { version: 'R4' });
    assert.deepEqual(item, [{ linkId: 'q', text: 'Pijn?', answer: [{ valueCoding: { code: 'y', display: 'Ja' } }] }]);
  });
});
