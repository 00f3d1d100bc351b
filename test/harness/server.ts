import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { contentSecurityPolicy } from '../../vite.config.js';

/** Answers a request, or says false: then it is for the files. */
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
 * Serves the files of a folder as a strict host does: with the policy of the demo (no inline style or script, nothing
 * from elsewhere, Trusted Types). Every HTML page begins with a script that writes down what it complains of, see
 * {@link complaintsIn}.
 *
 * @param handle Goes before the files: what a test's own server answers.
 * @param headers In place of the policy's header.
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
    // Normalising an absolute path never leads above the folder.
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

/** A script of a file: the policy takes it, and it is the same in every engine. */
const watching = `(() => {
  const complaints = (globalThis.__complaints__ = []);
  const told = (...parts) => complaints.push(parts.map((part) => (part && part.stack ? String(part) + part.stack : typeof part === 'object' ? JSON.stringify(part) : String(part))).join(' '));
  for (const level of ['debug', 'error', 'info', 'log', 'trace', 'warn']) console[level] = (...words) => told('console.' + level + ':', ...words);
  addEventListener('error', (event) => told('error:', event.error ?? event.message));
  addEventListener('unhandledrejection', (event) => told('rejection:', event.reason));
  document.addEventListener('securitypolicyviolation', (event) => told('policy:', event.violatedDirective, event.blockedURI, event.sample));
})();`;

/** For `page.evaluate`: console lines, uncaught errors and violations of the policy since the page was opened. */
export function complaintsIn(): string[] {
  return (globalThis as { __complaints__?: string[] }).__complaints__ ?? [];
}
