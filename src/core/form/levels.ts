import { itemsOf, type Questionnaire } from '../model/questionnaire.js';

/**
 * The evaluation order of enablement: an item has a higher level than its parent and the items in its conditions. Items
 * whose conditions depend on each other (`loop`) share a level.
 */
export interface Levels {
  readonly levelOf: ReadonlyMap<string, number>;
  readonly loop: ReadonlySet<string>;
}

interface LevelNode {
  readonly before: string[];
  readonly after: string[];
  /** Number of items in `before` without a level. */
  waiting: number;
}

export function levelsOf(questionnaire: Questionnaire): Levels {
  const nodes = levelNodesOf(questionnaire);
  const levelOf = new Map<string, number>();
  const ready = [...nodes].flatMap(([linkId, node]) => (node.waiting === 0 ? [linkId] : []));
  for (const linkId of ready) levelOf.set(linkId, 0);
  assignLevels(ready, nodes, levelOf);

  const loop = loopOf(nodes, levelOf);
  const loopLevel = 1 + [...levelOf.values()].reduce((highest, level) => Math.max(highest, level), -1);
  for (const linkId of loop) levelOf.set(linkId, loopLevel);
  assignLevels([...loop], nodes, levelOf, loop);
  return { levelOf, loop };
}

function levelNodesOf(questionnaire: Questionnaire): Map<string, LevelNode> {
  const nodes = new Map<string, LevelNode>();
  for (const { linkId } of itemsOf(questionnaire)) nodes.set(linkId, { before: [], after: [], waiting: 0 });
  const join = (before: string, after: string) => {
    const [first, second] = [nodes.get(before), nodes.get(after)];
    if (!first || !second) return;
    first.after.push(after);
    second.before.push(before);
    second.waiting++;
  };
  for (const item of itemsOf(questionnaire)) {
    for (const child of item.items ?? []) join(item.linkId, child.linkId);
    for (const { question } of item.enableWhen ?? []) join(question, item.linkId);
  }
  return nodes;
}

/** Assigns a level to the items after `ready`, as soon as everything before them has one. */
function assignLevels(
  ready: string[],
  nodes: ReadonlyMap<string, LevelNode>,
  levelOf: Map<string, number>,
  done: ReadonlySet<string> = new Set(),
): void {
  const reached = new Map<string, number>();
  // The list grows during iteration.
  for (const linkId of ready) {
    const level = levelOf.get(linkId) ?? 0;
    for (const after of nodes.get(linkId)?.after ?? []) {
      const node = nodes.get(after);
      if (!node || done.has(after)) continue;
      reached.set(after, Math.max(reached.get(after) ?? 0, level + 1));
      if (--node.waiting > 0) continue;
      levelOf.set(after, reached.get(after) ?? 0);
      ready.push(after);
    }
  }
}

/** Returns the items without a level that are in a loop or between loops, without those that only follow one. */
function loopOf(nodes: ReadonlyMap<string, LevelNode>, levelOf: ReadonlyMap<string, number>): Set<string> {
  const loop = new Set([...nodes.keys()].filter((linkId) => !levelOf.has(linkId)));
  const remaining = new Map([...loop].map((linkId) => [linkId, nodes.get(linkId)?.after.length ?? 0]));
  const ends = [...loop].filter((linkId) => remaining.get(linkId) === 0);
  // The list grows during iteration.
  for (const linkId of ends) {
    loop.delete(linkId);
    for (const before of nodes.get(linkId)?.before ?? []) {
      const count = (remaining.get(before) ?? 0) - 1;
      remaining.set(before, count);
      if (count === 0 && loop.has(before)) ends.push(before);
    }
  }
  return loop;
}
