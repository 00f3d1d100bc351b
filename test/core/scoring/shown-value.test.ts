import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { bandOf } from '../../../src/core/scoring/band-of.js';
import { shownDifference, shownValue } from '../../../src/core/scoring/shown-value.js';
import { exampleInstrument, source } from './examples.js';

const [scale] = exampleInstrument({
  min: 0,
  max: 100,
  bandSet: {
    source,
    bands: [
      { from: 0, word: 'a' },
      { from: 10, word: 'b' },
      { from: 55.5, word: 'c' },
    ],
  },
}).scales;
assert(scale);
const shown = (value: number) => shownValue(value, scale).number;

describe('the shown value', () => {
  it('is rounded to the decimals of the scale', () => {
    assert.deepEqual([12.4, 12.5, 17.36, 0, -0].map(shown), [12, 13, 17, 0, 0]);
    assert.equal(shownValue(1.255, { decimals: 2 }).number, 1.26);
    assert.deepEqual(
      [-1.255, -0.001, 1e-9].map((value) => shownValue(value, { decimals: 2 }).number),
      [-1.26, 0, 0],
    );
  });

  it('has more decimals, or is truncated, instead of moving into another band', () => {
    assert.deepEqual([9.4, 9.6, 9.97, 9.9999, 9.9999999, 55.4].map(shown), [9, 9.6, 9.97, 9.99, 9.99, 55]);
    assert.deepEqual([55.5, 55.6, 10, 10.2].map(shown), [56, 56, 10, 10]);
  });

  it('is the number itself after a floating-point error', () => {
    assert.equal(shown(10 - 1e-12), 10);
  });

  it('is in the band of the score, and keeps the order of scores', () => {
    const value = fc.oneof(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 9, max: 11, noNaN: true }));
    fc.assert(
      fc.property(value, value, (a, b) => {
        assert.equal(bandOf(scale, shown(a)), bandOf(scale, a));
        if (a <= b) assert.ok(shown(a) <= shown(b), `${a} <= ${b}`);
      }),
      { numRuns: 5_000 },
    );
  });

  it('gives differences in decimal arithmetic', () => {
    const difference = (before: number, after: number) =>
      shownDifference(shownValue(before, { decimals: 1 }), shownValue(after, { decimals: 1 }));
    assert.equal(difference(0.1, 0.3), 0.2);
    assert.equal(difference(52.1, 52.4), 0.3);
    assert.equal(difference(0.3, 0.1), -0.2);
  });
});
