import { outlines, type Status } from '../../internal/status.js';
import { freeBox, type Box } from './boxes.js';
import type { Palette } from './palette.js';
import type { Plot, PlotLine, PlotPoint } from './plot.js';

/** A canvas with the axes of a plot: where a time and a value lie on it. */
export interface Canvas {
  readonly context: CanvasRenderingContext2D;
  readonly palette: Palette;
  readonly area: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly x: (time: number) => number;
  readonly y: (value: number) => number;
}

/** What lies below the line: the bands, and the lines that a score is held against. */
export function paintGround(canvas: Canvas, plot: Plot): void {
  const { context, palette, area, x, y } = canvas;
  for (const { band, from, to } of plot.stretches) {
    context.globalAlpha = 0.4;
    context.fillStyle = palette.soft[band.light ?? 'noLight'];
    context.fillRect(area.left, y(to), area.right - area.left, y(from) - y(to));
    context.globalAlpha = 1;
  }
  for (const { at } of plot.thresholds)
    stroke(canvas, [area.left, y(at)], [area.right, y(at)], palette.controlLine, [2, 4]);
  for (const { at } of plot.references)
    stroke(canvas, [area.left, y(at)], [area.right, y(at)], palette.inkMuted, [10, 4]);
  for (const { time } of plot.events)
    stroke(canvas, [x(time), area.top], [x(time), area.bottom], palette.inkMuted, [3, 3]);
}

/** What lies on the line: the points by their status, what they say, and the names of the lines where there is room. */
export function paintMarks(canvas: Canvas, plot: Plot): void {
  const size = markSize(canvas, plot);
  for (const point of plot.points) paintMargin(canvas, point);
  plot.points.forEach((point, index) => paintPoint(canvas, point, size, index === plot.selected));

  const taken = [...plot.points.flatMap((point) => boxesOf(canvas, point, size)), ...lineBoxes(canvas, plot.points)];
  // The newest score first: it is the one to read when there is no room for all, and among a crowd the only one.
  const named = roomOf(canvas, plot) < canvas.palette.em ? plot.points.slice(-1) : plot.points;
  named.toReversed().forEach((point, index) => paintPointLabel(canvas, point, size, taken, index === 0));
  for (const line of plot.thresholds) paintLineLabel(canvas, line, taken);
  for (const line of plot.references) paintLineLabel(canvas, line, taken);
  for (const event of plot.events) paintEventLabel(canvas, event, taken);
  if (plot.lowest) paintLowestLabel(canvas, plot.lowest, taken);
}

function stroke(
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
function roomOf({ area }: Canvas, { points }: Plot): number {
  return (area.right - area.left) / Math.max(1, points.length);
}

/** Half the width of a mark: smaller where many points share the room. */
function markSize(canvas: Canvas, plot: Plot): number {
  return Math.max(3, Math.min(canvas.palette.em * 0.55, roomOf(canvas, plot) * 0.6));
}

/** A measurement without a score has no height: its mark is under the axis, where nobody takes it for a score. */
function placeOf({ x, y, area, palette }: Canvas, { time, value }: PlotPoint): readonly [number, number] {
  return [x(time), value === undefined ? area.bottom + palette.em * 0.75 : y(value)];
}

/** The room of a mark, and of its uncertainty bar. */
function boxesOf(canvas: Canvas, point: PlotPoint, size: number): Box[] {
  const [x, y] = placeOf(canvas, point);
  const mark = boxAt(x - size, y - size, 2 * size, 2 * size);
  if (point.value === undefined || point.margin === undefined) return [mark];
  const [top, bottom] = [canvas.y(point.value + point.margin), canvas.y(point.value - point.margin)];
  return [mark, boxAt(x - 6, top, 12, bottom - top)];
}

function paintPoint(canvas: Canvas, point: PlotPoint, size: number, selected: boolean): void {
  const { context, palette } = canvas;
  const [x, y] = placeOf(canvas, point);
  context.save();
  context.translate(x, y);
  if (selected) {
    context.strokeStyle = palette.accent;
    context.lineWidth = 3;
    context.beginPath();
    context.arc(0, 0, size + 5, 0, 2 * Math.PI);
    context.stroke();
  }
  context.scale(size / 8, size / 8);
  paintOutline(context, point.status, palette, 8 / size);
  context.restore();
}

function paintOutline(context: CanvasRenderingContext2D, status: Status, palette: Palette, pixel: number): void {
  const outline = new Path2D(outlines[status]);
  context.lineJoin = 'round';
  context.strokeStyle = palette.surface;
  context.lineWidth = 4 * pixel;
  context.stroke(outline);
  if (status === 'noLight' || status === 'noScore') {
    context.fillStyle = palette.surface;
    context.fill(outline);
    context.strokeStyle = palette.status[status];
    context.lineWidth = 2 * pixel;
    context.setLineDash([3.2, 2.4]);
    context.stroke(status === 'noScore' ? new Path2D(`${outlines.noScore}M-2.6 0H2.6`) : outline);
    return;
  }
  context.fillStyle = palette.status[status];
  context.fill(outline);
}

function paintMargin(canvas: Canvas, { time, value, margin }: PlotPoint): void {
  if (value === undefined || margin === undefined) return;
  const { x, y, area, palette } = canvas;
  const top = Math.max(area.top, y(value + margin));
  const bottom = Math.min(area.bottom, y(value - margin));
  stroke(canvas, [x(time), top], [x(time), bottom], palette.inkMuted, [], 1.5);
  for (const end of [top, bottom]) stroke(canvas, [x(time) - 5, end], [x(time) + 5, end], palette.inkMuted, [], 1.5);
}

/** The line between two points as small boxes, so that no label lies on it. */
function lineBoxes(canvas: Canvas, points: readonly PlotPoint[]): Box[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    if (!before || !point.joined || before.value === undefined || point.value === undefined) return [];
    const [[x1, y1], [x2, y2]] = [placeOf(canvas, before), placeOf(canvas, point)];
    const steps = Math.max(1, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / 8));
    return Array.from({ length: steps }, (_, step) => {
      const [x, y] = [x1 + ((x2 - x1) * step) / steps, y1 + ((y2 - y1) * step) / steps];
      return { left: x - 2, right: x + 2, top: y - 2, bottom: y + 2 };
    });
  });
}

