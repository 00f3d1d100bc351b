import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { Chart } from 'chart.js';
import type { CareEvent } from '../../src/core/model/care.js';
import { paletteOf, defaultPalette } from '../../src/elements/trend-card/palette.js';
import type { ProTrendCard } from '../../src/elements/trend-card/trend-card.js';
import { MemoryAdapter } from '../../src/adapter/memory.js';
import { instrument, measured, measurements, subject } from '../../stories/outcomes-data.js';
import { waitUntil } from '../harness/wait.js';
import {
  queryCanvas,
  renderCard,
  getChart,
  normalizeText,
  waitForPlot,
  getElement,
  root,
  getText,
} from './trend-card-helpers.js';

type Color = readonly [number, number, number, number];

/** The pixels of a rectangle of the chart, given in CSS px. */
function pixels(chart: Chart, left: number, top: number, width: number, height: number): Color[][] {
  const ratio = chart.currentDevicePixelRatio;
  const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
  const { data } = chart.ctx.getImageData(Math.round(left * ratio), Math.round(top * ratio), columns, rows);
  const at = (index: number): Color => [data[index]!, data[index + 1]!, data[index + 2]!, data[index + 3]!];
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_unused, column) => at((row * columns + column) * 4)),
  );
}

const isNear = ([r, g, b, a]: Color, [red, green, blue]: readonly [number, number, number], slack = 30) =>
  a > 200 && Math.abs(r - red) < slack && Math.abs(g - green) < slack && Math.abs(b - blue) < slack;

/** The distances from the top, in px, of the horizontal lines on the canvas. */
function findLines(el: ProTrendCard, color: readonly [number, number, number]): number[] {
  const chart = getChart(el)!;
  const { left, top, right, bottom } = chart.chartArea;
  const rows = pixels(chart, left, top, right - left, bottom - top - 2);
  // A dotted line covers many columns; a letter or a mark covers few.
  const isLine = (row: Color[]) => row.filter((pixel) => isNear(pixel, color)).length > row.length * 0.15;
  return rows.flatMap((row, index) => (isLine(row) ? [Math.round(top) + index + 0.5] : []));
}

const controlLine = [113, 128, 140] as const;
const y = (el: ProTrendCard, value: number) => getChart(el)!.scales['y']!.getPixelForValue(value);

async function renderWithEvents(events: readonly CareEvent[], width: number): Promise<ProTrendCard> {
  await setViewport({ width, height: 800 });
  const adapter = new MemoryAdapter({
    instruments: [instrument],
    scores: { [subject]: { voorbeeld: [...measurements] } },
    events: { [subject]: [...events] },
  });
  const provider = await fixture(html`
    <pro-provider .adapter=${adapter} subject=${subject} audience="clinician">
      <pro-trend-card lang="nl" instrument="voorbeeld" scale="fysiek"></pro-trend-card>
    </pro-provider>
  `);
  const el = provider.querySelector('pro-trend-card')!;
  await waitForPlot(el);
  return el;
}

