import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Questionnaire, type QuestionnaireItem } from '../../src/core/model/questionnaire.js';
import { questionnaireFromFhir } from '../../src/fhir/index.js';

type Json = Readonly<Record<string, unknown>>;

const core = 'http://hl7.org/fhir/StructureDefinition';
const sdc = 'http://hl7.org/fhir/uv/sdc/StructureDefinition';

function form(item: readonly Json[], more: Json = {}): Json {
  return { resourceType: 'Questionnaire', status: 'active', item, ...more };
}

function readForm(item: readonly Json[], more?: Json): Questionnaire {
  return Questionnaire.parse(questionnaireFromFhir(form(item, more)));
}

/** Reads a form with one item, and returns that item without its linkId "q". */
function readItem(item: Json, more?: Json): Omit<QuestionnaireItem, 'linkId'> {
  const [first] = readForm([{ linkId: 'q', ...item }], more).items;
  const { linkId, ...rest } = first as QuestionnaireItem;
  assert.equal(linkId, 'q');
  return rest;
}

function control(code: string): Json {
  return { url: `${core}/questionnaire-itemControl`, valueCodeableConcept: { coding: [{ code }] } };
}

function display(linkId: string, text: string, code: string, more: Json = {}): Json {
  return { linkId, type: 'display', text, extension: [control(code)], ...more };
}

const coding = (code: string, weight?: number) => ({
  value: {
    type: 'coding',
    value: { system: 's', code, display: code.toUpperCase() },
    ...(weight === undefined ? {} : { weight }),
  },
});
const valueCoding = (code: string) => ({ system: 's', code, display: code.toUpperCase() });
const yesNo = { answerOption: [{ valueCoding: valueCoding('y') }, { valueCoding: valueCoding('n') }] };

