// Two copies or versions of the library on one page, and a host page with its own Lit: they work together or throw a clear error.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { build } from 'vite';
import { startBrowser, type TestBrowser } from '../harness/browser.js';
import type { TestPage } from '../harness/page.js';
import { complaintsIn, serveFolder, type TestServer } from '../harness/server.js';
import { contentSecurityPolicy } from '../../vite.config.js';
import { version } from '../../src/internal/base/version.js';
import type * as standaloneFile from '../../src/standalone.js';
import { askedEngines } from './engines.js';

const project = join(import.meta.dirname, '..', '..');
const [major = '0', minor = '0'] = version.split('.');
const versions = { newer: `${major}.${Number(minor) + 1}.0`, other: `${Number(major) + 1}.0.0` };
/** The policy of a host page that has its own Lit and our standalone file. */
const policy = contentSecurityPolicy.replace('trusted-types lit-html', 'trusted-types lit-html pro-widgets-lit');

/** The pages, each with the files that it loads in order. */
const pages = {
  twice: ['/pro-widgets.js', '/copy/pro-widgets.js'],
  newer: ['/pro-widgets.js', '/newer.js'],
  other: ['/pro-widgets.js', '/other.js'],
  prefix: ['/pro-widgets.js', '/other-prefix.js'],
  hostWithLit: ['/host.js', '/pro-widgets.js'],
  theirs: ['/theirs.js', '/pro-widgets.js'],
};

