// The whole job in a real browser, on the built demo as a strict host serves it: the patient fills in, the clinician sees.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { build, preview, type PreviewServer } from 'vite';
import { launchBrowser } from '../../scripts/browser.js';
import { fillIn, openPage, press, seen } from './steps.js';

describe('the demo', () => {
  let server: PreviewServer;
  let browser: Browser;
  /** Whatever a page said that it should not have: console lines, errors, CSP violations, requests elsewhere. */
  const complaints: string[] = [];

  before(async () => {
    await build({ logLevel: 'error' });
    server = await preview({ logLevel: 'error', preview: { port: 0, host: '127.0.0.1' } });
    browser = await launchBrowser();
  });

  after(async () => {
    await browser?.close();
    await server?.close();
  });

  it('goes from a questionnaire that waits to outcomes in the record, without a reload', async () => {
    const viewer = await open('viewer.html', 1280);
    await seen(viewer, 'pro-traffic-light', 'Ingevuld op');
    const portal = await open('portal.html', 360);
    await fillIn(portal, [9, 8, 2, 4, 6, 7, 4]);
    await seen(portal, 'pro-traffic-light', '9 van 10');

    await viewer.bringToFront();
    await seen(viewer, 'pro-traffic-light', '9 van 10');
    await seen(viewer, 'pro-trend-card[scale="fysiek"]', 'Van 6 naar 9');
    await seen(viewer, 'pro-consultation-tips', 'Lichamelijk werkvermogen');
    await seen(viewer, 'pro-consultation-tips', 'Vertrouwen in werken');
  });

  it('brings what the patient prepares to the clinician: the wish, the progress and the worry, each with its question', async () => {
    const viewer = await open('viewer.html', 1280);
    const portal = await open('portal.html', 360);
    await seen(portal, 'pro-preparation', 'beter dan de vorige keer');
    await portal.locator('pro-preparation >>> ::-p-text(Vertrouwen in werken)').click();
    await portal.locator('pro-preparation >>> textarea#questions').fill('Wat kan ik doen bij spanning?');
    await portal.locator('pro-preparation >>> [part=save]').click();
    await seen(portal, 'pro-preparation', 'Bewaard. Uw zorgverlener kan dit nu lezen.');

    await viewer.bringToFront();
    const tips = 'pro-consultation-tips';
    await seen(viewer, tips, 'De patiënt wil praten over: Vertrouwen in werken.');
    await seen(viewer, tips, 'Wat kan ik doen bij spanning?');
    await seen(viewer, tips, 'Noem ook wat beter gaat: Lichamelijk werkvermogen');
    await seen(viewer, tips, 'Wilt u hier iets meer over vertellen: Vertrouwen in werken');

    await viewer.locator(`${tips} >>> [aria-labelledby=discuss] textarea`).fill('Samen een opbouwplan');
    await viewer.locator(`${tips} >>> [aria-labelledby=act] h3`).click();
    await seen(viewer, tips, 'Bewaard.');
    await viewer.reload({ waitUntil: 'networkidle0' });
    await viewer.waitForFunction(
      (where: string) =>
        document
          .querySelector(where)
          ?.shadowRoot?.querySelector<HTMLTextAreaElement>('[aria-labelledby=discuss] textarea')?.value ===
        'Samen een opbouwplan',
      {},
      tips,
    );
  });

  it('goes from a score to its answers and to its trend', async () => {
    const viewer = await open('viewer.html', 1280);
    await seen(viewer, 'pro-traffic-light', '9 van 10');
    await viewer
      .locator('pro-traffic-light >>> ::-p-aria([name="Antwoorden : Stress door werk"][role="button"])')
      .click();
    await seen(viewer, 'pro-answers', 'Alleen de vragen van: Stress door werk');
    await viewer
      .locator('pro-traffic-light >>> ::-p-aria([name="Stress door werk : toon het verloop"][role="button"])')
      .click();
    await viewer.waitForFunction(() => document.activeElement?.localName === 'pro-trend-card');
    await viewer.close();
  });

  it('keeps what was sent over a reload, and starts again when asked', async () => {
    const viewer = await open('viewer.html', 320);
    await seen(viewer, 'pro-traffic-light', '9 van 10');
    const start = await open('index.html', 320);
    await start.click('#reset');
    await start.waitForFunction(() => document.querySelector('#reset-done')?.textContent !== '');
    await viewer.bringToFront();
    await viewer.waitForFunction(
      () => !document.querySelector('pro-traffic-light')?.shadowRoot?.textContent?.includes('9 van 10'),
    );
  });

  it('shows a FHIR questionnaire with its response, and refuses one that it cannot do', async () => {
    const page = await open('questionnaire.html', 360);
    const item = { linkId: 'a', type: 'string', text: 'Hoe gaat het?' };
    const questionnaire = { resourceType: 'Questionnaire', status: 'active', item: [item] };
    await paste(page, { ...questionnaire, item: [{ ...item, type: 'reference' }] });
    assert.match(await textOf(page, '#refused'), /reference \(linkId a\)/);
    await paste(page, questionnaire);
    await press(page, 'Beginnen');
    await page.type('pro-questionnaire >>> input', 'Goed');
    await press(page, 'Volgende');
    await press(page, 'Versturen');
    await page.waitForFunction(() => document.querySelector('#response')?.textContent?.includes('"completed"'));
    assert.match(await textOf(page, '#response'), /"valueString": "Goed"/);
  });

  it('fits on a phone: nothing sticks out at 320 px', async () => {
    for (const name of ['index.html', 'portal.html', 'viewer.html', 'questionnaire.html']) {
      const page = await open(name, 320);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), `${name} is too wide`);
      await page.close();
    }
  });

  it('said nothing on the console, broke no policy and asked nothing elsewhere', () => {
    assert.deepEqual(complaints, []);
  });

  async function open(name: string, width: number): Promise<Page> {
    const origin = new URL(server.resolvedUrls?.local[0] ?? '').origin;
    return openPage(browser, `${origin}/${name}`, width, complaints);
  }
});

async function paste(page: Page, questionnaire: object): Promise<void> {
  await page.$eval(
    '#json',
    (area, json) => ((area as HTMLTextAreaElement).value = json),
    JSON.stringify(questionnaire),
  );
  await page.click('#show');
}

async function textOf(page: Page, selector: string): Promise<string> {
  return page.$eval(selector, (element) => element.textContent ?? '');
}
