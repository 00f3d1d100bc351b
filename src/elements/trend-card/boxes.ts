/** A place on the canvas, in px. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** The first of the places, best first, that is inside the area and lies on nothing that is there already. */
export function freeBox(places: readonly Box[], taken: readonly Box[], area: Box): Box | undefined {
  return places.find((place) => isInside(place, area) && !taken.some((box) => overlaps(place, box)));
}

function isInside(box: Box, area: Box): boolean {
  return box.left >= area.left && box.right <= area.right + 6 && box.top >= area.top - 2 && box.bottom <= area.bottom;
}
