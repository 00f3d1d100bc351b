import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, it } from 'node:test';
import { layers, packagesOfFiles } from '../../scripts/layers.js';

const src = join(import.meta.dirname, '..', '..', 'src');

const imports = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .flatMap((path) => importsOf(path.split(sep).join('/')));

describe('the modules of src', () => {
  it('import each other in no cycle, types and dynamic imports counted', () => {
    assert.deepEqual(modulesInCycles(), []);
  });
});

describe('the table of layers', () => {
  for (const [name, permitted] of Object.entries(layers)) {
    it(`permits src/${name} nothing that it does not use`, () => {
      const used = imports.filter(({ from }) => from === name || from.startsWith(`${name}/`)).map(({ to }) => to);
      const isUsed = (one: string) => used.some((to) => to === one || to.startsWith(`${one}/`));
      assert.deepEqual(
        [...permitted.layers, ...permitted.packages].filter((one) => !isUsed(one)),
        [],
      );
    });
  }

  it('names no package for single files that none of them uses', () => {
    for (const [name, files] of Object.entries(packagesOfFiles)) {
      const isUsed = imports.some(({ from, to }) => files.test(from) && (to === name || to.startsWith(`${name}/`)));
      assert.ok(isUsed, name);
    }
  });
});

/** The files that are left after removing, again and again, every file that imports none of them or is imported by none. */
function modulesInCycles(): string[] {
  const left = new Set(imports.flatMap(({ from, to }) => [from, to]));
  for (let before = -1; before !== left.size;) {
    before = left.size;
    const inside = imports.filter(({ from, to }) => left.has(from) && left.has(to));
    for (const file of left) {
      if (!inside.some(({ from }) => from === file) || !inside.some(({ to }) => to === file)) left.delete(file);
    }
  }
  return [...left];
}

/** The imports of a file: packages by their name, other files by their path in src. */
function importsOf(path: string): { from: string; to: string }[] {
  const text = readFileSync(join(src, path), 'utf8');
  const found = text.matchAll(/^(?:import|export)\b[^;']*'([^']+)';|\bimport\('([^']+)'\)/gm);
  return [...found].map(([, written = '', onDemand = written]) => {
    const target = relative(src, join(src, dirname(path), onDemand))
      .split(sep)
      .join('/');
    return { from: path, to: onDemand.startsWith('.') ? target.replace(/\.js$/, '.ts') : onDemand };
  });
}
