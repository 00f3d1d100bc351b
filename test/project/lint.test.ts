import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { layers, packagesOfFiles } from '../../scripts/layers.js';

/** A source that the linter must refuse by `rule`, or accept if there is no rule. */
interface Case {
  readonly file: string;
  readonly source: string;
  readonly rule?: string;
}

const ofLayers = 'project(layers)';
const ofMarkup = 'project(markup)';
const ofStyles = 'project(styles)';
const isRestricted = 'project(restricted)';

interface Layer {
  readonly layers: readonly string[];
  readonly packages: readonly string[];
}

const table: Record<string, Layer> = layers;
const folders = Object.keys(table).filter((name) => !name.endsWith('.ts'));
const packages = [
  ...new Set([...Object.values(table).flatMap((layer) => layer.packages), ...Object.keys(packagesOfFiles)]),
];

const cases: readonly Case[] = [
  { file: 'src/elements/card/other.ts', source: `export * from '../tips/tips.js';`, rule: ofLayers },
  { file: 'src/elements/card/parts/other.ts', source: `export * from '../../tips/tips.js';`, rule: ofLayers },
  { file: 'src/elements/card/parts/own.ts', source: `export * from '../card.js';` },
  { file: 'src/elements/card/lazy.ts', source: `export const load = () => import('../tips/tips.js');`, rule: ofLayers },
  { file: 'src/elements/card/type.ts', source: `export type Tip = import('../tips/tips.js').Tip;`, rule: ofLayers },
  { file: 'src/elements/card/chart.ts', source: `export const load = () => import('chart.js');`, rule: ofLayers },
  { file: 'src/elements/trend-card/line-chart.ts', source: `export { Chart } from 'chart.js';` },
  { file: 'src/adapter/browser.ts', source: `export { openDB } from 'idb';` },
  { file: 'src/core/form/expressions/fhirpath/engine.ts', source: `export { compile } from 'fhirpath';` },
  { file: 'src/core/form/expressions/engine.ts', source: `export { compile } from 'fhirpath';`, rule: ofLayers },
  { file: 'src/core/form/expressions/now.ts', source: `export * from './fhirpath/engine.js';`, rule: ofLayers },
  { file: 'src/core/form/late.ts', source: `export const load = () => import('./expressions/engine.js');` },
  { file: 'src/core/form/now.ts', source: `export * from './expressions/engine.js';`, rule: ofLayers },
  { file: 'src/core/outside.ts', source: `export * from '../../test/support.js';`, rule: ofLayers },
  { file: 'src/index.ts', source: `export * from './define.js';`, rule: ofLayers },
  { file: 'src/define.ts', source: `import './define-all.js';` },
  { file: 'src/somewhere/new.ts', source: `export const here = 1;`, rule: ofLayers },
  { file: 'src/core/one.ts', source: `export * from './two.js';\nexport const one = 1;`, rule: 'import(no-cycle)' },
  { file: 'src/core/two.ts', source: `export * from './one.js';\nexport const two = 2;`, rule: 'import(no-cycle)' },

  banned('style-attribute', inTemplate('<p style="color: red"></p>'), ofMarkup),
  banned('style-binding', inTemplate('<p style=${size}></p>'), ofMarkup),
  banned('style-in-svg', `import { svg } from 'lit';\nexport const t = svg\`<g style="x: 1"></g>\`;`, ofMarkup),
  banned('style-element', inTemplate('<style>p { color: red; }</style>'), ofMarkup),
  banned('inline-handler', inTemplate('<p onclick="alert()"></p>'), ofMarkup),
  banned('inner-html-binding', inTemplate('<p .innerHTML=${size}></p>'), ofMarkup),
  banned('data-image', inTemplate('<img src="data:image/png;base64," alt="" />'), ofMarkup),
  banned('data-url', inStyles('p { background: url("data:image/svg+xml,") }'), ofStyles),
  banned('rem', inStyles('p { margin: 1.5rem }'), ofStyles),
  ...['style-map', 'unsafe-html', 'unsafe-svg'].map((name) =>
    banned(name, `export * from 'lit/directives/${name}.js';`, 'eslint(no-restricted-imports)'),
  ),
  banned('zod', `export { z } from 'zod';`, 'eslint(no-restricted-imports)'),
  ...['innerHTML', 'outerHTML'].map((name) =>
    banned(name, `export const set = (el: Element) => (el.${name} = '');`, isRestricted),
  ),
  banned(
    'insertAdjacentHTML',
    `export const set = (el: Element) => el.insertAdjacentHTML('beforeend', '');`,
    isRestricted,
  ),
  banned('dom-parser', 'export const parser = new DOMParser();', isRestricted),
  banned('eval', `export const run = () => eval('1');`, 'eslint(no-eval)'),
  banned('new-function', `export const run = new Function('return 1');`, 'eslint(no-new-func)'),
  banned('timer-of-text', `export const timer = setTimeout('alert()', 1);`, 'typescript(no-implied-eval)'),
  ...['fetch', 'localStorage', 'sessionStorage', 'indexedDB'].map((name) =>
    banned(name, `export const used = ${name};`, isRestricted),
  ),
  banned('window-storage', 'export const used = window.localStorage;', isRestricted),
  banned('cookie', 'export const used = document.cookie;', isRestricted),
  { file: 'src/adapter/rest.ts', source: 'export const used = fetch;' },
  { file: 'src/adapter/keeps.ts', source: 'export const used = localStorage;', rule: isRestricted },
  { file: 'src/adapter/browser-database.ts', source: 'export const used = indexedDB;' },
  { file: 'src/drafts/store.ts', source: 'export const used = localStorage;' },
  { file: 'src/drafts/sends.ts', source: 'export const used = fetch;', rule: isRestricted },
  banned('window-fetch', `export const used = window.fetch('/');`, isRestricted),
  banned('taken-out', 'export const { innerHTML } = document.body;', isRestricted),
  banned('by-text', `export const set = (el: Element) => (el['outerHTML'] = '');`, isRestricted),
  { file: 'src/elements/card/own-fetch.ts', source: 'export const ask = (fetch: () => string) => fetch();' },
  { file: 'src/adapter/browser-asks.ts', source: 'export const used = fetch;', rule: isRestricted },
  banned('console', `export const log = () => console.log('here');`, 'eslint(no-console)'),
  banned('any', 'export const anything: any = 1;', 'typescript(no-explicit-any)'),
  banned('default-export', 'export default 1;', 'import(no-default-export)'),
  banned(
    'forgotten-promise',
    'export const forget = () => { Promise.resolve(1); };',
    'typescript(no-floating-promises)',
  ),
];

