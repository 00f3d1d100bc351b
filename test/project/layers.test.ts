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
  it('have no import cycles, including types and dynamic imports', () => {
    assert.deepEqual(modulesInCycles(), []);
  });
});

describe('the layer table', () => {
  for (const [name, permitted] of Object.entries(layers)) {
    it(`has no unused permission for src/${name}`, () => {
      const used = imports.filter(({ from }) => from === name || from.startsWith(`${name}/`)).map(({ to }) => to);
      const isUsed = (target: string) => used.some((to) => to === target || to.startsWith(`${target}/`));
      assert.deepEqual(
        [...permitted.layers, ...permitted.packages].filter((target) => !isUsed(target)),
        [],
      );
    });
  }

  it('has no unused package permission for single files', () => {
    for (const [name, files] of Object.entries(packagesOfFiles)) {
      const isUsed = imports.some(({ from, to }) => files.test(from) && (to === name || to.startsWith(`${name}/`)));
      assert.ok(isUsed, name);
    }
  });
});

/** Returns the files of import cycles: repeatedly removes every file without importers or without imports. */
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

/** Returns the imports of a file: packages by name, other files by path in src. */
function importsOf(path: string): { from: string; to: string }[] {
  const text = readFileSync(join(src, path), 'utf8');
  const found = text.matchAll(/^(?:import|export)\b[^;']*'([^']+)';|\bimport\('([^']+)'\)/gm);
  return [...found].map(([, staticImport = '', specifier = staticImport]) => {
    const target = relative(src, join(src, dirname(path), specifier))
      .split(sep)
      .join('/');
    return { from: path, to: specifier.startsWith('.') ? target.replace(/\.js$/, '.ts') : specifier };
  });
}