describe('questionnaireFromFhir', () => {
  it('keeps its identity, title and language', () => {
    const json = form([{ linkId: 'a', type: 'string' }], {
      id: 'pain',
      url: 'https://example.org/pain',
      version: '2',
      title: 'Pijn vandaag',
      description: 'Over uw pijn',
      copyright: 'Example',
      language: 'nl',
    });
    const { items, ...rest } = questionnaireFromFhir(json);
    assert.deepEqual(rest, {
      id: 'pain',
      url: 'https://example.org/pain',
      version: '2',
      title: 'Pijn vandaag',
      description: 'Over uw pijn',
      copyright: 'Example',
      language: 'nl',
    });
    assert.deepEqual(items, [{ linkId: 'a', type: 'string' }]);
  });

  it('reads every item type', () => {
    const types = [
      'boolean',
      'decimal',
      'integer',
      'date',
      'dateTime',
      'time',
      'string',
      'text',
      'url',
      'quantity',
      'attachment',
      'display',
    ];
    for (const type of types) assert.deepEqual(readItem({ type, text: 'Vraag' }), { type, text: 'Vraag' });
  });

  it('reads constraints on answers and the presentation of a question', () => {
    const read = readItem({
      type: 'string',
      text: 'Uw postcode',
      prefix: '4.',
      code: [{ system: 's', code: 'zip' }],
      required: true,
      repeats: true,
      readOnly: true,
      maxLength: 7,
      extension: [
        { url: `${core}/minLength`, valueInteger: 6 },
        { url: `${core}/regex`, valueString: '[0-9]{4} ?[A-Z]{2}' },
        { url: `${core}/entryFormat`, valueString: '1234 AB' },
        { url: `${core}/questionnaire-hidden`, valueBoolean: true },
        { url: `${core}/questionnaire-minOccurs`, valueInteger: 1 },
        { url: `${core}/questionnaire-maxOccurs`, valueInteger: 3 },
        { url: `${core}/questionnaire-supportLink`, valueUri: 'https://example.org/help' },
        { url: `${sdc}/sdc-questionnaire-shortText`, valueString: 'Postcode' },
      ],
    });
    assert.deepEqual(read, {
      type: 'string',
      text: 'Uw postcode',
      prefix: '4.',
      code: [{ system: 's', code: 'zip' }],
      required: true,
      repeats: true,
      readOnly: true,
      hidden: true,
      maxLength: 7,
      minLength: 6,
      minOccurs: 1,
      maxOccurs: 3,
      pattern: '[0-9]{4} ?[A-Z]{2}',
      entryFormat: '1234 AB',
      shortText: 'Postcode',
      supportLink: 'https://example.org/help',
    });
  });

  it('reads a slider with its end labels, step and bounds', () => {
    const read = readItem({
      type: 'integer',
      text: 'Hoeveel pijn hebt u?',
      extension: [
        control('slider'),
        { url: `${core}/minValue`, valueInteger: 0 },
        { url: `${core}/maxValue`, valueInteger: 10 },
        { url: `${core}/questionnaire-sliderStepValue`, valueInteger: 1 },
      ],
      item: [display('q.lower', 'geen pijn', 'lower'), display('q.upper', 'ergste pijn', 'upper')],
    });
    assert.deepEqual(read, {
      type: 'integer',
      text: 'Hoeveel pijn hebt u?',
      control: 'slider',
      sliderStep: 1,
      minValue: { type: 'integer', value: 0 },
      maxValue: { type: 'integer', value: 10 },
      lowerLabel: 'geen pijn',
      upperLabel: 'ergste pijn',
    });
  });

  it('converts bounds to the type of their question', () => {
    const extension = [{ url: `${core}/minValue`, valueInteger: 1 }];
    assert.deepEqual(readItem({ type: 'decimal', extension }).minValue, { type: 'decimal', value: 1 });
    const date = [{ url: `${core}/maxValue`, valueDate: '2026-01-31' }];
    assert.deepEqual(readItem({ type: 'dateTime', extension: date }).maxValue, {
      type: 'dateTime',
      value: '2026-01-31',
    });
  });

  it('reads the units and bounds of a quantity, with the unit of the initial value first', () => {
    const unit = (code: string) => ({ system: 'http://unitsofmeasure.org', code, display: code });
    const read = readItem({
      type: 'quantity',
      extension: [
        { url: `${core}/questionnaire-unitOption`, valueCoding: unit('kg') },
        { url: `${core}/questionnaire-unitOption`, valueCoding: unit('g') },
        { url: `${sdc}/sdc-questionnaire-minQuantity`, valueQuantity: { value: 1, code: 'kg' } },
      ],
      initial: [{ valueQuantity: { unit: 'g', code: 'g', system: 'http://unitsofmeasure.org' } }],
    });
    assert.deepEqual(read.units, [unit('g'), unit('kg')]);
    assert.deepEqual(read.minValue, { type: 'quantity', value: { value: 1, code: 'kg' } });
    assert.equal(read.initial, undefined);
  });

  it('gives a plain number that bounds a quantity its only unit', () => {
    const read = readItem({
      type: 'quantity',
      extension: [
        { url: `${core}/questionnaire-unit`, valueCoding: { code: 'kg', display: 'kilo' } },
        { url: `${core}/maxValue`, valueInteger: 300 },
      ],
    });
    assert.deepEqual(read.maxValue, { type: 'quantity', value: { value: 300, unit: 'kilo', code: 'kg' } });
  });

  it('reads the types and maximum size of files', () => {
    const sized = (valueDecimal: number) => ({ url: `${core}/maxSize`, valueDecimal });
    const typed = (valueCode: string) => ({ url: `${core}/mimeType`, valueCode });
    const extension = [typed('application/pdf'), typed('image/*'), sized(1048576)];
    const { mimeTypes, maxSize } = readItem({ type: 'attachment', extension });
    assert.deepEqual([mimeTypes, maxSize], [['application/pdf', 'image/*'], 1048576]);
    const inMegabytes = readItem({ type: 'attachment', extension: [sized(1.5)] });
    assert.equal(inMegabytes.maxSize, 1572864, 'the unit of older releases: no file fits in 1.5 bytes');
    const initial = [{ valueAttachment: { contentType: 'text/plain', data: 'aGFs\nbG8=', title: 'groet.txt' } }];
    assert.deepEqual(readItem({ type: 'attachment', initial }).initial, [
      { type: 'attachment', value: { contentType: 'text/plain', data: 'aGFsbG8=', title: 'groet.txt' } },
    ]);
  });

  it('reads the embedded or linked picture of an item, and the pictures of options', () => {
    const media = (name: string, more: Json) => ({
      extension: [{ url: `${sdc}/sdc-questionnaire-${name}`, valueAttachment: { contentType: 'image/png', ...more } }],
    });
    const png = { contentType: 'image/png', data: 'AAAA' };
    const read = readItem({
      type: 'choice',
      ...media('itemMedia', { data: 'AA\nAA', title: 'Een knie', size: 3 }),
      answerOption: [{ valueString: 'a', ...media('itemAnswerMedia', { data: 'AAAA' }) }],
    });
    assert.deepEqual(read.picture, { ...png, alt: 'Een knie' });
    assert.deepEqual(read.options, [{ value: { type: 'string', value: 'a' }, picture: png }]);
    const url = 'https://example.org/knie.png';
    assert.deepEqual(readItem({ type: 'display', text: 'Een knie', ...media('itemMedia', { url }) }).picture, {
      contentType: 'image/png',
      url,
    });
    const help = { ...display('q.1', 'Zie hier', 'help'), type: 'display' };
    const { extension } = media('itemMedia', { data: 'AAAA' });
    const question = readItem({ type: 'string', item: [{ ...help, extension: [control('help'), ...extension] }] });
    assert.deepEqual(question.items?.[0]?.picture, png, 'no help without its picture');
  });

  it('reads the precision of a date question: year or month', () => {
    assert.equal(readItem({ type: 'date', extension: [control('year')] }).datePrecision, 'year');
    assert.equal(readItem({ type: 'date', extension: [control('yearMonth')] }).datePrecision, 'month');
  });

  it('ignores a control that it does not know', () => {
    assert.deepEqual(
      readItem({ type: 'group', extension: [control('location-widget')], item: [{ linkId: 'a', type: 'string' }] }),
      {
        type: 'group',
        items: [{ linkId: 'a', type: 'string' }],
      },
    );
    assert.equal(readItem({ type: 'choice', ...yesNo, extension: [control('slider')] }).control, undefined);
  });

  it('reads pages, steps and tabs as pages', () => {
    const item = [{ linkId: 'a', type: 'string' }];
    for (const code of ['page', 'step', 'tab']) {
      assert.equal(readItem({ type: 'group', extension: [control(code)], item }).control, 'page', code);
    }
    const tabs = readItem({
      type: 'group',
      extension: [control('tab-container')],
      item: [
        { linkId: 'een', type: 'group', item },
        { linkId: 'twee', type: 'group', extension: [control('header')], item: [{ linkId: 'b', type: 'string' }] },
        { linkId: 'los', type: 'boolean' },
      ],
    });
    assert.deepEqual(
      [tabs, ...(tabs.items ?? [])].map((item) => item.control),
      [undefined, 'page', 'header', undefined],
    );
  });

  it('reads a group without items as a display, and a display with items as a group', () => {
    assert.deepEqual(readItem({ type: 'group', text: 'Tot slot', required: true }), {
      type: 'display',
      text: 'Tot slot',
    });
    const read = readItem({ type: 'display', text: 'Let op', item: [{ linkId: 'a', type: 'display', text: 'dit' }] });
    assert.deepEqual(read, { type: 'group', text: 'Let op', items: [{ linkId: 'a', type: 'display', text: 'dit' }] });
  });

  it('marks a display as instructions', () => {
    const category = {
      url: `${core}/questionnaire-displayCategory`,
      valueCodeableConcept: { coding: [{ code: 'instructions' }] },
    };
    assert.equal(readItem({ type: 'display', text: 'Kies er een.', extension: [category] }).instructions, true);
  });
});

