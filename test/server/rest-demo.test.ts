// The story of the demo on a server: the patient's page sends, the clinician's page hears of it, as a strict host serves them.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { build, preview, type PreviewServer } from 'vite';
import { launchBrowser, newPage } from '../../scripts/browser.js';

describe('the demo on the example server', () => {
  const outDir = mkdtempSync(join(tmpdir(), 'pro-widgets-rest-'));
  let site: PreviewServer;
  let browser: Browser;
  const complaints: string[] = [];

  before(async () => {
    const shared = {
      configFile: join(import.meta.dirname, '../../demo/rest/vite.config.ts'),
      logLevel: 'error',
    } as const;
    await build({ ...shared, build: { outDir } });
    site = await preview({ ...shared, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
    browser = await launchBrowser();
  });

  after(async () => {
    await browser?.close();
    await site?.close();
    rmSync(outDir, { recursive: true });
  });

  it('says what becomes of what somebody fills in', async () => {
    const start = await open('index.html');
    await start.waitForFunction(() =>
      document.querySelector('#place')?.textContent?.includes('naar een server op deze'),
    );
    await start.close();
  });

  it('brings what the patient sends to the record, without a reload', async () => {
    const viewer = await open('viewer.html');
    await seen(viewer, 'pro-traffic-light', 'Ingevuld op');
    const portal = await open('portal.html');
    await portal.locator('.assignment button').click();
    const press = (name: string) =>
      portal.locator(`pro-questionnaire >>> ::-p-aria([name="${name}"][role="button"])`).click();
    await press('Beginnen');
    for (const answer of ['Ik werk gedeeltelijk', '9', '8', '2', '4', '6', '7', '4']) {
      await portal.locator(`pro-questionnaire >>> ::-p-aria([name="${answer}"][role="radio"])`).click();
      await press('Volgende');
    }
    await press('Volgende');
    await press('Versturen');
    await seen(portal, 'pro-questionnaire', 'Bedankt');
    await seen(portal, 'pro-traffic-light', '9 van 10');
    await portal.waitForFunction(() => document.querySelector('#waiting')?.textContent?.includes('wacht geen'));
    await viewer.bringToFront();
    await seen(viewer, 'pro-traffic-light', '9 van 10');
  });

  it('starts again when asked', async () => {
    const start = await open('index.html');
    await start.locator('#reset').click();
    await start.waitForFunction(() => document.querySelector('#reset-done')?.textContent !== '');
    const viewer = await open('viewer.html');
    await seen(viewer, 'pro-traffic-light', 'Ingevuld op');
    const text = await viewer.$eval('pro-traffic-light', (light) => light.shadowRoot?.textContent ?? '');
    assert.ok(!text.includes('9 van 10'));
  });

  it('said nothing on the console, broke no policy and asked nothing elsewhere', () => {
    assert.deepEqual(complaints, []);
  });

  async function open(name: string): Promise<Page> {
    const { origin } = new URL(site.resolvedUrls?.local[0] ?? '');
    const page = await newPage(browser);
    page.on('console', (line) => complaints.push(`${name}: ${line.type()}: ${line.text()}`));
    page.on('pageerror', (error) => complaints.push(`${name}: ${String(error)}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(origin)) complaints.push(`${name}: asked ${request.url()}`);
    });
    await page.goto(`${origin}/${name}`);
    return page;
  }
});

/** Waits until an element says something inside its shadow root. */
async function seen(page: Page, selector: string, text: string): Promise<void> {
  const says = (wanted: string, where: string) =>
    document.querySelector(where)?.shadowRoot?.textContent?.replace(/\s+/g, ' ').includes(wanted) ?? false;
  await page.waitForFunction(says, {}, text, selector);
}
