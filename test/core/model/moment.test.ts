import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { momentOf, noMoment } from '../../../src/core/model/moment.js';

describe('the moment of a date', () => {
  it('is the start of the year, the month or the day that it names', () => {
    assert.equal(momentOf('2026'), Date.UTC(2026, 0, 1));
    assert.equal(momentOf('2026-05'), Date.UTC(2026, 4, 1));
    assert.equal(momentOf('2026-05-01'), Date.UTC(2026, 4, 1));
  });

  it('is its time, in UTC where it names no zone', () => {
    assert.equal(momentOf('2026-05-01T09:30:00+02:00'), Date.UTC(2026, 4, 1, 7, 30));
    assert.equal(momentOf('2026-05-01T09:30:00Z'), Date.UTC(2026, 4, 1, 9, 30));
    assert.equal(momentOf('2026-05-01T09:30'), Date.UTC(2026, 4, 1, 9, 30));
  });

  it('is none for what is no ISO date, whatever a browser would make of it', () => {
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
      assert.equal(momentOf(date), noMoment, date);
    }
  });
});
