// Sessions that expire, and another patient on the same device: no answer is lost, and no answer is visible to the other.
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

for (const engine of engines.filter((engine) => wanted.includes(engine))) {
  describe(`sessions and patients: ${engine}`, () => {
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

    it('keeps all answers if the session expires at every step of the form', async (t) => {
      if (missing) return t.skip(missing);
      const answers: Answers = {};
      let settings = settingsOf('Patient/verloop', 0, { drafts: 'session', offersDrafts: true });
      await page.evaluate((options) => host.add(options), settings);
      let told = 0;
      for (let number = 1; number <= questions; number += 1) {
        portal.ended.add(settings.login);
        const given = (answers[number] = anAnswer(random, number));
        await page.evaluate((question, words) => host.answerSafely('form', question, words), number, given);
        // After a pause, the draft is sent to the server and the expired session is reported.
        const isTold = await page.evaluate(() => host.untilTold('pro-session-expired'));
        if (isTold) told += 1;
        settings = settingsOf('Patient/verloop', number, { drafts: 'session', offersDrafts: true });
        await page.evaluate((options) => host.logIn(options), settings);
        if (number % (isLong ? 1 : 6) === 0) await comesBack(settings, answers);
      }
      portal.ended.add(settings.login);
      await page.evaluate(() => host.send('form'));
      const { status } = await page.evaluate(() => host.until('form', ({ state }) => state === 'expired'));
      assert.match(status, /Log opnieuw in/);
      settings = settingsOf('Patient/verloop', questions + 1, { drafts: 'session', offersDrafts: true });
      await page.evaluate((options) => host.logIn(options), settings);
      await page.evaluate(() => host.until('form', ({ state }) => state === 'sent'));
      assert.deepEqual(portal.storedOf('Patient/verloop').map(answersIn), [answers]);
      assert.equal(told, questions);
      const figure = `a login that ended at ${questions + 1} steps: ${told + 1} times told, 0 answers lost`;
      console.log(`persons, ${engine}: ${figure}`);
    });

    it('sends a form that was finished in an expired session after the next login', async (t) => {
      if (missing) return t.skip(missing);
      const answers: Answers = {};
      await page.goto(`${portal.origin}/`);
      let settings = settingsOf('Patient/later', 0, { drafts: 'session', count: 5 });
      await page.evaluate((options) => host.add(options), settings);
      for (let number = 1; number <= 5; number += 1) {
        const given = (answers[number] = anAnswer(random, number));
        await page.evaluate((question, words) => host.answer('form', question, words), number, given);
      }
      portal.isOffline = true;
      await page.evaluate(() => host.send('form'));
      await page.evaluate(() => host.untilSteady('form'));
      // Two logins in quick succession; the browser closes before the response could be sent.
      const other = settingsOf('Patient/later', 1, { drafts: 'session', count: 5 });
      settings = settingsOf('Patient/later', 2, { drafts: 'session', count: 5 });
      portal.isOffline = false;
      portal.faults.set(
        'Patient/later',
        Array.from({ length: 3 }, () => ({ kind: 'status', status: 503 })),
      );
      await page.evaluate(
        async (first, second) => {
          await host.logIn(first);
          await host.logIn(second);
        },
        other,
        settings,
      );
      // Until then the form reports that the answers are stored.
      await page.evaluate(() => host.untilSteady('form'));
      await page.goto(`${portal.origin}/?clock=${3_600_000}`);
      portal.faults.delete('Patient/later');
      await page.evaluate((options) => host.add(options), settings);
      await page.evaluate(() => host.until('form', ({ state }) => state === 'sent'));
      assert.deepEqual(portal.storedOf('Patient/later').map(answersIn), [answers]);
    });

    for (const drafts of ['memory', 'session', 'device'] as const) {
      it(`shows no draft of another patient, whatever its step: ${drafts}`, async (t) => {
        if (missing) return t.skip(missing);
        const steps = isLong ? questions : 5;
        let seen = 0;
        for (let step = 1; step <= steps; step += 1) {
          const [mine, theirs] = [`Patient/${drafts}-${step}-a`, `Patient/${drafts}-${step}-b`];
          const settings = settingsOf(mine, 0, { drafts });
          await page.goto(`${portal.origin}/`);
          await page.evaluate((options) => host.add(options), settings);
          const words: string[] = [];
          for (let number = 1; number <= step; number += 1) {
            const given = anAnswer(random, number);
            if (number % 5 === 0 || number % 3 === 0) words.push(given);
            await page.evaluate((question, text) => host.answer('form', question, text), number, given);
          }
          await page.evaluate(() => host.until('form', ({ state }) => state === 'device' || state === 'memory'));
          // On the same page, and after a reload, in the other patient's session.
          await page.evaluate((options) => host.logIn(options), settingsOf(theirs, 1, { drafts }));
          await page.evaluate(() =>
            host.until('form', ({ buttons }) => buttons.includes('Beginnen') || buttons.includes('Verdergaan')),
          );
          seen += await draftsSeen(words);
          await page.goto(`${portal.origin}/`);
          await page.evaluate((options) => host.add(options), settingsOf(theirs, 1, { drafts }));
          seen += await draftsSeen(words);
        }
        const figure = `${drafts}: ${steps} forms left, ${2 * steps} times opened by another patient, ${seen} drafts seen`;
        console.log(`persons, ${engine}: ${figure}`);
        assert.equal(seen, 0);
      });
    }

    /** Returns 1 if any part of the other patient's draft is visible, else 0. */
    async function draftsSeen(words: readonly string[]): Promise<number> {
      const { buttons, text } = await page.evaluate(() => host.see('form'));
      const answers: Answers = await page.evaluate(() => host.answersOf('form'));
      const isOffered = buttons.includes('Verdergaan');
      return isOffered || Object.keys(answers).length > 0 || words.some((word) => text.includes(word)) ? 1 : 0;
    }

    /** Reloads directly after the login, and checks the restored answers. */
    async function comesBack(settings: Settings, answers: Answers): Promise<void> {
      await page.evaluate(() => host.until('form', ({ state }) => state === 'device' || state === 'server'));
      await page.goto(`${portal.origin}/`);
      await page.evaluate((options) => host.add(options), settings);
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