describe('display children', () => {
  const ask = (child: Json, more: Json = {}) => readItem({ type: 'decimal', text: 'Gewicht', item: [child], ...more });

  it('turns a display child into the help, prompt or unit of its question', () => {
    assert.deepEqual(ask(display('h', 'Zonder schoenen', 'help')), {
      type: 'decimal',
      text: 'Gewicht',
      help: 'Zonder schoenen',
    });
    assert.equal(ask(display('h', 'Zonder schoenen', 'flyover')).help, 'Zonder schoenen');
    assert.equal(ask(display('p', 'bijvoorbeeld 72,5', 'prompt')).entryFormat, 'bijvoorbeeld 72,5');
    assert.deepEqual(ask(display('u', 'kg', 'unit')).units, [{ display: 'kg' }]);
  });

  it('joins several help texts of one question', () => {
    const item = [display('h1', 'Zonder schoenen.', 'help'), display('h2', 'In de ochtend.', 'flyover')];
    assert.equal(readItem({ type: 'decimal', item }).help, 'Zonder schoenen.\nIn de ochtend.');
  });

  it('keeps a display child that has conditions or whose property is already set', () => {
    const condition = { enableWhen: [{ question: 'q', operator: 'exists', answerBoolean: true }] };
    assert.equal(ask(display('h', 'Dank u', 'help', condition)).items?.[0]?.text, 'Dank u');
    const extension = [{ url: `${core}/entryFormat`, valueString: '0,0' }];
    assert.equal(ask(display('p', 'bijvoorbeeld 72,5', 'prompt'), { extension }).items?.[0]?.text, 'bijvoorbeeld 72,5');
  });

  it('keeps a display child of a group', () => {
    const read = readItem({ type: 'group', item: [display('h', 'Over de pijn', 'help')] });
    assert.equal(read.items?.[0]?.text, 'Over de pijn');
  });

  it('reads a text item with a help control as help, as Helsenorge writes it', () => {
    const child = {
      linkId: 'h',
      type: 'text',
      readOnly: true,
      extension: [control('help')],
      _text: markdown('Uitleg'),
    };
    assert.deepEqual(ask(child), { type: 'decimal', text: 'Gewicht', help: 'Uitleg' });
  });

  function markdown(valueMarkdown: string): Json {
    return { extension: [{ url: `${core}/rendering-markdown`, valueMarkdown }] };
  }
});

