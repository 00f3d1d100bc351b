import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as exported from '../../../src/core/instruments/index.js';
import { Instrument } from '../../../src/core/model/instrument.js';
import { itemsOf, Questionnaire } from '../../../src/core/model/questionnaire.js';
import { parse } from '../../../src/core/model/parse.js';
import { bandOf } from '../../../src/core/scoring/band-of.js';
import { instrumentFrom } from '../../../src/core/scoring/instrument-from.js';
import { flagsOf, scoresOf } from '../../../src/core/scoring/scores.js';
import { questionnaireFor, responseTo, responseWith } from '../scoring/examples.js';

const { eq5d5l, gad7, nrs, nrsQuestionnaire, phq4, phq8, phq9, rand36, werkHerstelInstrument, who5, workAbilityScore } =
  exported;
const all = [eq5d5l, gad7, nrs, phq4, phq8, phq9, rand36, werkHerstelInstrument, who5, workAbilityScore];

/** Where each band of each scale begins, as published, with its light. */
const published: Record<string, [number, string][]> = {
  'phq-9-total': [
    [0, 'ok'],
    [5, 'attention'],
    [10, 'concern'],
    [15, 'concern'],
    [20, 'concern'],
  ],
  'phq-8-total': [
    [0, 'ok'],
    [5, 'attention'],
    [10, 'concern'],
    [15, 'concern'],
    [20, 'concern'],
  ],
  'gad-7-total': [
    [0, 'ok'],
    [5, 'attention'],
    [10, 'concern'],
    [15, 'concern'],
  ],
  'phq-4-total': [
    [0, 'ok'],
    [3, 'attention'],
    [6, 'concern'],
    [9, 'concern'],
  ],
  'phq-4-anxiety': [
    [0, 'ok'],
    [3, 'attention'],
  ],
  'phq-4-depression': [
    [0, 'ok'],
    [3, 'attention'],
  ],
  'nrs-pijn': [
    [0, 'ok'],
    [4, 'attention'],
    [7, 'concern'],
  ],
  'nrs-vermoeidheid': [
    [0, 'ok'],
    [4, 'attention'],
    [7, 'concern'],
  ],
  'nrs-last': [
    [0, 'ok'],
    [4, 'attention'],
  ],
  'who-5-index': [
    [0, 'attention'],
    [50, 'ok'],
  ],
  'work-ability-score': [
    [0, 'concern'],
    [6, 'attention'],
    [8, 'ok'],
  ],
  ...Object.fromEntries(
    ['fysiek', 'mentaal', 'vertrouwen', 'steun', 'ruimte'].map((id) => [
      id,
      [
        [0, 'concern'],
        [6, 'attention'],
        [8, 'ok'],
      ],
    ]),
  ),
  ...Object.fromEntries(
    ['stress', 'vermoeid'].map((id) => [
      id,
      [
        [0, 'ok'],
        [3, 'attention'],
        [5, 'concern'],
      ],
    ]),
  ),
};

describe('every profile', () => {
  for (const instrument of all) {
    it(`${instrument.id} is right, and survives JSON`, () => {
      assert.deepEqual(instrumentFrom(JSON.parse(JSON.stringify(instrument))), instrument);
    });

    it(`${instrument.id} is named and explained in Dutch, English and Arabic`, () => {
      const texts = [
        instrument.about.measures,
        instrument.about.scoreMeaning,
        ...instrument.scales.map(({ name }) => name),
      ];
      const words = instrument.scales.flatMap(({ bandSet }) => bandSet?.bands.map(({ word }) => word) ?? []);
      for (const text of [...texts, ...words])
        assert.deepEqual(Object.keys(text), ['nl', 'en', 'ar'], JSON.stringify(text));
    });
  }

  it('is in this test', () => {
    const exportedInstruments = Object.values(exported).filter((one) => typeof one === 'object' && 'scales' in one);
    assert.equal(exportedInstruments.length, all.length);
    for (const one of exportedInstruments) parse(Instrument, one, 'profile');
  });
});

describe('every band begins where it was published, at, below and above', () => {
  for (const scale of all.flatMap(({ scales }) => scales)) {
    if (!scale.bandSet) continue;
    it(scale.id, () => {
      const expected = published[scale.id];
      assert.deepEqual(
        scale.bandSet?.bands.map(({ from, light }) => [from, light]),
        expected,
      );
      for (const [index, [from]] of (expected ?? []).entries()) {
        const indexAt = (value: number) => scale.bandSet?.bands.findIndex((band) => band === bandOf(scale, value));
        assert.deepEqual([indexAt(from - 1), indexAt(from), indexAt(from + 1)], [index - 1, index, index]);
      }
      assert.equal(bandOf(scale, scale.max), scale.bandSet?.bands.at(-1));
      assert.equal(bandOf(scale, scale.max + 1), undefined);
    });
  }
});

describe('numbers that were not found in a source', () => {
  it('are marked', () => {
    const unverified = all.flatMap(({ scales }) =>
      scales.filter(({ bandSet }) => bandSet && !bandSet.source.verified).map(({ id }) => id),
    );
    const demo = werkHerstelInstrument.scales.map(({ id }) => id);
    assert.deepEqual(unverified, ['nrs-pijn', 'nrs-vermoeidheid', 'nrs-last', 'phq-8-total', ...demo]);
    for (const { scales } of [phq9, gad7]) {
      assert(scales[0]?.change?.every(({ source }) => !source.verified));
    }
  });
});

describe('PHQ-9', () => {
  const loinc = 'http://loinc.org';
  const coded = (code: string) => ({ type: 'coding', value: { system: loinc, code } }) as const;

  it('finds its questions by LOINC code and their numbers by LOINC answers, without weights', () => {
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

  it('raises question 9 in the green, and says when it was not answered', () => {
    const flags = (answers: (number | null)[]) =>
      flagsOf(phq9, questionnaireFor(phq9), responseTo(phq9, answers)).map(({ status }) => status);
    assert.deepEqual(flags([1, 0, 0, 0, 0, 0, 0, 0, 1]), ['raised']);
    assert.deepEqual(flags([1, 0, 0, 0, 0, 0, 0, 0, null]), ['notAnswered']);
    assert.deepEqual(flags([3, 3, 3, 3, 3, 3, 3, 3, 0]), []);
  });

  it('has no score on a form without question 9; the PHQ-8 has', () => {
    const questionnaire = questionnaireFor(phq8);
    const response = responseTo(phq8, Array(8).fill(1));
    assert.deepEqual(
      [scoresOf(phq9, questionnaire, response)[0]?.status, scoresOf(phq8, questionnaire, response)[0]?.value],
      ['notApplicable', 8],
    );
  });
});

describe('our own numeric ratings', () => {
  it('have a questionnaire that they score', () => {
    parse(Questionnaire, nrsQuestionnaire, 'nrsQuestionnaire');
    const response = responseWith({ pijn: 4, vermoeidheid: 7 });
    assert.deepEqual(
      scoresOf(nrs, nrsQuestionnaire, response).map(({ status, value }) => value ?? status),
      [4, 7, 'incomplete'],
    );
  });

  it('asks nothing that it does not score', () => {
    assert.deepEqual(
      [...itemsOf(nrsQuestionnaire)].map(({ linkId }) => linkId),
      nrs.items.map(({ key }) => key),
    );
  });
});
