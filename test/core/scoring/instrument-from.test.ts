import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Instrument, Scale } from '../../../src/core/model/instrument.js';
import { ModelError } from '../../../src/core/model/parse.js';
import { instrumentFrom } from '../../../src/core/scoring/instrument-from.js';
import { exampleInstrument, source } from './examples.js';

/** Returns the fields that are reported as invalid. */
function fieldsOf(json: unknown): string[] {
  try {
    instrumentFrom(json);
  } catch (error) {
    assert(error instanceof ModelError, String(error));
    return error.fields.map(({ field }) => field);
  }
  return [];
}

const bands = (...from: number[]) => ({ source, bands: from.map((start) => ({ from: start, word: 'w' })) });
const lights = (...all: ('ok' | 'attention' | 'concern')[]) => ({
  source,
  bands: all.map((light, index) => ({ from: index * 4, word: 'w', light })),
});
const table = (...rows: [number, number][]) => ({
  method: { type: 'lookup', table: rows.map(([raw, value]) => ({ raw, value })) } as const,
});
const levels = { '0': 0, '1': 0.1 };
const weights = (all: Record<string, Record<string, number>>) => ({
  method: { type: 'weighted', start: 0, weights: all } as const,
  min: 0,
  max: 0.2,
});
const two = { count: 2, max: 1 };

