import { boxAt, freeBox, leastOverlapping, type Box } from './boxes.js';
import { paintText, setFont, truncate } from './paint-text.js';
import { markBoxes, markSize, positionOf, widthPerPoint, type PlotCanvas } from './paint.js';
import type { Plot, PlotLine, PlotPoint } from './plot.js';

/** The boxes that labels must not, or should not, cover. */
interface LabelLayout {
  readonly occupied: Box[];
  /** The line through the points. Only the newest score and the line names may cross it. */
  readonly line: readonly Box[];
  /** The lines of cut-offs, groups and events. Labels cross them only if nothing else fits. */
  readonly avoided: readonly Box[];
}

export function paintLabels(canvas: PlotCanvas, plot: Plot): void {
  const size = markSize(canvas, plot);
  const layout: LabelLayout = {
    occupied: plot.points.flatMap((point) => markBoxes(canvas, point, size)),
    line: lineBoxes(canvas, plot.points),
    avoided: avoidedBoxes(canvas, plot),
  };
  // The newest score gets its label first, because it matters most. On a crowded plot it is the only one.
  // Several lines have their labels beside the plot.
  const [newest, ...earlier] = plot.isNamed ? [] : plot.points.toReversed();
  if (newest) paintPointLabel(canvas, newest, size, layout, true);
  for (const line of plot.thresholds) paintLineLabel(canvas, line, plot.isInverted, layout);
  for (const line of plot.references) paintLineLabel(canvas, line, plot.isInverted, layout);
  if (widthPerPoint(canvas, plot) >= canvas.palette.em) {
    for (const point of earlier) paintPointLabel(canvas, point, size, layout, false);
  }
  if (plot.lowest) paintLowestLabel(canvas, plot.lowest, plot.isInverted, layout);
}

function lineBoxes(canvas: PlotCanvas, points: readonly PlotPoint[]): Box[] {
  const lastOfSeries = new Map<number, PlotPoint>();
  return points.flatMap((point) => {
    const previous = lastOfSeries.get(point.series);
    lastOfSeries.set(point.series, point);
    if (!previous || !point.isJoined || previous.value === undefined || point.value === undefined) return [];
    const [[x1, y1], [x2, y2]] = [positionOf(canvas, previous), positionOf(canvas, point)];
    const steps = Math.max(1, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / 8));
    return Array.from({ length: steps }, (_, step) => {
      const [x, y] = [x1 + ((x2 - x1) * step) / steps, y1 + ((y2 - y1) * step) / steps];
      return { left: x - 2, right: x + 2, top: y - 2, bottom: y + 2 };
    });
  });
}

function avoidedBoxes({ x, y, area }: PlotCanvas, { thresholds, references, events }: Plot): Box[] {
  const { left, top, right, bottom } = area;
  return [
    ...[...thresholds, ...references].map(({ at }) => boxAt(left, y(at) - 0.5, right - left, 1)),
    ...events.map(({ time }) => boxAt(x(time) - 1, top, 2, bottom - top)),
  ];
}

function paintPointLabel(
  canvas: PlotCanvas,
  point: PlotPoint,
  size: number,
  layout: LabelLayout,
  isNewest: boolean,
): void {
  if (point.value === undefined) return;
  const height = setFont(canvas, 600);
  const width = canvas.context.measureText(point.label).width;
  const [x, y] = positionOf(canvas, point);
  const gap = size + 4;
  const ownBoxes = markBoxes(canvas, point, size);
  const below = Math.max(...ownBoxes.map(({ bottom }) => bottom)) + 4;
  const above = Math.min(...ownBoxes.map(({ top }) => top)) - 4 - height;
  const middle = y - height / 2;
  const candidates = [
    { left: x - width / 2, top: below },
    { left: x - width / 2, top: above },
    { left: x - size, top: below },
    { left: x + size - width, top: above },
    { left: x + gap, top: middle },
    { left: x - gap - width, top: middle },
  ].map(({ left, top }) =>
    boxAt(Math.min(Math.max(left, canvas.area.left + 2), canvas.area.right - width), top, width, height),
  );
  const { occupied, line, avoided } = layout;
  // The newest score always gets a label, even if the label covers something else.
  const fallback = isNewest
    ? (freeBox(candidates, occupied, canvas.area) ?? freeBox(candidates, [], canvas.area))
    : undefined;
  const box = freeBox(candidates, [...occupied, ...line], canvas.area, avoided) ?? fallback;
  if (!box) return;
  occupied.push(box);
  paintText(canvas, point.label, box, canvas.palette.ink);
}

function paintLineLabel(
  canvas: PlotCanvas,
  { at, label, shortLabel }: PlotLine,
  isInverted: boolean,
  layout: LabelLayout,
): void {
  const height = setFont(canvas, 400);
  const { area, palette } = canvas;
  const maxWidth = area.right - area.left - 8;
  const isWide = canvas.context.measureText(label).width > maxWidth;
  const text = truncate(canvas, isWide && shortLabel ? shortLabel : label, maxWidth);
  const width = canvas.context.measureText(text).width;
  const [first, last] = [area.left + 4, area.right - 4 - width];
  const between = Array.from(
    { length: Math.max(0, Math.floor((last - first) / 12)) },
    (_, index) => first + index * 12,
  );
  const lefts = [first, last, ...between];
  // The label goes on the side of the band that begins at this line.
  const y = canvas.y(at);
  const tops = isInverted ? [y + 1, y - height] : [y - height, y + 1];
  const candidates = tops.flatMap((top) => lefts.map((left) => boxAt(left, top, width, height)));
  const { occupied, line, avoided } = layout;
  const otherAvoided = avoided.filter((box) => Math.abs((box.top + box.bottom) / 2 - y) > 1);
  // A line without a name has no meaning, so its label may cover something else.
  const box =
    freeBox(candidates, [...occupied, ...line, ...otherAvoided], area) ??
    freeBox(candidates, [...occupied, ...line], area) ??
    leastOverlapping(candidates, occupied);
  if (!box) return;
  occupied.push(box);
  paintText(canvas, text, box, palette.inkMuted);
}

function paintLowestLabel(canvas: PlotCanvas, { at, label }: PlotLine, isInverted: boolean, layout: LabelLayout): void {
  const height = setFont(canvas, 400);
  const { area } = canvas;
  const width = canvas.context.measureText(label).width;
  const top = isInverted ? canvas.y(at) - 1 - height : canvas.y(at) + 1;
  const candidates = [area.left + 4, area.right - 4 - width].map((left) => boxAt(left, top, width, height));
  const box = freeBox(candidates, [...layout.occupied, ...layout.line], area);
  if (box) paintText(canvas, label, box, canvas.palette.inkMuted);
}
