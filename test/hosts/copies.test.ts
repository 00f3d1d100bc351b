// Two copies of the library on one page, two versions, and a host with a Lit of its own: together, or one clear message.
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
/** What the page of a host allows that has its own Lit and our file. */
const policy = contentSecurityPolicy.replace('trusted-types lit-html', 'trusted-types lit-html pro-widgets-lit');

/** The pages: each loads these files, one after another. */
const pages = {
  twice: ['/pro-widgets.js', '/copy/pro-widgets.js'],
  newer: ['/pro-widgets.js', '/newer.js'],
  other: ['/pro-widgets.js', '/other.js'],
  prefix: ['/pro-widgets.js', '/other-prefix.js'],
  hostWithLit: ['/host.js', '/pro-widgets.js'],
  theirs: ['/theirs.js', '/pro-widgets.js'],
};

describe('more than one on a page', async () => {
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

      for (const [name, what] of [
        ['twice', 'the same file from two addresses'],
        ['newer', 'a newer version of the same major'],
      ] as const) {
        it(`${what}: the first one stays, and works, without an error`, async () => {
          await open(name);
          await worksAlone(tab);
          assert.deepEqual(await errors(), []);
        });
      }

      it('another major version: refused by a message that names both, and the first one works', async () => {
        await open('other');
        await worksAlone(tab);
        const [message, ...more] = await errors();
        assert.match(
          message ?? '',
          new RegExp(`already registered by pro-widgets ${version}.*this is pro-widgets ${versions.other}`),
        );
        assert.deepEqual(more, []);
      });

      it('a policy that does not let it draw: a message that names the cure', async () => {
        await tab.goto(`${server.origin}/refused.html`);
        await tab.waitFor(() => document.readyState === 'complete');
        assert.match((await errors()).join('\n'), /add pro-widgets-lit to its trusted-types/);
      });

      it('a host with its own Lit, under Trusted Types: both work, without a complaint', async () => {
        await open('hostWithLit');
        await worksAlone(tab);
        await tab.waitFor(() => document.querySelector('host-own')?.shadowRoot?.textContent === 'van de host');
        assert.deepEqual(await tab.evaluate(complaintsIn), []);
      });

      it('tags of a prefix of choice beside ours', async () => {
        await open('prefix');
        await tab.waitFor(() => customElements.get('hospital-trend-card') !== undefined);
        await worksAlone(tab);
        await worksAlone(tab, 'hospital');
        assert.deepEqual(await tab.evaluate(complaintsIn), []);
      });

      it('a tag that something else has: a message that names the cure', async () => {
        await open('theirs');
        await tab.waitFor(() => (globalThis as { __complaints__?: string[] }).__complaints__?.length);
        assert.match((await tab.evaluate(complaintsIn)).join('\n'), /<pro-trend-card>.*not of pro-widgets.*prefix/);
      });

      /** That a second copy asks for the same policy again is reported to the host, and harms nothing. */
      async function errors(): Promise<string[]> {
        return (await tab.evaluate(complaintsIn)).filter((one) => !one.startsWith('policy: trusted-types'));
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

/** A traffic light in a provider is drawn with what it is given. */
async function worksAlone(tab: TestPage, prefix = 'pro'): Promise<void> {
  await tab.waitFor((tag) => customElements.get(tag) !== undefined, `${prefix}-trend-card`);
  await tab.evaluate(async (tag) => {
    const { werkHerstelInstrument, measurementOf, werkHerstelQuestionnaire, werkHerstelScenario } = (await import(
      new URL('/pro-widgets.js', location.href).href
    )) as typeof standaloneFile;
    const { responses } = werkHerstelScenario('2026-11-22', 'Patient/1');
    const provider = Object.assign(document.createElement(`${tag}-provider`), { audience: 'clinician' });
    const light = Object.assign(document.createElement(`${tag}-traffic-light`), {
      instrument: werkHerstelInstrument,
      measurements: responses.map((one) => measurementOf(werkHerstelInstrument, werkHerstelQuestionnaire, one)),
    });
    provider.append(light);
    document.body.append(provider);
  }, prefix);
  // That it is the clinician's shows that the provider is heard.
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

/** A page's own element, with the Lit that its bundler found. */
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
