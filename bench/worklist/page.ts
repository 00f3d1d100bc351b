// A worklist of 100 patients with 12 scales each, as elements and as static HTML.
import type { Instrument, Measurement } from '../../src/core/index.js';
import '../../src/define/traffic-light.js';
import { ProTrafficLight } from '../../src/elements/traffic-light/traffic-light.js';

const patients = 100;
const scales = 12;
const main = document.querySelector('main')!;

const source = { title: 'Invented for this bench', verified: false };
const instrument: Instrument = {
  id: 'bench',
  version: '1',
  name: 'Worklist',
  about: { measures: 'm', itemCount: scales, scoreMeaning: 's', owner: 'o', licence: 'own' },
  questionnaires: [],
  items: [],
  scales: Array.from({ length: scales }, (_, index) => ({
    id: `scale-${index}`,
    name: `Scale ${index + 1}`,
    direction: 'higherIsBetter',
    min: 0,
    max: 10,
    items: [],
    method: { type: 'external' },
    missing: { type: 'complete' },
    bandSet: {
      source,
      bands: [
        { from: 0, word: 'laag', light: 'concern' },
        { from: 6, word: 'matig', light: 'attention' },
        { from: 8, word: 'goed', light: 'ok' },
      ],
    },
    change: [{ type: 'reliablePoints', points: 2, source }],
  })),
};

function measurementsOf(patient: number): Measurement[] {
  return ['2026-08-12', '2026-10-03', '2026-11-14'].map((date, time) => ({
    date,
    scores: instrument.scales.map(({ id }, index) => ({
      scale: id,
      status: 'ok',
      value: (patient * 7 + index * 3 + time * 2) % 11,
    })),
  }));
}

function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage('');
    });
  });
}

async function measureDrawing(draw: () => Promise<void> | void): Promise<number> {
  main.replaceChildren();
  for (let frame = 0; frame < 5; frame++) await nextPaint();
  const start = performance.now();
  await draw();
  await nextPaint();
  return performance.now() - start;
}

async function drawElements(): Promise<void> {
  const tiles = Array.from({ length: patients }, (_, patient) => {
    const tile = document.createElement('pro-traffic-light');
    tile.audience = 'clinician';
    tile.instrument = instrument;
    tile.measurements = measurementsOf(patient);
    return tile;
  });
  main.append(...tiles);
  while (tiles.some((tile) => !tile.shadowRoot?.querySelector('[part=row]'))) {
    await new Promise((resolve) => setTimeout(resolve));
    await Promise.all(tiles.map((tile) => tile.updateComplete));
  }
}

/** Reads the markup that the elements have rendered, without the elements. */
function staticHtml(): string {
  return [...main.children]
    .map((tile) => `<div class="tile">${tile.shadowRoot?.innerHTML.replaceAll(/<!--.*?-->/gs, '') ?? ''}</div>`)
    .join('\n');
}

function addStaticStyles(): void {
  const styles = ProTrafficLight.elementStyles.map((style) => ('cssText' in style ? style.cssText : ''));
  const sheet = document.createElement('style');
  sheet.textContent = styles
    .join('\n')
    .replaceAll(/:host\(([^)]*)\)/g, '.tile$1')
    .replaceAll(':host', '.tile');
  document.head.append(sheet);
}

/** The sizes of all tiles, to check that both variants draw the same. */
function tileSizes(selector: string): string {
  const tiles = [...main.querySelectorAll<HTMLElement>(selector)];
  return tiles.map(({ offsetWidth, offsetHeight }) => `${offsetWidth}x${offsetHeight}`).join();
}

Object.assign(globalThis, {
  /** Measures both variants alternately, in ms per round. */
  async runBench(rounds: number) {
    const coldElements = await measureDrawing(drawElements);
    const markup = staticHtml();
    addStaticStyles();
    const size = tileSizes('pro-traffic-light');
    const drawStatic = () => void (main.innerHTML = markup);
    await measureDrawing(drawStatic);
    const staticSize = tileSizes('.tile');
    const elements: number[] = [];
    const html: number[] = [];
    for (let round = 0; round < rounds; round++) {
      html.push(await measureDrawing(drawStatic));
      elements.push(await measureDrawing(drawElements));
    }
    return {
      coldElements,
      elements,
      html,
      tiles: patients * scales,
      isSame: size === staticSize,
      bytes: markup.length,
    };
  },
});
