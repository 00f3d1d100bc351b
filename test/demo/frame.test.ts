// Our page in an iframe of a portal on another origin, in a real browser, both under a strict policy.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { build } from 'vite';
import { listen, serveFolder } from '../../demo/frame/serve.js';
import { launchBrowser, newPage } from '../../scripts/browser.js';

/** What the payloads of this test hold. */
interface Payload {
  readonly status?: string;
  readonly outcome?: { readonly issue: readonly { readonly code: string; readonly diagnostics: string }[] };
  readonly application?: { readonly name: string };
  readonly changedLinkIds?: readonly string[];
  readonly questionnaireResponse?: Readonly<Record<string, unknown>> & {
    readonly item: readonly { readonly answer: unknown }[];
  };
}

interface Message {
  readonly messagingHandle?: string;
  readonly messageId?: string;
  readonly messageType?: string;
  readonly responseToMessageId?: string;
  readonly payload: Payload;
}

declare global {
  interface Window {
    /** Everything that the renderer sent to the page of the test. */
    received: Message[];
    /** A message came, in the renderer. */
    arrived: Promise<unknown>;
    /** How the page of the test answers `ui.done`. */
    doneStatus: string;
  }
}

const project = join(import.meta.dirname, '..', '..');
const questionnaire = {
  resourceType: 'Questionnaire',
  url: 'https://pro-widgets.example/Questionnaire/lopen',
  version: '1.0',
  status: 'active',
  language: 'nl',
  title: 'Lopen',
  item: [
    { linkId: 'waar', type: 'string', text: 'Waar liep u?' },
    { linkId: 'minuten', type: 'integer', text: 'Hoeveel minuten?' },
  ],
};
const subject = { reference: 'Patient/1', display: 'Voorbeeldpatiënt' };
const author = { reference: 'RelatedPerson/2' };

