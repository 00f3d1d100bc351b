import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadExpressions, openForm, Questionnaire } from '../../src/core/index.js';
import { questionnaireFromFhir } from '../../src/fhir/index.js';

type Json = Readonly<Record<string, unknown>>;

const core = 'http://hl7.org/fhir/StructureDefinition';
const sdc = 'http://hl7.org/fhir/uv/sdc/StructureDefinition';
const expression = (url: string, text: string, name?: string) => ({
  url,
  valueExpression: { language: 'text/fhirpath', expression: text, ...(name && { name }) },
});
const form = (item: readonly Json[], extension: readonly Json[] = []): Json => ({
  resourceType: 'Questionnaire',
  status: 'active',
  extension,
  item,
});

describe('expressionsFrom', () => {
  it('reads expressions and their names at the form, group and item that hold them', () => {
    const json = form(
      [
        {
          linkId: 'g',
          type: 'group',
          extension: [expression(`${core}/variable`, '1', 'inner')],
          item: [
            {
              linkId: 'q',
              type: 'choice',
              text: 'Q',
              _text: { extension: [expression(`${core}/cqf-expression`, `'R'`)] },
              extension: [
                expression(`${sdc}/sdc-questionnaire-calculatedExpression`, '%inner', 'own'),
                expression(`${sdc}/sdc-questionnaire-initialExpression`, '%patient.gender'),
                expression(`${sdc}/sdc-questionnaire-enableWhenExpression`, '%outer > 0'),
                expression(`${sdc}/sdc-questionnaire-answerExpression`, `'a' | 'b'`),
                {
                  url: `${core}/targetConstraint`,
                  extension: [
                    { url: 'severity', valueCode: 'error' },
                    { url: 'human', valueString: 'No.' },
                    { url: 'expression', valueExpression: { language: 'text/fhirpath', expression: 'true' } },
                  ],
                },
              ],
            },
          ],
        },
      ],
      [expression(`${core}/variable`, '2', 'outer')],
    );
    const read = questionnaireFromFhir(json);
    assert.deepEqual(read.variables, [{ name: 'outer', expression: '2' }]);
    assert.equal(read.original, json);
    const [group] = read.items;
    assert.deepEqual(group?.variables, [{ name: 'inner', expression: '1' }]);
    const { linkId: _linkId, type: _type, text: _text, ...fields } = group?.items?.[0] ?? { linkId: '', type: 'group' };
    assert.deepEqual(fields, {
      variables: [{ name: 'own', expression: '%inner' }],
      calculatedExpression: '%inner',
      initialExpression: '%patient.gender',
      enableWhenExpression: '%outer > 0',
      answerExpression: `'a' | 'b'`,
      textExpression: `'R'`,
      constraints: [{ expression: 'true', human: 'No.' }],
    });
    assert.ok(Questionnaire.safeParse(read).success);
  });

  it('adds nothing to a form that has variables but no expressions', () => {
    const read = questionnaireFromFhir(
      form([{ linkId: 'q', type: 'string' }], [expression(`${core}/variable`, '2', 'unused')]),
    );
    assert.deepEqual(read, { items: [{ linkId: 'q', type: 'string' }] });
  });

  it('keeps a help text with an expression as an item of its own', () => {
    const help = {
      linkId: 'h',
      type: 'display',
      text: 'Help',
      _text: { extension: [expression(`${core}/cqf-expression`, `'More help'`)] },
      extension: [{ url: `${core}/questionnaire-itemControl`, valueCodeableConcept: { coding: [{ code: 'help' }] } }],
    };
    const [item] = questionnaireFromFhir(form([{ linkId: 'q', type: 'string', item: [help] }])).items;
    assert.equal(item?.items?.[0]?.textExpression, `'More help'`);
  });
});

describe('weights in expressions', () => {
  const ordinal = (value: number) => [{ url: `${core}/ordinalValue`, valueDecimal: value }];
  const system = 'http://example.org/codes';
  const contained = [
    {
      resourceType: 'ValueSet',
      id: 'v',
      compose: {
        include: [
          {
            system,
            concept: [
              { code: 'no', extension: ordinal(0) },
              { code: 'yes', extension: ordinal(3) },
            ],
          },
        ],
      },
    },
  ];
  const total = (text: string) => ({
    linkId: 'total',
    type: 'decimal',
    readOnly: true,
    extension: [expression(`${sdc}/sdc-questionnaire-calculatedExpression`, text)],
  });
  const locations: readonly (readonly [string, Json])[] = [
    ['on the option', { answerOption: [{ valueCoding: { system, code: 'yes' }, extension: ordinal(3) }] }],
    ['on its coding', { answerOption: [{ valueCoding: { system, code: 'yes', extension: ordinal(3) } }] }],
    ['in a contained ValueSet', { answerValueSet: '#v' }],
  ];
  const sums = [
    '%resource.item.answer.weight().sum()',
    '%resource.item.answer.value.ordinal().sum()',
    `%resource.item.answer.valueCoding.extension.where(url='${core}/ordinalValue').valueDecimal.sum()`,
  ];
  for (const [location, options] of locations) {
    for (const sum of sums) {
      it(`finds weights ${location} by ${sum}`, async () => {
        const json = { ...form([{ linkId: 'q', type: 'choice', ...options }, total(sum)]), contained };
        const opened = openForm(questionnaireFromFhir(json), { expressions: await loadExpressions() });
        opened.answer('q', { type: 'coding', value: { system, code: 'yes' } });
        assert.deepEqual(opened.at('total')?.answers[0]?.value, { type: 'decimal', value: 3 });
        assert.deepEqual(opened.reports, []);
      });
    }
  }

  it('gives no score, instead of zero, if only a server knows the weights', async () => {
    const options = { answerOption: [{ valueCoding: { system, code: 'yes' } }] };
    const json = form([{ linkId: 'q', type: 'choice', ...options }, total('%resource.item.answer.weight().sum()')]);
    const opened = openForm(questionnaireFromFhir(json), { expressions: await loadExpressions() });
    opened.answer('q', { type: 'coding', value: { system, code: 'yes' } });
    assert.equal(opened.at('total')?.answers.length, 0);
    assert.deepEqual(
      opened.reports.map(({ key }) => key),
      ['calculatedExpression'],
    );
  });
});
