/**
 * What a form costs here, in SurveyJS, in LHC-Forms and as static HTML (plain, and with our markup and styles), side by
 * side in one run: the same questions, each page built for production, gzipped, from this machine, without a cache.
 * Median of 7 rounds after a warm-up; the subjects take turns, so that what else the machine does hits all of them.
 *
 *   node --import tsx bench/peers.ts [rounds = 7]
 *
 * CPU: `TaskDuration` of Performance.getMetrics, counted in thread time: what the main thread worked from the navigation
 * until the form was visible and the page idle. It hardly changes with the load of the machine; wall times do.
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
  /** Milliseconds from a press until the next frame that shows it, and how much of that the main thread worked. */
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
    copies.set(count, await copied(count));
    for (let round = 0; round <= rounds; round += 1) {
      for (const subject of subjects) {
        const visit = await visited(subject, count);
        // The first round warms up.
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

/** What our page drew, to be served as static HTML. */
async function copied(count: number): Promise<string> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(`${origin}/pro-widgets?count=${count}`);
  const { root } = subjects.find(({ name }) => name === 'pro-widgets')!;
  await page.evaluate(untilVisible(root, count * answers.length));
  const copy = (await page.evaluate(readCopy)) as string;
  await page.close();
  return copy;
}

/** Opens a page in a window of its own, with nothing left of an earlier visit. */
async function visited(subject: Subject, count: number): Promise<Visit> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    const elsewhere = await refusingElsewhere(page);
    // From a page of the same origin: the visit itself starts no process.
    await page.goto(`${origin}/host`, { waitUntil: 'networkidle0' });
    const before = (await page.evaluate(readHostStyles)) as string[];
    const session = await page.createCDPSession();
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    sent();
    const start = await workedSoFar(session);
    const address = `${origin}/${encodeURIComponent(subject.name)}?count=${count}`;
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    const wall = (await page.evaluate(untilVisible(subject.root, count * answers.length))) as number;
    const cpu = (await workedSoFar(session)) - start;
    await page.waitForNetworkIdle({ idleTime: 300 });
    const after = (await page.evaluate(readHostStyles)) as string[];
    const changedStyles = after.filter((style, place) => style !== before[place]);
    const bytes = sent();
    const click = count === 200 ? await clicked(page, session, subject.root) : undefined;
    return { cpu, wall, bytes, elsewhere, changedStyles, click };
  } finally {
    await context.close();
  }
}

/** Nothing goes out; what would have is written down. */
async function refusingElsewhere(page: Page): Promise<Set<string>> {
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

/** What the main thread worked, in ms. */
async function workedSoFar(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
}

/** Resolves when every radio is there and was painted; with the ms since the navigation, and after the page is idle. */
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

/** Answers five questions, from the first to the last, with a real mouse; the median of what that took. */
async function clicked(page: Page, session: CDPSession, root: string): Promise<{ wall: number; cpu: number }> {
  const walls: number[] = [];
  const cpus: number[] = [];
  for (const question of [0, 49, 99, 149, 199]) {
    const place = (await page.evaluate(`new Promise((resolve) => {
      const radio = (${root}).querySelectorAll('input[type=radio]')[${question * answers.length + 1}];
      const label = radio.closest('label') ?? radio.parentElement;
      label.scrollIntoView({ block: 'center' });
      // The time of the press itself, until the frame after it is painted.
      globalThis.pressed = new Promise((done) => addEventListener('pointerdown', ({ timeStamp }) => {
        radio.addEventListener('click', () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - timeStamp))), { once: true });
      }, { once: true, capture: true }));
      const { x, y, height } = label.getBoundingClientRect();
      setTimeout(() => requestIdleCallback(() => resolve({ x: x + 15, y: y + height / 2 })), 100);
    })`)) as { x: number; y: number };
    const start = await workedSoFar(session);
    await page.mouse.click(place.x, place.y);
    walls.push((await page.evaluate('pressed')) as number);
    cpus.push((await workedSoFar(session)) - start);
  }
  return { wall: medianOf(walls), cpu: medianOf(cpus) };
}

function print(measured: readonly Subject[], visits: ReadonlyMap<string, readonly Visit[]>): void {
  const rows = measured.map((subject) => {
    const of = (count: number) => visits.get(keyOf(subject, count)) ?? [];
    const median = (count: number, what: (visit: Visit) => number) => medianOf(of(count).map(what)).toFixed(0);
    const all = counts.flatMap(of);
    return [
      subject.name,
      (medianOf(of(9).map(({ bytes }) => bytes)) / 1000).toFixed(1),
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
