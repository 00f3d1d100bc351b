import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canRender, questionnaireFromFhir, QuestionnaireError } from '../../src/fhir/index.js';
import { withInvalidValues } from './wrong-json.js';

type Json = Readonly<Record<string, unknown>>;

const core = 'http://hl7.org/fhir/StructureDefinition';
const sdc = 'http://hl7.org/fhir/uv/sdc/StructureDefinition';
const expression = { valueExpression: { language: 'text/fhirpath', expression: '1' } };
const option = { answerOption: [{ valueString: 'a' }] };

function form(item: readonly Json[], more: Json = {}): Json {
  return { resourceType: 'Questionnaire', status: 'active', item, ...more };
}

/** The refused features of a form with one item "q", each as "linkId: feature". */
function refusedOf(item: Json, more?: Json): string[] {
  return refused(form([{ linkId: 'q', type: 'string', ...item }], more));
}

function refused(json: unknown): string[] {
  const { ok, unsupported } = canRender(json);
  assert.equal(ok, unsupported.length === 0);
  return unsupported.map(({ linkId, feature }) => `${linkId}: ${feature}`);
}

function extended(url: string, more: Json = expression): Json {
  return { extension: [{ url, ...more }] };
}

const itemMedia = `${sdc}/sdc-questionnaire-itemMedia`;

