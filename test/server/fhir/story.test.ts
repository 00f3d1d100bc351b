// The demo pages with FhirAdapter and a FHIR server.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { build, preview, type PreviewServer } from 'vite';
import { launchBrowser } from '../../../scripts/browser.js';
import { userFillsIn, openPage, userClicks, waitForText } from '../../demo/steps.js';

interface SearchResult {
  readonly total: number;
  readonly entry: readonly { readonly resource: Readonly<Record<string, unknown>> }[];
}

describe('the demo on a FHIR server', () => {
  const outDir = mkdtempSync(join(tmpdir(), 'pro-widgets-fhir-'));
  let server: PreviewServer;
  let browser: Browser;
  let origin: string;
  const complaints: string[] = [];

  before(async () => {
    const shared = { configFile: 'demo/fhir/vite.config.ts', logLevel: 'error', build: { outDir } } as const;
    await build(shared);
    server = await preview({ ...shared, preview: { port: 0, host: '127.0.0.1' } });
    origin = new URL(server.resolvedUrls?.local[0] ?? '').origin;
    browser = await launchBrowser();
  });

  after(async () => {
    await browser?.close();
    await server?.close();
    rmSync(outDir, { recursive: true });
  });

  const open = (name: string, width: number) => openPage(browser, `${origin}/${name}`, width, complaints);
  const search = async (query: string): Promise<SearchResult> => {
    const answer = await fetch(`${origin}/r4/${query}`);
    return (await answer.json()) as SearchResult;
  };

  it('tells the patient who can see the answers, and for whom that is unknown', async () => {
    const portal = await open('portal.html', 360);
    await portal.click('.assignment button');
    const readers = 'cardioloog (Ziekenhuis Voorbeeld) en bedrijfsarts (Arbodienst Voorbeeld)';
    await waitForText(portal, 'pro-questionnaire', `Na versturen zien ${readers} uw antwoorden en scores.`);
    const unknown = 'Wij weten niet of huisarts (Huisartsenpraktijk Voorbeeld) uw antwoorden ziet.';
    await waitForText(portal, 'pro-questionnaire', unknown);
    const text = await portal.$eval('pro-questionnaire', (form) => form.shadowRoot?.textContent ?? '');
    assert.doesNotMatch(text, /werkgever/, 'A reader without access is not listed.');
    await portal.close();
  });

  it('shows the outcomes of a sent questionnaire in the record without a reload', async () => {
    const viewer = await open('viewer.html', 1280);
    await waitForText(viewer, 'pro-traffic-light', 'Ingevuld op');
    const portal = await open('portal.html', 360);
    await userFillsIn(portal, [9, 8, 2, 4, 6, 7, 4]);
    await waitForText(portal, 'pro-traffic-light', '9 van 10');
    await portal.waitForFunction(() => document.querySelector('#waiting')?.textContent?.includes('wacht geen'));

    await viewer.bringToFront();
    await waitForText(viewer, 'pro-traffic-light', '9 van 10');
    await waitForText(viewer, 'pro-trend-card[scale="fysiek"]', 'Van 6 naar 9');
    await waitForText(viewer, 'pro-consultation-tips', 'Lichamelijk werkvermogen');
    await waitForText(viewer, 'pro-answers', 'Hoe goed kunt u uw werk lichamelijk aan?');
    await Promise.all([viewer.close(), portal.close()]);
  });

  it('stores one response with its scores and a completed Task, and no draft', async () => {
    const responses = await search('QuestionnaireResponse?subject=Patient/voorbeeld&_count=100');
    assert.equal(responses.total, 5);
    assert.ok(responses.entry.every(({ resource }) => resource['status'] === 'completed'));
    const sent = responses.entry.find(({ resource }) => 'identifier' in resource)?.resource;
    const scores = await search(`Observation?derived-from=QuestionnaireResponse/${String(sent?.['id'])}&_count=100`);
    assert.equal(scores.total, 7);
    const tasks = await search('Task?patient=Patient/voorbeeld&status=completed');
    assert.equal(tasks.total, 3);
  });

  it('shows only the patient of the record after a SMART launch, with a token', async () => {
    const record = await open('fhir/launch.html', 1280);
    const tokens: (string | undefined)[] = [];
    record.on('request', (request) => {
      if (request.url().includes('/r4/Q')) tokens.push(request.headers()['authorization']);
    });
    await record.locator('::-p-text(Tweede voorbeeldpatiënt: Dossierviewer)').click();
    await record.waitForFunction(() => document.querySelector('#about')?.textContent?.includes('vrouw, 38 jaar'));
    await waitForText(record, 'pro-traffic-light', '4 van 10');
    assert.equal(new URL(record.url()).pathname, '/viewer.html');
    assert.ok(tokens.length > 0 && tokens.every((token) => token?.startsWith('Bearer ')));
    const text = await record.$eval('pro-traffic-light', (element) => element.shadowRoot?.textContent ?? '');
    assert.doesNotMatch(text, /9 van 10/);
    await record.close();
  });

  it('keeps a draft on the server for another device', async () => {
    const phone = await openByLaunch('portal', 360);
    await phone.click('.assignment button');
    await userClicks(phone, 'Beginnen');
    await phone.locator('pro-questionnaire >>> ::-p-aria([name="Ik werk volledig"][role="radio"])').click();
    await phone.waitForFunction(async () => {
      const found = await fetch('/r4/QuestionnaireResponse?subject=Patient/tweede&status=in-progress');
      return ((await found.json()) as { total: number }).total === 1;
    });
    const viewer = await openByLaunch('viewer', 1280);
    await waitForText(viewer, 'pro-traffic-light', '4 van 10');
    await Promise.all([phone.close(), viewer.close()]);
  });

  it('resets the demo', async () => {
    const start = await open('index.html', 320);
    await start.click('#reset');
    await start.waitForFunction(() => document.querySelector('#reset-done')?.textContent !== '');
    assert.equal((await search('QuestionnaireResponse?subject=Patient/voorbeeld')).total, 4);
    await start.close();
  });

  it('logs no console lines, CSP violations or requests to other servers', () => {
    assert.deepEqual(complaints, []);
  });

  async function openByLaunch(page: string, width: number): Promise<Page> {
    const iss = encodeURIComponent(`${origin}/r4`);
    return open(`fhir/launch.html?iss=${iss}&launch=tweede&page=${page}`, width);
  }
});
