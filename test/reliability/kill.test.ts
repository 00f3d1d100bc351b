// The browser is killed with all of its processes at every step of a form of 30 questions. Answers that the form reported
// as saved are restored.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { limits } from '../../scripts/limits.js';
import { engines, missingEngine, startBrowser, type Engine, type TestBrowser } from '../harness/browser.js';
import { complaintsIn } from '../harness/server.js';
import type { TestPage } from '../harness/page.js';
import { anAnswer, answersIn, type Answers } from './answers.js';
import type { Settings } from './host/host.js';
import { kindOf } from './host/questions.js';
import { Random, seedOfRun } from './random.js';
import { PortalServer } from './server.js';

const isLong = process.env['ENDURANCE'] === '1';
/** The total number of kills, as many as the start time of each engine allows. */
const kills: Record<Engine, number> = isLong
  ? { chromium: 320, firefox: 90, webkit: 90 }
  : { chromium: 32, firefox: 7, webkit: 6 };
const questions = 30;
/** The number of kills per form: after each question, during sending, and after sending. */
const steps = questions + 2;
const modes = ['session', 'device'] as const;
type Mode = (typeof modes)[number];

/** The answers that a user gave in a form, and those that the form reported as saved. */
interface Told {
  /** Reported as saved. */
  readonly safe: Answers;
  /** Given last, and possibly not reported as saved. */
  underWay: Answers;
}

describe('a browser that is killed', { concurrency: true }, () => {
  let portal: PortalServer;
  before(async () => {
    portal = await PortalServer.start();
  });
  after(() => portal.stop());

  for (const engine of engines) {
    it(`loses no answer that was reported as saved: ${engine}`, async (t) => {
      const missing = await missingEngine(engine);
      if (missing) return t.skip(missing);
      const seed = seedOfRun();
      const run = new KillRun(await startBrowser(engine), portal, engine, new Random(seed));
      try {
        while (run.kills < kills[engine]) await run.fillIn(Math.min(steps, kills[engine] - run.kills));
      } finally {
        await run.browser.stop();
      }
      const at = (share: number) =>
        Math.round(run.milliseconds.toSorted((a, b) => a - b)[Math.floor(run.milliseconds.length * share)] ?? 0);
      const figure = `${run.kills} kills, ${run.safeAnswers} answers said to be safe: ${run.lost.length} lost, ${run.corrupt.length} drafts corrupt, ${run.sent} forms sent, ${run.twice} twice; from tap to safe median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms`;
      console.log(`kill -9, ${engine}: ${figure} (seed ${seed})`);
      const { lost, corrupt, twice, complaints } = run;
      assert.deepEqual({ lost, corrupt, twice, complaints }, { lost: [], corrupt: [], twice: 0, complaints: [] });
    });
  }
});

/** Forms that are filled in while the browser is killed. The page has one form of each mode. */
class KillRun {
  kills = 0;
  sent = 0;
  twice = 0;
  safeAnswers = 0;
  readonly lost: string[] = [];
  readonly corrupt: string[] = [];
  /** Errors and console lines of the page. */
  readonly complaints: string[] = [];
  /** Milliseconds from an answer until the form reports it as saved. */
  readonly milliseconds: number[] = [];
  #forms = 0;
  #page: TestPage | undefined;
  #told = new Map<Mode, Told>();

  constructor(
    readonly browser: TestBrowser,
    readonly portal: PortalServer,
    readonly engine: Engine,
    readonly random: Random,
  ) {}

  /** Fills in and sends one form of each mode, with a number of kills. */
  async fillIn(lives: number): Promise<void> {
    this.#forms += 1;
    this.#told = new Map(modes.map((mode) => [mode, { safe: {}, underWay: {} }]));
    const stepsInALife = Math.ceil(questions / Math.max(1, lives - 2));
    await this.#open();
    for (let step = 1; step <= questions; step += stepsInALife) {
      const last = Math.min(step + stepsInALife - 1, questions);
      for (let number = step; number <= last; number += 1) await this.#answerSafely(number);
      await this.#answerAndDie(this.random.pick([last, Math.min(last + 1, questions)]));
      await this.#check();
    }
    await this.#sendAndDie();
    await this.#seeWhatWasSent();
    await this.#seeNothingLeft();
  }

  async #open(): Promise<void> {
    this.#page = await this.browser.open(`${this.portal.origin}/`);
    for (const mode of modes) await this.page.evaluate((options) => host.add(options), this.#settings(mode));
  }

