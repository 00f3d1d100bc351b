import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import * as exported from '../../../src/core/instruments/index.js';
import type { Instrument } from '../../../src/core/model/instrument.js';
import { instrumentFrom } from '../../../src/core/scoring/instrument-from.js';
import { scorerOf } from '../../../src/core/scoring/scores.js';
import { questionnaireFor, responseWith } from '../scoring/examples.js';

const page = readFileSync(new URL('../../../docs/instruments.md', import.meta.url), 'utf8');

function blockOf(name: string): unknown {
  const [, block] = new RegExp(`\`\`\`json ${name}\\n(.*?)\`\`\``, 's').exec(page) ?? [];
  assert(block, `the page has a block "${name}"`);
  return JSON.parse(block);
}

describe('docs/instruments.md', () => {
  it('shows a valid instrument and its score', () => {
    const instrument = instrumentFrom(blockOf('instrument'));
    const [score] = scorerOf(instrument, questionnaireFor(instrument))(responseWith({ awake: 3, rested: 1 })).scores;
    assert.deepEqual(score, blockOf('score'));
  });

  it('lists every exported profile, whether its bands are verified, and the licence', () => {
    const profiles = Object.values(exported).filter(
      (profile): profile is Instrument => typeof profile === 'object' && 'scales' in profile,
    );
    const rows = [...page.matchAll(/^\| `([\w-]+)` +\| (verified|partly|not verified|none) +\|.*\| `(\w+)` +\|$/gm)];
    assert.deepEqual(
      rows.map(([, ...cells]) => cells).toSorted(),
      profiles.map(({ id, scales, about }) => [id, bandsOf(scales), about.licence]).toSorted(),
    );
  });

  it('names every method, missing rule and change rule', () => {
    const names = [
      'sum mean percentOfMaximum scaledSum lookup weighted value external',
      'complete maximumShare maximumCount minimumAnswered',
      'reliable reliableFromErrors reliablePoints important importantShare',
    ].flatMap((line) => line.split(' '));
    for (const name of names) assert.match(page, new RegExp(`^\\| \`${name}\``, 'm'));
  });
});

function bandsOf(scales: Instrument['scales']): string {
  const sources = scales.flatMap(({ bandSet }) => (bandSet ? [bandSet.source] : []));
  if (sources.length === 0) return 'none';
  if (sources.every(({ verified }) => verified)) return 'verified';
  return sources.some(({ verified }) => verified) ? 'partly' : 'not verified';
}
