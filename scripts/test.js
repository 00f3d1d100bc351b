/**
 * `npm test`: type checks, lint, tests without a browser, tests in a browser; a step that fails does not stop the next.
 * `node scripts/test.js core` or `elements` runs one part; `endurance` runs both with their long batteries. The last
 * line counts what the runners and checks reported.
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

// Batteries that repeat something at random read this and go on longer.
if (part === 'endurance') process.env.ENDURANCE = '1';

if (!part) for (const script of ['check', 'lint']) check(script);
if (part !== 'elements') testWithoutBrowser();
if (part !== 'core') await testInBrowser();

console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed > 0 ? 1 : 0);

/** A check of package.json's scripts: it counts as one. */
function check(script) {
  const { status } = spawnSync(`npm run --silent ${script}`, { cwd: project, stdio: 'inherit', shell: true });
  console.log(`${status === 0 ? '✔' : '✖'} npm run ${script}`);
  add(status === 0 ? { passed: 1 } : { failed: 1 });
}

function testWithoutBrowser() {
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
  // The pages that several test files use are built once.
  const env = { ...process.env, SHARED_BUILDS: mkdtempSync(join(scratch, 'builds-')) };
  spawnSync(process.execPath, node, { cwd: project, env, stdio: 'inherit' });
  const results = readFileSync(tap, 'utf8');
  rmSync(scratch, { recursive: true });
  // The last such line is the runner's own; what a test prints comes before it.
  const total = (name) => Number([...results.matchAll(new RegExp(`^# ${name} (\\d+)$`, 'gm'))].at(-1)?.[1]);
  add({
    passed: total('pass'),
    failed: total('fail') + total('cancelled'),
    skipped: total('skipped') + total('todo'),
  });
}

async function testInBrowser() {
  const runner = await startTestRunner({ readCliArgs: false, autoExitProcess: false });
  // It says itself why it could not start.
  if (!runner) return add({ failed: 1 });
  const passed = await new Promise((resolve) => runner.on('stopped', resolve));
  const before = counts.failed;
  let tooMuchAsked = 0;
  for (const session of runner.sessions.all()) {
    const tests = testsOf(session.testResults);
    // What an engine's driver cannot do says nothing of our code.
    const tooMuch = tests.filter((test) => !test.passed && test.error?.message.includes(notInThisEngine));
    for (const { name, error } of tooMuch) console.log(`skipped: ${name} (${error.message.split('\n')[0]})`);
    tooMuchAsked += tooMuch.length;
    const failed = tests.filter((test) => !test.passed && !test.skipped).length - tooMuch.length;
    const isWhole = session.passed || (tooMuch.length > 0 && session.errors.length === 0);
    add({
      passed: tests.filter((test) => test.passed && !test.skipped).length,
      // A file that did not load, or failed outside its tests, counts as one.
      failed: failed || (isWhole ? 0 : 1),
      skipped: tests.filter((test) => test.skipped).length + tooMuch.length,
    });
  }
  if (!passed && counts.failed === before && tooMuchAsked === 0) add({ failed: 1 });
}

function testsOf(suite) {
  return suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : [];
}

/** Sums up; a count that could not be read is a failure, not a zero. */
function add({ passed = 0, failed = 0, skipped = 0 }) {
  counts.passed += passed || 0;
  counts.failed += Number.isNaN(passed + failed + skipped) ? 1 : failed;
  counts.skipped += skipped || 0;
}
