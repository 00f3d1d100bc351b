import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import {
  werkHerstelInstrument,
  werkHerstelQuestionnaire,
  werkHerstelScenario,
} from '../../../src/core/instruments/index.js';
import { ContextFlag, TipCondition, TipStep } from '../../../src/core/model/tip.js';
import { historiesOf } from '../../../src/core/scoring/score-view.js';
import { measurementOf } from '../../../src/core/scoring/scores.js';
import { standardTipPack } from '../../../src/core/tips/pack.js';
import { situationOf } from '../../../src/core/tips/situation-of.js';
import { tipPackFrom } from '../../../src/core/tips/tip-pack-from.js';
import { givesDomains } from '../../../src/core/tips/tip-reason.js';
import { tipsFor } from '../../../src/core/tips/tips-for.js';

const page = readFileSync(new URL('../../../docs/tips.md', import.meta.url), 'utf8');

function blockOf(name: string): unknown {
  const [, block] = new RegExp(`\`\`\`json ${name}\\n(.*?)\`\`\``, 's').exec(page) ?? [];
  assert(block, `the page has a block "${name}"`);
  return JSON.parse(block);
}

describe('docs/tips.md', () => {
  const ours = tipPackFrom(blockOf('pack'));
  const { responses } = werkHerstelScenario('2026-11-22');
  const measurements = responses.map((response) =>
    measurementOf(werkHerstelInstrument, werkHerstelQuestionnaire, response),
  );
  const situation = situationOf(historiesOf(werkHerstelInstrument, measurements), measurements, ['work']);
  const shown = (packs: (typeof ours)[]) =>
    tipsFor({ packs, situation, audience: 'clinician', language: 'nl', others: String }).flatMap(({ tips }) =>
      tips.map(({ tip, text }) => [tip.id, text]),
    );

  it('shows a valid pack and its result', () => {
    assert.deepEqual(shown([ours]), blockOf('shown'));
  });

  it('states correctly that a tip replaces a standard one, and a new tip comes last', () => {
    const ids = shown([standardTipPack, ours]).map(([id]) => id);
    const alone = shown([standardTipPack]).map(([id]) => id);
    assert.equal(ids.indexOf('s4'), alone.indexOf('s4'));
    assert.ok(ids.indexOf('our-hospital-work') > ids.indexOf('h2'));
  });

  it('lists every condition, and whether it provides names', () => {
    const rows = [...page.matchAll(/^\| `(\{.*\})` +\|.*\| (yes|no) +\|$/gm)];
    const conditions = rows.map(([, json = '']) => TipCondition.parse(JSON.parse(json)));
    assert.equal(conditions.length, TipCondition.def.options.length);
    assert.equal(new Set(conditions.map((condition) => Object.keys(condition)[0])).size, conditions.length);
    assert.deepEqual(
      conditions.map(givesDomains),
      rows.map(([, , gives]) => gives === 'yes'),
    );
  });

  it('names every step and context flag', () => {
    for (const name of [...TipStep.options, ...ContextFlag.options]) assert.ok(page.includes(`\`${name}\``), name);
  });
});
