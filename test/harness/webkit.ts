import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { keyCodes } from '../../scripts/key-codes.js';
import { limits } from '../../scripts/limits.js';
import { fitWindow } from '../../scripts/window-size.js';
import { startDriver, startScreen } from '../../scripts/webkit.js';
import type { Found, Running } from './browser.js';
import { TestPage, type Driver } from './page.js';
import { waitForExit, killProcess, killTree, processesBelow, watchOver, type Process } from './processes.js';

/** Starts WebKitGTK with its driver on a separate X server and with a persistent profile. */
export async function connectWebKit({ driver, display, program }: Found, profile: string): Promise<Running> {
  if (!driver || !display || !program) throw new Error('No WebKitGTK here.');
  const { screen, env } = await screenFor(display, profile);
  const { child, root, session } = await startSession(driver, env, program, profile);
  const newTab = async () => (await session.ask<{ handle: string }>('POST', '/window/new', { type: 'tab' })).handle;
  let spare: string | undefined = await session.ask<string>('GET', '/window');
  return {
    root,
    open: async () => {
      const tab = spare ?? (await newTab());
      spare = undefined;
      // A session ends with its last tab, so one tab always stays open.
      const keepOne = async () => void (spare ??= await newTab());
      return new TestPage(driverOf(session.inTab(tab), keepOne));
    },
    close: async () => {
      killTree(root);
      killTree(screen.root);
      await Promise.all([child, screen.child].map(waitForExit));
    },
  };
}

/** Opens a WebKitGTK window without WebDriver, for tests that a WebDriver session does not survive. The page acts by itself. */
export async function openWebKitWindow({ display, program }: Found, profile: string, url: string) {
  if (!display || !program) throw new Error('No WebKitGTK here.');
  const { screen, env } = await screenFor(display, profile);
  const child = spawn(program, [profile, url], { stdio: 'ignore', env });
  const root = watchOver(child);
  return {
    /** Sends SIGKILL to the processes with this name, and returns their number. */
    killProcesses: (name: string) => {
      const pids = processesBelow(root, name);
      pids.forEach(killProcess);
      return pids.length;
    },
    close: async () => {
      killTree(root);
      killTree(screen.root);
      await Promise.all([child, screen.child].map(waitForExit));
    },
  };
}

/** Starts an X server, and returns the environment to render on it and to store files in the profile. */
async function screenFor(display: string, profile: string) {
  const roots = new Map<ChildProcess, Process>();
  const { child, env } = await startScreen(display, (started) => roots.set(started, watchOver(started)));
  const folders = {
    XDG_CACHE_HOME: join(profile, 'cache'),
    XDG_CONFIG_HOME: join(profile, 'config'),
    XDG_DATA_HOME: join(profile, 'data'),
  };
  return { screen: { child, root: roots.get(child)! }, env: { ...process.env, ...env, ...folders } };
}

/** Number of drivers that are started for a session, in case one of them ends or its browser does not start. */
const mostDrivers = 3;

/** Starts a driver and its browser, with another driver if that fails. */
async function startSession(driver: string, env: NodeJS.ProcessEnv, program: string, profile: string) {
  for (let drivers = 1; ; drivers += 1) {
    const roots = new Map<ChildProcess, Process>();
    const { child, port, printed } = await startDriver(driver, env, (started) =>
      roots.set(started, watchOver(started)),
    );
    const root = roots.get(child)!;
    try {
      return { child, root, session: await Session.start(`http://127.0.0.1:${port}`, program, profile) };
    } catch (cause) {
      killTree(root);
      await waitForExit(child);
      if (drivers < mostDrivers) continue;
      throw new Error(`WebKitGTK did not start, with ${drivers} drivers. ${String(cause)} ${printed()}`, { cause });
    }
  }
}

type Ask = <Answer>(method: string, path: string, body?: object) => Promise<Answer>;

