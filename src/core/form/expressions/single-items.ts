import type { QuestionnaireItem, Questionnaire } from '../../model/questionnaire.js';

/** A path into the response that finds the item of one linkId, and nothing else. */
export interface SingleItem {
  /** The name that stands in the expression for the path. */
  readonly name: string;
  readonly linkId: string;
  /** The path as its author wrote it. */
  readonly path: string;
}

/** An expression with names in place of its paths to single items. */
export interface WithoutPaths {
  readonly expression: string;
  readonly items: readonly SingleItem[];
}

const way = String.raw`(?:\s*\.\s*(?:item\b|descendants\(\)|repeat\(\s*item\s*\)))+`;
const pick = String.raw`\s*\.\s*where\(\s*linkId\s*=\s*'((?:[^'\\])*)'\s*\)`;
const token = new RegExp(String.raw`(?<path>%resource(?:${way}${pick})+)|'(?:[^'\\]|\\.)*'`, 'g');
const part = new RegExp(`(${way})${pick}`, 'g');

/** Finds where an item is in its questionnaire. */
export type Parents = ReadonlyMap<string, QuestionnaireItem | undefined>;

/** The item above each item; `undefined` for those at the top. */
export function parentsIn({ items }: Questionnaire): Parents {
  const parents = new Map<string, QuestionnaireItem | undefined>();
  const waiting: (readonly [QuestionnaireItem, QuestionnaireItem | undefined])[] = items.map((item) => [
    item,
    undefined,
  ]);
  for (const [item, parent] of waiting) {
    parents.set(item.linkId, parent);
    for (const child of item.items ?? []) waiting.push([child, item]);
  }
  return parents;
}

/**
 * Takes paths such as `%resource.item.where(linkId='a')` out of an expression. The engine would look at every item of the
 * response for each of them, so that a chain of calculations would take time by the square of its length.
 */
export function withoutPaths(expression: string, parents: Parents): WithoutPaths {
  const items: SingleItem[] = [];
  // Other quotes and comments could hide anything; `weight()` looks for its option from the response downwards.
  if (/[`"]|\/\/|\/\*|\b(?:weight|ordinal)\s*\(/.test(expression)) return { expression, items };
  const short = expression.replace(token, (whole: string, ...found: unknown[]) => {
    const { path } = found.at(-1) as { readonly path?: string };
    const linkId = path && foundBy(path, parents);
    if (linkId === undefined) return whole;
    const name = `singleItem${items.length}`;
    items.push({ name, linkId, path: whole });
    return `%${name}`;
  });
  return { expression: short, items };
}

/** The linkId that a path ends at, if it leads there for certain. */
function foundBy(path: string, parents: Parents): string | undefined {
  let from: string | undefined;
  for (const [, steps = '', linkId = ''] of path.matchAll(part)) {
    if (!parents.has(linkId) || !leads(steps, from, linkId, parents)) return undefined;
    from = linkId;
  }
  return from;
}

/** Whether steps lead from an item (or the response) to one below it. */
function leads(steps: string, from: string | undefined, to: string, parents: Parents): boolean {
  const names = Array.from(steps.matchAll(/item\b(?!\s*\))|descendants|repeat/g), ([name]) => name);
  const above: QuestionnaireItem[] = [];
  for (let parent = parents.get(to); parent && parent.linkId !== from; parent = parents.get(parent.linkId)) {
    above.push(parent);
  }
  const top = above.at(-1)?.linkId ?? to;
  if (parents.get(top)?.linkId !== from) return false;
  if (names.length === 1 && names[0] === 'descendants') return true;
  // By `item` alone nothing is found that is below an answer.
  const start = from === undefined ? undefined : parents.get(top);
  if ([...above, start].some((item) => item && item.type !== 'group')) return false;
  if (names.length === 1 && names[0] === 'repeat') return true;
  return names.every((name) => name === 'item') && names.length === above.length + 1;
}
