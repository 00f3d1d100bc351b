import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  gad7,
  phq8,
  phq9,
  werkHerstelInstrument,
  werkHerstelQuestionnaire,
  werkHerstelScenario,
} from '../../../src/core/instruments/index.js';
import type { Instrument } from '../../../src/core/model/instrument.js';
import type { QuestionnaireItem, Questionnaire } from '../../../src/core/model/questionnaire.js';
import type { QuestionnaireResponse } from '../../../src/core/model/questionnaire-response.js';
import { answersOf, answerStandsOut, questionsOf, type AnswerView } from '../../../src/core/scoring/answer-view.js';
import { exampleInstrument, questionnaireFor, responseWith, source } from './examples.js';

const instrument = exampleInstrument();
const questionnaire = questionnaireFor(instrument);
const byLinkId = (views: readonly AnswerView[]) =>
  new Map([...questionsOf(views)].map((view) => [view.item.linkId, view]));
const sheetOf = (
  profile: Instrument | undefined,
  list: Questionnaire,
  response: QuestionnaireResponse,
  earlier?: QuestionnaireResponse,
) => byLinkId(answersOf(profile, list, response, earlier).views);

describe('the answers of a response', () => {
  it("are in the questionnaire's order, with groups and display texts", () => {
    const text = (linkId: string): QuestionnaireItem => ({ linkId, type: 'string' });
    const list: Questionnaire = {
      url: 'https://example.org/q',
      version: '2',
      items: [{ linkId: 'read', type: 'display' }, text('z'), { linkId: 'group', type: 'group', items: [text('a')] }],
    };
    const { views } = answersOf(undefined, list, responseWith({}));
    assert.deepEqual(
      views.map(({ item }) => item.linkId),
      ['read', 'z', 'group'],
    );
    assert.deepEqual(
      views[2]?.items.map(({ item }) => item.linkId),
      ['a'],
    );
    assert.equal(views[0]?.given, undefined);
  });

  it('are changed if a file has another name or content', () => {
    const list: Questionnaire = {
      url: 'https://example.org/q',
      version: '2',
      items: [{ linkId: 'file', type: 'attachment' }],
    };
    const responseTo = (data: string, title: string): QuestionnaireResponse => ({
      questionnaire: 'https://example.org/q|2',
      status: 'completed',
      items: [{ linkId: 'file', answers: [{ value: { type: 'attachment', value: { data, title } } }] }],
    });
    const isChanged = (data: string, title: string) =>
      sheetOf(undefined, list, responseTo(data, title), responseTo('AAAA', 'a.pdf')).get('file')?.isChanged;
    assert.equal(isChanged('AAAA', 'a.pdf'), false);
    assert.equal(isChanged('AAAB', 'a.pdf'), true);
    assert.equal(isChanged('AAAA', 'b.pdf'), true);
  });

  it('distinguish answered, not answered and not asked', () => {
    const list = questionnaireFor(instrument, (item) =>
      item.linkId === 'c'
        ? { ...item, enableWhen: [{ question: 'a', operator: '=', answer: { type: 'integer', value: 4 } }] }
        : item,
    );
    const answers = sheetOf(instrument, list, responseWith({ a: 1 }));
    assert.deepEqual(
      ['a', 'b', 'c'].map((linkId) => answers.get(linkId)?.given.status),
      ['answered', 'notAnswered', 'notAsked'],
    );
  });

  it('keep an answer to a question that was not asked, without meaning', () => {
    const list = questionnaireFor(werkHerstelInstrument, (item) => ({
      ...item,
      enableWhen: [{ question: 'x', operator: 'exists', answer: true }],
    }));
    const given = sheetOf(werkHerstelInstrument, list, responseWith({ fysiek: 2 })).get('fysiek')?.given;
    assert.equal(given?.status, 'notAsked');
    assert.deepEqual(given?.values, [{ type: 'integer', value: 2 }]);
    assert.equal(given?.meaning, undefined);
  });

  it('leave out items that the author hides', () => {
    const list = questionnaireFor(instrument, (item) => (item.linkId === 'b' ? { ...item, hidden: true } : item));
    assert.equal(sheetOf(instrument, list, responseWith({ b: 1 })).has('b'), false);
  });

  it('keep a text in place of a number literally, without meaning', () => {
    const answers = sheetOf(
      werkHerstelInstrument,
      werkHerstelQuestionnaire,
      responseWith({ fysiek: { type: 'string', value: 'zes' } }),
    );
    assert.deepEqual(answers.get('fysiek')?.given.values, [{ type: 'string', value: 'zes' }]);
    assert.equal(answers.get('fysiek')?.given.meaning, undefined);
  });

  it('name linkIds that the questionnaire does not contain', () => {
    assert.deepEqual(answersOf(instrument, questionnaire, responseWith({ a: 1, elsewhere: 2 })).lost, ['elsewhere']);
  });

  it('name the scales in which they count', () => {
    assert.deepEqual(sheetOf(instrument, questionnaire, responseWith({ a: 1 })).get('a')?.scales, ['total']);
  });
});

