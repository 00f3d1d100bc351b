import type { ResponseAnswer, QuestionnaireResponse, ResponseItem } from '../model/questionnaire-response.js';
import type { AnswerValue } from '../model/value.js';
import { FormError } from './form-error.js';
import { ItemNode, type AnswerNode } from './form-item.js';
import { arrangeItems, type MisplacedItem } from './arrange.js';
import type { FormPlan, ItemPlan } from './plan.js';
import { completeFromOption, isBlank, isIdentical } from './values.js';

const maximumNodes = 100_000;

export interface TreeChanges {
  readonly added: ItemNode[];
  readonly removed: ItemNode[];
  /** Nodes that remain, but in another order. */
  readonly moved: ItemNode[];
}

/** The occurrences of a form's items; adds and removes them, but does not decide which are enabled. */
export class ItemTree {
  readonly roots: ItemNode[] = [];
  readonly byPath = new Map<string, ItemNode>();
  /** Items and answers of the response at a position that the questionnaire does not have. */
  readonly misplaced: MisplacedItem[] = [];
  /** Response item from which an occurrence was created. */
  readonly given = new Map<ItemNode, ResponseItem>();
  #changes: TreeChanges = { added: [], removed: [], moved: [] };
  readonly #byLinkId = new Map<string, Set<ItemNode>>();
  /** Next number for repetitions and answers of a path; numbers are never reused. */
  readonly #numbers = new Map<string, number>();

  /** @param asGiven Adds no repetitions to those of the response, but keeps at least one. */
  constructor(
    readonly plan: FormPlan,
    response: QuestionnaireResponse | undefined,
    readonly asGiven = false,
  ) {
    this.#createNodes(this.roots, plan.plans, undefined, '', response?.items);
  }

  /** linkIds of the response that the questionnaire does not contain. */
  get lost(): string[] {
    return [...new Set(this.misplaced.flatMap(({ problem, isLost }) => (isLost ? problem.linkId : [])))];
  }

  *nodes(from: readonly ItemNode[] = this.roots): Generator<ItemNode> {
    const stack = from.toReversed();
    for (let node = stack.pop(); node; node = stack.pop()) {
      yield node;
      // Pushed one at a time, because spreading a very long list exceeds the argument limit.
      for (const below of node.items.toReversed()) stack.push(below);
    }
  }

  occurrencesOf(linkId: string): ReadonlySet<ItemNode> {
    return this.#byLinkId.get(linkId) ?? new Set();
  }

  collectChanges(): TreeChanges {
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
    this.#unregister([node]);
  }

  restoreRepetition(removed: ItemNode, index: number, given: ResponseItem): ItemNode {
    const { plan, parent, siblings } = removed;
    const node = this.#newNode(plan, parent, siblings, basePathOf(removed), given, false);
    siblings.splice(Math.min(index, siblings.length), 0, node);
    return node;
  }

  /** Replaces the answers; an answer that stays keeps the items below it. Returns false if nothing changed. */
  setAnswers(node: ItemNode, values: readonly AnswerValue[]): boolean {
    const before = node.answers;
    const previousValues = before.flatMap(({ value }) => value ?? []);
    if (
      previousValues.length === values.length &&
      previousValues.every((value, index) => isIdentical(value, values[index]))
    )
      return false;
    if (node.plan.plans.length === 0) {
      node.answers = values.map((value) => ({ value, items: [] }));
      return true;
    }
    const takenOver = node.item.repeats ? answersTakenOver(node, values) : [before[0]];
    const valuesOrNone = values.length > 0 ? values : [undefined];
    const answers = valuesOrNone.map((value, index) => {
      const answer = takenOver[index] ?? this.#newAnswer(node, undefined, true);
      answer.value = value;
      return answer;
    });
    node.answers = answers;
    const staying = new Set(answers);
    this.#unregister(before.flatMap((answer) => (staying.has(answer) ? [] : answer.items)));
    const indexes = new Map(before.map((answer, index) => [answer, index]));
    const earlierIndexes = answers.flatMap((answer) => indexes.get(answer) ?? []);
    const isSorted = earlierIndexes.every(
      (earlier, index) => index === 0 || earlier > (earlierIndexes[index - 1] ?? 0),
    );
    if (!isSorted) for (const moved of this.nodes(node.items)) this.#changes.moved.push(moved);
    return true;
  }

