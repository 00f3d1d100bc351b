// Every story in every theme, width and language, in a real browser: no axe violations and no horizontal scrolling.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AccessPage } from './access-page.js';
import type { StoriesPage } from './stories-page/main.js';

const isEndurance = process.env['ENDURANCE'] === '1';
const widths = [280, 480, 1280];
const languages = ['nl', 'en', 'ar'];
/** The themes of the host page. In forced colors, the reader's own colors apply. */
const themes = ['', 'dark', 'high-contrast', 'forced colors'];

/** Selects the configurations of the quick form. */
const seed = Number(process.env['SEED'] ?? 1);

describe('the stories', () => {
  let access: AccessPage;

  before(async () => {
    access = await AccessPage.open('stories-page');
  });

  after(() => access?.close());

  it('have no axe violations and scroll in one direction only', async (test) => {
    const stories = await access.kinds();
    const ways = themes.flatMap((theme) =>
      widths.flatMap((width) => languages.map((language) => ({ theme, width, language }))),
    );
    let checked = 0;
    for (const [number, story] of stories.entries()) {
      await test.test(story, async () => {
        // The quick form runs each story once, and each configuration in some story: 7 and 36 are coprime.
        const taken = isEndurance ? ways : [ways[((number + seed) * 7) % ways.length]!];
        const wrong: string[] = [];
        for (const { theme, width, language } of taken) {
          await access.setWidth(width);
          await (theme === 'forced colors' ? access.forceColors('dark') : access.ownColors());
          await access.page.evaluate((name) => (globalThis as unknown as Page).access.setTheme(name), theme);
          await access.show(story, language);
          const sideways = await access.page.evaluate(() => (globalThis as unknown as Page).access.sideways());
          const found = [...(await access.violations()), ...(sideways > 0 ? [`scrolls ${sideways} px sideways`] : [])];
          wrong.push(...found.map((violation) => `${theme || 'no theme'}, ${width} px, ${language}: ${violation}`));
          checked += 1;
        }
        assert.deepEqual(wrong, []);
      });
    }
    test.diagnostic(
      `axe: ${checked} drawings of ${stories.length} stories without a violation (${themes.length} themes, ` +
        `${widths.join(', ')} px, ${languages.join(', ')}; seed ${seed})`,
    );
  });
});

interface Page {
  readonly access: StoriesPage;
}
