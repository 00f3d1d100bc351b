import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import * as profiles from '../../../src/core/instruments/index.js';
import type { Band, ChangeRule, Instrument, Scale, ScoringMethod } from '../../../src/core/model/instrument.js';
import { bandOf } from '../../../src/core/scoring/band-of.js';
import { changeBetween } from '../../../src/core/scoring/change.js';
import { instrumentFrom } from '../../../src/core/scoring/instrument-from.js';
import { flagsOf, scoresOf } from '../../../src/core/scoring/scores.js';
import { about, exampleInstrument, questionnaireFor, responseTo, scoreWith, source } from './examples.js';

// Expected results by other authors, in a folder next to the project. Each kind of vector has a check here.

interface Vector {
  readonly id: string;
  readonly kind: string;
  readonly in: Record<string, unknown>;
  readonly out: unknown;
}

const file = new URL('../../../../shared/oracles/scoring.json', import.meta.url);
const instruments: Record<string, Instrument> = {
  'phq-9': profiles.phq9,
  'gad-7': profiles.gad7,
  'phq-4': profiles.phq4,
  'who-5': profiles.who5,
  'rand-36': profiles.rand36,
};
const bandNames: Record<string, readonly string[]> = {
  'phq-9': ['none-minimal', 'mild', 'moderate', 'moderately-severe', 'severe'],
  'gad-7': ['minimal', 'mild', 'moderate', 'severe'],
  'phq-4': ['normal', 'mild', 'moderate', 'severe'],
};
const methods: Record<string, ScoringMethod> = {
  sum: { type: 'sum' },
  mean: { type: 'mean' },
  pomp: { type: 'percentOfMaximum' },
};