describe('texts', () => {
  const rendered = (valueString: string) => ({ extension: [{ url: `${core}/rendering-xhtml`, valueString }] });

  it('uses the plain text if there is one', () => {
    assert.equal(readItem({ type: 'display', text: 'Pijn', _text: rendered('<b>Pain</b>') }).text, 'Pijn');
  });

  it('treats an empty text as absent', () => {
    assert.deepEqual(readItem({ type: 'string', text: '', prefix: '' }), { type: 'string' });
  });

  it('uses the text of the rendering if there is no plain text', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['<p>Hoe gaat het <b>nu</b>?</p>', 'Hoe gaat het nu?'],
      ['<div><p>Een</p><ul><li>twee</li><li>drie</li></ul></div>', 'Een\ntwee\ndrie'],
      ['a &lt; b &amp; c &#233;&#xE9; &onzin;', 'a < b & c éé &onzin;'],
      ['<!-- niet > dit -->wel dit', 'wel dit'],
      ['5 < 6', '5 < 6'],
    ];
    for (const [xhtml, text] of cases) assert.equal(readItem({ type: 'display', _text: rendered(xhtml) }).text, text);
  });
});

describe('options', () => {
  const url = `${core}/ordinalValue`;

  it('reads the type, prefix, exclusiveness and initial selection of options', () => {
    const read = readItem({
      type: 'choice',
      answerOption: [
        {
          valueString: 'ja',
          initialSelected: true,
          extension: [{ url: `${core}/questionnaire-optionPrefix`, valueString: 'a)' }],
        },
        { valueInteger: 2, extension: [{ url: `${core}/questionnaire-optionExclusive`, valueBoolean: true }] },
        { valueDate: '2026-01' },
        { valueTime: '10:30:00' },
      ],
    });
    assert.deepEqual(read.options, [
      { value: { type: 'string', value: 'ja' }, prefix: 'a)', initialSelected: true },
      { value: { type: 'integer', value: 2 }, exclusive: true },
      { value: { type: 'date', value: '2026-01' } },
      { value: { type: 'time', value: '10:30:00' } },
    ]);
  });

  it('reads the weight of an option from each of its possible locations', () => {
    const locations: readonly Json[] = [
      { answerOption: [{ valueCoding: valueCoding('a'), extension: [{ url, valueDecimal: 3 }] }] },
      { answerOption: [{ valueCoding: { ...valueCoding('a'), extension: [{ url, valueDecimal: 3 }] } }] },
      {
        answerOption: [{ valueCoding: valueCoding('a'), extension: [{ url: `${core}/itemWeight`, valueDecimal: 3 }] }],
      },
      {
        option: [
          {
            valueCoding: valueCoding('a'),
            extension: [{ url: `${core}/questionnaire-ordinalValue`, valueDecimal: 3 }],
          },
        ],
      },
    ];
    for (const location of locations)
      assert.deepEqual(readItem({ type: 'choice', ...location }).options, [coding('a', 3)]);
    const words = { answerOption: [{ valueString: 'a', _valueString: { extension: [{ url, valueDecimal: 3 }] } }] };
    assert.deepEqual(readItem({ type: 'choice', ...words }).options, [
      { value: { type: 'string', value: 'a', weight: 3 } },
    ]);
  });

  it('reads an R5 question of any type with options as a choice, with free text only if allowed', () => {
    const option = { answerOption: [{ valueString: 'a' }] };
    assert.equal(readItem({ type: 'coding', ...yesNo }).type, 'choice');
    assert.equal(readItem({ type: 'coding', ...yesNo, answerConstraint: 'optionsOrString' }).type, 'open-choice');
    assert.equal(readItem({ type: 'string', ...option }).type, 'choice');
    assert.equal(readItem({ type: 'string', ...option, answerConstraint: 'optionsOrType' }).type, 'open-choice');
    assert.deepEqual(readItem({ type: 'decimal', answerOption: [{ valueInteger: 1 }] }), {
      type: 'choice',
      options: [{ value: { type: 'decimal', value: 1 } }],
    });
  });

  it('allows free text in R4 by the pre-adopted R5 extension', () => {
    const adopted = 'http://hl7.org/fhir/5.0/StructureDefinition/extension-Questionnaire.item';
    const extension = [
      { url: `${adopted}.answerConstraint`, valueCode: 'optionsOrString' },
      { url: `${adopted}.disabledDisplay`, valueCode: 'protected' },
      { url: `${sdc}/sdc-questionnaire-openLabel`, valueString: 'Anders, namelijk' },
      { url: `${core}/questionnaire-choiceOrientation`, valueCode: 'horizontal' },
    ];
    const { type, disabledDisplay, openLabel, orientation } = readItem({ type: 'choice', ...yesNo, extension });
    assert.deepEqual(
      [type, disabledDisplay, openLabel, orientation],
      ['open-choice', 'protected', 'Anders, namelijk', 'horizontal'],
    );
  });

  it('reads a table whose questions share their options as a matrix', () => {
    const rows = (second: Json) => [
      { linkId: 'a', type: 'choice', ...yesNo },
      { linkId: 'b', type: 'choice', ...second },
    ];
    const table = (code: string, second: Json = yesNo, more: Json = {}) =>
      readItem({ type: 'group', extension: [control(code)], item: rows(second), ...more }).control;
    for (const code of ['gtable', 'table', 'htable', 'grid']) assert.equal(table(code), 'matrix', code);
    assert.equal(table('gtable', { answerOption: [{ valueCoding: valueCoding('y') }] }), undefined, 'other options');
    assert.equal(table('gtable', yesNo, { repeats: true }), undefined, 'a repeating group');
    assert.equal(table('list'), undefined, 'no table');
  });
});

