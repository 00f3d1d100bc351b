// A day without a connection, and storage that fails: the form can always be finished and sent, and reports the true status.
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { findEngine } from '../../scripts/engines.js';
import { limits } from '../../scripts/limits.js';
import { engines, missingEngine, startBrowser, type Engine, type TestBrowser } from '../harness/browser.js';
import type { TestPage } from '../harness/page.js';
import { openWebKitWindow } from '../harness/webkit.js';
import { anAnswer, answersIn, type Answers } from './answers.js';
import type { Settings } from './host/host.js';
import { Random } from './random.js';
import { PortalServer } from './server.js';

const hour = 3600 * 1000;
const questions = 6;
const random = new Random(1);
/** The faults of the page's storage, with the statuses that the form may report. */
const stores = {
  absent: ['memory'],
  blocked: ['memory'],
  full: ['memory'],
  silent: ['memory', 'saving'],
  plain: ['memory'],
  journal: ['journal'],
} as const;

const wanted: readonly Engine[] = process.env['ENDURANCE'] === '1' ? engines : ['chromium', 'webkit'];

for (const engine of engines.filter((engine) => wanted.includes(engine))) {
  describe(`failing storage: ${engine}`, () => {
    let portal: PortalServer;
    let browser: TestBrowser | undefined;
    let missing: string | undefined;

    before(async () => {
      missing = await missingEngine(engine);
      if (missing) return;
      portal = await PortalServer.start();
      browser = await startBrowser(engine);
    });
    after(async () => {
      await browser?.stop();
      await portal?.stop();
    });

    for (const drafts of ['session', 'device'] as const) {
      it(`sends a finished form after 24 hours without a connection and a reload: ${drafts}`, async (t) => {
        if (!browser) return t.skip(missing);
        const patient = new Patient(portal, browser, { drafts, offersDrafts: drafts === 'session' });
        await patient.open();
        await patient.answer(1, 3);
        portal.isOffline = true;
        await patient.answer(4, questions);
        assert.equal(await patient.keptAt(), 'device');
        await patient.send();
        assert.match((await patient.see()).status, /nog niet verstuurd/);
        await patient.page.evaluate((milliseconds) => clock.jump(milliseconds), 11 * hour);
        await patient.open({ hoursLater: 23 });
        assert.deepEqual(portal.storedOf(patient.subject), []);
        portal.isOffline = false;
        await patient.page.evaluate(() => void dispatchEvent(new Event('online')));
        await patient.isStoredOnce();
      });
    }

    it('restores an unfinished form after a day without a connection', async (t) => {
      if (!browser) return t.skip(missing);
      const patient = new Patient(portal, browser, { drafts: 'device' });
      portal.isOffline = true;
      await patient.open();
      await patient.answer(1, 4);
      assert.equal(await patient.keptAt(), 'device');
      await patient.open({ hoursLater: 23 });
      assert.equal(await patient.page.evaluate(() => host.goOn('form')), true);
      assert.deepEqual(await patient.page.evaluate(() => host.answersOf('form')), patient.answers);
      portal.isOffline = false;
      await patient.answer(5, questions);
      await patient.send();
      await patient.isStoredOnce();
    });

    it('deletes an unfinished form after its lifetime', async (t) => {
      if (!browser) return t.skip(missing);
      const patient = new Patient(portal, browser, { drafts: 'device', lifetime: 48 });
      await patient.open();
      await patient.answer(1, 2);
      await patient.keptAt();
      await patient.open({ hoursLater: 47 });
      assert.ok((await patient.see()).buttons.includes('Verdergaan'));
      await patient.open({ hoursLater: 49 });
      assert.ok(!(await patient.see()).buttons.includes('Verdergaan'));
    });

    // For the other engines the location on disk is unknown, and so is whether they delete a damaged database.
    for (const drafts of engine === 'chromium' ? (['session', 'device'] as const) : []) {
      it(`restores answers from the backup if the browser deletes a damaged database: ${drafts}`, async (t) => {
        if (!browser) return t.skip(missing);
        const patient = new Patient(portal, browser, { drafts });
        await patient.open();
        await patient.answer(1, 4);
        await patient.keptAt();
        await browser.kill();
        assert.ok((await damageDatabases(browser.profile)) > 0);
        await browser.restart();
        await patient.openAnew();
        assert.equal(await patient.page.evaluate(() => host.goOn('form')), true);
        assert.deepEqual(await patient.page.evaluate(() => host.answersOf('form')), patient.answers);
        await patient.answer(5, questions);
        assert.equal(await patient.keptAt(), 'device');
        await patient.send();
        await patient.isStoredOnce();
      });
    }

    for (const [store, states] of Object.entries(stores)) {
      it(`reports the true status and sends with storage that is ${store}`, async (t) => {
        if (!browser) return t.skip(missing);
        const patient = new Patient(portal, browser, { drafts: 'device' });
        await patient.open({ store });
        await patient.answer(1, questions);
        const seen = await patient.page.evaluate(() => host.until('form', ({ state }) => state !== 'none'));
        if (store !== 'silent')
          await patient.page.evaluate(() => host.until('form', ({ state }) => state !== 'saving'));
        assert.ok((states as readonly string[]).includes((await patient.see()).state), `it says ${seen.state}`);
        await patient.send();
        await patient.isStoredOnce();
      });
    }

    it('reports the true status if the database is deleted while the form is open', async (t) => {
      if (!browser) return t.skip(missing);
      const patient = new Patient(portal, browser, { drafts: 'device' });
      await patient.open();
      await patient.answer(1, 3);
      await patient.keptAt();
      await deleteDatabases(patient.page);
      await patient.answer(4, questions);
      const kept = await patient.keptAt('device', 'memory');
      console.log(`${engine}: after the database was deleted the form says "${kept}"`);
      await patient.page.reload();
      await patient.add();
      const isBack = await patient.page.evaluate(() => host.goOn('form'));
      assert.equal(isBack, kept === 'device', 'answers are on the device exactly if the form reports so');
      if (isBack) assert.deepEqual(await patient.page.evaluate(() => host.answersOf('form')), patient.answers);
      else await patient.answer(1, questions);
      await patient.send();
      await patient.isStoredOnce();
    });

    if (engine === 'webkit') {
      it('continues in localStorage if the storage process dies, as on a suspended iPhone', async (t) => {
        if (!browser) return t.skip(missing);
        await afterStorageProcessDied(portal);
      });
    }
  });
}