describe('refusal of a form', () => {
  it('lists every unsupported feature with its linkId', () => {
    const json = form(
      [
        {
          linkId: 'g',
          type: 'group',
          item: [
            { linkId: 'g.1', type: 'question' },
            { linkId: 'g.2', type: 'reference' },
          ],
        },
        { linkId: 'total', type: 'integer', ...extended(`${sdc}/sdc-questionnaire-candidateExpression`) },
      ],
      extended(`${sdc}/sdc-questionnaire-questionnaireAdaptive`, { valueBoolean: true }),
    );
    const found = [
      { linkId: '', feature: 'questionnaireAdaptive' },
      { linkId: 'g.1', feature: 'type question' },
      { linkId: 'g.2', feature: 'type reference' },
      { linkId: 'total', feature: 'candidateExpression' },
    ];
    assert.deepEqual(canRender(json), { ok: false, unsupported: found, needs: [], notices: [] });
    assert.throws(
      () => questionnaireFromFhir(json),
      (error) =>
        error instanceof QuestionnaireError &&
        error.name === 'QuestionnaireError' &&
        error.message ===
          'This questionnaire cannot be shown: questionnaireAdaptive; g.1: type question; g.2: type reference; total: candidateExpression' &&
        assert.deepEqual(error.unsupported, found) === undefined,
    );
  });

  it('refuses an expression that is not supported or does not fit its item', () => {
    const inCql = { valueExpression: { language: 'text/cql', expression: 'Total' } };
    const cases: readonly (readonly [string, Json])[] = [
      ['candidateExpression', extended(`${sdc}/sdc-questionnaire-candidateExpression`)],
      ['contextExpression', extended(`${sdc}/sdc-questionnaire-contextExpression`)],
      ['answerOptionsToggleExpression', extended(`${sdc}/sdc-questionnaire-answerOptionsToggleExpression`)],
      ['cqf-expression', { _required: extended(`${core}/cqf-expression`) }],
      ['cqf-expression in text/cql', extended(`${core}/cqf-expression`, inCql)],
      ['cqf-expression', { type: 'display', ...extended(`${core}/cqf-expression`) }],
      [
        'cqf-calculatedValue',
        extended(`${core}/maxLength-of-ours`, { _valueDate: extended(`${core}/cqf-calculatedValue`) }),
      ],
      ['calculatedExpression in text/cql', extended(`${sdc}/sdc-questionnaire-calculatedExpression`, inCql)],
      ['calculatedExpression in text/cql', extended(`${core}/questionnaire-calculatedExpression`, inCql)],
      ['enableWhenExpression in text/cql', extended(`${sdc}/sdc-questionnaire-enableWhenExpression`, inCql)],
      ['cqf-expression in text/cql', { text: 'Dag', _text: extended(`${core}/cqf-expression`, inCql) }],
      [
        'calculatedExpression without an expression',
        extended(`${sdc}/sdc-questionnaire-calculatedExpression`, { valueString: '1' }),
      ],
      [
        'calculatedExpression on type group',
        {
          type: 'group',
          item: [{ linkId: 'a', type: 'string' }],
          ...extended(`${sdc}/sdc-questionnaire-calculatedExpression`),
        },
      ],
      ['answerExpression on type string', extended(`${sdc}/sdc-questionnaire-answerExpression`)],
      [
        'both enableWhen and enableWhenExpression',
        {
          enableWhen: [{ question: 'q', operator: 'exists', answerBoolean: true }],
          ...extended(`${sdc}/sdc-questionnaire-enableWhenExpression`),
        },
      ],
    ];
    for (const [feature, item] of cases) assert.deepEqual(refusedOf(item), [`q: ${feature}`]);
    const twice = ['1', '2'].map((text) => ({
      url: `${sdc}/sdc-questionnaire-calculatedExpression`,
      valueExpression: { language: 'text/fhirpath', expression: text },
    }));
    assert.deepEqual(refusedOf({ extension: twice }), ['q: more than one calculatedExpression']);
    assert.deepEqual(refusedOf({ extension: [twice[0], twice[0]] }), []);
  });

  it('refuses a constraint without an expression or text, or of severity warning', () => {
    const part = (url: string, value: string) => ({ url, valueString: value });
    const rule = { url: 'expression', valueExpression: { language: 'text/fhirpath', expression: 'true' } };
    const constraint = (...extension: Json[]) => ({ extension: [{ url: `${core}/targetConstraint`, extension }] });
    const human = part('human', 'No.');
    const error = { url: 'severity', valueCode: 'error' };
    assert.deepEqual(refusedOf(constraint(rule, human, error)), []);
    assert.deepEqual(refusedOf(constraint(part('expression', 'true'), human, error)), []);
    assert.deepEqual(refusedOf(constraint(rule, human, { url: 'severity', valueCode: 'warning' })), [
      'q: targetConstraint of severity warning',
    ]);
    assert.deepEqual(refusedOf(constraint(rule, error)), ['q: targetConstraint without a text']);
    assert.deepEqual(refusedOf(constraint(human, error)), ['q: targetConstraint without an expression']);
  });

  it('refuses unsupported features of the form itself', () => {
    const cases: readonly (readonly [string, Json])[] = [
      ['signatureRequired', extended(`${core}/questionnaire-signatureRequired`, { valueCodeableConcept: {} })],
      ['entryMode', extended(`${sdc}/sdc-questionnaire-entryMode`, { valueCode: 'sequential' })],
      ['targetConstraint', extended(`${core}/targetConstraint`)],
      [
        'modifierExtension https://example.org/not',
        { modifierExtension: [{ url: 'https://example.org/not', valueBoolean: true }] },
      ],
      ['critical extension rendering-style', critical(`${core}/rendering-style`)],
      ['critical extension https://example.org/colour', critical('https://example.org/colour')],
    ];
    for (const [feature, more] of cases) assert.deepEqual(refusedOf({}, more), [`: ${feature}`]);
    assert.deepEqual(refusedOf({}, critical(`${core}/questionnaire-itemControl`)), [], 'an extension that we read');
  });

  it('refuses items that cannot be shown or asked', () => {
    const cases: readonly (readonly [string, Json])[] = [
      ['type question', { type: 'question' }],
      ['type datetime', { type: 'datetime' }],
      ['type that is not a string', { type: {} }],
      ['no type', { type: undefined }],
      ['choice without options', { type: 'choice' }],
      ['coding without options', { type: 'coding', answerOption: [] }],
      ['options on type boolean', { type: 'boolean', ...option }],
      ['options on type attachment', { type: 'attachment', ...option }],
      [
        'answerOption of type attachment',
        { type: 'choice', answerOption: [{ valueAttachment: { contentType: 'image/png', data: 'AAAA' } }] },
      ],
      [
        'mimeType that is not a MIME type',
        { type: 'attachment', ...extended(`${core}/mimeType`, { valueCode: 'pdf' }) },
      ],
      ['maxSize: not a number above 0', { type: 'attachment', ...extended(`${core}/maxSize`, { valueDecimal: 0 }) }],
      ['signatureRequired', { type: 'attachment', ...extended(`${core}/questionnaire-signatureRequired`, {}) }],
      ['itemMedia', extended(itemMedia, { valueAttachment: {} })],
      ['itemMedia', extended(itemMedia, { valueAttachment: { contentType: 'image/svg+xml', data: 'AAAA' } })],
      ['itemMedia', extended(itemMedia, { valueAttachment: { contentType: 'video/mp4', url: 'https://a.example/a' } })],
      ['itemMedia', extended(itemMedia, { valueAttachment: { contentType: 'image/png', url: 'http://a.example/a' } })],
      ['itemMedia', extended(itemMedia, { valueAttachment: { contentType: 'image/png', data: '%' } })],
      [
        'itemAnswerMedia',
        {
          type: 'choice',
          answerOption: [
            {
              valueString: 'a',
              ...extended(`${sdc}/sdc-questionnaire-itemAnswerMedia`, {
                valueAttachment: { contentType: 'image/png', url: 'https://a.example/a' },
              }),
            },
          ],
        },
      ],
      [
        'subQuestionnaire on type string',
        extended(`${sdc}/sdc-questionnaire-subQuestionnaire`, { valueCanonical: 'x' }),
      ],
      ['lookupQuestionnaire', extended(`${sdc}/sdc-questionnaire-lookupQuestionnaire`, { valueCanonical: 'x' })],
      [
        'externallydefined',
        extended('http://lhcforms.nlm.nih.gov/fhir/StructureDefinition/questionnaire-externallydefined'),
      ],
      ['unitOpen', extended(`${sdc}/sdc-questionnaire-unitOpen`, { valueCode: 'optionsOrString' })],
      ['usageMode', extended(`${core}/questionnaire-usageMode`, { valueCode: 'display' })],
      ['modifierExtension https://example.org/not', { modifierExtension: [{ url: 'https://example.org/not' }] }],
      [
        'unitValueSet that is not contained',
        { type: 'quantity', ...extended(`${core}/questionnaire-unitValueSet`, { valueCanonical: 'x' }) },
      ],
      [
        'rendering-xhtml with <img>',
        { type: 'display', _text: extended(`${core}/rendering-xhtml`, { valueString: '<img src="x"/>' }) },
      ],
      [
        'supportLink that is not a web address',
        extended(`${core}/questionnaire-supportLink`, { valueUri: 'javascript:alert(1)' }),
      ],
    ];
    for (const [feature, item] of cases) assert.deepEqual(refusedOf(item), [`q: ${feature}`]);
  });

  it('refuses options that are absent or unreadable', () => {
    const vs = (valueSet: Json) => ({ contained: [{ resourceType: 'ValueSet', id: 'v', ...valueSet }] });
    const cases: readonly (readonly [string, Json, Json?])[] = [
      ['answerOption: valueReference', { answerOption: [{ valueReference: {} }] }],
      ['answerOption without a value', { answerOption: [{}] }],
      ['answerOption: more than one value', { answerOption: [{ valueString: 'a', valueInteger: 1 }] }],
      ['answerOption: valueInteger of the wrong type', { answerOption: [{ valueInteger: 'one' }] }],
      ['answerOption: valueCoding without a code or display', { answerOption: [{ valueCoding: { system: 's' } }] }],
      [
        'answerConstraint optionsOrType on type coding',
        { type: 'coding', ...option, answerConstraint: 'optionsOrType' },
      ],
      ['answerConstraint maybe', { ...option, answerConstraint: 'maybe' }],
      ['both answerOption and answerValueSet', { ...option, answerValueSet: 'x' }],
      ['answerValueSet #v: not contained', { answerValueSet: '#v' }],
      [
        'answerValueSet #v: not expanded',
        { answerValueSet: '#v' },
        vs({ compose: { include: [{ system: 's', filter: [{}] }] } }),
      ],
      ['answerValueSet #v: not expanded', { answerValueSet: '#v' }, vs({ compose: { include: [{ system: 's' }] } })],
      ['answerValueSet #v: no codes', { answerValueSet: '#v' }, vs({ expansion: { contains: [] } })],
      [
        'answerValueSet #v: incomplete',
        { answerValueSet: '#v' },
        vs({ expansion: { total: 9, contains: [{ code: 'a' }] } }),
      ],
      [
        'answerValueSet #v: includes itself',
        { answerValueSet: '#v' },
        vs({ compose: { include: [{ valueSet: ['#v'] }] } }),
      ],
    ];
    for (const [feature, item, more] of cases)
      assert.deepEqual(refusedOf({ type: 'choice', ...item }, more), [`q: ${feature}`]);
    const modified = {
      modifierExtension: [{ url: 'https://example.org/not' }],
      expansion: { contains: [{ code: 'a' }] },
    };
    assert.deepEqual(refusedOf({ type: 'choice', answerValueSet: '#v' }, vs(modified)), [
      ': modifierExtension https://example.org/not',
    ]);
    assert.deepEqual(refusedOf({ type: 'date', ...option }), ['q: answerOption of type string']);
    assert.deepEqual(refusedOf({ type: 'date', answerValueSet: 'x' }), ['q: answerValueSet on type date']);
  });

  it('refuses values of the wrong type', () => {
    const cases: readonly (readonly [string, Json])[] = [
      ['text: not a string', { text: 3 }],
      ['required: not a boolean', { required: 'yes' }],
      ['maxLength: not a whole number', { maxLength: '7.5' }],
      ['item: not a list', { item: {} }],
      ['item: not a list of objects', { item: [3] }],
      ['initial of type integer on type string', { initial: [{ valueInteger: 3 }] }],
      ['initial without a value', { initial: [{}] }],
      [
        'initial: valueQuantity with a comparator',
        { type: 'quantity', initial: [{ valueQuantity: { value: 3, comparator: '<' } }] },
      ],
      [
        'initial of type string on type group',
        { type: 'group', initial: [{ valueString: 'a' }], item: [{ linkId: 'a', type: 'string' }] },
      ],
      ['minValue of type date on type string', extended(`${core}/minValue`, { valueDate: '2026' })],
      ['hidden: not a boolean', extended(`${core}/questionnaire-hidden`, { valueBoolean: 'yes' })],
      ['regex that is not a JavaScript regular expression', extended(`${core}/regex`, { valueString: '(?i)[' })],
      ['disabledDisplay grey', { disabledDisplay: 'grey' }],
      ['enableBehavior some', { enableBehavior: 'some' }],
    ];
    for (const [feature, item] of cases) assert.deepEqual(refusedOf(item), [`q: ${feature}`]);
  });

  it('refuses conditions that cannot be compared with an answer', () => {
    const refusedCondition = (type: string, condition: Json, more: Json = {}) =>
      refused(
        form([
          { linkId: 'a', type, ...more },
          { linkId: 'b', type: 'string', enableWhen: [{ question: 'a', ...condition }] },
        ]),
      );
    const date = { operator: '=', answerDate: '2026' };
    assert.deepEqual(refusedCondition('string', date), ['b: enableWhen compares date with string']);
    assert.deepEqual(refusedCondition('group', date, { item: [{ linkId: 'c', type: 'date' }] }), [
      'b: enableWhen compares date with group',
    ]);
    assert.deepEqual(refusedCondition('boolean', { operator: '>', answerBoolean: true }), [
      'b: enableWhen compares boolean by >',
    ]);
    assert.deepEqual(refusedCondition('string', { operator: 'like', answerString: 'a' }), [
      'b: enableWhen operator like',
    ]);
    assert.deepEqual(refusedCondition('string', { operator: 'exists', answerString: 'a' }), [
      'b: enableWhen exists without a boolean',
    ]);
    assert.deepEqual(refusedCondition('string', { operator: '=' }), ['b: enableWhen without an answer']);
    assert.deepEqual(refusedCondition('string', { operator: '=', answerReference: {} }), [
      'b: enableWhen: answerReference',
    ]);
    assert.deepEqual(refusedCondition('string', { question: undefined, operator: '=', answerString: 'a' }), [
      'b: enableWhen without a question',
    ]);
  });

  it('refuses missing and duplicate linkIds', () => {
    assert.deepEqual(
      refused(
        form([
          {
            type: 'group',
            item: [
              { linkId: 'a', type: 'string' },
              { linkId: 3, type: 'string' },
            ],
          },
        ]),
      ),
      [': no linkId at item[0]', ': no linkId at item[0].item[1]'],
    );
    const a = { linkId: 'a', type: 'string' };
    assert.deepEqual(refused(form([a, { linkId: 'g', type: 'group', item: [a, a] }])), ['a: duplicate linkId']);
  });
});

