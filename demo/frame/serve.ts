import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** Origins that pages may embed (`frames`) and be embedded by (`parents`). */
export interface Policy {
  readonly frames?: () => string;
  readonly parents?: () => string;
}

export function serveFolder(folder: string, { frames, parents }: Policy): Server {
  return createServer((request, response) => {
    const path = resolve(join(folder, decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)));
    const file = path === resolve(folder) ? join(path, 'index.html') : path;
    const headers = {
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': [
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'",
        "require-trusted-types-for 'script'; trusted-types lit-html",
        `frame-src ${frames?.() ?? "'none'"}; frame-ancestors ${parents?.() ?? "'none'"}`,
      ].join('; '),
    };
    const isInside = file.startsWith(resolve(folder) + sep);
    const read = isInside ? readFile(file) : Promise.reject(new Error('The path is outside the folder.'));
    void read.then(
      (content) => response.writeHead(200, headers).end(content),
      () => response.writeHead(404, headers).end(),
    );
  });
}

export async function listen(server: Server, port = 0): Promise<string> {
  await new Promise<void>((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
