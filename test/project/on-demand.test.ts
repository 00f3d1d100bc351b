// What a form needs is loaded with its questionnaire: nothing that it does not need, and nothing while somebody answers.
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

describe('the parts of a form', () => {
  let server: TestServer;
  let browser: TestBrowser;
  let page: TestPage;
  /** The modules that were asked for, by name. */
  let asked: string[] = [];
  let isDown: (module: string) => boolean = () => false;

  before(async () => {
    server = await serveFolder(await buildPage(join(import.meta.dirname, 'on-demand')), {
      handle: (request, response) => {
        const module = /\/assets\/(.+)-[\w-]{8}\.js$/.exec(request.url ?? '')?.[1];
        if (module === undefined) return false;
        asked.push(module);
        if (isDown(module)) response.writeHead(503).end();
        return isDown(module);
      },
    });
    // The others do not ask again for a module that failed, until the page is loaded again.
    browser = await startBrowser('chromium');
  });

  beforeEach(async () => {
    isDown = () => false;
    asked = [];
    page = await browser.open(server.origin);
    await page.waitFor(() => 'show' in globalThis);
  });

  after(async () => {
    await browser?.stop();
    await server?.close();
  });

  it('are not loaded for a form that does not need them', async () => {
    const before = asked.length;
    await page.evaluate((items) => show(items), [choice('a'), choice('b')]);
    await page.waitFor(count, '[type=radio]', 4);
    assert.deepEqual(asked.slice(before), []);
  });

  it('are there before the first question is, so that a form goes on without a network', async () => {
    const items: QuestionnaireItem[] = [
      choice('how'),
      { linkId: 'why', type: 'text', text: 'Waarom?', pattern: '[a-z ]+', ...onlyWhenBad },
      { linkId: 'since', type: 'date', text: 'Sinds wanneer?', ...onlyWhenBad },
      { linkId: 'pain', type: 'choice', repeats: true, text: 'Waar?', options: choice('').options, ...onlyWhenBad },
      { linkId: 'photo', type: 'attachment', text: 'Een foto?', ...onlyWhenBad },
    ];
    await page.evaluate((given) => show(given), items);
    await page.waitFor(count, '[type=radio]', 2);
    for (const part of ['typed', 'pattern', 'choices', 'file']) assert.ok(asked.includes(part), part);
    const before = asked.length;
    isDown = () => true;
    await page.click('pro-questionnaire >>> .option', 'Slecht');
    for (const field of ['textarea', '.date', '[type=checkbox]', '[type=file]']) await page.waitFor(has, field);
    assert.deepEqual(asked.slice(before), []);
    assert.deepEqual(await page.evaluate(() => errors), []);
  });

  it('come later where a host asks later for what needs them', async () => {
    await page.evaluate((items) => show(items), [choice('a')]);
    await page.waitFor(count, '[type=radio]', 2);
    assert.equal(await page.evaluate(has, '[part=status]'), false);
    await page.evaluate(() => {
      const form = document.querySelector('pro-questionnaire');
      if (form) form.drafts = 'memory';
    });
    await page.waitFor(has, '[part=status]');
  });

  it('say so where they cannot be loaded, and the form opens when they can', async () => {
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

function count(selector: string, wanted: number): boolean {
  return document.querySelector('pro-questionnaire')?.shadowRoot?.querySelectorAll(selector).length === wanted;
}
