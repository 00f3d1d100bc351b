import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  werkHerstelInstrument,
  werkHerstelQuestionnaire,
  werkHerstelScenario,
} from '../../../src/core/instruments/index.js';
import { historiesOf } from '../../../src/core/scoring/score-view.js';
import { measurementOf } from '../../../src/core/scoring/scores.js';
import { cdsCardFrom } from '../../../src/core/tips/cds-card-from.js';
import { decisionAidFrom } from '../../../src/core/tips/decision-aid-from.js';
import { topicsOf } from '../../../src/core/tips/topics-of.js';

describe('decisionAidFrom', () => {
  for (const url of [
    'https://example.org/keuzehulp?x=1#y',
    'HTTPS://EXAMPLE.ORG',
    'mailto:keuzehulp@example.org',
    'tel:+31-20-1234567',
    'tel:112',
  ]) {
    it(`accepts ${url}`, () => assert.deepEqual(decisionAidFrom({ title: 'Hulp', url }), { title: 'Hulp', url }));
  }

  for (const url of [
    'http://example.org',
    'javascript:alert(1)',
    ' https://example.org',
    'JaVaScRiPt:alert(1)//https://example.org',
    'data:text/html,x',
    'https:///',
    'https:example.org',
    '//example.org',
    '/page',
    'mailto:',
    'mailto:a@b c@d',
    'tel:',
    'tel:javascript',
    'ftp://example.org',
    '',
  ]) {
    it(`refuses ${JSON.stringify(url)}, and names the field`, () => {
      assert.throws(() => decisionAidFrom({ title: 'Hulp', url }), /DecisionAid.*url: must start with https:\/\//);
    });
  }

  it('refuses an aid without a title, and other data', () => {
    assert.throws(() => decisionAidFrom({ title: ' ', url: 'https://example.org' }), /title: must not be empty/);
    assert.throws(() => decisionAidFrom({ title: { nl: 'x', en: '' }, url: 'https://example.org' }), /title/);
    assert.throws(() => decisionAidFrom(undefined), /DecisionAid.*must be object/);
    assert.throws(() => decisionAidFrom({ title: 'x' }), /url: must be string/);
  });
});

describe('cdsCardFrom', () => {
  // A card with every field of the CDS Hooks specification.
  const whole = {
    uuid: '4e0a3a1e-3283-4575-ab82-028d55fe2719',
    summary: 'An example card',
    indicator: 'critical',
    detail: 'This is *an* [example](https://example.org).',
    source: { label: 'Static CDS service', url: 'https://example.org', icon: 'https://example.org/i.png', topic: {} },
    suggestions: [{ label: 'Do it', actions: [{ type: 'create', description: 'x', resource: {} }] }],
    selectionBehavior: 'any',
    overrideReasons: [{ code: 'x' }],
    links: [{ label: 'SMART', url: 'https://example.org/launch', type: 'smart' }],
    extension: { anything: true },
  };

  it('keeps summary, detail and source unchanged, without suggestions, links and indicator', () => {
    assert.deepEqual(cdsCardFrom(whole), {
      summary: 'An example card',
      detail: 'This is *an* [example](https://example.org).',
      source: { label: 'Static CDS service', url: 'https://example.org' },
    });
  });

  for (const url of ['http://example.org', 'javascript:alert(1)', 'mailto:a@b.c', 'tel:112']) {
    it(`keeps a source without its address ${url}`, () => {
      assert.deepEqual(cdsCardFrom({ ...whole, source: { label: 'x', url } }).source, { label: 'x', url: undefined });
    });
  }

  it('names missing fields of a card', () => {
    assert.throws(() => cdsCardFrom({ ...whole, summary: ' ' }), /Card.*summary: must not be empty/);
    assert.throws(() => cdsCardFrom({ ...whole, source: undefined }), /Card.*source: must be object/);
    assert.throws(() => cdsCardFrom({ ...whole, source: { label: '' } }), /Card.*source\.label: must not be empty/);
    assert.throws(() => cdsCardFrom('card'), /Card.*must be object/);
  });
});

describe('topicsOf', () => {
  const measurements = werkHerstelScenario('2026-11-22').responses.map((response) =>
    measurementOf(werkHerstelInstrument, werkHerstelQuestionnaire, response),
  );
  const idsOf = (some: typeof measurements) =>
    topicsOf(historiesOf(werkHerstelInstrument, some)).map(({ scale }) => scale.id);

  it("sorts the most serious first, then changes, then the instrument's order", () => {
    assert.deepEqual(idsOf(measurements), ['vertrouwen', 'steun', 'stress', 'fysiek', 'vermoeid', 'mentaal', 'ruimte']);
  });

  it('has no subject that was not asked, and scores without a value last', () => {
    const [first] = measurements;
    assert.ok(first);
    const changed = first.scores.map((score) => {
      if (score.scale === 'steun') return { scale: 'steun', status: 'notApplicable' as const };
      return score.scale === 'vertrouwen' ? { scale: 'vertrouwen', status: 'incomplete' as const } : score;
    });
    const ids = idsOf([{ ...first, scores: changed }]);
    assert.equal(ids.includes('steun'), false);
    assert.equal(ids.at(-1), 'vertrouwen');
  });

  it('is empty without measurements', () => assert.deepEqual(idsOf([]), []));
});
