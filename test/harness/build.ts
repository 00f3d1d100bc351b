import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { build } from 'vite';

/** The folder of builds that all test files of one `npm test` share. */
const shared = process.env['SHARED_BUILDS'];
const built = new Map<string, Promise<string>>();

/**
 * Builds the page `index.html` of a folder with Vite for a strict policy, and returns the folder to serve. Builds once per
 * `npm test`, or once per Node process, and deletes the build at its end.
 */
export function buildPage(root: string): Promise<string> {
  const before = built.get(root);
  if (before) return before;
  const building = buildIn(root);
  built.set(root, building);
  return building;
}

async function buildIn(root: string): Promise<string> {
  const target = shared && join(shared, relative(join(import.meta.dirname, '..'), root).replaceAll(sep, '-'));
  if (target && existsSync(target)) return target;
  const outDir = mkdtempSync(join(shared ?? tmpdir(), 'pro-widgets-page-'));
  if (!target) process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      minify: false,
      modulePreload: { polyfill: false },
      // Modules that are shared with the browser tests import this module of their runner.
      rolldownOptions: { external: ['/__web-dev-server__web-socket.js'] },
    },
  });
  return target ? moveBuild(outDir, target) : outDir;
}

/** Moves a finished build to its shared path, unless another process was first. Returns the path of the build. */
function moveBuild(outDir: string, target: string): string {
  try {
    renameSync(outDir, target);
    return target;
  } catch {
    return outDir;
  }
}
