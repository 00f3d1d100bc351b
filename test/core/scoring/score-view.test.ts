import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Scale } from '../../../src/core/model/instrument.js';
import type { Measurement, Score } from '../../../src/core/model/score.js';
import { bandOf } from '../../../src/core/scoring/band-of.js';
import { compareWith, historiesOf, unknownScalesOf } from '../../../src/core/scoring/score-view.js';
import { exampleInstrument, scoreWith, source } from './examples.js';

const bandSet: Scale['bandSet'] = {
  source,
  bands: [
    { from: 0, word: 'low', light: 'ok', grade: 'none' },
    { from: 5, word: 'middle', light: 'attention', grade: 'light' },
    { from: 10, word: 'high', light: 'concern', grade: 'severe' },
  ],
};
const instrument = exampleInstrument({ bandSet, change: [{ type: 'reliablePoints', points: 3, source }] });

function at(date: string, score: number | Score, rest: Partial<Measurement> = {}): Measurement {
  return { date, scores: [typeof score === 'number' ? scoreWith(score) : score], ...rest };
}

function viewsOf(...measurements: Measurement[]) {
  return historiesOf(instrument, measurements)[0]?.views ?? [];
}

const incomplete: Score = { scale: 'total', status: 'incomplete', answered: 2, asked: 4 };

describe('bandOf', () => {
  const [scale] = instrument.scales;
  assert(scale);
  const words = (value: number) => bandOf(scale, value)?.word;

  it('starts a band at its own number', () => {
    assert.deepEqual([0, 4.99, 5, 5.01, 9.99, 10, 16].map(words), [
      'low',
      'low',
      'middle',
      'middle',
      'middle',
      'high',
      'high',
    ]);
  });

  it('treats a floating-point error below the cut-off as the cut-off', () => {
    assert.equal(words(5 - 1e-12), 'middle');
    assert.equal(words(16 + 1e-12), 'high');
  });

  it('returns undefined outside the scale, for NaN, and without bands', () => {
    assert.deepEqual([-0.01, 16.01, Number.NaN, Number.POSITIVE_INFINITY].map(words), Array(4).fill(undefined));
    assert.equal(bandOf({ ...scale, bandSet: undefined }, 5), undefined);
  });
});

