import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as exported from '../../../src/core/instruments/index.js';
import type { Instrument, Citation } from '../../../src/core/model/instrument.js';
import { localize, allTranslationsOf } from '../../../src/core/model/localized-text.js';
import { ar } from '../../../src/locales/ar.js';
import { en } from '../../../src/locales/en.js';
import { nl } from '../../../src/locales/nl.js';

const { gad7, phq4, phq9, werkHerstelInstrument } = exported;
const all = Object.values(exported).filter(
  (profile): profile is Instrument => typeof profile === 'object' && 'scales' in profile,
);

describe('unverified numbers', () => {
  it('are marked', () => {
    const unverified = all.flatMap(({ scales }) =>
      scales.filter(({ bandSet }) => bandSet && !bandSet.source.verified).map(({ id }) => id),
    );
    const demo = werkHerstelInstrument.scales.map(({ id }) => id);
    const others = ['nrs-pijn', 'nrs-vermoeidheid', 'nrs-last', 'promis-social-satisfaction', 'promis-pain-behavior'];
    assert.deepEqual(unverified, [...others, ...demo]);
    for (const { scales } of [phq9, gad7]) {
      assert(scales[0]?.change?.every(({ source }) => !source.verified));
    }
  });
});

describe('every profile', () => {
  const sourcesOf = ({ items, scales, flags = [] }: Instrument): Citation[] =>
    [
      ...items.flatMap(({ levelSet }) => [levelSet?.source, ...(levelSet?.levels.map(({ source }) => source) ?? [])]),
      ...scales.flatMap(({ bandSet, references = [], change = [] }) => [
        bandSet?.source,
        ...[...references, ...change].map(({ source }) => source),
      ]),
      ...flags.map(({ source }) => source),
    ].filter((source) => source !== undefined);

  it('names its sources in Dutch, English and Arabic', () => {
    for (const { title, population } of all.flatMap(sourcesOf)) {
      assert.deepEqual(Object.keys(title), ['nl', 'en', 'ar'], JSON.stringify(title));
      if (population) assert.deepEqual(Object.keys(population), ['nl', 'en', 'ar']);
    }
  });

  it('states that colors are our choice if the source does not give them', () => {
    const withColors = all
      .filter(({ id }) => id !== werkHerstelInstrument.id)
      .flatMap(({ scales }) => scales.flatMap(({ bandSet }) => bandSet ?? []));
    assert(withColors.length > 0);
    for (const { source } of withColors) assert.match(localize(source.title, 'nl'), /de kleuren zijn onze keuze$/);
  });

  it('states the direction in the words of the other widgets', () => {
    for (const [language, { directionSentence }, direction] of [
      ['nl', nl.messages.score, /Hoger (is|betekent) [^.]*\./g],
      ['en', en.messages.score, /Higher (is|means) [^.]*\./g],
      ['ar', ar.messages.score, /الأعلى [^.]*\./g],
    ] as const) {
      for (const { about: facts, scales } of all) {
        const statedDirections = localize(facts.scoreMeaning, language).match(direction) ?? [];
        const own = new Set(scales.map((scale) => directionSentence[scale.direction]));
        for (const sentence of statedDirections) assert(own.has(sentence), sentence);
      }
    }
  });

  it('never compares a value of health with death', () => {
    for (const { about: facts } of all) {
      for (const text of allTranslationsOf(facts.scoreMeaning)) assert.doesNotMatch(text, /dood|dead|death|موت/i);
    }
  });

  it('states the licence of the text as its owner does', () => {
    const licences = Object.fromEntries(all.map(({ id, about: facts }) => [id, facts.licence]));
    assert.equal(licences['who-5'], 'freeNonCommercial');
    assert.equal(licences['rand-36'], 'freeWithAttribution');
    assert.equal(licences['eq-5d-5l'], 'licenceRequired');
  });

  it('states the period that the PHQ-4 asks about', () => {
    assert.match(localize(phq4.about.measures, 'nl'), /afgelopen 2 weken/);
  });
});

describe('answer levels of the PHQ', () => {
  const at = (from: number) => {
    const { levelSet } = phq9.items[0] ?? {};
    const level = levelSet?.levels.find((candidate) => candidate.from === from);
    return (level?.source ?? levelSet?.source)?.verified;
  };

  it('confirm a symptom from 2, but not the cut-off at 1', () => {
    assert.deepEqual([at(1), at(2)], [false, true]);
  });
});
