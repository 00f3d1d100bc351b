// Compares the time to draw a worklist of 100 patients with 12 scales each with the same tiles as static HTML, in one
// page: node --import tsx bench/worklist.ts
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import { build, preview } from 'vite';
import { browserFlags, browserPath } from '../scripts/browser.js';

const rounds = 9;

interface Result {
  readonly coldElements: number;
  readonly elements: readonly number[];
  readonly html: readonly number[];
  readonly tiles: number;
  readonly isSame: boolean;
  readonly bytes: number;
}

const outDir = mkdtempSync(join(tmpdir(), 'worklist-'));
const options = {
  root: join(import.meta.dirname, 'worklist'),
  configFile: false as const,
  logLevel: 'error' as const,
  build: { outDir, emptyOutDir: true, target: 'es2022' },
};
await build(options);
const server = await preview({ ...options, preview: { port: 0, host: '127.0.0.1' } });
const browser = await launch({ executablePath: await browserPath(), args: browserFlags });
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(server.resolvedUrls?.local[0] ?? '', { waitUntil: 'networkidle0' });
  const result = (await page.evaluate(`runBench(${rounds})`)) as Result;
  if (!result.isSame) throw new Error('The elements and the static HTML do not draw the same tiles.');
  const [elements, html] = [medianOf(result.elements), medianOf(result.html)];
  console.log(`${result.tiles} tiles, ${Math.round(result.bytes / 1000)} kB of markup, median of ${rounds} rounds`);
  console.log(`elements     ${elements.toFixed(0)} ms  (first time ${result.coldElements.toFixed(0)} ms)`);
  console.log(`static HTML  ${html.toFixed(0)} ms`);
  console.log(`ratio        ${(elements / html).toFixed(2)}`);
} finally {
  await browser.close();
  await server.close();
  rmSync(outDir, { recursive: true });
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
