// A patient with years of data: all pages are read, without duplicates or gaps.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { FhirAdapter } from '../../../src/adapter/fhir.js';
import {
  historiesOf,
  werkHerstelInstrument,
  werkHerstelQuestionnaire,
  werkHerstelScenario,
} from '../../../src/core/index.js';
import { responseToFhir } from '../../../src/fhir/index.js';
import { scoreToFhir } from '../../../src/fhir/scores-to-fhir.js';
import { resourcesFrom } from '../../../demo/fhir/resources.js';
import { bundleOf, options, sendFhir, serve, type ScriptedServer } from './http.js';

const subject = 'Patient/1';
const [example] = werkHerstelScenario('2026-11-22', subject).responses;
const dayOf = (number: number) => new Date(Date.UTC(2010, 0, 1 + number, 10)).toISOString();

const responses = Array.from({ length: 500 }, (_, number) => ({
  ...responseToFhir(
    werkHerstelQuestionnaire,
    { ...example!, id: `r${number}`, authored: dayOf(number) },
    { version: 'R4' },
  ),
}));
const scale = werkHerstelInstrument.scales[0]!;
const observations = Array.from({ length: 5000 }, (_, number) => {
  const { derivedFrom: _derived, ...observation } = scoreToFhir({
    instrument: werkHerstelInstrument.id,
    scale,
    score: { scale: scale.id, status: 'ok', value: number % 11 },
    response: { ...example!, id: `o${number}`, authored: dayOf(number) },
    reference: '',
  });
  return { ...observation, id: `o${number}` };
});
const questionnaires = resourcesFrom({ questionnaires: [werkHerstelQuestionnaire] });

describe('FhirAdapter with many resources', () => {
  let server: ScriptedServer;
  before(async () => {
    server = await serve((request, response) => {
      const address = new URL(request.url ?? '', 'http://127.0.0.1');
      const all: readonly object[] = address.pathname.endsWith('/Questionnaire')
        ? questionnaires
        : address.pathname.endsWith('/QuestionnaireResponse')
          ? responses
          : observations;
      const [start, count] = ['_offset', '_count'].map((name) => Number(address.searchParams.get(name)));
      const end = start! + count!;
      address.searchParams.set('_offset', String(end));
      // Relative links, as some servers write them; the last entry of a page is repeated at the start of the next.
      const link = end < all.length ? [{ relation: 'next', url: `${address.pathname}${address.search}` }] : [];
      sendFhir(response, bundleOf(all.slice(Math.max(0, start! - 1), end), { link }));
    });
  });
  after(() => server.close());

  it('reads 500 responses in three pages', async () => {
    const adapter = new FhirAdapter({ baseUrl: server.baseUrl });
    const found = await adapter.listResponses(
      { subject, questionnaires: werkHerstelInstrument.questionnaires },
      options(),
    );
    assert.equal(new Set(found.map(({ id }) => id)).size, 500);
    assert.equal(found.length, 500);
    assert.equal(server.requests.filter((request) => request.includes('/QuestionnaireResponse?')).length, 3);
  });

  it('reads 5,000 Observations in 25 pages, each as a score at its own date', async () => {
    const adapter = new FhirAdapter({ baseUrl: server.baseUrl });
    const found = await adapter.listScores({ subject, instrument: werkHerstelInstrument.id }, options());
    assert.equal(found.length, 5000);
    assert.equal(server.requests.filter((request) => request.includes('/Observation?')).length, 25);
    const [history] = historiesOf(werkHerstelInstrument, found);
    assert.deepEqual(
      history?.views.map(({ value }) => value),
      observations.map((_, number) => number % 11),
    );
  });
});
