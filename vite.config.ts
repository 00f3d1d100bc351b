import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';

const demo = join(import.meta.dirname, 'demo');

/** The policy that host pages may set: docs and tests hold on to it. Nothing inline, nothing from elsewhere. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/** The demo site: `vite` for hot reload, `vite build` and `vite preview` to see it as a strict host would serve it. */
export default defineConfig({
  root: demo,
  build: {
    target: 'es2022',
    outDir: join(import.meta.dirname, 'dist-demo'),
    emptyOutDir: true,
    // The policy takes neither data: URLs nor an inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: readdirSync(demo)
        .filter((name) => name.endsWith('.html'))
        .map((name) => join(demo, name)),
    },
  },
  preview: { headers: { 'Content-Security-Policy': contentSecurityPolicy } },
});
