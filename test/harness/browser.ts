/**
 * Real browsers for tests in Node: one interface for Chromium, Firefox (both with puppeteer-core) and WebKitGTK (with
 * WebDriver). A browser has its own profile folder, can be killed with all of its processes, and can be restarted on the
 * data left on disk.
 *
 *     const browser = await startBrowser('firefox');
 *     const page = await browser.open('http://127.0.0.1:1234/');
 *     await page.click('pro-questionnaire >>> button', 'Beginnen');
 *     await page.waitFor(() => document.title === 'Klaar');
 *     await browser.kill();     // like a phone that loses power
 *     await browser.restart();  // with the same profile, without pages
 *     await browser.stop();     // deletes the profile
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

/** The engines under test: all three, or those of ENGINES (separated by commas). */
export const engines: readonly Engine[] = all.filter((engine) =>
  (process.env['ENGINES'] ?? engine).split(',').includes(engine),
);

/** A running browser. */
export interface Running {
  /** The root of the browser's process tree. */
  readonly root: Process;
  open(): Promise<TestPage>;
  close(): Promise<void>;
}

/** The paths that `findEngine` of scripts/engines.js returns. */
export type Found = Awaited<ReturnType<typeof findEngine>>;

/** Returns the reason why an engine is unavailable, or undefined. */
export async function missingEngine(engine: Engine): Promise<string | undefined> {
  return (await findEngine(engine)).missing;
}

/** Starts an engine on a new profile. Throws if it is unavailable, see {@link missingEngine}. */
export async function startBrowser(engine: Engine): Promise<TestBrowser> {
  const browser = new TestBrowser(engine, await mkdtemp(join(tmpdir(), `pro-widgets-${engine}-`)));
  await browser.restart();
  return browser;
}

export class TestBrowser {
  #running: Running | undefined;
  /** The processes at the time that the last page was opened. */
  #processes: Process[] = [];

  constructor(
    readonly engine: Engine,
    /** The profile folder. */
    readonly profile: string,
  ) {}

  /** Opens a URL in a new foreground tab. */
  async open(url: string): Promise<TestPage> {
    if (!this.#running) throw new Error('The browser is not running; call restart() first.');
    const page = await this.#running.open();
    await page.goto(url);
    this.#processes = treeOf(this.#running.root);
    return page;
  }

  /** Sends SIGKILL to all processes at once, so that nothing is flushed. The pages can no longer be used. */
  async kill(): Promise<void> {
    if (!this.#running) return;
    killTree(this.#running.root, this.#processes);
    this.#processes = [];
    await this.#running.close().catch(ignore);
    this.#running = undefined;
  }

  /** Starts on the existing profile; kills a running browser first. */
  async restart(): Promise<void> {
    await this.kill();
    const found = await findEngine(this.engine);
    if (found.missing) throw new Error(found.missing);
    this.#running = await (this.engine === 'webkit'
      ? connectWebKit(found, this.profile)
      : connectPuppeteer(this.engine, found, this.profile));
  }

  /** Stops the browser and deletes the profile. */
  async stop(): Promise<void> {
    await this.kill();
    // A killed process may not have ended yet.
    await rm(this.profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

function ignore(): void {}
