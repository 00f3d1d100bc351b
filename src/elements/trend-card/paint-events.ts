import { paintLine, type PlotCanvas } from './paint.js';
import { paintText, setFont } from './paint-text.js';
import { boxAt, type Box } from './boxes.js';
import type { Plot } from './plot.js';

/** Events that share one mark because their numbers would touch. */
interface EventGroup {
  readonly first: number;
  readonly last: number;
  readonly middle: number;
  readonly width: number;
}

/**
 * Paints the events above the plot, each at the end of its line: names if all of them fit, otherwise numbers.
 * Returns true for numbers, which a list must explain.
 */
export function paintEvents(canvas: PlotCanvas, { events }: Plot): boolean {
  if (events.length === 0) return false;
  const height = setFont(canvas, 600);
  const lane = { top: canvas.area.top - canvas.palette.em * 0.25 - height, height };
  const names = nameBoxes(canvas, events, lane);
  for (const { time } of events) {
    const end = names ? lane.top : lane.top + height;
    paintLine(canvas, [canvas.x(time), end], [canvas.x(time), canvas.area.top], canvas.palette.inkMuted, []);
  }
  if (names) events.forEach(({ label }, index) => paintText(canvas, label, names[index] as Box, canvas.palette.ink));
  else for (const group of groupEvents(canvas, events)) paintGroup(canvas, group, lane);
  return !names;
}

interface Lane {
  readonly top: number;
  readonly height: number;
}

/** A box for each name, right or left of its line. Undefined if one of the names does not fit. */
function nameBoxes(canvas: PlotCanvas, events: Plot['events'], { top, height }: Lane): Box[] | undefined {
  const { area, context, x } = canvas;
  const boxes: Box[] = [];
  for (const [index, { time, label }] of events.entries()) {
    const width = context.measureText(label).width;
    const [previousEnd, line, next] = [boxes.at(-1)?.right ?? area.left, x(time), events[index + 1]];
    const end = next ? x(next.time) : area.right;
    const left = [line + 5, line - 5 - width].find(
      (start) => start >= previousEnd && start + width <= (start > line ? end - 5 : area.right),
    );
    if (left === undefined || (index > 0 && left < x(events[index - 1]?.time ?? 0))) return undefined;
    boxes.push(boxAt(left, top, width, height));
  }
  return boxes;
}

function groupEvents(canvas: PlotCanvas, events: Plot['events']): EventGroup[] {
  const groups: EventGroup[] = [];
  events.forEach(({ time }, index) => {
    let group = eventGroup(canvas, index, index, canvas.x(time));
    for (let before = groups.at(-1); before && touches(before, group); before = groups.at(-1)) {
      groups.pop();
      group = eventGroup(
        canvas,
        before.first,
        group.last,
        (canvas.x(events[before.first]?.time ?? 0) + canvas.x(time)) / 2,
      );
    }
    groups.push(group);
  });
  return groups;
}

function eventGroup(canvas: PlotCanvas, first: number, last: number, middle: number): EventGroup {
  const width = canvas.context.measureText(numberRange(first, last)).width;
  return { first, last, middle, width: Math.max(width + canvas.palette.em * 0.6, canvas.palette.em * 1.2) };
}

function touches(a: EventGroup, b: EventGroup): boolean {
  return b.middle - b.width / 2 < a.middle + a.width / 2 + 2;
}

function numberRange(first: number, last: number): string {
  return first === last ? `${first + 1}` : `${first + 1}–${last + 1}`;
}

function paintGroup(canvas: PlotCanvas, { first, last, middle, width }: EventGroup, { top, height }: Lane): void {
  const { context, palette } = canvas;
  const text = numberRange(first, last);
  context.fillStyle = palette.ink;
  context.beginPath();
  context.roundRect(middle - width / 2, top, width, height, height / 2);
  context.fill();
  context.fillStyle = palette.surface;
  context.fillText(text, middle - context.measureText(text).width / 2, top + height / 2);
}
