import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as exported from '../../../src/core/instruments/index.js';
import { Instrument, type Scale } from '../../../src/core/model/instrument.js';
import { itemsOf, Questionnaire } from '../../../src/core/model/questionnaire.js';
import { parse } from '../../../src/core/model/parse.js';
import type { Score } from '../../../src/core/model/score.js';
import { textIn } from '../../../src/core/model/text.js';
import { bandOf, isOnScale } from '../../../src/core/scoring/band-of.js';
import { changeBetween } from '../../../src/core/scoring/change.js';
import { instrumentFrom } from '../../../src/core/scoring/instrument-from.js';
import { flagsOf, scorerOf, scoresOf } from '../../../src/core/scoring/scores.js';
import { formatScore } from '../../../src/internal/format.js';
import { about, questionnaireFor, responseTo, responseWith } from '../scoring/examples.js';

const {
  eq5d5l,
  gad7,
  nrs,
  nrsQuestionnaire,
  phq4,
  phq8,
  phq9,
  promisFunction,
  promisSymptoms,
  rand36,
  werkHerstelInstrument,
  who5,
  workAbilityScore,
} = exported;
const all = [
  eq5d5l,
  gad7,
  nrs,
  phq4,
  phq8,
  phq9,
  promisFunction,
  promisSymptoms,
  rand36,
  werkHerstelInstrument,
  who5,
  workAbilityScore,
];

/** Where a band begins, its light and its English word. */
type Row = readonly [number, string, string];

const phq: readonly Row[] = [
  [0, 'ok', 'minimal'],
  [5, 'attention', 'mild'],
  [10, 'concern', 'moderate'],
  [15, 'concern', 'moderately severe'],
  [20, 'concern', 'severe'],
];
const screening: readonly Row[] = [
  [0, 'ok', 'low'],
  [3, 'attention', 'raised'],
];
const rating: readonly Row[] = [
  [0, 'ok', 'little'],
  [4, 'attention', 'moderate'],
  [7, 'concern', 'much'],
];
const ability: readonly Row[] = [
  [0, 'concern', 'low'],
  [6, 'attention', 'moderate'],
  [8, 'ok', 'good'],
];
// Published for whole T-scores: up to 55 within the limits, 56 to 60 mild, 61 to 70 moderate; of function the mirror.
const symptoms: readonly Row[] = [
  [10, 'ok', 'normal'],
  [55.5, 'attention', 'mild'],
  [60.5, 'concern', 'moderate'],
  [70.5, 'concern', 'severe'],
];
const functioning: readonly Row[] = [
  [10, 'concern', 'severe'],
  [29.5, 'concern', 'moderate'],
  [39.5, 'attention', 'mild'],
  [44.5, 'ok', 'normal'],
];

/** The bands of every scale that has them, as their sources say. */
const published: Readonly<Record<string, readonly Row[]>> = {
  'phq-9-total': phq,
  'phq-8-total': phq,
  'gad-7-total': [
    [0, 'ok', 'minimal'],
    [5, 'attention', 'mild'],
    [10, 'concern', 'moderate'],
    [15, 'concern', 'severe'],
  ],
  'phq-4-total': [
    [0, 'ok', 'normal'],
    [3, 'attention', 'mild'],
    [6, 'concern', 'moderate'],
    [9, 'concern', 'severe'],
  ],
  'phq-4-anxiety': screening,
  'phq-4-depression': screening,
  'nrs-pijn': rating,
  'nrs-vermoeidheid': rating,
  'nrs-last': [
    [0, 'ok', 'little'],
    [4, 'attention', 'raised'],
  ],
  'who-5-index': [
    [0, 'attention', 'low'],
    [50, 'ok', 'good'],
  ],
  'work-ability-score': ability,
  ...each(['fysiek', 'mentaal', 'vertrouwen', 'steun', 'ruimte'], ability),
  ...each(
    ['stress', 'vermoeid'],
    [
      [0, 'ok', 'little'],
      [3, 'attention', 'moderate'],
      [5, 'concern', 'much'],
    ],
  ),
  ...each(
    ['anxiety', 'depression', 'fatigue', 'pain-interference', 'pain-behavior'].map((id) => `promis-${id}`),
    symptoms,
  ),
  ...each(
    ['physical-function', 'social-participation', 'social-satisfaction'].map((id) => `promis-${id}`),
    functioning,
  ),
};

