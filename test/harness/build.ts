import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { build } from 'vite';

/** The folder for builds that all test files of one `npm test` share. */
const shared = process.env['SHARED_BUILDS'];
const built = new Map<string, Promise<string>>();

/**
 * Builds the page `index.html` of a folder with Vite, as a strict host would serve it, and gives the folder to serve.
 * Once for each `npm test`, else once for each Node process; it is thrown away at its end.
 */
export function buildPage(root: string): Promise<string> {
  const before = built.get(root);
  if (before) return before;
  const building = buildIn(root);
  built.set(root, building);
  return building;
}

async function buildIn(root: string): Promise<string> {
  const place = shared && join(shared, relative(join(import.meta.dirname, '..'), root).replaceAll(sep, '-'));
  if (place && existsSync(place)) return place;
  const outDir = mkdtempSync(join(shared ?? tmpdir(), 'pro-widgets-page-'));
  if (!place) process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
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
      // Asked for by what the browser tests share, when they send keys through their own runner.
      rolldownOptions: { external: ['/__web-dev-server__web-socket.js'] },
    },
  });
  return place ? moved(outDir, place) : outDir;
}

/** Moves a finished build to where other processes look for it, unless another process was first. */
function moved(outDir: string, place: string): string {
  try {
    renameSync(outDir, place);
    return place;
  } catch {
    return outDir;
  }
}
