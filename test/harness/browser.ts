/**
 * Real browsers for tests in Node: one interface for Chromium, Firefox (both by puppeteer-core) and WebKitGTK (by its
 * WebDriver). A browser has a profile folder of its own, can be killed with all of its processes, and can be started
 * again on what was left on disk.
 *
 *     const browser = await startBrowser('firefox');
 *     const page = await browser.open('http://127.0.0.1:1234/');
 *     await page.click('pro-questionnaire >>> button', 'Beginnen');
 *     await page.waitFor(() => document.title === 'Klaar');
 *     await browser.kill();     // as when a phone dies
 *     await browser.restart();  // the same profile, no page open
 *     await browser.stop();     // the profile goes too
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findEngine } from '../../scripts/engines.js';
import { killTree, treeOf, type Process } from './processes.js';
import { connectPuppeteer } from './puppeteer.js';
import type { TestPage } from './page.js';
import { connectWebKit } from './webkit.js';

const all = ['chromium', 'firefox', 'webkit'] as const;
export type Engine = (typeof all)[number];

/** All three, or those of ENGINES (with commas). */
export const engines: readonly Engine[] = all.filter((one) => (process.env['ENGINES'] ?? one).split(',').includes(one));

/** A browser that runs: what an engine's own module gives. */
export interface Running {
  /** The process that has all the others below it. */
  readonly root: Process;
  open(): Promise<TestPage>;
  close(): Promise<void>;
}

/** What `findEngine` of scripts/engines.js found. */
export type Found = Awaited<ReturnType<typeof findEngine>>;

/** Why an engine cannot be had here; undefined where it can. */
export async function missingEngine(engine: Engine): Promise<string | undefined> {
  return (await findEngine(engine)).missing;
}

/** Starts an engine on a new profile; throws where it cannot be had, see {@link missingEngine}. */
export async function startBrowser(engine: Engine): Promise<TestBrowser> {
  const browser = new TestBrowser(engine, await mkdtemp(join(tmpdir(), `pro-widgets-${engine}-`)));
  await browser.restart();
  return browser;
}

export class TestBrowser {
  #running: Running | undefined;
  /** Its processes when the last page was opened. */
  #processes: Process[] = [];

  constructor(
    readonly engine: Engine,
    /** Folder with everything that the browser keeps on disk. */
    readonly profile: string,
  ) {}

  /** A new tab in front, showing `url`. */
  async open(url: string): Promise<TestPage> {
    if (!this.#running) throw new Error('The browser does not run.');
    const page = await this.#running.open();
    await page.goto(url);
    this.#processes = treeOf(this.#running.root);
    return page;
  }

  /** SIGKILL of all processes at once: nothing is flushed. The pages are of no use after it. */
  async kill(): Promise<void> {
    if (!this.#running) return;
    killTree(this.#running.root, this.#processes);
    this.#processes = [];
    await this.#running.close().catch(ignore);
    this.#running = undefined;
  }

  /** Starts on the profile as it is; an engine that runs is killed first. */
  async restart(): Promise<void> {
    await this.kill();
    const found = await findEngine(this.engine);
    if (found.missing) throw new Error(found.missing);
    this.#running = await (this.engine === 'webkit'
      ? connectWebKit(found, this.profile)
      : connectPuppeteer(this.engine, found, this.profile));
  }

  /** Ends it, and throws the profile away. */
  async stop(): Promise<void> {
    await this.kill();
    // A process that was killed may still be on its way out.
    await rm(this.profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

function ignore(): void {}
