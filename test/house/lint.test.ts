import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';

/** A source that the linter must refuse by a rule, or (no rule) must let pass. */
interface Case {
  readonly file: string;
  readonly source: string;
  readonly rule?: string;
}

const floors = 'house(floors)';

/** What each folder may import, as the design says it; everything else must fail. */
const floorPlan: Record<string, { readonly folders: readonly string[]; readonly packages: readonly string[] }> = {
  core: { folders: [], packages: ['zod/mini'] },
  fhir: { folders: ['core'], packages: [] },
  adapter: { folders: ['core', 'fhir'], packages: ['@lit/context'] },
  drafts: { folders: ['core', 'fhir', 'adapter'], packages: ['idb'] },
  session: { folders: ['core', 'adapter', 'drafts'], packages: [] },
  locales: { folders: ['core'], packages: ['@lit/context'] },
  internal: {
    folders: ['core', 'adapter', 'locales'],
    packages: ['zod/mini', '@lit/context', '@lit/task', 'lit', 'lit/decorators.js'],
  },
  elements: {
    folders: ['core', 'fhir', 'adapter', 'drafts', 'session', 'locales', 'internal'],
    packages: ['@lit/context', '@lit/task', 'lit', 'lit/decorators.js'],
  },
  define: { folders: ['elements', 'internal'], packages: [] },
};
const folders = Object.keys(floorPlan);
const packages = ['zod/mini', 'fhirpath', '@lit/context', '@lit/task', 'lit', 'lit/decorators.js', 'idb', 'chart.js'];

