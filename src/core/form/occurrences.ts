import type { ItemNode } from './form-item.js';
import type { ItemTree } from './tree.js';

/**
 * Finds the occurrence of a question that a condition refers to: the nearest on the ancestor, then the preceding, then
 * the following axis (FHIR, Questionnaire.item.enableWhen.question). Valid for one state of the tree only.
 */
export class Occurrences {
  readonly #sorted = new Map<string, readonly ItemNode[]>();
  #isNumbered = false;

  constructor(readonly tree: ItemTree) {}

  nearest(from: ItemNode, linkId: string): ItemNode | undefined {
    const occurrences = this.tree.occurrencesOf(linkId);
    if (occurrences.size <= 1) return occurrences.values().next().value;
    // An item that refers to itself means this occurrence.
    for (let node: ItemNode | undefined = from; node; node = node.parent) {
      if (node.item.linkId === linkId) return node;
    }
    const sorted = this.#sort(linkId, occurrences);
    const following = firstAfter(sorted, from.order);
    return sorted[following - 1] ?? sorted[following];
  }

  #sort(linkId: string, occurrences: ReadonlySet<ItemNode>): readonly ItemNode[] {
    if (!this.#isNumbered) {
      let order = 0;
      for (const node of this.tree.nodes()) node.order = order++;
      this.#isNumbered = true;
    }
    let sorted = this.#sorted.get(linkId);
    if (!sorted) this.#sorted.set(linkId, (sorted = [...occurrences].toSorted((a, b) => a.order - b.order)));
    return sorted;
  }
}

/** Returns the index of the first node after a position in document order, by binary search. */
function firstAfter(sorted: readonly ItemNode[], order: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.order ?? 0) > order) high = middle;
    else low = middle + 1;
  }
  return low;
}