/** Scales with four items from 0 to 4, unless stated otherwise. */
const wrongScales: readonly [string, Partial<Scale>, string[], Parameters<typeof exampleInstrument>[1]?][] = [
  ['a range that is no range', { min: 16, max: 0 }, ['max', 'min', 'max']],
  ['decimals below 0', { decimals: -1 }, ['decimals']],
  [
    'bands for other respondents that leave a gap, for no role, and never reached',
    {
      otherRespondents: [
        { roles: [], bandSet: bands(1) },
        {},
        { roles: ['mother'], change: [{ type: 'reliablePoints', points: 0, source }] },
      ],
    },
    [
      'otherRespondents.0.bandSet.bands.0.from',
      'otherRespondents.0.roles',
      'otherRespondents.2.change.0.points',
      'otherRespondents.2.roles',
    ],
  ],
  ['an item that the instrument does not have', { items: [{ item: 'z' }] }, ['items.0.item']],
  ['an item twice', { items: [{ item: 'a' }, { item: 'a' }], max: 8 }, ['items.1.item']],
  ['no items', { items: [] }, ['items']],
  ['a single value of two items', { method: { type: 'value' } }, ['items']],
  ['an external score with items', { method: { type: 'external' } }, ['items']],
  ['reverse and recode at once', { items: [{ item: 'a', reverse: true, recode: {} }] }, ['items.0.reverse']],
  ['a recoding with a gap', { items: [{ item: 'a', recode: { '0': 0, '1': 1, '2': 2, '4': 4 } }] }, ['items.0.recode']],
  ['ends that the items do not make', { min: 1, max: 27 }, ['min', 'max']],
  ['ends that the mean does not make', { method: { type: 'mean' } }, ['max']],
  ['ends that a scaled sum does not make', { method: { type: 'scaledSum', factor: 4 } }, ['max']],
  ['a factor of 0', { method: { type: 'scaledSum', factor: 0 } }, ['method.factor']],
  ['a percentage that is not 0 to 100', { method: { type: 'percentOfMaximum' } }, ['max']],
  ['a share of 1', { missing: { type: 'maximumShare', share: 1 } }, ['missing.share']],
  ['a share below 0', { missing: { type: 'maximumShare', share: -0.1 } }, ['missing.share']],
  ['as many missing as there are', { missing: { type: 'maximumCount', count: 4 } }, ['missing.count']],
  ['a minimum of none', { missing: { type: 'minimumAnswered', count: 0 } }, ['missing.count']],
  ['a minimum of more than there are', { missing: { type: 'minimumAnswered', count: 5 } }, ['missing.count']],
  [
    'proration over items of different ranges',
    {
      items: [{ item: 'a' }, { item: 'b', recode: { '0': 0, '1': 25, '2': 50, '3': 75, '4': 100 } }],
      max: 104,
      missing: { type: 'maximumCount', count: 1 },
    },
    ['missing.type'],
  ],
  [
    'a lookup without every answer',
    { ...table([0, 0], [1, 1], [2, 2]), missing: { type: 'maximumCount', count: 1 } },
    ['missing.type'],
    two,
  ],
  ['a lookup with a gap', table([0, 0], [2, 2]), ['method.table'], two],
  [
    'a lookup with a sum that cannot be',
    table([0, 0], [1, 1], [2, 2], [3, 2.5]),
    ['method.table', 'method.table'],
    two,
  ],
  ['a lookup with a sum twice', table([0, 0], [1, 1], [1, 1.5], [2, 2]), ['method.table'], two],
  ['a lookup that stands still', table([0, 0], [1, 1], [2, 1]), ['method.table'], two],
  ['a lookup that turns', table([0, 0], [1, 2], [2, 1]), ['method.table'], two],
  ['a lookup beyond the scale', table([0, 0], [1, 1], [2, 20]), ['method.table'], two],
  ['weights with a gap', weights({ a: levels, b: { '0': 0 } }), ['method.weights.b'], two],
  ['weights of no item', weights({ a: levels, b: levels, c: levels }), ['method.weights.c'], two],
  ['weights beyond the scale', { ...weights({ a: levels, b: levels }), max: 0.15 }, ['method.weights'], two],
  ['bands that start above the scale’s start', { bandSet: bands(1, 5) }, ['bandSet.bands.0.from']],
  ['bands that start below it', { bandSet: bands(-1, 5) }, ['bandSet.bands.0.from', 'bandSet.bands.0.from']],
  ['bands out of order', { bandSet: bands(0, 8, 4) }, ['bandSet.bands.2.from']],
  ['two bands at one place', { bandSet: bands(0, 4, 4) }, ['bandSet.bands.2.from']],
  ['a band beyond the scale', { bandSet: bands(0, 4, 17) }, ['bandSet.bands.2.from']],
  [
    'a first band without its first score',
    { bandSet: { source, bands: [{ from: 0, excludesFrom: true, word: 'w' }] } },
    ['bandSet.bands.0.excludesFrom'],
  ],
  [
    'a band above the highest score',
    {
      bandSet: {
        source,
        bands: [
          { from: 0, word: 'w' },
          { from: 16, excludesFrom: true, word: 'w' },
        ],
      },
    },
    ['bandSet.bands.1.excludesFrom'],
  ],
  [
    'a word for a score that is not in the band',
    {
      bandSet: {
        source,
        bands: [
          { from: 0, word: 'w' },
          { from: 4, excludesFrom: true, word: 'w', wordAtFrom: 'w' },
        ],
      },
    },
    ['bandSet.bands.1.wordAtFrom'],
  ],
  ['lights against the direction', { bandSet: lights('concern', 'ok') }, ['bandSet.bands.1.light']],
  ['lights to and fro', { bandSet: lights('ok', 'concern', 'attention') }, ['bandSet.bands.2.light']],
  [
    'lights against the other direction',
    { bandSet: lights('ok', 'concern'), direction: 'higherIsBetter' },
    ['bandSet.bands.1.light'],
  ],
  [
    'grades against the direction',
    {
      bandSet: {
        source,
        bands: [
          { from: 0, word: 'w', grade: 'severe' },
          { from: 4, word: 'w', grade: 'light' },
        ],
      },
    },
    ['bandSet.bands.1.grade'],
  ],
  ['a reference beyond the scale', { references: [{ label: 'r', mean: 17, source }] }, ['references.0.mean']],
  [
    'a reference without spread or people',
    { references: [{ label: 'r', mean: 5, standardDeviation: 0, size: 0, source }] },
    ['references.0.standardDeviation', 'references.0.size'],
  ],
  [
    'a reliability of 1',
    { change: [{ type: 'reliable', standardDeviation: 0, reliability: 1, source }] },
    ['change.0.standardDeviation', 'change.0.reliability'],
  ],
  ['a change of 0 points', { change: [{ type: 'important', points: 0, source }] }, ['change.0.points']],
  [
    'a worsening of 0 points',
    { change: [{ type: 'important', points: 1, pointsWorse: 0, source }] },
    ['change.0.pointsWorse'],
  ],
  [
    'points for the direction that the rule does not judge',
    { change: [{ type: 'important', points: 1, pointsWorse: 2, onlyFor: 'improvement', source }] },
    ['change.0.pointsWorse'],
  ],
  ['a reliable change of 0 points', { change: [{ type: 'reliablePoints', points: -1, source }] }, ['change.0.points']],
  ['a change of no share', { change: [{ type: 'importantShare', share: 0, source }] }, ['change.0.share']],
];

