// Measures the time from an answer until the form shows that it is on disk, in a form of 30 questions, in Chromium and
// Firefox: node --import tsx bench/drafts.ts
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import { build, preview } from 'vite';
import { browserFlags } from '../scripts/browser.js';
import { findEngine } from '../scripts/engines.js';

const answers = 300;
const outDir = mkdtempSync(join(tmpdir(), 'drafts-'));
const options = {
  root: join(import.meta.dirname, 'drafts'),
  configFile: false as const,
  logLevel: 'error' as const,
  build: { outDir, emptyOutDir: true, target: 'es2022' },
};
await build(options);
const server = await preview({ ...options, preview: { port: 0, host: '127.0.0.1' } });
try {
  for (const engine of ['chromium', 'firefox']) {
    const { program: executablePath, missing } = await findEngine(engine);
    if (!executablePath) {
      console.log(`${engine}: ${missing}`);
      continue;
    }
    const isChromium = engine === 'chromium';
    const browser = await launch({
      executablePath,
      ...(isChromium ? { args: browserFlags } : { browser: 'firefox' as const }),
    });
    try {
      const page = await browser.newPage();
      await page.goto(server.resolvedUrls?.local[0] ?? '', { waitUntil: 'load' });
      await page.waitForFunction('typeof runBench === "function"');
      for (const mode of ['session', 'device']) {
        const times = (await page.evaluate(`runBench('${mode}', ${answers})`)) as number[];
        const sorted = times.toSorted((a, b) => a - b);
        const percentile = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? NaN).toFixed(1);
        console.log(
          `${engine.padEnd(9)} ${mode.padEnd(8)} ${times.length} answers  median ${percentile(0.5)} ms  95th percentile ${percentile(0.95)} ms  most ${percentile(0.9999)} ms`,
        );
      }
    } finally {
      await browser.close();
    }
  }
} finally {
  await server.close();
  rmSync(outDir, { recursive: true });
}
