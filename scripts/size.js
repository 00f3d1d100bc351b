/**
 * `npm run size`: compares the size of each entry in a host page's bundle (minified, gzipped) with the budgets below, and
 * fails if one is exceeded. Raise a budget only in the change that needs it.
 */
import { join, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import manifest from '../package.json' with { type: 'json' };
import { launchBrowser, newPage } from './browser.js';
import { plainTemplates } from './plain-templates.js';

const project = join(import.meta.dirname, '..');
const src = join(project, 'src');

/** Maximum sizes in bytes; the default is 1,000. */
const budgets = {
  'a page with a form of 9 questions, everything that it loads': 65_600,
  'the same, with a calculated score': 85_100,
  'expression evaluator, its own code': 12_100,
  'trend card, its own code': 19_600,
  'the four widgets of the clinician, without Chart.js': 110_600,
  'dist/standalone': 499_700,
  '.': 191_800,
  './core': 58_400,
  './fhir': 30_300,
  './define': 150_700,
  './define/answers': 59_900,
  './define/consultation-tips': 72_800,
  './define/instrument-info': 42_800,
  './define/preparation': 67_500,
  './define/provider': 15_800,
  './define/questionnaire': 65_600,
  './define/sharing': 53_000,
  './define/traffic-light': 64_900,
  './define/trend-card': 68_300,
  './locales/ar': 11_200,
  './locales/en': 9_800,
  './locales/nl': 10_400,
  './adapter/browser': 14_700,
  './adapter/fhir': 78_000,
  './adapter/memory': 12_100,
  './adapter/rest': 17_400,
  './testing': 22_100,
  './react': 151_100,
};

const clinician = ['trend-card', 'traffic-light', 'answers', 'consultation-tips'];
const measured = {
  'a page with a form of 9 questions, everything that it loads': await loadedByForm(false),
  'the same, with a calculated score': await loadedByForm(true),
  'expression evaluator, its own code': await ownCode(join(src, 'core', 'form', 'expressions', 'path'), [
    'compiler.ts',
    'response-view.ts',
  ]),
  'trend card, its own code': await ownCode(join(src, 'elements', 'trend-card'), ['trend-card.ts']),
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

/** Returns the entries of package.json, each with its source file. */
function entries() {
  return Object.entries(manifest.exports)
    .filter(([, target]) => target.default)
    .map(([entry, target]) => [entry, join(src, target.default.replace('./dist/', '').replace(/\.js$/, '.ts'))]);
}

/** Returns the size of the modules with their static imports, without modules that are loaded on demand. */
async function weightOf(modules) {
  const chunks = await bundled(modules);
  const needed = new Set();
  const need = (chunk) => {
    // Peer dependencies have no chunk.
    if (!chunk || needed.has(chunk)) return;
    needed.add(chunk);
    for (const name of chunk.imports) need(chunks.find(({ fileName }) => fileName === name));
  };
  for (const chunk of chunks) if (chunk.isEntry) need(chunk);
  return gzipped([...needed]);
}

/** Returns the size of the modules in a folder that files of it import, including those loaded on demand. */
async function ownCode(path, files) {
  const folder = path + sep;
  const isOutside = (id, importer) =>
    Boolean(importer) && !(id.startsWith('.') ? join(importer, '..', id) : id).startsWith(folder);
  return gzipped(
    await bundled(
      files.map((file) => join(folder, file)),
      isOutside,
    ),
  );
}

/** Returns the size of all files that a browser loads to show a form of 9 questions. */
async function loadedByForm(isCalculated) {
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
    await page.evaluate(showForm, isCalculated);
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
function showForm(isCalculated) {
  const options = ['Nooit', 'Soms', 'Vaak', 'Altijd'].map((code, weight) => ({
    value: { type: 'coding', value: { code, display: code }, weight },
  }));
  const items = Array.from({ length: 9 }, (_, index) => ({
    linkId: String(index),
    type: 'choice',
    text: 'Hoe vaak las u?',
    options,
  }));
  if (isCalculated) {
    const calculatedExpression = '%resource.item.answer.value.ordinal().sum()';
    items.push({ linkId: 'total', type: 'decimal', readOnly: true, calculatedExpression });
  }
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
 * Bundles modules as a host page's bundler does, without peer dependencies. Code that an entry shares with a module loaded
 * on demand stays in the chunk of the entry, as in a host page's own bundle.
 */
async function bundled(modules, isOutside = (id) => id in (manifest.peerDependencies ?? {})) {
  const { output } = await build({
    root: project,
    configFile: false,
    logLevel: 'error',
    plugins: [plainTemplates()],
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
