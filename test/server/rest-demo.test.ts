// The demo pages with RestAdapter and the example server.
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

  it('tells where answers are stored', async () => {
    const start = await open('index.html');
    await start.waitForFunction(() =>
      document.querySelector('#place')?.textContent?.includes('naar een server op deze'),
    );
    await start.close();
  });

  it('shows a sent response in the record without a reload', async () => {
    const viewer = await open('viewer.html');
    await waitForText(viewer, 'pro-traffic-light', 'Ingevuld op');
    const portal = await open('portal.html');
    await portal.locator('.assignment button').click();
    const userClicks = (name: string) =>
      portal.locator(`pro-questionnaire >>> ::-p-aria([name="${name}"][role="button"])`).click();
    await userClicks('Beginnen');
    for (const answer of ['Ik werk gedeeltelijk', '9', '8', '2', '4', '6', '7', '4']) {
      await portal.locator(`pro-questionnaire >>> ::-p-aria([name="${answer}"][role="radio"])`).click();
      await userClicks('Volgende');
    }
    await userClicks('Volgende');
    await userClicks('Versturen');
    await waitForText(portal, 'pro-questionnaire', 'Bedankt');
    await waitForText(portal, 'pro-traffic-light', '9 van 10');
    await portal.waitForFunction(() => document.querySelector('#waiting')?.textContent?.includes('wacht geen'));
    await viewer.bringToFront();
    await waitForText(viewer, 'pro-traffic-light', '9 van 10');
  });

  it('resets the demo', async () => {
    const start = await open('index.html');
    await start.locator('#reset').click();
    await start.waitForFunction(() => document.querySelector('#reset-done')?.textContent !== '');
    const viewer = await open('viewer.html');
    await waitForText(viewer, 'pro-traffic-light', 'Ingevuld op');
    const text = await viewer.$eval('pro-traffic-light', (light) => light.shadowRoot?.textContent ?? '');
    assert.ok(!text.includes('9 van 10'));
  });

  it('logs no console lines, errors or requests to other servers', () => {
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

async function waitForText(page: Page, selector: string, text: string): Promise<void> {
  const hasText = (wanted: string, where: string) =>
    document.querySelector(where)?.shadowRoot?.textContent?.replace(/\s+/g, ' ').includes(wanted) ?? false;
  await page.waitForFunction(hasText, {}, text, selector);
}
