import { boxAt, freeBox, leastCovering, type Box } from './boxes.js';
import { shortened, useFont, write } from './paint-text.js';
import { boxesOf, markSize, placeOf, roomOf, type Canvas } from './paint.js';
import type { Plot, PlotLine, PlotPoint } from './plot.js';

/** What is on the canvas already. */
interface Room {
  /** Marks and labels, which no other label may touch. */
  readonly taken: Box[];
  /** The line through the points, which only a label that must be read may cross. */
  readonly line: readonly Box[];
  /** The lines of cut-offs, groups and events, which a label leaves alone where it can. */
  readonly open: readonly Box[];
}

/** The names of the lines and of the points, none over another. */
export function paintLabels(canvas: Canvas, plot: Plot): void {
  const size = markSize(canvas, plot);
  const room: Room = {
    taken: plot.points.flatMap((point) => boxesOf(canvas, point, size)),
    line: lineBoxes(canvas, plot.points),
    open: openBoxes(canvas, plot),
  };
  // The newest score first: it is the one to read when there is no room for all, and among a crowd the only one.
  const [newest, ...earlier] = plot.points.toReversed();
  if (newest) paintPointLabel(canvas, newest, size, room, true);
  for (const line of plot.thresholds) paintLineLabel(canvas, line, plot.isInverted, room);
  for (const line of plot.references) paintLineLabel(canvas, line, plot.isInverted, room);
  if (roomOf(canvas, plot) >= canvas.palette.em) {
    for (const point of earlier) paintPointLabel(canvas, point, size, room, false);
  }
  if (plot.lowest) paintLowestLabel(canvas, plot.lowest, plot.isInverted, room);
}

/** The line between two points as small boxes. */
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

function openBoxes({ x, y, area }: Canvas, { thresholds, references, events }: Plot): Box[] {
  const { left, top, right, bottom } = area;
  return [
    ...[...thresholds, ...references].map(({ at }) => boxAt(left, y(at) - 0.5, right - left, 1)),
    ...events.map(({ time }) => boxAt(x(time) - 1, top, 2, bottom - top)),
  ];
}

function paintPointLabel(canvas: Canvas, point: PlotPoint, size: number, room: Room, isNewest: boolean): void {
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
  const { taken, line, open } = room;
  // The newest score is always named, also where it has to share its room.
  const last = isNewest ? (freeBox(places, taken, canvas.area) ?? freeBox(places, [], canvas.area)) : undefined;
  const box = freeBox(places, [...taken, ...line], canvas.area, open) ?? last;
  if (!box) return;
  taken.push(box);
  write(canvas, point.label, box, canvas.palette.ink);
}

function paintLineLabel(canvas: Canvas, { at, label, short }: PlotLine, isInverted: boolean, room: Room): void {
  const height = useFont(canvas, 400);
  const { area, palette } = canvas;
  const most = area.right - area.left - 8;
  const isWide = canvas.context.measureText(label).width > most;
  const text = shortened(canvas, isWide && short ? short : label, most);
  const width = canvas.context.measureText(text).width;
  const [first, last] = [area.left + 4, area.right - 4 - width];
  const between = Array.from(
    { length: Math.max(0, Math.floor((last - first) / 12)) },
    (_, index) => first + index * 12,
  );
  const lefts = [first, last, ...between];
  // On the side of the band that begins at the line, close to it.
  const y = canvas.y(at);
  const tops = isInverted ? [y + 1, y - height] : [y - height, y + 1];
  const places = tops.flatMap((top) => lefts.map((left) => boxAt(left, top, width, height)));
  const { taken, line, open } = room;
  const others = open.filter((box) => Math.abs((box.top + box.bottom) / 2 - y) > 1);
  // A line without its name says nothing, so that the name is written even where it has to share its room.
  const box =
    freeBox(places, [...taken, ...line, ...others], area) ??
    freeBox(places, [...taken, ...line], area) ??
    leastCovering(places, taken);
  if (!box) return;
  taken.push(box);
  write(canvas, text, box, palette.inkMuted);
}

function paintLowestLabel(canvas: Canvas, { at, label }: PlotLine, isInverted: boolean, room: Room): void {
  const height = useFont(canvas, 400);
  const { area } = canvas;
  const width = canvas.context.measureText(label).width;
  const top = isInverted ? canvas.y(at) - 1 - height : canvas.y(at) + 1;
  const places = [area.left + 4, area.right - 4 - width].map((left) => boxAt(left, top, width, height));
  const box = freeBox(places, [...room.taken, ...room.line], area);
  if (box) write(canvas, label, box, canvas.palette.inkMuted);
}
