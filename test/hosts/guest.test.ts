// Isolation: the widgets look and work the same in every host page, and do not affect it.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { limits } from '../../scripts/limits.js';
import { startBrowser, type TestBrowser } from '../harness/browser.js';
import { buildPage } from '../harness/build.js';
import type { TestPage } from '../harness/page.js';
import { complaintsIn, serveFolder, type TestServer } from '../harness/server.js';
import { contentSecurityPolicy } from '../../vite.config.js';
import { askedEngines } from './engines.js';
import type { GuestPage } from './guest/page.js';

declare const page: GuestPage;
declare const touched: string[];

describe('the widgets in a foreign page', async () => {
  const engines = await askedEngines();
  let server: TestServer;
  /** The same pages with caching, for the back-forward cache. */
  let cachedServer: TestServer;
  before(async () => {
    const folder = await buildPage(join(import.meta.dirname, 'guest'));
    server = await serveFolder(folder);
    cachedServer = await serveFolder(folder, {
      headers: { 'Content-Security-Policy': contentSecurityPolicy, 'Cache-Control': 'max-age=600' },
    });
  });
  after(() => Promise.all([server, cachedServer].map((running) => running.close())));

  for (const engine of engines) {
    describe(engine, () => {
      let browser: TestBrowser;
      let tab: TestPage;
      before(async () => {
        browser = await startBrowser(engine);
        tab = await browser.open('about:blank');
      });
      after(() => browser?.stop());

      it('violate no strict policy or Trusted Types in any story, and log nothing', async () => {
        await open('');
        let stories = 0;
        for (let drawn = -1; drawn !== 0; stories += drawn) {
          drawn = await tab.evaluate((from) => page.drawStories(from, 20), stories);
        }
        assert.ok(stories > 50, `${stories}`);
        assert.deepEqual(await tab.evaluate(complaintsIn), []);
        console.log(`stories, ${engine}: ${stories} under the strict policy: 0 violations, 0 console lines, 0 errors`);
      });

      const sheets = ['unset', 'inherited', 'small-root', 'hiding', 'dark'];
      it(`look and work the same under hostile style sheets: ${sheets.join(', ')}`, async () => {
        await tab.setSize(500, 800);
        const wanted = await looksUnder('');
        assert.ok(wanted.length > 500, `${wanted.length}`);
        for (const sheet of sheets) {
          const looks = await looksUnder(sheet);
          assert.deepEqual(differences(wanted, looks), [], sheet);
          await tab.click('pro-questionnaire >>> button', 'Beginnen');
          await tab.waitFor(() => {
            const shadow = document.querySelector('pro-questionnaire')?.shadowRoot;
            return shadow?.querySelector('input[type=radio]');
          });
          await tab.click('pro-questionnaire >>> label', 'Ik werk gedeeltelijk');
          await tab.waitFor(() =>
            document.querySelector('pro-questionnaire')?.shadowRoot?.querySelector('input:checked'),
          );
        }
        console.log(`hostile sheets, ${engine}: ${wanted.length} elements alike under ${sheets.length} sheets`);
      });

      it('have the direction of their own language in a right-to-left page', async () => {
        await open('?dir=rtl');
        await tab.evaluate(() => page.draw());
        const directionOf = () => {
          const root = document.querySelector('pro-traffic-light')?.shadowRoot?.querySelector('.root');
          return root && getComputedStyle(root).direction;
        };
        assert.equal(await tab.evaluate(directionOf), 'ltr');
        await tab.evaluate(() => page.draw({ lang: 'ar' }));
        await tab.waitFor(() => document.querySelector('pro-traffic-light')?.shadowRoot?.querySelector('[dir=rtl]'));
        assert.equal(await tab.evaluate(directionOf), 'rtl');
        assert.deepEqual(await tab.evaluate(() => page.tooWide()), []);
      });

      it('fit in 320 by 256 pixels (400 % zoom), for patient and clinician, in Dutch and Arabic', async () => {
        await open('');
        await tab.setSize(320, 256);
        for (const lang of ['nl', 'ar']) {
          for (const audience of ['patient', 'clinician']) {
            await tab.evaluate((to) => page.draw(to), { lang, audience });
            assert.deepEqual(await tab.evaluate(() => page.tooWide()), [], `${lang}, ${audience}`);
            assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= 320));
          }
        }
        await tab.setSize(1024, 768);
      });

      it('use no network, storage, cookie or console of the host page', async () => {
        await open('?stubbed');
        await tab.evaluate(() => page.draw());
        await tab.click('pro-questionnaire >>> button', 'Beginnen');
        await tab.click('pro-questionnaire >>> label', 'Ik werk gedeeltelijk');
        for (let question = 1; question < 8; question += 1) {
          await tab.click('pro-questionnaire >>> button.primary', 'Volgende');
          await tab.click('pro-questionnaire >>> label', '7');
        }
        await tab.click('pro-questionnaire >>> button.primary', 'Volgende');
        await tab.click('pro-questionnaire >>> button.primary', 'Volgende');
        await tab.click('pro-questionnaire >>> button.primary', 'Versturen');
        await tab.waitFor(() =>
          document.querySelector('pro-questionnaire')?.shadowRoot?.textContent?.includes('Bedankt'),
        );
        await tab.waitFor(() =>
          document.querySelector('pro-traffic-light')?.shadowRoot?.textContent?.includes('7 van 10'),
        );
        assert.deepEqual(await tab.evaluate(() => touched), []);
        const errors = (await tab.evaluate(complaintsIn)).filter((line) => !line.startsWith('console.'));
        assert.deepEqual(errors, []);
      });

      it('keep their state in the back-forward cache', async () => {
        await tab.goto(`${cachedServer.origin}/`);
        await tab.waitFor(() => 'page' in globalThis);
        await tab.evaluate(() => page.draw());
        await tab.click('pro-questionnaire >>> button', 'Beginnen');
        await tab.click('pro-questionnaire >>> label', 'Ik werk gedeeltelijk');
        await tab.evaluate(() => {
          addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { persisted }));
          setTimeout(() => location.assign('/place.css'));
        });
        await waitForPage(() => location.pathname === '/place.css');
        await tab.evaluate(() => void setTimeout(() => history.back()));
        await waitForPage(() => (globalThis as { persisted?: boolean }).persisted === true);
        const chosen = () =>
          document.querySelector('pro-questionnaire')?.shadowRoot?.querySelector('input:checked')?.closest('label')
            ?.textContent;
        assert.match((await tab.evaluate(chosen)) ?? '', /gedeeltelijk/);
        await tab.click('pro-questionnaire >>> button.primary', 'Volgende');
        await tab.click('pro-questionnaire >>> label', '7');
        assert.deepEqual(await tab.evaluate(complaintsIn), []);
      });

      async function open(query: string): Promise<void> {
        await tab.goto(`${server.origin}/${query}`);
        await tab.waitFor(() => 'page' in globalThis);
      }

      /** Waits for a condition across a navigation, during which an evaluation may fail. */
      async function waitForPage(ask: () => boolean): Promise<void> {
        const end = Date.now() + limits.wait;
        while (Date.now() < end) {
          if (await tab.evaluate(ask).catch(() => false)) return;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        throw new Error(`Timed out after ${limits.wait} ms: ${ask.toString()}`);
      }

      async function looksUnder(sheet: string): Promise<string[]> {
        await open(`?sheet=${sheet}`);
        await tab.evaluate(() => page.draw());
        return tab.evaluate(() => page.looks());
      }
    });
  }
});

function differences(wanted: readonly string[], looks: readonly string[]): string[] {
  const different = wanted.flatMap((look, index) => (look === looks[index] ? [] : [`${look}\n→ ${looks[index]}`]));
  return wanted.length === looks.length ? different.slice(0, 3) : [`${wanted.length} elements → ${looks.length}`];
}
