// Every story in every theme, width and language, in a real browser: axe finds nothing, and nothing scrolls sideways.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AccessPage } from './access-page.js';
import type { StoriesPage } from './stories-page/main.js';

const isEndurance = process.env['ENDURANCE'] === '1';
const widths = [280, 480, 1280];
const languages = ['nl', 'en', 'ar'];
/** What the host links; in forced colours the reader's own colours go before it. */
const themes = ['', 'dark', 'high-contrast', 'forced colours'];

/** Which of all the ways to look at a story the quick form takes: another one each time the seed changes. */
const seed = Number(process.env['SEED'] ?? 1);

describe('the stories', () => {
  let access: AccessPage;

  before(async () => {
    access = await AccessPage.open('stories-page');
  });

  after(() => access?.close());

  it('have nothing that axe finds wrong, and scroll in one direction only', async (test) => {
    const stories = await access.kinds();
    const ways = themes.flatMap((theme) =>
      widths.flatMap((width) => languages.map((language) => ({ theme, width, language }))),
    );
    let checked = 0;
    for (const [number, story] of stories.entries()) {
      await test.test(story, async () => {
        // The quick form has each story once, and over all stories each way; 7 and 36 have nothing in common.
        const taken = isEndurance ? ways : [ways[((number + seed) * 7) % ways.length]!];
        const wrong: string[] = [];
        for (const { theme, width, language } of taken) {
          await access.setWidth(width);
          await (theme === 'forced colours' ? access.forceColors('dark') : access.ownColors());
          await access.page.evaluate((name) => (globalThis as unknown as Page).access.setTheme(name), theme);
          await access.show(story, language);
          const sideways = await access.page.evaluate(() => (globalThis as unknown as Page).access.sideways());
          const found = [...(await access.violations()), ...(sideways > 0 ? [`scrolls ${sideways} px sideways`] : [])];
          wrong.push(...found.map((one) => `${theme || 'no theme'}, ${width} px, ${language}: ${one}`));
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
