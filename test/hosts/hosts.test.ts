// The same widgets in six host pages (demo/hosts), built with the library as it is published, under each host's policy.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startBrowser, type TestBrowser } from '../harness/browser.js';
import type { TestPage } from '../harness/page.js';
import { complaintsIn, serveFolder, type TestServer } from '../harness/server.js';
import { askedEngines } from './engines.js';

const hosts = join(import.meta.dirname, '..', '..', 'demo', 'hosts');

/** How a page is opened, and what is to be seen: the widgets at work, or the error that names what was lost. */
interface Cell {
  readonly host: string;
  readonly path: string;
  readonly data: 'adapter' | 'property' | 'json';
  readonly define: 'early' | 'late';
  readonly seen: 'works' | 'ObjectAttributeError';
}

const moments = ['early', 'late'] as const;
const both = ['adapter', 'property'] as const;
const cells: readonly Cell[] = moments.flatMap((define) => [
  ...both.flatMap((data): Cell[] => {
    const cell = (host: string, path: string, seen: Cell['seen'] = 'works') => ({ host, path, data, define, seen });
    // An object that React or Vue gives to a tag that is not yet defined is lost: that must be said, with the cure.
    const lost = define === 'late' ? 'ObjectAttributeError' : 'works';
    return [
      cell('React, components', '/react/?as=components'),
      cell('React, tags', '/react/?as=tags', lost),
      cell('Vue, .prop', '/vue/?as=properties'),
      ...(data === 'property' ? [cell('Vue, attributes', '/vue/?as=attributes', lost)] : []),
      cell('Svelte', '/svelte/?'),
      cell('Angular', '/angular/?'),
      cell('plain HTML', '/plain/?'),
      cell('server', '/server/?'),
    ];
  }),
  // Angular takes <script> out of its templates.
  ...(
    [
      ['React, tags', '/react/?as=tags'],
      ['Vue, .prop', '/vue/?as=properties'],
      ['Svelte', '/svelte/?'],
      ['plain HTML', '/plain/json.html?'],
      ['server', '/server/?'],
    ] as const
  ).map(([host, path]): Cell => ({ host, path, data: 'json', define, seen: 'works' })),
]);

describe('the widgets in host pages', async () => {
  let server: TestServer;
  const engines = await askedEngines();
  const results: string[] = [];
  /** Why the frameworks are not here. */
  let missing: string | undefined;

  before(async () => {
    missing = installHosts();
    if (missing) return console.log(`skipped: ${missing}`);
    execFileSync(process.execPath, ['build.js'], { cwd: hosts, stdio: ['ignore', 'inherit', 'inherit'] });
    const { answerTo } = await import(join(hosts, 'server', 'server.js'));
    server = await serveFolder(join(hosts, 'dist'), {
      handle: async ({ url = '/' }, response) => {
        const answer = await answerTo(url);
        if (!answer) return false;
        const isPage = answer.headers['Content-Type'].startsWith('text/html');
        const watched = '<head><script src="/__complaints__.js"></script>';
        const body = isPage ? answer.body.toString().replace('<head>', watched) : answer.body;
        response.writeHead(200, answer.headers).end(body);
        return true;
      },
    });
  });

  after(async () => {
    await server?.close();
    console.log(['', 'hosts: engine | host | data | defined | result', ...results, ''].join('\n'));
  });

  it('know the types of the tags: React, Vue and Svelte (Angular checks them as it builds)', (test) => {
    if (missing) return test.skip(missing);
    const run = (program: string, ...given: string[]) =>
      execFileSync(join(hosts, 'node_modules', '.bin', program), given, {
        cwd: hosts,
        stdio: ['ignore', 'inherit', 'inherit'],
      });
    run('tsc', '-p', '.');
    run('vue-tsc', '--noEmit', '-p', 'vue');
    run('svelte-check', '--tsconfig', 'svelte/tsconfig.json', '--output', 'human');
  });

  it('import the React components where there is no page, as a server does', (test) => {
    if (missing) return test.skip(missing);
    const script = "import('pro-widgets/react').then((all) => process.exit(all.ProTrendCard ? 0 : 1))";
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: hosts, stdio: 'inherit' });
  });

  for (const engine of engines) {
    describe(engine, () => {
      let browser: TestBrowser;
      let page: TestPage;
      before(async () => {
        browser = await startBrowser(engine);
        page = await browser.open('about:blank');
      });
      after(() => browser?.stop());

      for (const cell of cells) {
        it(`${cell.host}: data by ${cell.data}, defined ${cell.define}: ${cell.seen}`, async (test) => {
          if (missing) return test.skip(missing);
          const line = `${engine} | ${cell.host} | ${cell.data} | ${cell.define} |`;
          await page.goto(`${server.origin}${cell.path}&data=${cell.data}&define=${cell.define}`);
          try {
            if (cell.seen === 'works') await worksIn(page);
            else await namesWhatIsLost(page);
            assert.deepEqual(await page.evaluate(complaintsIn), []);
            results.push(`${line} ${cell.seen}`);
          } catch (error) {
            results.push(`${line} FAILED`);
            throw error;
          }
        });
      }
    });
  }
});

/** Gets the frameworks where they are not here; says why they cannot be had. In CI that is a failure. */
function installHosts(): string | undefined {
  if (existsSync(join(hosts, 'node_modules', 'vite'))) return undefined;
  console.log('demo/hosts: npm ci, which takes about a minute');
  try {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: hosts, stdio: ['ignore', 'ignore', 'inherit'] });
    return undefined;
  } catch (error) {
    if (process.env.CI) throw error;
    return 'The frameworks of demo/hosts could not be installed: is there a network?';
  }
}

/** All three are drawn, the host hears what happens, and nothing that stood in for a widget is left to see. */
async function worksIn(page: TestPage): Promise<void> {
  await page.waitFor(
    () => document.querySelector('pro-traffic-light')?.shadowRoot?.querySelector('[part=row]') !== null,
  );
  await page.waitFor(
    () => (document.querySelector('pro-trend-card')?.shadowRoot?.querySelector('canvas')?.width ?? 0) > 0,
  );
  await page.click('pro-questionnaire >>> button', 'Beginnen');
  await page.waitFor(() => document.querySelector('#heard')?.textContent === 'pro-start ');
  assert.equal(await page.evaluate(() => document.querySelector('#mistakes')?.textContent), '');
  const leftover = () => [...document.querySelectorAll('pro-provider p')].filter((one) => one.checkVisibility()).length;
  assert.equal(await page.evaluate(leftover), 0);
}

async function namesWhatIsLost(page: TestPage): Promise<void> {
  await page.waitFor(() => document.querySelector('#mistakes')?.textContent?.includes('ObjectAttributeError'));
  const told = await page.evaluate(() => document.querySelector('#mistakes')?.textContent);
  assert.match(told ?? '', /<pro-[a-z-]+ [a-z]+="\[object Object\]">.*Import 'pro-widgets\/define' before/);
}
