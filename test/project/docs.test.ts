// What the docs show is right: their code has the types it should have and runs, and what they name is there.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, HTTPRequest, Page } from 'puppeteer-core';
import { FhirServer, listen } from '../../demo/fhir/server.js';
import { resourcesFrom } from '../../demo/fhir/resources.js';
import { launchBrowser, newPage } from '../../scripts/browser.js';
import { parseModel } from '../../src/core/model/parse.js';
import { Questionnaire } from '../../src/core/model/questionnaire.js';
import { Score } from '../../src/core/model/score.js';
import { instrumentFrom } from '../../src/core/scoring/instrument-from.js';
import { tipPackFrom } from '../../src/core/tips/tip-pack-from.js';
import { questionnaireFromFhir } from '../../src/fhir/index.js';
import type { ProErrorEvent } from '../../src/internal/base/error.event.js';
import { contentSecurityPolicy } from '../../vite.config.js';
import { complaintsIn, serveFolder, type TestServer } from '../harness/server.js';
import {
  buildPages,
  codeBlocksOf,
  docsPages,
  pathOf,
  placeOf,
  project,
  runFile,
  runsInPage,
  textOfPage,
  typeErrorsIn,
  writeBlocks,
  type CodeBlock,
  type Outcome,
} from './code-blocks.js';
import { exampleFor } from './docs/example.js';

/** Not installed here: what our page uses of it is what Node's own runner has under the same names. */
const vitest = `import { describe, it as test } from 'node:test';
export { describe };
export function it(name: string, check: (context: { skip: () => void }) => Promise<void>): void {
  void test(name, (context) => check({ skip: () => context.skip() }));
}
`;
const mocha = `import { describe, it } from 'node:test';
type Check = (this: { skip: () => void }) => Promise<void>;
const own = (name: string, check: Check) => it(name, (test) => check.call({ skip: () => test.skip() }));
Object.assign(globalThis, { describe, it: own });
`;

/** Servers that the docs call, which a page's policy would name. */
const fhirServer = 'https://fhir.example.org';
const formServer = 'https://forms.hospital.example';
const policy = `${contentSecurityPolicy.replace("connect-src 'self'", `$& ${fhirServer}`)}; frame-src ${formServer}`;

