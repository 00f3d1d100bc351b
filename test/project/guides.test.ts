// The guides of the elements, which Storybook shows on top of each element's page.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const project = join(import.meta.dirname, '..', '..');
const elements = readdirSync(join(project, 'src', 'define')).map((name) => name.replace(/\.ts$/, ''));
const read = (...path: string[]) => readFileSync(join(project, ...path), 'utf8');

/** The attributes of an element: its own, and those of every element that its guides use. */
function attributesOf(element: string): Set<string> {
  const source = read('src', 'elements', element, `${element}.ts`);
  const properties = source.matchAll(/@property\(([^)]*)\)\s+(?:override |readonly )?(\w+)/g);
  const own = [...properties].filter(([, options = '']) => !options.includes('attribute: false'));
  return new Set(['slot', 'lang', ...own.map(([, , name = '']) => name)]);
}

describe('the guides of the elements', () => {
  it('are there for each element, and for nothing else', () => {
    const guides = readdirSync(join(project, 'docs', 'elements')).map((name) => name.replace(/\.md$/, ''));
    assert.deepEqual(guides.toSorted(), elements.toSorted());
  });

  for (const element of elements) {
    it(`say of <pro-${element}> how it is used, what to do, what not, and what is done for access`, () => {
      const headings = [...read('docs', 'elements', `${element}.md`).matchAll(/^## (.+)$/gm)].map(([, text]) => text);
      assert.deepEqual(headings, ['Use', 'Do', 'Do not', 'Accessibility']);
    });

    it(`show <pro-${element}> with attributes that there are`, () => {
      const tags = [
        ...read('docs', 'elements', `${element}.md`).matchAll(/<pro-([\w-]+)((?: [\w-]+(?:="[^"]*")?)*)>/g),
      ];
      assert.ok(tags.some(([, name]) => name === element));
      for (const [, name = '', attributes = ''] of tags) {
        const known = attributesOf(name);
        const used = [...attributes.matchAll(/ ([\w-]+)(?:="[^"]*")?/g)].map(([, attribute = '']) => attribute);
        assert.deepEqual(
          used.filter((attribute) => !known.has(attribute)),
          [],
          `<pro-${name}>`,
        );
      }
    });
  }
});
