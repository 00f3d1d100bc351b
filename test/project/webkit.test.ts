// The tests start WebKitGTK on machines where everything takes seconds and ports are taken.
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { findEngine } from '../../scripts/engines.js';
import { startDriver, startScreen } from '../../scripts/webkit.js';
import { killTree, waitForExit, watchOver } from '../harness/processes.js';

describe('the start of WebKitGTK', () => {
  let folder: string;
  let found: Awaited<ReturnType<typeof findEngine>>;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pro-widgets-webkit-'));
    found = await findEngine('webkit');
  });
  after(() => rmSync(folder, { recursive: true }));

  /** Returns the path of a program that runs shell commands, and then the real program. */
  function programThat(name: string, commands: string, program: string): string {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\n${commands}\nexec ${program} "$@"\n`);
    chmodSync(path, 0o755);
    return path;
  }

  /** Starts a screen and a driver, asks the driver for its status, and ends both. */
  async function statusOf(display: string, driver: string): Promise<number> {
    const screen = await startScreen(display, watchOver);
    const { child, port } = await startDriver(driver, screen.env, watchOver);
    const { status } = await fetch(`http://127.0.0.1:${port}/status`);
    for (const started of [child, screen.child]) {
      killTree(watchOver(started));
      await waitForExit(started);
    }
    return status;
  }

  it('waits for a driver that is slow to listen', async (t) => {
    if (found.missing) return t.skip(found.missing);
    assert.equal(await statusOf(found.display!, programThat('slow', 'sleep 3', found.driver!)), 200);
  });

  it('begins again with another display and port after a program that ended', async (t) => {
    if (found.missing) return t.skip(found.missing);
    const failsTwice = (name: string) => {
      const counter = join(folder, `${name}-starts`);
      return `echo x >> ${counter}; [ $(wc -l < ${counter}) -gt 2 ] || { echo "port is taken" >&2; exit 1; }`;
    };
    const display = programThat('display', failsTwice('display'), found.display!);
    const driver = programThat('driver', failsTwice('driver'), found.driver!);
    assert.equal(await statusOf(display, driver), 200);
  });

  it('reports what a program printed that never starts', async () => {
    const program = programThat('broken', 'echo "libwebkit is missing" >&2; exit 7', 'true');
    await assert.rejects(startDriver(program, {}), /5 attempts\. It ended \(7\)\. libwebkit is missing/);
    await assert.rejects(startScreen(program), /X server .* libwebkit is missing/);
  });
});
