import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';

const demo = join(import.meta.dirname, 'demo');

/** The strictest policy that host pages may set, used by docs and tests. */
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

/** The demo site: `vite` runs it with hot reload; `vite build` and `vite preview` serve it under the strict policy. */
export default defineConfig({
  root: demo,
  build: {
    target: 'es2022',
    outDir: join(import.meta.dirname, 'dist-demo'),
    emptyOutDir: true,
    // The policy allows neither data: URLs nor inline scripts.
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
