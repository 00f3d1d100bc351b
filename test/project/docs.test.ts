// The docs are correct: their code compiles and runs, and the files and headings that they name exist.
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
  locationOf,
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

/** Stand-ins for test runners that are not installed, on Node's own runner. */
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

/** Servers that the docs call and the policy of the page must allow. */
const fhirServer = 'https://fhir.example.org';
const formServer = 'https://forms.hospital.example';
const policy = `${contentSecurityPolicy.replace("connect-src 'self'", `$& ${fhirServer}`)}; frame-src ${formServer}`;

const pages = docsPages();
const blocks = pages.flatMap(codeBlocksOf);
const blocksIn = (...languages: string[]) => blocks.filter(({ language }) => languages.includes(language));
const markup = markupOfPages();
const scripts = blocksIn('ts', 'js').filter(
  // A script that the markup of its page loads runs with that markup.
  (block) => runsInPage(block) && !markup.some(({ page, code }) => page === block.page && code.includes(block.file)),
);
/** Templates that only the compiler of their framework can read; test/hosts builds and drives a page of each. */
const templates = ['vue', 'svelte', 'angular-ts'];
const notRun: Readonly<Record<string, string>> = {
  tsx: 'types are checked',
  ...Object.fromEntries(templates.map((language) => [language, 'names are checked'])),
  text: 'a policy is compared, a diagram is not checked',
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
  /** Requests to unexpected servers, and timeouts. */
  let problems: string[] = [];
  let typeErrors: Promise<string>;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pro-widgets-docs-'));
    writeBlocks(folder, blocksIn('ts', 'tsx', 'js', 'json'), markup, { vitest, mocha });
    typeErrors = typeErrorsIn(folder);
    const server = new FhirServer();
    await server.load(resourcesFrom(exampleFor([])));
    // Sequentially, so that `after` can stop the servers that were started before a failing step.
    const headers = { 'Content-Security-Policy': policy };
    site = await serveFolder(await buildPages(folder), { headers });
    fhir = await listen(server);
    browser = await launchBrowser();
    page = await newPage(browser);
    await page.setRequestInterception(true);
    page.on('request', (request) => void answer(request));
    await page.evaluateOnNewDocument(() => {
      // eslint-disable-next-line no-console -- `complaintsIn` reads the console
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

  it('have a known language', (test) => {
    const kinds = ['ts', 'js', 'html', 'css', 'json', 'sh', ...Object.keys(notRun)];
    assert.deepEqual(
      blocks.filter(({ language }) => !kinds.includes(language)).map(locationOf),
      [],
      `add a language to the block: ${kinds.join(', ')}`,
    );
    test.diagnostic(kinds.map((kind) => `${kind}: ${blocksIn(kind).length}`).join(', '));
    for (const block of blocksIn(...Object.keys(notRun))) {
      test.diagnostic(`not run: ${locationOf(block)}, ${block.language} (${notRun[block.language]})`);
    }
  });

  it('have no type errors', async () => {
    assert.equal(await typeErrors, '');
  });

  it('show an adapter that passes the conformance checks in each test runner', async () => {
    const mochaGlobals = ['--import', join(folder, 'mocha.ts')];
    const tests = blocksIn('ts').filter((block) => !runsInPage(block));
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

  it('run under a strict policy, without console lines', async () => {
    assert.ok(scripts.length >= 10, `${scripts.length} scripts`);
    for (const block of scripts) {
      const { complaints } = await openPage(`${pathOf(block)}.html`);
      assert.deepEqual(complaints, [], locationOf(block));
    }
  });

  it('render every element in them', async (test) => {
    for (const block of markup) {
      const { complaints, elements } = await openPage(pathOf(block));
      // A provider with `debug` logs on the console.
      const isDebugLine = (line: string) =>
        / debug[ >]/.test(block.code) && line.startsWith('console.info: pro-widgets: ');
      assert.deepEqual(
        complaints.filter((line) => !isDebugLine(line)),
        [],
        locationOf(block),
      );
      const names = [...block.code.matchAll(/<(pro-(?!provider)[\w-]+)/g)].map(([, name]) => name);
      assert.deepEqual(
        elements.map(({ name }) => name),
        names,
        locationOf(block),
      );
      for (const { name, text } of elements) {
        test.diagnostic(`${locationOf(block)} <${name}>: ${text.slice(0, 60)}`);
        assert.ok(text.length > 20, `${locationOf(block)}: <${name}> is empty`);
      }
    }
  });

  it('have JSON of a known shape', () => {
    for (const block of blocksIn('json')) {
      const json = JSON.parse(block.code) as object;
      if ('resourceType' in json && json.resourceType === 'Questionnaire') questionnaireFromFhir(json);
      else if ('scales' in json) instrumentFrom(json);
      else if ('tips' in json) tipPackFrom(json);
      else if ('items' in json) parseModel(Questionnaire, json, locationOf(block));
      else if ('scale' in json) parseModel(Score, json, locationOf(block));
      // test/core/tips/tips-page.test.ts checks this list.
      else assert.ok(block.page === 'docs/tips.md' && Array.isArray(json), `${locationOf(block)}: unknown shape`);
    }
  });

  it('have valid CSS with existing tokens and parts', async () => {
    const tokens = new Set(
      sources.flatMap((text) => [...text.matchAll(/@cssprop \[(--pro-[\w-]+)=/g)].map(([, name]) => name)),
    );
    for (const block of blocksIn('css')) {
      const read = await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        return [...sheet.cssRules].map((rule) => (rule instanceof CSSStyleRule ? rule.style.length : 1));
      }, block.code);
      assert.equal(read.length, block.code.match(/^\S.*\{$/gm)?.length, locationOf(block));
      assert.ok(
        read.every((count) => count > 0),
        locationOf(block),
      );
      for (const [name] of block.code.matchAll(/--pro-[\w-]+/g))
        assert.ok(tokens.has(name), `${locationOf(block)}: ${name}`);
      for (const [, element = '', part] of block.code.matchAll(/pro-([\w-]+)[^\s{]*::part\(([\w-]+)\)/g)) {
        assert.match(sourceOf(element), new RegExp(`@csspart ${part} - `), locationOf(block));
      }
    }
  });

  it('have templates with existing tags, properties and events', () => {
    for (const block of blocksIn(...templates)) {
      const tags = [...block.code.matchAll(/<pro-([\w-]+)((?:[^>"{]|"[^"]*"|\{[^}]*\})*)>/g)];
      assert.ok(tags.length > 0, locationOf(block));
      for (const [, element = '', attributes = ''] of tags) {
        for (const [, attribute = ''] of attributes.matchAll(/(?:^|\s)([^\s="/]+)/g)) {
          // `:name.prop`, `[name]`, `{name}`; `@pro-name`, `(pro-name)`, `onpro-name`.
          const name = attribute.replaceAll(/[[\](){}@:]|\.prop$/g, '').replace(/^on(?=pro-)/, '');
          const isThere = name.startsWith('pro-')
            ? sources.some((text) => text.includes(`static readonly type = '${name}'`))
            : name === 'lang' || new RegExp(`(^ {2}|\\) )(override |get )?${name}[?:;( ]`, 'm').test(sourceOf(element));
          assert.ok(isThere, `${locationOf(block)}: ${attribute} of <pro-${element}>`);
        }
      }
    }
  });

  it('have existing commands', () => {
    for (const block of blocksIn('sh')) {
      let where = project;
      const commands = block.code.split(/\n|&&/).map((line) => line.replace(/(^|\s)#.*/, '').trim());
      for (const command of commands.filter(Boolean)) {
        const folderOfCommand = /^cd (\S+)$/.exec(command)?.[1];
        if (folderOfCommand) where = join(where, folderOfCommand);
        else assert.ok(isCommand(where, command), `${locationOf(block)}: ${command}`);
      }
    }
  });

  it('show the policy of the demo, also for the standalone file', () => {
    const shown = blocksIn('text').filter(({ code }) => code.includes('default-src'));
    assert.ok(shown.length > 0);
    for (const block of shown) {
      const line = block.code.replaceAll(/\s+/g, ' ').trim();
      assert.equal(line.replace('pro-widgets-lit', 'lit-html'), contentSecurityPolicy, locationOf(block));
    }
  });

  /** Opens a page of the blocks, waits until its elements have rendered, and returns them with all complaints. */
  async function openPage(path: string) {
    problems = [];
    await page.goto(`${site.origin}/${path}`);
    const drawn = await page
      .waitForFunction(renderedElements)
      .then((handle) => handle.jsonValue())
      .catch((error: unknown) => {
        problems.push(String(error));
        return '[]';
      });
    const complaints = [...problems, ...(await page.evaluate(complaintsIn))];
    return { complaints, elements: JSON.parse(drawn) as { name: string; text: string }[] };
  }

  async function answer(request: HTTPRequest): Promise<void> {
    const { origin, pathname, search } = new URL(request.url());
    if (origin === site.origin) return request.continue();
    if (origin === formServer) return request.respond({ contentType: 'text/html', body: '<!doctype html>' });
    if (origin !== fhirServer) {
      problems.push(`requested ${request.url()}`);
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
    it(`have no broken links, paths and commands: ${page}`, () => {
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

/** Runs in the page. Returns its elements and their texts as JSON, once the scripts ran and no element is loading. */
function renderedElements(): string {
  const elements = [...document.querySelectorAll('*')].filter(({ localName }) => /^pro-(?!provider)/.test(localName));
  const shown = elements.map(({ localName, shadowRoot }) => {
    const leaves = [...(shadowRoot?.querySelectorAll('.root *') ?? [])].filter(({ children }) => children.length === 0);
    return {
      name: localName,
      // The form has aria-busy; the other widgets have a status instead of content.
      isBusy: leaves.length === 0 || !!shadowRoot?.querySelector('.state[role=status], [aria-busy=true]'),
      text: leaves.map(({ textContent }) => textContent.trim()).join(' '),
    };
  });
  const isDone = 'ran' in document.documentElement.dataset && !shown.some(({ isBusy }) => isBusy);
  return isDone ? JSON.stringify(shown) : '';
}

/** Returns the markup blocks. A block without an element is appended to the block before it; a provider is added if absent. */
function markupOfPages(): CodeBlock[] {
  const found: CodeBlock[] = [];
  for (const block of blocksIn('html')) {
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

/** Returns the anchors of a page's headings. */
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