describe('instrumentFrom', () => {
  it('returns a valid instrument unchanged', () => {
    const instrument = exampleInstrument({ bandSet: lights('ok', 'attention', 'attention', 'concern') });
    assert.deepEqual(instrumentFrom(JSON.parse(JSON.stringify(instrument))), instrument);
  });

  describe('reports an invalid scale', () => {
    for (const [name, scale, fields, size] of wrongScales) {
      it(name, () => {
        const instrument = exampleInstrument(scale, size);
        assert.deepEqual(
          fieldsOf(instrument),
          fields.map((field) => `scales.0.${field}`),
        );
      });
    }
  });

  it('accepts bands without a light or grade between others', () => {
    const some = {
      source,
      bands: [
        { from: 0, word: 'w', light: 'ok' },
        { from: 3, word: 'w' },
        { from: 9, word: 'w', light: 'concern' },
      ],
    } as const;
    assert.deepEqual(fieldsOf(exampleInstrument({ bandSet: { ...some, bands: [...some.bands] } })), []);
  });

  it('reports duplicate keys and ids', () => {
    const { items, scales, ...rest } = exampleInstrument();
    const flag = { id: 'f', item: 'a', from: 1, label: 'f', source };
    const twice: Instrument = {
      ...rest,
      items: [...items, { key: 'a', min: 0, max: 4 }],
      scales: [...scales, ...scales],
      flags: [flag, flag],
    };
    assert.deepEqual(fieldsOf(twice), ['items.4.key', 'scales.1.id', 'flags.1.id']);
  });

  it('reports items that are ambiguous', () => {
    const instrument = exampleInstrument();
    instrument.items = instrument.items.map((item) => ({ ...item, linkIds: ['same'], codes: [{ code: 'same' }] }));
    assert.deepEqual(fieldsOf(instrument).slice(0, 2), ['items.1.linkIds', 'items.1.codes']);
  });

  it('reports an item without a range, and coded answers outside it', () => {
    const instrument = exampleInstrument();
    const [a, b, ...rest] = instrument.items;
    assert(a && b);
    instrument.items = [{ ...a, min: 4, max: 4 }, { ...b, answers: [{ coding: { code: 'x' }, value: 5 }] }, ...rest];
    assert.deepEqual(fieldsOf(instrument).slice(0, 2), ['items.0.max', 'items.1.answers']);
  });

  it('reports flags of an unknown item, or raised by every answer or none', () => {
    const flag = (item: string, from: number) => ({ id: `${item}${from}`, item, from, label: 'f', source });
    const instrument = { ...exampleInstrument(), flags: [flag('z', 1), flag('a', 0), flag('a', 5), flag('a', 4)] };
    assert.deepEqual(fieldsOf(instrument), ['flags.0.item', 'flags.1.from', 'flags.2.from']);
  });

  it('reports data that does not fit the schema', () => {
    assert.deepEqual(fieldsOf(undefined), ['the whole']);
    assert.deepEqual(fieldsOf({ ...exampleInstrument(), version: 1 }), ['version']);
    assert.deepEqual(fieldsOf(exampleInstrument({ min: Number.NaN })), ['scales.0.min']);
    assert.deepEqual(fieldsOf({ ...exampleInstrument(), colour: 'red' }), ['colour']);
  });

  it('reports all problems in one message', () => {
    assert.throws(() => instrumentFrom(exampleInstrument({ min: 1, max: 27 })), {
      name: 'ModelError',
      message: /Instrument example.*scales\.0\.min: must be the lowest score of the items: 0; scales\.0\.max/,
    });
  });
});

describe('answer levels', () => {
  const withLevels = (...levels: { from: number; light: 'ok' | 'attention' | 'concern' }[]) => {
    const example = exampleInstrument();
    const [first, ...others] = example.items;
    return { ...example, items: [{ ...first, levelSet: { source, levels } }, ...others] };
  };
  const flag = { id: 'f', item: 'a', from: 2, label: 'f', source };

  it('cover every answer of the item', () => {
    assert.deepEqual(fieldsOf(withLevels({ from: 0, light: 'ok' }, { from: 2, light: 'concern' })), []);
    assert.deepEqual(fieldsOf(withLevels({ from: 1, light: 'ok' })), ['items.0.levelSet.levels.0.from']);
    assert.deepEqual(fieldsOf(withLevels({ from: 0, light: 'ok' }, { from: 0, light: 'concern' })), [
      'items.0.levelSet.levels.1.from',
    ]);
    assert.deepEqual(fieldsOf(withLevels({ from: 0, light: 'ok' }, { from: 5, light: 'concern' })), [
      'items.0.levelSet.levels.1.from',
    ]);
  });

  it('must not call an answer ok that raises a flag', () => {
    const good = withLevels({ from: 0, light: 'ok' }, { from: 3, light: 'concern' });
    assert.deepEqual(fieldsOf({ ...good, flags: [flag] }), ['flags.0.from']);
    const right = withLevels({ from: 0, light: 'ok' }, { from: 2, light: 'concern' });
    assert.deepEqual(fieldsOf({ ...right, flags: [flag] }), []);
  });
});
