import { paintLine, paintOutline, positionOf, markSize, type PlotCanvas } from './paint.js';
import { boxAt, type Box } from './boxes.js';
import { paintText, setFont, truncate } from './paint-text.js';
import type { Plot, PlotEnd, PlotPoint, PlotSeries } from './plot.js';

// Draws the lines of several respondents: each has its own shape, dash and name, so that no line depends on its color.

/** The dash of the line of each position, in px. */
const dashes: readonly (readonly number[])[] = [[], [7, 4], [2, 4], [10, 4, 2, 4]];

/** The shapes, centered on 0,0. Each fits around the one before it, so that equal scores stay visible. */
const shapes: readonly Path2D[] = [
  new Path2D('M5 0A5 5 0 1 1 -5 0A5 5 0 1 1 5 0Z'),
  new Path2D('M-6.5 -6.5H6.5V6.5H-6.5Z'),
  new Path2D('M0 -10.5L10.5 0L0 10.5L-10.5 0Z'),
  new Path2D('M-13 -9H13L0 14Z'),
];

export function dashOf({ style }: PlotSeries): number[] {
  return [...(dashes[style] ?? [])];
}

/** Paints the points of all lines, the largest shape first. A ring marks a score of concern, whose word is in the notes. */
export function paintSeriesPoints(canvas: PlotCanvas, plot: Plot, selected: number | undefined): void {
  const size = Math.min(markSize(canvas, plot) * plot.series.length, canvas.palette.em * 0.5);
  const numbered = plot.points.map((point, index) => ({ point, index }));
  const styleOf = ({ series }: PlotPoint) => plot.series[series]?.style ?? 0;
  for (const { point, index } of numbered.toSorted((a, b) => styleOf(b.point) - styleOf(a.point))) {
    paintSeriesPoint(canvas, point, styleOf(point), size, index === selected);
  }
}

function paintSeriesPoint(
  canvas: PlotCanvas,
  point: PlotPoint,
  style: number,
  size: number,
  isSelected: boolean,
): void {
  const { context, palette } = canvas;
  const [x, y] = positionOf(canvas, point);
  context.save();
  context.translate(x, y);
  const paintRing = (radius: number, width: number, color: string) => {
    context.strokeStyle = color;
    context.lineWidth = width;
    context.beginPath();
    context.arc(0, 0, radius, 0, 2 * Math.PI);
    context.stroke();
  };
  if (isSelected) paintRing(size * 2 + 4, 3, palette.accent);
  if (point.status === 'concern') paintRing(size * 1.5 + 2, 2, palette.status.concern);
  context.scale(size / 8, size / 8);
  if (point.status === 'noScore') {
    paintOutline(context, 'noScore', palette, 8 / size, false);
  } else {
    const shape = shapes[style] ?? shapes[0]!;
    context.lineJoin = 'round';
    context.lineWidth = (2 * 8) / size;
    context.strokeStyle = palette.ink;
    context.fillStyle = style === 0 ? palette.ink : palette.surface;
    // Only the smallest shapes are filled: a larger one would hide the others.
    if (style < 2) context.fill(shape);
    context.stroke(shape);
  }
  context.restore();
}

const iconWidth = 1.25;
const leaderWidth = 1;

/** Returns the width in px that the names beside the plot need, at most 48 % of the chart. */
export function endLabelWidth(canvas: Pick<PlotCanvas, 'context' | 'palette'>, plot: Plot, chartWidth: number): number {
  if (!plot.isNamed) return 0;
  const { em } = canvas.palette;
  const widths = plot.series.flatMap(({ end, name }) => [
    measure(canvas, `${name} ${end?.score ?? ''}`, 600),
    measure(canvas, end?.detail ?? '', 400) + (hasIcon(end) ? em * iconWidth : 0),
  ]);
  return Math.min(Math.max(...widths) + em * (leaderWidth + 0.25), chartWidth * 0.48);
}

function measure(canvas: Pick<PlotCanvas, 'context' | 'palette'>, text: string, weight: 400 | 600): number {
  setFont(canvas, weight);
  return canvas.context.measureText(text).width;
}

