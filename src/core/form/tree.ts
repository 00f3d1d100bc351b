import type { ResponseAnswer, QuestionnaireResponse, ResponseItem } from '../model/questionnaire-response.js';
import type { AnswerValue } from '../model/value.js';
import { FormError } from './form-error.js';
import { ItemNode, type AnswerNode } from './form-item.js';
import { arrange, type Misplaced } from './arrange.js';
import type { FormPlan, ItemPlan } from './plan.js';
import { completedByOption, isBlank, isIdentical } from './values.js';

const maximumNodes = 100_000;

export interface TreeChanges {
  readonly added: ItemNode[];
  readonly removed: ItemNode[];
  /** Still there, and in another order than before. */
  readonly moved: ItemNode[];
}

/** The occurrences of a form's items: how they come and go. Which of them are enabled is not its business. */
export class ItemTree {
  readonly roots: ItemNode[] = [];
  readonly byPath = new Map<string, ItemNode>();
  /** Items and answers of the response that have no place in the questionnaire. */
  readonly misplaced: Misplaced[] = [];
  /** The item of the response that an occurrence was made from. */
  readonly given = new Map<ItemNode, ResponseItem>();
  #changes: TreeChanges = { added: [], removed: [], moved: [] };
  readonly #byLinkId = new Map<string, Set<ItemNode>>();
  /** The next number for repetitions and answers of a path: a number is never used twice. */
  readonly #numbers = new Map<string, number>();

  /** @param asGiven With no more repetitions than the response has, or else one. */
  constructor(
    readonly plan: FormPlan,
    response: QuestionnaireResponse | undefined,
    readonly asGiven = false,
  ) {
    this.#grow(this.roots, plan.plans, undefined, '', response?.items);
  }

  /** linkIds of what the response has and the questionnaire has no place for. */
  get lost(): string[] {
    return [...new Set(this.misplaced.flatMap(({ problem, isLost }) => (isLost ? problem.linkId : [])))];
  }

  /** Every occurrence, in document order. */
  *nodes(from: readonly ItemNode[] = this.roots): Generator<ItemNode> {
    const stack = from.toReversed();
    for (let node = stack.pop(); node; node = stack.pop()) {
      yield node;
      // One by one: a spread of very many is more than a call can take.
      for (const below of node.items.toReversed()) stack.push(below);
    }
  }

  occurrencesOf(linkId: string): ReadonlySet<ItemNode> {
    return this.#byLinkId.get(linkId) ?? new Set();
  }

  /** What came, went and moved since this was last asked. */
  takeChanges(): TreeChanges {
    const changes = this.#changes;
    this.#changes = { added: [], removed: [], moved: [] };
    return changes;
  }

  addRepetition(node: ItemNode): ItemNode {
    const { plan, parent, siblings } = node;
    const added = this.#newNode(plan, parent, siblings, basePathOf(node), undefined, true);
    siblings.splice(siblings.findLastIndex((sibling) => sibling.plan === plan) + 1, 0, added);
    return added;
  }

  removeRepetition(node: ItemNode): void {
    node.siblings.splice(node.siblings.indexOf(node), 1);
    this.#forget([node]);
  }

  /** Makes a repetition that was removed anew, with what the response said of it. */
  putBackRepetition(removed: ItemNode, place: number, given: ResponseItem): ItemNode {
    const { plan, parent, siblings } = removed;
    const node = this.#newNode(plan, parent, siblings, basePathOf(removed), given, false);
    siblings.splice(Math.min(place, siblings.length), 0, node);
    return node;
  }

