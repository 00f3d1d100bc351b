import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { promisFunction, promisSymptoms } from '../../../src/core/instruments/index.js';
import type { Instrument, Scale } from '../../../src/core/model/instrument.js';
import type { Score } from '../../../src/core/model/score.js';
import { localize } from '../../../src/core/model/localized-text.js';
import { bandOf } from '../../../src/core/scoring/band-of.js';
import { changeBetween } from '../../../src/core/scoring/change.js';
import { scoresOf } from '../../../src/core/scoring/scores.js';
import { formatScore } from '../../../src/internal/format/score-and-date.js';
import { responseWith } from '../scoring/examples.js';

describe('PROMIS', () => {
  const scaleOf = (instrument: Instrument, id: string) => {
    const scale = instrument.scales.find((candidate) => candidate.id === id);
    assert(scale);
    return scale;
  };
  const pain = scaleOf(promisSymptoms, 'promis-pain-interference');
  const physical = scaleOf(promisFunction, 'promis-physical-function');
  const wordOf = (scale: Scale, value: number) => localize(bandOf(scale, value)?.word ?? '', 'en');
  const tScore = (scale: Scale, value: number, standardError?: number): Score => ({
    scale: scale.id,
    status: 'ok',
    value,
    ...(standardError === undefined ? {} : { standardError }),
  });

  it('gives bands to whole T-scores, with the cut-off itself on its milder side', () => {
    assert.deepEqual(
      [55, 56, 60, 61, 70, 71].map((value) => wordOf(pain, value)),
      ['normal', 'mild', 'mild', 'moderate', 'moderate', 'severe'],
    );
    assert.deepEqual(
      [29, 30, 39, 40, 44, 45].map((value) => wordOf(physical, value)),
      ['severe', 'moderate', 'moderate', 'mild', 'mild', 'normal'],
    );
  });

  it('gives bands to decimal T-scores exactly at the cut-off', () => {
    assert.deepEqual(
      [55.2, 60.4, 70.3].map((value) => wordOf(pain, value)),
      ['mild', 'moderate', 'severe'],
    );
    assert.deepEqual(
      [44.6, 39.6, 29.7].map((value) => wordOf(physical, value)),
      ['mild', 'moderate', 'severe'],
    );
  });

  it('uses the cut-offs of a Dutch study for fatigue', () => {
    const tired = scaleOf(promisSymptoms, 'promis-fatigue');
    assert.deepEqual(
      [54.9, 55, 59.9, 60, 70, 70.1].map((value) => wordOf(tired, value)),
      ['normal', 'mild', 'mild', 'moderate', 'moderate', 'severe'],
    );
  });

  it('shows no T-score as a number with another word', () => {
    for (const scale of [...promisSymptoms.scales, ...promisFunction.scales]) {
      for (let hundredths = 2000; hundredths <= 8000; hundredths += 1) {
        const value = hundredths / 100;
        assert.equal(wordOf(scale, Number(formatScore(value, scale, 'en'))), wordOf(scale, value), String(value));
      }
    }
  });

  it('names the Dutch studies, and leaves domains that the source does not name unconfirmed', () => {
    const sources = [promisSymptoms, promisFunction].flatMap(({ scales }) =>
      scales.map(({ id, bandSet }) => [id, localize(bandSet?.source.population ?? '', 'en'), bandSet?.source.verified]),
    );
    assert.deepEqual(sources, [
      ['promis-anxiety', 'Dutch population', true],
      ['promis-depression', 'Dutch population', true],
      ['promis-fatigue', 'Dutch population', true],
      ['promis-pain-interference', 'US population', true],
      ['promis-pain-behavior', 'US population', false],
      ['promis-physical-function', 'US population', true],
      ['promis-social-participation', 'US population', true],
      ['promis-social-satisfaction', 'US population', false],
    ]);
  });

  it('states the results of change studies, and that 6 is our choice', () => {
    const rule = pain.change?.find(({ type }) => type === 'important');
    assert.match(localize(rule?.source.title ?? '', 'nl'), /0,1 tot 12,7 punten.*raden 2 tot 6 aan.*wij rekenen met 6/);
  });

  it('gives each scale the LOINC codes of its own T-score', () => {
    const codes = [promisSymptoms, promisFunction].flatMap(({ scales }) =>
      scales.flatMap(({ codes: some = [] }) => some),
    );
    assert.equal(codes.length, 11);
    assert.equal(new Set(codes.map(({ code }) => code)).size, 11);
    // The code of another domain: satisfaction, as in the first PROMIS-29.
    assert(!codes.some(({ code }) => code === '71957-5'));
  });

  it('has the means of the Dutch population, with their source', () => {
    const means = [promisSymptoms, promisFunction].flatMap(({ scales }) =>
      scales.flatMap(({ id, references = [] }) => references.map(({ mean, source }) => [id, mean, source.verified])),
    );
    assert.deepEqual(means, [
      ['promis-anxiety', 49.9, true],
      ['promis-depression', 49.6, true],
      ['promis-fatigue', 49.1, true],
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

  it('computes no score from answers: the host supplies it', () => {
    const [score] = scoresOf(promisSymptoms, { items: [] }, responseWith({}));
    assert.deepEqual(score, { scale: 'promis-anxiety', status: 'notApplicable' });
  });
});
