// The built demo in a browser, under a strict CSP.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { build, preview, type PreviewServer } from 'vite';
import { launchBrowser } from '../../scripts/browser.js';
import { userFillsIn, openPage, userClicks, waitForText } from './steps.js';

describe('the demo', () => {
  let server: PreviewServer;
  let browser: Browser;
  /** Console lines, errors, CSP violations and requests to other servers. */
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

  it('shows the outcomes of a sent questionnaire in the record without a reload', async () => {
    const viewer = await open('viewer.html', 1280);
    await waitForText(viewer, 'pro-traffic-light', 'Ingevuld op');
    const portal = await open('portal.html', 360);
    await userFillsIn(portal, [9, 8, 2, 4, 6, 7, 4]);
    await waitForText(portal, 'pro-traffic-light', '9 van 10');

    await viewer.bringToFront();
    await waitForText(viewer, 'pro-traffic-light', '9 van 10');
    await waitForText(viewer, 'pro-trend-card[scale="fysiek"]', 'Van 6 naar 9');
    await waitForText(viewer, 'pro-consultation-tips', 'Lichamelijk werkvermogen');
    await waitForText(viewer, 'pro-consultation-tips', 'Vertrouwen in werken');
  });

  it('shows the preparation of the patient to the clinician: the topic, the progress and the worry, each with its question', async () => {
    const viewer = await open('viewer.html', 1280);
    const portal = await open('portal.html', 360);
    await waitForText(portal, 'pro-preparation', 'beter dan de vorige keer');
    await portal.locator('pro-preparation >>> ::-p-text(Vertrouwen in werken)').click();
    await portal.locator('pro-preparation >>> textarea#questions').fill('Wat kan ik doen bij spanning?');
    await portal.locator('pro-preparation >>> [part=save]').click();
    await waitForText(portal, 'pro-preparation', 'Bewaard. Uw zorgverlener kan dit nu lezen.');

    await viewer.bringToFront();
    const tips = 'pro-consultation-tips';
    await waitForText(viewer, tips, 'De patiënt wil praten over: Vertrouwen in werken.');
    await waitForText(viewer, tips, 'Wat kan ik doen bij spanning?');
    await waitForText(viewer, tips, 'Noem ook wat beter gaat: Lichamelijk werkvermogen');
    await waitForText(viewer, tips, 'Wilt u hier iets meer over vertellen: Vertrouwen in werken');

    await viewer.locator(`${tips} >>> [aria-labelledby=discuss] textarea`).fill('Samen een opbouwplan');
    await viewer.locator(`${tips} >>> [aria-labelledby=act] h3`).click();
    await waitForText(viewer, tips, 'Bewaard.');
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

  it('opens the answers and the trend of a score', async () => {
    const viewer = await open('viewer.html', 1280);
    await waitForText(viewer, 'pro-traffic-light', '9 van 10');
    await viewer
      .locator('pro-traffic-light >>> ::-p-aria([name="Antwoorden : Stress door werk"][role="button"])')
      .click();
    await waitForText(viewer, 'pro-answers', 'Alleen de vragen van: Stress door werk');
    await viewer
      .locator('pro-traffic-light >>> ::-p-aria([name="Stress door werk : toon het verloop"][role="button"])')
      .click();
    await viewer.waitForFunction(() => document.activeElement?.localName === 'pro-trend-card');
    await viewer.close();
  });

  it('keeps sent responses after a reload, and resets the demo', async () => {
    const viewer = await open('viewer.html', 320);
    await waitForText(viewer, 'pro-traffic-light', '9 van 10');
    const start = await open('index.html', 320);
    await start.click('#reset');
    await start.waitForFunction(() => document.querySelector('#reset-done')?.textContent !== '');
    await viewer.bringToFront();
    await viewer.waitForFunction(
      () => !document.querySelector('pro-traffic-light')?.shadowRoot?.textContent?.includes('9 van 10'),
    );
  });

  it('shows each viewer what the patient shares: everything, the total of the complaints only, or nothing', async () => {
    const complaints = 'pro-traffic-light[instrument="klachten-demo"]';
    for (const viewer of ['cardioloog', 'fysiotherapeut', 'bedrijfsarts']) {
      const page = await open(`viewer.html?kijker=${viewer}`, 1280);
      await waitForText(page, complaints, '9 van 20');
      await waitForText(page, complaints, '6 lager');
      await waitForText(page, 'pro-answers', viewer === 'fysiotherapeut' ? 'geen antwoorden te zien' : 'Ingevuld op');
      await page.close();
    }
    for (const unknown of ['onbekend', 'toString']) {
      const page = await open(`viewer.html?kijker=${unknown}`, 1280);
      await waitForText(page, complaints, 'kon niet worden geladen');
      const text = await page.$eval('pro-traffic-light', ({ shadowRoot }) => shadowRoot?.textContent ?? '');
      assert.doesNotMatch(text, /van 10/);
      await page.close();
    }
  });

  it('opens the form by keyboard: Tab goes on in the form, which says the same minutes as the instrument', async () => {
    const portal = await open('portal.html', 320);
    await portal.waitForSelector('.assignment button');
    await portal.focus('.assignment button');
    await portal.keyboard.press('Enter');
    await waitForText(portal, 'pro-questionnaire', 'ongeveer 3 minuten');
    await portal.keyboard.press('Tab');
    assert.equal(await portal.evaluate(() => document.activeElement?.localName), 'pro-questionnaire');
  });

  it('shows a FHIR questionnaire with its response, and refuses an unsupported one', async () => {
    const page = await open('questionnaire.html', 360);
    const item = { linkId: 'a', type: 'string', text: 'Hoe gaat het?' };
    const questionnaire = { resourceType: 'Questionnaire', status: 'active', item: [item] };
    await userPastes(page, { ...questionnaire, item: [{ ...item, type: 'reference' }] });
    assert.match(await textOf(page, '#refused'), /reference \(linkId a\)/);
    await userPastes(page, questionnaire);
    await userClicks(page, 'Beginnen');
    await page.type('pro-questionnaire >>> input', 'Goed');
    await userClicks(page, 'Volgende');
    await userClicks(page, 'Versturen');
    await page.waitForFunction(() => document.querySelector('#response')?.textContent?.includes('"completed"'));
    assert.match(await textOf(page, '#response'), /"valueString": "Goed"/);
  });

  it('fits a viewport of 320 px without horizontal scrolling', async () => {
    for (const name of ['index.html', 'portal.html', 'viewer.html', 'questionnaire.html']) {
      const page = await open(name, 320);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), `${name} is too wide`);
      await page.close();
    }
  });

  it('logs no console lines, CSP violations or requests to other servers', () => {
    assert.deepEqual(complaints, []);
  });

  async function open(name: string, width: number): Promise<Page> {
    const origin = new URL(server.resolvedUrls?.local[0] ?? '').origin;
    return openPage(browser, `${origin}/${name}`, width, complaints);
  }
});

async function userPastes(page: Page, questionnaire: object): Promise<void> {
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
