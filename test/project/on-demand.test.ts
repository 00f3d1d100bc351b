// Modules on demand: a form loads the modules of its questionnaire before the first question, and no others.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { QuestionnaireItem } from '../../src/core/model/questionnaire.js';
import { startBrowser, type TestBrowser } from '../harness/browser.js';
import { buildPage } from '../harness/build.js';
import type { TestPage } from '../harness/page.js';
import { serveFolder, type TestServer } from '../harness/server.js';
import type { show as showForm } from './on-demand/main.js';

declare const show: typeof showForm;
declare const errors: readonly string[];

const choice = (linkId: string): QuestionnaireItem => ({
  linkId,
  type: 'choice',
  text: 'Hoe gaat het?',
  options: ['Goed', 'Slecht'].map((value) => ({ value: { type: 'string', value } })),
});
const onlyWhenBad: Pick<QuestionnaireItem, 'enableWhen'> = {
  enableWhen: [{ question: 'how', operator: '=', answer: { type: 'string', value: 'Slecht' } }],
};

describe('the modules of a form', () => {
  let server: TestServer;
  let browser: TestBrowser;
  let page: TestPage;
  /** Names of the requested modules. */
  let requested: string[] = [];
  let isDown: (module: string) => boolean = () => false;

  before(async () => {
    server = await serveFolder(await buildPage(join(import.meta.dirname, 'on-demand')), {
      handle: (request, response) => {
        const module = /\/assets\/(.+)-[\w-]{8}\.js$/.exec(request.url ?? '')?.[1];
        if (module === undefined) return false;
        requested.push(module);
        if (isDown(module)) response.writeHead(503).end();
        return isDown(module);
      },
    });
    // The other engines request a failed module again only after a reload of the page.
    browser = await startBrowser('chromium');
  });

  beforeEach(async () => {
    isDown = () => false;
    requested = [];
    page = await browser.open(server.origin);
    await page.waitFor(() => 'show' in globalThis);
  });

  after(async () => {
    await browser?.stop();
    await server?.close();
  });

  it('are not loaded for a form that does not need them', async () => {
    const before = requested.length;
    await page.evaluate((items) => show(items), [choice('a'), choice('b')]);
    await page.waitFor(hasCount, '[type=radio]', 4);
    assert.deepEqual(requested.slice(before), []);
  });

  it('are loaded before the first question, so that a form works without a network', async () => {
    const items: QuestionnaireItem[] = [
      choice('how'),
      { linkId: 'why', type: 'text', text: 'Waarom?', pattern: '[a-z ]+', ...onlyWhenBad },
      { linkId: 'since', type: 'date', text: 'Sinds wanneer?', ...onlyWhenBad },
      { linkId: 'pain', type: 'choice', repeats: true, text: 'Waar?', options: choice('').options, ...onlyWhenBad },
      { linkId: 'photo', type: 'attachment', text: 'Een foto?', ...onlyWhenBad },
    ];
    await page.evaluate((given) => show(given), items);
    await page.waitFor(hasCount, '[type=radio]', 2);
    for (const module of ['typed', 'pattern', 'choices', 'file']) assert.ok(requested.includes(module), module);
    const before = requested.length;
    isDown = () => true;
    await page.click('pro-questionnaire >>> .option', 'Slecht');
    for (const field of ['textarea', '.date', '[type=checkbox]', '[type=file]']) await page.waitFor(has, field);
    assert.deepEqual(requested.slice(before), []);
    assert.deepEqual(await page.evaluate(() => errors), []);
  });

  it('are loaded later if the host page enables their feature later', async () => {
    await page.evaluate((items) => show(items), [choice('a')]);
    await page.waitFor(hasCount, '[type=radio]', 2);
    assert.equal(await page.evaluate(has, '[part=status]'), false);
    await page.evaluate(() => {
      const form = document.querySelector('pro-questionnaire');
      if (form) form.drafts = 'memory';
    });
    await page.waitFor(has, '[part=status]');
  });

  it('cause an error with a retry button if they cannot be loaded', async () => {
    isDown = (module) => module === 'typed';
    await page.evaluate((items) => show(items), [
      choice('how'),
      { linkId: 'why', type: 'text', text: 'Waarom?' },
    ] as QuestionnaireItem[]);
    await page.waitFor(has, '[role=alert] button');
    assert.equal(await page.evaluate(has, 'form'), false);
    assert.equal((await page.evaluate(() => errors)).length, 1);
    isDown = () => false;
    await page.click('pro-questionnaire >>> [role=alert] button');
    await page.waitFor(has, 'textarea');
  });
});

function has(selector: string): boolean {
  return Boolean(document.querySelector('pro-questionnaire')?.shadowRoot?.querySelector(selector));
}

function hasCount(selector: string, wanted: number): boolean {
  return document.querySelector('pro-questionnaire')?.shadowRoot?.querySelectorAll(selector).length === wanted;
}