  /** Replaces the answers. An answer that stays keeps the items below it. False where nothing changed. */
  setAnswers(node: ItemNode, values: readonly AnswerValue[]): boolean {
    const before = node.answers;
    const had = before.flatMap(({ value }) => value ?? []);
    if (had.length === values.length && had.every((value, index) => isIdentical(value, values[index]))) return false;
    if (node.plan.plans.length === 0) {
      node.answers = values.map((value) => ({ value, items: [] }));
      return true;
    }
    const kept = node.item.repeats ? keptAnswers(node, values) : [before[0]];
    const valuesOrNone = values.length > 0 ? values : [undefined];
    const answers = valuesOrNone.map((value, index) => {
      const answer = kept[index] ?? this.#newAnswer(node, undefined, true);
      answer.value = value;
      return answer;
    });
    node.answers = answers;
    const staying = new Set(answers);
    this.#forget(before.flatMap((answer) => (staying.has(answer) ? [] : answer.items)));
    const indexes = new Map(before.map((answer, index) => [answer, index]));
    const places = answers.flatMap((answer) => indexes.get(answer) ?? []);
    const isSorted = places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0));
    if (!isSorted) for (const moved of this.nodes(node.items)) this.#changes.moved.push(moved);
    return true;
  }

  /**
   * Makes the occurrences of items and adds them to a list.
   *
   * @param given The items of the response at this place; without a response, `initial` values are used.
   */
  #grow(
    list: ItemNode[],
    plans: readonly ItemPlan[],
    parent: ItemNode | undefined,
    basePath: string,
    given: readonly ResponseItem[] | undefined,
  ): void {
    const places = given && arrange(given, plans, this.plan, basePath, (misplaced) => this.misplaced.push(misplaced));
    for (const plan of plans) {
      const found = places?.get(plan.item.linkId) ?? [];
      const minimum = this.asGiven ? 1 : plan.minimumRepetitions;
      const count = plan.isRepeatingGroup ? Math.max(minimum, found.length) : 1;
      for (let index = 0; index < count; index++) {
        list.push(this.#newNode(plan, parent, list, basePath, found[index], !given));
      }
    }
  }

  #newNode(
    plan: ItemPlan,
    parent: ItemNode | undefined,
    siblings: ItemNode[],
    basePath: string,
    given: ResponseItem | undefined,
    withInitial: boolean,
  ): ItemNode {
    const { item } = plan;
    if (this.byPath.size >= maximumNodes) {
      throw new FormError(item.linkId, `makes the form larger than ${maximumNodes} items`);
    }
    const name = basePath + escaped(item.linkId);
    const node = new ItemNode(plan.isRepeatingGroup ? this.#numbered(name) : name, plan, parent, siblings, withInitial);
    this.#remember(node);
    if (given) this.given.set(node, given);
    if (item.type === 'group') {
      this.#grow(node.children, plan.plans, node, `${node.path}/`, withInitial ? undefined : (given?.items ?? []));
    } else if (item.type !== 'display') {
      node.answers = this.#firstAnswers(node, given?.answers, withInitial);
    }
    return node;
  }

  #firstAnswers(node: ItemNode, given: readonly ResponseAnswer[] | undefined, withInitial: boolean): AnswerNode[] {
    const { plans, initial, options } = node.plan;
    const hasItems = plans.length > 0;
    const values: ResponseAnswer[] = withInitial ? initial.map((value) => ({ value })) : [...(given ?? [])];
    const answers = values.flatMap(({ value, items }) => {
      const isUseless = value === undefined || isBlank(value);
      if (isUseless && !(hasItems && items)) return [];
      const kept = isUseless ? undefined : completedByOption(value, options);
      if (hasItems) return this.#newAnswer(node, kept, withInitial, items);
      return { value: kept, items: [] };
    });
    return answers.length > 0 || !hasItems ? answers : [this.#newAnswer(node, undefined, withInitial)];
  }

  #newAnswer(
    node: ItemNode,
    value: AnswerValue | undefined,
    withInitial: boolean,
    given: readonly ResponseItem[] = [],
  ): AnswerNode {
    const items: ItemNode[] = [];
    const basePath = `${this.#numbered(node.path)}/`;
    this.#grow(items, node.plan.plans, node, basePath, withInitial ? undefined : given);
    return { value, items };
  }

  #numbered(path: string): string {
    const number = this.#numbers.get(path) ?? 0;
    this.#numbers.set(path, number + 1);
    return `${path}[${number}]`;
  }

  #remember(node: ItemNode): void {
    this.byPath.set(node.path, node);
    const { linkId } = node.item;
    const occurrences = this.#byLinkId.get(linkId);
    if (occurrences) occurrences.add(node);
    else this.#byLinkId.set(linkId, new Set([node]));
    this.#changes.added.push(node);
  }

  #forget(nodes: readonly ItemNode[]): void {
    for (const node of this.nodes(nodes)) {
      this.byPath.delete(node.path);
      this.#byLinkId.get(node.item.linkId)?.delete(node);
      this.#changes.removed.push(node);
    }
  }
}

/**
 * Which earlier answer each value takes over, with its items. The same value does so; typed text that was changed
 * takes the answer at its place. An option does not: what was asked about one option is not about another.
 */
function keptAnswers(node: ItemNode, values: readonly AnswerValue[]): (AnswerNode | undefined)[] {
  const left = new Set(node.answers);
  const take = (answer: AnswerNode | undefined) => (answer && left.delete(answer) ? answer : undefined);
  const byValue = new Map<string | undefined, AnswerNode[]>();
  for (const answer of node.answers) {
    const key = JSON.stringify(answer.value);
    byValue.set(key, [...(byValue.get(key) ?? []), answer]);
  }
  const same = values.map((value) => take(byValue.get(JSON.stringify(value))?.shift()));
  const isTyped = node.options.length === 0 && values.length > 0;
  return same.map((answer, index) => {
    if (answer) return answer;
    const there = node.answers[index];
    return isTyped || there?.value === undefined ? take(there) : undefined;
  });
}

function basePathOf(node: ItemNode): string {
  return node.path.slice(0, node.path.lastIndexOf('/') + 1);
}

/** So that a linkId with `/` or `[` cannot be taken for a path. */
function escaped(linkId: string): string {
  return linkId.replaceAll(/[%/[\]]/g, encodeURIComponent);
}