describe('options in a ValueSet', () => {
  const inside = (valueSet: Json, ...others: Json[]) =>
    readItem(
      { type: 'choice', answerValueSet: '#v' },
      { contained: [{ resourceType: 'ValueSet', id: 'v', ...valueSet }, ...others] },
    );

  it('lists the codes of an expansion in order, including those below a heading', () => {
    const contains = [
      { abstract: true, display: 'Soort', contains: [valueCoding('a'), valueCoding('b')] },
      { ...valueCoding('c'), extension: [{ url: `${core}/ordinalValue`, valueDecimal: 2 }] },
      { ...valueCoding('d'), property: [{ code: 'itemWeight', valueDecimal: 3 }] },
    ];
    assert.deepEqual(inside({ expansion: { contains } }).options, [
      coding('a'),
      coding('b'),
      coding('c', 2),
      coding('d', 3),
    ]);
  });

  it('lists the codes of a compose', () => {
    const { system: _, ...a } = valueCoding('a');
    assert.deepEqual(inside({ compose: { include: [{ system: 's', concept: [a] }] } }).options, [coding('a')]);
  });

  it('reads the weight of a listed code from both extensions and from the STU3 one', () => {
    for (const url of [`${core}/ordinalValue`, `${core}/itemWeight`, `${core}/valueset-ordinalValue`]) {
      const concept = [{ code: 'a', display: 'A', extension: [{ url, valueDecimal: 2 }] }];
      assert.deepEqual(inside({ compose: { include: [{ system: 's', concept }] } }).options, [coding('a', 2)], url);
    }
  });

  it('takes displays and weights from a contained CodeSystem', () => {
    const concept = [
      {
        code: 'a',
        display: 'A',
        property: [{ code: 'itemWeight', valueDecimal: 1 }],
        concept: [{ code: 'b', display: 'B' }],
      },
    ];
    const codes = { resourceType: 'CodeSystem', url: 's', content: 'complete', concept };
    const all = [coding('a', 1), coding('b')];
    assert.deepEqual(inside({ compose: { include: [{ system: 's' }] } }, codes).options, all);
    assert.deepEqual(
      inside({ compose: { include: [{ system: 's', concept: [{ code: 'a' }, { code: 'b' }] }] } }, codes).options,
      all,
    );
  });

  it('skips the headings and inactive codes of an expansion', () => {
    const contains = [
      { ...valueCoding('h'), abstract: true, contains: [valueCoding('a'), { ...valueCoding('x'), inactive: true }] },
      { ...valueCoding('b'), contains: [valueCoding('c')] },
    ];
    const options = inside({ expansion: { total: 5, contains } }).options;
    assert.deepEqual(options, [coding('a'), coding('b'), coding('c')]);
  });

  it('skips the headings and inactive codes of a code system', () => {
    const property = (code: string, value: Json) => ({ property: [{ code, ...value }] });
    const concept = [
      { code: 'h', ...property('notSelectable', { valueBoolean: true }), concept: [{ code: 'a', display: 'A' }] },
      { code: 'x', ...property('inactive', { valueBoolean: true }) },
      { code: 'y', ...property('status', { valueCode: 'retired' }) },
    ];
    const codes = { resourceType: 'CodeSystem', url: 's', content: 'complete', concept };
    assert.deepEqual(inside({ compose: { include: [{ system: 's' }] } }, codes).options, [coding('a')]);
  });

  it('takes displays and weights, but no codes, from a supplement or fragment', () => {
    const concept = [{ code: 'a', display: 'A', extension: [{ url: `${core}/itemWeight`, valueDecimal: 2 }] }];
    const listed = { compose: { include: [{ system: 's', concept: [{ code: 'a' }] }] } };
    const supplement = { resourceType: 'CodeSystem', url: 'o', supplements: 's|1', content: 'supplement', concept };
    assert.deepEqual(inside(listed, supplement).options, [coding('a', 2)]);
    const fragment = { resourceType: 'CodeSystem', url: 's', content: 'fragment', concept };
    assert.deepEqual(inside(listed, fragment).options, [coding('a', 2)]);
  });

  it('uses the requested version of a ValueSet, and no other', () => {
    const valueSet = (version: string, code: string) => ({
      resourceType: 'ValueSet',
      id: `v${version}`,
      url: 'http://v.example',
      version,
      expansion: { contains: [valueCoding(code)] },
    });
    const contained = [valueSet('9.0', 'a'), valueSet('10.0', 'b')];
    const readValueSet = (answerValueSet: string) => readItem({ type: 'choice', answerValueSet }, { contained });
    assert.deepEqual(readValueSet('http://v.example|9.0').options, [coding('a')]);
    assert.deepEqual(readValueSet('http://v.example|10.0').options, [coding('b')]);
    assert.deepEqual(readValueSet('http://v.example').options, [coding('b')]);
    assert.equal(readValueSet('http://v.example|11.0').optionsFrom, 'http://v.example|11.0');
  });

  it('finds a contained ValueSet by its URL, and through an including ValueSet', () => {
    const contained = [
      { resourceType: 'ValueSet', id: 'v', url: 'https://example.org/v', compose: { include: [{ valueSet: ['#w'] }] } },
      { resourceType: 'ValueSet', id: 'w', expansion: { contains: [valueCoding('a')] } },
    ];
    const answerValueSet = 'https://example.org/v|1.0';
    assert.deepEqual(readItem({ type: 'choice', answerValueSet }, { contained }).options, [coding('a')]);
  });

  it('leaves a ValueSet that is not contained to the adapter', () => {
    assert.deepEqual(readItem({ type: 'choice', answerValueSet: 'http://loinc.org/vs/LL358-3' }), {
      type: 'choice',
      optionsFrom: 'http://loinc.org/vs/LL358-3',
    });
  });

  it('knows the options of administrative gender in Dutch and English', () => {
    const item = { type: 'choice', answerValueSet: 'http://hl7.org/fhir/ValueSet/administrative-gender|4.0.1' };
    const displays = (language: string) =>
      readItem(item, { language }).options?.map(({ value }) => (value.type === 'coding' ? value.value.display : ''));
    assert.deepEqual(displays('nl-NL'), ['Man', 'Vrouw', 'Anders', 'Onbekend']);
    assert.deepEqual(displays('en'), ['Male', 'Female', 'Other', 'Unknown']);
    assert.equal(displays('de'), undefined);
  });
});

