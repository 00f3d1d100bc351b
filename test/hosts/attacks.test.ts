// Attacks in texts, and random forms: no script runs, no foreign element is rendered, and no error is uncaught.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startBrowser, type TestBrowser } from '../harness/browser.js';
import { buildPage } from '../harness/build.js';
import type { TestPage } from '../harness/page.js';
import { complaintsIn, serveFolder, type TestServer } from '../harness/server.js';
import type { AttackPage } from './attacks/page.js';
import { askedEngines } from './engines.js';

declare const page: AttackPage;
declare const attacked: number;

const isLong = process.env.ENDURANCE === '1';
/** Small enough for the timeouts of the drivers. */
const batchSize = 20;

describe('data of a questionnaire catalog, back end or host page', async () => {
  const engines = await askedEngines();
  const servers: Record<string, TestServer> = {};

  before(async () => {
    const folder = await buildPage(join(import.meta.dirname, 'attacks'));
    servers['with Trusted Types'] = await serveFolder(folder);
    servers['without a policy'] = await serveFolder(folder, { headers: {} });
  });
  after(() => Promise.all(Object.values(servers).map((server) => server.close())));

  for (const engine of engines) {
    describe(engine, () => {
      let browser: TestBrowser;
      let tab: TestPage;
      before(async () => {
        browser = await startBrowser(engine);
        tab = await browser.open('about:blank');
      });
      after(() => browser?.stop());

      for (const policy of ['with Trusted Types', 'without a policy']) {
        it(`runs no script and adds no element, ${policy}`, async () => {
          await open(policy);
          const [payloads, places] = await tab.evaluate(() => [page.payloads, page.places] as const);
          assert.ok(payloads >= 3000, `${payloads}`);
          assert.ok(places >= 300, `${places}`);
          const isWhole = isLong && engine === 'chromium' && policy === 'without a policy';
          // Quick: every attack in one text. Long: in ten times as many; and once, every attack in every text.
          const batches = isWhole ? payloads : Math.ceil(payloads / places) * (isLong ? 10 : 1);
          const sum = { given: 0, seen: 0 };
          for (let from = 0; from < batches; from += batchSize) {
            const few = Math.min(batchSize, batches - from);
            const result = await tab.evaluate(
              (first, count, all) => page.attack(first, count, all),
              from,
              few,
              isWhole,
            );
            assert.deepEqual(result.found, []);
            sum.given += result.given;
            sum.seen += result.seen;
          }
          assert.equal(await tab.evaluate(() => attacked), 0);
          assert.deepEqual(await tab.evaluate(complaintsIn), []);
          console.log(
            `attacks, ${engine}, ${policy}: ${payloads} attacks, ${places} texts, ${sum.given} given, ${sum.seen} on the screen: 0 ran`,
          );
        });
      }

      it('renders as a form or is refused with a named error', async () => {
        await open('with Trusted Types');
        const runs = isLong ? 500 : 15;
        let drawn = 0;
        const refused: Record<string, number> = {};
        for (let seed = 1; seed <= runs; seed += 1) {
          const result = await tab.evaluate((which, count) => page.fuzz(which, count), seed, batchSize);
          assert.deepEqual(result.wrong, []);
          drawn += result.drawn;
          for (const [name, count] of Object.entries(result.refused)) refused[name] = (refused[name] ?? 0) + count;
        }
        assert.deepEqual(await tab.evaluate(complaintsIn), []);
        assert.ok(drawn > 0 && Object.keys(refused).length > 0);
        const named = Object.entries(refused).map(([name, count]) => `${count} ${name}`);
        console.log(`fuzz, ${engine}: ${runs * batchSize} forms: ${drawn} drawn, refused ${named.join(', ')}`);
      });

      async function open(policy: string): Promise<void> {
        await tab.goto(servers[policy]?.origin ?? '');
        await tab.waitFor(() => 'page' in globalThis);
      }
    });
  }
});
