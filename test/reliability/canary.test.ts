// Privacy: recognizable answers are given, refused, sent and abandoned. The tests then search for them in requests, the
// document, events, the console, storage and the files of the browser profile.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { engines, missingEngine, startBrowser, type Engine } from '../harness/browser.js';
import { complaintsIn } from '../harness/server.js';
import type { TestPage } from '../harness/page.js';
import type { DraftMode } from '../../src/core/model/draft-status.js';
import type { Settings } from './host/host.js';
import { PortalServer } from './server.js';

/** A unique text and a unique number. */
const canaries = ['Kanarie7q3zfluit', '48151623'] as const;
const modes: readonly DraftMode[] = ['memory', 'session', 'device'];
const isLong = process.env['ENDURANCE'] === '1';
const wanted: readonly Engine[] = isLong ? ['chromium', 'firefox', 'webkit'] : ['chromium'];

for (const engine of engines.filter((engine) => wanted.includes(engine))) {
  describe(`answers stay private: ${engine}`, () => {
    // The long form also runs the other modes in Firefox.
    for (const mode of modes.filter((mode) => isLong || engine === 'chromium' || mode === 'session')) {
      it(`never leak, also after errors: ${mode}`, async (t) => {
        const missing = await missingEngine(engine);
        if (missing) return t.skip(missing);
        const portal = await PortalServer.start();
        const browser = await startBrowser(engine);
        try {
          const subject = `Patient/${mode}`;
          const page = await browser.open(`${portal.origin}/`);
          await page.evaluate((settings) => host.add(settings), settingsOf(subject, mode));
          await fillIn(page);
          const found = await page.evaluate(findIn, canaries);
          // Every kind of failure of a submission, until it is refused.
          portal.faults.set(subject, [
            { kind: 'drop' },
            { kind: 'status', status: 500 },
            { kind: 'cut body' },
            { kind: 'status', status: 422 },
          ]);
          await page.evaluate(() => host.send('form'));
          for (let turns = 0; turns < 40; turns += 1) {
            const { state } = await page.evaluate(() => host.untilSteady('form'));
            if (state !== 'waiting') break;
            await page.evaluate(() => host.jump(300_000));
          }
          found.push(...(await page.evaluate(findIn, canaries)));
          found.push(...inPlain(mode, await page.evaluate(findInStores, canaries)));
          found.push(...namedIn('an event', await page.evaluate(() => host.told())));
          found.push(...namedIn('the console', await page.evaluate(complaintsIn)));
          found.push(...namedIn('an address', portal.asked));
          // A pending response is on the device when the browser is killed.
          await page.evaluate((settings) => host.add(settings), { ...settingsOf(`${subject}-2`, mode), id: 'second' });
          await fillIn(page, 'second');
          await browser.kill();
          const files = filesIn(browser.profile);
          const onDisk = files.filter(({ bytes }) => canaries.some((canary) => holds(bytes, canary)));
          found.push(...onDisk.map(({ path }) => `on disk: ${path}`));
          const figure = `${mode}: ${found.length} found in ${portal.asked.length} requests, the document, events, console, stores and ${files.length} files of the profile`;
          console.log(`canaries, ${engine}, ${figure}`);
          assert.deepEqual(found, []);
        } finally {
          await browser.stop();
          await portal.stop();
        }
      });
    }
  });
}

async function fillIn(page: TestPage, id = 'form'): Promise<void> {
  const [text, number] = canaries;
  const given = ['Heel veel', 'Niet', number, 'Vrij veel', text];
  for (const [place, words] of given.entries()) {
    await page.evaluate((form, question, answer) => host.answer(form, question, answer), id, place + 1, words);
  }
  await page.evaluate((form) => host.until(form, ({ state }) => state === 'device' || state === 'memory'), id);
}

function settingsOf(subject: string, drafts: DraftMode): Settings {
  return { id: 'form', subject, login: 'kanarie', name: 'kanarie', count: 5, drafts, offersKey: true };
}

function namedIn(where: string, texts: readonly string[]): string[] {
  return texts.filter((text) => canaries.some((canary) => text.includes(canary))).map((text) => `${where}: ${text}`);
}

/** Returns what was found; in `memory` mode, any stored record counts, readable or not. */
function inPlain(mode: DraftMode, { found, count }: { found: string[]; count: number }): string[] {
  return [...found, ...(mode === 'memory' && count > 0 ? [`${count} records in a store`] : [])];
}

/** Runs in the page. Searches attributes, title, address and history state. */
function findIn(wanted: readonly string[]): string[] {
  const places = [
    ...host.attributes().map((text) => `attribute: ${text}`),
    `title: ${document.title}`,
    `address: ${location.href}`,
    `history: ${JSON.stringify(history.state)}`,
    `name: ${window.name}`,
    `cookie: ${document.cookie}`,
    ...performance.getEntries().map(({ name }) => `performance: ${name}`),
  ];
  return places.filter((text) => wanted.some((canary) => text.includes(canary)));
}

/** Runs in the page. Searches the readable records of all stores, and counts the records. */
async function findInStores(wanted: readonly string[]): Promise<{ found: string[]; count: number }> {
  const records: string[] = [localStorage, sessionStorage].flatMap((storage) =>
    Object.entries(storage).map(([key, value]) => `${key}: ${String(value)}`),
  );
  const readable = (value: unknown): string =>
    value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : String(value);
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('not opened'));
    });
    for (const store of database.objectStoreNames) {
      const all = await new Promise<unknown[]>((resolve) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result as unknown[]);
      });
      records.push(
        ...all.map((record) =>
          JSON.stringify(record, (_, value: unknown) =>
            typeof value === 'object' && !(value instanceof Uint8Array) ? value : readable(value),
          ),
        ),
      );
    }
    database.close();
  }
  return { found: records.filter((text) => wanted.some((canary) => text.includes(canary))), count: records.length };
}

function filesIn(folder: string): { path: string; bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({
      path: join(entry.parentPath, entry.name),
      bytes: readFileSync(join(entry.parentPath, entry.name)),
    }));
}

/** Whether the bytes contain the text in UTF-8 or in UTF-16, which browsers also write. */
function holds(bytes: Buffer, text: string): boolean {
  return bytes.includes(Buffer.from(text, 'utf8')) || bytes.includes(Buffer.from(text, 'utf16le'));
}
