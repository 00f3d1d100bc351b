import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  werkHerstelInstrument,
  werkHerstelQuestionnaire,
  werkHerstelScenario,
} from '../../../src/core/instruments/index.js';
import { validateResponse } from '../../../src/core/form/validate-response.js';
import { Assignment, CareEvent } from '../../../src/core/model/care.js';
import { parseModel } from '../../../src/core/model/parse.js';
import { canonicalOf, Questionnaire } from '../../../src/core/model/questionnaire.js';
import { QuestionnaireResponse } from '../../../src/core/model/questionnaire-response.js';
import { historiesOf } from '../../../src/core/scoring/score-view.js';
import { measurementOf, scoresOf } from '../../../src/core/scoring/scores.js';

const scenario = werkHerstelScenario('2026-11-22');

describe('the example questionnaire "Werk en herstel"', () => {
  it('is marked as an example, in the questionnaire and with its results', () => {
    const { notice } = werkHerstelInstrument.about;
    assert.match(werkHerstelQuestionnaire.description ?? '', /voorbeeld.*niet de V@W-Q23.*niet bedoeld voor zorg/);
    assert(typeof notice === 'object' && notice['nl'] === werkHerstelQuestionnaire.description);
  });

  it('has nine questions, seven of which are scored separately', () => {
    parseModel(Questionnaire, werkHerstelQuestionnaire, 'werkHerstelQuestionnaire');
    const { items } = werkHerstelQuestionnaire;
    assert.deepEqual(
      items.map(({ linkId }) => linkId),
      ['situatie', 'fysiek', 'mentaal', 'vertrouwen', 'steun', 'ruimte', 'stress', 'vermoeid', 'bespreken'],
    );
    assert.deepEqual(
      werkHerstelInstrument.scales.map(({ id }) => id),
      items.slice(1, 8).map(({ linkId }) => linkId),
    );
    assert.deepEqual(
      werkHerstelInstrument.scales.filter(({ direction }) => direction === 'higherIsWorse').map(({ id }) => id),
      ['stress', 'vermoeid'],
    );
  });

  it('asks nothing about the workplace without paid work', () => {
    const option = werkHerstelQuestionnaire.items[0]?.options?.at(-1);
    assert(option);
    const response: QuestionnaireResponse = {
      questionnaire: canonicalOf(werkHerstelQuestionnaire),
      status: 'completed',
      items: [{ linkId: 'situatie', answers: [{ value: option.value }] }],
    };
    const scores = scoresOf(werkHerstelInstrument, werkHerstelQuestionnaire, response);
    assert.deepEqual(
      scores.filter(({ status }) => status === 'notApplicable').map(({ scale }) => scale),
      ['steun', 'ruimte', 'stress'],
    );
    assert(scores.filter(({ status }) => status !== 'notApplicable').every(({ status }) => status === 'incomplete'));
  });
});

describe('the example scenario', () => {
  const histories = historiesOf(
    werkHerstelInstrument,
    scenario.responses.map((response) => measurementOf(werkHerstelInstrument, werkHerstelQuestionnaire, response)),
  );
  const latest = (id: string) => {
    const view = histories.find(({ scale }) => scale.id === id)?.latest;
    assert(view);
    return view;
  };

  it('is valid for its questionnaire', () => {
    for (const response of scenario.responses) {
      parseModel(QuestionnaireResponse, response, 'response');
      assert.deepEqual(validateResponse(werkHerstelQuestionnaire, response), []);
    }
    for (const assignment of scenario.assignments) parseModel(Assignment, assignment, 'assignment');
    for (const event of scenario.events) parseModel(CareEvent, event, 'event');
  });

  it('shows physical work ability from concern to attention, three points better', () => {
    const { value, light, previous, change, source } = latest('fysiek');
    assert.deepEqual([previous?.value, value], [3, 6]);
    assert.deepEqual([previous?.light, light], ['concern', 'attention']);
    assert.deepEqual([change?.difference, change?.verdict], [3, 'improved']);
    assert.equal(source?.verified, false);
  });

  it('shows a low confidence despite the progress', () => {
    const { value, light, change } = latest('vertrouwen');
    assert.deepEqual([value, light, change?.verdict], [2, 'concern', 'noClearChange']);
  });

  it('shows improvement, worsening and no change side by side', () => {
    const shown = histories.map(({ scale, latest: view }) => [scale.id, view?.light, view?.change?.verdict]);
    assert.deepEqual(shown, [
      ['fysiek', 'attention', 'improved'],
      ['mentaal', 'ok', 'noClearChange'],
      ['vertrouwen', 'concern', 'noClearChange'],
      ['steun', 'concern', 'noClearChange'],
      ['ruimte', 'ok', 'noClearChange'],
      ['stress', 'concern', 'noClearChange'],
      ['vermoeid', 'ok', 'improved'],
    ]);
  });

  it('marks every answer as from the source or invented, only three as from the source', () => {
    const answers = scenario.responses.flatMap(({ id, items }) => items.map(({ linkId }) => `${id}#${linkId}`));
    assert.deepEqual([...scenario.fromSource, ...scenario.invented].toSorted(), answers.toSorted());
    assert.equal(scenario.fromSource.length, 3);
  });

  it('is recent on any day', () => {
    const dates = (today: string) => werkHerstelScenario(today).responses.map(({ authored }) => authored?.slice(0, 10));
    assert.deepEqual(dates('2026-11-22'), ['2026-08-08', '2026-11-08']);
    assert.deepEqual(dates('2027-06-14'), ['2027-02-28', '2027-05-31']);
    assert.deepEqual(dates('2028-01-07'), ['2027-09-24', '2027-12-24']);
  });

  it('has one pending questionnaire, and nothing in the future but its due date', () => {
    assert.deepEqual(
      scenario.assignments.map(({ status }) => status),
      ['completed', 'completed', 'sent'],
    );
    const dates = [...scenario.events.map(({ date }) => date), ...scenario.assignments.map(({ sent }) => sent ?? '')];
    assert(dates.every((date) => date < '2026-11-22'));
  });
});
