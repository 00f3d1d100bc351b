// Finished forms are sent over a network with random faults. Each response is stored once, with the given answers, and
// every refusal of the server is shown.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { limits } from '../../scripts/limits.js';
import { startBrowser, type TestBrowser } from '../harness/browser.js';
import type { TestPage } from '../harness/page.js';
import { complaintsIn } from '../harness/server.js';
import { anAnswer, answersIn, type Answers } from './answers.js';
import type { Settings } from './host/host.js';
import { Random, seedOfRun } from './random.js';
import { PortalServer, reasons, type Fault } from './server.js';

const isLong = process.env['ENDURANCE'] === '1';
const schedules = isLong ? 1000 : 100;
const questions = 4;
const minute = 60_000;

describe('a network that fails', () => {
  let portal: PortalServer;
  let browser: TestBrowser;
  let page: TestPage;

  before(async () => {
    portal = await PortalServer.start();
    browser = await startBrowser('chromium');
    page = await browser.open(`${portal.origin}/`);
  });
  after(async () => {
    await browser?.stop();
    await portal?.stop();
  });

  const seed = seedOfRun();
  const results: Result[] = [];
  for (let first = 1; first <= schedules; first += 20) {
    it(`stores each form once: random schedules ${first} to ${first + 19}`, async () => {
      const wrong: string[] = [];
      for (let number = first; number < first + 20; number += 1) {
        const schedule = new Schedule(number, new Random(seed + number), portal, page);
        const fail = (cause: unknown) => Promise.reject(new Error(`${schedule.name}: ${String(cause)}`, { cause }));
        const result = await schedule.run().catch(fail);
        results.push(result);
        wrong.push(...result.wrong);
      }
      assert.deepEqual(wrong, []);
      assert.deepEqual(await page.evaluate(complaintsIn), []);
    });
  }

  after(() => {
    const sum = (count: (result: Result) => number) => results.reduce((total, result) => total + count(result), 0);
    const figure = `${results.length} schedules, ${sum((result) => result.faults)} faults, ${sum((result) => result.requests)} requests: ${sum((result) => result.stored)} stored, ${sum((result) => result.refused)} refusals of which ${sum((result) => result.seen)} seen`;
    console.log(`network: ${figure} (seed ${seed})`);
  });
});

interface Result {
  readonly faults: number;
  readonly requests: number;
  readonly stored: number;
  readonly refused: number;
  /** Refusals whose reason was shown. */
  readonly seen: number;
  readonly wrong: readonly string[];
}

/** A form, its answers, and the result of sending them. */
class Schedule {
  readonly #id: string;
  readonly #settings: Settings;
  readonly #faults: readonly Fault[];
  readonly #answers: Answers = {};
  readonly #wrong: string[] = [];
  #login = 1;
  #refusalsSeen = 0;
  /** Whether the user left during sending and returned. */
  #hasLeft = false;

