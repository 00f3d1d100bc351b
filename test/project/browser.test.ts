import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

const scripts = join(import.meta.dirname, '..', '..', 'scripts');

describe('a machine without a browser', { skip: process.platform !== 'linux' && 'Linux only' }, () => {
  let home: string;
  before(() => (home = mkdtempSync(join(tmpdir(), 'pro-widgets-home-'))));
  after(() => rmSync(home, { recursive: true }));

  /** Runs a script that looks for browsers, without browsers and without consent to install. */
  const run = (script: string) =>
    spawnSync(process.execPath, [join(scripts, script)], { encoding: 'utf8', env: { HOME: home, PATH: '' } });

  it('installs no browser without consent, and names the commands', () => {
    const { status, stderr } = run('browser.js');
    assert.notEqual(status, 0);
    assert.match(stderr, /apt-get install .*chromium/);
    assert.match(stderr, /npx @puppeteer\/browsers install chrome/);
    assert.match(stderr, /PRO_INSTALL_BROWSER=1/);
    assert.doesNotMatch(stderr, /^Installing|^Downloading/m);
  });

  it('installs no Firefox or WebKitGTK without consent, and names the commands', () => {
    const { stdout, stderr } = run('engines.js');
    assert.match(stdout, /apt-get install .*firefox-esr/);
    assert.match(stdout, /PRO_INSTALL_BROWSER=1/);
    assert.doesNotMatch(stderr, /^Installing|^Downloading/m);
  });
});
