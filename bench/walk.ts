/**
 * Counts the files and named functions of src that run after a tap, "next" and "send" in a form, and the calls that
 * compute pages and render the form.
 *
 *   node --import tsx bench/walk.ts [--files]
 *
 * The counts come from the coverage of V8 in Chromium, with a server of modules, until the answer is stored or sent.
 * Asynchronous work that follows is part of them.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { launch, type CDPSession, type Page } from 'puppeteer-core';
import { createServer as createModules } from 'vite';
import { browserFlags, browserPath } from '../scripts/browser.js';

const project = join(import.meta.dirname, '..');
/** Names of the functions whose calls are counted. */
const counted = ['pagesOf', 'questionsOf', 'renderForm', 'renderItems'];

const modules = await createModules({
  root: project,
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true, include: [] },
});
const server = createServer((request, response) => {
  if (request.url === '/') {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end('<!doctype html><html lang="nl"><script type="module" src="/bench/walk-page.ts"></script></html>');
  } else modules.middlewares(request, response);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const browser = await launch({ executablePath: await browserPath(), args: browserFlags });
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  for (const drafts of [undefined, 'device'] as const) {
    await page.waitForFunction('globalThis.show');
    await page.evaluate(`show(${JSON.stringify(drafts)})`);
    await page.waitForFunction('!!find("button", "Beginnen")', { timeout: 60_000 });
    const session = await page.createCDPSession();
    await session.send('Profiler.enable');
    await session.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    const kept = drafts
      ? '!document.querySelector("pro-questionnaire").shadowRoot.querySelector("[data-state=saving]")'
      : 'true';
    console.log(`\nDrafts: ${drafts ?? 'not asked for'}`);
    await walked(page, session, 'start', 'find("button", "Beginnen").click()', kept);
    await walked(page, session, 'tap', 'find("label", "Heel vaak").querySelector("input").click()', kept);
    await walked(page, session, 'next', 'find("button", "Volgende").click()', kept);
    for (let place = 1; place < 9; place += 1) {
      await page.evaluate('find("label", "Heel vaak").querySelector("input").click()');
      await page.evaluate('new Promise((resolve) => setTimeout(resolve, 100))');
      await page.evaluate('find("button", "Volgende").click()');
      await page.evaluate('new Promise((resolve) => setTimeout(resolve, 100))');
    }
    await walked(page, session, 'send', 'find("button", "Versturen").click()', 'text().includes("Bedankt")');
    await session.detach();
  }
} finally {
  await browser.close();
  server.close();
  await modules.close();
}

/** Runs an action, waits until it has had its effect, and prints the code that ran. */
async function walked(page: Page, session: CDPSession, name: string, action: string, isDone: string): Promise<void> {
  await page.evaluate('new Promise((resolve) => setTimeout(resolve, 500))');
  await session.send('Profiler.takePreciseCoverage');
  await page.evaluate(action);
  await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)))');
  await page.waitForFunction(isDone);
  await page.evaluate('new Promise((resolve) => setTimeout(resolve, 200))');
  const { result } = await session.send('Profiler.takePreciseCoverage');
  const scripts = result.filter(({ url }) => /\/src\/.*\.ts/.test(url));
  const run = scripts.flatMap(({ url, functions }) =>
    functions
      .filter(({ ranges, functionName }) => functionName !== '' && (ranges[0]?.count ?? 0) > 0)
      .map(({ functionName, ranges }) => ({
        file: new URL(url).pathname,
        name: functionName.replace(/^(get|set|#|static) ?/, ''),
        calls: ranges[0]?.count ?? 0,
      })),
  );
  const files = new Set(run.map(({ file }) => file));
  const calls = counted.map((one) => {
    const sum = run.filter(({ name: own }) => own === one).reduce((all, { calls: own }) => all + own, 0);
    return `${one} ${sum}`;
  });
  console.log(`${name}: ${files.size} files, ${run.length} functions; ${calls.join(', ')}`);
  if (process.argv.includes('--files'))
    for (const file of files)
      console.log(
        `  ${file}: ${run
          .filter((one) => one.file === file)
          .map(({ name, calls }) => `${name} ${calls}`)
          .join(', ')}`,
      );
}