type Weight = 400 | 600;

function useFont({ context, palette }: Canvas, weight: Weight): number {
  const size = palette.em * (weight === 600 ? 0.875 : 0.8125);
  context.font = `${weight} ${size}px ${palette.fontFamily}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  return size * 1.3;
}

/** Lines of text in a box, on a rim of the card's colour that keeps them apart from what is below them. */
function write({ context, palette }: Canvas, lines: readonly string[], box: Box, color: string): void {
  const lineHeight = (box.bottom - box.top) / lines.length;
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = palette.surface;
  context.fillStyle = color;
  lines.forEach((line, index) => {
    const middle = box.top + (index + 0.5) * lineHeight;
    context.strokeText(line, box.left, middle);
    context.fillText(line, box.left, middle);
  });
}

function paintPointLabel(canvas: Canvas, point: PlotPoint, size: number, taken: Box[], isNewest: boolean): void {
  if (point.value === undefined) return;
  const height = useFont(canvas, 600);
  const width = canvas.context.measureText(point.label).width;
  const [x, y] = placeOf(canvas, point);
  const gap = size + 4;
  const own = boxesOf(canvas, point, size);
  const below = Math.max(...own.map(({ bottom }) => bottom)) + 4;
  const above = Math.min(...own.map(({ top }) => top)) - 4 - height;
  const middle = y - height / 2;
  const places = [
    { left: x - width / 2, top: below },
    { left: x - width / 2, top: above },
    { left: x - size, top: below },
    { left: x + size - width, top: above },
    { left: x + gap, top: middle },
    { left: x - gap - width, top: middle },
  ].map(({ left, top }) =>
    boxAt(Math.min(Math.max(left, canvas.area.left + 2), canvas.area.right - width), top, width, height),
  );
  // The newest score is always named, also where it has to share its room.
  const box = freeBox(places, taken, canvas.area) ?? (isNewest ? freeBox(places, [], canvas.area) : undefined);
  if (!box) return;
  taken.push(box);
  write(canvas, [point.label], box, canvas.palette.ink);
}

function boxAt(left: number, top: number, width: number, height: number): Box {
  return { left, top, right: left + width, bottom: top + height };
}

function paintEventLabel(canvas: Canvas, { time, label }: Plot['events'][number], taken: Box[]): void {
  const lineHeight = useFont(canvas, 600);
  const { area, context } = canvas;
  const lines = linesOf(canvas, label, (area.right - area.left) * 0.45);
  const width = Math.max(...lines.map((line) => context.measureText(line).width));
  const x = canvas.x(time);
  const rows = Array.from({ length: Math.floor((area.bottom - area.top) / lineHeight) }, (_, row) => row);
  const places = rows.flatMap((row) =>
    [x + 6, x - 6 - width].map((left) => boxAt(left, area.top + row * lineHeight, width, lines.length * lineHeight)),
  );
  const box = freeBox(places, taken, area);
  if (!box) return;
  taken.push(box);
  write(canvas, lines, box, canvas.palette.ink);
}

function paintLineLabel(canvas: Canvas, { at, label }: PlotLine, taken: Box[]): void {
  const height = useFont(canvas, 400);
  const { area } = canvas;
  const text = shortened(canvas, label, area.right - area.left - 16);
  const width = canvas.context.measureText(text).width;
  const y = canvas.y(at);
  const lefts = [area.left + 8, area.right - 8 - width, (area.left + area.right - width) / 2];
  const places = [y - height, y + 1].flatMap((top) => lefts.map((left) => boxAt(left, top, width, height)));
  // A line without its name says nothing, so that the name is written even where it has to share its room.
  const box = freeBox(places, taken, area) ?? boxAt(area.left + 8, y - height, width, height);
  taken.push(box);
  write(canvas, [text], box, canvas.palette.inkMuted);
}

function paintLowestLabel(canvas: Canvas, { at, label }: PlotLine, taken: readonly Box[]): void {
  const height = useFont(canvas, 400);
  const { area } = canvas;
  const width = canvas.context.measureText(label).width;
  const places = [area.left + 8, area.right - 8 - width].map((left) => boxAt(left, canvas.y(at) + 1, width, height));
  const box = freeBox(places, taken, area);
  if (box) write(canvas, [label], box, canvas.palette.inkMuted);
}

/** The words of a text over lines that fit the room. */
function linesOf(canvas: Canvas, text: string, room: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = [lines.at(-1), word].filter(Boolean).join(' ');
    if (lines.length > 0 && canvas.context.measureText(longer).width <= room) lines[lines.length - 1] = longer;
    else lines.push(shortened(canvas, word, room));
  }
  return lines;
}

function shortened({ context }: Canvas, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text;
  const letters = [...text];
  while (letters.length > 1 && context.measureText(`${letters.join('')}…`).width > room) letters.pop();
  return `${letters.join('')}…`;
}
