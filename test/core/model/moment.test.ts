import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isCertainlyBefore, timestampOf, noMoment } from '../../../src/core/model/timestamp.js';

describe('timestampOf', () => {
  it('returns the start of the year, month or day', () => {
    assert.equal(timestampOf('2026'), Date.UTC(2026, 0, 1));
    assert.equal(timestampOf('2026-05'), Date.UTC(2026, 4, 1));
    assert.equal(timestampOf('2026-05-01'), Date.UTC(2026, 4, 1));
  });

  it('returns the time, in UTC without a zone', () => {
    assert.equal(timestampOf('2026-05-01T09:30:00+02:00'), Date.UTC(2026, 4, 1, 7, 30));
    assert.equal(timestampOf('2026-05-01T09:30:00Z'), Date.UTC(2026, 4, 1, 9, 30));
    assert.equal(timestampOf('2026-05-01T09:30'), Date.UTC(2026, 4, 1, 9, 30));
  });

  it('returns no timestamp for other formats, whatever a browser returns', () => {
    for (const date of [
      '01-05-2026',
      '1/5/2026',
      '2026-5-1',
      'May 1, 2026',
      '2026-02-30',
      '2026-13-01',
      '20260501',
      '',
    ]) {
      assert.equal(timestampOf(date), noMoment, date);
    }
  });
});

describe('isCertainlyBefore', () => {
  const table: readonly [earlier: string, later: string, isBefore: boolean][] = [
    ['2026-01-09', '2026-01-10', true],
    ['2026-01-10', '2026-01-09', false],
    ['2026-01-10', '2026-01-10', false],
    ['2026-01-10', '2026-01-10T16:00:00Z', false],
    ['2026-01-09T23:30:00Z', '2026-01-10', true],
    ['2026-01-10T07:30:00+01:00', '2026-01-10T07:30:00Z', true],
    ['2026-01-10T07:30:00', '2026-01-10T09:30:00', true],
    // Without a zone, the first may be later.
    ['2026-01-10T07:30:00', '2026-01-10T09:30:00Z', false],
    ['2026', '2026-03-01', false],
    ['2025', '2026-03-01', true],
    ['2026-02', '2026-03-01', true],
    ['yesterday', '2026-01-10', false],
  ];
  for (const [earlier, later, isBefore] of table) {
    it(`is ${isBefore} for ${earlier} and ${later}`, () => {
      assert.equal(isCertainlyBefore(earlier, later), isBefore);
    });
  }
});
