import { stroke, type Canvas } from './paint.js';
import { useFont, write } from './paint-text.js';
import { boxAt, type Box } from './boxes.js';
import type { Plot } from './plot.js';

/** Events of which the numbers would touch: they share one mark. */
interface Group {
  readonly first: number;
  readonly last: number;
  readonly middle: number;
  readonly width: number;
}

/**
 * The events above the plot, each at the end of its own line: by name where all names have room beside their lines,
 * else by number. Returns whether they are numbers, which a list has to explain.
 */
export function paintEvents(canvas: Canvas, { events }: Plot): boolean {
  if (events.length === 0) return false;
  const height = useFont(canvas, 600);
  const lane = { top: canvas.area.top - canvas.palette.em * 0.25 - height, height };
  const names = nameBoxes(canvas, events, lane);
  for (const { time } of events) {
    const end = names ? lane.top : lane.top + height;
    stroke(canvas, [canvas.x(time), end], [canvas.x(time), canvas.area.top], canvas.palette.inkMuted, []);
  }
  if (names) events.forEach(({ label }, index) => write(canvas, label, names[index] as Box, canvas.palette.ink));
  else for (const group of groupsOf(canvas, events)) paintGroup(canvas, group, lane);
  return !names;
}

interface Lane {
  readonly top: number;
  readonly height: number;
}

/** A place for each name, to the right of its line or else to the left; undefined where not all have one. */
function nameBoxes(canvas: Canvas, events: Plot['events'], { top, height }: Lane): Box[] | undefined {
  const { area, context, x } = canvas;
  const boxes: Box[] = [];
  for (const [index, { time, label }] of events.entries()) {
    const width = context.measureText(label).width;
    const [before, line, next] = [boxes.at(-1)?.right ?? area.left, x(time), events[index + 1]];
    const end = next ? x(next.time) : area.right;
    const left = [line + 5, line - 5 - width].find(
      (start) => start >= before && start + width <= (start > line ? end - 5 : area.right),
    );
    if (left === undefined || (index > 0 && left < x(events[index - 1]?.time ?? 0))) return undefined;
    boxes.push(boxAt(left, top, width, height));
  }
  return boxes;
}

function groupsOf(canvas: Canvas, events: Plot['events']): Group[] {
  const groups: Group[] = [];
  events.forEach(({ time }, index) => {
    let group = groupAt(canvas, index, index, canvas.x(time));
    for (let before = groups.at(-1); before && touches(before, group); before = groups.at(-1)) {
      groups.pop();
      group = groupAt(
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

function groupAt(canvas: Canvas, first: number, last: number, middle: number): Group {
  const width = canvas.context.measureText(numbersOf(first, last)).width;
  return { first, last, middle, width: Math.max(width + canvas.palette.em * 0.6, canvas.palette.em * 1.2) };
}

function touches(a: Group, b: Group): boolean {
  return b.middle - b.width / 2 < a.middle + a.width / 2 + 2;
}

/** "1", or "1–3". */
function numbersOf(first: number, last: number): string {
  return first === last ? `${first + 1}` : `${first + 1}–${last + 1}`;
}

function paintGroup(canvas: Canvas, { first, last, middle, width }: Group, { top, height }: Lane): void {
  const { context, palette } = canvas;
  const text = numbersOf(first, last);
  context.fillStyle = palette.ink;
  context.beginPath();
  context.roundRect(middle - width / 2, top, width, height, height / 2);
  context.fill();
  context.fillStyle = palette.surface;
  context.fillText(text, middle - context.measureText(text).width / 2, top + height / 2);
}
