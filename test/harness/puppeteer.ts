import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { launch, type KeyInput, type Page } from 'puppeteer-core';
import { browserFlags, newPage } from '../../scripts/browser.js';
import { limits } from '../../scripts/limits.js';
import type { Found, Running } from './browser.js';
import { TestPage, type Driver } from './page.js';
import { waitForExit, killTree, watchOver } from './processes.js';

/** Starts Chromium (DevTools protocol) or Firefox (WebDriver BiDi). */
export async function connectPuppeteer(
  engine: 'chromium' | 'firefox',
  { program }: Found,
  profile: string,
): Promise<Running> {
  if (!program) throw new Error(`No program for ${engine}; run \`node scripts/engines.js\` to see why.`);
  const browser = await launch({
    browser: engine === 'firefox' ? 'firefox' : 'chrome',
    executablePath: program,
    userDataDir: profile,
    defaultViewport: null,
    timeout: limits.start,
    protocolTimeout: limits.test,
    ...(engine === 'chromium' ? { args: [...browserFlags, '--password-store=basic'] } : {}),
  });
  const child = browser.process();
  if (!child) throw new Error(`${engine} has no process.`);
  const root = watchOver(child);
  let first: Page | undefined = (await browser.pages())[0];
  return {
    root,
    open: async () => {
      const page = first ?? (await newPage(browser));
      first = undefined;
      await page.setViewport({ width: 1024, height: 768 });
      page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
      return new TestPage(driverOf(page));
    },
    close: async () => {
      killTree(root);
      await waitForExit(child);
      await browser.disconnect();
      await waitForPreferences(profile);
    },
  };
}

/** Waits until Puppeteer has restored Firefox's preferences; before that, the profile is incomplete. */
async function waitForPreferences(profile: string): Promise<void> {
  const aside = ['prefs.js.puppeteer', 'user.js.puppeteer'].map((name) => join(profile, name));
  const end = Date.now() + limits.wait;
  while (aside.some((path) => existsSync(path)) && Date.now() < end)
    await new Promise((resolve) => setTimeout(resolve, 5));
}

function driverOf(page: Page): Driver {
  return {
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    run: async (body) => (await page.evaluate(`(async () => { ${body} })()`)) as string | undefined,
    clickAt: ({ x, y }) => page.mouse.click(x, y),
    pressKeys: async (keys) => {
      const names = keys as KeyInput[];
      for (const key of names.slice(0, -1)) await page.keyboard.down(key);
      for (const key of names.slice(-1)) await page.keyboard.press(key);
      for (const key of names.slice(0, -1)) await page.keyboard.up(key);
    },
    type: (text) => page.keyboard.type(text),
    setSize: (width, height) => page.setViewport({ width, height }),
    show: () => page.bringToFront(),
    close: () => page.close(),
  };
}
