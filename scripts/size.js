/**
 * `npm run size`: what each entry weighs for a page that bundles it, minified and gzipped, against the budgets below.
 * Fails when something is heavier than its budget. A budget is raised on purpose, in the change that needs it.
 */
import { join, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import manifest from '../package.json' with { type: 'json' };
import { launchBrowser, newPage } from './browser.js';
import { plainStyles } from './plain-styles.js';

const project = join(import.meta.dirname, '..');
const src = join(project, 'src');

/** The most bytes that each may have; what is not named may have 1,000. */
const budgets = {
  'a page with a form of 9 questions, everything that it loads': 55_100,
  'trend card, its own code': 16_400,
  'the four widgets of the clinician, without Chart.js': 82_400,
  'dist/standalone': 411_700,
  '.': 140_500,
  './core': 45_800,
  './fhir': 27_400,
  './define': 105_300,
  './define/answers': 44_400,
  './define/consultation-tips': 52_100,
  './define/instrument-info': 31_600,
  './define/preparation': 48_700,
  './define/provider': 7_800,
  './define/questionnaire': 55_100,
  './define/traffic-light': 46_600,
  './define/trend-card': 48_500,
  './locales/ar': 7_900,
  './locales/en': 6_700,
  './locales/nl': 7_100,
  './adapter/browser': 13_600,
  './adapter/fhir': 56_800,
  './adapter/memory': 11_300,
  './adapter/rest': 16_300,
  './testing': 20_200,
  './react': 105_600,
};

const clinician = ['trend-card', 'traffic-light', 'answers', 'consultation-tips'];
const measured = {
  'a page with a form of 9 questions, everything that it loads': await loadedByForm(),
  'trend card, its own code': await ownCodeOf('trend-card'),
  'the four widgets of the clinician, without Chart.js': await weightOf(
    clinician.map((name) => join(src, 'define', `${name}.ts`)),
  ),
  'dist/standalone': await standalone(),
};
for (const [entry, file] of entries()) measured[entry] = await weightOf([file]);

let failed = 0;
for (const name of new Set([...Object.keys(measured), ...Object.keys(budgets)])) {
  const [bytes, budget] = [measured[name], budgets[name] ?? 1000];
  const fits = bytes <= budget;
  if (!fits) failed += 1;
  console.log(`${fits ? '✔' : '✖'} ${String(bytes).padStart(7)} of ${String(budget).padStart(7)}  ${name}`);
}
console.log('Bytes, gzipped.');
process.exitCode = failed > 0 ? 1 : 0;

/** The modules that package.json exports: each entry with its source. */
function entries() {
  return Object.entries(manifest.exports)
    .filter(([, target]) => target.default)
    .map(([entry, target]) => [entry, join(src, target.default.replace('./dist/', '').replace(/\.js$/, '.ts'))]);
}

/** The modules with everything that they import; not what is loaded later on, when it is needed. */
async function weightOf(modules) {
  const chunks = await bundled(modules);
  const needed = new Set();
  const need = (chunk) => {
    // What a host has by itself has no chunk here.
    if (!chunk || needed.has(chunk)) return;
    needed.add(chunk);
    for (const name of chunk.imports) need(chunks.find(({ fileName }) => fileName === name));
  };
  for (const chunk of chunks) if (chunk.isEntry) need(chunk);
  return gzipped([...needed]);
}

/** The modules of an element's folder, those that are loaded later on too. */
async function ownCodeOf(element) {
  const folder = join(src, 'elements', element) + sep;
  const isOfOthers = (id, importer) =>
    Boolean(importer) && !(id.startsWith('.') ? join(importer, '..', id) : id).startsWith(folder);
  return gzipped(await bundled([join(folder, `${element}.ts`)], isOfOthers));
}

/** What a browser gets until a form of 9 questions is there. */
async function loadedByForm() {
  const chunks = await bundled([join(src, 'define', 'questionnaire.ts')]);
  const entry = chunks.find(({ isEntry }) => isEntry);
  const loaded = new Set();
  const browser = await launchBrowser();
  try {
    const page = await newPage(browser);
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const chunk = chunks.find(({ fileName }) => request.url().endsWith(`/${fileName}`));
      if (chunk) loaded.add(chunk);
      const html = `<!doctype html><html lang="nl"><script type="module" src="/${entry.fileName}"></script></html>`;
      void request.respond(
        chunk ? { contentType: 'text/javascript', body: chunk.code } : { contentType: 'text/html', body: html },
      );
    });
    await page.goto('http://localhost/', { waitUntil: 'networkidle0' });
    await page.evaluate(showForm);
    await page.waitForFunction(
      () => document.querySelector('pro-questionnaire')?.shadowRoot.querySelectorAll('[type=radio]').length === 36,
    );
    await page.waitForNetworkIdle();
  } finally {
    await browser.close();
  }
  return gzipped([...loaded]);
}

/** Runs in the page. */
function showForm() {
  const options = ['Nooit', 'Soms', 'Vaak', 'Altijd'].map((value) => ({ value: { type: 'string', value } }));
  const items = Array.from({ length: 9 }, (_, place) => ({
    linkId: String(place),
    type: 'choice',
    text: 'Hoe vaak las u?',
    options,
  }));
  const form = document.createElement('pro-questionnaire');
  form.layout = 'list';
  form.questionnaire = { url: 'https://example.org/Questionnaire/size', language: 'nl', items };
  document.body.append(form);
}

async function standalone() {
  const configFile = join(project, 'vite.library.config.ts');
  const { output } = await build({ configFile, mode: 'standalone', logLevel: 'error', build: { write: false } });
  return gzipped(output.filter(({ type }) => type === 'chunk'));
}

/**
 * As a host's bundler makes it of our modules; what a host has by itself stays outside. What an entry shares with a part
 * that is loaded later stays with the entry, as in a host's own code: no bundler cuts that off for somebody else to import.
 */
async function bundled(modules, isOutside = (id) => id in (manifest.peerDependencies ?? {})) {
  const { output } = await build({
    root: project,
    configFile: false,
    logLevel: 'error',
    plugins: [plainStyles()],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: modules, external: isOutside, preserveEntrySignatures: 'allow-extension' },
    },
  });
  return output.filter(({ type }) => type === 'chunk');
}

function gzipped(chunks) {
  return chunks.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0);
}
