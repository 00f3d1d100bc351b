import type { Box } from './boxes.js';
import type { PlotCanvas } from './paint.js';

type Weight = 400 | 600;

/** Sets the font of a label. Returns the line height in px. */
export function setFont({ context, palette }: Pick<PlotCanvas, 'context' | 'palette'>, weight: Weight): number {
  const size = palette.em * (weight === 600 ? 0.875 : 0.8125);
  context.font = `${weight} ${size}px ${palette.fontFamily}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  return size * 1.3;
}

/** Paints a text in a box, with an outline in the card's color that separates it from what lies below. */
export function paintText({ context, palette }: PlotCanvas, text: string, box: Box, color: string): void {
  const middle = (box.top + box.bottom) / 2;
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = palette.surface;
  context.fillStyle = color;
  context.strokeText(text, box.left, middle);
  context.fillText(text, box.left, middle);
}

export function truncate({ context }: PlotCanvas, text: string, maxWidth: number): string {
  if (context.measureText(text).width <= maxWidth) return text;
  const letters = [...text];
  while (letters.length > 1 && context.measureText(`${letters.join('')}…`).width > maxWidth) letters.pop();
  return `${letters.join('')}…`;
}