function each(ids: readonly string[], rows: readonly Row[]): Record<string, readonly Row[]> {
  return Object.fromEntries(ids.map((id) => [id, rows]));
}

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
      const rows = published[scale.id];
      assert(rows);
      const shown = (value: number) => {
        const band = bandOf(scale, value);
        return band && [band.light, textIn(band.word, 'en')];
      };
      for (const [index, [from, ...meaning]] of rows.entries()) {
        const before: readonly unknown[] | undefined = rows[index - 1]?.slice(1);
        for (const step of [0.01, 0.5, 1]) assert.deepEqual(shown(from - step), before, `below ${from}`);
        for (const step of [0, 0.01, 0.5, 1]) assert.deepEqual(shown(from + step), meaning, `from ${from}`);
      }
      assert.deepEqual(shown(scale.max), rows.at(-1)?.slice(1));
      assert.equal(shown(scale.max + 1), undefined);
      assert.equal(scale.bandSet?.bands.length, rows.length);
    });
  }

  it('and no table is left over', () => {
    const withBands = all.flatMap(({ scales }) => scales).filter(({ bandSet }) => bandSet);
    assert.deepEqual(withBands.map(({ id }) => id).toSorted(), Object.keys(published).toSorted());
  });
});

describe('in every profile that scores answers', () => {
  for (const instrument of all.filter(({ items }) => items.length > 0)) {
    const scorer = scorerOf(instrument, questionnaireFor(instrument));
    const answers = fc.tuple(...instrument.items.map(({ min, max }) => fc.integer({ min, max })));
    const valuesOf = (given: readonly number[]) =>
      scorer(responseTo(instrument, given)).scores.map(({ value }) => value ?? Number.NaN);

    it(`${instrument.id}: a worse answer never betters a score, nor a better one worsens it`, () => {
      fc.assert(
        fc.property(answers, fc.nat({ max: instrument.items.length - 1 }), (given, at) => {
          const item = instrument.items[at];
          const level = given[at];
          assert(item && level !== undefined);
          if (level === item.max) return;
          const [before, after] = [valuesOf(given), valuesOf(given.with(at, level + 1))];
          for (const [index, scale] of instrument.scales.entries()) {
            const difference = (after[index] ?? Number.NaN) - (before[index] ?? Number.NaN);
            const better = scale.direction === 'higherIsBetter' ? difference : -difference;
            assert(Math.sign(tidy(better)) === isBetterWhenHigher(scale, item.key, level), `${scale.id} ${item.key}`);
          }
        }),
      );
    });

    it(`${instrument.id}: a score of complete answers is on its scale`, () => {
      fc.assert(
        fc.property(answers, (given) => {
          const values = valuesOf(given);
          for (const [index, scale] of instrument.scales.entries())
            assert(isOnScale(scale, values[index] ?? Number.NaN));
        }),
      );
    });
  }

  const tidy = (difference: number) => (Math.abs(difference) < 1e-9 ? 0 : difference);

  /** What one step up of an answer does to a scale, by what the profile says of the item: 1 better, -1 worse, 0 nothing. */
  function isBetterWhenHigher({ items, method, direction }: Scale, key: string, level: number): number {
    const scaleItem = items.find(({ item }) => item === key);
    if (!scaleItem) return 0;
    const steps = method.type === 'weighted' ? method.weights[key] : scaleItem.recode;
    const step = steps ? (steps[level + 1] ?? 0) - (steps[level] ?? 0) : 1;
    return Math.sign(direction === 'higherIsBetter' ? step : -step);
  }
});