function hasIcon(end: PlotEnd | undefined): boolean {
  return end !== undefined && end.status !== 'noLight' && end.status !== 'noScore';
}

interface PlacedEnd {
  readonly name: string;
  readonly end: PlotEnd;
  readonly y: number;
  readonly height: number;
  top: number;
}

/** Paints the name, score and word of each line beside the plot, joined to its newest point by a thin line. */
export function paintEndLabels(canvas: PlotCanvas, plot: Plot, chartWidth: number): void {
  const { context, palette, area, x, y } = canvas;
  const left = area.right + palette.em * leaderWidth;
  const maxWidth = chartWidth - left;
  for (const { name, end, top, height, y: pointY } of placeEnds(canvas, plot, y)) {
    const lineHeight = setFont(canvas, 600);
    const middle = top + lineHeight / 2;
    paintLine(canvas, [x(end.time) + palette.em * 0.6, pointY], [area.right, pointY], palette.line, []);
    paintLine(canvas, [area.right, pointY], [left - 3, middle], palette.inkMuted, []);
    // Only the name is truncated: a score that lost a digit would be another score.
    const score = ` ${end.score}`;
    const label = truncate(canvas, name, maxWidth - context.measureText(score).width) + score;
    paintText(canvas, label, boxAt(left, top, maxWidth, lineHeight), palette.ink);
    if (!end.detail) continue;
    setFont(canvas, 400);
    const iconSpace = hasIcon(end) ? palette.em * iconWidth : 0;
    const second: Box = { left: left + iconSpace, right: left + maxWidth, top: top + lineHeight, bottom: top + height };
    paintText(canvas, truncate(canvas, end.detail, maxWidth - iconSpace), second, palette.inkMuted);
    if (!hasIcon(end)) continue;
    context.save();
    context.translate(left + palette.em * 0.5, (second.top + second.bottom) / 2);
    context.scale(palette.em / 20, palette.em / 20);
    paintOutline(context, end.status, palette, 20 / palette.em, false);
    context.restore();
  }
}

/** Places the labels near their newest points, below each other without overlap, inside the height of the plot. */
function placeEnds(canvas: PlotCanvas, { series }: Plot, y: PlotCanvas['y']): PlacedEnd[] {
  const lineHeight = setFont(canvas, 600);
  const ends = series
    .flatMap(({ name, end }) => (end ? [{ name, end }] : []))
    .toSorted((a, b) => y(a.end.value) - y(b.end.value));
  const placed = ends.map(({ name, end }): PlacedEnd => {
    const height = end.detail ? lineHeight * 2 : lineHeight;
    return { name, end, y: y(end.value), height, top: y(end.value) - height / 2 };
  });
  let lowest = canvas.area.top - lineHeight / 2;
  for (const label of placed) {
    label.top = Math.max(label.top, lowest);
    lowest = label.top + label.height + 2;
  }
  let highest = canvas.area.bottom + lineHeight;
  for (const label of placed.toReversed()) {
    label.top = Math.min(label.top, highest - label.height);
    highest = label.top - 2;
  }
  return placed;
}

/** Paints the name of the respondent beside each mark of a measurement without a score. */
export function paintNoScoreNames(canvas: PlotCanvas, { points, series }: Plot): void {
  const height = setFont(canvas, 400);
  const { area, palette } = canvas;
  let end = area.left;
  for (const point of points.filter(({ value }) => value === undefined)) {
    const [x, y] = positionOf(canvas, point);
    const name = series[point.series]?.name ?? '';
    const width = canvas.context.measureText(name).width;
    const left = [x + palette.em * 0.7, x - palette.em * 0.7 - width].find(
      (start) => start >= end && start + width <= area.right + palette.em,
    );
    end = Math.max(end, x + palette.em * 0.7);
    if (left === undefined) continue;
    paintText(canvas, name, boxAt(left, y - height / 2, width, height), palette.inkMuted);
    end = Math.max(end, left + width);
  }
}
