// Checks that only Chromium supports: pixels, print, and memory after removal.
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

describe('the widgets in Chromium', () => {
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

  it('render the same pixels under hostile style sheets', async () => {
    const wanted = await screenshotUnder('');
    for (const sheet of ['unset', 'inherited', 'small-root', 'hiding', 'dark']) {
      assert.ok((await screenshotUnder(sheet)) === wanted, `${sheet} changes pixels`);
    }
  });

  it('print every widget within the page, and the trend card with its table', async () => {
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

  it('leave no nodes or listeners in memory after many mounts and unmounts', async (test) => {
    await open('');
    const count = isLong ? 10_000 : 100;
    for (const tag of await tab.evaluate(() => page.tags)) {
      await test.test(tag, async () => {
        // Warm-up: one-time allocations come before the measurement.
        await tab.evaluate((name) => page.mountAndUnmount(name, 50), tag);
        const before = await measureMemory(tab);
        await tab.evaluate((name, times) => page.mountAndUnmount(name, times), tag, count);
        const now = await measureMemory(tab);
        const bytes = Math.round((now.heap - before.heap) / count);
        console.log(
          `${tag}: ${count} mounts, ${bytes} bytes each, nodes ${before.nodes} → ${now.nodes}, listeners ${before.listeners} → ${now.listeners}`,
        );
        assert.ok(now.nodes - before.nodes < 20, `${now.nodes - before.nodes} nodes left`);
        assert.ok(now.listeners - before.listeners < 5, `${now.listeners - before.listeners} listeners left`);
        // With few mounts, the browser's own allocations dominate; a leaked widget would weigh 20 times this limit.
        assert.ok(bytes < (isLong ? 200 : 6000), `${bytes} bytes a mount`);
      });
    }
  });

  async function open(sheet: string): Promise<void> {
    await tab.goto(`${server.origin}/?sheet=${sheet}`);
    await tab.waitForFunction(() => 'page' in globalThis);
  }

  /** Returns a PNG in base64, which is equal for equal pixels. */
  async function screenshotUnder(sheet: string): Promise<string> {
    await open(sheet);
    await tab.evaluate(() => page.draw());
    // The background of the host page is visible between the widgets.
    await tab.evaluate(() =>
      document.querySelector<HTMLElement>('#place')?.style.setProperty('background', 'white', 'important'),
    );
    const container = await tab.$('#place');
    return (await container?.screenshot({ encoding: 'base64' })) ?? '';
  }
});

async function measureMemory(at: Page) {
  const session = await at.createCDPSession();
  for (let turn = 0; turn < 3; turn += 1) {
    await session.send('HeapProfiler.collectGarbage');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await session.send('Performance.enable');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const metric = (name: string) => metrics.find((entry) => entry.name === name)?.value ?? NaN;
  return { heap: usedSize, nodes: metric('Nodes'), listeners: metric('JSEventListeners') };
}