describe('forms with extensions that change no question', () => {
  it('accepts extensions for pre-population, extraction or appearance', () => {
    const urls = [
      `${core}/variable`,
      `${core}/rendering-style`,
      `${core}/cqf-library`,
      `${sdc}/sdc-questionnaire-launchContext`,
      `${sdc}/sdc-questionnaire-itemPopulationContext`,
      `${sdc}/sdc-questionnaire-observationExtract`,
      `${sdc}/sdc-questionnaire-templateExtract`,
      `${sdc}/sdc-questionnaire-observationLinkPeriod`,
      `${sdc}/sdc-questionnaire-width`,
      'https://example.org/calculatedExpression',
    ];
    for (const url of urls) {
      assert.deepEqual(refusedOf(extended(url)), [], url);
      assert.deepEqual(refusedOf({}, extended(url)), [], url);
    }
  });

  it('accepts an extension that switches a feature off', () => {
    assert.deepEqual(
      refusedOf({}, extended(`${sdc}/sdc-questionnaire-questionnaireAdaptive`, { valueBoolean: false })),
      [],
    );
    assert.deepEqual(refusedOf({}, extended(`${sdc}/sdc-questionnaire-entryMode`, { valueCode: 'random' })), []);
    assert.deepEqual(
      refusedOf({}, extended(`${sdc}/sdc-questionnaire-assemble-expectation`, { valueCode: 'independent-root' })),
      [],
    );
  });
});

