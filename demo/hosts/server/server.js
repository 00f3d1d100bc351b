// `node server/server.js`, after `node build.js`: all hosts on one address, each with the policy that it can live under.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { policyOf } from '../policies.js';
import { renderPage } from './page.js';

const dist = join(import.meta.dirname, '..', 'dist');
const types = { '.css': 'text/css', '.html': 'text/html', '.js': 'text/javascript', '.svg': 'image/svg+xml' };

/** What is at an address: its body and headers; undefined where there is nothing. */
export async function answerTo(address) {
  const { pathname, searchParams } = new URL(address, 'http://localhost');
  const path = normalize(pathname.endsWith('/') ? `${pathname}index.html` : pathname);
  const body =
    path === '/server/index.html'
      ? renderPage({ data: searchParams.get('data') ?? 'adapter' })
      : await readFile(join(dist, path)).catch(() => undefined);
  if (body === undefined) return undefined;
  const headers = {
    'Content-Type': `${types[extname(path)] ?? 'application/octet-stream'}; charset=utf-8`,
    'Content-Security-Policy': policyOf(pathname.split('/')[1], searchParams.get('data')),
    'Cache-Control': 'no-store',
  };
  return { body, headers };
}

if (process.argv[1] === import.meta.filename) {
  const server = createServer(async ({ url }, response) => {
    const answer = await answerTo(url);
    response.writeHead(answer ? 200 : 404, answer?.headers).end(answer?.body);
  });
  server.listen(4174, '127.0.0.1', () => {
    process.stdout.write('http://127.0.0.1:4174/react/ (or vue, svelte, angular, plain, server)\n');
  });
}