const checks: Record<string, (given: never, expected: never) => void> = {
  scale(
    given: { items: (number | null)[]; min: number; max: number; method: string; maxMissingShare?: number },
    expected: number | null,
  ) {
    const method = methods[given.method];
    assert(method);
    const count = given.items.length;
    const [min, max] = {
      sum: [given.min * count, given.max * count],
      mean: [given.min, given.max],
      pomp: [0, 100],
    }[given.method] ?? [0, 0];
    const share = given.maxMissingShare ?? 0;
    const instrument = instrumentFrom(
      exampleInstrument(
        { method, min: min ?? 0, max: max ?? 0, missing: { type: 'maximumShare', share } },
        { count, min: given.min, max: given.max },
      ),
    );
    const [score] = scoresOf(instrument, questionnaireFor(instrument), responseTo(instrument, given.items));
    assert(expected === null ? score?.status === 'incomplete' : about(score?.value, expected));
  },

  band({ instrument, score }: { instrument: string; score: number }, expected: string) {
    const scale = instruments[instrument]?.scales[0];
    assert(scale);
    assert.equal(nameOf(instrument, scale, bandOf(scale, score)), expected);
  },

  instrument({ instrument: id, items }: { instrument: string; items: number[] }, expected: Record<string, unknown>) {
    const instrument = instrumentWithId(id);
    const questionnaire = questionnaireFor(instrument);
    const response = responseTo(instrument, items);
    const scores = scoresOf(instrument, questionnaire, response);
    const [total, anxiety, depression] = instrument.scales.map((scale, index) => {
      const value = scores[index]?.value;
      return { value, band: value === undefined ? undefined : bandOf(scale, value), scale };
    });
    assert(total);
    assert.equal(total.value, expected['total']);
    assert.equal(nameOf(id, total.scale, total.band), expected['band']);
    if (expected['flags']) {
      const raised = flagsOf(instrument, questionnaire, response).filter(({ status }) => status === 'raised');
      assert.equal(raised.length, (expected['flags'] as string[]).length);
    }
    if (id === 'phq-4') {
      const { anxiety: a, depression: d, anxietyPositive, depressionPositive } = expected;
      assert.deepEqual([anxiety?.value, depression?.value], [a, d]);
      assert.deepEqual(
        [anxiety, depression].map((view) => view?.band?.light === 'attention'),
        [anxietyPositive, depressionPositive],
      );
    }
  },

  recipe(
    given: { recipe: string; items?: number[]; answers?: Record<string, number | null> },
    expected: Record<string, number | boolean>,
  ) {
    const instrument = instrumentWithId(given.recipe);
    const answers = given.items ?? instrument.items.map(({ key }) => given.answers?.[key] ?? null);
    const scores = scoresOf(instrument, questionnaireFor(instrument), responseTo(instrument, answers));
    if (given.recipe === 'who-5') {
      const [scale] = instrument.scales;
      assert(scale && scores[0]?.value !== undefined);
      assert.deepEqual(
        { pct: scores[0].value, below50: bandOf(scale, scores[0].value)?.light !== 'ok' },
        { pct: expected['pct'], below50: expected['below50'] },
      );
      return;
    }
    for (const [scale, value] of Object.entries(expected)) {
      const score = scores.find((candidate) => candidate.scale === `${given.recipe}-${scale}`);
      assert(about(score?.value, Number(value)), `${scale}: ${score?.value}, not ${value}`);
    }
  },

  weighted({ profile }: { profile: string }, expected: number) {
    const instrument = profiles.eq5d5l;
    const answers = [...profile].map(Number);
    const [score] = scoresOf(instrument, questionnaireFor(instrument), responseTo(instrument, answers));
    assert(about(score?.value, expected), score?.trace);
  },

  rci({ x1, x2, sd, r }: Record<'x1' | 'x2' | 'sd' | 'r', number>, expected: { reliable: boolean; threshold: number }) {
    const rule: ChangeRule = { type: 'reliable', standardDeviation: sd, reliability: r, source };
    const scale = scaleWith(rule);
    assert.equal(isChange(scale, x1, x2), expected.reliable);
    assert.equal(isChange(scale, 50, 50 + expected.threshold + 0.001), true);
    assert.equal(isChange(scale, 50, 50 + expected.threshold - 0.001), false);
  },

  'irt-change'({ t1, se1, t2, se2 }: Record<'t1' | 'se1' | 't2' | 'se2', number>, expected: { reliable: boolean }) {
    assert.equal(isChange(scaleWith({ type: 'reliableFromErrors', source }), t1, t2, se1, se2), expected.reliable);
  },

  // T-scores are reported as whole numbers, so "over 60" starts at 61.
  tband({ t, direction }: { t: number; direction: string }, expected: string) {
    const names = ['within-normal-limits', 'mild', 'moderate', 'severe'];
    const isWorse = direction === 'higher-worse';
    const ordered = isWorse ? names : names.toReversed();
    const bands = (isWorse ? [0, 56, 61, 71] : [0, 30, 40, 45]).map((from, index) => ({
      from,
      word: ordered[index] ?? '',
    }));
    assert.equal(bandOf({ ...scaleWith(), bandSet: { source, bands } }, t)?.word, expected);
  },
};

function instrumentWithId(id: string): Instrument {
  const instrument = instruments[id];
  assert(instrument, id);
  return instrument;
}

function nameOf(instrument: string, { bandSet }: Scale, band: Band | undefined): string | undefined {
  return band && bandNames[instrument]?.[bandSet?.bands.indexOf(band) ?? -1];
}

function scaleWith(...change: ChangeRule[]): Scale {
  const [scale] = exampleInstrument({ min: 0, max: 100, change }).scales;
  assert(scale);
  return scale;
}

function isChange(scale: Scale, before: number, after: number, error?: number, otherError?: number): boolean {
  const verdict = changeBetween(scale, scoreWith(before, error), scoreWith(after, otherError))?.verdict;
  return verdict === 'improved' || verdict === 'worsened';
}

const isThere = existsSync(file);

describe(
  'the oracle vectors',
  { skip: isThere ? false : 'skipped: ../shared/oracles/scoring.json is not here' },
  () => {
    const vectors = isThere ? (JSON.parse(readFileSync(file, 'utf8')) as Vector[]) : [];
    const counts = { run: 0, skipped: 0 };
    for (const vector of vectors) {
      const check = checks[vector.kind];
      counts[check ? 'run' : 'skipped'] += 1;
      it(`${vector.kind} ${vector.id}`, { skip: check ? false : `no check for the kind ${vector.kind}` }, () =>
        check?.(vector.in as never, vector.out as never),
      );
    }
    after(() => process.stdout.write(`# oracle vectors: ${counts.run} run, ${counts.skipped} skipped\n`));
  },
);