  constructor(
    readonly number: number,
    readonly random: Random,
    readonly portal: PortalServer,
    readonly page: TestPage,
  ) {
    this.#id = `form-${number}`;
    this.#faults = Array.from({ length: random.whole(1, 5) }, () => aFault(random));
    this.#settings = {
      id: this.#id,
      subject: `Patient/${number}`,
      login: this.#loginName,
      name: 'netwerk',
      count: questions,
      layout: 'list',
      drafts: random.pick(['memory', 'session', 'device'] as const),
      offersKey: true,
      offersDrafts: random.next() < 0.5,
    };
  }

  async run(): Promise<Result> {
    const { subject } = this.#settings;
    this.portal.faults.set(subject, [...this.#faults]);
    await this.page.evaluate((settings) => host.add(settings), this.#settings);
    for (let number = 1; number <= questions; number += 1) {
      const given = (this.#answers[number] = anAnswer(this.random, number));
      await this.page.evaluate((id, question, words) => host.answer(id, question, words), this.#id, number, given);
    }
    await this.page.evaluate((id) => host.send(id), this.#id);
    await this.#untilSent();
    // A returning user checks at once.
    const early = await this.page.evaluate((id) => host.earlyTries(id), this.#id);
    if (early > 0 && !this.#hasLeft) this.#wrong.push(`${this.name}: ${early} times too early`);
    await this.page.evaluate((id) => host.remove(id), this.#id);
    return this.#result();
  }

  async #untilSent(): Promise<void> {
    const end = Date.now() + limits.test;
    for (let turns = 0; turns < 60 && Date.now() < end; turns += 1) {
      const { state, text } = await this.page.evaluate((id) => host.untilSteady(id), this.#id);
      switch (state) {
        case 'sent':
          return;
        case 'none':
          // It was sent while the user was away, or the form has not checked yet.
          if (this.portal.storedOf(this.#settings.subject).some(({ id = '' }) => this.portal.confirmed.has(id))) return;
          await new Promise((resolve) => setTimeout(resolve, 50));
          turns -= 1;
          break;
        case 'waiting':
          await this.#doSomethingMeanwhile();
          break;
        case 'expired':
          this.#login += 1;
          await this.page.evaluate((settings) => host.logIn(settings), { ...this.#settings, login: this.#loginName });
          break;
        case 'refused':
          if (this.#refusals().length > this.#refusalsSeen) {
            if (Object.values(reasons).some((reason) => text.includes(reason))) this.#refusalsSeen += 1;
          }
          if (!(await this.page.evaluate((id) => host.goOn(id), this.#id)))
            await this.page.evaluate((id) => host.press(id, 'Antwoorden aanpassen'), this.#id);
          await this.page.evaluate((id) => host.send(id), this.#id);
          break;
        default:
          return void this.#wrong.push(`${this.name}: after sending it says "${state}"`);
      }
    }
    this.#wrong.push(`${this.name}: not sent in 60 turns`);
  }

  /** Acts like a user during faults: waits, returns, and retries. */
  async #doSomethingMeanwhile(): Promise<void> {
    const what = this.random.whole(1, 4);
    if (what === 1) await this.page.evaluate(() => void dispatchEvent(new Event('online')));
    if (what === 2) {
      this.#hasLeft = true;
      await this.page.evaluate(
        (settings) => {
          host.remove(settings.id);
          return host.add(settings);
        },
        { ...this.#settings, login: this.#loginName },
      );
    }
    await this.page.evaluate((milliseconds) => host.jump(milliseconds), this.random.whole(1, 5) * minute);
  }

  #result(): Result {
    const { subject } = this.#settings;
    const stored = this.portal.storedOf(subject);
    const met = this.#met();
    const refused = this.#refusals().length;
    if (stored.length !== 1) this.#wrong.push(`${this.name}: stored ${stored.length} times`);
    for (const response of stored) {
      const is = JSON.stringify(answersIn(response));
      if (is !== JSON.stringify(this.#answers))
        this.#wrong.push(`${this.name}: ${is} for ${JSON.stringify(this.#answers)}`);
    }
    // A response that was refused while the user was away may have been accepted in the meantime.
    if (refused !== this.#refusalsSeen && !this.#hasLeft)
      this.#wrong.push(`${this.name}: ${refused} refusals, ${this.#refusalsSeen} seen`);
    const requests = stored.reduce((sum, { id = '' }) => sum + (this.portal.received.get(id) ?? 0), 0);
    return {
      faults: met.length,
      requests,
      stored: stored.length,
      refused,
      seen: this.#refusalsSeen,
      wrong: this.#wrong,
    };
  }

  /** The faults so far. */
  #met(): readonly Fault[] {
    const left = this.portal.faults.get(this.#settings.subject)?.length ?? 0;
    return this.#faults.slice(0, this.#faults.length - left);
  }

  #refusals(): readonly Fault[] {
    return this.#met().filter((fault) => fault.kind === 'status' && [400, 412, 422].includes(fault.status));
  }

  get name(): string {
    const { drafts, offersDrafts } = this.#settings;
    return `form ${this.number} (${drafts}${offersDrafts ? ', with drafts at the server' : ''}, ${this.#faults.map((fault) => (fault.kind === 'status' ? fault.status : fault.kind)).join(', ')})`;
  }

  get #loginName(): string {
    return `login-${this.number}-${this.#login}`;
  }
}

function aFault(random: Random): Fault {
  const status = (code: number, more: { isStored?: boolean; retryAfter?: string } = {}): Fault => ({
    kind: 'status',
    status: code,
    ...more,
  });
  return random.pick<() => Fault>([
    () => ({ kind: 'drop' }),
    () => ({ kind: 'reset after storing' }),
    () => ({ kind: 'cut body' }),
    () => ({ kind: 'delivered twice' }),
    () => ({ kind: 'delay', milliseconds: random.whole(1, 60) }),
    () => status(429, { retryAfter: String(random.whole(61, 600)) }),
    () => status(503, { retryAfter: new Date(Date.now() + random.whole(61, 600) * 1000).toUTCString() }),
    () => status(500, { isStored: random.next() < 0.5 }),
    () => status(502, { isStored: random.next() < 0.5 }),
    () => status(401),
    () => status(412),
    () => status(422),
  ])();
}
