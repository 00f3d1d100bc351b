// The frame page in an iframe of a portal on another origin, both under a strict CSP.
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
    received: Message[];
    /** Resolves when a message arrives in the renderer. */
    arrived: Promise<unknown>;
    /** The status with which the test page responds to `ui.done`. */
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

describe('the frame page', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'pro-widgets-frame-'));
  const servers: Server[] = [];
  let portal = '';
  let stranger = '';
  let renderer = '';
  let browser: Browser;
  /** Console lines, errors, CSP violations and requests to other servers. */
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

  it('exchanges handshakes, shows the form, reports answers and focus, and sends the response', async () => {
    const { page, frame, ask } = await renderFrame();
    const hello = await page.evaluate(() => window.received[0]);
    assert.equal(hello?.messageType, 'status.handshake');
    assert.equal((await ask('status.handshake', {})).application?.name, 'pro-widgets');
    assert.deepEqual(await ask('sdc.configureContext', { context: { subject, author } }), { status: 'success' });
    assert.deepEqual(await ask('sdc.displayQuestionnaire', { questionnaire }), { status: 'success' });

    await userClicks(frame, 'Beginnen');
    await userTypes(frame, 'In het bos');
    const changed = await waitForMessage(page, 'sdc.ui.changedQuestionnaireResponse');
    assert.deepEqual(changed.payload.changedLinkIds, ['waar']);
    assert.equal(changed.payload.questionnaireResponse?.['status'], 'in-progress');
    assert.deepEqual((await waitForMessage(page, 'sdc.ui.changedFocus')).payload, { linkId: 'waar' });

    await userClicks(frame, 'Volgende');
    await userTypes(frame, '30');
    await userClicks(frame, 'Volgende');
    await userClicks(frame, 'Versturen');
    await waitForMessage(page, 'ui.done');
    await waitForText(frame, 'Bedankt');
    const stored = await frame.evaluate(async () => [
      await indexedDB.databases(),
      localStorage.length,
      sessionStorage.length,
    ]);
    assert.deepEqual(stored, [[], 0, 0]);
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

  it('shows "sent" only after the host has confirmed, and can send again', async () => {
    const { page, frame, ask } = await renderFrame();
    await page.evaluate(() => (window.doneStatus = 'error'));
    await ask('sdc.displayQuestionnaire', {
      questionnaire: { ...questionnaire, item: questionnaire.item.slice(0, 1) },
    });
    await userClicks(frame, 'Beginnen');
    await userTypes(frame, 'Thuis');
    await userClicks(frame, 'Volgende');
    await userClicks(frame, 'Versturen');
    await waitForText(frame, 'Probeer opnieuw');
    const { questionnaireResponse } = await ask('sdc.requestCurrentQuestionnaireResponse', {});
    assert.equal(questionnaireResponse?.['status'], 'in-progress');
    assert.ok(!(await textOf(frame)).includes('Bedankt'));
    await page.evaluate(() => (window.doneStatus = 'success'));
    await userClicks(frame, 'Probeer opnieuw');
    await waitForText(frame, 'Bedankt');
    await page.close();
  });

  it('shows a finished response read-only, and continues an unfinished one', async () => {
    const { page, frame, ask } = await renderFrame();
    const item = [{ linkId: 'waar', answer: [{ valueString: 'Op de hei' }] }];
    const questionnaireResponse = { resourceType: 'QuestionnaireResponse', status: 'completed', subject, item };
    assert.equal((await ask('sdc.displayQuestionnaireResponse', { questionnaireResponse })).status, 'error');
    assert.deepEqual(await ask('sdc.displayQuestionnaireResponse', { questionnaireResponse, questionnaire }), {
      status: 'success',
    });
    await waitForText(frame, 'Op de hei');
    assert.equal(await frame.$('pro-questionnaire >>> input'), null);
    const unfinished = { ...questionnaireResponse, status: 'in-progress' };
    await ask('sdc.displayQuestionnaireResponse', { questionnaireResponse: unfinished });
    await userClicks(frame, 'Beginnen');
    await frame.waitForFunction(
      () => document.querySelector('pro-questionnaire')?.shadowRoot?.querySelector('input')?.value === 'Op de hei',
    );
    await page.close();
  });

  it('refuses unsupported forms and messages with the reason and linkId', async () => {
    const { page, frame, ask } = await renderFrame();
    const firstProblem = ({ outcome }: Payload) => `${outcome?.issue[0]?.code} ${outcome?.issue[0]?.diagnostics}`;
    const video = { ...questionnaire, item: [{ linkId: 'film', type: 'reference', text: 'Welke film?' }] };
    const refusal = await ask('sdc.displayQuestionnaire', { questionnaire: video });
    assert.equal(refusal.status, 'error');
    assert.match(firstProblem(refusal), /^not-supported film: /);
    await waitForText(frame, 'Probeer opnieuw');

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
    await waitForText(frame, 'Try again');
    await page.close();
  });

  it('ignores messages of another origin, window or handle', async () => {
    const { page, frame, handle, ask } = await renderFrame();
    await ask('sdc.displayQuestionnaire', { questionnaire });
    await userClicks(frame, 'Beginnen');
    const before = await page.evaluate(() => window.received.length);
    const attack = { messageId: 'attack', messageType: 'sdc.requestCurrentQuestionnaireResponse', payload: {} };

    // Correct window and origin, but another handle or none.
    await page.evaluate((message) => {
      for (const messagingHandle of ['another', '', undefined])
        frames[0]?.postMessage({ ...message, messagingHandle }, '*');
    }, attack);
    // Correct handle, but from a window of another origin, or another window of the correct origin.
    for (const origin of [stranger, portal]) {
      const other = await addFrame(page, `${origin}/frame/host.css`);
      await other.evaluate((message) => parent.frames[0]?.postMessage(message, '*'), {
        ...attack,
        messagingHandle: handle,
      });
      const answered = other.evaluate(
        () => new Promise((resolve) => addEventListener('message', () => resolve(true), { once: true })),
      );
      // Messages are delivered in order, so all earlier ones have arrived before this response.
      await ask('status.handshake', {});
      assert.equal(await Promise.race([answered, Promise.resolve(false)]), false);
    }
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

  it('sends nothing if messaging_origin is not an exact origin', async () => {
    const origins = ['*', 'null', '', `${portal}/`, `${portal}/frame/host.html`, 'https://', 'data:text/html,x'];
    await Promise.all(
      origins.map(async (origin) => {
        const { page, frame } = await renderFrame({ origin, isAlive: false });
        assert.match((await frame.evaluate(() => document.body.textContent)) ?? '', /is for an iframe/, origin);
        assert.equal(await page.evaluate(() => window.received.length), 0);
        await page.close();
      }),
    );
  });

  it('exchanges no messages with a host page of another origin than messaging_origin', async () => {
    const { page, frame, handle } = await renderFrame({ origin: stranger, isAlive: false });
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
    assert.equal(await page.evaluate(() => window.received.length), 0, 'no message reaches another origin');
    await page.close();
  });

  it('works in the example portal, which does not load this package', async () => {
    const page = await watchedPage();
    await page.goto(`${portal}/frame/host.html?renderer=${encodeURIComponent(`${renderer}/`)}`);
    const frame = await page.waitForFrame((candidate) => candidate.url().startsWith(renderer));
    await userClicks(frame, 'Beginnen');
    await frame.locator('pro-questionnaire >>> ::-p-aria([name="Ja"][role="radio"])').click();
    await userClicks(frame, 'Volgende');
    await userClicks(frame, 'Volgende');
    await userClicks(frame, 'Versturen');
    await page.waitForFunction(() => document.querySelector('#outcome')?.textContent?.startsWith('Ontvangen'));
    await waitForText(frame, 'Bedankt');
    await page.close();
  });

  it('logs no console lines, CSP violations or requests to other servers', () => {
    // The browser logs that a message was not delivered to another origin, as a test above expects.
    assert.deepEqual(
      complaints.filter((line) => !line.includes(`The target origin provided ('${stranger}')`)),
      [],
    );
  });

  async function watchedPage(): Promise<Page> {
    const page = await newPage(browser);
    page.on('console', (line) => {
      // The browser requests a favicon for a page that is a text file.
      if (!line.location().url?.endsWith('/favicon.ico')) complaints.push(`${line.type()}: ${line.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      const isOurs = [portal, stranger, renderer].some((origin) => request.url().startsWith(`${origin}/`));
      if (!isOurs) complaints.push(`asked ${request.url()}`);
    });
    await page.evaluateOnNewDocument(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) => {
        // eslint-disable-next-line no-console -- passes the message to the test
        console.error(`violates ${violatedDirective}: ${sample}`);
      });
    });
    return page;
  }

  /** Opens a portal page that records messages, with the frame page in its first iframe. */
  async function renderFrame({ origin = portal, isAlive = true } = {}) {
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
    const frame = await addFrame(page, `${renderer}/?${parameters}`);
    if (isAlive) await waitForMessage(page, 'status.handshake');
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

  async function addFrame(page: Page, address: string): Promise<Frame> {
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

async function waitForMessage(page: Page, messageType: string): Promise<Message> {
  const handle = await page.waitForFunction(
    (type) => window.received.find((message) => message.messageType === type && !message.responseToMessageId),
    {},
    messageType,
  );
  return handle.jsonValue() as Promise<Message>;
}

function textOf(frame: Frame): Promise<string> {
  return frame.evaluate(() => document.querySelector('pro-questionnaire')?.shadowRoot?.textContent ?? '');
}

async function waitForText(frame: Frame, text: string): Promise<void> {
  await frame.waitForFunction(
    (wanted) => document.querySelector('pro-questionnaire')?.shadowRoot?.textContent?.includes(wanted),
    {},
    text,
  );
}

async function userClicks(frame: Frame, name: string): Promise<void> {
  await frame.locator(`pro-questionnaire >>> ::-p-aria([name="${name}"][role="button"])`).click();
}

async function userTypes(frame: Frame, text: string): Promise<void> {
  await frame.locator('pro-questionnaire >>> input').fill(text);
}