describe('<pro-trend-card> canvas', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('draws a line for every cut-off, and "from 10" at 9.5 (D6, D7)', async () => {
    const el = await renderCard({ scale: 'klachten', measurements: [measured('2026-11-14', { klachten: 2 })] });
    const lines = findLines(el, controlLine);
    expect(lines.length).to.equal(3);
    [20, 10, 5].forEach((from, index) => {
      expect(lines[index], `from ${from}`).to.be.closeTo(y(el, from - 0.5), 1);
      expect(Math.abs((lines[index] ?? 0) - y(el, from)), `not at ${from}`).to.be.greaterThan(1.5);
    });
  });

  it('colors the whole scale and nothing beyond it (D11)', async () => {
    const el = await renderCard({ measurements: [measured('2026-11-14', { fysiek: 5 })] });
    const chart = getChart(el)!;
    const { left, top, bottom } = chart.chartArea;
    expect([y(el, 10), y(el, 0)]).to.deep.equal([top, bottom]);
    const column = pixels(chart, left + 2, 0, 1, chart.height).map(([pixel]) => (pixel?.[3] ?? 0) > 0);
    const ratio = chart.currentDevicePixelRatio;
    expect(column.indexOf(true) / ratio).to.be.closeTo(top, 1);
    expect(column.slice(0, Math.floor(bottom * ratio)).lastIndexOf(true) / ratio).to.be.closeTo(bottom, 1.5);
    expect(column.slice(Math.ceil(top + 1) * ratio, Math.floor(bottom - 1) * ratio).every(Boolean)).to.equal(true);
  });

  it('draws a bar as long as the uncertainty, and none without a standard error (D17)', async () => {
    const barShare = async (score: object) => {
      const el = await renderCard({
        scale: 'functioneren',
        measurements: [measured('2026-11-14', { functioneren: score as never })],
      });
      const chart = getChart(el)!;
      const x = chart.scales['x']!.getPixelForValue(Date.parse('2026-11-14'));
      const rows = pixels(chart, x - 2, y(el, 70), 4, y(el, 60) - y(el, 70));
      return rows.filter((row) => row.some((pixel) => isNear(pixel, [75, 90, 103]))).length / rows.length;
    };
    expect(await barShare({ status: 'ok', value: 50, standardError: 20 / 1.96 }), 'a bar to 70').to.be.greaterThan(0.9);
    expect(await barShare({ status: 'ok', value: 50, standardError: 8 / 1.96 }), 'a bar to 58').to.be.lessThan(0.5);
    expect(await barShare({ status: 'ok', value: 50 }), 'no bar').to.be.lessThan(0.5);
  });

  it('distinguishes the three lights and a score without light by shape alone (A1, D8)', async () => {
    const grey = ['ok', 'attention', 'concern', 'no-light'].flatMap((name) => [
      `--pro-color-${name}: #444;`,
      `--pro-color-${name}-soft: #fff;`,
    ]);
    const theme = document.createElement('style');
    theme.textContent = `pro-trend-card { ${grey.join(' ')} }`;
    document.head.append(theme);
    const renderMark = async (scale: string, value: number) => {
      const el = await renderCard({ scale, measurements: [measured('2026-11-14', { [scale]: value })] });
      const x = getChart(el)!.scales['x']!.getPixelForValue(Date.parse('2026-11-14'));
      const dark = pixels(getChart(el)!, Math.round(x) - 9, Math.round(y(el, value)) - 9, 18, 18);
      return dark.flat().map((pixel) => isNear(pixel, [68, 68, 68], 60));
    };
    const marks = [
      await renderMark('fysiek', 9),
      await renderMark('fysiek', 6),
      await renderMark('fysiek', 2),
      await renderMark('plezier', 5),
    ];
    theme.remove();
    for (const [index, mark] of marks.entries()) {
      expect(mark.filter(Boolean).length, `mark ${index} is there`).to.be.greaterThan(30);
      for (const other of marks.slice(index + 1)) {
        const different = mark.filter((isDark, pixel) => isDark !== other[pixel]).length;
        expect(different, 'pixels that differ').to.be.greaterThan(20);
      }
    }
  });

  it('has a contrast of 4.5 for text, and 3 for marks and lines, on the card and every band (A2)', async () => {
    const el = await renderCard();
    const live = paletteOf(getElement(el, '.probe'));
    const defaults = defaultPalette(live);
    expect(JSON.stringify(rgbColors(defaults)), 'a picture has the default colors').to.equal(
      JSON.stringify(rgbColors(live)),
    );
    const backgrounds = [
      defaults.surface,
      ...Object.values(defaults.soft).map((soft) => blend(soft, defaults.surface, 0.4)),
    ];
    for (const background of backgrounds) {
      for (const letters of [defaults.ink, defaults.inkMuted])
        expect(contrast(letters, background)).to.be.at.least(4.5);
      for (const mark of [...Object.values(defaults.status), defaults.controlLine, defaults.accent]) {
        expect(contrast(mark, background), `${mark} on ${background}`).to.be.at.least(3);
      }
    }
  });

  describe('flipped axis', () => {
    it('flips the axis only on request and only if higher is worse, and says so (D4)', async () => {
      const el = await renderCard({ scale: 'klachten' });
      const descends = () => y(el, 0) < y(el, 24);
      expect(descends()).to.equal(false);
      expect(getText(el, '.notes')).not.to.include('omgekeerd');
      el.flipped = true;
      await el.updateComplete;
      expect(descends()).to.equal(true);
      expect(getText(el, '.notes')).to.include('De grafiek is omgekeerd getekend: omhoog is beter.');
      const ticks = getChart(el)!.scales['y']!.ticks.map(({ value }) => value);
      const heights = ticks.map((value) => y(el, value));
      expect(heights, 'the numbers run down').to.deep.equal([...heights].sort((a, b) => a - b));
      const other = await renderCard({ scale: 'fysiek', flipped: true });
      expect(y(other, 0)).to.be.greaterThan(y(other, 10));
      expect(getText(other, '.notes')).not.to.include('omgekeerd');
    });

    it('keeps numbers, texts and cut-offs the same on a flipped axis (D3, D4)', async () => {
      const [plain, flipped] = [
        await renderCard({ scale: 'klachten' }),
        await renderCard({ scale: 'klachten', flipped: true }),
      ];
      expect(getText(flipped, '.summary')).to.equal(getText(plain, '.summary'));
      expect(getText(flipped, 'table')).to.equal(getText(plain, 'table'));
      const single = [measured('2026-11-14', { klachten: 2 })];
      const el = await renderCard({ scale: 'klachten', flipped: true, measurements: single });
      expect(findLines(el, controlLine)[1]).to.be.closeTo(y(el, 9.5), 1);
    });
  });

  describe('several scales', () => {
    it('draws one plot for each scale, in the order of the host page (D2, D22)', async () => {
      const el = await renderCard({ scale: 'klachten fysiek' });
      expect(getHeadings(el)).to.deep.equal(['Werk en herstel', 'Klachten', 'Lichamelijk werkvermogen']);
      const canvases = [...root(el).querySelectorAll('canvas')];
      const scales = canvases.map((canvas) => Chart.getChart(canvas)!);
      expect(scales.map(({ data }) => data.datasets.length)).to.deep.equal([1, 1]);
      expect(scales.map((chart) => chart.scales['y']?.max)).to.deep.equal([24, 10]);
      const summaries = [...root(el).querySelectorAll('.summary')].map(({ textContent }) => textContent ?? '');
      expect(summaries[0]).to.include('Hoger is meer klachten.');
      expect(summaries[1]).to.include('Hoger is beter.');
      await expect(el).to.be.accessible();
    });

    it('aligns the plots on one time axis (D12)', async () => {
      // Its numbers are narrower than those of a scale to 80.
      const scales = instrument.scales.map((scale) => (scale.id === 'plezier' ? { ...scale, max: 5 } : scale));
      const given = [
        measured('2026-01-01', { plezier: 3 }),
        measured('2026-06-01', { plezier: 4, functioneren: 50 }),
        measured('2026-07-01', { plezier: 4, functioneren: 51 }),
      ];
      const el = await renderCard({
        instrument: { ...instrument, scales },
        scale: 'plezier functioneren',
        measurements: given,
      });
      const positions = [...root(el).querySelectorAll('canvas')].map((canvas) =>
        Chart.getChart(canvas)!.scales['x']!.getPixelForValue(Date.parse('2026-06-01')),
      );
      expect(positions[0]).to.be.closeTo(positions[1]!, 0.01);
    });

    it('shows every scale of the instrument if `scale` is empty', async () => {
      const el = await renderCard({ scale: ' ' });
      expect(getHeadings(el).length).to.equal(1 + instrument.scales.length);
      expect(root(el).querySelectorAll('table').length).to.equal(instrument.scales.length);
    });

    it('moves the selection within one plot (A4)', async () => {
      const el = await renderCard({ scale: 'klachten fysiek' });
      const plots = [...root(el).querySelectorAll<HTMLElement>('[part=chart]')];
      plots[1]!.focus();
      await sendKeys({ press: 'End' });
      await el.updateComplete;
      const readings = [...root(el).querySelectorAll('.reading')].map((reading) => normalizeText(reading.textContent));
      expect(readings).to.deep.equal([
        '',
        'Meting 3 van 3, 14 november 2026: 8, goed, 4 hoger, verbeterd (niet bevestigd)',
      ]);
    });
  });

  describe('events', () => {
    const two = [
      { date: '2026-09-05', label: 'operatie' },
      { date: '2026-10-20', label: 'medicatie' },
    ];

    it('paints the name of each event beside its line (D23)', async () => {
      const el = await renderWithEvents(two, 800);
      expect(getElement(el, '.events').hidden).to.equal(true);
      const chart = getChart(el)!;
      for (const { date } of two) {
        const x = chart.scales['x']!.getPixelForValue(Date.parse(date));
        const above = pixels(chart, x + 5, 0, 30, chart.chartArea.top);
        expect(
          above.flat().some((pixel) => isNear(pixel, [22, 33, 43])),
          'a name beside the line',
        ).to.equal(true);
      }
    });

    it('shows numbers and a list if the names do not fit (D23)', async () => {
      const el = await renderWithEvents(two, 280);
      expect(getElement(el, '.events').hidden).to.equal(false);
      expect([...root(el).querySelectorAll('.events li')].map((item) => normalizeText(item.textContent))).to.deep.equal(
        ['operatie, 5 september 2026', 'medicatie, 20 oktober 2026'],
      );
      await setViewport({ width: 800, height: 800 });
      await waitUntil(() => getElement(el, '.events').hidden, 'the names fit again');
    });

    it('merges the marks of many events in one week', async () => {
      const many = Array.from({ length: 8 }, (_, day) => ({
        date: `2026-09-0${day + 1}`,
        label: `gebeurtenis ${day}`,
      }));
      const el = await renderWithEvents(many, 320);
      expect(root(el).querySelectorAll('.events li').length).to.equal(8);
      expect(queryCanvas(el)).to.not.equal(null);
    });
  });

  it('thins out the dates of a thousand points, and repaints only the ring when the selection moves', async () => {
    const many = Array.from({ length: 1000 }, (_, day) =>
      measured(new Date(Date.UTC(2023, 0, 1 + day)).toISOString(), { fysiek: day % 11 }),
    );
    const el = await renderCard({ measurements: many });
    const chart = getChart(el)!;
    const positions = chart.scales['x']!.ticks.map(({ value }) => chart.scales['x']!.getPixelForValue(value));
    const distances = positions.slice(1).map((position, index) => position - (positions[index] ?? 0));
    expect(Math.min(...distances)).to.be.at.least(60);
    let updates = 0;
    const update = chart.update.bind(chart);
    chart.update = (...options) => {
      updates += 1;
      update(...options);
    };
    getElement(el, '[part=chart]').focus();
    for (const key of ['End', 'ArrowLeft', 'PageUp']) {
      await sendKeys({ press: key });
      await el.updateComplete;
    }
    expect(getText(el, '.reading')).to.include('Meting 989 van 1000');
    expect(updates).to.equal(0);
  });

  describe('near the viewport', () => {
    it('draws only near the viewport, and destroys the chart when it is far away', async () => {
      const container = await fixture(html`
        <div>
          <div></div>
          <pro-trend-card
            lang="nl"
            .instrument=${instrument}
            scale="fysiek"
            .measurements=${measurements}
          ></pro-trend-card>
        </div>
      `);
      (container.firstElementChild as HTMLElement).style.blockSize = '5000px';
      const el = container.querySelector('pro-trend-card')!;
      await waitUntil(() => queryCanvas(el));
      for (let frame = 0; frame < 10; frame += 1) await nextFrame();
      expect(getChart(el)).to.equal(undefined);
      el.scrollIntoView();
      await waitUntil(() => getChart(el), 'the chart is drawn');
      scrollTo(0, 0);
      await waitUntil(() => !getChart(el), 'the chart is destroyed');

      dispatchEvent(new Event('beforeprint'));
      expect(getChart(el), 'a chart in print').to.not.equal(undefined);
      dispatchEvent(new Event('afterprint'));
      await waitUntil(() => !getChart(el), 'the chart is destroyed again');
    });

    it('leaves no charts or nodes behind after 200 cards were removed', async () => {
      const container = await fixture<HTMLElement>(html`<div></div>`);
      const nodes = () => document.querySelectorAll('*').length;
      const [nodesBefore, chartsBefore] = [nodes(), Object.keys(Chart.instances).length];
      for (let round = 0; round < 20; round += 1) {
        const cards = Array.from({ length: 10 }, () =>
          Object.assign(document.createElement('pro-trend-card'), { instrument, scale: 'fysiek', measurements }),
        );
        container.append(...cards);
        await waitUntil(() => isDrawn(cards[0]!), 'the first is drawn');
        for (const removed of cards) removed.remove();
      }
      expect(Object.keys(Chart.instances).length).to.equal(chartsBefore);
      expect(nodes()).to.equal(nodesBefore);
    });
  });

  it('redraws when a style of the page changes its colors', async () => {
    const el = await renderCard();
    const lineColor = () => getChart(el)?.data.datasets[0]?.borderColor;
    expect(lineColor()).to.equal('rgb(22, 33, 43)');
    el.style.setProperty('--pro-color-text', 'rgb(9, 8, 7)');
    await waitUntil(() => lineColor() === 'rgb(9, 8, 7)', 'the chart has the new color');
  });
});