describe('invalid input', () => {
  it('refuses any input that is not a Questionnaire', () => {
    for (const json of [
      null,
      undefined,
      3,
      '',
      'Questionnaire',
      [],
      [{}],
      {},
      { resourceType: 'Patient' },
      new Date(0),
    ]) {
      assert.deepEqual(refused(json), [': not a FHIR Questionnaire']);
    }
    for (const item of [undefined, null, []])
      assert.deepEqual(refused({ resourceType: 'Questionnaire', item }), [': no items']);
  });

  it('throws only QuestionnaireErrors for invalid input', () => {
    const base = form(
      [
        {
          linkId: 'a',
          type: 'choice',
          text: 'A',
          _text: { extension: [{ url: `${core}/rendering-xhtml`, valueString: '<b>A</b>' }] },
          code: [{ code: 'a' }],
          answerOption: [{ valueCoding: { code: 'a' }, extension: [{ url: `${core}/ordinalValue`, valueDecimal: 1 }] }],
          enableWhen: [{ question: 'b', operator: '=', answerInteger: 1 }],
          item: [
            {
              linkId: 'h',
              type: 'display',
              text: 'help',
              ...extended(`${core}/questionnaire-itemControl`, {
                valueCodeableConcept: { coding: [{ code: 'help' }] },
              }),
            },
          ],
        },
        {
          linkId: 'b',
          type: 'integer',
          initial: [{ valueInteger: 1 }],
          ...extended(`${core}/minValue`, { valueInteger: 0 }),
        },
        { linkId: 'c', type: 'choice', answerValueSet: '#v' },
        { linkId: 'd', type: 'choice', options: { reference: '#w' } },
      ],
      {
        title: 'Form',
        language: 'nl',
        contained: [
          { resourceType: 'ValueSet', id: 'v', compose: { include: [{ system: 's', concept: [{ code: 'a' }] }] } },
          { resourceType: 'ValueSet', id: 'w', expansion: { contains: [{ code: 'b', contains: [{ code: 'c' }] }] } },
          {
            resourceType: 'CodeSystem',
            url: 's',
            concept: [{ code: 'a', property: [{ code: 'itemWeight', valueDecimal: 2 }] }],
          },
        ],
      },
    );
    assert.deepEqual(refused(base), []);
    let tried = 0;
    for (const { change, json } of withInvalidValues(base)) {
      tried += 1;
      try {
        questionnaireFromFhir(json);
        assert.equal(canRender(json).ok, true, change);
      } catch (error) {
        assert.ok(error instanceof QuestionnaireError, `${change}: ${String(error)}`);
        assert.equal(canRender(json).ok, false, change);
      }
    }
    assert.ok(tried > 500);
  });

  it('reads linkIds that are property names of JavaScript objects', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const { items } = questionnaireFromFhir(form(names.map((linkId) => ({ linkId, type: 'string' }))));
    assert.deepEqual(
      items.map(({ linkId }) => linkId),
      names,
    );
  });

  it('reads a form of 50 levels and refuses one that is far deeper', () => {
    const nested = (depth: number): Json =>
      depth === 1 ? { linkId: '1', type: 'string' } : { linkId: `${depth}`, type: 'group', item: [nested(depth - 1)] };
    assert.deepEqual(refused(form([nested(50)])), []);
    assert.deepEqual(refused(form([nested(150)])), ['50: nested more than 100 deep']);
    let extension: Json = {};
    for (let depth = 0; depth < 100_000; depth += 1) extension = { extension: [extension] };
    assert.deepEqual(refusedOf(extension), []);
  });

  it('reads a form of 10,000 items', () => {
    const items = Array.from({ length: 10_000 }, (_, at) => ({
      linkId: `q${at}`,
      type: 'choice',
      text: `Vraag ${at}`,
      answerValueSet: '#v',
      enableWhen: [{ question: `q${at - 1}`, operator: '=', answerCoding: { code: '1' } }],
    }));
    const contains = Array.from({ length: 20 }, (_, at) => ({ code: `${at}`, display: `${at}` }));
    const json = form(items, { contained: [{ resourceType: 'ValueSet', id: 'v', expansion: { contains } }] });
    assert.equal(questionnaireFromFhir(json).items.length, 10_000);
  });
});

function critical(valueCanonical: string): Json {
  return { modifierExtension: [{ url: `${sdc}/sdc-rendering-criticalExtension`, valueCanonical }] };
}
