/**
 * Compares a form in pro-widgets, SurveyJS, LHC-Forms and static HTML (plain, and with our markup and styles): the same
 * questions in production builds, gzipped, from a local server, without a cache. Median of 7 rounds after a warm-up. The
 * subjects take turns, so that other load of the machine affects all of them.
 *
 *   node --import tsx bench/peers.ts [rounds = 7]
 *
 * CPU is `TaskDuration` of Performance.getMetrics in thread time: the work of the main thread from the navigation until the
 * form is visible and the page idle. Unlike wall time, it hardly depends on the load of the machine.
 */
import { launch, type CDPSession, type Page } from 'puppeteer-core';
import { browserFlags, browserPath } from '../scripts/browser.js';
import { answers } from './peers/form.js';
import { copies, installPeers, readCopy, readHostStyles, servePages, type Subject } from './peers/pages.js';

const rounds = Number(process.argv[2] ?? 7);
const counts = [9, 200, 800];

interface Visit {
  readonly cpu: number;
  readonly wall: number;
  readonly bytes: number;
  readonly elsewhere: ReadonlySet<string>;
  readonly changedStyles: readonly string[];
  /** Milliseconds from a press until the next painted frame, and the CPU time of the main thread in it. */
  readonly click: { readonly wall: number; readonly cpu: number } | undefined;
}

installPeers();
const { subjects, origin, sent, server } = await servePages();
const browser = await launch({
  executablePath: await browserPath(),
  args: [...browserFlags, '--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows'],
  protocolTimeout: 600_000,
});
try {
  const visits = new Map<string, Visit[]>();
  for (const count of counts) {
    copies.set(count, await readRenderedMarkup(count));
    for (let round = 0; round <= rounds; round += 1) {
      for (const subject of subjects) {
        const visit = await measureVisit(subject, count);
        if (round > 0) visits.set(keyOf(subject, count), [...(visits.get(keyOf(subject, count)) ?? []), visit]);
      }
    }
  }
  print(subjects, visits);
} finally {
  await browser.close();
  server.close();
}

function keyOf({ name }: Subject, count: number): string {
  return `${name} ${count}`;
}

async function readRenderedMarkup(count: number): Promise<string> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(`${origin}/pro-widgets?count=${count}`);
  const { root } = subjects.find(({ name }) => name === 'pro-widgets')!;
  await page.evaluate(untilVisible(root, count * answers.length));
  const copy = (await page.evaluate(readCopy)) as string;
  await page.close();
  return copy;
}

/** Measures a page in a new browser context, without data of an earlier visit. */
async function measureVisit(subject: Subject, count: number): Promise<Visit> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    const elsewhere = await blockOtherHosts(page);
    // Starts on a page of the same origin, so that the visit does not create a process.
    await page.goto(`${origin}/host`, { waitUntil: 'networkidle0' });
    const before = (await page.evaluate(readHostStyles)) as string[];
    const session = await page.createCDPSession();
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    sent();
    const start = await cpuTime(session);
    const address = `${origin}/${encodeURIComponent(subject.name)}?count=${count}`;
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    const wall = (await page.evaluate(untilVisible(subject.root, count * answers.length))) as number;
    const cpu = (await cpuTime(session)) - start;
    await page.waitForNetworkIdle({ idleTime: 300 });
    const after = (await page.evaluate(readHostStyles)) as string[];
    const changedStyles = after.filter((style, index) => style !== before[index]);
    const bytes = sent();
    const click = count === 200 ? await measureClicks(page, session, subject.root) : undefined;
    return { cpu, wall, bytes, elsewhere, changedStyles, click };
  } finally {
    await context.close();
  }
}

async function blockOtherHosts(page: Page): Promise<Set<string>> {
  const hosts = new Set<string>();
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin === origin || url.protocol === 'data:' || url.protocol === 'blob:') return void request.continue();
    hosts.add(url.hostname);
    void request.abort();
  });
  return hosts;
}

async function cpuTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
}

/** A script that waits until all radios are painted and the page is idle. Resolves with the ms until the paint. */
function untilVisible(root: string, radios: number): string {
  return `new Promise((resolve) => {
    const look = () => {
      const found = (${root})?.querySelectorAll('input[type=radio]') ?? [];
      if (found.length < ${radios} || !found[found.length - 1].getClientRects().length) return requestAnimationFrame(look);
      requestAnimationFrame(() => setTimeout(() => {
        const wall = performance.now();
        requestIdleCallback(() => resolve(wall));
      }));
    };
    look();
  })`;
}

/** Clicks an answer of five questions with the mouse. Returns the median times. */
async function measureClicks(page: Page, session: CDPSession, root: string): Promise<{ wall: number; cpu: number }> {
  const walls: number[] = [];
  const cpus: number[] = [];
  for (const question of [0, 49, 99, 149, 199]) {
    const point = (await page.evaluate(`new Promise((resolve) => {
      const radio = (${root}).querySelectorAll('input[type=radio]')[${question * answers.length + 1}];
      const label = radio.closest('label') ?? radio.parentElement;
      label.scrollIntoView({ block: 'center' });
      // From the press until the next frame is painted.
      globalThis.pressed = new Promise((done) => addEventListener('pointerdown', ({ timeStamp }) => {
        radio.addEventListener('click', () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - timeStamp))), { once: true });
      }, { once: true, capture: true }));
      const { x, y, height } = label.getBoundingClientRect();
      setTimeout(() => requestIdleCallback(() => resolve({ x: x + 15, y: y + height / 2 })), 100);
    })`)) as { x: number; y: number };
    const start = await cpuTime(session);
    await page.mouse.click(point.x, point.y);
    walls.push((await page.evaluate('pressed')) as number);
    cpus.push((await cpuTime(session)) - start);
  }
  return { wall: medianOf(walls), cpu: medianOf(cpus) };
}

function print(measured: readonly Subject[], visits: ReadonlyMap<string, readonly Visit[]>): void {
  const rows = measured.map((subject) => {
    const visitsOf = (count: number) => visits.get(keyOf(subject, count)) ?? [];
    const median = (count: number, select: (visit: Visit) => number) =>
      medianOf(visitsOf(count).map(select)).toFixed(0);
    const all = counts.flatMap(visitsOf);
    return [
      subject.name,
      (medianOf(visitsOf(9).map(({ bytes }) => bytes)) / 1000).toFixed(1),
      ...counts.flatMap((count) => [median(count, ({ cpu }) => cpu), median(count, ({ wall }) => wall)]),
      median(200, ({ click }) => click?.wall ?? NaN),
      median(200, ({ click }) => click?.cpu ?? NaN),
      String(Math.max(...all.map(({ changedStyles }) => changedStyles.length))),
      [...new Set(all.flatMap(({ elsewhere }) => [...elsewhere]))].join(' ') || 'none',
    ];
  });
  const head = [
    ['', 'kB gzip'],
    counts.flatMap((count) => [`${count} q CPU ms`, `${count} q wall ms`]),
    ['click 200 q ms', 'of which CPU', 'host styles changed', 'other hosts'],
  ].flat();
  console.log(`Median of ${rounds} rounds after a warm-up; kB of the whole page with 9 questions.\n`);
  for (const row of [head, head.map(() => '---'), ...rows]) console.log(`| ${row.join(' | ')} |`);
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
