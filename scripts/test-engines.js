/**
 * `npm run test:engines`: runs the browser tests in Firefox and WebKitGTK (`npm test` runs them in Chromium), or in the
 * engines of ENGINES. Skips an unavailable engine with the reason. The last line has the totals.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { findEngine } from './engines.js';

const project = join(import.meta.dirname, '..');
const engines = (process.env.ENGINES ?? 'firefox,webkit').split(',');
const counts = { passed: 0, failed: 0, skipped: 0 };
const summaries = [];

for (const engine of engines) {
  const { missing } = await findEngine(engine);
  if (missing) {
    summaries.push(`${engine}: skipped (${missing})`);
    continue;
  }
  const stdout = await outputOf(
    spawn(process.execPath, ['scripts/test.js', 'elements'], {
      cwd: project,
      env: { ...process.env, ENGINES: engine },
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
  const [line, ...numbers] = /(\d+) passed, (\d+) failed, (\d+) skipped\n$/.exec(stdout) ?? ['aborted', 0, 1, 0];
  const [passed, failed, skipped] = numbers.map(Number);
  counts.passed += passed;
  counts.failed += failed;
  counts.skipped += skipped;
  summaries.push(`${engine}: ${line.trim()}`);
}

console.log(summaries.join('\n'));
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed > 0 ? 1 : 0;

/** Shows the output of a process as it comes, and returns it. */
async function outputOf(child) {
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
    process.stdout.write(text);
  });
  await once(child, 'close');
  return output;
}