const isDrawn = (el: ProTrendCard) => queryCanvas(el) && getChart(el);
const getHeadings = (el: ProTrendCard) =>
  [...root(el).querySelectorAll('h2, .panels h3')].map((heading) => normalizeText(heading.textContent));

type Palette = ReturnType<typeof defaultPalette>;

/** All colors of a palette, as RGB numbers. */
function rgbColors({ ink, inkMuted, surface, line, controlLine: control, accent, status, soft }: Palette) {
  return [ink, inkMuted, surface, line, control, accent, ...Object.values(status), ...Object.values(soft)].map(rgb);
}

function rgb(color: string): number[] {
  const hex = /^#(..)(..)(..)$/.exec(color)?.slice(1);
  return hex ? hex.map((pair) => parseInt(pair, 16)) : (color.match(/\d+/g) ?? []).slice(0, 3).map(Number);
}

function blend(top: string, below: string, share: number): string {
  const [over, under] = [rgb(top), rgb(below)];
  return `rgb(${over.map((part, index) => Math.round(part * share + (under[index] ?? 0) * (1 - share))).join(', ')})`;
}

/** The contrast ratio of two colors (WCAG 2). */
function contrast(first: string, second: string): number {
  const luminance = (color: string) => {
    const [red = 0, green = 0, blue = 0] = rgb(color).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light = 0, dark = 0] = [luminance(first), luminance(second)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
