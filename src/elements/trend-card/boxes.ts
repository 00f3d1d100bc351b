/** A place on the canvas, in px. */
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
 * The first of the places, best first, that is inside the area and lies on nothing that is there already: neither on
 * what is `taken`, nor, if that can be, on what is better left `open`.
 */
export function freeBox(
  places: readonly Box[],
  taken: readonly Box[],
  area: Box,
  open: readonly Box[] = [],
): Box | undefined {
  const free = places.filter((place) => isInside(place, area) && !taken.some((box) => overlaps(place, box)));
  return free.find((place) => !open.some((box) => overlaps(place, box))) ?? free[0];
}

/** The place that hides the least of what is there already. */
export function leastCovering(places: readonly Box[], taken: readonly Box[]): Box | undefined {
  const covered = (place: Box) => taken.reduce((sum, box) => sum + sharedArea(place, box), 0);
  return places.toSorted((a, b) => covered(a) - covered(b))[0];
}

function sharedArea(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return Math.max(0, width) * Math.max(0, height);
}

function isInside(box: Box, area: Box): boolean {
  return box.left >= area.left && box.right <= area.right + 6 && box.top >= area.top - 2 && box.bottom <= area.bottom;
}
