/**
 * Finds the engines for the tests: Chromium, Firefox and WebKitGTK. Installs a missing one with apt-get (root on Debian)
 * if PRO_INSTALL_BROWSER=1 or CI allows it. `node scripts/engines.js` prints the result.
 */
import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { browserPath, inFolders, installCommand, installPackages, isProgram } from './browser.js';

export const engineNames = ['chromium', 'firefox', 'webkit'];

/**
 * Returns the paths that start an engine: its program, and for WebKit also its driver and an X server. If an engine is
 * unavailable, `missing` gives the reason.
 *
 * @param {string} name
 * @returns {Promise<{ program?: string, driver?: string, display?: string, missing?: string }>}
 */
export async function findEngine(name) {
  try {
    if (name === 'chromium') return { program: await browserPath() };
    if (name === 'firefox') return { program: firefoxPath() };
    if (name === 'webkit') return webkitPaths();
    return { missing: `Unknown engine "${name}"; use one of ${engineNames.join(', ')}.` };
  } catch (error) {
    return { missing: error.message };
  }
}

/** Returns FIREFOX_PATH, else an installed Firefox, else Debian's package. The snap of Firefox needs a desktop session. */
function firefoxPath() {
  const wanted = process.env.FIREFOX_PATH;
  if (wanted && !isProgram(wanted))
    throw new Error(`FIREFOX_PATH (${wanted}) is not a program; set it to the path of Firefox.`);
  const find = () => wanted ?? firefoxPaths().find(isProgram);
  const path = find() ?? (installPackages('Firefox', ['firefox-esr']), find());
  if (!path) throw new Error(`No Firefox found. ${installHint(['firefox-esr'])}, or set FIREFOX_PATH.`);
  return path;
}

function firefoxPaths() {
  const { PATH = '', PROGRAMFILES } = process.env;
  const folders = {
    linux: inFolders(PATH.split(delimiter), ['firefox-esr', 'firefox']),
    darwin: inFolders(['/Applications', join(homedir(), 'Applications')], ['Firefox.app/Contents/MacOS/firefox']),
    win32: inFolders([PROGRAMFILES], ['Mozilla Firefox\\firefox.exe']),
  };
  return folders[process.platform] ?? [];
}

/** Returns the paths of WebKitGTK, the closest engine to Safari outside macOS. webkit-browser.py is its window. */
function webkitPaths() {
  if (process.platform !== 'linux') throw new Error('WebKitGTK runs on Linux only.');
  const packages = ['webkit2gtk-driver', 'xvfb', 'xauth', 'dbus', 'python3-gi', 'gir1.2-webkit2-4.1'];
  const find = () => ({
    driver: inPath('WebKitWebDriver'),
    display: inPath('Xvfb'),
    program: hasBindings() && join(import.meta.dirname, '..', 'test', 'harness', 'webkit-browser.py'),
  });
  const isComplete = (paths) => Object.values(paths).every(Boolean);
  let found = find();
  if (!isComplete(found) && installPackages('WebKitGTK', packages)) found = find();
  if (!isComplete(found)) throw new Error(`No WebKitGTK found. ${installHint(packages)}.`);
  return found;
}

function installHint(packages) {
  return `Install it with ${installCommand(packages)} (Debian), or let the tests install it with PRO_INSTALL_BROWSER=1`;
}

function inPath(name) {
  return inFolders((process.env.PATH ?? '').split(delimiter), [name]).find(isProgram);
}

/** Whether Debian's Python, which runs webkit-browser.py, has the bindings of WebKitGTK. */
function hasBindings() {
  const command = "import gi; gi.require_version('WebKit2', '4.1'); from gi.repository import WebKit2";
  return spawnSync('/usr/bin/python3', ['-c', command], { stdio: 'ignore' }).status === 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const name of engineNames) console.log(name, await findEngine(name));
}
