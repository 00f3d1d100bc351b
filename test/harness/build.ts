import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

const built = new Map<string, Promise<string>>();

/**
 * Builds the page `index.html` of a folder with Vite, as a strict host would serve it, and gives the folder to serve.
 * Once for each Node process; it is thrown away at its end.
 */
export function buildPage(root: string): Promise<string> {
  const before = built.get(root);
  if (before) return before;
  const building = buildIn(root);
  built.set(root, building);
  return building;
}

async function buildIn(root: string): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'pro-widgets-page-'));
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
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
  return outDir;
}
