/**
 * Starts the X server and the driver of WebKitGTK. On a busy machine they need seconds, and either can lose its display
 * number or port to another process; it is then started again with another one.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { limits } from './limits.js';

/** Number of starts, after which a program that always ends is reported. */
const mostStarts = 5;
/** Milliseconds between two requests for the status of a driver. */
const pollMs = 50;

/**
 * Starts an X server, and returns its process with the environment to render on it.
 *
 * @param {string} display The path of Xvfb.
 * @param {(child: import('node:child_process').ChildProcess) => void} [watch] Called with each process that is started.
 */
export function startScreen(display, watch = () => {}) {
  return startUntil('The X server', async (end) => {
    const screen = run(display, ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {}, watch);
    const number = await screen.until(once(screen.child.stdio[3], 'data'), end);
    const env = {
      DISPLAY: `:${String(number).trim()}`,
      GDK_BACKEND: 'x11',
      LIBGL_ALWAYS_SOFTWARE: '1',
      NO_AT_BRIDGE: '1',
    };
    return { child: screen.child, env };
  });
}

/**
 * Starts a driver, and resolves once it answers. `printed()` returns the end of what the driver wrote to stderr.
 *
 * @param {string} driver The path of WebKitWebDriver.
 * @param {NodeJS.ProcessEnv} env The environment of the driver and its browser.
 * @param {(child: import('node:child_process').ChildProcess) => void} [watch] Called with each process that is started.
 */
export function startDriver(driver, env, watch = () => {}) {
  return startUntil('The driver of WebKitGTK', async (end) => {
    const port = await freePort();
    const server = run(driver, [`--port=${port}`, '--host=127.0.0.1'], env, watch);
    await server.until(answers(`http://127.0.0.1:${port}/status`, end, server.child), end);
    return { child: server.child, port, printed: server.printed };
  });
}

/** Tries to start a program until it has started, it ended too often, or the limit is reached. */
async function startUntil(name, start) {
  const end = Date.now() + limits.start;
  for (let starts = 1; ; starts += 1) {
    try {
      return await start(end);
    } catch (cause) {
      if (starts < mostStarts && Date.now() < end) continue;
      throw new Error(`${name} did not start, after ${starts} attempts. ${cause.message}`, { cause });
    }
  }
}

/** Runs a program, and kills it if what is waited for does not come. */
function run(program, args, env, watch) {
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const printed = () => text.trim() || 'It printed nothing.';
  child.stderr.on('data', (part) => (text = (text + part).slice(-4000)));
  const over = new Promise((_, reject) => {
    child.once('error', reject);
    // After `close`, unlike after `exit`, everything that was printed has been read.
    child.once('close', (code, signal) => reject(new Error(`It ended (${code ?? signal}). ${printed()}`)));
  });
  over.catch(() => undefined);
  watch(child);
  const until = async (ready, end) => {
    const timer = new AbortController();
    const late = wait(Math.max(0, end - Date.now()), undefined, { signal: timer.signal }).then(() => {
      throw new Error(`It did not answer within ${limits.start / 1000} s. ${printed()}`);
    });
    late.catch(() => undefined);
    try {
      return await Promise.race([ready, over, late]);
    } catch (error) {
      child.kill('SIGKILL');
      throw error;
    } finally {
      timer.abort();
    }
  };
  return { child, printed, until };
}

/** Resolves when an address answers; stops asking when the program has ended. */
async function answers(address, end, child) {
  while (Date.now() < end && child.exitCode === null && child.signalCode === null) {
    const signal = AbortSignal.timeout(Math.max(1, end - Date.now()));
    const response = await fetch(address, { signal }).catch(() => undefined);
    if (response?.ok) return;
    await wait(pollMs);
  }
  // The caller learns from the program itself why it does not answer.
  await new Promise(() => {});
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
