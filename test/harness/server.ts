import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { contentSecurityPolicy } from '../../vite.config.js';

/** Answers a request, or returns false to serve a file. */
export type Handle = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

export interface TestServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly server: Server;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/**
 * Serves the files of a folder under the strict policy of the demo (no inline style or script, no other origins, Trusted
 * Types). Every HTML page starts with a script that records complaints, see {@link complaintsIn}.
 *
 * @param handle Answers requests of the test's own server before the files.
 * @param headers Headers that replace the policy.
 */
export async function serveFolder(
  folder: string,
  {
    handle,
    headers = { 'Content-Security-Policy': contentSecurityPolicy },
  }: { handle?: Handle; headers?: Record<string, string> } = {},
): Promise<TestServer> {
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (await handle?.(request, response)) return;
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/__complaints__.js')
      return void response.writeHead(200, { 'Content-Type': types['.js'] }).end(watching);
    // Normalizing an absolute path never leads above the folder.
    const path = normalize(decodeURIComponent(pathname.endsWith('/') ? `${pathname}index.html` : pathname));
    const type = types[extname(path)] ?? 'application/octet-stream';
    const body = await readFile(join(folder, path)).catch(() => undefined);
    if (!body) return void response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store', ...headers });
    response.end(type === 'text/html' ? watched(body.toString()) : body);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function watched(html: string): string {
  return html.replace(/<head>/, '<head><script src="/__complaints__.js"></script>');
}

/** The recording script, served as a file because the policy refuses inline scripts. */
const watching = `(() => {
  const complaints = (globalThis.__complaints__ = []);
    const record = (...parts) => complaints.push(parts.map((part) => (part && part.stack ? String(part) + part.stack : typeof part === 'object' ? JSON.stringify(part) : String(part))).join(' '));
  for (const level of ['debug', 'error', 'info', 'log', 'trace', 'warn']) console[level] = (...words) => record('console.' + level + ':', ...words);
  addEventListener('error', (event) => record('error:', event.error ?? event.message));
  addEventListener('unhandledrejection', (event) => record('rejection:', event.reason));
  document.addEventListener('securitypolicyviolation', (event) => record('policy:', event.violatedDirective, event.blockedURI, event.sample));
})();`;

/** For `page.evaluate`: returns console lines, uncaught errors and policy violations since the page was opened. */
export function complaintsIn(): string[] {
  return (globalThis as { __complaints__?: string[] }).__complaints__ ?? [];
}
