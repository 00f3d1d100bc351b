import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { Chart } from 'chart.js';
import type { CareEvent } from '../../src/core/model/care.js';
import { paletteOf, paperPalette } from '../../src/elements/trend-card/palette.js';
import type { ProTrendCard } from '../../src/elements/trend-card/trend-card.js';
import { MemoryAdapter } from '../../src/adapter/memory.js';
import { instrument, measured, measurements, subject } from '../../stories/outcomes-data.js';
import { waitUntil } from '../harness/wait.js';
import { canvasOf, card, chartOf, clean, drawn, part, root, textOf } from './trend-cards.js';

type Colour = readonly [number, number, number, number];

/** The pixels of a part of the drawing, in CSS px. */
function pixels(chart: Chart, left: number, top: number, width: number, height: number): Colour[][] {
  const ratio = chart.currentDevicePixelRatio;
  const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
  const { data } = chart.ctx.getImageData(Math.round(left * ratio), Math.round(top * ratio), columns, rows);
  const at = (index: number): Colour => [data[index]!, data[index + 1]!, data[index + 2]!, data[index + 3]!];
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_unused, column) => at((row * columns + column) * 4)),
  );
}

const isNear = ([r, g, b, a]: Colour, [red, green, blue]: readonly [number, number, number], slack = 30) =>
  a > 200 && Math.abs(r - red) < slack && Math.abs(g - green) < slack && Math.abs(b - blue) < slack;

/** Where a line runs across the whole plot, in px from the top, read off the canvas. */
function linesAcross(el: ProTrendCard, colour: readonly [number, number, number]): number[] {
  const chart = chartOf(el)!;
  const { left, top, right, bottom } = chart.chartArea;
  const rows = pixels(chart, left, top, right - left, bottom - top - 2);
  // A dotted line is there in a good part of the columns; a letter or a mark is not.
  const isLine = (row: Colour[]) => row.filter((pixel) => isNear(pixel, colour)).length > row.length * 0.15;
  return rows.flatMap((row, index) => (isLine(row) ? [Math.round(top) + index + 0.5] : []));
}

const controlLine = [113, 128, 140] as const;
const y = (el: ProTrendCard, value: number) => chartOf(el)!.scales['y']!.getPixelForValue(value);

async function withEvents(events: readonly CareEvent[], width: number): Promise<ProTrendCard> {
  await setViewport({ width, height: 800 });
  const adapter = new MemoryAdapter({
    instruments: [instrument],
    scores: { [subject]: { voorbeeld: [...measurements] } },
    events: { [subject]: [...events] },
  });
  const place = await fixture(html`
    <pro-provider .adapter=${adapter} subject=${subject} audience="clinician">
      <pro-trend-card lang="nl" instrument="voorbeeld" scale="fysiek"></pro-trend-card>
    </pro-provider>
  `);
  const el = place.querySelector('pro-trend-card')!;
  await drawn(el);
  return el;
}

