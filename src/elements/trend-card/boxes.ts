/** A rectangle on the canvas, in px. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export function boxAt(left: number, top: number, width: number, height: number): Box {
  return { left, top, right: left + width, bottom: top + height };
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/**
 * Returns the first candidate, best first, that lies inside the area and overlaps no occupied box; preferably one that
 * overlaps no avoided box either.
 */
export function freeBox(
  candidates: readonly Box[],
  occupied: readonly Box[],
  area: Box,
  avoided: readonly Box[] = [],
): Box | undefined {
  const free = candidates.filter((box) => isInside(box, area) && !occupied.some((other) => overlaps(box, other)));
  return free.find((box) => !avoided.some((other) => overlaps(box, other))) ?? free[0];
}

export function leastOverlapping(candidates: readonly Box[], occupied: readonly Box[]): Box | undefined {
  const hiddenArea = (box: Box) => occupied.reduce((sum, other) => sum + overlapArea(box, other), 0);
  return candidates.toSorted((a, b) => hiddenArea(a) - hiddenArea(b))[0];
}

function overlapArea(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return Math.max(0, width) * Math.max(0, height);
}

function isInside(box: Box, area: Box): boolean {
  return box.left >= area.left && box.right <= area.right + 6 && box.top >= area.top - 2 && box.bottom <= area.bottom;
}
