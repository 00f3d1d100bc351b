import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, it } from 'node:test';

const project = join(import.meta.dirname, '..', '..');
const sources = readdirSync(join(project, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, text: readFileSync(join(project, 'src', path), 'utf8') }));

interface Token {
  readonly name: string;
  readonly standard: string;
  readonly meaning: string;
}

/** Returns the tokens in a file's doc comments. A description may have several lines. */
function declaredIn(text: string): Token[] {
  const flat = text.replaceAll(/\n \* {3}/g, ' ');
  return [...flat.matchAll(/@cssprop \[(--pro-[\w-]+)=([^\]]+)\] - (.+)/g)].map(
    ([, name = '', standard = '', meaning = '']) => ({ name, standard, meaning }),
  );
}

const declared = sources.flatMap(({ text }) => declaredIn(text));
const shared = declaredIn(sources.find(({ path }) => basename(path) === 'base.styles.ts')?.text ?? '');
const guide = readFileSync(join(project, 'docs', 'theme.md'), 'utf8');

/** The cells of each row of the guide's tables. */
const rows = guide
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );

describe('the tokens', () => {
  /** What stands in the styles: each token with what it is without a host. A private default names the token behind it. */
  const used = sources.flatMap(({ text }) =>
    [...text.matchAll(/var\((--pro-[\w-]+),\s*(var\(--_[\w-]+\)|[^()]+?)\)/g)].map(([, name = '', standard = '']) => ({
      name,
      standard,
    })),
  );
  const privateNames = new Map(
    sources.flatMap(({ text }) =>
      [...text.matchAll(/(--_[\w-]+): var\((--pro-[\w-]+)/g)].map(([, own = '', name = '']) => [`var(${own})`, name]),
    ),
  );

  it('are each declared with the default that the styles have', () => {
    const inStyles = used.map(({ name, standard }) => `${name}: ${privateNames.get(standard) ?? standard}`);
    const inComments = declared.map(({ name, standard }) => `${name}: ${standard}`);
    assert.deepEqual(new Set(inComments), new Set(inStyles));
  });

  it('are used through the base styles, or by one element', () => {
    const elsewhere = sources
      .filter(({ path }) => !path.endsWith('base.styles.ts'))
      .filter(({ text }) => shared.some(({ name }) => text.includes(`var(${name},`) || text.includes(`var(${name})`)));
    assert.deepEqual(
      elsewhere.map(({ path }) => path),
      [],
    );
  });

  it('are in the guide with the same default and description', () => {
    const inGuide = rows
      .filter(([name]) => name?.startsWith('--pro-'))
      .map(([name, standard]) => `${name}: ${standard}`);
    assert.deepEqual(new Set(inGuide), new Set(declared.map(({ name, standard }) => `${name}: ${standard}`)));
    for (const { name, meaning } of shared) {
      assert.equal(rows.find(([first]) => first === name)?.[2], meaning.replaceAll('`', ''), name);
    }
  });
});

describe('the parts', () => {
  const ofElements = sources.flatMap(({ path, text }) => {
    const tag = `<pro-${basename(dirname(path))}>`;
    return [...text.matchAll(/@csspart ([\w-]+) - /g)].map(([, name]) => `${tag} ${name}`);
  });

  it('of the guide equal the parts of the elements', () => {
    const inGuide = rows.filter(([tag]) => tag?.startsWith('<pro-')).map(([tag, part]) => `${tag} ${part}`);
    assert.deepEqual(inGuide.toSorted(), ofElements.toSorted());
  });

  it('of the elements are rendered, and every rendered part is declared', () => {
    const rendered = new Set(
      sources.flatMap(({ path, text }) =>
        path.startsWith(join('elements', '')) || path.startsWith(join('internal', ''))
          ? [...text.matchAll(/[\s"]part="?([\w-]+)/g)].map(([, name]) => name ?? '')
          : [],
      ),
    );
    assert.deepEqual(rendered, new Set(ofElements.map((part) => part.split(' ')[1] ?? '')));
  });
});

describe('the themes', () => {
  const standards = Object.fromEntries(shared.map(({ name, standard }) => [name, standard]));
  const read = (theme: string) => readFileSync(join(project, 'themes', theme), 'utf8');
  const setBy = (css: string) =>
    Object.fromEntries(
      [...css.matchAll(/(--pro-[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
    );

  const lights = ['ok', 'attention', 'concern', 'no-light'];
  /** Foreground and background tokens with the required contrast ratio (WCAG 1.4.3 and 1.4.11). */
  const pairs: readonly (readonly [string, string, number])[] = [
    ...['surface', 'surface-sunken', 'accent-soft'].flatMap((ground) =>
      ['text', 'text-muted', 'accent', 'error'].map((ink) => [ink, ground, 4.5] as const),
    ),
    ...lights.map((light) => ['text', `${light}-soft`, 4.5] as const),
    ['on-accent', 'accent', 4.5],
    ['control-line', 'surface', 3],
    ['focus', 'surface', 3],
    ...lights.map((light) => [light, 'surface', 3] as const),
    ...lights.map((light) => [light, `${light}-soft`, 3] as const),
  ];

  for (const theme of ['', 'dark.css', 'high-contrast.css']) {
    it(`have the required contrast: ${theme || 'the defaults'}`, (test) => {
      const values: Record<string, string> = { ...standards, ...(theme ? setBy(read(theme)) : {}) };
      const colorOf = (name: string): string => {
        const value = values[`--pro-color-${name}`] ?? '';
        return value.startsWith('--pro-color-') ? colorOf(value.slice('--pro-color-'.length)) : value;
      };
      const lowest = pairs.map(([ink, ground, needed]) => {
        const found = contrast(colorOf(ink), colorOf(ground));
        assert.ok(found >= needed, `${ink} on ${ground}: ${found.toFixed(2)} is below ${needed}`);
        return found / needed;
      });
      test.diagnostic(
        `${pairs.length} pairs; the lowest has ${Math.min(...lowest).toFixed(2)} times the required contrast`,
      );
    });
  }

  it('with high contrast have 7 to 1 for all text and signs', () => {
    const values: Record<string, string> = { ...standards, ...setBy(read('high-contrast.css')) };
    for (const ink of ['text', 'text-muted', 'accent', 'error', ...lights]) {
      const found = contrast(values[`--pro-color-${ink}`] ?? '', values['--pro-color-surface'] ?? '');
      assert.ok(found >= 7, `${ink}: ${found.toFixed(2)}`);
    }
  });

  it('set only existing tokens, and the dark theme sets every color', () => {
    const names = new Set(declared.map(({ name }) => name));
    for (const theme of readdirSync(join(project, 'themes'))) {
      const unknown = Object.keys(setBy(read(theme))).filter((name) => !names.has(name));
      assert.deepEqual(unknown, [], theme);
    }
    const colors = shared.filter(({ name, standard }) => name.startsWith('--pro-color-') && !standard.startsWith('--'));
    const dark = setBy(read('dark.css'));
    assert.deepEqual(
      colors.filter(({ name }) => !(name in dark)).map(({ name }) => name),
      [],
    );
  });

  it('for a design system only refer to its tokens, and copy none of its colors, fonts or sizes', () => {
    for (const theme of ['utrecht.css', 'rijkshuisstijl.css']) {
      for (const [name, value] of Object.entries(setBy(read(theme)))) {
        assert.match(value.replaceAll(/\s+/g, ''), /^(var\(--(utrecht|rhc)-[\w-]+,?)+\)+$/, `${theme}: ${name}`);
      }
    }
  });

  it('are listed in the guide', () => {
    const inGuide = rows.map(([name]) => name).filter((name) => name?.endsWith('.css'));
    assert.deepEqual(inGuide.toSorted(), readdirSync(join(project, 'themes')).toSorted());
  });
});

/** Returns the contrast ratio of two colors, as WCAG defines it. */
function contrast(ink: string, ground: string): number {
  const [dark = 0, bright = 0] = [luminanceOf(ink), luminanceOf(ground)].toSorted((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

function luminanceOf(color: string): number {
  const digits = /^#([\da-f]{3}|[\da-f]{6})$/.exec(color)?.[1];
  assert.ok(digits, `"${color}" is not a hexadecimal color`);
  const whole = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((start) => {
    const share = parseInt(whole.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