describe('<pro-trend-card> on its canvas', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('D7 and D6 has the line of "from 10" at 9.5, and a line for every cut-off', async () => {
    const el = await card({ scale: 'klachten', measurements: [measured('2026-11-14', { klachten: 2 })] });
    const lines = linesAcross(el, controlLine);
    expect(lines.length).to.equal(3);
    [20, 10, 5].forEach((from, index) => {
      expect(lines[index], `from ${from}`).to.be.closeTo(y(el, from - 0.5), 1);
      expect(Math.abs((lines[index] ?? 0) - y(el, from)), `not at ${from}`).to.be.greaterThan(1.5);
    });
  });

  it('D11 colours the whole scale, from its lowest to its highest score, and nothing beyond', async () => {
    const el = await card({ measurements: [measured('2026-11-14', { fysiek: 5 })] });
    const chart = chartOf(el)!;
    const { left, top, bottom } = chart.chartArea;
    expect([y(el, 10), y(el, 0)]).to.deep.equal([top, bottom]);
    const column = pixels(chart, left + 2, 0, 1, chart.height).map(([pixel]) => (pixel?.[3] ?? 0) > 0);
    const ratio = chart.currentDevicePixelRatio;
    expect(column.indexOf(true) / ratio).to.be.closeTo(top, 1);
    expect(column.slice(0, Math.floor(bottom * ratio)).lastIndexOf(true) / ratio).to.be.closeTo(bottom, 1.5);
    expect(column.slice(Math.ceil(top + 1) * ratio, Math.floor(bottom - 1) * ratio).every(Boolean)).to.equal(true);
  });

  it('D17 has a bar as long as the uncertainty, and none without a standard error', async () => {
    const barAbove = async (score: object) => {
      const el = await card({
        scale: 'functioneren',
        measurements: [measured('2026-11-14', { functioneren: score as never })],
      });
      const chart = chartOf(el)!;
      const x = chart.scales['x']!.getPixelForValue(Date.parse('2026-11-14'));
      const rows = pixels(chart, x - 2, y(el, 70), 4, y(el, 60) - y(el, 70));
      return rows.filter((row) => row.some((pixel) => isNear(pixel, [75, 90, 103]))).length / rows.length;
    };
    expect(await barAbove({ status: 'ok', value: 50, standardError: 20 / 1.96 }), 'a bar to 70').to.be.greaterThan(0.9);
    expect(await barAbove({ status: 'ok', value: 50, standardError: 8 / 1.96 }), 'a bar to 58').to.be.lessThan(0.5);
    expect(await barAbove({ status: 'ok', value: 50 }), 'no bar').to.be.lessThan(0.5);
  });

  it('A1 and D8 tells the three lights, and no light, apart without any colour', async () => {
    const grey = ['ok', 'attention', 'concern', 'no-light'].flatMap((name) => [
      `--pro-color-${name}: #444;`,
      `--pro-color-${name}-soft: #fff;`,
    ]);
    const theme = document.createElement('style');
    theme.textContent = `pro-trend-card { ${grey.join(' ')} }`;
    document.head.append(theme);
    const markOf = async (scale: string, value: number) => {
      const el = await card({ scale, measurements: [measured('2026-11-14', { [scale]: value })] });
      const x = chartOf(el)!.scales['x']!.getPixelForValue(Date.parse('2026-11-14'));
      const dark = pixels(chartOf(el)!, Math.round(x) - 9, Math.round(y(el, value)) - 9, 18, 18);
      return dark.flat().map((pixel) => isNear(pixel, [68, 68, 68], 60));
    };
    const marks = [
      await markOf('fysiek', 9),
      await markOf('fysiek', 6),
      await markOf('fysiek', 2),
      await markOf('plezier', 5),
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

  it('A2 has enough contrast: 4.5 for letters, 3 for marks and lines, on the card and on every band', async () => {
    const el = await card();
    const live = paletteOf(part(el, '.probe'));
    const paper = paperPalette(live);
    expect(JSON.stringify(coloursOf(paper)), 'a picture has the default colours').to.equal(
      JSON.stringify(coloursOf(live)),
    );
    const grounds = [paper.surface, ...Object.values(paper.soft).map((soft) => mixed(soft, paper.surface, 0.4))];
    for (const ground of grounds) {
      for (const letters of [paper.ink, paper.inkMuted]) expect(contrast(letters, ground)).to.be.at.least(4.5);
      for (const mark of [...Object.values(paper.status), paper.controlLine, paper.accent]) {
        expect(contrast(mark, ground), `${mark} on ${ground}`).to.be.at.least(3);
      }
    }
  });

  describe('turned round', () => {
    it('D4 only when asked, and only where higher is worse; it says so', async () => {
      const el = await card({ scale: 'klachten' });
      const descends = () => y(el, 0) < y(el, 24);
      expect(descends()).to.equal(false);
      expect(textOf(el, '.notes')).not.to.include('omgekeerd');
      el.inverted = true;
      await el.updateComplete;
      expect(descends()).to.equal(true);
      expect(textOf(el, '.notes')).to.include('De grafiek is omgekeerd getekend: omhoog is beter.');
      const ticks = chartOf(el)!.scales['y']!.ticks.map(({ value }) => value);
      const heights = ticks.map((value) => y(el, value));
      expect(heights, 'the numbers run down').to.deep.equal([...heights].sort((a, b) => a - b));
      const other = await card({ scale: 'fysiek', inverted: true });
      expect(y(other, 0)).to.be.greaterThan(y(other, 10));
      expect(textOf(other, '.notes')).not.to.include('omgekeerd');
    });

    it('D3 and D4 with the same numbers, words and cut-offs', async () => {
      const [plain, inverted] = [await card({ scale: 'klachten' }), await card({ scale: 'klachten', inverted: true })];
      expect(textOf(inverted, '.summary')).to.equal(textOf(plain, '.summary'));
      expect(textOf(inverted, 'table')).to.equal(textOf(plain, 'table'));
      const one = [measured('2026-11-14', { klachten: 2 })];
      const el = await card({ scale: 'klachten', inverted: true, measurements: one });
      expect(linesAcross(el, controlLine)[1]).to.be.closeTo(y(el, 9.5), 1);
    });
  });

  describe('of several scales', () => {
    it('D2 and D22 has a plot for each, in the order of the host, never two in one', async () => {
      const el = await card({ scale: 'klachten fysiek' });
      expect(headings(el)).to.deep.equal(['Werk en herstel', 'Klachten', 'Lichamelijk werkvermogen']);
      const canvases = [...root(el).querySelectorAll('canvas')];
      const scales = canvases.map((canvas) => Chart.getChart(canvas)!);
      expect(scales.map(({ data }) => data.datasets.length)).to.deep.equal([1, 1]);
      expect(scales.map((chart) => chart.scales['y']?.max)).to.deep.equal([24, 10]);
      const summaries = [...root(el).querySelectorAll('.summary')].map(({ textContent }) => textContent ?? '');
      expect(summaries[0]).to.include('Hoger is meer klachten.');
      expect(summaries[1]).to.include('Hoger is beter.');
      await expect(el).to.be.accessible();
    });

    it('D12 on one axis of time, in line below each other', async () => {
      // Its numbers take less room than those of a scale to 80.
      const scales = instrument.scales.map((scale) => (scale.id === 'plezier' ? { ...scale, max: 5 } : scale));
      const given = [
        measured('2026-01-01', { plezier: 3 }),
        measured('2026-06-01', { plezier: 4, functioneren: 50 }),
        measured('2026-07-01', { plezier: 4, functioneren: 51 }),
      ];
      const el = await card({
        instrument: { ...instrument, scales },
        scale: 'plezier functioneren',
        measurements: given,
      });
      const places = [...root(el).querySelectorAll('canvas')].map((canvas) =>
        Chart.getChart(canvas)!.scales['x']!.getPixelForValue(Date.parse('2026-06-01')),
      );
      expect(places[0]).to.be.closeTo(places[1]!, 0.01);
    });

    it('shows every scale of the instrument where none is named', async () => {
      const el = await card({ scale: ' ' });
      expect(headings(el).length).to.equal(1 + instrument.scales.length);
      expect(root(el).querySelectorAll('table').length).to.equal(instrument.scales.length);
    });

    it('A4 walks the points of each plot apart', async () => {
      const el = await card({ scale: 'klachten fysiek' });
      const plots = [...root(el).querySelectorAll<HTMLElement>('[part=chart]')];
      plots[1]!.focus();
      await sendKeys({ press: 'End' });
      await el.updateComplete;
      const readings = [...root(el).querySelectorAll('.reading')].map((one) => clean(one.textContent));
      expect(readings).to.deep.equal([
        '',
        'Meting 3 van 3, 14 november 2026: 8, goed, 4 hoger, verbeterd (niet bevestigd)',
      ]);
    });
  });

  describe('with events', () => {
    const two = [
      { date: '2026-09-05', label: 'operatie' },
      { date: '2026-10-20', label: 'medicatie' },
    ];

    it('D23 names them above the plot, each beside its own line', async () => {
      const el = await withEvents(two, 800);
      expect(part(el, '.events').hidden).to.equal(true);
      const chart = chartOf(el)!;
      for (const { date } of two) {
        const x = chart.scales['x']!.getPixelForValue(Date.parse(date));
        const above = pixels(chart, x + 5, 0, 30, chart.chartArea.top);
        expect(
          above.flat().some((pixel) => isNear(pixel, [22, 33, 43])),
          'a name beside the line',
        ).to.equal(true);
      }
    });

    it('D23 numbers them where the names have no room, with the names in a list', async () => {
      const el = await withEvents(two, 280);
      expect(part(el, '.events').hidden).to.equal(false);
      expect([...root(el).querySelectorAll('.events li')].map((item) => clean(item.textContent))).to.deep.equal([
        'operatie, 5 september 2026',
        'medicatie, 20 oktober 2026',
      ]);
      await setViewport({ width: 800, height: 800 });
      await waitUntil(() => part(el, '.events').hidden, 'the names have room again');
    });

    it('lets many of one week share a mark', async () => {
      const many = Array.from({ length: 8 }, (_, day) => ({
        date: `2026-09-0${day + 1}`,
        label: `gebeurtenis ${day}`,
      }));
      const el = await withEvents(many, 320);
      expect(root(el).querySelectorAll('.events li').length).to.equal(8);
      expect(canvasOf(el)).to.not.equal(null);
    });
  });

  it('keeps a thousand points quick: dates thinned, and a step of the keys draws no more than the ring', async () => {
    const many = Array.from({ length: 1000 }, (_, day) =>
      measured(new Date(Date.UTC(2023, 0, 1 + day)).toISOString(), { fysiek: day % 11 }),
    );
    const el = await card({ measurements: many });
    const chart = chartOf(el)!;
    const places = chart.scales['x']!.ticks.map(({ value }) => chart.scales['x']!.getPixelForValue(value));
    const rooms = places.slice(1).map((place, index) => place - (places[index] ?? 0));
    expect(Math.min(...rooms)).to.be.at.least(60);
    let updates = 0;
    const update = chart.update.bind(chart);
    chart.update = (...how) => {
      updates += 1;
      update(...how);
    };
    part(el, '[part=chart]').focus();
    for (const key of ['End', 'ArrowLeft', 'PageUp']) {
      await sendKeys({ press: key });
      await el.updateComplete;
    }
    expect(textOf(el, '.reading')).to.include('Meting 989 van 1000');
    expect(updates).to.equal(0);
  });

  describe('near the view', () => {
    it('is drawn only there, and gives its memory back when it is far away', async () => {
      const place = await fixture(html`
        <div>
          <div class="room"></div>
          <pro-trend-card
            lang="nl"
            .instrument=${instrument}
            scale="fysiek"
            .measurements=${measurements}
          ></pro-trend-card>
        </div>
      `);
      (place.firstElementChild as HTMLElement).style.blockSize = '5000px';
      const el = place.querySelector('pro-trend-card')!;
      await waitUntil(() => canvasOf(el));
      for (let frame = 0; frame < 10; frame += 1) await nextFrame();
      expect(chartOf(el)).to.equal(undefined);
      el.scrollIntoView();
      await waitUntil(() => chartOf(el), 'it is drawn');
      scrollTo(0, 0);
      await waitUntil(() => !chartOf(el), 'it is gone');

      dispatchEvent(new Event('beforeprint'));
      expect(chartOf(el), 'on paper it is there').to.not.equal(undefined);
      dispatchEvent(new Event('afterprint'));
      await waitUntil(() => !chartOf(el), 'it is gone again');
    });

    it('leaves nothing behind after 200 cards came and went', async () => {
      const place = await fixture<HTMLElement>(html`<div></div>`);
      const nodes = () => document.querySelectorAll('*').length;
      const [nodesBefore, chartsBefore] = [nodes(), Object.keys(Chart.instances).length];
      for (let round = 0; round < 20; round += 1) {
        const cards = Array.from({ length: 10 }, () =>
          Object.assign(document.createElement('pro-trend-card'), { instrument, scale: 'fysiek', measurements }),
        );
        place.append(...cards);
        await waitUntil(() => isDrawn(cards[0]!), 'the first is drawn');
        for (const one of cards) one.remove();
      }
      expect(Object.keys(Chart.instances).length).to.equal(chartsBefore);
      expect(nodes()).to.equal(nodesBefore);
    });
  });

  it('follows the colours of the page, whatever changed them', async () => {
    const el = await card();
    const lineColour = () => chartOf(el)?.data.datasets[0]?.borderColor;
    expect(lineColour()).to.equal('rgb(22, 33, 43)');
    el.style.setProperty('--pro-color-text', 'rgb(9, 8, 7)');
    await waitUntil(() => lineColour() === 'rgb(9, 8, 7)', 'it is drawn in the new colour');
  });
});

const isDrawn = (el: ProTrendCard) => canvasOf(el) && chartOf(el);
const headings = (el: ProTrendCard) =>
  [...root(el).querySelectorAll('h2, .panels h3')].map((one) => clean(one.textContent));

type Palette = ReturnType<typeof paperPalette>;

/** All colours of a palette, written alike. */
function coloursOf({ ink, inkMuted, surface, line, controlLine: control, accent, status, soft }: Palette) {
  return [ink, inkMuted, surface, line, control, accent, ...Object.values(status), ...Object.values(soft)].map(rgb);
}

function rgb(colour: string): number[] {
  const hex = /^#(..)(..)(..)$/.exec(colour)?.slice(1);
  return hex ? hex.map((pair) => parseInt(pair, 16)) : (colour.match(/\d+/g) ?? []).slice(0, 3).map(Number);
}

function mixed(top: string, below: string, share: number): string {
  const [over, under] = [rgb(top), rgb(below)];
  return `rgb(${over.map((part, index) => Math.round(part * share + (under[index] ?? 0) * (1 - share))).join(', ')})`;
}

/** WCAG 2: contrast of two colours. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = rgb(colour).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
}
