/**
 * `npm test`: runs type checks, lint, tests in Node and tests in a browser; a failing step does not stop the next.
 * `node scripts/test.js core` or `elements` runs one part; `endurance` runs both with their long batteries. The last
 * line has the totals of all runners and checks.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestRunner } from '@web/test-runner';
import { notInThisEngine } from './launchers.js';
import { limits } from './limits.js';
import { foldersInNode } from './test-files.js';

const project = join(import.meta.dirname, '..');
const counts = { passed: 0, failed: 0, skipped: 0 };
const part = process.argv[2];

// Randomized batteries run longer with this variable.
if (part === 'endurance') process.env.ENDURANCE = '1';

if (!part) for (const script of ['check', 'lint']) check(script);
if (part !== 'elements') testInNode();
if (part !== 'core') await testInBrowser();

console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
// A pipe takes its output later than the call; an exit before that would cut off the totals.
process.stdout.write('', () => process.exit(counts.failed > 0 ? 1 : 0));

/** Runs a script of package.json, which counts as one test. */
function check(script) {
  const { status } = spawnSync(`npm run --silent ${script}`, { cwd: project, stdio: 'inherit', shell: true });
  console.log(`${status === 0 ? '✔' : '✖'} npm run ${script}`);
  add(status === 0 ? { passed: 1 } : { failed: 1 });
}

function testInNode() {
  const files = foldersInNode.flatMap((folder) =>
    readdirSync(join(project, 'test', folder), { recursive: true })
      .filter((path) => path.endsWith('.test.ts'))
      .map((path) => join('test', folder, path)),
  );
  const scratch = mkdtempSync(join(tmpdir(), 'pro-widgets-'));
  const tap = join(scratch, 'results.tap');
  const reporters = { spec: 'stdout', tap };
  const report = Object.entries(reporters).flatMap(([name, to]) => [
    `--test-reporter=${name}`,
    `--test-reporter-destination=${to}`,
  ]);
  const node = [
    '--import',
    'tsx',
    '--test',
    '--test-concurrency=2',
    `--test-timeout=${limits.file}`,
    ...report,
    ...files,
  ];
  // Test files share pages that are built once.
  const env = { ...process.env, SHARED_BUILDS: mkdtempSync(join(scratch, 'builds-')) };
  spawnSync(process.execPath, node, { cwd: project, env, stdio: 'inherit' });
  const results = readFileSync(tap, 'utf8');
  rmSync(scratch, { recursive: true });
  // The last match is the runner's own total; output of tests comes before it.
  const total = (name) => Number([...results.matchAll(new RegExp(`^# ${name} (\\d+)$`, 'gm'))].at(-1)?.[1]);
  add({
    passed: total('pass'),
    failed: total('fail') + total('cancelled'),
    skipped: total('skipped') + total('todo'),
  });
}

async function testInBrowser() {
  const runner = await startTestRunner({ readCliArgs: false, autoExitProcess: false });
  // The runner has already reported why it could not start.
  if (!runner) return add({ failed: 1 });
  const passed = await new Promise((resolve) => runner.on('stopped', resolve));
  const before = counts.failed;
  let unsupportedCount = 0;
  for (const session of runner.sessions.all()) {
    const tests = testsOf(session.testResults);
    const unsupported = tests.filter((test) => !test.passed && test.error?.message.includes(notInThisEngine));
    for (const { name, error } of unsupported) console.log(`skipped: ${name} (${error.message.split('\n')[0]})`);
    unsupportedCount += unsupported.length;
    const failed = tests.filter((test) => !test.passed && !test.skipped).length - unsupported.length;
    const isComplete = session.passed || (unsupported.length > 0 && session.errors.length === 0);
    add({
      passed: tests.filter((test) => test.passed && !test.skipped).length,
      // A file that did not load, or failed outside its tests, counts as one failure.
      failed: failed || (isComplete ? 0 : 1),
      skipped: tests.filter((test) => test.skipped).length + unsupported.length,
    });
  }
  if (!passed && counts.failed === before && unsupportedCount === 0) add({ failed: 1 });
}

function testsOf(suite) {
  return suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : [];
}

/** Adds to the totals. An unreadable count (NaN) is a failure. */
function add({ passed = 0, failed = 0, skipped = 0 }) {
  counts.passed += passed || 0;
  counts.failed += Number.isNaN(passed + failed + skipped) ? 1 : failed;
  counts.skipped += skipped || 0;
}