const pages = docsPages();
const blocks = pages.flatMap(codeBlocksOf);
const written = (...languages: string[]) => blocks.filter(({ language }) => languages.includes(language));
const markup = markupOfPages();
const scripts = written('ts', 'js').filter(
  // What the markup of its page loads is run with that.
  (block) => runsInPage(block) && !markup.some(({ page, code }) => page === block.page && code.includes(block.file)),
);
/** Templates that only their framework's own compiler reads; test/hosts builds and drives a page of each. */
const templates = ['vue', 'svelte', 'angular-ts'];
const notRun: Readonly<Record<string, string>> = {
  tsx: 'its types are checked',
  ...Object.fromEntries(templates.map((language) => [language, 'what it names is checked'])),
  text: 'a policy is compared, a drawing is not checked',
};
const sources = readdirSync(join(project, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(join(project, 'src', path), 'utf8'));

describe('the code blocks of the docs', () => {
  let folder = '';
  let site: TestServer;
  let fhir: Awaited<ReturnType<typeof listen>>;
  let browser: Browser;
  let page: Page;
  /** What the page asked of servers that the docs do not name, and what it waited for in vain. */
  let wrong: string[] = [];
  let typeErrors: Promise<string>;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pro-widgets-docs-'));
    writeBlocks(folder, written('ts', 'tsx', 'js', 'json'), markup, { vitest, mocha });
    typeErrors = typeErrorsIn(folder);
    const server = new FhirServer();
    await server.load(resourcesFrom(exampleFor([])));
    // One after the other: what started before a step that failed is ended.
    const headers = { 'Content-Security-Policy': policy };
    site = await serveFolder(await buildPages(folder), { headers });
    fhir = await listen(server);
    browser = await launchBrowser();
    page = await newPage(browser);
    await page.setRequestInterception(true);
    page.on('request', (request) => void answer(request));
    await page.evaluateOnNewDocument(() => {
      // eslint-disable-next-line no-console -- what `complaintsIn` reads
      addEventListener('pro-error', (event) => console.error(String((event as ProErrorEvent).error)), true);
    });
  });

  after(async () => {
    await typeErrors;
    await browser?.close();
    await site?.close();
    fhir?.server.closeAllConnections();
    fhir?.server.close();
    rmSync(folder, { recursive: true });
  });

  it('are each of a kind that is checked here', (test) => {
    const kinds = ['ts', 'js', 'html', 'css', 'json', 'sh', ...Object.keys(notRun)];
    assert.deepEqual(
      blocks.filter(({ language }) => !kinds.includes(language)).map(placeOf),
      [],
      `a block says what it is: ${kinds.join(', ')}`,
    );
    test.diagnostic(kinds.map((kind) => `${kind}: ${written(kind).length}`).join(', '));
    for (const block of written(...Object.keys(notRun))) {
      test.diagnostic(`not run: ${placeOf(block)}, ${block.language} (${notRun[block.language]})`);
    }
  });

  it('have the right types', async () => {
    assert.equal(await typeErrors, '');
  });

  it('show an adapter that passes the checks, in each test runner', async () => {
    const mochaGlobals = ['--import', join(folder, 'mocha.ts')];
    const tests = written('ts').filter((block) => !runsInPage(block));
    assert.equal(tests.length, 3);
    const outcomes = await Promise.all(
      tests.map((block) => {
        const flags = block.file.endsWith('.mocha.ts') ? mochaGlobals : [];
        return runFile(folder, pathOf(block), '--test-reporter=tap', ...flags);
      }),
    );
    for (const outcome of outcomes) {
      assert.equal(outcome.status, 0, outcome.output);
      assert.ok(countOf(outcome, 'pass') >= 10, outcome.output);
      assert.equal(countOf(outcome, 'fail'), 0);
    }
  });

  it('run in a page with the policy of a strict host, with nothing on the console', async () => {
    assert.ok(scripts.length >= 10, `${scripts.length} scripts`);
    for (const block of scripts) {
      const { complaints } = await opened(`${pathOf(block)}.html`);
      assert.deepEqual(complaints, [], placeOf(block));
    }
  });

  it('draw every element that they hold', async (test) => {
    for (const block of markup) {
      const { complaints, elements } = await opened(pathOf(block));
      // What the `debug` of a provider is for.
      const isAsked = (line: string) => / debug[ >]/.test(block.code) && line.startsWith('console.info: pro-widgets: ');
      assert.deepEqual(
        complaints.filter((line) => !isAsked(line)),
        [],
        placeOf(block),
      );
      const names = [...block.code.matchAll(/<(pro-(?!provider)[\w-]+)/g)].map(([, name]) => name);
      assert.deepEqual(
        elements.map(({ name }) => name),
        names,
        placeOf(block),
      );
      for (const { name, text } of elements) {
        test.diagnostic(`${placeOf(block)} <${name}>: ${text.slice(0, 60)}`);
        assert.ok(text.length > 20, `${placeOf(block)}: <${name}> is empty`);
      }
    }
  });

  it('are JSON of the right shape', () => {
    for (const block of written('json')) {
      const json = JSON.parse(block.code) as object;
      if ('resourceType' in json && json.resourceType === 'Questionnaire') questionnaireFromFhir(json);
      else if ('scales' in json) instrumentFrom(json);
      else if ('tips' in json) tipPackFrom(json);
      else if ('items' in json) parseModel(Questionnaire, json, placeOf(block));
      else if ('scale' in json) parseModel(Score, json, placeOf(block));
      // test/core/tips/tips-page.test.ts makes this list itself.
      else assert.ok(block.page === 'docs/tips.md' && Array.isArray(json), `${placeOf(block)}: of what shape?`);
    }
  });

  it('are CSS that a browser reads, of tokens and parts that there are', async () => {
    const tokens = new Set(
      sources.flatMap((text) => [...text.matchAll(/@cssprop \[(--pro-[\w-]+)=/g)].map(([, name]) => name)),
    );
    for (const block of written('css')) {
      const read = await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        return [...sheet.cssRules].map((rule) => (rule instanceof CSSStyleRule ? rule.style.length : 1));
      }, block.code);
      assert.equal(read.length, block.code.match(/^\S.*\{$/gm)?.length, placeOf(block));
      assert.ok(
        read.every((count) => count > 0),
        placeOf(block),
      );
      for (const [name] of block.code.matchAll(/--pro-[\w-]+/g))
        assert.ok(tokens.has(name), `${placeOf(block)}: ${name}`);
      for (const [, element = '', part] of block.code.matchAll(/pro-([\w-]+)[^\s{]*::part\(([\w-]+)\)/g)) {
        assert.match(sourceOf(element), new RegExp(`@csspart ${part} - `), placeOf(block));
      }
    }
  });

  it('are templates of tags, properties and events that there are', () => {
    for (const block of written(...templates)) {
      const tags = [...block.code.matchAll(/<pro-([\w-]+)((?:[^>"{]|"[^"]*"|\{[^}]*\})*)>/g)];
      assert.ok(tags.length > 0, placeOf(block));
      for (const [, element = '', attributes = ''] of tags) {
        for (const [, attribute = ''] of attributes.matchAll(/(?:^|\s)([^\s="/]+)/g)) {
          // `:name.prop`, `[name]`, `{name}`; `@pro-name`, `(pro-name)`, `onpro-name`.
          const name = attribute.replaceAll(/[[\](){}@:]|\.prop$/g, '').replace(/^on(?=pro-)/, '');
          const isThere = name.startsWith('pro-')
            ? sources.some((text) => text.includes(`static readonly type = '${name}'`))
            : name === 'lang' || new RegExp(`(^ {2}|\\) )(override |get )?${name}[?:;( ]`, 'm').test(sourceOf(element));
          assert.ok(isThere, `${placeOf(block)}: ${attribute} of <pro-${element}>`);
        }
      }
    }
  });

  it('are commands that there are', () => {
    for (const block of written('sh')) {
      let where = project;
      const commands = block.code.split(/\n|&&/).map((one) => one.replace(/(^|\s)#.*/, '').trim());
      for (const command of commands.filter(Boolean)) {
        const folderOfCommand = /^cd (\S+)$/.exec(command)?.[1];
        if (folderOfCommand) where = join(where, folderOfCommand);
        else assert.ok(isCommand(where, command), `${placeOf(block)}: ${command}`);
      }
    }
  });

  it('give the policy that the demo is served with, and the same for the standalone file', () => {
    const shown = written('text').filter(({ code }) => code.includes('default-src'));
    assert.ok(shown.length > 0);
    for (const block of shown) {
      const line = block.code.replaceAll(/\s+/g, ' ').trim();
      assert.equal(line.replace('pro-widgets-lit', 'lit-html'), contentSecurityPolicy, placeOf(block));
    }
  });

  /** Shows a page of the blocks, until it ran and its elements are there; with what it did that it should not. */
  async function opened(path: string) {
    wrong = [];
    await page.goto(`${site.origin}/${path}`);
    const drawn = await page
      .waitForFunction(whatIsDrawn)
      .then((handle) => handle.jsonValue())
      .catch((error: unknown) => {
        wrong.push(String(error));
        return '[]';
      });
    const complaints = [...wrong, ...(await page.evaluate(complaintsIn))];
    return { complaints, elements: JSON.parse(drawn) as { name: string; text: string }[] };
  }

  async function answer(request: HTTPRequest): Promise<void> {
    const { origin, pathname, search } = new URL(request.url());
    if (origin === site.origin) return request.continue();
    if (origin === formServer) return request.respond({ contentType: 'text/html', body: '<!doctype html>' });
    if (origin !== fhirServer) {
      wrong.push(`asked ${request.url()}`);
      return request.abort();
    }
    const headers = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' };
    if (request.method() === 'OPTIONS') return request.respond({ headers });
    const found = await fetch(fhir.baseUrl + pathname.replace(/^\/r4/, '') + search);
    return request.respond({
      status: found.status,
      headers,
      contentType: 'application/json',
      body: await found.text(),
    });
  }
});

describe('the pages of the docs', () => {
  for (const page of pages) {
    it(`lead to what is there: ${page}`, () => {
      const text = textOfPage(page);
      const links = [...text.matchAll(/\]\((?!https?:|mailto:)([^)\s]*)\)/g)].map(([, link = '']) => link);
      for (const link of links) {
        const [path = '', heading] = link.split('#');
        const target = path ? join(dirname(page), path) : page;
        assert.ok(existsSync(join(project, target)), link);
        if (heading) assert.ok(headingsOf(target).includes(heading), link);
      }
      const named = [...text.matchAll(/`((?:bench|demo|docs|scripts|src|stories|test|themes)\/[\w./-]+)`/g)];
      for (const [, path = ''] of named) assert.ok(existsSync(join(project, path)), path);
      for (const [, script = ''] of text.matchAll(/npm run ([\w:-]+)/g))
        assert.ok(script in scriptsOf(project), script);
    });
  }
});

/** Runs in the page: its elements and their texts as JSON, once it ran and none of them loads. */
function whatIsDrawn(): string {
  const elements = [...document.querySelectorAll('*')].filter(({ localName }) => /^pro-(?!provider)/.test(localName));
  const shown = elements.map(({ localName, shadowRoot }) => {
    const leaves = [...(shadowRoot?.querySelectorAll('.root *') ?? [])].filter(({ children }) => children.length === 0);
    return {
      name: localName,
      // The form says that it is busy; the others have a status in place of what they show.
      isBusy: leaves.length === 0 || !!shadowRoot?.querySelector('.state[role=status], [aria-busy=true]'),
      text: leaves.map(({ textContent }) => textContent.trim()).join(' '),
    };
  });
  const isDone = 'ran' in document.documentElement.dataset && !shown.some(({ isBusy }) => isBusy);
  return isDone ? JSON.stringify(shown) : '';
}

/** The markup that the pages show: what holds no element goes with what is before it; in a provider where it shows none. */
function markupOfPages(): CodeBlock[] {
  const found: CodeBlock[] = [];
  for (const block of written('html')) {
    const last = found.at(-1);
    if (!block.code.includes('<pro-') && last?.page === block.page) {
      found[found.length - 1] = { ...last, code: last.code + block.code };
    } else found.push(block);
  }
  return found.map((block) => {
    if (!block.code.includes('<pro-') || block.code.includes('<pro-provider')) return block;
    const code = `<pro-provider subject="Patient/1" audience="clinician" lang="nl">${block.code}</pro-provider>`;
    return { ...block, code };
  });
}

function sourceOf(element: string): string {
  return readFileSync(join(project, 'src', 'elements', element, `${element}.ts`), 'utf8');
}

function scriptsOf(folder: string): object {
  const { scripts: own = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { scripts?: object };
  return own;
}

function isCommand(folder: string, command: string): boolean {
  if (['npm ci', 'npm install'].includes(command)) return existsSync(join(folder, 'package-lock.json'));
  const script = /^npm (?:run )?([\w:-]+)$/.exec(command)?.[1];
  if (script) return script in scriptsOf(folder);
  const file = /^node (?:--import tsx )?(\S+\.[jt]s)/.exec(command)?.[1];
  return !!file && existsSync(join(folder, file));
}

/** What a link to a heading of a page may name. */
function headingsOf(page: string): string[] {
  return [...textOfPage(page).matchAll(/^#+ (.+)$/gm)].map(([, text = '']) =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function countOf({ output }: Outcome, what: string): number {
  return Number(new RegExp(`^# ${what} (\\d+)$`, 'm').exec(output)?.[1]);
}
