import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ChangeRule, ScoreDirection, Scale } from '../../../src/core/model/instrument.js';
import { changeBetween, standardErrorOf, type ChangeVerdict } from '../../../src/core/scoring/change.js';
import { exampleInstrument, scoreWith, source } from './examples.js';

function scaleWith(change?: ChangeRule[], direction: ScoreDirection = 'higherIsWorse'): Scale {
  const [scale] = exampleInstrument({ min: 0, max: 100, direction, ...(change ? { change } : {}) }).scales;
  assert(scale);
  return scale;
}

// 1.96 * 6 * sqrt(2 * (1 - 0.84)) = 6.65
const reliable: ChangeRule = { type: 'reliable', standardDeviation: 6, reliability: 0.84, source };
const points = (number: number): ChangeRule => ({ type: 'reliablePoints', points: number, source });
const fromErrors: ChangeRule = { type: 'reliableFromErrors', source };
const important = (number: number): ChangeRule => ({ type: 'important', points: number, source });
const uneven: ChangeRule = { type: 'important', points: 10, pointsWorse: 15, source };
const share = (number: number): ChangeRule => ({ type: 'importantShare', share: number, source });
const betterOnly: ChangeRule = { type: 'important', points: 2, onlyFor: 'improvement', source };
const worseOnly: ChangeRule = { type: 'reliablePoints', points: 3, onlyFor: 'worsening', source };

const table: readonly [string, ChangeRule[], number, number, ChangeVerdict][] = [
  ['no rule: only the difference', [], 10, 2, 'noRule'],
  ['both met', [reliable, important(5)], 20, 10, 'improved'],
  ['both met, the other way', [reliable, important(5)], 10, 20, 'worsened'],
  ['only important: inside the noise', [reliable, important(5)], 20, 14, 'possiblyImproved'],
  ['only important, the other way', [reliable, important(5)], 14, 20, 'possiblyWorsened'],
  ['only reliable: patients do not notice it', [reliable, important(10)], 20, 12, 'noClearChange'],
  ['neither', [reliable, important(5)], 20, 18, 'noClearChange'],
  ['equal', [reliable, important(5)], 20, 20, 'noClearChange'],
  ['just below the measurement error', [reliable], 20, 13.35, 'noClearChange'],
  ['just above the measurement error', [reliable], 20, 13.34, 'improved'],
  ['the published number of points counts', [points(6)], 20, 14, 'improved'],
  ['one point less does not', [points(6)], 20, 15, 'noClearChange'],
  ['important alone says nothing of the noise', [important(2)], 6, 4, 'possiblyImproved'],
  ['important alone, not met', [important(2)], 6, 5, 'noClearChange'],
  ['important where better takes fewer points than worse', [uneven], 60, 50, 'possiblyImproved'],
  ['just not enough better', [uneven], 60, 50.5, 'noClearChange'],
  ['worse by the points of better', [uneven], 50, 60, 'noClearChange'],
  ['worse by its own points', [uneven], 50, 65, 'possiblyWorsened'],
  ['a share of the earlier score', [share(0.3)], 10, 7, 'possiblyImproved'],
  ['less than the share', [share(0.3)], 10, 8, 'noClearChange'],
  ['of two important rules one is enough', [important(5), share(0.3)], 10, 7, 'possiblyImproved'],
  ['reliable rules must all be met', [points(3), reliable], 20, 16, 'noClearChange'],
  ['a share of nothing cannot be judged', [share(0.3)], 0, 3, 'noRule'],
  ['errors that are not known cannot be judged', [fromErrors], 62, 40, 'noRule'],
  ['a rule for getting better, met', [betterOnly], 8, 6, 'possiblyImproved'],
  ['a rule for getting better, not met', [betterOnly], 8, 7, 'noClearChange'],
  ['a rule for getting better says nothing of getting worse', [betterOnly], 2, 8, 'noRule'],
  ['a rule for getting better, nothing changed', [betterOnly], 8, 8, 'noClearChange'],
  ['a rule for getting worse, met', [worseOnly], 2, 8, 'worsened'],
  ['a rule for getting worse says nothing of getting better', [worseOnly], 8, 2, 'noRule'],
  ['each direction by its own rule', [betterOnly, worseOnly], 8, 2, 'possiblyImproved'],
  ['each direction by its own rule, the other way', [betterOnly, worseOnly], 2, 8, 'worsened'],
  ['a fraction off by rounding still meets the rule', [points(0.3)], 0.4, 0.7, 'worsened'],
  ['and a share', [share(0.1)], 0.3, 0.27, 'possiblyImproved'],
];

