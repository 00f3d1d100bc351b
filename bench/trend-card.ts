/**
 * Measures the trend card in a browser: memory after mounts and unmounts, scrolling a page of 200 cards, a keyboard step
 * among 1,000 points, and the size of its code. Fails if a mount leaks more than 100 bytes, or a chart.
 *
 *   node --import tsx bench/trend-card.ts [mounts = 10000]
 */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { launch, type Page } from 'puppeteer-core';
import { build, createServer } from 'vite';
import { browserFlags, browserPath } from '../scripts/browser.js';

const project = join(import.meta.dirname, '..');
const mounts = Number(process.argv[2] ?? 10_000);

const server = await createServer({
  root: project,
  configFile: false,
  logLevel: 'error',
  optimizeDeps: { noDiscovery: true },
  server: { port: 0, host: '127.0.0.1', hmr: false },
});
await server.listen();
const browser = await launch({
  executablePath: await browserPath(),
  args: [...browserFlags, '--js-flags=--expose-gc'],
  protocolTimeout: 3_600_000,
});
const page = await browser.newPage();
await page.setViewport({ width: 1280, height: 900 });
await page.goto(`${server.resolvedUrls?.local[0]}bench/trend-card.html`);
await page.waitForFunction('globalThis.bench');

await run('200 mounts first, so that what is made once is there', () => comeAndGo(page, 200));
const before = await measureMemory(page);
await run(`${mounts} mounts and unmounts`, () => comeAndGo(page, mounts));
const after = await measureMemory(page);
printFigure('bytes per mount', ((after.heap - before.heap) / mounts).toFixed(1));
printFigure('live charts', `${after.charts}`);
printFigure('DOM nodes', `${before.nodes} before, ${after.nodes} after`);
printFigure('listeners', `${before.listeners} before, ${after.listeners} after`);

const scroll = await page.evaluate('bench.scrollPage(200)');
printFigure('200 cards', JSON.stringify(scroll));
printFigure('1,000 points', JSON.stringify(await page.evaluate('bench.walk(1000)')));
printFigure('code', JSON.stringify(await sizes()));

await browser.close();
await server.close();
// With few mounts, memory of the browser itself outweighs a leak.
process.exitCode = after.charts > 0 || (mounts >= 10_000 && after.heap - before.heap > mounts * 100) ? 1 : 0;

async function run(name: string, work: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await work();
  printFigure(name, `${((performance.now() - start) / 1000).toFixed(1)} s`);
}

function printFigure(name: string, figure: string): void {
  process.stdout.write(`${name}: ${figure}\n`);
}

async function comeAndGo(at: Page, count: number): Promise<void> {
  await at.evaluate(`bench.comeAndGo(${count})`);
}

async function measureMemory(at: Page) {
  const session = await at.createCDPSession();
  for (let turn = 0; turn < 3; turn += 1) {
    await session.send('HeapProfiler.collectGarbage');
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { metrics } = await (await session.send('Performance.enable'), session.send('Performance.getMetrics'));
  const metric = (name: string) => metrics.find((entry) => entry.name === name)?.value ?? NaN;
  await session.detach();
  const charts = Number(await at.evaluate('bench.liveCharts()'));
  return { heap: usedSize, nodes: metric('Nodes'), listeners: metric('JSEventListeners'), charts };
}

/** Sizes in bytes, minified and gzipped: our own modules, and the used part of Chart.js. */
async function sizes() {
  const element = join(project, 'src/elements/trend-card');
  const own = await sizeOf(join(element, 'trend-card.ts'), (id) => !id.startsWith('./') && !id.startsWith(element));
  const withChart = await sizeOf(join(element, 'line-chart.ts'), () => false);
  const withoutChart = await sizeOf(join(element, 'line-chart.ts'), (id) => id === 'chart.js');
  return { own, chartJs: withChart - withoutChart };
}

async function sizeOf(input: string, external: (id: string) => boolean): Promise<number> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2022', rolldownOptions: { input, external, preserveEntrySignatures: 'strict' } },
  });
  const { output } = (Array.isArray(result) ? result[0] : result) as { output: { code?: string }[] };
  return output.reduce((sum, { code }) => sum + (code ? gzipSync(code, { level: 9 }).length : 0), 0);
}
