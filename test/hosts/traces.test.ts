// What only Chromium can be asked: pixels, paper, and what is held in memory after the widgets went.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { launchBrowser, newPage } from '../../scripts/browser.js';
import { buildPage } from '../harness/build.js';
import { serveFolder, type TestServer } from '../harness/server.js';
import type { GuestPage } from './guest/page.js';

declare const page: GuestPage;

const isLong = process.env.ENDURANCE === '1';

describe('what the widgets leave', () => {
  let server: TestServer;
  let browser: Browser;
  let tab: Page;

  before(async () => {
    server = await serveFolder(await buildPage(join(import.meta.dirname, 'guest')));
    browser = await launchBrowser({ args: ['--js-flags=--expose-gc'] });
    tab = await newPage(browser);
    await tab.setViewport({ width: 500, height: 800 });
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  it('not a pixel of difference under hostile style sheets', async () => {
    const wanted = await pictureUnder('');
    for (const sheet of ['unset', 'inherited', 'small-root', 'hiding', 'dark']) {
      assert.ok((await pictureUnder(sheet)) === wanted, `${sheet} is to be seen`);
    }
  });

  it('on paper: every widget, the trend with its table, and nothing beside the page', async () => {
    await open('');
    await tab.evaluate(() => page.draw());
    await tab.emulateMediaType('print');
    await tab.waitForFunction(() =>
      document.querySelector('pro-trend-card')?.shadowRoot?.querySelector('table')?.checkVisibility(),
    );
    const heights = await tab.evaluate(() => page.tags.map((tag) => document.querySelector(tag)?.clientHeight ?? 0));
    assert.ok(
      heights.every((height) => height > 50),
      heights.join(),
    );
    assert.deepEqual(await tab.evaluate(() => page.tooWide()), []);
    const paper = await tab.pdf({ format: 'A4' });
    assert.ok(paper.length > 10_000, `${paper.length}`);
    await tab.emulateMediaType('screen');
  });

  it('nothing in memory after many came and went', async (test) => {
    await open('');
    const count = isLong ? 10_000 : 100;
    for (const tag of await tab.evaluate(() => page.tags)) {
      await test.test(tag, async () => {
        // What is made once is there before it is measured.
        await tab.evaluate((one) => page.comeAndGo(one, 50), tag);
        const before = await held(tab);
        await tab.evaluate((one, times) => page.comeAndGo(one, times), tag, count);
        const now = await held(tab);
        const bytes = Math.round((now.heap - before.heap) / count);
        console.log(
          `${tag}: ${count} mounts, ${bytes} bytes each, nodes ${before.nodes} → ${now.nodes}, listeners ${before.listeners} → ${now.listeners}`,
        );
        assert.ok(now.nodes - before.nodes < 20, `${now.nodes - before.nodes} nodes left`);
        assert.ok(now.listeners - before.listeners < 5, `${now.listeners - before.listeners} listeners left`);
        // Over few mounts, what the browser keeps for itself weighs much: a widget that stayed would weigh 20 times this.
        assert.ok(bytes < (isLong ? 200 : 6000), `${bytes} bytes a mount`);
      });
    }
  });

  async function open(sheet: string): Promise<void> {
    await tab.goto(`${server.origin}/?sheet=${sheet}`);
    await tab.waitForFunction(() => 'page' in globalThis);
  }

  /** As bytes of a PNG, which are the same for the same pixels. */
  async function pictureUnder(sheet: string): Promise<string> {
    await open(sheet);
    await tab.evaluate(() => page.draw());
    // The host's own colour shows between the widgets.
    await tab.evaluate(() =>
      document.querySelector<HTMLElement>('#place')?.style.setProperty('background', 'white', 'important'),
    );
    const place = await tab.$('#place');
    return (await place?.screenshot({ encoding: 'base64' })) ?? '';
  }
});

async function held(at: Page) {
  const session = await at.createCDPSession();
  for (let turn = 0; turn < 3; turn += 1) {
    await session.send('HeapProfiler.collectGarbage');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await session.send('Performance.enable');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? NaN;
  return { heap: usedSize, nodes: metric('Nodes'), listeners: metric('JSEventListeners') };
}
