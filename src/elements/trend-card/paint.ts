import { statusOutlines, type Status } from '../../internal/ui/status.js';
import { boxAt, type Box } from './boxes.js';
import type { Palette } from './palette.js';
import type { Plot, PlotPoint } from './plot.js';

/** A canvas with the axes of a plot: where a time and a value lie on it. */
export interface Canvas {
  readonly context: CanvasRenderingContext2D;
  readonly palette: Palette;
  readonly area: Box;
  readonly x: (time: number) => number;
  readonly y: (value: number) => number;
}

// Made once: a plot may have a thousand marks.
const marks: Readonly<Record<Status, Path2D>> = {
  ok: new Path2D(statusOutlines.ok),
  attention: new Path2D(statusOutlines.attention),
  concern: new Path2D(statusOutlines.concern),
  noLight: new Path2D(statusOutlines.noLight),
  noScore: new Path2D(`${statusOutlines.noScore}M-2.6 0H2.6`),
};

const exclamation = {
  stroke: new Path2D('M0 -3.6V0.6'),
  dot: new Path2D('M1.3 4.1A1.3 1.3 0 1 1 -1.3 4.1A1.3 1.3 0 1 1 1.3 4.1Z'),
};

/** What lies below the line: the bands, and the lines that a score is held against. */
export function paintGround(canvas: Canvas, plot: Plot): void {
  const { context, palette, area, x, y } = canvas;
  for (const { band, from, to } of plot.stretches) {
    context.globalAlpha = 0.4;
    context.fillStyle = palette.soft[band.light ?? 'noLight'];
    context.fillRect(area.left, y(to), area.right - area.left, y(from) - y(to));
    context.globalAlpha = 1;
  }
  const across = (at: number, color: string, dash: readonly number[]) => {
    // On whole px, so that a thin line is not half as clear.
    const level = Math.floor(y(at)) + 0.5;
    stroke(canvas, [area.left, level], [area.right, level], color, dash);
  };
  for (const { at } of plot.thresholds) across(at, palette.controlLine, [2, 3]);
  for (const { at } of plot.references) across(at, palette.inkMuted, [10, 4]);
  for (const { time } of plot.events)
    stroke(canvas, [x(time), area.top], [x(time), area.bottom], palette.inkMuted, [3, 3]);
}

/** What lies on the line: the points by their status, with their uncertainty, and a ring around the one that is read. */
export function paintPoints(canvas: Canvas, plot: Plot, selected: number | undefined): void {
  const size = markSize(canvas, plot);
  for (const point of plot.points) paintMargin(canvas, point);
  const isCrowded = roomOf(canvas, plot) < 3 * size;
  plot.points.forEach((point, index) => paintPoint(canvas, point, size, index === selected, isCrowded));
}

export function stroke(
  { context }: Canvas,
  from: readonly [number, number],
  to: readonly [number, number],
  color: string,
  dash: readonly number[],
  width = 1,
): void {
  context.save();
  context.strokeStyle = color;
  context.lineWidth = width;
  context.setLineDash([...dash]);
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
  context.restore();
}

/** How much of the width each point has for itself. */
export function roomOf({ area }: Canvas, { points }: Plot): number {
  return (area.right - area.left) / Math.max(1, points.length);
}

/** Half the width of a mark: smaller where many points share the room. */
export function markSize(canvas: Canvas, plot: Plot): number {
  return Math.max(3, Math.min(canvas.palette.em * 0.55, roomOf(canvas, plot) * 0.6));
}

/** A measurement without a score has no height: its mark is under the axis, where nobody takes it for a score. */
export function placeOf({ x, y, area, palette }: Canvas, { time, value }: PlotPoint): readonly [number, number] {
  return [x(time), value === undefined ? area.bottom + palette.em * 0.75 : y(value)];
}

/** The room of a mark, and of its uncertainty bar. */
export function boxesOf(canvas: Canvas, point: PlotPoint, size: number): Box[] {
  const [x, y] = placeOf(canvas, point);
  const mark = boxAt(x - size + 1, y - size, 2 * size - 2, 2 * size);
  if (point.value === undefined || point.margin === undefined) return [mark];
  const { top, bottom } = marginOn(canvas, point.value, point.margin);
  return [mark, boxAt(x - 6, top, 12, bottom - top)];
}

function paintPoint(canvas: Canvas, point: PlotPoint, size: number, isSelected: boolean, isCrowded: boolean): void {
  const { context, palette } = canvas;
  const [x, y] = placeOf(canvas, point);
  context.save();
  context.translate(x, y);
  if (isSelected) {
    context.strokeStyle = palette.accent;
    context.lineWidth = 3;
    context.beginPath();
    context.arc(0, 0, size + 5, 0, 2 * Math.PI);
    context.stroke();
  }
  context.scale(size / 8, size / 8);
  paintOutline(context, point.status, palette, 8 / size, isCrowded);
  context.restore();
}

function paintOutline(
  context: CanvasRenderingContext2D,
  status: Status,
  palette: Palette,
  pixel: number,
  isCrowded: boolean,
): void {
  const outline = marks[status];
  context.lineJoin = 'round';
  // A rim keeps a mark apart from its line; in a crowd the rims would wipe out the line.
  if (!isCrowded) {
    context.strokeStyle = palette.surface;
    context.lineWidth = 4 * pixel;
    context.stroke(outline);
  }
  if (status === 'noLight' || status === 'noScore') {
    context.fillStyle = palette.surface;
    context.fill(outline);
    context.strokeStyle = palette.status[status];
    context.lineWidth = 2 * pixel;
    context.setLineDash([3.2, 2.4]);
    context.stroke(outline);
    return;
  }
  context.fillStyle = palette.status[status];
  context.fill(outline);
  if (status !== 'ok' && !isCrowded) paintExclamation(context, palette);
}

/** Inside the mark of a score that asks for attention, as inside its sign elsewhere. */
function paintExclamation(context: CanvasRenderingContext2D, palette: Palette): void {
  context.strokeStyle = context.fillStyle = palette.surface;
  context.lineWidth = 2;
  context.lineCap = 'round';
  context.stroke(exclamation.stroke);
  context.fill(exclamation.dot);
}

function paintMargin(canvas: Canvas, { time, value, margin }: PlotPoint): void {
  if (value === undefined || margin === undefined) return;
  const { x, palette } = canvas;
  const { top, bottom } = marginOn(canvas, value, margin);
  stroke(canvas, [x(time), top], [x(time), bottom], palette.inkMuted, [], 1.5);
  for (const end of [top, bottom]) stroke(canvas, [x(time) - 5, end], [x(time) + 5, end], palette.inkMuted, [], 1.5);
}

/** Where an uncertainty bar begins and ends, which is on the scale. */
function marginOn(
  { y, area }: Canvas,
  value: number,
  margin: number,
): { readonly top: number; readonly bottom: number } {
  const ends = [y(value + margin), y(value - margin)];
  return { top: Math.max(area.top, Math.min(...ends)), bottom: Math.min(area.bottom, Math.max(...ends)) };
}
