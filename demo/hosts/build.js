/**
 * Builds the library as it is published into node_modules/pro-widgets, and every host page with it into dist.
 * `node build.js`; `npm ci` goes before it.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import library from '../../package.json' with { type: 'json' };

const here = import.meta.dirname;
const project = join(here, '..', '..');
const installed = join(here, 'node_modules', 'pro-widgets');
const dist = join(here, 'dist');

/** Only what is published: a host sees nothing else. */
export function installLibrary() {
  rmSync(installed, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  run(project, 'npm', ['run', '--silent', 'build']);
  for (const name of ['package.json', ...library.files]) {
    cpSync(join(project, name), join(installed, name), { recursive: true });
  }
}

export function buildHosts() {
  run(here, join(here, 'node_modules/.bin/vite'), ['build', '--logLevel', 'error']);
  run(here, join(here, 'node_modules/.bin/ng'), ['build', 'angular']);
  for (const name of ['plain', 'server', 'shared']) cpSync(join(here, name), join(dist, name), { recursive: true });
  cpSync(join(installed, 'dist/standalone/pro-widgets.js'), join(dist, 'pro-widgets.js'));
}

function run(cwd, program, given) {
  execFileSync(program, given, {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NG_CLI_ANALYTICS: 'false' },
  });
}

if (process.argv[1] === import.meta.filename) {
  installLibrary();
  buildHosts();
}
