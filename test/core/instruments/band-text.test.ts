import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as profiles from '../../../src/core/instruments/index.js';
import type { Band, Scale } from '../../../src/core/model/instrument.js';
import { localize } from '../../../src/core/model/localized-text.js';
import { bandOf, hasWholeScores, isOnScale } from '../../../src/core/scoring/band-of.js';
import { instrumentFrom } from '../../../src/core/scoring/instrument-from.js';
import { bandSegmentsOf } from '../../../src/internal/ui/band-segments.js';
import { bandRowsOf, bandStartText, bandStartTextsOf, meanText } from '../../../src/internal/format/band-text.js';
import { formatScore } from '../../../src/internal/format/score-and-date.js';
import { score as messages } from '../../../src/locales/nl/score.js';
import { exampleInstrument, source } from '../scoring/examples.js';

const shipped = Object.values(profiles)
  .flatMap((profile) => (typeof profile === 'object' && 'scales' in profile ? profile.scales : []))
  .filter(({ bandSet }) => bandSet);

/** A random scale from 0 to 16: one answer in whole numbers, or T-scores that may have decimals. */
const anyScale: fc.Arbitrary<Scale> = fc
  .record({
    isWhole: fc.boolean(),
    wordAtMin: fc.boolean(),
    edges: fc.uniqueArray(fc.integer({ min: 2, max: 30 }), { minLength: 1, maxLength: 5 }),
    sides: fc.array(fc.constantFrom('from', 'above', 'exactly'), { minLength: 5, maxLength: 5 }),
  })
  .map(({ isWhole, wordAtMin, edges, sides }) => {
    const later = edges
      .map((edge) => edge / 2)
      .filter((edge) => edge > 0)
      .toSorted((a, b) => a - b)
      .map((from, index): Band => {
        const side = sides[index];
        const word = `w${index + 1}`;
        if (side === 'above') return { from, excludesFrom: true, word };
        return side === 'exactly' ? { from, word, wordAtFrom: `${word}!` } : { from, word };
      });
    const first: Band = wordAtMin ? { from: 0, word: 'w0', wordAtFrom: 'w0!' } : { from: 0, word: 'w0' };
    const made = isWhole
      ? exampleInstrument({ bandSet: { source, bands: [first, ...later] } })
      : exampleInstrument({
          bandSet: { source, bands: [first, ...later] },
          items: [],
          method: { type: 'external' },
        });
    const [scale] = instrumentFrom(made).scales;
    assert(scale);
    return scale;
  });

const wordOf = (scale: Scale, value: number) => localize(bandOf(scale, value)?.word ?? '', 'nl');
/** Parses an end of a shown range ("> 55", "4,5"), and whether the number itself is excluded. */
const endOf = (text: string) => ({
  isOpen: /[<>]/.test(text),
  value: Number(text.replace(/[<>\s]/g, '').replace(',', '.')),
});

/** Returns whether a shown range contains a value, read as a person would. */
function holds(range: string, value: number): boolean {
  const [start = '', end = start] = range.split('–');
  const [low, high] = [endOf(start), endOf(end)];
  return (
    (low.isOpen ? value > low.value : value >= low.value) && (high.isOpen ? value < high.value : value <= high.value)
  );
}

/** Returns values at, just below and just above every edge, if the scale can have them. */
function valuesAround(scale: Scale): number[] {
  const edges = [scale.min, scale.max, ...(scale.bandSet?.bands.map(({ from }) => from) ?? [])];
  const steps = hasWholeScores(scale) ? [-1, 0, 1] : [-1, -0.5, -0.01, 0, 0.01, 0.5, 1];
  const values = edges.flatMap((edge) => steps.map((step) => edge + step));
  return values.filter((value) => isOnScale(scale, value) && (!hasWholeScores(scale) || Number.isInteger(value)));
}

function checkRows(scale: Scale): void {
  const rows = bandRowsOf(scale, 'nl');
  for (const value of valuesAround(scale)) {
    const words = rows.filter(({ range }) => holds(range, value)).map(({ word }) => word);
    assert.deepEqual(words, [wordOf(scale, value)], `${value} among ${rows.map(({ range }) => range).join(' | ')}`);
  }
}

