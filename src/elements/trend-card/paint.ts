import { statusOutlines, type Status } from '../../internal/ui/status.js';
import { boxAt, type Box } from './boxes.js';
import type { Palette } from './palette.js';
import type { Plot, PlotPoint } from './plot.js';

/** A canvas context with the axes of a plot, which map a time and a score to px. */
export interface PlotCanvas {
  readonly context: CanvasRenderingContext2D;
  readonly palette: Palette;
  readonly area: Box;
  readonly x: (time: number) => number;
  readonly y: (value: number) => number;
}

// Created once, because a plot may have a thousand marks.
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

export function paintBackground(canvas: PlotCanvas, plot: Plot): void {
  const { context, palette, area, x, y } = canvas;
  for (const { band, from, to } of plot.segments) {
    context.globalAlpha = 0.4;
    context.fillStyle = palette.soft[band.light ?? 'noLight'];
    context.fillRect(area.left, y(to), area.right - area.left, y(from) - y(to));
    context.globalAlpha = 1;
  }
  const paintHorizontal = (at: number, color: string, dash: readonly number[]) => {
    // Centered on half a px, so that a line of 1 px covers exactly one row.
    const level = Math.floor(y(at)) + 0.5;
    paintLine(canvas, [area.left, level], [area.right, level], color, dash);
  };
  for (const { at } of plot.thresholds) paintHorizontal(at, palette.controlLine, [2, 3]);
  for (const { at } of plot.references) paintHorizontal(at, palette.inkMuted, [10, 4]);
  for (const { time } of plot.events)
    paintLine(canvas, [x(time), area.top], [x(time), area.bottom], palette.inkMuted, [3, 3]);
}

export function paintPoints(canvas: PlotCanvas, plot: Plot, selected: number | undefined): void {
  const size = markSize(canvas, plot);
  for (const point of plot.points) paintMargin(canvas, point);
  const isCrowded = widthPerPoint(canvas, plot) < 3 * size;
  plot.points.forEach((point, index) => paintPoint(canvas, point, size, index === selected, isCrowded));
}

export function paintLine(
  { context }: PlotCanvas,
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

export function widthPerPoint({ area }: PlotCanvas, { points }: Plot): number {
  return (area.right - area.left) / Math.max(1, points.length);
}

/** Half the width of a mark in px, smaller if there are many points. */
export function markSize(canvas: PlotCanvas, plot: Plot): number {
  return Math.max(3, Math.min(canvas.palette.em * 0.55, widthPerPoint(canvas, plot) * 0.6));
}

/** The center of a mark in px. Without a score it lies below the axis, so that it cannot be read as a score. */
export function positionOf({ x, y, area, palette }: PlotCanvas, { time, value }: PlotPoint): readonly [number, number] {
  return [x(time), value === undefined ? area.bottom + palette.em * 0.75 : y(value)];
}

export function markBoxes(canvas: PlotCanvas, point: PlotPoint, size: number): Box[] {
  const [x, y] = positionOf(canvas, point);
  const mark = boxAt(x - size + 1, y - size, 2 * size - 2, 2 * size);
  if (point.value === undefined || point.margin === undefined) return [mark];
  const { top, bottom } = marginEnds(canvas, point.value, point.margin);
  return [mark, boxAt(x - 6, top, 12, bottom - top)];
}

function paintPoint(canvas: PlotCanvas, point: PlotPoint, size: number, isSelected: boolean, isCrowded: boolean): void {
  const { context, palette } = canvas;
  const [x, y] = positionOf(canvas, point);
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

export function paintOutline(
  context: CanvasRenderingContext2D,
  status: Status,
  palette: Palette,
  pixelSize: number,
  isCrowded: boolean,
): void {
  const outline = marks[status];
  context.lineJoin = 'round';
  // An outline separates a mark from the line. On crowded marks the outlines would hide the line.
  if (!isCrowded) {
    context.strokeStyle = palette.surface;
    context.lineWidth = 4 * pixelSize;
    context.stroke(outline);
  }
  if (status === 'noLight' || status === 'noScore') {
    context.fillStyle = palette.surface;
    context.fill(outline);
    context.strokeStyle = palette.status[status];
    context.lineWidth = 2 * pixelSize;
    context.setLineDash([3.2, 2.4]);
    context.stroke(outline);
    return;
  }
  context.fillStyle = palette.status[status];
  context.fill(outline);
  if (status !== 'ok' && !isCrowded) paintExclamation(context, palette);
}

function paintExclamation(context: CanvasRenderingContext2D, palette: Palette): void {
  context.strokeStyle = context.fillStyle = palette.surface;
  context.lineWidth = 2;
  context.lineCap = 'round';
  context.stroke(exclamation.stroke);
  context.fill(exclamation.dot);
}

function paintMargin(canvas: PlotCanvas, { time, value, margin }: PlotPoint): void {
  if (value === undefined || margin === undefined) return;
  const { x, palette } = canvas;
  const { top, bottom } = marginEnds(canvas, value, margin);
  paintLine(canvas, [x(time), top], [x(time), bottom], palette.inkMuted, [], 1.5);
  for (const end of [top, bottom]) paintLine(canvas, [x(time) - 5, end], [x(time) + 5, end], palette.inkMuted, [], 1.5);
}

/** The ends of an uncertainty bar in px, limited to the scale. */
function marginEnds(
  { y, area }: PlotCanvas,
  value: number,
  margin: number,
): { readonly top: number; readonly bottom: number } {
  const ends = [y(value + margin), y(value - margin)];
  return { top: Math.max(area.top, Math.min(...ends)), bottom: Math.min(area.bottom, Math.max(...ends)) };
}