function driverOf(ask: Ask, beforeClose: () => Promise<void>): Driver {
  const act = async (actions: object[]) => {
    await ask('POST', '/actions', { actions });
  };
  const keys = (all: object[]) => act([{ type: 'key', id: 'keyboard', actions: all }]);
  const down = (key: string) => ({ type: 'keyDown', value: keyCodes[key] ?? key });
  const up = (key: string) => ({ type: 'keyUp', value: keyCodes[key] ?? key });
  const inPage = <Answer>(script: string) => ask<Answer>('POST', '/execute/sync', { script, args: [] });
  const pageSize = () => inPage<[number, number]>('return [innerWidth, innerHeight]');
  const resize = (width: number, height: number) => ask('POST', '/window/rect', { width, height });
  /** Waits until the next page has loaded, because the driver sometimes returns earlier. */
  const arrive = async (leave: () => Promise<unknown>) => {
    await inPage('window.isLeft = true');
    await leave();
    const end = Date.now() + limits.wait;
    while (Date.now() < end) {
      if (await inPage<boolean>('return document.readyState === "complete" && !window.isLeft')) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return {
    goto: (url) => arrive(() => ask('POST', '/url', { url })),
    reload: () => arrive(() => ask('POST', '/refresh', {})),
    run: async (body) => {
      const script = `const done = arguments[0];
        (async () => { ${body} })().then((result) => done({ result }), (error) => done({ error: String(error) }));`;
      const { result, error } = await ask<{ result?: string; error?: string }>('POST', '/execute/async', {
        script,
        args: [],
      });
      if (error) throw new Error(error);
      return result ?? undefined;
    },
    clickAt: ({ x, y }) =>
      act([
        {
          type: 'pointer',
          id: 'mouse',
          actions: [
            { type: 'pointerMove', x, y },
            { type: 'pointerDown', button: 0 },
            { type: 'pointerUp', button: 0 },
          ],
        },
      ]),
    pressKeys: (all) => keys([...all.map(down), ...all.toReversed().map(up)]),
    type: (text) => keys([...text].flatMap((letter) => [down(letter), up(letter)])),
    setSize: (width, height) => fitWindow({ resize, pageSize }, width, height, limits.wait),
    // Any command switches to its tab.
    show: async () => void (await ask('GET', '/window')),
    close: async () => {
      await beforeClose();
      await ask('DELETE', '/window');
    },
  };
}

/** A WebDriver session. It runs one command at a time, in the tab that was selected last. */
class Session {
  #last: Promise<unknown> = Promise.resolve();
  #tab: string | undefined;

  private constructor(readonly address: string) {}

  static async start(address: string, program: string, profile: string): Promise<Session> {
    const options = { binary: program, args: [profile] };
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
    const signal = AbortSignal.timeout(limits.start);
    const { sessionId } = await request<{ sessionId: string }>('POST', `${address}/session`, { capabilities }, signal);
    const session = new Session(`${address}/session/${sessionId}`);
    // The driver sets a timer in the page for its script timeout; that must exceed every timeout of our code.
    await session.ask('POST', '/timeouts', { script: limits.test, pageLoad: limits.start });
    return session;
  }

  async ask<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    return request<Answer>(method, this.address + path, body);
  }

  /** Returns a function that sends commands to one tab. */
  inTab(tab: string): Ask {
    return async (method, path, body) => {
      const inTurn = this.#last.then(async () => {
        if (this.#tab !== tab) await this.ask('POST', '/window', { handle: tab });
        this.#tab = method === 'DELETE' ? undefined : tab;
        return this.ask(method, path, body);
      });
      this.#last = inTurn.catch(() => undefined);
      return inTurn as Promise<never>;
    };
  }
}

async function request<Answer>(method: string, url: string, body?: object, signal?: AbortSignal): Promise<Answer> {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }), ...(signal && { signal }) });
  const { value } = (await response.json()) as { value: Answer & { error?: string; message?: string } };
  if (!response.ok) throw new Error(`WebDriver: ${value.error ?? response.status} ${value.message ?? ''}`);
  return value;
}