describe('historiesOf', () => {
  it('has a score with its band, light, grade and source', () => {
    const [view] = viewsOf(at('2026-11-22', 7, { response: 'r', version: '1' }));
    assert.equal(view?.value, 7);
    assert.equal(view.band?.word, 'middle');
    assert.deepEqual([view.light, view.grade, view.source], ['attention', 'light', source]);
    assert.deepEqual([view.date, view.response, view.version], ['2026-11-22', 'r', '1']);
    assert.deepEqual([view.previous, view.change], [undefined, undefined]);
  });

  it('has one history for each scale in the instrument’s order, also without scores', () => {
    const two = { ...instrument, scales: instrument.scales.flatMap((scale) => [scale, { ...scale, id: 'other' }]) };
    const histories = historiesOf(two, [at('2026-11-22', 7)]);
    assert.deepEqual(
      histories.map(({ scale, views, latest }) => [scale.id, views.length, latest?.value]),
      [
        ['total', 1, 7],
        ['other', 0, undefined],
      ],
    );
  });

  it('compares with the previous score', () => {
    const [, view] = viewsOf(at('2026-08-22', 12), at('2026-11-22', 7));
    assert.equal(view?.previous?.value, 12);
    assert.deepEqual([view.change?.difference, view.change?.verdict], [-5, 'improved']);
  });

  it('sorts by time: days, times and zones, months and years', () => {
    const dates = [
      '2026-11-22T10:00:00+01:00', // 09:00 in UTC
      '2026-11-22T09:30:00Z',
      '2026-11-22',
      '2026-11-21T23:59:59-05:00', // 04:59 on the 22nd
      '2026',
      '2026-03',
      '2026-11-22T09:15:00', // no zone: read as UTC, so that every machine has the same order
    ];
    const ordered = ['2026', '2026-03', '2026-11-22', dates[3], dates[0], dates[6], dates[1]];
    for (const given of [dates, dates.toReversed()]) {
      assert.deepEqual(
        viewsOf(...given.map((date) => at(date, 5))).map(({ date }) => date),
        ordered,
      );
    }
  });

  it('has a fixed order within a moment, and sorts unreadable dates first', () => {
    const given = [at('2026-11-22', 1), at('2026-11-22', 2), at('yesterday', 3), at('soon', 4)];
    for (const measurements of [given, given.toReversed()]) {
      assert.deepEqual(
        viewsOf(...measurements).map(({ value }) => value),
        [4, 3, 1, 2],
      );
    }
  });

  it('states no change between unreadable dates, such as in Dutch order', () => {
    const views = viewsOf(at('01-05-2026', 3), at('13-08-2026', 5), at('01-11-2026', 8), at('2026-11-20', 12));
    assert.deepEqual(
      views.map(({ change }) => change),
      [undefined, undefined, undefined, undefined],
    );
  });

  it('does not change its input', () => {
    const measurements = Object.freeze([at('2026-11-22', 1), at('2026-08-22', 2)]);
    assert.equal(historiesOf(instrument, measurements)[0]?.latest?.value, 1);
  });

  it('skips a measurement without a value when comparing', () => {
    const [, gap, view] = viewsOf(at('2026-05-22', 12), at('2026-08-22', incomplete), at('2026-11-22', 7));
    assert.equal(gap?.value, undefined);
    assert.equal(gap?.change, undefined);
    assert.equal(view?.previous?.value, 12);
  });

  it('does not compare different versions', () => {
    const views = viewsOf(
      at('2026-05-22', 12, { version: '1' }),
      at('2026-08-22', 9, { version: '2' }),
      at('2026-11-22', 7, { version: '1' }),
    );
    assert.deepEqual(
      views.map(({ previous }) => previous?.value),
      [undefined, undefined, 12],
    );
  });

  it('gives an incomplete score no band, even if it has a number', () => {
    const [, view] = viewsOf(at('2026-08-22', 12), at('2026-11-22', { ...incomplete, value: 3 }));
    assert.deepEqual(
      [view?.value, view?.band, view?.light, view?.grade, view?.source, view?.change],
      Array(6).fill(undefined),
    );
    assert.equal(view?.score.answered, 2);
  });

  it('gives a prorated score the same as a complete one', () => {
    assert.equal(viewsOf(at('2026-11-22', { ...scoreWith(12), status: 'prorated' }))[0]?.light, 'concern');
  });

  it('gives no band to a number outside the scale, and does not compare with it', () => {
    const [wrong, view] = viewsOf(at('2026-08-22', 99), at('2026-11-22', 7));
    assert.deepEqual([wrong?.value, wrong?.light], [undefined, undefined]);
    assert.equal(view?.previous, undefined);
  });

  it('shows a number without bands without a color', () => {
    const [scale] = historiesOf(exampleInstrument(), [at('2026-11-22', 7)]);
    assert.deepEqual([scale?.latest?.value, scale?.latest?.light, scale?.latest?.source], [7, undefined, undefined]);
  });

  it('uses only external scores for an external scale', () => {
    const external = exampleInstrument({
      method: { type: 'external' },
      items: [],
      min: 10,
      max: 90,
      change: [{ type: 'reliableFromErrors', source }],
    });
    const none: Score = { scale: 'total', status: 'notApplicable' };
    const [history] = historiesOf(external, [
      at('2026-08-22', scoreWith(62, 3.2)),
      at('2026-11-22', scoreWith(53, 3.2)),
      at('2026-11-22', none, { response: 'r' }),
    ]);
    assert.deepEqual([history?.views.length, history?.latest?.change?.verdict], [2, 'improved']);
  });

  it('counts a response once, by the score with a value', () => {
    const views = viewsOf(
      at('2026-08-22', 12),
      at('2026-11-22', incomplete, { response: 'r' }),
      at('2026-11-22', 7, { response: 'r' }),
      at('2026-11-22', 6, { response: 'r' }),
    );
    assert.deepEqual(
      views.map(({ value }) => value),
      [12, 7],
    );
    assert.equal(views[1]?.previous?.value, 12);
  });

  it('leaves out unknown scales, and names them', () => {
    const measurements = [at('2026-11-22', 7), at('2026-11-22', { ...scoreWith(3), scale: 'other' })];
    assert.equal(historiesOf(instrument, measurements)[0]?.views.length, 1);
    assert.deepEqual(unknownScalesOf(instrument, measurements), ['other']);
  });
});

describe('versions', () => {
  const named = { ...instrument, questionnaires: ['https://example.org/q|2'] };
  const latestOf = (profile: typeof instrument, version: string) =>
    historiesOf(profile, [at('2026-11-22', 12, { version })])[0]?.latest;

  it('keep their number without band and light if the instrument names others', () => {
    const view = latestOf(named, '3');
    assert.deepEqual([view?.isOtherVersion, view?.value, view?.light, view?.source], [true, 12, undefined, undefined]);
  });

  it('have bands if the instrument names this version, its own, or none', () => {
    assert.equal(latestOf(named, '2')?.light, 'concern');
    assert.equal(latestOf({ ...named, version: '1' }, '1')?.light, 'concern');
    assert.equal(latestOf(instrument, '9')?.light, 'concern');
  });
});

describe('compareWith', () => {
  it('compares with a chosen score instead of the last one', () => {
    const [first, , last] = viewsOf(at('2026-05-22', 2), at('2026-08-22', 12), at('2026-11-22', 7));
    assert(first && last);
    assert.deepEqual([last.change?.difference, last.change?.verdict], [-5, 'improved']);
    const { previous, change } = compareWith(last, first);
    assert.deepEqual([previous?.value, change?.difference, change?.verdict], [2, 5, 'worsened']);
  });

  it('does not compare with a score without a value or of another version', () => {
    const [none, other, last] = viewsOf(
      at('2026-05-22', incomplete, { version: '2' }),
      at('2026-08-22', 12, { version: '1' }),
      at('2026-11-22', 7, { version: '2' }),
    );
    assert(none && other && last);
    assert.deepEqual([compareWith(last, none).change, compareWith(last, other).change], [undefined, undefined]);
  });
});
