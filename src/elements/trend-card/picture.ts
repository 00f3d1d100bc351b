import { LineChart } from './line-chart.js';
import type { Palette } from './palette.js';
import type { Plot } from './plot.js';

export interface PictureSection {
  readonly title: string;
  readonly sentence: string;
  readonly plot: Plot | undefined;
  readonly notes: readonly string[];
  /** The names of the events, for a plot that shows only their numbers. */
  readonly events: readonly string[];
}

const width = 800;
const margin = 24;
const chartHeight = 300;
/** Device pixels per CSS px, so that the picture is sharp in print. */
const pixelRatio = 2;

/** Draws the plots with their texts on one canvas outside the page. Throws if the browser has no 2D canvas. */
export function drawPicture(sections: readonly PictureSection[], palette: Palette): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width * pixelRatio;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser has no 2D canvas, so there is no picture; save the table instead.');

  const charts = sections.map(({ plot }) => plot && renderChart(plot, palette));
  // The first pass only measures the height, because a canvas is cleared when its height changes.
  const height = layOut(context, sections, charts, palette);
  canvas.height = height * pixelRatio;
  context.scale(pixelRatio, pixelRatio);
  context.fillStyle = palette.surface;
  context.fillRect(0, 0, width, height);
  layOut(context, sections, charts, palette);
  return canvas;
}

interface PictureChart {
  readonly canvas: HTMLCanvasElement;
  readonly isNumbered: boolean;
}

function renderChart(plot: Plot, palette: Palette): PictureChart {
  const [canvas, copy] = [document.createElement('canvas'), document.createElement('canvas')];
  canvas.width = width - 2 * margin;
  canvas.height = chartHeight;
  let isNumbered = false;
  const chart = new LineChart(canvas, plot, palette, { pixelRatio, onNumbered: (numbered) => (isNumbered = numbered) });
  // Destroying a chart clears its canvas.
  [copy.width, copy.height] = [canvas.width, canvas.height];
  copy.getContext('2d')?.drawImage(canvas, 0, 0);
  chart.destroy();
  return { canvas: copy, isNumbered };
}

/** Returns the total height in px. */
function layOut(
  context: CanvasRenderingContext2D,
  sections: readonly PictureSection[],
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
    for (const line of wrapText(context, text, width - 2 * margin)) {
      context.fillText(line, palette.direction === 'rtl' ? width - margin : margin, top);
      top += size * 1.4;
    }
  };
  sections.forEach(({ title, sentence, notes, events }, index) => {
    const chart = charts[index];
    write(title, '700', 20, palette.ink);
    write(sentence, '400', 16, palette.ink);
    if (chart) {
      top += 12;
      context.drawImage(chart.canvas, margin, top, width - 2 * margin, chartHeight);
      top += chartHeight + 4;
    }
    if (chart?.isNumbered)
      events.forEach((event, position) => write(`${position + 1}. ${event}`, '400', 13, palette.ink));
    for (const note of notes) write(note, '400', 13, palette.inkMuted);
    top += margin;
  });
  return Math.ceil(top);
}

function wrapText(context: CanvasRenderingContext2D, text: string, maxWidth: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = [lines.at(-1), word].filter(Boolean).join(' ');
    if (lines.length > 0 && context.measureText(longer).width <= maxWidth) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
