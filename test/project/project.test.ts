import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { version } from '../../src/internal/base/version.js';

const project = join(import.meta.dirname, '..', '..');

/** The keys of the registry, read from its text: its elements need a page. */
const [, list = ''] = /export const elements = \{(.*?)\}/s.exec(read('src/registry.ts')) ?? [];
const names = [...list.matchAll(/^ {2}'?([\w-]+)'?: /gm)].map(([, name = '']) => name);

describe('the project', () => {
  it('has the same version in package.json and in the code', () => {
    const manifest = JSON.parse(read('package.json')) as { version: string };
    assert.equal(version, manifest.version);
  });

  it('has a line in src/registry.ts for every folder of src/elements', () => {
    const folders = readdirSync(join(project, 'src', 'elements'));
    assert.deepEqual(new Set(folders), new Set(names));
    assert.equal(names[0], 'provider');
  });

  // What an element needs outside its folder and src/registry.ts; a file that is made from these is not in the list.
  for (const [path, need] of [
    ['src/define/{name}.ts', (name, Class) => [`register('${name}', ${Class})`, `'pro-${name}': ${Class};`]],
    ['package.json', (name) => [`"./define/${name}": {`, `"./dist/define/${name}.js"`]],
    ['scripts/size.js', (name) => [`'./define/${name}': `]],
    ['src/index.ts', (name, Class) => [`export { ${Class} } from './elements/${name}/${name}.js';`]],
    ['src/react.ts', (name, Class) => [`export const ${Class} = createComponent(`, `tagName: 'pro-${name}'`]],
    ['docs/elements/{name}.md', (name) => [`<pro-${name}`]],
    ['stories/{name}.stories.ts', (name) => [`../src/define/${name}.js`]],
  ] as readonly [string, (name: string, Class: string) => readonly string[]][]) {
    it(`has every element in ${path}`, () => {
      const missing = names.flatMap((name) => {
        const file = path.replace('{name}', name);
        const text = existsSync(join(project, file)) ? read(file) : '';
        return need(name, classOf(name))
          .filter((part) => !text.includes(part))
          .map((part) => `${file} lacks ${part}`);
      });
      assert.deepEqual(missing, []);
    });
  }

  it('publishes every event of an element in src/index.ts', () => {
    const index = read('src/index.ts');
    const events = names.flatMap((name) => {
      const file = `src/elements/${name}/${name}.events.ts`;
      const text = existsSync(join(project, file)) ? read(file) : '';
      return [...text.matchAll(/^export class (\w+Event)\b/gm)].map(([, event = '']) => event);
    });
    assert.ok(events.length > 5);
    assert.deepEqual(
      events.filter((event) => !new RegExp(`\\b${event}\\b`).test(index)),
      [],
    );
  });

  it('has no registry addresses in the lock file, so that npm uses the configured registry', () => {
    assert.doesNotMatch(read('package-lock.json'), /"resolved"/);
  });
});

/** `ProTrendCard` of `trend-card`. */
function classOf(name: string): string {
  return `pro-${name}`.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function read(path: string): string {
  return readFileSync(join(project, path), 'utf8');
}
