import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eq5d5l, nrs, nrsQuestionnaire, phq8, phq9, rand36 } from '../../../src/core/instruments/index.js';
import { itemsOf, Questionnaire } from '../../../src/core/model/questionnaire.js';
import { parseModel } from '../../../src/core/model/parse.js';
import type { Score } from '../../../src/core/model/score.js';
import { localize } from '../../../src/core/model/localized-text.js';
import { bandOf } from '../../../src/core/scoring/band-of.js';
import { changeBetween, isClearChange } from '../../../src/core/scoring/change.js';
import { flagsOf, scoresOf } from '../../../src/core/scoring/scores.js';
import { about, questionnaireFor, responseTo, responseWith } from '../scoring/examples.js';

describe('PHQ-9', () => {
  const loinc = 'http://loinc.org';
  const coded = (code: string) => ({ type: 'coding', value: { system: loinc, code } }) as const;

  it('finds questions and numbers by LOINC codes, without weights', () => {
    const items = phq9.items
      .map(
        ({ codes }, index) => ({ linkId: String(index), type: 'choice', code: codes, optionsFrom: 'LL358-3' }) as const,
      )
      .toReversed();
    const questionnaire: Questionnaire = {
      items: items.map(({ code, ...item }) => ({ ...item, ...(code && { code }) })),
    };
    const answers = Object.fromEntries(items.map(({ linkId }) => [linkId, coded('LA6570-1')]));
    const [score] = scoresOf(phq9, questionnaire, responseWith({ ...answers, '8': coded('LA6571-9') }));
    assert.equal(score?.value, 19);
  });

  it('raises question 9 with a green total, and reports when it is unanswered', () => {
    const flags = (answers: (number | null)[]) =>
      flagsOf(phq9, questionnaireFor(phq9), responseTo(phq9, answers)).map(({ status }) => status);
    assert.deepEqual(flags([1, 0, 0, 0, 0, 0, 0, 0, 1]), ['raised']);
    assert.deepEqual(flags([1, 0, 0, 0, 0, 0, 0, 0, null]), ['notAnswered']);
    assert.deepEqual(flags([3, 3, 3, 3, 3, 3, 3, 3, 0]), []);
  });

  it('has no score on a form without question 9, but the PHQ-8 has', () => {
    const questionnaire = questionnaireFor(phq8);
    const response = responseTo(phq8, Array(8).fill(1));
    assert.deepEqual(
      [scoresOf(phq9, questionnaire, response)[0]?.status, scoresOf(phq8, questionnaire, response)[0]?.value],
      ['notApplicable', 8],
    );
  });
});

describe('EQ-5D-5L', () => {
  // The Dutch tariff: decrements of levels 2 to 5 of each dimension, and 0.047 once for any problem.
  const losses = [
    [0.035, 0.057, 0.166, 0.203],
    [0.038, 0.061, 0.168, 0.168],
    [0.039, 0.087, 0.192, 0.192],
    [0.066, 0.092, 0.36, 0.415],
    [0.07, 0.145, 0.356, 0.421],
  ];
  const value = (levels: readonly number[]) =>
    scoresOf(eq5d5l, questionnaireFor(eq5d5l), responseTo(eq5d5l, levels))[0]?.value;

  it('uses the tariff for each level of each dimension', () => {
    assert.equal(value([1, 1, 1, 1, 1]), 1);
    for (const [dimension, costs] of losses.entries()) {
      for (const [index, cost] of costs.entries()) {
        const levels = [1, 1, 1, 1, 1].with(dimension, index + 2);
        assert(about(value(levels), 1 - 0.047 - cost), levels.join(''));
      }
    }
    assert(about(value([5, 5, 5, 5, 5]), -0.446));
  });
});

describe('RAND-36', () => {
  const scores = (answers: readonly (number | null)[]) =>
    scoresOf(rand36, questionnaireFor(rand36), responseTo(rand36, answers));
  const middle = rand36.items.map(({ min }) => min);

  it('has the nine scales and Dutch names of the Dutch version', () => {
    assert.deepEqual(
      rand36.scales.map(({ name }) => localize(name, 'nl')),
      [
        'Fysiek functioneren',
        'Rolbeperkingen door fysieke problemen',
        'Rolbeperkingen door emotionele problemen',
        'Vitaliteit',
        'Mentale gezondheid',
        'Sociaal functioneren',
        'Pijn',
        'Algemene gezondheidsbeleving',
        'Gezondheidsverandering',
      ],
    );
  });

  it('scores the change in health from question 2 only', () => {
    const change = [1, 2, 3, 4, 5].map((answer) => scores(middle.with(1, answer)).at(-1));
    assert.deepEqual(
      change.map((score) => [score?.scale, score?.value]),
      [100, 75, 50, 25, 0].map((value) => ['rand-36-change', value]),
    );
    assert.equal(scores([...middle.slice(0, 1), null, ...middle.slice(2)]).at(-1)?.value, undefined);
  });
});

describe('the numeric ratings', () => {
  const pain = nrs.scales[0];
  assert(pain);
  const verdict = (before: number, after: number) => {
    const score = (value: number): Score => ({ scale: pain.id, status: 'ok', value });
    const change = changeBetween(pain, score(before), score(after));
    assert(change);
    return change;
  };

  it('never call a difference of 1 point a change', () => {
    for (let value = 0; value < 10; value += 1) {
      assert(!isClearChange(verdict(value, value + 1)), `${value} -> ${value + 1}`);
      assert(!isClearChange(verdict(value + 1, value)), `${value + 1} -> ${value}`);
    }
  });

  it('apply the treatment goal only to less pain, and name its patients', () => {
    assert.equal(verdict(6, 4).verdict, 'possiblyImproved');
    assert.equal(verdict(4, 9).verdict, 'noRule');
    assert.match(localize(pain.change?.[0]?.source.population ?? '', 'nl'), /kanker/);
  });

  it('call only 0 "none"', () => {
    for (const scale of nrs.scales) {
      const words = [0, 0.4, 1, 3].map((value) => localize(bandOf(scale, value)?.word ?? '', 'nl'));
      assert.deepEqual(words, ['geen', 'weinig', 'weinig', 'weinig'], scale.id);
    }
  });

  it('have a questionnaire that they score', () => {
    parseModel(Questionnaire, nrsQuestionnaire, 'nrsQuestionnaire');
    const response = responseWith({ pijn: 4, vermoeidheid: 7 });
    assert.deepEqual(
      scoresOf(nrs, nrsQuestionnaire, response).map(({ status, value }) => value ?? status),
      [4, 7, 'incomplete'],
    );
  });

  it('scores every question of the questionnaire', () => {
    assert.deepEqual(
      [...itemsOf(nrsQuestionnaire)].map(({ linkId }) => linkId),
      nrs.items.map(({ key }) => key),
    );
  });
});