describe('changeBetween', () => {
  for (const [name, rules, before, after, verdict] of table) {
    it(`${name}: ${before} -> ${after} is ${verdict}`, () => {
      const change = changeBetween(scaleWith(rules), scoreWith(before), scoreWith(after));
      assert.equal(change?.verdict, verdict);
      assert.equal(change.difference, after - before);
    });
  }

  it('reverses the verdict of a difference if higher is better', () => {
    const scale = scaleWith([points(2)], 'higherIsBetter');
    assert.equal(changeBetween(scale, scoreWith(3), scoreWith(6))?.verdict, 'improved');
    assert.equal(changeBetween(scale, scoreWith(6), scoreWith(3))?.verdict, 'worsened');
    const both = scaleWith([uneven], 'higherIsBetter');
    assert.equal(changeBetween(both, scoreWith(50), scoreWith(60))?.verdict, 'possiblyImproved');
    assert.equal(changeBetween(both, scoreWith(60), scoreWith(50))?.verdict, 'noClearChange');
  });

  it('uses the standard errors of both scores', () => {
    const scale = scaleWith([fromErrors]);
    assert.equal(changeBetween(scale, scoreWith(62, 3.2), scoreWith(54, 3.2))?.verdict, 'noClearChange');
    assert.equal(changeBetween(scale, scoreWith(62, 3.2), scoreWith(53, 3.2))?.verdict, 'improved');
    assert.equal(changeBetween(scale, scoreWith(62, 3.2), scoreWith(53))?.verdict, 'noRule');
  });

  it('never calls a difference of zero a change', () => {
    const scale = scaleWith([fromErrors]);
    assert.equal(changeBetween(scale, scoreWith(50, 2), scoreWith(50, 2))?.verdict, 'noClearChange');
  });

  it('treats a standard error of 0 or less as unknown', () => {
    const scale = scaleWith([fromErrors, important(6)]);
    for (const [before, after] of [
      [0, 0],
      [-9, 2],
      [2, -9],
      [0, 2],
    ] as const) {
      const change = changeBetween(scale, scoreWith(60, before), scoreWith(54, after));
      assert.equal(change?.verdict, 'possiblyImproved');
      assert.deepEqual(change?.rules, [important(6)]);
    }
    assert.deepEqual(
      [undefined, -9, 0, Number.NaN, Infinity, 2].map((error) => standardErrorOf(scoreWith(50, error))),
      [undefined, undefined, undefined, undefined, undefined, 2],
    );
  });

  it('never applies a share to one step of a single answer', () => {
    const rating = (items: Scale['items'], method: Scale['method']) => ({ ...scaleWith([share(0.3)]), items, method });
    const single = rating([{ item: 'a' }], { type: 'value' });
    assert.equal(changeBetween(single, scoreWith(3), scoreWith(2))?.verdict, 'noClearChange');
    assert.equal(changeBetween(single, scoreWith(1), scoreWith(2))?.verdict, 'noClearChange');
    assert.equal(changeBetween(single, scoreWith(6), scoreWith(4))?.verdict, 'possiblyImproved');
    const computed = rating([], { type: 'external' });
    assert.equal(changeBetween(computed, scoreWith(3), scoreWith(2))?.verdict, 'possiblyImproved');
  });

  it('does not list a rule for the other direction as applied', () => {
    const scale = scaleWith([betterOnly, worseOnly]);
    assert.deepEqual(changeBetween(scale, scoreWith(8), scoreWith(6))?.rules, [betterOnly]);
    assert.deepEqual(changeBetween(scale, scoreWith(6), scoreWith(9))?.rules, [worseOnly]);
  });

  it('judges the better direction if higher is better', () => {
    const scale = scaleWith([betterOnly], 'higherIsBetter');
    assert.equal(changeBetween(scale, scoreWith(4), scoreWith(6))?.verdict, 'possiblyImproved');
    assert.equal(changeBetween(scale, scoreWith(6), scoreWith(4))?.verdict, 'noRule');
  });

  it('lists exactly the applied rules', () => {
    const change = changeBetween(scaleWith([fromErrors, important(2)]), scoreWith(6), scoreWith(4));
    assert.deepEqual(change?.rules, [important(2)]);
    assert.deepEqual(changeBetween(scaleWith(), scoreWith(6), scoreWith(4))?.rules, []);
  });

  it('returns undefined if either score has no value within the scale', () => {
    const scale = scaleWith([important(2)]);
    const none = { scale: 'total', status: 'incomplete' } as const;
    assert.equal(changeBetween(scale, none, scoreWith(4)), undefined);
    assert.equal(changeBetween(scale, scoreWith(4), none), undefined);
    assert.equal(changeBetween(scale, { ...none, value: 9 }, scoreWith(4)), undefined);
    assert.equal(changeBetween(scale, scoreWith(4), scoreWith(101)), undefined);
    assert.equal(changeBetween(scale, scoreWith(4), scoreWith(Number.NaN)), undefined);
  });
});
