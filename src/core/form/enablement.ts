import { areConditionsMet } from './conditions.js';
import type { ItemNode } from './form-item.js';
import { Occurrences } from './occurrences.js';
import type { FormReport } from './validation-problem.js';
import type { ItemTree, TreeChanges } from './tree.js';

/** Maximum number of conditions to evaluate for a loop; a small loop gets one pass for each item and one more. */
const loopBudget = 100_000;
const fewestPasses = 8;

/**
 * Tracks which items are enabled and shown. A change is followed along dependent conditions and down the tree, level by
 * level (see `levelsOf`), so that every item is evaluated once, after everything it depends on.
 *
 * Items in a loop of conditions are evaluated together from a fixed start, so that the result depends only on the
 * answers.
 */
export class Enablement {
  readonly reports: FormReport[] = [];
  /** Occurrences with a condition on a linkId. */
  readonly #dependents = new Map<string, Set<ItemNode>>();
  #pending: (Set<ItemNode> | undefined)[] = [];
  #changed = new Set<ItemNode>();

  /**
   * Evaluates nothing before the first {@link update}.
   *
   * @param startsEnabled Start state of the items in a loop: disabled by default, so that an item that depends only on
   *   itself stays disabled. A finished response states which items were enabled.
   */
  constructor(
    readonly tree: ItemTree,
    readonly startsEnabled: (node: ItemNode) => boolean = () => false,
  ) {}

  /**
   * Applies new answers and added or removed items.
   *
   * @param answered Items whose answers changed.
   * @param judged Items whose `isExpressionMet` changed.
   * @returns Items whose `enabled` or `shown` changed, and added items.
   */
  update(answered: Iterable<ItemNode>, judged: Iterable<ItemNode> = []): Set<ItemNode> {
    this.#changed = new Set();
    this.#linkConditions(this.tree.collectChanges());
    for (const node of answered) this.#schedule(node.dependents);
    this.#schedule(judged);
    // The list grows during iteration, only at higher levels.
    for (let level = 0; level < this.#pending.length; level++) {
      const nodes = this.#pending[level];
      if (!nodes) continue;
      const [first] = nodes;
      if (first?.plan.isInLoop) this.#stabilizeLoop();
      else for (const node of nodes) this.#refresh(node);
    }
    this.#pending = [];
    return this.#changed;
  }

  /** Links the conditions of added items, and of items whose conditions may now refer to another occurrence. */
  #linkConditions({ added, removed, moved }: TreeChanges): void {
    if (added.length === 0 && removed.length === 0 && moved.length === 0) return;
    for (const node of removed) {
      for (const source of node.sources) source?.dependents.delete(node);
      for (const { question } of node.item.enableWhen ?? []) this.#dependents.get(question)?.delete(node);
    }
    const toLink = new Set<ItemNode>(moved);
    for (const node of added) {
      if (!node.item.enableWhen?.length) continue;
      toLink.add(node);
      for (const { question } of node.item.enableWhen) {
        const dependents = this.#dependents.get(question);
        if (dependents) dependents.add(node);
        else this.#dependents.set(question, new Set([node]));
      }
    }
    for (const linkId of new Set([...added, ...removed, ...moved].map(({ item }) => item.linkId))) {
      for (const dependent of this.#dependents.get(linkId) ?? []) toLink.add(dependent);
    }
    const occurrences = new Occurrences(this.tree);
    for (const node of toLink) this.#link(node, occurrences);
    this.#schedule(added);
    this.#schedule(moved);
    for (const node of added) this.#changed.add(node);
  }

  #link(node: ItemNode, occurrences: Occurrences): void {
    const sources = (node.item.enableWhen ?? []).map(({ question }) => occurrences.nearest(node, question));
    if (sources.every((source, index) => source === node.sources[index])) return;
    for (const source of node.sources) source?.dependents.delete(node);
    for (const source of sources) source?.dependents.add(node);
    node.sources = sources;
    this.#schedule([node]);
  }

  #schedule(nodes: Iterable<ItemNode>): void {
    for (const node of nodes) (this.#pending[node.plan.level] ??= new Set()).add(node);
  }

  #refresh(node: ItemNode): void {
    const { enabled } = node;
    if (!this.#evaluate(node)) return;
    this.#changed.add(node);
    this.#schedule(node.items);
    if (node.enabled !== enabled) this.#schedule(node.dependents);
  }

  /** Returns true if something changed. */
  #evaluate(node: ItemNode): boolean {
    const { parent, item } = node;
    const isMet = areConditionsMet(node);
    const enabled = isMet && (parent?.enabled ?? true);
    const isDrawn = isMet || item.disabledDisplay === 'protected';
    const shown = isDrawn && item.hidden !== true && (parent?.shown ?? true);
    if (isMet === node.isMet && enabled === node.enabled && shown === node.shown) return false;
    node.isMet = isMet;
    node.enabled = enabled;
    node.shown = shown;
    return true;
  }

  #stabilizeLoop(): void {
    const nodes = [...this.tree.nodes()].filter(({ plan }) => plan.isInLoop);
    const before = nodes.map(({ enabled, shown }) => ({ enabled, shown }));
    for (const node of nodes) node.enabled = node.shown = node.isMet = this.startsEnabled(node);

    const unstableNodes = this.#iterate(nodes);
    if (unstableNodes.size > 0) {
      // The conditions contradict each other ("ask this unless it is answered"). Asking is safer than dropping an
      // answer.
      this.#report(unstableNodes);
      for (const node of unstableNodes) node.enabled = node.shown = node.isMet = true;
      this.#iterate(nodes.filter((node) => !unstableNodes.has(node)));
    }

    for (const [index, node] of nodes.entries()) {
      const { enabled, shown } = before[index] ?? node;
      if (node.enabled === enabled && node.shown === shown) continue;
      this.#changed.add(node);
      this.#schedule([...node.items, ...node.dependents].filter(({ plan }) => !plan.isInLoop));
    }
  }

  /** Evaluates a loop until it is stable or the limit is reached; returns the items that were still changing. */
  #iterate(nodes: readonly ItemNode[]): Set<ItemNode> {
    const conditions = nodes.reduce((count, { item }) => count + (item.enableWhen?.length ?? 0) + 1, 0);
    const passes = Math.min(nodes.length + 1, Math.max(fewestPasses, Math.floor(loopBudget / conditions)));
    const unstable = new Set<ItemNode>();
    for (let pass = 0; pass < passes; pass++) {
      const changed = nodes.filter((node) => this.#evaluate(node));
      if (changed.length === 0) return new Set();
      // Still changing in the second half of the passes: unstable. A single pass may miss some of these items.
      if (pass >= passes / 2) for (const node of changed) unstable.add(node);
    }
    return unstable;
  }

  #report(unstableNodes: ReadonlySet<ItemNode>): void {
    const linkIds = [...new Set([...unstableNodes].map(({ item }) => item.linkId))];
    const isKnown = this.reports.some((report) => report.linkIds.join('\n') === linkIds.join('\n'));
    if (!isKnown) this.reports.push({ key: 'loop', linkIds });
  }
}
