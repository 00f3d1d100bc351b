import { itemsOf, type Questionnaire } from '../model/questionnaire.js';

/**
 * The order in which to work out which items are enabled: an item comes after its parent and after the items that its
 * conditions ask for. Items whose conditions depend on each other (`loop`) share one level.
 */
export interface Levels {
  readonly levelOf: ReadonlyMap<string, number>;
  readonly loop: ReadonlySet<string>;
}

interface Place {
  readonly before: string[];
  readonly after: string[];
  /** How many in `before` have no level yet. */
  waiting: number;
}

export function levelsOf(questionnaire: Questionnaire): Levels {
  const places = placesOf(questionnaire);
  const levelOf = new Map<string, number>();
  const ready = [...places].flatMap(([linkId, place]) => (place.waiting === 0 ? [linkId] : []));
  for (const linkId of ready) levelOf.set(linkId, 0);
  spread(ready, places, levelOf);

  const loop = loopOf(places, levelOf);
  const loopLevel = 1 + [...levelOf.values()].reduce((highest, level) => Math.max(highest, level), -1);
  for (const linkId of loop) levelOf.set(linkId, loopLevel);
  spread([...loop], places, levelOf, loop);
  return { levelOf, loop };
}

function placesOf(questionnaire: Questionnaire): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const { linkId } of itemsOf(questionnaire)) places.set(linkId, { before: [], after: [], waiting: 0 });
  const join = (before: string, after: string) => {
    const [first, second] = [places.get(before), places.get(after)];
    if (!first || !second) return;
    first.after.push(after);
    second.before.push(before);
    second.waiting++;
  };
  for (const item of itemsOf(questionnaire)) {
    for (const child of item.items ?? []) join(item.linkId, child.linkId);
    for (const { question } of item.enableWhen ?? []) join(question, item.linkId);
  }
  return places;
}

/** Gives a level to what comes after `ready`, as soon as everything before it has one. */
function spread(
  ready: string[],
  places: ReadonlyMap<string, Place>,
  levelOf: Map<string, number>,
  done: ReadonlySet<string> = new Set(),
): void {
  const reached = new Map<string, number>();
  // The list grows while it is walked.
  for (const linkId of ready) {
    const level = levelOf.get(linkId) ?? 0;
    for (const after of places.get(linkId)?.after ?? []) {
      const place = places.get(after);
      if (!place || done.has(after)) continue;
      reached.set(after, Math.max(reached.get(after) ?? 0, level + 1));
      if (--place.waiting > 0) continue;
      levelOf.set(after, reached.get(after) ?? 0);
      ready.push(after);
    }
  }
}

/** Of the items without a level, those that lie in a loop or between loops; the others only come after one. */
function loopOf(places: ReadonlyMap<string, Place>, levelOf: ReadonlyMap<string, number>): Set<string> {
  const loop = new Set([...places.keys()].filter((linkId) => !levelOf.has(linkId)));
  const left = new Map([...loop].map((linkId) => [linkId, places.get(linkId)?.after.length ?? 0]));
  const ends = [...loop].filter((linkId) => left.get(linkId) === 0);
  // The list grows while it is walked.
  for (const linkId of ends) {
    loop.delete(linkId);
    for (const before of places.get(linkId)?.before ?? []) {
      const count = (left.get(before) ?? 0) - 1;
      left.set(before, count);
      if (count === 0 && loop.has(before)) ends.push(before);
    }
  }
  return loop;
}
