/**
 * The three engines of the tests: Chromium, Firefox and WebKitGTK, each found, or installed with apt-get by root on
 * Debian if PRO_INSTALL_BROWSER=1 or CI allows it. `node scripts/engines.js` prints what is there.
 */
import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { browserPath, inFolders, installCommand, installPackages, isProgram } from './browser.js';

export const engineNames = ['chromium', 'firefox', 'webkit'];

/**
 * What starts an engine: its program; for WebKit also its driver and the X server to draw on. Where an engine cannot be
 * had, `missing` says why.
 *
 * @param {string} name
 * @returns {Promise<{ program?: string, driver?: string, display?: string, missing?: string }>}
 */
export async function findEngine(name) {
  try {
    if (name === 'chromium') return { program: await browserPath() };
    if (name === 'firefox') return { program: firefoxPath() };
    if (name === 'webkit') return webkitPaths();
    return { missing: `There is no engine "${name}"; there are ${engineNames.join(', ')}.` };
  } catch (error) {
    return { missing: error.message };
  }
}

/** FIREFOX_PATH, else an installed Firefox, else Debian's. Its snap does not start without a session of its own. */
function firefoxPath() {
  const wanted = process.env.FIREFOX_PATH;
  if (wanted && !isProgram(wanted)) throw new Error(`FIREFOX_PATH is ${wanted}, which is not a program.`);
  const find = () => wanted ?? firefoxPlaces().find(isProgram);
  const path = find() ?? (installPackages('Firefox', ['firefox-esr']), find());
  if (!path) throw new Error(`There is no Firefox here. ${howToInstall(['firefox-esr'])}, or set FIREFOX_PATH.`);
  return path;
}

function firefoxPlaces() {
  const { PATH = '', PROGRAMFILES } = process.env;
  const folders = {
    linux: inFolders(PATH.split(delimiter), ['firefox-esr', 'firefox']),
    darwin: inFolders(['/Applications', join(homedir(), 'Applications')], ['Firefox.app/Contents/MacOS/firefox']),
    win32: inFolders([PROGRAMFILES], ['Mozilla Firefox\\firefox.exe']),
  };
  return folders[process.platform] ?? [];
}

/** WebKitGTK: what is nearest to Safari outside of macOS. Its window is ours, see webkit-browser.py. */
function webkitPaths() {
  if (process.platform !== 'linux') throw new Error('WebKitGTK is for Linux only.');
  const packages = ['webkit2gtk-driver', 'xvfb', 'xauth', 'dbus', 'python3-gi', 'gir1.2-webkit2-4.1'];
  const find = () => ({
    driver: inPath('WebKitWebDriver'),
    display: inPath('Xvfb'),
    program: hasBindings() && join(import.meta.dirname, '..', 'test', 'harness', 'webkit-browser.py'),
  });
  const isThere = (found) => Object.values(found).every(Boolean);
  let found = find();
  if (!isThere(found) && installPackages('WebKitGTK', packages)) found = find();
  if (!isThere(found)) throw new Error(`There is no WebKitGTK here. ${howToInstall(packages)}.`);
  return found;
}

function howToInstall(packages) {
  return `Install it with ${installCommand(packages)} (Debian), or let the tests do that with PRO_INSTALL_BROWSER=1`;
}

function inPath(name) {
  return inFolders((process.env.PATH ?? '').split(delimiter), [name]).find(isProgram);
}

/** Whether Debian's own Python, which the window is written in, knows WebKitGTK. */
function hasBindings() {
  const command = "import gi; gi.require_version('WebKit2', '4.1'); from gi.repository import WebKit2";
  return spawnSync('/usr/bin/python3', ['-c', command], { stdio: 'ignore' }).status === 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const name of engineNames) console.log(name, await findEngine(name));
}
