// The widgets in six host pages (demo/hosts), built with the published library, under the policy of each page.
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

/** A combination of host page, data and moment of definition, with the expected result. */
interface Cell {
  readonly host: string;
  readonly path: string;
  readonly data: 'adapter' | 'property' | 'json';
  readonly define: 'early' | 'late';
  readonly expected: 'works' | 'ObjectAttributeError';
}

const moments = ['early', 'late'] as const;
const both = ['adapter', 'property'] as const;
const cells: readonly Cell[] = moments.flatMap((define) => [
  ...both.flatMap((data): Cell[] => {
    const cell = (host: string, path: string, expected: Cell['expected'] = 'works') => ({
      host,
      path,
      data,
      define,
      expected,
    });
    // React and Vue lose an object for a tag that is not defined yet; the error must name the cure.
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
  // Angular removes <script> from its templates.
  ...(
    [
      ['React, tags', '/react/?as=tags'],
      ['Vue, .prop', '/vue/?as=properties'],
      ['Svelte', '/svelte/?'],
      ['plain HTML', '/plain/json.html?'],
      ['server', '/server/?'],
    ] as const
  ).map(([host, path]): Cell => ({ host, path, data: 'json', define, expected: 'works' })),
]);

describe('the widgets in host pages', async () => {
  let server: TestServer;
  const engines = await askedEngines();
  const results: string[] = [];
  /** The reason why the frameworks are not installed. */
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

  it('type-check the tags in React, Vue and Svelte (Angular checks them during the build)', (test) => {
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

  it('import the React components on a server', (test) => {
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
        it(`${cell.host}: ${cell.expected} with data by ${cell.data}, defined ${cell.define}`, async (test) => {
          if (missing) return test.skip(missing);
          const line = `${engine} | ${cell.host} | ${cell.data} | ${cell.define} |`;
          await page.goto(`${server.origin}${cell.path}&data=${cell.data}&define=${cell.define}`);
          try {
            if (cell.expected === 'works') await assertWorks(page);
            else await assertErrorNamesAttribute(page);
            assert.deepEqual(await page.evaluate(complaintsIn), []);
            results.push(`${line} ${cell.expected}`);
          } catch (error) {
            results.push(`${line} FAILED`);
            throw error;
          }
        });
      }
    });
  }
});

/** Installs the frameworks if they are absent. Returns the reason if that is impossible; throws in CI. */
function installHosts(): string | undefined {
  if (existsSync(join(hosts, 'node_modules', 'vite'))) return undefined;
  console.log('demo/hosts: npm ci, which takes about a minute');
  try {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: hosts, stdio: ['ignore', 'ignore', 'inherit'] });
    return undefined;
  } catch (error) {
    if (process.env.CI) throw error;
    return 'The frameworks of demo/hosts could not be installed; check the network.';
  }
}

/** Asserts that all three widgets have rendered, the host page receives events, and no fallback content is visible. */
async function assertWorks(page: TestPage): Promise<void> {
  await page.waitFor(
    () => document.querySelector('pro-traffic-light')?.shadowRoot?.querySelector('[part=row]') !== null,
  );
  await page.waitFor(
    () => (document.querySelector('pro-trend-card')?.shadowRoot?.querySelector('canvas')?.width ?? 0) > 0,
  );
  await page.click('pro-questionnaire >>> button', 'Beginnen');
  await page.waitFor(() => document.querySelector('#heard')?.textContent === 'pro-start ');
  assert.equal(await page.evaluate(() => document.querySelector('#mistakes')?.textContent), '');
  const leftover = () =>
    [...document.querySelectorAll('pro-provider p')].filter((element) => element.checkVisibility()).length;
  assert.equal(await page.evaluate(leftover), 0);
}

async function assertErrorNamesAttribute(page: TestPage): Promise<void> {
  await page.waitFor(() => document.querySelector('#mistakes')?.textContent?.includes('ObjectAttributeError'));
  const mistakes = await page.evaluate(() => document.querySelector('#mistakes')?.textContent);
  assert.match(mistakes ?? '', /<pro-[a-z-]+ [a-z]+="\[object Object\]">.*Import 'pro-widgets\/define' before/);
}
