/**
 * The browser of the tests: CHROME_PATH, else an installed Chrome, Chromium or Edge, else one that is installed if
 * PRO_INSTALL_BROWSER=1 or CI allows it. `node scripts/browser.js` prints its path.
 */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Browser, detectBrowserPlatform, getInstalledBrowsers, install, resolveBuildId } from '@puppeteer/browsers';
import { launch } from 'puppeteer-core';
import { limits } from './limits.js';

const isRoot = process.getuid?.() === 0;
const cacheDir = join(homedir(), '.cache', 'puppeteer');

/** Whether the tests may install something on this machine. */
const mayInstall = process.env.PRO_INSTALL_BROWSER === '1' || Boolean(process.env.CI);

/** What a browser without a person in front of it needs: no sandbox for root (it refuses), no calls home. */
export const browserFlags = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
];

/**
 * Starts the browser of the tests, with limits that a busy machine does not reach.
 *
 * @param {import('puppeteer-core').LaunchOptions} options Added to ours; `args` are added to the flags.
 */
export async function launchBrowser({ args = [], ...options } = {}) {
  return launch({
    executablePath: await browserPath(),
    timeout: limits.start,
    protocolTimeout: limits.test,
    ...options,
    args: [...browserFlags, ...args],
  });
}

/**
 * Opens a page with the same limits.
 *
 * @param {import('puppeteer-core').Browser | import('puppeteer-core').BrowserContext} browser
 */
export async function newPage(browser) {
  const page = await browser.newPage();
  page.setDefaultTimeout(limits.wait);
  page.setDefaultNavigationTimeout(limits.start);
  return page;
}

/**
 * Returns the path of a browser, and installs one first if there is none and that is allowed.
 *
 * @throws Error if CHROME_PATH is no program, or if there is no browser.
 */
export async function browserPath() {
  const wanted = process.env.CHROME_PATH;
  if (wanted) {
    if (isProgram(wanted)) return wanted;
    throw new Error(`CHROME_PATH is ${wanted}, which is not a program.`);
  }
  const path = installedBrowser() ?? (await fetchedBrowser());
  if (path) return path;
  if (!mayInstall) {
    throw new Error(
      'There is no Chrome, Chromium or Edge here. Install one with ' +
        `${installCommand(['chromium'])} (Debian) or \`npx @puppeteer/browsers install chrome --path ${cacheDir}\`, ` +
        'let the tests do that with PRO_INSTALL_BROWSER=1, or set CHROME_PATH.',
    );
  }
  return debianBrowser() ?? (await fetchBrowser());
}

function installedBrowser() {
  return places()[process.platform]?.find(isProgram);
}

/** Where browsers are, per platform; the first that is there wins. */
function places() {
  const { PATH = '', PROGRAMFILES, 'PROGRAMFILES(X86)': PROGRAMFILES_X86, LOCALAPPDATA } = process.env;
  const linux = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];
  const mac = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `${name}.app/Contents/MacOS/${name}`);
  const windows = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
  return {
    linux: inFolders([...PATH.split(delimiter), '/snap/bin'], linux),
    darwin: inFolders(['/Applications', join(homedir(), 'Applications')], mac),
    win32: inFolders([PROGRAMFILES, PROGRAMFILES_X86, LOCALAPPDATA], windows),
  };
}

export function inFolders(folders, names) {
  return folders.filter(Boolean).flatMap((folder) => names.map((name) => join(folder, name)));
}

/** One that an earlier run fetched. */
async function fetchedBrowser() {
  const browsers = await getInstalledBrowsers({ cacheDir });
  return browsers.find(({ browser }) => browser === Browser.CHROME)?.executablePath;
}

/** Chromium of Debian's packages. Ubuntu's is a snap that does not start in a container, so it is tried out first. */
function debianBrowser() {
  if (!installPackages('Chrome, Chromium or Edge', ['chromium'])) return undefined;
  try {
    const path = installedBrowser();
    if (path) execFileSync(path, ['--version', '--no-sandbox'], { stdio: 'ignore' });
    return path;
  } catch (error) {
    say(`The Chromium of apt-get does not start (${error.message}).`);
    return undefined;
  }
}

/** The command that installs packages of Debian. */
export function installCommand(packages) {
  return `\`apt-get install --no-install-recommends ${packages.join(' ')}\``;
}

/** Installs packages of Debian if that is allowed and possible: as root, with apt-get. Returns whether it did. */
export function installPackages(what, packages) {
  if (!mayInstall || process.platform !== 'linux' || !isRoot || !isProgram('/usr/bin/apt-get')) return false;
  say(`Installing ${packages.join(' ')} with apt-get: there is no ${what} here.`);
  try {
    const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
    return true;
  } catch (error) {
    say(`apt-get did not bring ${packages.join(' ')} (${error.message}).`);
    return false;
  }
}

async function fetchBrowser() {
  say(`Downloading Chrome into ${cacheDir}: there is no Chrome, Chromium or Edge here.`);
  const platform = detectBrowserPlatform();
  try {
    const buildId = await resolveBuildId(Browser.CHROME, platform, 'stable');
    const { executablePath } = await install({ browser: Browser.CHROME, buildId, platform, cacheDir });
    return executablePath;
  } catch (cause) {
    throw new Error('No browser here, and none could be fetched. Install Chrome or set CHROME_PATH.', { cause });
  }
}

export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await browserPath());