describe('initial values', () => {
  it('converts initial values to the type of the question', () => {
    assert.deepEqual(readItem({ type: 'decimal', initial: [{ valueInteger: 3 }] }).initial, [
      { type: 'decimal', value: 3 },
    ]);
    assert.deepEqual(readItem({ type: 'boolean', initial: [{ valueBoolean: false }] }).initial, [
      { type: 'boolean', value: false },
    ]);
    assert.deepEqual(
      readItem({ type: 'choice', ...yesNo, initial: [{ valueCoding: { system: 's', code: 'y' } }] }).initial,
      [{ type: 'coding', value: { system: 's', code: 'y' } }],
    );
  });
});

describe('conditions', () => {
  const under = (target: Json, condition: Json) =>
    readForm([
      { linkId: 'a', ...target },
      { linkId: 'b', type: 'string', enableBehavior: 'all', enableWhen: [{ question: 'a', ...condition }] },
    ]).items[1];

  it('reads conditions with every operator', () => {
    for (const operator of ['=', '!=', '>', '<', '>=', '<=']) {
      const { enableWhen, enableBehavior } = under({ type: 'decimal' }, { operator, answerInteger: 3 }) ?? {};
      assert.deepEqual(enableWhen, [{ question: 'a', operator, answer: { type: 'integer', value: 3 } }]);
      assert.equal(enableBehavior, 'all');
    }
    assert.deepEqual(under({ type: 'string' }, { operator: 'exists', answerBoolean: false })?.enableWhen, [
      { question: 'a', operator: 'exists', answer: false },
    ]);
  });

  it('accepts a condition on a question that does not exist', () => {
    const condition = { question: 'gone', operator: '=', answerInteger: 1 };
    assert.equal(readItem({ type: 'string', enableWhen: [condition] }).enableWhen?.[0]?.question, 'gone');
  });
});

