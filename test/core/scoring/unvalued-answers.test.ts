// Answers of which the number is not known are answers: no score, flag or text says that the question was not answered.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  answersOf,
  measurementOf,
  phq9,
  questionsOf,
  scorerOf,
  type Coding,
  type Instrument,
  type Questionnaire,
  type QuestionnaireResponse,
} from '../../../src/core/index.js';
import { statementsOf } from './widgets.js';

/** The options of a national form: codes of its own, without a system and without weights. */
const own: readonly Coding[] = [
  { code: 'GEEN', display: 'Geen' },
  { code: 'WEINIG', display: 'Weinig' },
  { code: 'VEEL', display: 'Veel' },
  { code: 'STEEDS', display: 'Steeds' },
];
const declined: Coding = {
  system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason',
  code: 'asked-declined',
  display: 'Zeg ik liever niet',
};

function questionnaireWith(options: readonly Coding[]): Questionnaire {
  return {
    url: 'https://example.org/Questionnaire/national',
    version: '2.1',
    items: phq9.items.map(({ key, codes }) => ({
      linkId: key,
      type: 'choice',
      text: key,
      ...(codes && { code: codes }),
      options: options.map((value) => ({ value: { type: 'coding' as const, value } })),
    })),
  };
}

const questionnaire = questionnaireWith([...own, declined]);

/** A response with an option for each question of the instrument; `undefined` is no answer. */
function responseWith(given: readonly (Coding | undefined)[]): QuestionnaireResponse {
  return {
    id: 'r',
    questionnaire: 'https://example.org/Questionnaire/national|2.1',
    status: 'completed',
    authored: '2026-11-20',
    items: phq9.items.flatMap(({ key }, index) => {
      const value = given[index];
      return value ? [{ linkId: key, answers: [{ value: { type: 'coding' as const, value } }] }] : [];
    }),
  };
}

const languages = ['nl', 'en', 'ar'] as const;
const textsOf = (instrument: Instrument, response: QuestionnaireResponse, language: 'nl' | 'en' | 'ar') =>
  (['patient', 'clinician'] as const)
    .map(
      (audience) =>
        statementsOf(instrument, [measurementOf(instrument, questionnaire, response)], audience, language).all,
    )
    .join('\n');

describe('answers with codes that an instrument does not know', () => {
  const several = responseWith(phq9.items.map(() => own[1]));

  it('are "answered, value unknown" in score, flag and every text', () => {
    const { scores, flags } = scorerOf(phq9, questionnaire)(several);
    assert.equal(scores[0]?.status, 'incomplete');
    assert.ok(scores[0]?.missing?.every(({ why }) => why === 'notUsable'));
    assert.deepEqual(flags, [{ id: 'phq-9-item-9', status: 'notUsable' }]);
    assert.match(textsOf(phq9, several, 'nl'), /9 van 9 vragen beantwoord, 9 antwoorden zonder bekende waarde/);
    assert.match(textsOf(phq9, several, 'nl'), /Beantwoord, maar de waarde van het antwoord is niet bekend: vraag 9/);
  });

  it('are shown literally as answered, and as what nothing can be said about', () => {
    const given = [...questionsOf(answersOf(phq9, questionnaire, several).views)].map((view) => view.given);
    assert.equal(given.length, 9);
    for (const { status, isNumberUnknown, meaning } of given) {
      assert.deepEqual([status, isNumberUnknown, meaning], ['answered', true, undefined]);
    }
  });

  it('never give a text that says otherwise, whatever else is answered, declined or left out', () => {
    const answer = fc.constantFrom(undefined, ...own, declined);
    const anyAnswers = fc.array(answer, { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(anyAnswers, fc.constantFrom(...languages), (given, language) => {
        const response = responseWith(given);
        const all = textsOf(phq9, response, language);
        const count = given.filter(Boolean).length;
        const numbers = Array.from(all.matchAll(/(\d) (?:van|of|من) 9/g), ([, number]) => Number(number));
        assert.deepEqual([...new Set(numbers)], count > 0 ? [count] : [], all);
        const saysNotAnswered = /Niet beantwoord:|Not answered:|لم تتم الإجابة:/.test(all);
        assert.equal(saysNotAnswered, given[8] === undefined, all);
        const saysNotFilledIn = /niet ingevuld|not filled in|لم يُملأ/.test(all);
        assert.equal(saysNotFilledIn, count === 0, all);
        for (const [index, view] of [...questionsOf(answersOf(phq9, questionnaire, response).views)].entries()) {
          assert.equal(view.given.status, given[index] ? 'answered' : 'notAnswered');
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('answers that get their numbers', () => {
  const given = responseWith(phq9.items.map((_, index) => own[index % 4]));

  it('by code, from the host', () => {
    const answers = own.map((coding, value) => ({ coding, value }));
    const instrument: Instrument = { ...phq9, items: phq9.items.map((item) => ({ ...item, answers })) };
    const { scores, flags } = scorerOf(instrument, questionnaire)(given);
    assert.deepEqual([scores[0]?.value, scores[0]?.trace], [12, '0 + 1 + 2 + 3 + 0 + 1 + 2 + 3 + 0 = 12']);
    assert.deepEqual(flags, []);
  });

  it('by the order of the options, if the host confirms it, and the trace says so', () => {
    for (const confirmed of [questionnaire.url, `${questionnaire.url}|2.1`]) {
      const instrument = { ...phq9, valuedByOrder: [confirmed ?? ''] };
      const { scores } = scorerOf(instrument, questionnaire)(given);
      assert.equal(scores[0]?.value, 12);
      assert.equal(scores[0].trace, '#1→0 + #2→1 + #3→2 + #4→3 + #1→0 + #2→1 + #3→2 + #4→3 + #1→0 = 12');
      assert.deepEqual(scorerOf(instrument, questionnaire)(responseWith(phq9.items.map(() => own[1]))).flags, [
        { id: 'phq-9-item-9', status: 'raised' },
      ]);
    }
  });

  it('by order only for that questionnaire, and only if their number fits', () => {
    const other = { ...phq9, valuedByOrder: ['https://example.org/Questionnaire/other'] };
    assert.equal(scorerOf(other, questionnaire)(given).scores[0]?.value, undefined);
    const confirmed = { ...phq9, valuedByOrder: [questionnaire.url ?? ''] };
    for (const options of [own.slice(0, 3), [...own, { code: 'X', display: 'X' }]]) {
      assert.equal(scorerOf(confirmed, questionnaireWith(options))(given).scores[0]?.value, undefined);
    }
    assert.equal(scorerOf(confirmed, questionnaireWith(own))(given).scores[0]?.value, 12);
  });

  it('never by order for an answer that stands for no answer', () => {
    const confirmed = { ...phq9, valuedByOrder: [questionnaire.url ?? ''] };
    const response = responseWith(phq9.items.map((_, index) => (index === 8 ? declined : own[0])));
    const { scores, flags } = scorerOf(confirmed, questionnaire)(response);
    assert.equal(scores[0]?.status, 'incomplete');
    assert.deepEqual(flags, [{ id: 'phq-9-item-9', status: 'refused' }]);
  });
});
