// The guides that Storybook shows at the top of each element's page.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const project = join(import.meta.dirname, '..', '..');
const elements = readdirSync(join(project, 'src', 'define')).map((name) => name.replace(/\.ts$/, ''));
const read = (...path: string[]) => readFileSync(join(project, ...path), 'utf8');

/** Returns the attributes of an element, with `slot` and `lang`. */
function attributesOf(element: string): Set<string> {
  const source = read('src', 'elements', element, `${element}.ts`);
  const properties = source.matchAll(/@property\(([^)]*)\)\s+(?:override |readonly )?(\w+)/g);
  const own = [...properties].filter(([, options = '']) => !options.includes('attribute: false'));
  const named = (options: string) => /attribute: '([\w-]+)'/.exec(options)?.[1];
  return new Set(['slot', 'lang', ...own.map(([, options = '', name = '']) => named(options) ?? name)]);
}

describe('the guides of the elements', () => {
  it('exist for every element, and no others exist', () => {
    const guides = readdirSync(join(project, 'docs', 'elements')).map((name) => name.replace(/\.md$/, ''));
    assert.deepEqual(guides.toSorted(), elements.toSorted());
  });

  for (const element of elements) {
    it(`have the four sections for <pro-${element}>`, () => {
      const headings = [...read('docs', 'elements', `${element}.md`).matchAll(/^## (.+)$/gm)].map(([, text]) => text);
      assert.deepEqual(headings, ['Use', 'Do', 'Do not', 'Accessibility']);
    });

    it(`show <pro-${element}> with existing attributes`, () => {
      const tags = [
        ...read('docs', 'elements', `${element}.md`).matchAll(/<pro-([\w-]+)((?: [\w-]+(?:="[^"]*")?)*)>/g),
      ];
      assert.ok(tags.some(([, name]) => name === element));
      for (const [, name = '', attributes = ''] of tags) {
        const existing = attributesOf(name);
        const used = [...attributes.matchAll(/ ([\w-]+)(?:="[^"]*")?/g)].map(([, attribute = '']) => attribute);
        assert.deepEqual(
          used.filter((attribute) => !existing.has(attribute)),
          [],
          `<pro-${name}>`,
        );
      }
    });
  }
});
