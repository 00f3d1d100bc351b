// The login ends, and somebody else sits down at the same screen: nothing is lost for the one, nothing is seen by the
// other.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { engines, missingEngine, startBrowser, type Engine, type TestBrowser } from '../harness/browser.js';
import type { TestPage } from '../harness/page.js';
import { anAnswer, answersIn, type Answers } from './answers.js';
import type { Settings } from './host/host.js';
import { Random } from './random.js';
import { PortalServer } from './server.js';

const isLong = process.env['ENDURANCE'] === '1';
const questions = 30;
const random = new Random(2);
const wanted: readonly Engine[] = isLong ? ['chromium', 'firefox', 'webkit'] : ['chromium'];

for (const engine of engines.filter((one) => wanted.includes(one))) {
  describe(`who is at the screen: ${engine}`, () => {
    let portal: PortalServer;
    let browser: TestBrowser;
    let missing: string | undefined;
    let page: TestPage;

    before(async () => {
      missing = await missingEngine(engine);
      if (missing) return;
      portal = await PortalServer.start();
      browser = await startBrowser(engine);
      page = await browser.open(`${portal.origin}/`);
    });
    after(async () => {
      await browser?.stop();
      await portal?.stop();
    });

    it('a login that ends at every step of the form costs no answer', async (t) => {
      if (missing) return t.skip(missing);
      const answers: Answers = {};
      let settings = settingsOf('Patient/verloop', 0, { drafts: 'session', offersDrafts: true });
      await page.evaluate((one) => host.add(one), settings);
      let told = 0;
      for (let number = 1; number <= questions; number += 1) {
        portal.ended.add(settings.login);
        const given = (answers[number] = anAnswer(random, number));
        await page.evaluate((one, words) => host.answerSafely('form', one, words), number, given);
        // The draft goes to the server after a pause, and meets the login that ended.
        const isTold = await page.evaluate(() => host.untilTold('pro-session-expired'));
        if (isTold) told += 1;
        settings = settingsOf('Patient/verloop', number, { drafts: 'session', offersDrafts: true });
        await page.evaluate((one) => host.logIn(one), settings);
        if (number % (isLong ? 1 : 6) === 0) await comesBack(settings, answers);
      }
      portal.ended.add(settings.login);
      await page.evaluate(() => host.send('form'));
      const { status } = await page.evaluate(() => host.until('form', ({ state }) => state === 'expired'));
      assert.match(status, /Log opnieuw in/);
      settings = settingsOf('Patient/verloop', questions + 1, { drafts: 'session', offersDrafts: true });
      await page.evaluate((one) => host.logIn(one), settings);
      await page.evaluate(() => host.until('form', ({ state }) => state === 'sent'));
      assert.deepEqual(portal.storedOf('Patient/verloop').map(answersIn), [answers]);
      assert.equal(told, questions);
      const figure = `a login that ended at ${questions + 1} steps: ${told + 1} times told, 0 answers lost`;
      console.log(`persons, ${engine}: ${figure}`);
    });

    it('a form that was finished when the login ended is sent at the next visit after logging in', async (t) => {
      if (missing) return t.skip(missing);
      const answers: Answers = {};
      await page.goto(`${portal.origin}/`);
      let settings = settingsOf('Patient/later', 0, { drafts: 'session', count: 5 });
      await page.evaluate((one) => host.add(one), settings);
      for (let number = 1; number <= 5; number += 1) {
        const given = (answers[number] = anAnswer(random, number));
        await page.evaluate((one, words) => host.answer('form', one, words), number, given);
      }
      portal.isOffline = true;
      await page.evaluate(() => host.send('form'));
      await page.evaluate(() => host.untilSteady('form'));
      // Logs in again in the same page, in haste twice, and the browser closes before anything could be sent.
      const other = settingsOf('Patient/later', 1, { drafts: 'session', count: 5 });
      settings = settingsOf('Patient/later', 2, { drafts: 'session', count: 5 });
      portal.isOffline = false;
      portal.faults.set(
        'Patient/later',
        Array.from({ length: 3 }, () => ({ kind: 'status', status: 503 })),
      );
      await page.evaluate(
        async (one, two) => {
          await host.logIn(one);
          await host.logIn(two);
        },
        other,
        settings,
      );
      // Until then the form says that it is still keeping them.
      await page.evaluate(() => host.untilSteady('form'));
      await page.goto(`${portal.origin}/?clock=${3_600_000}`);
      portal.faults.delete('Patient/later');
      await page.evaluate((one) => host.add(one), settings);
      await page.evaluate(() => host.until('form', ({ state }) => state === 'sent'));
      assert.deepEqual(portal.storedOf('Patient/later').map(answersIn), [answers]);
    });

    for (const drafts of ['memory', 'session', 'device'] as const) {
      it(`another patient sees no draft, at whatever step somebody left: ${drafts}`, async (t) => {
        if (missing) return t.skip(missing);
        const steps = isLong ? questions : 5;
        let seen = 0;
        for (let step = 1; step <= steps; step += 1) {
          const [mine, theirs] = [`Patient/${drafts}-${step}-a`, `Patient/${drafts}-${step}-b`];
          const settings = settingsOf(mine, 0, { drafts });
          await page.goto(`${portal.origin}/`);
          await page.evaluate((one) => host.add(one), settings);
          const words: string[] = [];
          for (let number = 1; number <= step; number += 1) {
            const given = anAnswer(random, number);
            if (number % 5 === 0 || number % 3 === 0) words.push(given);
            await page.evaluate((one, text) => host.answer('form', one, text), number, given);
          }
          await page.evaluate(() => host.until('form', ({ state }) => state === 'device' || state === 'memory'));
          // On the same page, and after a reload; with the login of their own.
          await page.evaluate((one) => host.logIn(one), settingsOf(theirs, 1, { drafts }));
          await page.evaluate(() =>
            host.until('form', ({ buttons }) => buttons.includes('Beginnen') || buttons.includes('Verdergaan')),
          );
          seen += await draftsSeen(words);
          await page.goto(`${portal.origin}/`);
          await page.evaluate((one) => host.add(one), settingsOf(theirs, 1, { drafts }));
          seen += await draftsSeen(words);
        }
        const figure = `${drafts}: ${steps} forms left, ${2 * steps} times somebody else opened it, ${seen} drafts seen`;
        console.log(`persons, ${engine}: ${figure}`);
        assert.equal(seen, 0);
      });
    }

    /** How much of somebody else's draft is on the screen. */
    async function draftsSeen(words: readonly string[]): Promise<number> {
      const { buttons, text } = await page.evaluate(() => host.see('form'));
      const answers: Answers = await page.evaluate(() => host.answersOf('form'));
      const isOffered = buttons.includes('Verdergaan');
      return isOffered || Object.keys(answers).length > 0 || words.some((one) => text.includes(one)) ? 1 : 0;
    }

    /** Leaves at once after logging in again, and comes back. */
    async function comesBack(settings: Settings, answers: Answers): Promise<void> {
      await page.evaluate(() => host.until('form', ({ state }) => state === 'device' || state === 'server'));
      await page.goto(`${portal.origin}/`);
      await page.evaluate((one) => host.add(one), settings);
      assert.equal(await page.evaluate(() => host.goOn('form')), true, 'there is a draft to go on with');
      assert.deepEqual(await page.evaluate(() => host.answersOf('form')), answers);
    }
  });
}

function settingsOf(subject: string, login: number, more: Partial<Settings>): Settings {
  return {
    id: 'form',
    subject,
    login: `${subject}-${login}`,
    name: 'personen',
    count: questions,
    offersKey: true,
    ...more,
  };
}