describe('the linter', () => {
  // Without symbolic links, so that the paths of the linter and of this test are equal.
  const project = mkdtempSync(join(realpathSync(tmpdir()), 'pro-widgets-lint-'));
  let refused: (file: string) => readonly string[];

  before(() => {
    const imports = folders.flatMap((from) => [
      ...folders.map((to) => importing(from, pathTo(to, from))),
      ...packages.map((name) => importing(from, name)),
    ]);
    const found = lint(project, [...imports, ...cases]);
    refused = (file) => [...(found.get(file) ?? [])];
  });
  after(() => rmSync(project, { recursive: true }));

  for (const from of folders) {
    const permitted = table[from]!;
    it(`permits src/${from} to import only ${[...permitted.layers, ...permitted.packages].join(', ') || 'its own files'}`, () => {
      const accepted = (specifier: string) => {
        const rules = refused(importing(from, specifier).file);
        if (rules.length > 0) assert.deepEqual(rules, [ofLayers]);
        return rules.length === 0;
      };
      const others = folders.filter((to) => to !== from && accepted(pathTo(to, from)));
      assert.deepEqual(new Set(others), new Set(permitted.layers.filter((to) => folders.includes(to))));
      assert.deepEqual(new Set(packages.filter(accepted)), new Set(permitted.packages));
    });
  }

  for (const { file, source, rule } of cases) {
    it(`${rule ? `refuses (${rule})` : 'accepts'} in ${file}: ${source.split('\n').at(-1)}`, () => {
      if (rule) assert.ok(refused(file).includes(rule), `refused only by ${refused(file).join(', ') || 'nothing'}`);
      else assert.deepEqual(refused(file), []);
    });
  }
});

/** Runs the linter once over these sources with our configuration, and returns the rules that fired per file. */
function lint(folder: string, sources: readonly Case[]): Map<string, Set<string>> {
  const project = join(import.meta.dirname, '..', '..');
  for (const name of [
    '.oxlintrc.json',
    'tsconfig.json',
    'package.json',
    'scripts/lint-rules.js',
    'scripts/layers.js',
  ]) {
    cpSync(join(project, name), join(folder, name));
  }
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const { file, source } of sources) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${source}\n`);
  }
  const oxlint = join(project, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const { stdout, stderr } = spawnSync(process.execPath, [oxlint, '--type-aware', '--format=json', 'src'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  assert.match(stdout, /"diagnostics"/, stderr);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { filename: string; code: string }[] };
  const rules = new Map<string, Set<string>>();
  for (const { filename, code } of diagnostics) {
    const file = filename.replaceAll('\\', '/');
    rules.set(file, (rules.get(file) ?? new Set()).add(code));
  }
  return rules;
}

function importing(from: string, specifier: string): Case {
  const folder = from === 'elements' ? 'elements/card' : from;
  return {
    file: `src/${folder}/imports${specifier.replaceAll(/\W+/g, '-')}.ts`,
    source: `export * from '${specifier}';`,
  };
}

function pathTo(to: string, from: string): string {
  return `${from === 'elements' ? '../..' : '..'}/${to}/any.js`;
}

function banned(name: string, source: string, rule: string): Case {
  return { file: `src/elements/banned/${name}.ts`, source, rule };
}

function inTemplate(markup: string): string {
  return `import { html } from 'lit';\nexport const template = (size: string) => html\`${markup}\`;`;
}

function inStyles(text: string): string {
  return `import { css } from 'lit';\nexport const styles = css\`${text}\`;`;
}