describe('PROMIS', () => {
  const scaleOf = (instrument: Instrument, id: string) => {
    const scale = instrument.scales.find((one) => one.id === id);
    assert(scale);
    return scale;
  };
  const pain = scaleOf(promisSymptoms, 'promis-pain-interference');
  const physical = scaleOf(promisFunction, 'promis-physical-function');
  const wordOf = (scale: Scale, value: number) => textIn(bandOf(scale, value)?.word ?? '', 'en');
  const tScore = (scale: Scale, value: number, standardError?: number): Score => ({
    scale: scale.id,
    status: 'ok',
    value,
    ...(standardError === undefined ? {} : { standardError }),
  });

  it('bands the whole numbers that T-scores are reported as', () => {
    assert.deepEqual(
      [55, 56, 60, 61, 70, 71].map((value) => wordOf(pain, value)),
      ['normal', 'mild', 'mild', 'moderate', 'moderate', 'severe'],
    );
    assert.deepEqual(
      [29, 30, 39, 40, 44, 45].map((value) => wordOf(physical, value)),
      ['severe', 'moderate', 'moderate', 'mild', 'mild', 'normal'],
    );
  });

  it('bands a T-score with decimals as the whole number that it is shown as', () => {
    for (const scale of [pain, physical]) {
      for (let tenths = 200; tenths <= 800; tenths += 1) {
        const value = tenths / 10;
        assert.equal(wordOf(scale, value), wordOf(scale, Math.round(value)), String(value));
        assert.equal(formatScore(value, scale, 'en'), String(Math.round(value)));
      }
    }
  });

  it('has the means of the Dutch population, with their source', () => {
    const means = [promisSymptoms, promisFunction].flatMap(({ scales }) =>
      scales.flatMap(({ id, references = [] }) => references.map(({ mean, source }) => [id, mean, source.verified])),
    );
    assert.deepEqual(means, [
      ['promis-anxiety', 49.9, true],
      ['promis-depression', 49.6, true],
      ['promis-pain-interference', 54.9, true],
      ['promis-pain-behavior', 52, true],
      ['promis-physical-function', 49.8, true],
      ['promis-social-participation', 50.6, true],
      ['promis-social-satisfaction', 47.5, true],
    ]);
  });

  it('calls a change improved only beyond the standard errors of both scores', () => {
    const verdict = (after: number, error?: number) =>
      changeBetween(pain, tScore(pain, 62, error), tScore(pain, after, error))?.verdict;
    assert.equal(verdict(53, 3.2), 'improved');
    assert.equal(verdict(54, 3.2), 'possiblyImproved');
    assert.equal(verdict(57, 3.2), 'noClearChange');
    assert.equal(verdict(53), 'possiblyImproved');
    assert.equal(changeBetween(physical, tScore(physical, 40, 2), tScore(physical, 46, 2))?.verdict, 'improved');
  });

  it('makes no score of answers: the host brings it', () => {
    const [score] = scoresOf(promisSymptoms, { items: [] }, responseWith({}));
    assert.deepEqual(score, { scale: 'promis-anxiety', status: 'notApplicable' });
  });
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

describe('EQ-5D-5L', () => {
  // The Dutch tariff: what levels 2 to 5 of each dimension cost, and 0.047 once for any problem.
  const losses = [
    [0.035, 0.057, 0.166, 0.203],
    [0.038, 0.061, 0.168, 0.168],
    [0.039, 0.087, 0.192, 0.192],
    [0.066, 0.092, 0.36, 0.415],
    [0.07, 0.145, 0.356, 0.421],
  ];
  const value = (levels: readonly number[]) =>
    scoresOf(eq5d5l, questionnaireFor(eq5d5l), responseTo(eq5d5l, levels))[0]?.value;

  it('costs what the tariff says, for each level of each dimension', () => {
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
