/**
 * Finds the browser for the tests: CHROME_PATH, else an installed Chrome, Chromium or Edge, else one that is installed
 * now, if PRO_INSTALL_BROWSER=1 or CI allows it. `node scripts/browser.js` prints the path.
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

/** Whether the tests may install software on this machine. */
const mayInstall = process.env.PRO_INSTALL_BROWSER === '1' || Boolean(process.env.CI);

/** Flags for headless tests: no sandbox for root (Chromium refuses to start with it), no background requests. */
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
 * Starts the browser with the time limits of limits.js.
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
 * Opens a page with the time limits of limits.js.
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
 * Returns the path of a browser. Installs one if there is none and installation is allowed.
 *
 * @throws Error if CHROME_PATH is not a program, or if there is no browser.
 */
export async function browserPath() {
  const wanted = process.env.CHROME_PATH;
  if (wanted) {
    if (isProgram(wanted)) return wanted;
    throw new Error(`CHROME_PATH (${wanted}) is not a program; set it to the path of a browser.`);
  }
  const path = installedBrowser() ?? (await downloadedBrowser());
  if (path) return path;
  if (!mayInstall) {
    throw new Error(
      'No Chrome, Chromium or Edge found. Install one with ' +
        `${installCommand(['chromium'])} (Debian) or \`npx @puppeteer/browsers install chrome --path ${cacheDir}\`, ` +
        'let the tests install it with PRO_INSTALL_BROWSER=1, or set CHROME_PATH.',
    );
  }
  return installDebianBrowser() ?? (await downloadBrowser());
}

function installedBrowser() {
  return candidatePaths()[process.platform]?.find(isProgram);
}

/** Paths of browsers per platform, by preference. */
function candidatePaths() {
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

/** Returns the browser that an earlier run downloaded. */
async function downloadedBrowser() {
  const browsers = await getInstalledBrowsers({ cacheDir });
  return browsers.find(({ browser }) => browser === Browser.CHROME)?.executablePath;
}

/** Installs Chromium with apt-get. Ubuntu's package is a snap that does not start in a container, so it is started once. */
function installDebianBrowser() {
  if (!installPackages('Chrome, Chromium or Edge', ['chromium'])) return undefined;
  try {
    const path = installedBrowser();
    if (path) execFileSync(path, ['--version', '--no-sandbox'], { stdio: 'ignore' });
    return path;
  } catch (error) {
    report(`The Chromium of apt-get does not start (${error.message}).`);
    return undefined;
  }
}

/** Returns the command that installs Debian packages. */
export function installCommand(packages) {
  return `\`apt-get install --no-install-recommends ${packages.join(' ')}\``;
}

/** Installs Debian packages if that is allowed and possible: as root, with apt-get. Returns whether it succeeded. */
export function installPackages(program, packages) {
  if (!mayInstall || process.platform !== 'linux' || !isRoot || !isProgram('/usr/bin/apt-get')) return false;
  report(`Installing ${packages.join(' ')} with apt-get: no ${program} found.`);
  try {
    const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
    return true;
  } catch (error) {
    report(`apt-get could not install ${packages.join(' ')} (${error.message}).`);
    return false;
  }
}

async function downloadBrowser() {
  report(`Downloading Chrome into ${cacheDir}: no Chrome, Chromium or Edge found.`);
  const platform = detectBrowserPlatform();
  try {
    const buildId = await resolveBuildId(Browser.CHROME, platform, 'stable');
    const { executablePath } = await install({ browser: Browser.CHROME, buildId, platform, cacheDir });
    return executablePath;
  } catch (cause) {
    throw new Error('No browser found, and the download failed. Install Chrome or set CHROME_PATH.', { cause });
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

function report(text) {
  process.stderr.write(`${text}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await browserPath());