describe('the page for an iframe', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'pro-widgets-frame-'));
  const servers: Server[] = [];
  let portal = '';
  let stranger = '';
  let renderer = '';
  let browser: Browser;
  /** Console lines, errors, broken policies and requests elsewhere. */
  const complaints: string[] = [];

  before(async () => {
    await build({
      configFile: join(project, 'vite.library.config.ts'),
      mode: 'frame',
      logLevel: 'error',
      build: { outDir: scratch },
    });
    const demo = join(project, 'demo');
    servers.push(
      serveFolder(demo, { frames: () => `${renderer} ${stranger} ${portal}`, parents: () => portal }),
      serveFolder(demo, { frames: () => renderer, parents: () => portal }),
      serveFolder(scratch, { parents: () => `${portal} ${stranger}` }),
    );
    [portal = '', stranger = '', renderer = ''] = await Promise.all(servers.map((server) => listen(server)));
    browser = await launchBrowser();
  });

  after(async () => {
    await browser?.close();
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    rmSync(scratch, { recursive: true });
  });

  it('shakes hands, shows the form, tells of each answer and of the question in view, and is done', async () => {
    const { page, frame, ask } = await opened();
    const hello = await page.evaluate(() => window.received[0]);
    assert.equal(hello?.messageType, 'status.handshake');
    assert.equal((await ask('status.handshake', {})).application?.name, 'pro-widgets');
    assert.deepEqual(await ask('sdc.configureContext', { context: { subject, author } }), { status: 'success' });
    assert.deepEqual(await ask('sdc.displayQuestionnaire', { questionnaire }), { status: 'success' });

    await press(frame, 'Beginnen');
    await type(frame, 'In het bos');
    const changed = await told(page, 'sdc.ui.changedQuestionnaireResponse');
    assert.deepEqual(changed.payload.changedLinkIds, ['waar']);
    assert.equal(changed.payload.questionnaireResponse?.['status'], 'in-progress');
    assert.deepEqual((await told(page, 'sdc.ui.changedFocus')).payload, { linkId: 'waar' });

    await press(frame, 'Volgende');
    await type(frame, '30');
    await press(frame, 'Volgende');
    await press(frame, 'Versturen');
    await told(page, 'ui.done');
    await seen(frame, 'Bedankt');
    const kept = await frame.evaluate(async () => [
      await indexedDB.databases(),
      localStorage.length,
      sessionStorage.length,
    ]);
    assert.deepEqual(kept, [[], 0, 0]);
    const { questionnaireResponse } = await ask('sdc.requestCurrentQuestionnaireResponse', {});
    assert.equal(questionnaireResponse?.['status'], 'completed');
    assert.deepEqual(questionnaireResponse?.['subject'], subject);
    assert.deepEqual(questionnaireResponse?.['author'], author);
    assert.deepEqual(questionnaireResponse?.['source'], author);
    assert.deepEqual(
      questionnaireResponse?.item.map(({ answer }) => answer),
      [[{ valueString: 'In het bos' }], [{ valueInteger: 30 }]],
    );
    await page.close();
  });

  it('says "sent" only after the host did, and can send again', async () => {
    const { page, frame, ask } = await opened();
    await page.evaluate(() => (window.doneStatus = 'error'));
    await ask('sdc.displayQuestionnaire', {
      questionnaire: { ...questionnaire, item: questionnaire.item.slice(0, 1) },
    });
    await press(frame, 'Beginnen');
    await type(frame, 'Thuis');
    await press(frame, 'Volgende');
    await press(frame, 'Versturen');
    await seen(frame, 'Probeer opnieuw');
    const { questionnaireResponse } = await ask('sdc.requestCurrentQuestionnaireResponse', {});
    assert.equal(questionnaireResponse?.['status'], 'in-progress');
    assert.ok(!(await textOf(frame)).includes('Bedankt'));
    await page.evaluate(() => (window.doneStatus = 'success'));
    await press(frame, 'Probeer opnieuw');
    await seen(frame, 'Bedankt');
    await page.close();
  });

  it('looks back at a response that is finished, and goes on with one that is not', async () => {
    const { page, frame, ask } = await opened();
    const item = [{ linkId: 'waar', answer: [{ valueString: 'Op de hei' }] }];
    const questionnaireResponse = { resourceType: 'QuestionnaireResponse', status: 'completed', subject, item };
    assert.equal((await ask('sdc.displayQuestionnaireResponse', { questionnaireResponse })).status, 'error');
    assert.deepEqual(await ask('sdc.displayQuestionnaireResponse', { questionnaireResponse, questionnaire }), {
      status: 'success',
    });
    await seen(frame, 'Op de hei');
    assert.equal(await frame.$('pro-questionnaire >>> input'), null);
    const unfinished = { ...questionnaireResponse, status: 'in-progress' };
    await ask('sdc.displayQuestionnaireResponse', { questionnaireResponse: unfinished });
    await press(frame, 'Beginnen');
    await frame.waitForFunction(
      () => document.querySelector('pro-questionnaire')?.shadowRoot?.querySelector('input')?.value === 'Op de hei',
    );
    await page.close();
  });

  it('refuses what it cannot do, whole and with where it stands', async () => {
    const { page, frame, ask } = await opened();
    const firstProblem = ({ outcome }: Payload) => `${outcome?.issue[0]?.code} ${outcome?.issue[0]?.diagnostics}`;
    const video = { ...questionnaire, item: [{ linkId: 'film', type: 'reference', text: 'Welke film?' }] };
    const refusal = await ask('sdc.displayQuestionnaire', { questionnaire: video });
    assert.equal(refusal.status, 'error');
    assert.match(firstProblem(refusal), /^not-supported film: /);
    await seen(frame, 'Probeer opnieuw');

    const choice = {
      linkId: 'hulp',
      type: 'choice',
      text: 'Welk hulpmiddel?',
      answerValueSet: 'https://example.org/vs',
    };
    const elsewhere = await ask('sdc.displayQuestionnaire', { questionnaire: { ...questionnaire, item: [choice] } });
    assert.match(firstProblem(elsewhere), /^not-supported hulp: .*https:\/\/example.org\/vs/);

    const item = [{ linkId: 'onbekend', answer: [{ valueString: 'canary-7319' }] }];
    const questionnaireResponse = { resourceType: 'QuestionnaireResponse', status: 'in-progress', item };
    const wrong = await ask('sdc.displayQuestionnaire', { questionnaire, questionnaireResponse });
    assert.match(firstProblem(wrong), /^invalid onbekend: /);
    assert.doesNotMatch(JSON.stringify(wrong), /canary/);

    assert.match(firstProblem(await ask('sdc.requestExtract', {})), /^not-supported /);
    assert.match(firstProblem(await ask('scratchpad.create', {})), /^not-supported /);
    assert.match(firstProblem(await ask('sdc.requestCurrentQuestionnaireResponse', {})), /^not-found /);
    const configured = await ask('sdc.configure', {
      dataServer: 'https://fhir.example.org',
      configuration: { language: 'en' },
    });
    assert.equal(configured.status, 'success');
    assert.match(firstProblem(configured), /data server is not called/);
    await seen(frame, 'Try again');
    await page.close();
  });

  it('hears no other origin, no other window and no other handle', async () => {
    const { page, frame, handle, ask } = await opened();
    await ask('sdc.displayQuestionnaire', { questionnaire });
    await press(frame, 'Beginnen');
    const before = await page.evaluate(() => window.received.length);
    const attack = { messageId: 'attack', messageType: 'sdc.requestCurrentQuestionnaireResponse', payload: {} };

    // The right window and origin, with another handle or none.
    await page.evaluate((message) => {
      for (const messagingHandle of ['another', '', undefined])
        frames[0]?.postMessage({ ...message, messagingHandle }, '*');
    }, attack);
    // The right handle, from a window of another origin and from another window of the right one.
    for (const origin of [stranger, portal]) {
      const other = await framed(page, `${origin}/frame/host.css`);
      await other.evaluate((message) => parent.frames[0]?.postMessage(message, '*'), {
        ...attack,
        messagingHandle: handle,
      });
      const answered = other.evaluate(
        () => new Promise((resolve) => addEventListener('message', () => resolve(true), { once: true })),
      );
      // Everything that was posted before this answer was delivered before it.
      await ask('status.handshake', {});
      assert.equal(await Promise.race([answered, Promise.resolve(false)]), false);
    }
    // What is no message at all.
    await page.evaluate(() => {
      for (const nothing of [null, 1, 'x', [], {}]) frames[0]?.postMessage(nothing, '*');
    });
    await ask('status.handshake', {});
    const later = await page.evaluate((count) => window.received.slice(count), before);
    assert.deepEqual(
      later.filter(({ messageType }) => messageType !== 'status.handshake' && messageType !== 'sdc.ui.changedFocus'),
      [],
    );
    await page.close();
  });

  it('talks to nobody whose origin is not exactly the one of its address', async () => {
    const origins = ['*', 'null', '', `${portal}/`, `${portal}/frame/host.html`, 'https://', 'data:text/html,x'];
    await Promise.all(
      origins.map(async (origin) => {
        const { page, frame } = await opened({ origin, isAlive: false });
        assert.match((await frame.evaluate(() => document.body.textContent)) ?? '', /is for an iframe/, origin);
        assert.equal(await page.evaluate(() => window.received.length), 0);
        await page.close();
      }),
    );
  });

  it('neither talks to nor hears the page around it when its address names another origin', async () => {
    const { page, frame, handle } = await opened({ origin: stranger, isAlive: false });
    await frame.waitForSelector('pro-provider');
    await frame.evaluate(() => {
      window.arrived = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
    });
    const messageType = 'sdc.displayQuestionnaire';
    await page.evaluate((message) => frames[0]?.postMessage(message, '*'), {
      messagingHandle: handle,
      messageId: 'attack',
      messageType,
      payload: { questionnaire },
    });
    await frame.evaluate(() => window.arrived.then(() => undefined));
    assert.equal(await frame.$('pro-questionnaire'), null);
    assert.equal(await page.evaluate(() => window.received.length), 0, 'it was sent to another origin');
    await page.close();
  });

  it('works in the example portal, which loads nothing of ours', async () => {
    const page = await watchedPage();
    await page.goto(`${portal}/frame/host.html?renderer=${encodeURIComponent(`${renderer}/`)}`);
    const frame = await page.waitForFrame((one) => one.url().startsWith(renderer));
    await press(frame, 'Beginnen');
    await frame.locator('pro-questionnaire >>> ::-p-aria([name="Ja"][role="radio"])').click();
    await press(frame, 'Volgende');
    await press(frame, 'Volgende');
    await press(frame, 'Versturen');
    await page.waitForFunction(() => document.querySelector('#outcome')?.textContent?.startsWith('Ontvangen'));
    await seen(frame, 'Bedankt');
    await page.close();
  });

  it('said nothing on the console, broke no policy and asked nothing elsewhere', () => {
    // The browser itself says that a message was not delivered to a page of another origin: that was the test.
    assert.deepEqual(
      complaints.filter((line) => !line.includes(`The target origin provided ('${stranger}')`)),
      [],
    );
  });

  async function watchedPage(): Promise<Page> {
    const page = await newPage(browser);
    page.on('console', (line) => {
      // The browser's own wish for a page that is a text.
      if (!line.location().url?.endsWith('/favicon.ico')) complaints.push(`${line.type()}: ${line.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      const isOurs = [portal, stranger, renderer].some((origin) => request.url().startsWith(`${origin}/`));
      if (!isOurs) complaints.push(`asked ${request.url()}`);
    });
    await page.evaluateOnNewDocument(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) => {
        // eslint-disable-next-line no-console -- the way out of the page
        console.error(`violates ${violatedDirective}: ${sample}`);
      });
    });
    return page;
  }

  /** A page of the portal that records what it is sent, with our page in its first iframe. */
  async function opened({ origin = portal, isAlive = true } = {}) {
    const page = await watchedPage();
    await page.goto(`${portal}/frame/host.css`);
    await page.evaluate(() => {
      window.received = [];
      window.doneStatus = 'success';
      addEventListener('message', ({ source, data }: MessageEvent<Message>) => {
        window.received.push(data);
        const { messageId, messageType, responseToMessageId } = data;
        if (responseToMessageId || !source) return;
        const payload = { status: messageType === 'ui.done' ? window.doneStatus : 'success' };
        const message = { messageId: crypto.randomUUID(), responseToMessageId: messageId, payload };
        (source as Window).postMessage(message, '*');
      });
    });
    const handle = `handle-${Math.random()}`;
    const parameters = new URLSearchParams({ messaging_handle: handle, messaging_origin: origin });
    const frame = await framed(page, `${renderer}/?${parameters}`);
    if (isAlive) await told(page, 'status.handshake');
    const ask = async (messageType: string, payload: object): Promise<Payload> => {
      const messageId = `request-${Math.random()}`;
      const message = { messagingHandle: handle, messageId, messageType, payload };
      const answer = await page.evaluate(
        (sent, to) =>
          new Promise<Message>((resolve) => {
            addEventListener('message', ({ data }: MessageEvent<Message>) => {
              if (data.responseToMessageId === sent.messageId) resolve(data);
            });
            frames[0]?.postMessage(sent, to);
          }),
        message,
        renderer,
      );
      return answer.payload;
    };
    return { page, frame, handle, ask };
  }

  async function framed(page: Page, address: string): Promise<Frame> {
    const count = page.frames().length;
    await page.evaluate((src) => {
      const frame = document.createElement('iframe');
      frame.src = src;
      frame.width = '400';
      frame.height = '700';
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      document.body.append(frame);
      return loaded;
    }, address);
    const frame = page.frames()[count];
    assert.ok(frame, address);
    return frame;
  }
});

async function told(page: Page, messageType: string): Promise<Message> {
  const handle = await page.waitForFunction(
    (type) => window.received.find((one) => one.messageType === type && !one.responseToMessageId),
    {},
    messageType,
  );
  return handle.jsonValue() as Promise<Message>;
}

function textOf(frame: Frame): Promise<string> {
  return frame.evaluate(() => document.querySelector('pro-questionnaire')?.shadowRoot?.textContent ?? '');
}

async function seen(frame: Frame, text: string): Promise<void> {
  await frame.waitForFunction(
    (wanted) => document.querySelector('pro-questionnaire')?.shadowRoot?.textContent?.includes(wanted),
    {},
    text,
  );
}

async function press(frame: Frame, name: string): Promise<void> {
  await frame.locator(`pro-questionnaire >>> ::-p-aria([name="${name}"][role="button"])`).click();
}

async function type(frame: Frame, text: string): Promise<void> {
  await frame.locator('pro-questionnaire >>> input').fill(text);
}
