/** How web-test-runner starts each engine. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { chromeLauncher } from '@web/test-runner-chrome';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import * as puppeteer from 'puppeteer-core';
import { browserFlags, newPage } from './browser.js';
import { findEngine } from './engines.js';
import { keyCodes } from './key-codes.js';
import { limits } from './limits.js';

/** What a test fails with where only its engine's driver falls short. */
export const notInThisEngine = 'This engine cannot be told';

/** A launcher of web-test-runner. Throws where the engine cannot be had. */
export async function launcherOf(name) {
  const engine = await findEngine(name);
  if (engine.missing) throw new Error(engine.missing);
  return { chromium: chromiumLauncher, firefox: firefoxLauncher, webkit: webkitLauncher }[name](engine);
}

const launchLimits = { timeout: limits.start, protocolTimeout: limits.test };

function chromiumLauncher({ program }) {
  return chromeLauncher({
    launchOptions: { ...launchLimits, executablePath: program, args: browserFlags },
    createPage: createOwnWindow,
  });
}

/** By WebDriver BiDi, which Firefox and puppeteer both speak. */
function firefoxLauncher({ program }) {
  return chromeLauncher({
    puppeteer,
    launchOptions: { ...launchLimits, browser: 'firefox', executablePath: program },
    createPage: async (context) => {
      const page = await createOwnWindow(context);
      const { keyboard } = page;
      for (const act of ['press', 'down', 'up']) {
        const original = keyboard[act].bind(keyboard);
        keyboard[act] = (key) => original(key === 'Space' ? ' ' : key);
      }
      page.emulateMediaFeatures = async (features) => {
        for (const { value } of features) refuseOtherMedia(value);
      };
      page.emulateMediaType = async (media) => refuseOtherMedia(media);
      return page;
    },
  });
}

/** A window and a storage of its own: a tab behind another one gets no frames, and would see the other's data. */
async function createOwnWindow({ browser }) {
  return newPage(await browser.createBrowserContext());
}

/** WebKitGTK by its own driver, on an X server of its own. Both end with this process. */
async function webkitLauncher({ program, driver, display }) {
  const screen = spawn(display, ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = await once(screen.stdio[3], 'data');
  const port = await freePort();
  const env = {
    DISPLAY: `:${String(number).trim()}`,
    GDK_BACKEND: 'x11',
    LIBGL_ALWAYS_SOFTWARE: '1',
    NO_AT_BRIDGE: '1',
  };
  const server = spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: { ...process.env, ...env },
  });
  process.once('exit', () => [server, screen].forEach((one) => one.kill()));
  const launcher = webdriverLauncher({
    automationProtocol: 'webdriver',
    hostname: '127.0.0.1',
    port,
    path: '/',
    logLevel: 'silent',
    capabilities: {
      browserName: 'WebKitGTK',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary: program, args: [] },
    },
  });
  // The commands of the tests know no window's size and no keys that stay down in WebDriver; of Playwright they do.
  launcher.type = 'playwright';
  launcher.getPage = () => pageOf(launcher.driver);
  return launcher;
}

/** As much of a page of Playwright as the commands of the tests ask for. */
function pageOf(driver) {
  const keys = (actions) => driver.performActions([{ type: 'key', id: 'keyboard', actions }]);
  const down = (key) => ({ type: 'keyDown', value: keyCodes[key] ?? key });
  const up = (key) => ({ type: 'keyUp', value: keyCodes[key] ?? key });
  const resize = (width, height) => driver.setWindowRect(null, null, width, height);
  return {
    keyboard: {
      type: (text) => keys([...text].flatMap((letter) => [down(letter), up(letter)])),
      press: (key) => keys([down(key), up(key)]),
      down: (key) => keys([down(key)]),
      up: (key) => keys([up(key)]),
    },
    setViewportSize: async ({ width, height }) => {
      await resize(width, height);
      const [innerWidth, innerHeight] = await driver.execute('return [innerWidth, innerHeight]');
      if (innerWidth !== width || innerHeight !== height)
        await resize(2 * width - innerWidth, 2 * height - innerHeight);
    },
    emulateMedia: async (media) => Object.values(media).forEach(refuseOtherMedia),
  };
}

/** Only Chromium can be told that it prints, or is dark. Going back to what holds anyhow is no difficulty. */
function refuseOtherMedia(value) {
  if (!['screen', 'light', 'no-preference', 'none', null, undefined, ''].includes(value)) {
    throw new Error(`${notInThisEngine} that its medium is ${value}.`);
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}
