import type { QuestionnaireItem, Questionnaire } from '../../../model/questionnaire.js';

/** A path into the response that finds exactly the item of one linkId. */
export interface SingleItem {
  readonly name: string;
  readonly linkId: string;
  readonly path: string;
}

export interface WithoutPaths {
  readonly expression: string;
  readonly items: readonly SingleItem[];
}

const stepsSource = String.raw`(?:\s*\.\s*(?:item\b|descendants\(\)|repeat\(\s*item\s*\)))+`;
const filterSource = String.raw`\s*\.\s*where\(\s*linkId\s*=\s*'((?:[^'\\])*)'\s*\)`;
const token = new RegExp(String.raw`(?<path>%resource(?:${stepsSource}${filterSource})+)|'(?:[^'\\]|\\.)*'`, 'g');
const part = new RegExp(`(${stepsSource})${filterSource}`, 'g');

/** Parents of items by linkId; `undefined` for top-level items. */
export type Parents = ReadonlyMap<string, QuestionnaireItem | undefined>;

export function parentsIn({ items }: Questionnaire): Parents {
  const parents = new Map<string, QuestionnaireItem | undefined>();
  const queue: (readonly [QuestionnaireItem, QuestionnaireItem | undefined])[] = items.map((item) => [item, undefined]);
  for (const [item, parent] of queue) {
    parents.set(item.linkId, parent);
    for (const child of item.items ?? []) queue.push([child, item]);
  }
  return parents;
}

/**
 * Extracts paths such as `%resource.item.where(linkId='a')` from an expression. The engine would search the whole
 * response for each, so that a chain of calculations takes quadratic time.
 */
export function withoutPaths(expression: string, parents: Parents): WithoutPaths {
  const items: SingleItem[] = [];
  // Other quotes and comments could hide anything; `weight()` finds its option from the response downwards.
  if (/[`"]|\/\/|\/\*|\b(?:weight|ordinal)\s*\(/.test(expression)) return { expression, items };
  const shortened = expression.replace(token, (whole: string, ...found: unknown[]) => {
    const { path } = found.at(-1) as { readonly path?: string };
    const linkId = path && targetLinkId(path, parents);
    if (linkId === undefined) return whole;
    const name = `singleItem${items.length}`;
    items.push({ name, linkId, path: whole });
    return `%${name}`;
  });
  return { expression: shortened, items };
}

/** Returns the linkId at the end of a path, if it certainly leads there. */
function targetLinkId(path: string, parents: Parents): string | undefined {
  let from: string | undefined;
  for (const [, steps = '', linkId = ''] of path.matchAll(part)) {
    if (!parents.has(linkId) || !leadsTo(steps, from, linkId, parents)) return undefined;
    from = linkId;
  }
  return from;
}

function leadsTo(steps: string, from: string | undefined, to: string, parents: Parents): boolean {
  const names = Array.from(steps.matchAll(/item\b(?!\s*\))|descendants|repeat/g), ([name]) => name);
  const above: QuestionnaireItem[] = [];
  for (let parent = parents.get(to); parent && parent.linkId !== from; parent = parents.get(parent.linkId)) {
    above.push(parent);
  }
  const top = above.at(-1)?.linkId ?? to;
  if (parents.get(top)?.linkId !== from) return false;
  if (names.length === 1 && names[0] === 'descendants') return true;
  // `item` alone does not find items below an answer.
  const start = from === undefined ? undefined : parents.get(top);
  if ([...above, start].some((item) => item && item.type !== 'group')) return false;
  if (names.length === 1 && names[0] === 'repeat') return true;
  return names.every((name) => name === 'item') && names.length === above.length + 1;
}