describe('the meaning of an answer', () => {
  const lightsOf = (profile: Instrument, item: string) => {
    const list = questionnaireFor(profile);
    const { min = 0, max = 0 } = profile.items.find(({ key }) => key === item) ?? {};
    return Array.from({ length: max - min + 1 }, (_, index) => {
      const given = sheetOf(profile, list, responseWith({ [item]: min + index })).get(item)?.given;
      return given?.meaning?.light;
    });
  };

  it('is the light of its level: PHQ-9, PHQ-8 and GAD-7 from 1 and from 2', () => {
    for (const [profile, item] of [
      [phq9, 'phq-1'],
      [phq8, 'phq-8'],
      [gad7, 'gad-7'],
    ] as const) {
      assert.deepEqual(lightsOf(profile, item), ['ok', 'attention', 'concern', 'concern'], item);
    }
  });

  it('is concern for item 9 of the PHQ-9 above zero, with a source', () => {
    assert.deepEqual(lightsOf(phq9, 'phq-9'), ['ok', 'concern', 'concern', 'concern']);
    assert.equal(phq9.items[8]?.levelSet?.source.verified, true);
    assert.equal(phq9.items[0]?.levelSet?.source.verified, false);
  });

  it('has the source of its own level if that differs from the set', () => {
    const sourceOf = (answer: number) => {
      const responses = responseWith(Object.fromEntries(phq9.items.map(({ key }) => [key, answer])));
      return sheetOf(phq9, questionnaireFor(phq9), responses).get('phq-1')?.given?.meaning?.source;
    };
    assert.deepEqual(
      [1, 2, 3].map((answer) => sourceOf(answer)?.verified),
      [false, true, true],
    );
  });

  it('is the band of a scale with only this answer', () => {
    const answers = sheetOf(werkHerstelInstrument, werkHerstelQuestionnaire, responseWith({ fysiek: 3, vermoeid: 3 }));
    assert.deepEqual(
      ['fysiek', 'vermoeid'].map((item) => answers.get(item)?.given.meaning?.light),
      ['concern', 'attention'],
    );
    assert.equal(answers.get('fysiek')?.given.meaning?.source.verified, false);
  });

  it('is the band of the reversed value if the answer is reversed', () => {
    const profile = exampleInstrument(
      {
        min: 0,
        max: 4,
        items: [{ item: 'a', reverse: true }],
        method: { type: 'value' },
        bandSet: {
          source,
          bands: [
            { from: 0, word: 'low', light: 'ok' },
            { from: 3, word: 'high', light: 'concern' },
          ],
        },
      },
      { count: 1 },
    );
    assert.deepEqual(lightsOf(profile, 'a'), ['concern', 'concern', 'ok', 'ok', 'ok']);
  });

  it('is absent for an item of a sum, without an instrument, and for another version', () => {
    const response = responseWith({ a: 4 });
    assert.equal(sheetOf(instrument, questionnaire, response).get('a')?.given.meaning, undefined);
    const { responses } = werkHerstelScenario('2026-11-22');
    const [first] = responses;
    assert(first);
    const meaningOf = (profile: Instrument | undefined) =>
      sheetOf(profile, werkHerstelQuestionnaire, first).get('fysiek')?.given.meaning?.light;
    assert.equal(meaningOf(werkHerstelInstrument), 'concern');
    assert.equal(meaningOf(undefined), undefined);
    assert.equal(
      meaningOf({ ...werkHerstelInstrument, version: '7', questionnaires: ['https://example.org/q|7'] }),
      undefined,
    );
  });

  it('stands out for a flag, raised or not answered', () => {
    const flagged = {
      ...instrument,
      flags: [{ id: 'f', item: 'b', from: 1, label: 'b', source }],
    };
    const given = (answers: Record<string, number>) =>
      sheetOf(flagged, questionnaire, responseWith(answers)).get('b')?.given;
    const [raised, open, low] = [given({ b: 1 }), given({}), given({ b: 0 })];
    assert(raised && open && low);
    assert.equal(raised.meaning?.light, 'concern');
    assert.equal(open.flag, 'notAnswered');
    assert.deepEqual([raised, open, low].map(answerStandsOut), [true, true, false]);
  });
});

describe('answers compared with earlier ones', () => {
  it('are marked if they differ', () => {
    const answers = sheetOf(instrument, questionnaire, responseWith({ a: 1, b: 2 }), responseWith({ a: 1, b: 3 }));
    assert.deepEqual(
      ['a', 'b', 'c'].map((linkId) => answers.get(linkId)?.isChanged),
      [false, true, false],
    );
    assert.deepEqual(answers.get('b')?.earlier?.values, [{ type: 'integer', value: 3 }]);
  });

  it('are not compared with another version', () => {
    const other = { ...responseWith({ b: 3 }), questionnaire: 'https://example.org/q|1' };
    assert.equal(sheetOf(instrument, questionnaire, responseWith({ b: 2 }), other).get('b')?.earlier, undefined);
  });
});

it('answersOf reads five thousand answers', () => {
  const items = Array.from({ length: 5000 }, (_, index): QuestionnaireItem => ({
    linkId: `q${index}`,
    type: 'integer',
  }));
  const response = responseWith(Object.fromEntries(items.map(({ linkId }, index) => [linkId, index])));
  const list: Questionnaire = { url: 'https://example.org/q', version: '2', items };
  assert.equal(sheetOf(instrument, list, response, response).size, 5000);
});