/**
 * Kills the storage process: IndexedDB fails for the rest of the page's life and works again on the next page. WebDriver
 * does not survive this, so the server controls the page.
 */
async function afterStorageProcessDied(portal: PortalServer): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'pro-widgets-window-'));
  const window = await openWebKitWindow(await findEngine('webkit'), profile, `${portal.origin}/?remote`);
  try {
    const subject = 'Patient/window';
    const form = { id: 'form', name: 'opslag', count: questions, layout: 'list', drafts: 'device' } as const;
    const settings: Settings = { ...form, subject, login: subject };
    const answers: Answers = {};
    const answer = async (number: number) => {
      const given = (answers[number] = anAnswer(random, number));
      await portal.tell('answer', 'form', number, given);
    };
    await portal.tell('add', settings);
    for (const number of [1, 2, 3]) await answer(number);
    await portal.tell('untilState', 'form', 'device');
    assert.ok(window.killProcesses('WebKitNetworkProcess') > 0);
    for (const number of [4, 5]) await answer(number);
    const state = await portal.tell('untilState', 'form', 'device', 'journal', 'memory');
    console.log(`webkit: after its storage process died the form says "${String(state)}"`);
    assert.equal(state, 'journal');
    await portal.tell('reload');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await portal.tell('add', settings);
    assert.equal(await portal.tell('goOn', 'form'), true);
    assert.deepEqual(await portal.tell('answersOf', 'form'), answers);
    await answer(questions);
    assert.equal(await portal.tell('untilState', 'form', 'device', 'journal'), 'device');
    await portal.tell('send', 'form');
    assert.equal(await portal.tell('untilState', 'form', 'sent'), 'sent');
    assert.deepEqual(portal.storedOf(subject).map(answersIn), [answers]);
  } finally {
    await window.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

/** Changes bytes in the files of Chromium's IndexedDB, and returns the number of files. */
async function damageDatabases(profile: string): Promise<number> {
  const folder = join(profile, 'Default', 'IndexedDB');
  const files = (await readdir(folder, { recursive: true })).filter((path) => /\.(log|ldb)$/.test(path));
  for (const path of files) {
    const bytes = await readFile(join(folder, path));
    for (let index = 20; index < bytes.length; index += 200) bytes[index] = ~(bytes[index] ?? 0);
    await writeFile(join(folder, path), bytes);
  }
  return files.length;
}

/** Deletes all databases, as a user who clears the site data does. */
async function deleteDatabases(page: TestPage): Promise<void> {
  await page.evaluate(async () => {
    for (const { name = '' } of await indexedDB.databases()) {
      await new Promise<void>((resolve) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = request.onerror = () => resolve();
      });
    }
  });
}

