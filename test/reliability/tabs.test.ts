// The same form is open in two to five tabs. No tab overwrites newer answers of another tab that it has not read, and the
// answers are sent once.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { engines, missingEngine, startBrowser, type Engine } from '../harness/browser.js';
import { complaintsIn } from '../harness/server.js';
import type { TestPage } from '../harness/page.js';
import { anAnswer, answersIn, type Answers } from './answers.js';
import type { Settings } from './host/host.js';
import { Random, seedOfRun } from './random.js';
import { PortalServer } from './server.js';

const isLong = process.env['ENDURANCE'] === '1';
const runs: Record<Engine, number> = isLong
  ? { chromium: 120, firefox: 50, webkit: 30 }
  : { chromium: 7, firefox: 3, webkit: 0 };
const mostTabs = 5;
const questions = 8;

for (const engine of engines.filter((engine) => runs[engine] > 0)) {
  describe(`a form in several tabs: ${engine}`, () => {
    it('is never silently overwritten, and is sent once', async (t) => {
      const missing = await missingEngine(engine);
      if (missing) return t.skip(missing);
      const portal = await PortalServer.start();
      const browser = await startBrowser(engine);
      const seed = seedOfRun();
      try {
        const pages: TestPage[] = [];
        for (let tab = 0; tab < mostTabs; tab += 1) pages.push(await browser.open(`${portal.origin}/`));
        const done: TabsRun[] = [];
        for (let number = 1; number <= runs[engine]; number += 1) {
          const run = new TabsRun(`${engine}-${number}`, pages, new Random(seed + number), portal);
          await run.run();
          done.push(run);
        }
        const sum = (count: (result: TabsRun) => number) => done.reduce((total, result) => total + count(result), 0);
        const wrong = done.flatMap((result) => result.wrong);
        const figure = `${done.length} runs, ${sum((result) => result.edits)} answers in ${sum((result) => result.tabs.length)} tabs, ${sum((result) => result.choices)} choices between tabs: ${wrong.length} written over or sent otherwise than once`;
        console.log(`tabs, ${engine}: ${figure} (seed ${seed})`);
        assert.deepEqual(wrong, []);
        for (const page of pages) assert.deepEqual(await page.evaluate(complaintsIn), []);
      } finally {
        await browser.stop();
        await portal.stop();
      }
    });
  });
}

/** A form of one patient in several tabs, with the expected answers of each. */
class TabsRun {
  readonly wrong: string[] = [];
  readonly tabs: readonly TestPage[];
  edits = 0;
  choices = 0;
  readonly #settings: Settings;
  /** The answers that were last reported as saved. */
  #kept: Answers = {};
  /** The answers that each tab shows. */
  readonly #shown: Answers[];

