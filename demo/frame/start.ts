/** Starts `npm run demo:frame`: a portal on one origin and the frame page on another. */
import { join } from 'node:path';
import { build } from 'vite';
import { listen, serveFolder } from './serve.js';

const project = join(import.meta.dirname, '..', '..');
await build({ configFile: join(project, 'vite.library.config.ts'), mode: 'frame', logLevel: 'warn' });

let portal = '';
const renderer = await listen(serveFolder(join(project, 'dist', 'frame'), { parents: () => portal }));
portal = await listen(serveFolder(join(project, 'demo'), { frames: () => renderer }), 4173);
process.stdout.write(`${portal}/frame/host.html?renderer=${encodeURIComponent(`${renderer}/`)}\n`);