/** A patient with a form. */
class Patient {
  static #count = 0;
  readonly subject: string;
  readonly answers: Answers = {};
  readonly #settings: Settings;
  #page: TestPage | undefined;

  constructor(
    readonly portal: PortalServer,
    readonly browser: TestBrowser,
    more: Partial<Settings>,
  ) {
    Patient.#count += 1;
    this.subject = `Patient/stores-${Patient.#count}`;
    const form = { id: 'form', name: 'opslag', count: questions, offersKey: true, ...more };
    this.#settings = { ...form, subject: this.subject, login: this.subject };
  }

  get page(): TestPage {
    if (!this.#page) throw new Error('There is no page.');
    return this.#page;
  }

  /** Opens the page, or opens it again some hours later. */
  async open({ store = '', hoursLater = 0 } = {}): Promise<void> {
    const address = `${this.portal.origin}/?store=${store}&clock=${hoursLater * hour}`;
    if (this.#page) await this.#page.goto(address);
    else this.#page = await this.browser.open(address);
    await this.add();
  }

  /** Opens the page in a restarted browser. */
  async openAnew(): Promise<void> {
    this.#page = undefined;
    await this.open();
  }

  async add(): Promise<void> {
    await this.page.evaluate((settings) => host.add(settings), this.#settings);
  }

  async answer(from: number, to: number): Promise<void> {
    for (let number = from; number <= to; number += 1) {
      const given = (this.answers[number] = anAnswer(random, number));
      await this.page.evaluate((question, words) => host.answer('form', question, words), number, given);
    }
  }

  /** Waits until the form reports one of these statuses, and returns it. */
  async keptAt(...states: string[]): Promise<string> {
    const wanted = states.length > 0 ? states : ['device'];
    await this.page.evaluate(() => host.until('form', ({ state }) => state !== 'saving' && state !== 'none'));
    const { state } = await this.see();
    assert.ok(wanted.includes(state), `the form says "${state}"`);
    return state;
  }

  see() {
    return this.page.evaluate(() => host.see('form'));
  }

  async send(): Promise<void> {
    await this.page.evaluate(() => host.send('form'));
    await this.page.evaluate(() => host.untilSteady('form'));
  }

  async isStoredOnce(): Promise<void> {
    const end = Date.now() + limits.wait;
    while (this.portal.storedOf(this.subject).length === 0 && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert.deepEqual(this.portal.storedOf(this.subject).map(answersIn), [this.answers]);
    await this.page.close();
  }
}
