import type { Box } from './boxes.js';
import type { Canvas } from './paint.js';

type Weight = 400 | 600;

/** Sets the letters of a label. Returns the height of a line. */
export function useFont({ context, palette }: Canvas, weight: Weight): number {
  const size = palette.em * (weight === 600 ? 0.875 : 0.8125);
  context.font = `${weight} ${size}px ${palette.fontFamily}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  return size * 1.3;
}

/** A text in a box, on a rim of the card's colour that keeps it apart from what is below it. */
export function write({ context, palette }: Canvas, text: string, box: Box, color: string): void {
  const middle = (box.top + box.bottom) / 2;
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = palette.surface;
  context.fillStyle = color;
  context.strokeText(text, box.left, middle);
  context.fillText(text, box.left, middle);
}

export function shortened({ context }: Canvas, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text;
  const letters = [...text];
  while (letters.length > 1 && context.measureText(`${letters.join('')}…`).width > room) letters.pop();
  return `${letters.join('')}…`;
}