  async #answerSafely(number: number): Promise<void> {
    for (const mode of modes) {
      const given = anAnswer(this.random, number);
      const took = await this.page.evaluate(
        (id, question, words) => host.answerSafely(id, question, words),
        mode,
        number,
        given,
      );
      if (kindOf(number) === 'choice') this.milliseconds.push(took);
      this.#toldOf(mode).safe[number] = given;
      this.safeAnswers += 1;
    }
  }

  /** Gives another answer in each form, then kills the browser: when a form reports it as saved, or at a random moment. */
  async #answerAndDie(number: number): Promise<void> {
    const answering = modes.map(async (mode) => {
      const told = this.#toldOf(mode);
      const given = anAnswer(this.random, number);
      told.underWay = { [number]: given };
      await this.page.evaluate((id, question, words) => host.answerSafely(id, question, words), mode, number, given);
      told.safe[number] = given;
      this.safeAnswers += 1;
    });
    await this.#die(answering, this.random.next() < 0.5);
  }

  async #sendAndDie(): Promise<void> {
    await this.#die(modes.map((mode) => this.page.evaluate((id) => host.send(id), mode)));
  }

  /** Waits for a random moment, or until the first operation has finished. */
  async #die(underWay: Promise<unknown>[], isAtOnce = false): Promise<void> {
    const over = Promise.allSettled(underWay);
    if (isAtOnce) await Promise.any(underWay);
    else await new Promise((resolve) => setTimeout(resolve, this.random.whole(0, 60)));
    await this.browser.kill();
    await over;
    this.kills += 1;
    await this.browser.restart();
    await this.#open();
  }

  /** Checks that saved answers are restored, and that an unreported answer has its new or its previous value. */
  async #check(): Promise<void> {
    for (const mode of modes) {
      const { safe, underWay } = this.#toldOf(mode);
      await this.page.evaluate((id) => host.goOn(id), mode);
      const found: Answers = await this.page.evaluate((id) => host.answersOf(id), mode);
      for (const number of numbersIn({ ...safe, ...underWay, ...found })) {
        const is = found[number];
        if (is === safe[number] || (is !== undefined && is === underWay[number])) {
          // The user continues from the restored answers.
          if (is !== undefined) safe[number] = is;
        } else (is === undefined ? this.lost : this.corrupt).push(`${mode} ${number}: ${safe[number]} became ${is}`);
      }
    }
    await this.#complaints();
  }

  async #seeWhatWasSent(): Promise<void> {
    for (const mode of modes) {
      const { safe } = this.#toldOf(mode);
      const stored = () =>
        this.portal.storedOf(this.#subject).filter((response) => response.questionnaire.includes(`/${mode}-`));
      // The response was sent before the kill or automatically after the restart; otherwise the draft is sent by hand.
      const isDraft = await this.page.evaluate((id) => host.goOn(id), mode);
      if (isDraft) await this.page.evaluate((id) => host.send(id), mode);
      const end = Date.now() + limits.wait;
      while (stored().length === 0 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
      const [response, ...more] = stored();
      this.sent += 1;
      this.twice += more.length;
      for (const number of numbersIn(safe)) {
        const is = response && answersIn(response)[number];
        if (is !== safe[number]) this.lost.push(`${mode} ${number}: sent ${is} for ${safe[number]}`);
      }
    }
    await this.#complaints();
  }

  /** Checks that no draft is left after sending. */
  async #seeNothingLeft(): Promise<void> {
    for (const mode of modes)
      await this.page.evaluate((id) => host.until(id, ({ state }) => state === 'sent' || state === 'none'), mode);
    await this.#die([]);
    for (const mode of modes) {
      const found: Answers = await this.page.evaluate((id) => host.answersOf(id), mode);
      if (Object.keys(found).length > 0) this.corrupt.push(`${mode}: a draft of what was sent`);
    }
  }

  async #complaints(): Promise<void> {
    this.complaints.push(...(await this.page.evaluate(complaintsIn)));
  }

  get page(): TestPage {
    if (!this.#page) throw new Error('There is no page.');
    return this.#page;
  }

  #toldOf(mode: Mode): Told {
    const told = this.#told.get(mode);
    if (!told) throw new Error(`There is no form for ${mode}.`);
    return told;
  }

  get #subject(): string {
    return `Patient/${this.engine}-${this.#forms}`;
  }

  #settings(mode: Mode): Settings {
    const name = `${mode}-${this.engine}`;
    return {
      id: mode,
      subject: this.#subject,
      login: this.engine,
      name,
      count: questions,
      drafts: mode,
      offersKey: true,
    };
  }
}

function numbersIn(answers: Answers): number[] {
  return Object.keys(answers).map(Number);
}
