import { LineChart } from './line-chart.js';
import type { Palette } from './palette.js';
import type { Plot } from './plot.js';

/** One plot of a picture with all its words, ready to read. */
export interface PicturePart {
  readonly title: string;
  readonly sentence: string;
  readonly plot: Plot | undefined;
  /** Each on a line of its own, below the plot. */
  readonly notes: readonly string[];
  /** What the numbers of the events stand for. */
  readonly events: readonly string[];
}

const width = 800;
const margin = 24;
const chartHeight = 300;
/** Dots a px, so that the picture is sharp on paper. */
const ratio = 2;

/** The plots below each other with their titles, sentences and sources, as one canvas on no page. */
export function pictureOf(parts: readonly PicturePart[], palette: Palette): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width * ratio;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser gives no canvas.');

  const charts = parts.map(({ plot }) => plot && chartOf(plot, palette));
  // Once to know how high it is, and once on the paper: a canvas that gets another height is wiped.
  const height = layOut(context, parts, charts, palette);
  canvas.height = height * ratio;
  context.scale(ratio, ratio);
  context.fillStyle = palette.surface;
  context.fillRect(0, 0, width, height);
  layOut(context, parts, charts, palette);
  return canvas;
}

interface PictureChart {
  readonly canvas: HTMLCanvasElement;
  readonly isNumbered: boolean;
}

function chartOf(plot: Plot, palette: Palette): PictureChart {
  const [canvas, kept] = [document.createElement('canvas'), document.createElement('canvas')];
  canvas.width = width - 2 * margin;
  canvas.height = chartHeight;
  let isNumbered = false;
  const chart = new LineChart(canvas, plot, palette, { ratio, onNumbered: (numbered) => (isNumbered = numbered) });
  // A chart takes its drawing with it.
  [kept.width, kept.height] = [canvas.width, canvas.height];
  kept.getContext('2d')?.drawImage(canvas, 0, 0);
  chart.destroy();
  return { canvas: kept, isNumbered };
}

/** Returns how high it all is. */
function layOut(
  context: CanvasRenderingContext2D,
  parts: readonly PicturePart[],
  charts: readonly (PictureChart | undefined)[],
  palette: Palette,
): number {
  let top = margin;
  const write = (text: string, font: string, size: number, color: string) => {
    context.font = `${font} ${size}px ${palette.fontFamily}`;
    context.direction = palette.direction;
    context.textAlign = 'start';
    context.textBaseline = 'top';
    context.fillStyle = color;
    for (const line of linesOf(context, text, width - 2 * margin)) {
      context.fillText(line, palette.direction === 'rtl' ? width - margin : margin, top);
      top += size * 1.4;
    }
  };
  parts.forEach(({ title, sentence, notes, events }, index) => {
    const chart = charts[index];
    write(title, '700', 20, palette.ink);
    write(sentence, '400', 16, palette.ink);
    if (chart) {
      top += 12;
      context.drawImage(chart.canvas, margin, top, width - 2 * margin, chartHeight);
      top += chartHeight + 4;
    }
    if (chart?.isNumbered) events.forEach((event, place) => write(`${place + 1}. ${event}`, '400', 13, palette.ink));
    for (const note of notes) write(note, '400', 13, palette.inkMuted);
    top += margin;
  });
  return Math.ceil(top);
}

/** The words of a text over lines that fit the room. */
function linesOf(context: CanvasRenderingContext2D, text: string, room: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = [lines.at(-1), word].filter(Boolean).join(' ');
    if (lines.length > 0 && context.measureText(longer).width <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
