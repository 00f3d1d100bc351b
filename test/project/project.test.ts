import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { version } from '../../src/internal/base/version.js';

const project = join(import.meta.dirname, '..', '..');

describe('the project', () => {
  const elements = readdirSync(join(project, 'src', 'define')).map((name) => name.replace(/\.ts$/, ''));

  it('has the same version in package.json and in the code', () => {
    const manifest = JSON.parse(read('package.json')) as { version: string };
    assert.equal(version, manifest.version);
  });

  it('registers every element with define, the provider first', () => {
    const [first, ...others] = [...read('src/define.ts').matchAll(/'\.\/define\/([\w-]+)\.js'/g)].map(
      ([, name]) => name,
    );
    assert.equal(first, 'provider');
    assert.deepEqual(new Set(['provider', ...others]), new Set(elements));
  });

  for (const [path, mention] of [
    ['package.json', (name: string) => `"./define/${name}"`],
    ['scripts/size.js', (name: string) => `'./define/${name}'`],
    ['src/define-all.ts', (name: string) => `/${name}.js'`],
    ['src/index.ts', (name: string) => `/${name}.js'`],
    ['src/react.ts', (name: string) => `tagName: 'pro-${name}'`],
  ] as const) {
    it(`names every element in ${path}`, () => {
      const text = read(path);
      assert.deepEqual(
        elements.filter((name) => !text.includes(mention(name))),
        [],
      );
    });
  }

  it('has a story file for every element that renders', () => {
    const stories = readdirSync(join(project, 'stories')).map((name) => name.replace(/\.stories\.ts$/, ''));
    const missing = elements.filter((name) => name !== 'provider' && !stories.includes(name));
    assert.deepEqual(missing, []);
  });

  it('has no registry addresses in the lock file, so that npm uses the configured registry', () => {
    assert.doesNotMatch(read('package-lock.json'), /"resolved"/);
  });
});

function read(path: string): string {
  return readFileSync(join(project, path), 'utf8');
}