  constructor(
    readonly name: string,
    pages: readonly TestPage[],
    readonly random: Random,
    readonly portal: PortalServer,
  ) {
    this.tabs = pages.slice(0, random.whole(2, mostTabs));
    this.#shown = this.tabs.map(() => ({}));
    this.#settings = {
      id: name,
      subject: `Patient/${name}`,
      login: 'tabs',
      name: 'tabbladen',
      count: questions,
      layout: 'list',
      drafts: random.pick(['session', 'device'] as const),
      offersKey: true,
    };
  }

  async run(): Promise<void> {
    for (const page of this.tabs) await page.evaluate((settings) => host.add(settings), this.#settings);
    for (let turn = 0; turn < 12; turn += 1) {
      const tab = this.random.whole(0, this.tabs.length - 1);
      const other = this.random.whole(0, this.tabs.length - 1);
      const what = this.random.next();
      if (what < 0.3 && other !== tab) await this.#answerAtOnce(tab, other);
      else if (what < 0.4) await this.#openAgain(tab);
      else await this.#turn(tab);
    }
    await this.#send();
    for (const page of this.tabs) await page.evaluate((id) => host.remove(id), this.name);
  }

  /** Makes the choice that the tab asks for, else gives an answer. */
  async #turn(tab: number): Promise<void> {
    if (await this.#choose(tab)) return;
    const before = this.#shown[tab] ?? {};
    const [number, given] = this.#anAnswer(tab);
    const state = await this.#answer(tab, number, given);
    if (state === 'offered') return;
    this.#shown[tab] = { ...before, [number]: given };
    if (state === 'device') this.#keep(tab, before);
    else if (state !== 'newer') this.wrong.push(`${this.name}: tab ${tab} says "${state}"`);
  }

  /** Closes and reopens the form; the draft that it finds may be outdated when the user continues. */
  async #openAgain(tab: number): Promise<void> {
    await this.#tab(tab).evaluate((settings) => {
      host.remove(settings.id);
      return host.add(settings);
    }, this.#settings);
    this.#shown[tab] = {};
  }

  /** Gives answers in two tabs at the same moment. */
  async #answerAtOnce(first: number, second: number): Promise<void> {
    for (const tab of [first, second]) while (await this.#choose(tab));
    const both = [first, second].map((tab) => ({ tab, before: this.#shown[tab] ?? {}, answer: this.#anAnswer(tab) }));
    const states = await Promise.all(both.map(({ tab, answer: [number, given] }) => this.#answer(tab, number, given)));
    for (const [index, { tab, before, answer }] of both.entries())
      if (states[index] !== 'offered') this.#shown[tab] = { ...before, [answer[0]]: answer[1] };
    const kept = both.filter((_, index) => states[index] === 'device');
    if (kept.length > 1)
      this.wrong.push(`${this.name}: tabs ${first} and ${second} both report that they saved their answers`);
    for (const { tab, before } of kept.slice(0, 1)) this.#keep(tab, before);
  }

  /** Records the answers of this tab as saved. The tab must have known the previously saved answers. */
  #keep(tab: number, before: Answers): void {
    if (!isSame(before, this.#kept)) {
      this.wrong.push(
        `${this.name}: tab ${tab} wrote over ${JSON.stringify(this.#kept)} and knew ${JSON.stringify(before)}`,
      );
    }
    this.#kept = { ...this.#shown[tab] };
  }

  /** Makes the choice that a tab asks for, if there is one. Returns whether there was. */
  async #choose(tab: number): Promise<boolean> {
    const page = this.#tab(tab);
    const { state, buttons } = await page.evaluate((id) => host.see(id), this.name);
    if (buttons.includes('Verdergaan')) {
      await page.evaluate((id) => host.goOn(id), this.name);
      const seen = await page.evaluate(
        (id) => host.until(id, (seen) => seen.state === 'device' || seen.state === 'newer'),
        this.name,
      );
      if (seen.state === 'device') await this.#takes(tab);
      else this.#shown[tab] = await page.evaluate((id) => host.answersOf(id), this.name);
      return true;
    }
    if (state !== 'newer') return false;
    this.choices += 1;
    const isTaken = this.random.next() < 0.5;
    const words = isTaken ? 'Verder met de nieuwere antwoorden' : 'Verder met de antwoorden op deze pagina';
    await page.evaluate((id, button) => host.choose(id, button), this.name, words);
    if (isTaken) await this.#takes(tab);
    else this.#kept = { ...this.#shown[tab] };
    return true;
  }

  /** Checks that a tab continues with the saved answers. */
  async #takes(tab: number): Promise<void> {
    const shown: Answers = await this.#tab(tab).evaluate((id) => host.answersOf(id), this.name);
    if (!isSame(shown, this.#kept)) {
      this.wrong.push(`${this.name}: tab ${tab} took ${JSON.stringify(shown)} for ${JSON.stringify(this.#kept)}`);
    }
    this.#shown[tab] = shown;
  }

  /** Answers a question. Returns the status, or `offered` if the answers of another tab came before this one. */
  async #answer(tab: number, number: number, given: string): Promise<string> {
    const page = this.#tab(tab);
    const answer = (id: string, question: number, words: string) => host.answer(id, question, words);
    if (!(await page.evaluate(answer, this.name, number, given))) return 'offered';
    this.edits += 1;
    const seen = await page.evaluate(
      (id) => host.until(id, ({ state }) => state !== 'saving' && state !== 'none'),
      this.name,
    );
    return seen.state;
  }

  /** Sends in all tabs at once, in one of them twice. */
  async #send(): Promise<void> {
    while (await this.#choose(0));
    const before = this.#kept;
    await Promise.all(this.tabs.map((page) => page.evaluate((id) => host.trySend(id), this.name)));
    await this.#tab(0).evaluate((id) => host.trySend(id), this.name);
    await this.#tab(0).evaluate((id) => host.until(id, ({ state }) => state === 'sent'), this.name);
    const stored = this.portal.storedOf(this.#settings.subject).map(answersIn);
    if (stored.length !== 1 || !isSame(stored[0] ?? {}, before)) {
      this.wrong.push(`${this.name}: sent ${JSON.stringify(stored)} for ${JSON.stringify(before)}`);
    }
  }

  #anAnswer(tab: number): [number, string] {
    const number = this.random.whole(1, questions);
    return [number, anAnswer(this.random, number, this.#shown[tab]?.[number])];
  }

  #tab(index: number): TestPage {
    const page = this.tabs[index];
    if (!page) throw new Error(`There is no tab ${index}.`);
    return page;
  }
}

function isSame(left: Answers, right: Answers): boolean {
  const sorted = (answers: Answers) => JSON.stringify(Object.entries(answers).toSorted());
  return sorted(left) === sorted(right);
}
