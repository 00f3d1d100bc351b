// Questionnaires of FHIR STU3 as MedMij uses them: with the profile of Nictiz for "Vragenlijsten".
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { medmijQuestionnaire } from '../../demo/host/medmij-questionnaire.js';
import { openForm, scorerOf, validateResponse, type AnswerValue } from '../../src/core/index.js';
import { canRender, questionnaireFromFhir, responseFromFhir } from '../../src/fhir/index.js';

const code = (value: string): AnswerValue => ({ type: 'coding', value: { code: value } });
const integer = (value: number): AnswerValue => ({ type: 'integer', value });

describe('a STU3 questionnaire with the structure of MedMij', () => {
  const questionnaire = questionnaireFromFhir(medmijQuestionnaire);

  it('is read completely', () => {
    assert.deepEqual(canRender(medmijQuestionnaire), { ok: true, unsupported: [], needs: [], notices: [] });
    assert.equal(questionnaire.items[0]?.items?.[0]?.options?.length, 4);
  });

  it('asks by the operators and the behavior of its extensions', () => {
    const form = openForm(questionnaire);
    const isAsked = () => form.at('4')?.enabled;
    assert.equal(isAsked(), false);
    form.answer('3', integer(5));
    form.answer('1', code('NOO'));
    assert.equal(isAsked(), false, 'only one of both conditions is met');
    form.answer('1', code('VAA'));
    assert.equal(isAsked(), true);
    form.answer('3', integer(6));
    assert.equal(isAsked(), false);
  });

  it('refuses an operator or a behavior that is unknown', () => {
    const text = JSON.stringify(medmijQuestionnaire);
    const changed = [text.replace('"<"', '"like"'), text.replace('"all"', '"some"')];
    assert.deepEqual(
      changed.map((json) => canRender(JSON.parse(json)).unsupported),
      [[{ linkId: '4', feature: 'enableWhen operator like' }], [{ linkId: '4', feature: 'enableBehavior some' }]],
    );
  });

  it('reads the extensions of HL7 for the same, and hasAnswer beside them', () => {
    const hl7 = 'http://hl7.org/fhir/4.0/StructureDefinition/extension-Questionnaire.item';
    const condition = {
      extension: [{ url: `${hl7}.enableWhen.operator`, valueCode: '>=' }],
      question: 'a',
      answerInteger: 3,
    };
    const json = {
      resourceType: 'Questionnaire',
      item: [
        { linkId: 'a', type: 'integer' },
        { linkId: 'b', type: 'string', enableWhen: [condition] },
        {
          linkId: 'c',
          type: 'string',
          enableWhen: [
            { extension: [{ url: `${hl7}.enableWhen.operator`, valueCode: 'exists' }], question: 'a', hasAnswer: true },
          ],
        },
        { linkId: 'd', type: 'string', enableWhen: [{ question: 'a', hasAnswer: false }] },
      ],
    };
    assert.deepEqual(
      questionnaireFromFhir(json).items.map(({ enableWhen }) => enableWhen?.[0]),
      [
        undefined,
        { question: 'a', operator: '>=', answer: integer(3) },
        { question: 'a', operator: 'exists', answer: true },
        { question: 'a', operator: 'exists', answer: false },
      ],
    );
  });

  it('fits a response whose questionnaire is a Reference and whose codings have no system', () => {
    const response = responseFromFhir(questionnaire, {
      resourceType: 'QuestionnaireResponse',
      questionnaire: { reference: 'https://pro-widgets.example/Questionnaire/uitrusten--20261130' },
      status: 'completed',
      subject: { reference: 'Patient/1' },
      authored: '2026-11-30T10:00:00Z',
      item: [
        {
          linkId: 'uitrusten',
          item: [
            { linkId: '1', answer: [{ valueCoding: { code: 'SOM', display: 'Soms' } }] },
            { linkId: '2', answer: [{ valueCoding: { code: 'NOO', display: 'Nooit' } }] },
          ],
        },
      ],
    });
    assert.deepEqual(validateResponse(questionnaire, response), []);
    const { scores } = scorerOf(
      {
        id: 'rest',
        version: '1',
        name: 'Rest',
        about: { measures: 'm', scoreMeaning: 's', owner: 'o', licence: 'own' },
        questionnaires: [],
        valuedByOrder: ['https://pro-widgets.example/Questionnaire/uitrusten--20261130'],
        items: ['1', '2'].map((key) => ({ key, linkIds: [key], min: 0, max: 3 })),
        scales: [
          {
            id: 'sum',
            name: 'Sum',
            direction: 'higherIsWorse',
            min: 0,
            max: 6,
            items: [{ item: '1' }, { item: '2' }],
            method: { type: 'sum' },
            missing: { type: 'complete' },
          },
        ],
      },
      questionnaire,
    )(response);
    assert.deepEqual([scores[0]?.value, scores[0]?.trace], [1, '#2→1 + #1→0 = 1']);
  });

  it('is refused in XML, with what the host can do', () => {
    assert.deepEqual(canRender('<Questionnaire xmlns="http://hl7.org/fhir"/>').unsupported, [
      { linkId: '', feature: 'XML; convert the Questionnaire to JSON first' },
    ]);
  });
});
