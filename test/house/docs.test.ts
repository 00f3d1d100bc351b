// What the docs show is right: it has the types it should have, and it runs.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkTypes, codeBlocksOf, runFile, writeBlocks, type Outcome } from './code-blocks.js';

const project = join(import.meta.dirname, '..', '..');
/** Not installed here: what our page uses of it is what Node's own runner has under the same names. */
const vitest = `import { describe, it as test } from 'node:test';
export { describe };
export function it(name: string, check: (context: { skip: () => void }) => Promise<void>): void {
  void test(name, (context) => check({ skip: () => context.skip() }));
}
`;
const mocha = `import { describe, it } from 'node:test';
type Check = (this: { skip: () => void }) => Promise<void>;
const own = (name: string, check: Check) => it(name, (test) => check.call({ skip: () => test.skip() }));
Object.assign(globalThis, { describe, it: own });
`;

describe('docs/adapters.md', () => {
  const blocks = codeBlocksOf('docs/adapters.md');
  const code = blocks.filter(({ language }) => language === 'ts');
  let folder = '';

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'pro-widgets-docs-'));
    writeBlocks(folder, code, { vitest, mocha });
  });

  after(() => rmSync(folder, { recursive: true }));

  it('shows code of the right types', () => {
    const { status, output } = checkTypes(folder);
    assert.equal(status, 0, output);
  });

  it('shows code that runs', () => {
    const { status, output } = runFile(folder, 'all.ts');
    assert.equal(status, 0, output);
  });

  it('shows an adapter that passes the checks, in each test runner', () => {
    const mochaGlobals = ['--import', join(folder, 'mocha.ts')];
    for (const [file, flags] of [
      ['our-adapter.test.ts', []],
      ['our-adapter.vitest.ts', []],
      ['our-adapter.mocha.ts', mochaGlobals],
    ] as const) {
      const outcome = runFile(folder, file, '--test-reporter=tap', ...flags);
      assert.equal(outcome.status, 0, outcome.output);
      assert.ok(countOf(outcome, 'pass') >= 10, outcome.output);
      assert.equal(countOf(outcome, 'fail'), 0);
    }
  });

  it('names only commands that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { scripts: object };
    const commands = blocks
      .filter(({ language }) => language === 'sh')
      .flatMap(({ code: lines }) => lines.trim().split('\n'));
    for (const command of commands) assert.ok((/^npm run (\S+)/.exec(command)?.[1] ?? '') in scripts, command);
  });
});

function countOf({ output }: Outcome, what: string): number {
  return Number(new RegExp(`^# ${what} (\\d+)$`, 'm').exec(output)?.[1]);
}