const cases: readonly Case[] = [
  { file: 'src/elements/card/other.ts', source: `export * from '../tips/tips.js';`, rule: floors },
  { file: 'src/elements/card/parts/other.ts', source: `export * from '../../tips/tips.js';`, rule: floors },
  { file: 'src/elements/card/parts/own.ts', source: `export * from '../card.js';` },
  { file: 'src/elements/card/lazy.ts', source: `export const load = () => import('../tips/tips.js');`, rule: floors },
  { file: 'src/elements/card/type.ts', source: `export type Tip = import('../tips/tips.js').Tip;`, rule: floors },
  { file: 'src/elements/card/chart.ts', source: `export const load = () => import('chart.js');`, rule: floors },
  { file: 'src/elements/trend-card/line-chart.ts', source: `export { Chart } from 'chart.js';` },
  { file: 'src/adapter/browser.ts', source: `export { openDB } from 'idb';` },
  { file: 'src/core/form/expressions/engine.ts', source: `export { compile } from 'fhirpath';` },
  { file: 'src/core/form/late.ts', source: `export const load = () => import('./expressions/engine.js');` },
  { file: 'src/core/form/now.ts', source: `export * from './expressions/engine.js';`, rule: floors },
  { file: 'src/core/outside.ts', source: `export * from '../../test/support.js';`, rule: floors },
  { file: 'src/index.ts', source: `export * from './define.js';`, rule: floors },
  { file: 'src/define.ts', source: `import './define/card.js';` },
  { file: 'src/somewhere/new.ts', source: `export const here = 1;`, rule: floors },
  { file: 'src/core/one.ts', source: `export * from './two.js';\nexport const one = 1;`, rule: 'import(no-cycle)' },
  { file: 'src/core/two.ts', source: `export * from './one.js';\nexport const two = 2;`, rule: 'import(no-cycle)' },

  banned('style-attribute', inTemplate('<p style="color: red"></p>'), 'house(markup)'),
  banned('style-binding', inTemplate('<p style=${size}></p>'), 'house(markup)'),
  banned('style-in-svg', `import { svg } from 'lit';\nexport const t = svg\`<g style="x: 1"></g>\`;`, 'house(markup)'),
  banned('style-element', inTemplate('<style>p { color: red; }</style>'), 'house(markup)'),
  banned('inline-handler', inTemplate('<p onclick="alert()"></p>'), 'house(markup)'),
  banned('inner-html-binding', inTemplate('<p .innerHTML=${size}></p>'), 'house(markup)'),
  banned('data-image', inTemplate('<img src="data:image/png;base64," alt="" />'), 'house(markup)'),
  banned('data-url', inStyles('p { background: url("data:image/svg+xml,") }'), 'house(styles)'),
  banned('rem', inStyles('p { margin: 1.5rem }'), 'house(styles)'),
  ...['style-map', 'unsafe-html', 'unsafe-svg'].map((name) =>
    banned(name, `export * from 'lit/directives/${name}.js';`, 'eslint(no-restricted-imports)'),
  ),
  banned('zod', `export { z } from 'zod';`, 'eslint(no-restricted-imports)'),
  ...['innerHTML', 'outerHTML'].map((name) =>
    banned(name, `export const set = (el: Element) => (el.${name} = '');`, 'eslint(no-restricted-properties)'),
  ),
  banned(
    'insertAdjacentHTML',
    `export const set = (el: Element) => el.insertAdjacentHTML('beforeend', '');`,
    'eslint(no-restricted-properties)',
  ),
  banned('dom-parser', 'export const parser = new DOMParser();', 'eslint(no-restricted-globals)'),
  banned('eval', `export const run = () => eval('1');`, 'eslint(no-eval)'),
  banned('new-function', `export const run = new Function('return 1');`, 'eslint(no-new-func)'),
  banned('timer-of-text', `export const timer = setTimeout('alert()', 1);`, 'typescript(no-implied-eval)'),
  ...['fetch', 'localStorage', 'sessionStorage', 'indexedDB'].map((name) =>
    banned(name, `export const used = ${name};`, 'eslint(no-restricted-globals)'),
  ),
  banned('window-storage', 'export const used = window.localStorage;', 'eslint(no-restricted-properties)'),
  banned('cookie', 'export const used = document.cookie;', 'eslint(no-restricted-properties)'),
  { file: 'src/adapter/rest.ts', source: 'export const used = fetch;' },
  { file: 'src/adapter/keeps.ts', source: 'export const used = localStorage;', rule: 'eslint(no-restricted-globals)' },
  { file: 'src/adapter/browser-database.ts', source: 'export const used = indexedDB;' },
  { file: 'src/drafts/store.ts', source: 'export const used = localStorage;' },
  { file: 'src/drafts/sends.ts', source: 'export const used = fetch;', rule: 'eslint(no-restricted-globals)' },
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
  // Links of the temporary folder are followed, so that the linter and this test speak of the same paths.
  const project = mkdtempSync(join(realpathSync(tmpdir()), 'house-'));
  let refused: (file: string) => readonly string[];

  before(() => {
    const imports = folders.flatMap((from) => [
      ...folders.map((to) => importing(from, `${from === 'elements' ? '../..' : '..'}/${to}/any.js`)),
      ...packages.map((name) => importing(from, name)),
    ]);
    const found = lint(project, [...imports, ...cases]);
    refused = (file) => [...(found.get(file) ?? [])];
  });
  after(() => rmSync(project, { recursive: true }));

  for (const [from, allowed] of Object.entries(floorPlan)) {
    it(`lets src/${from} import ${[...allowed.folders, ...allowed.packages].join(', ')} and nothing else`, () => {
      const accepted = (specifier: string) => {
        const rules = refused(importing(from, specifier).file);
        if (rules.length > 0) assert.deepEqual(rules, [floors]);
        return rules.length === 0;
      };
      const up = from === 'elements' ? '../..' : '..';
      const strangers = folders.filter((to) => to !== from);
      assert.deepEqual(new Set(strangers.filter((to) => accepted(`${up}/${to}/any.js`))), new Set(allowed.folders));
      assert.deepEqual(new Set(packages.filter(accepted)), new Set(allowed.packages));
    });
  }

  for (const { file, source, rule } of cases) {
    it(`${rule ? `refuses (${rule})` : 'accepts'} in ${file}: ${source.split('\n').at(-1)}`, () => {
      if (rule) assert.ok(refused(file).includes(rule), `refused only by ${refused(file).join(', ') || 'nothing'}`);
      else assert.deepEqual(refused(file), []);
    });
  }
});

/** The rules that fired, per file, in one run over a project with our configuration and these sources. */
function lint(folder: string, sources: readonly Case[]): Map<string, Set<string>> {
  const project = join(import.meta.dirname, '..', '..');
  for (const name of ['.oxlintrc.json', 'tsconfig.json', 'package.json', 'scripts/house-rules.js']) {
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

function banned(name: string, source: string, rule: string): Case {
  return { file: `src/elements/banned/${name}.ts`, source, rule };
}

function inTemplate(markup: string): string {
  return `import { html } from 'lit';\nexport const template = (size: string) => html\`${markup}\`;`;
}

function inStyles(text: string): string {
  return `import { css } from 'lit';\nexport const styles = css\`${text}\`;`;
}
