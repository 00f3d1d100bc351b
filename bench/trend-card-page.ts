/** The page of bench/trend-card.ts. */
import { Chart } from 'chart.js';
import '../src/define/trend-card.js';
import { instrument, measured, measurements } from '../stories/outcomes-data.js';

const main = document.querySelector('main')!;
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const canvasOf = (card: Element) => card.shadowRoot?.querySelector('canvas');
const isDrawn = (card: Element) => Boolean(canvasOf(card) && Chart.getChart(canvasOf(card)!));

function newCard(given = measurements, scale = 'fysiek') {
  return Object.assign(document.createElement('pro-trend-card'), { instrument, scale, measurements: given });
}

const bench = {
  liveCharts: () => Object.keys(Chart.instances).length,

  /** Mounts and unmounts cards, ten at a time. Each is drawn before it is removed. */
  async comeAndGo(count: number): Promise<void> {
    main.style.cssText = 'display: grid; grid-template-columns: repeat(5, 1fr)';
    for (let done = 0; done < count; done += 10) {
      const cards = Array.from({ length: 10 }, () => newCard());
      main.append(...cards);
      while (!cards.every(isDrawn)) await frame();
      for (const card of cards) card.remove();
    }
    main.style.cssText = '';
  },

  /** Measures the time until the cards are drawn, and the frame times while the page scrolls to the bottom. */
  async scrollPage(count: number) {
    const start = performance.now();
    const cards = Array.from({ length: count }, () => newCard());
    main.append(...cards);
    await Promise.all(cards.map((card) => card.updateComplete));
    while (!isDrawn(cards[0]!)) await frame();
    const thereAfter = performance.now() - start;
    const chartsAtTop = bench.liveCharts();
    const frames: number[] = [];
    let most = 0;
    for (let top = 0, last = performance.now(); top < document.body.scrollHeight; top += 200) {
      scrollTo(0, top);
      await frame();
      const now = performance.now();
      frames.push(now - last);
      last = now;
      most = Math.max(most, bench.liveCharts());
    }
    frames.sort((a, b) => a - b);
    const percentile = (share: number) => Math.round(frames[Math.floor(frames.length * share)] ?? 0);
    for (const card of cards) card.remove();
    scrollTo(0, 0);
    return {
      thereAfterMs: Math.round(thereAfter),
      chartsAtTop,
      mostCharts: most,
      frames: frames.length,
      medianMs: percentile(0.5),
      p95Ms: percentile(0.95),
      longestMs: Math.round(frames.at(-1) ?? 0),
    };
  },

  async walk(count: number) {
    const many = Array.from({ length: count }, (_, day) =>
      measured(new Date(Date.UTC(2023, 0, 1 + day)).toISOString(), { fysiek: day % 11 }),
    );
    const start = performance.now();
    const card = newCard(many);
    main.append(card);
    while (!isDrawn(card)) await frame();
    const drawnMs = Math.round(performance.now() - start);
    const plot = card.shadowRoot!.querySelector('[part=chart]')!;
    const from = performance.now();
    for (let step = 0; step < 50; step += 1) {
      plot.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft' }));
      await card.updateComplete;
    }
    const stepMs = Number(((performance.now() - from) / 50).toFixed(1));
    card.remove();
    return { drawnMs, stepMs };
  },
};

Object.assign(globalThis, { bench });
