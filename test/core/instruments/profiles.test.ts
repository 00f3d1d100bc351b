import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as exported from '../../../src/core/instruments/index.js';
import { Instrument, type Scale } from '../../../src/core/model/instrument.js';
import { parseModel } from '../../../src/core/model/parse.js';
import { localize } from '../../../src/core/model/localized-text.js';
import { bandOf, isOnScale } from '../../../src/core/scoring/band-of.js';
import { instrumentFrom } from '../../../src/core/scoring/instrument-from.js';
import { scorerOf } from '../../../src/core/scoring/scores.js';
import { questionnaireFor, responseTo } from '../scoring/examples.js';

const {
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

/** Start of a band, its light, its English word, and whether the start itself is excluded. */
type Row = readonly [number, string, string, 'above'?];

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
  [0, 'ok', 'none'],
  [0, 'ok', 'little', 'above'],
  [4, 'attention', 'moderate'],
  [7, 'concern', 'much'],
];
const ability: readonly Row[] = [
  [0, 'concern', 'low'],
  [6, 'attention', 'moderate'],
  [8, 'ok', 'good'],
];
// Published: up to and including 55 within normal limits, up to 60 mild, up to 70 moderate; mirrored for function.
const symptoms: readonly Row[] = [
  [10, 'ok', 'normal'],
  [55, 'attention', 'mild', 'above'],
  [60, 'concern', 'moderate', 'above'],
  [70, 'concern', 'severe', 'above'],
];
// Published for the Dutch: below 55 within normal limits, 55 to 59 mild, 60 to 70 moderate, above 70 severe.
const fatigue: readonly Row[] = [
  [10, 'ok', 'normal'],
  [55, 'attention', 'mild'],
  [60, 'concern', 'moderate'],
  [70, 'concern', 'severe', 'above'],
];
const functioning: readonly Row[] = [
  [10, 'concern', 'severe'],
  [30, 'concern', 'moderate'],
  [40, 'attention', 'mild'],
  [45, 'ok', 'normal'],
];

/** The bands of every scale as published. */
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
    [0, 'ok', 'none'],
    [0, 'ok', 'little', 'above'],
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
      [0, 'ok', 'none'],
      [0, 'ok', 'little', 'above'],
      [3, 'attention', 'moderate'],
      [5, 'concern', 'much'],
    ],
  ),
  ...each(
    ['anxiety', 'depression', 'pain-interference', 'pain-behavior'].map((id) => `promis-${id}`),
    symptoms,
  ),
  'promis-fatigue': fatigue,
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
    it(`${instrument.id} is valid, also after a JSON round trip`, () => {
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

  it('is covered by this test', () => {
    const exportedInstruments = Object.values(exported).filter(
      (profile) => typeof profile === 'object' && 'scales' in profile,
    );
    assert.equal(exportedInstruments.length, all.length);
    for (const profile of exportedInstruments) parseModel(Instrument, profile, 'profile');
  });
});

describe('every band starts where it was published', () => {
  for (const scale of all.flatMap(({ scales }) => scales)) {
    if (!scale.bandSet) continue;
    it(scale.id, () => {
      const rows = published[scale.id];
      assert(rows);
      const shown = (value: number) => {
        const band = bandOf(scale, value);
        return band && [band.light, localize(band.word, 'en')];
      };
      const expected = (value: number) =>
        rows.findLast(([from, , , above]) => (above ? value > from : value >= from))?.slice(1, 3);
      for (const [from] of rows) {
        for (const step of [-1, -0.5, -0.01, 0, 0.01, 0.5, 1]) {
          assert.deepEqual(shown(from + step), expected(from + step), String(from + step));
        }
      }
      assert.deepEqual(shown(scale.max), rows.at(-1)?.slice(1, 3));
      assert.equal(shown(scale.max + 1), undefined);
      const words = scale.bandSet?.bands.flatMap(({ word, wordAtFrom }) => (wordAtFrom ? [wordAtFrom, word] : [word]));
      assert.equal(words?.length, rows.length);
    });
  }

  it('has no unused row in the table', () => {
    const withBands = all.flatMap(({ scales }) => scales).filter(({ bandSet }) => bandSet);
    assert.deepEqual(withBands.map(({ id }) => id).toSorted(), Object.keys(published).toSorted());
  });
});

describe('every profile that scores answers', () => {
  for (const instrument of all.filter(({ items }) => items.length > 0)) {
    const scorer = scorerOf(instrument, questionnaireFor(instrument));
    const answers = fc.tuple(...instrument.items.map(({ min, max }) => fc.integer({ min, max })));
    const valuesOf = (given: readonly number[]) =>
      scorer(responseTo(instrument, given)).scores.map(({ value }) => value ?? Number.NaN);

    it(`${instrument.id}: never improves a score for a worse answer, or worsens it for a better one`, () => {
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

    it(`${instrument.id}: keeps a score of complete answers within its scale`, () => {
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

  /** The effect on a scale of one step up of an answer, by the item's definition: 1 better, -1 worse, 0 none. */
  function isBetterWhenHigher({ items, method, direction }: Scale, key: string, level: number): number {
    const scaleItem = items.find(({ item }) => item === key);
    if (!scaleItem) return 0;
    const steps = method.type === 'weighted' ? method.weights[key] : scaleItem.recode;
    const step = steps ? (steps[level + 1] ?? 0) - (steps[level] ?? 0) : 1;
    return Math.sign(direction === 'higherIsBetter' ? step : -step);
  }
});
