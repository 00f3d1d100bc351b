import { join } from 'node:path';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { launchBrowser, newPage } from '../../scripts/browser.js';
import { buildPage } from '../harness/build.js';
import { serveFolder, type TestServer } from '../harness/server.js';
import type { Access } from './page/main.js';

declare const access: Access;

/** A page in a real browser that shows the elements in their states and checks them with axe. */
export class AccessPage {
  readonly #server: TestServer;
  readonly #browser: Browser;
  #session: CDPSession | undefined;

  private constructor(
    server: TestServer,
    browser: Browser,
    readonly page: Page,
  ) {
    this.#server = server;
    this.#browser = browser;
  }

  /** @param folder The folder of the page, beside this file. */
  static async open(folder = 'page'): Promise<AccessPage> {
    // Without a strict policy, because axe creates style sheets.
    const server = await serveFolder(await buildPage(join(import.meta.dirname, folder)), { headers: {} });
    const browser = await launchBrowser();
    const page = await newPage(browser);
    await page.goto(server.origin);
    await page.waitForFunction(() => 'access' in globalThis);
    return new AccessPage(server, browser, page);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.close();
  }

  /** Emulates forced colors, such as the contrast themes of Windows. */
  async forceColors(scheme: 'light' | 'dark'): Promise<void> {
    // Through the DevTools protocol, because puppeteer does not support this feature.
    this.#session ??= await this.page.createCDPSession();
    await this.#session.send('Emulation.setEmulatedMedia', {
      features: [
        { name: 'forced-colors', value: 'active' },
        { name: 'prefers-color-scheme', value: scheme },
      ],
    });
  }

  /** Ends the emulation. */
  async ownColors(): Promise<void> {
    await this.#session?.send('Emulation.setEmulatedMedia', { features: [] });
  }

  async setWidth(width: number): Promise<void> {
    await this.page.setViewport({ width, height: 800 });
  }

  kinds(): Promise<string[]> {
    return this.page.evaluate(() => access.kinds);
  }

  async show(kind: string, language = 'nl'): Promise<void> {
    await this.page.evaluate((...given) => access.show(...given), kind, language);
  }

  /** Returns background and border of chosen answers, each with those of an answer that is not chosen. */
  looks(): Promise<(readonly [string, string])[]> {
    return this.page.evaluate(() => access.looks());
  }

  /** Returns the violations of axe, and in forced colors also texts with too little contrast. */
  violations(): Promise<string[]> {
    return this.page.evaluate(() => access.violations());
  }
}