function checkStarts(scale: Scale): void {
  for (const band of scale.bandSet?.bands.slice(1) ?? []) {
    const text = bandStartText({ ...band, word: 'w' }, { messages, language: 'nl' });
    const [, side, edge = ''] = /^w (vanaf|boven) (.*)$/.exec(text) ?? [];
    const at = bandOf(scale, Number(edge.replace(',', '.')));
    assert.equal(at?.from === band.from, side === 'vanaf', text);
  }
}

describe('ranges and cut-offs of bands', () => {
  for (const scale of shipped) {
    it(`${scale.id}: has every score in exactly the shown range with its word`, () => {
      checkRows(scale);
      checkStarts(scale);
    });
  }

  it('name each word that a score can get, with the word for exactly one score', () => {
    const startsOf = (scale: Scale) => bandStartTextsOf(scale, { messages, language: 'nl' }).join(', ');
    const band = (from: number, word: string, wordAtFrom?: string): Band => ({
      from,
      word,
      ...(wordAtFrom !== undefined && { wordAtFrom }),
      light: 'ok',
    });
    const scaleOf = (...bands: Band[]): Scale => ({
      ...exampleInstrument().scales[0]!,
      min: 0,
      bandSet: { source, bands },
    });
    assert.equal(startsOf(scaleOf(band(0, 'weinig', 'geen'), band(3, 'matig'))), 'geen, weinig boven 0, matig vanaf 3');
    assert.equal(
      startsOf(scaleOf(band(0, 'weinig'), band(3, 'matig', 'net matig'))),
      'weinig, net matig vanaf 3, matig boven 3',
    );
    for (const scale of shipped) {
      const words = bandRowsOf(scale, 'nl').map(({ word }) => word);
      const starts = bandStartTextsOf(scale, { messages, language: 'nl' });
      assert.deepEqual(
        starts.map((text) => text.replace(/ (vanaf|boven) .*$/, '')),
        words,
        scale.id,
      );
    }
  });

  it('hold for any bands, with whole scores and with decimals', () => {
    fc.assert(
      fc.property(anyScale, (scale) => {
        checkRows(scale);
        checkStarts(scale);
      }),
    );
  });

  it('are drawn with every score on its own side', () => {
    fc.assert(
      fc.property(
        anyScale,
        fc.array(fc.integer({ min: 0, max: 64 }), { minLength: 1 }),
        fc.boolean(),
        (scale, all, whole) => {
          const values = all.map((value) => (whole ? Math.round(value / 4) : value / 4));
          const stretches = bandSegmentsOf(scale, values);
          for (const value of values) {
            const drawn = stretches.filter(({ from, to }) => value >= from && value <= to).map(({ band }) => band.from);
            assert(drawn.includes(bandOf(scale, value)?.from ?? Number.NaN), String(value));
          }
        },
      ),
    );
  });

  it('show no score as a number with another word', () => {
    fc.assert(
      fc.property(anyScale, fc.integer({ min: 0, max: 16000 }), (scale, thousandths) => {
        const value = thousandths / 1000;
        assert.equal(wordOf(scale, Number(formatScore(value, scale, 'en'))), wordOf(scale, value));
      }),
    );
  });

  it('state on which side of its cut-off a score is', () => {
    const rowsOf = (id: string) =>
      bandRowsOf(
        shipped.find((scale) => scale.id === id)!,
        'nl',
      ).map(({ range, word }) => `${range} ${word}`);
    assert.deepEqual(rowsOf('promis-anxiety'), [
      '10–55 normaal',
      '> 55 – 60 licht',
      '> 60 – 70 matig',
      '> 70 – 90 ernstig',
    ]);
    assert.deepEqual(rowsOf('promis-physical-function'), [
      '10 – < 30 ernstig',
      '30 – < 40 matig',
      '40 – < 45 licht',
      '45–90 normaal',
    ]);
    assert.deepEqual(rowsOf('nrs-pijn'), ['0 geen', '1–3 weinig', '4–6 matig', '7–10 veel']);
    assert.deepEqual(rowsOf('phq-4-anxiety'), ['0–2 laag', '3–6 verhoogd']);
  });
});

describe('the mean of a reference group', () => {
  it('is the same number everywhere, with its decimal even on a scale without decimals', () => {
    assert.deepEqual(
      [54.9, 52, 49.94].map((mean) => meanText(mean, {}, 'nl')),
      ['54,9', '52', '49,9'],
    );
    assert.equal(meanText(0.8742, { decimals: 3 }, 'nl'), '0,874');
  });
});
