import { areConditionsMet } from './conditions.js';
import type { ItemNode } from './form-item.js';
import { Occurrences } from './occurrences.js';
import type { FormReport } from './validation-problem.js';
import type { ItemTree, TreeChanges } from './tree.js';

/** How many conditions of a loop are looked at in one go: small loops get a pass for each item and one more. */
const loopBudget = 100_000;
const fewestPasses = 8;

/**
 * Which items are enabled and shown, kept up to date. A change is followed along the conditions that depend on it and
 * down the tree, level by level (see `levelsOf`), so that every item is looked at once and after all that it depends on.
 *
 * Items in a loop of conditions are worked out together and always from the same start, so that the result depends on
 * the answers and not on the way there.
 */
export class Enablement {
  readonly reports: FormReport[] = [];
  /** The occurrences with a condition on a linkId. */
  readonly #askers = new Map<string, Set<ItemNode>>();
  #waiting: (Set<ItemNode> | undefined)[] = [];
  #changed = new Set<ItemNode>();

  /**
   * Nothing is worked out before the first {@link settle}.
   *
   * @param startsEnabled Where the items of a loop start: disabled, so that what only waits for itself stays so. A
   *   finished response says itself which were enabled.
   */
  constructor(
    readonly tree: ItemTree,
    readonly startsEnabled: (node: ItemNode) => boolean = () => false,
  ) {}

  /**
   * Works out what follows from new answers, and from items that came or went.
   *
   * @param answered The items whose answers changed.
   * @param judged The items whose `isExpressionMet` changed.
   * @returns The items whose `enabled` or `shown` changed, and those that came.
   */
  settle(answered: Iterable<ItemNode>, judged: Iterable<ItemNode> = []): Set<ItemNode> {
    this.#changed = new Set();
    this.#follow(this.tree.takeChanges());
    for (const node of answered) this.#await(node.dependents);
    this.#await(judged);
    // Grows while it is walked, always further on.
    for (let level = 0; level < this.#waiting.length; level++) {
      const nodes = this.#waiting[level];
      if (!nodes) continue;
      const [first] = nodes;
      if (first?.plan.isInLoop) this.#settleLoop();
      else for (const node of nodes) this.#update(node);
    }
    this.#waiting = [];
    return this.#changed;
  }

  /** Ties the conditions of items that came, and of those that may now ask for another occurrence. */
  #follow({ added, removed, moved }: TreeChanges): void {
    if (added.length === 0 && removed.length === 0 && moved.length === 0) return;
    for (const node of removed) {
      for (const source of node.sources) source?.dependents.delete(node);
      for (const { question } of node.item.enableWhen ?? []) this.#askers.get(question)?.delete(node);
    }
    const toTie = new Set<ItemNode>(moved);
    for (const node of added) {
      if (!node.item.enableWhen?.length) continue;
      toTie.add(node);
      for (const { question } of node.item.enableWhen) {
        const askers = this.#askers.get(question);
        if (askers) askers.add(node);
        else this.#askers.set(question, new Set([node]));
      }
    }
    for (const linkId of new Set([...added, ...removed, ...moved].map(({ item }) => item.linkId))) {
      for (const asker of this.#askers.get(linkId) ?? []) toTie.add(asker);
    }
    const occurrences = new Occurrences(this.tree);
    for (const node of toTie) this.#tie(node, occurrences);
    this.#await(added);
    this.#await(moved);
    for (const node of added) this.#changed.add(node);
  }

  #tie(node: ItemNode, occurrences: Occurrences): void {
    const sources = (node.item.enableWhen ?? []).map(({ question }) => occurrences.nearest(node, question));
    if (sources.every((source, index) => source === node.sources[index])) return;
    for (const source of node.sources) source?.dependents.delete(node);
    for (const source of sources) source?.dependents.add(node);
    node.sources = sources;
    this.#await([node]);
  }

  #await(nodes: Iterable<ItemNode>): void {
    for (const node of nodes) (this.#waiting[node.plan.level] ??= new Set()).add(node);
  }

  #update(node: ItemNode): void {
    const { enabled } = node;
    if (!this.#evaluate(node)) return;
    this.#changed.add(node);
    this.#await(node.items);
    if (node.enabled !== enabled) this.#await(node.dependents);
  }

  /** True where something changed. */
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

  #settleLoop(): void {
    const nodes = [...this.tree.nodes()].filter(({ plan }) => plan.isInLoop);
    const before = nodes.map(({ enabled, shown }) => ({ enabled, shown }));
    for (const node of nodes) node.enabled = node.shown = node.isMet = this.startsEnabled(node);

    const unsettled = this.#pass(nodes);
    if (unsettled.size > 0) {
      // They contradict themselves ("ask this unless it is answered"). Asking is safer than dropping an answer.
      this.#report(unsettled);
      for (const node of unsettled) node.enabled = node.shown = node.isMet = true;
      this.#pass(nodes.filter((node) => !unsettled.has(node)));
    }

    for (const [index, node] of nodes.entries()) {
      const { enabled, shown } = before[index] ?? node;
      if (node.enabled === enabled && node.shown === shown) continue;
      this.#changed.add(node);
      this.#await([...node.items, ...node.dependents].filter(({ plan }) => !plan.isInLoop));
    }
  }

  /** Works out a loop until it settles, or the bound is reached; answers what was still changing then. */
  #pass(nodes: readonly ItemNode[]): Set<ItemNode> {
    const conditions = nodes.reduce((count, { item }) => count + (item.enableWhen?.length ?? 0) + 1, 0);
    const passes = Math.min(nodes.length + 1, Math.max(fewestPasses, Math.floor(loopBudget / conditions)));
    const moving = new Set<ItemNode>();
    for (let pass = 0; pass < passes; pass++) {
      const moved = nodes.filter((node) => this.#evaluate(node));
      if (moved.length === 0) return new Set();
      // What moves late moves without end; a single pass may miss some of it.
      if (pass >= passes / 2) for (const node of moved) moving.add(node);
    }
    return moving;
  }

  #report(unsettled: ReadonlySet<ItemNode>): void {
    const linkIds = [...new Set([...unsettled].map(({ item }) => item.linkId))];
    const isKnown = this.reports.some((report) => report.linkIds.join('\n') === linkIds.join('\n'));
    if (!isKnown) this.reports.push({ key: 'loop', linkIds });
  }
}