  /**
   * Creates the occurrences of items and adds them to a list.
   *
   * @param given Response items at this level; without a response, `initial` values are used.
   */
  #createNodes(
    list: ItemNode[],
    plans: readonly ItemPlan[],
    parent: ItemNode | undefined,
    basePath: string,
    given: readonly ResponseItem[] | undefined,
  ): void {
    const itemsByLinkId =
      given && arrangeItems(given, plans, this.plan, basePath, (misplaced) => this.misplaced.push(misplaced));
    for (const plan of plans) {
      const found = itemsByLinkId?.get(plan.item.linkId) ?? [];
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
    const name = basePath + escapeLinkId(item.linkId);
    const node = new ItemNode(
      plan.isRepeatingGroup ? this.#withNumber(name) : name,
      plan,
      parent,
      siblings,
      withInitial,
    );
    this.#register(node);
    if (given) this.given.set(node, given);
    if (item.type === 'group') {
      this.#createNodes(
        node.children,
        plan.plans,
        node,
        `${node.path}/`,
        withInitial ? undefined : (given?.items ?? []),
      );
    } else if (item.type !== 'display') {
      node.answers = this.#firstAnswers(node, given?.answers, withInitial);
      node.prefill = prefillIn(given?.answers);
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
      const completed = isUseless ? undefined : completeFromOption(value, options);
      if (hasItems) return this.#newAnswer(node, completed, withInitial, items);
      return { value: completed, items: [] };
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
    const basePath = `${this.#withNumber(node.path)}/`;
    this.#createNodes(items, node.plan.plans, node, basePath, withInitial ? undefined : given);
    return { value, items };
  }

  #withNumber(path: string): string {
    const number = this.#numbers.get(path) ?? 0;
    this.#numbers.set(path, number + 1);
    return `${path}[${number}]`;
  }

  #register(node: ItemNode): void {
    this.byPath.set(node.path, node);
    const { linkId } = node.item;
    const occurrences = this.#byLinkId.get(linkId);
    if (occurrences) occurrences.add(node);
    else this.#byLinkId.set(linkId, new Set([node]));
    this.#changes.added.push(node);
  }

  #unregister(nodes: readonly ItemNode[]): void {
    for (const node of this.nodes(nodes)) {
      this.byPath.delete(node.path);
      this.#byLinkId.get(node.item.linkId)?.delete(node);
      this.#changes.removed.push(node);
    }
  }
}

/**
 * Returns the earlier answer, with its items, that each value takes over: the one with the same value, or for changed
 * typed text the one at the same index. A changed option takes over none, because its items were about another option.
 */
function answersTakenOver(node: ItemNode, values: readonly AnswerValue[]): (AnswerNode | undefined)[] {
  const available = new Set(node.answers);
  const take = (answer: AnswerNode | undefined) => (answer && available.delete(answer) ? answer : undefined);
  const byValue = new Map<string | undefined, AnswerNode[]>();
  for (const answer of node.answers) {
    const key = JSON.stringify(answer.value);
    byValue.set(key, [...(byValue.get(key) ?? []), answer]);
  }
  const same = values.map((value) => take(byValue.get(JSON.stringify(value))?.shift()));
  const isTyped = node.options.length === 0 && values.length > 0;
  return same.map((answer, index) => {
    if (answer) return answer;
    const atIndex = node.answers[index];
    return isTyped || atIndex?.value === undefined ? take(atIndex) : undefined;
  });
}

/** Returns the answers of a response that were filled in beforehand; an answer that was changed counts as none. */
function prefillIn(answers: readonly ResponseAnswer[] = []): AnswerValue[] | undefined {
  if (answers.every(({ origin }) => origin === undefined)) return undefined;
  return answers.flatMap(({ value, origin }) => (value && origin === 'prefilled' ? [value] : []));
}

function basePathOf(node: ItemNode): string {
  return node.path.slice(0, node.path.lastIndexOf('/') + 1);
}

/** Escapes a linkId, so that `/` or `[` in it cannot be read as part of a path. */
function escapeLinkId(linkId: string): string {
  return linkId.replaceAll(/[%/[\]]/g, encodeURIComponent);
}