describe('two copies on one page', async () => {
  const engines = await askedEngines();
  const folder = mkdtempSync(join(tmpdir(), 'pro-widgets-copies-'));
  let server: TestServer;

  before(async () => {
    await standalone(folder);
    const code = readFileSync(join(folder, 'pro-widgets.js'), 'utf8');
    const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
    const ofVersion = (other: string) =>
      code.replaceAll(new RegExp(`(["'\`])${version.replaceAll('.', '\\.')}\\1`, 'g'), `"${other}"`);
    assert.notEqual(ofVersion(versions.other), code, 'the version is in the file');
    write('newer.js', ofVersion(versions.newer));
    write('other.js', ofVersion(versions.other));
    await hostWithLit(folder);
    write('theirs.js', 'customElements.define("pro-trend-card", class extends HTMLElement {});');
    write(
      'other-prefix.js',
      'globalThis.prefixed = import("/pro-widgets.js").then(({ defineAll }) => defineAll({ prefix: "hospital" }));',
    );
    for (const [name, files] of Object.entries(pages)) {
      write(`${name}.html`, pageOf([], files));
    }
    server = await serveFolder(folder, {
      headers: { 'Content-Security-Policy': policy },
      handle: ({ url }, response) => {
        if (url === '/copy/pro-widgets.js') response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(code);
        else if (url === '/refused.html') {
          const headers = { 'Content-Type': 'text/html', 'Content-Security-Policy': contentSecurityPolicy };
          response.writeHead(200, headers).end(pageOf(['/__complaints__.js'], ['/pro-widgets.js']));
        } else return false;
        return true;
      },
    });
  });
  after(async () => {
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const engine of engines) {
    describe(engine, () => {
      let browser: TestBrowser;
      let tab: TestPage;
      before(async () => {
        browser = await startBrowser(engine);
        tab = await browser.open('about:blank');
      });
      after(() => browser?.stop());

      for (const [name, second] of [
        ['twice', 'the same file from another address'],
        ['newer', 'a newer version with the same major'],
      ] as const) {
        it(`keeps the first copy, without an error, if the second is ${second}`, async () => {
          await open(name);
          await assertWorks(tab);
          assert.deepEqual(await errors(), []);
        });
      }

      it('refuses another major version with an error that names both, and keeps the first copy', async () => {
        await open('other');
        await assertWorks(tab);
        const [message, ...more] = await errors();
        assert.match(
          message ?? '',
          new RegExp(`already registered by pro-widgets ${version}.*this is pro-widgets ${versions.other}`),
        );
        assert.deepEqual(more, []);
      });

      it('names the cure if the policy refuses the Trusted Types policy', async () => {
        await tab.goto(`${server.origin}/refused.html`);
        await tab.waitFor(() => document.readyState === 'complete');
        assert.match((await errors()).join('\n'), /add pro-widgets-lit to its trusted-types/);
      });

      it('works beside a host page with its own Lit, under Trusted Types', async () => {
        await open('hostWithLit');
        await assertWorks(tab);
        await tab.waitFor(() => document.querySelector('host-own')?.shadowRoot?.textContent === 'van de host');
        assert.deepEqual(await tab.evaluate(complaintsIn), []);
      });

      it('registers a second set of tags under another prefix', async () => {
        await open('prefix');
        await tab.waitFor(() => customElements.get('hospital-trend-card') !== undefined);
        await assertWorks(tab);
        await assertWorks(tab, 'hospital');
        assert.deepEqual(await tab.evaluate(complaintsIn), []);
      });

      it('names the cure if another library has taken a tag name', async () => {
        await open('theirs');
        await tab.waitFor(() => (globalThis as { __complaints__?: string[] }).__complaints__?.length);
        assert.match((await tab.evaluate(complaintsIn)).join('\n'), /<pro-trend-card>.*another library.*prefix/);
      });

      /** Returns the complaints, except the harmless report that a second copy may not create the same policy. */
      async function errors(): Promise<string[]> {
        return (await tab.evaluate(complaintsIn)).filter((line) => !line.startsWith('policy: trusted-types'));
      }

      async function open(name: keyof typeof pages): Promise<void> {
        await tab.goto(`${server.origin}/${name}.html`);
      }
    });
  }
});

function pageOf(scripts: readonly string[], modules: readonly string[]): string {
  const tags = [
    ...scripts.map((file) => `<script src="${file}"></script>`),
    ...modules.map((file) => `<script type="module" src="${file}"></script>`),
  ];
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8" /><title>Twee</title>${tags.join('')}</head>
    <body></body></html>`;
}

/** Renders a traffic light in a provider, and waits until it shows the clinician's version. */
async function assertWorks(tab: TestPage, prefix = 'pro'): Promise<void> {
  await tab.waitFor((tag) => customElements.get(tag) !== undefined, `${prefix}-trend-card`);
  await tab.evaluate(async (tag) => {
    const { werkHerstelInstrument, measurementOf, werkHerstelQuestionnaire, werkHerstelScenario } = (await import(
      new URL('/pro-widgets.js', location.href).href
    )) as typeof standaloneFile;
    const { responses } = werkHerstelScenario('2026-11-22', 'Patient/1');
    const provider = Object.assign(document.createElement(`${tag}-provider`), { audience: 'clinician' });
    const light = Object.assign(document.createElement(`${tag}-traffic-light`), {
      instrument: werkHerstelInstrument,
      measurements: responses.map((response) =>
        measurementOf(werkHerstelInstrument, werkHerstelQuestionnaire, response),
      ),
    });
    provider.append(light);
    document.body.append(provider);
  }, prefix);
  // Only the clinician's version has the copy button, so the audience came from the provider.
  await tab.waitFor(
    (tag) => document.querySelector(`${tag}-traffic-light`)?.shadowRoot?.querySelector('[part=copy]'),
    prefix,
  );
}

async function standalone(outDir: string): Promise<void> {
  await build({
    configFile: join(project, 'vite.library.config.ts'),
    root: project,
    mode: 'standalone',
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, sourcemap: false },
  });
}

/** Builds the host page's element with its own copy of Lit. */
async function hostWithLit(outDir: string): Promise<void> {
  const entry = join(import.meta.dirname, 'copies-host.ts');
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      rolldownOptions: { input: entry, output: { entryFileNames: 'host.js', codeSplitting: false } },
    },
  });
}
