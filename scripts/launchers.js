/** Launchers of web-test-runner, one per engine. */
import { chromeLauncher } from '@web/test-runner-chrome';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import * as puppeteer from 'puppeteer-core';
import { browserFlags, newPage } from './browser.js';
import { findEngine } from './engines.js';
import { keyCodes } from './key-codes.js';
import { limits } from './limits.js';
import { fitWindow } from './window-size.js';
import { startDriver, startScreen } from './webkit.js';

/** Error text of a test that its engine's driver does not support; such a test counts as skipped. */
export const notInThisEngine = 'This engine does not support';

/** Returns a launcher of web-test-runner. Throws if the engine is unavailable. */
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

/** Launches Firefox with puppeteer over WebDriver BiDi. */
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
        for (const { value } of features) refuseMediaEmulation(value);
      };
      page.emulateMediaType = async (media) => refuseMediaEmulation(media);
      return page;
    },
  });
}

/** Opens a separate window with separate storage: a background tab gets no animation frames and would share data. */
async function createOwnWindow({ browser }) {
  return newPage(await browser.createBrowserContext());
}

/** Launches WebKitGTK with its driver on a separate X server. Both end with this process. */
async function webkitLauncher({ program, driver, display }) {
  const endWithThis = (child) => process.once('exit', () => child.kill());
  const { env } = await startScreen(display, endWithThis);
  const { port } = await startDriver(driver, env, endWithThis);
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
  // The test commands support window sizes and held keys for Playwright, but not for WebDriver.
  launcher.type = 'playwright';
  launcher.getPage = () => pageOf(launcher.driver);
  return launcher;
}

/** Returns the part of Playwright's page that the test commands use. */
function pageOf(driver) {
  const keys = (actions) => driver.performActions([{ type: 'key', id: 'keyboard', actions }]);
  const down = (key) => ({ type: 'keyDown', value: keyCodes[key] ?? key });
  const up = (key) => ({ type: 'keyUp', value: keyCodes[key] ?? key });
  const resize = (width, height) => driver.setWindowRect(null, null, width, height);
  const pageSize = () => driver.execute('return [innerWidth, innerHeight]');
  return {
    keyboard: {
      type: (text) => keys([...text].flatMap((letter) => [down(letter), up(letter)])),
      press: (key) => keys([down(key), up(key)]),
      down: (key) => keys([down(key)]),
      up: (key) => keys([up(key)]),
    },
    setViewportSize: ({ width, height }) => fitWindow({ resize, pageSize }, width, height, limits.wait),
    emulateMedia: async (media) => Object.values(media).forEach(refuseMediaEmulation),
  };
}

/** Throws for an emulated medium, such as print or dark, which only Chromium supports. Accepts the default values. */
function refuseMediaEmulation(value) {
  if (!['screen', 'light', 'no-preference', 'none', null, undefined, ''].includes(value)) {
    throw new Error(`${notInThisEngine} emulation of the medium ${value}.`);
  }
}
