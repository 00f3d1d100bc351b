// Every kind of page of the form in forced colors, in a real browser.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AccessPage } from './access-page.js';

const isEndurance = process.env['ENDURANCE'] === '1';
const widths = [280, 480, 1280];
const languages = ['nl', 'en', 'ar'];

describe('the form in forced colors', () => {
  let access: AccessPage;

  before(async () => {
    access = await AccessPage.open();
  });

  after(() => access?.close());

  it('has no violations on any kind of page', async (test) => {
    const kinds = await access.kinds();
    let checked = 0;
    for (const [number, kind] of kinds.entries()) {
      for (const [widthIndex, width] of widths.entries()) {
        for (const [languageIndex, language] of languages.entries()) {
          // The quick form checks each kind once, and over all kinds each combination of width and language.
          if (!isEndurance && (number % 3 !== widthIndex || Math.floor(number / 3) % 3 !== languageIndex)) continue;
          await access.setWidth(width);
          await access.forceColors((number + widthIndex + languageIndex) % 2 ? 'dark' : 'light');
          await access.show(kind, language);
          assert.deepEqual(await access.violations(), [], `${kind}, ${width} px, ${language}`);
          checked += 1;
        }
      }
    }
    assert.ok(checked > 0);
    test.diagnostic(`axe in forced colors: ${checked} pages without a violation (${kinds.length} kinds of page)`);
  });

  it('distinguishes chosen answers without its own colors', async () => {
    await access.setWidth(480);
    await access.forceColors('dark');
    await access.show('list');
    const looks = await access.looks();
    assert.equal(looks.length, 2);
    for (const [chosen, other] of looks) assert.notEqual(chosen, other);
  });
});