describe('STU3 forms', () => {
  it('reads a form of STU3 like one of R4', () => {
    const contained = [{ resourceType: 'ValueSet', id: 'v', expansion: { contains: [valueCoding('a')] } }];
    const { items } = readForm(
      [
        { linkId: 'a', type: 'choice', option: [{ valueCoding: valueCoding('a') }], initialCoding: valueCoding('a') },
        { linkId: 'b', type: 'choice', options: { reference: '#v' }, enableWhen: [{ question: 'a', hasAnswer: true }] },
        { linkId: 'c', type: 'open-choice', options: { reference: 'http://loinc.org/vs/LL1-1' } },
        { linkId: 'd', type: 'string', enableWhen: [{ question: 'a', answerCoding: { system: 's', code: 'a' } }] },
      ],
      { contained, subjectType: ['Patient'] },
    );
    assert.deepEqual(items, [
      { linkId: 'a', type: 'choice', options: [coding('a')], initial: [coding('a').value] },
      {
        linkId: 'b',
        type: 'choice',
        options: [coding('a')],
        enableWhen: [{ question: 'a', operator: 'exists', answer: true }],
      },
      { linkId: 'c', type: 'open-choice', optionsFrom: 'http://loinc.org/vs/LL1-1' },
      {
        linkId: 'd',
        type: 'string',
        enableWhen: [{ question: 'a', operator: '=', answer: { type: 'coding', value: { system: 's', code: 'a' } } }],
      },
    ]);
  });
});
