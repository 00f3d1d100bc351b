import { canonicalOf } from '../../../model/questionnaire.js';
import type { AnswerNode, ItemNode } from '../../form-item.js';
import type { ItemTree } from '../../tree.js';
import { isAnswered } from '../../values.js';
import { weightVersionOf } from '../weight-version.js';
import type { Moment } from './moment.js';
import { AnswerElement, ItemElement, ResponseElement, type ElementView } from './elements.js';

/**
 * The response tree as expressions see it: without disabled and unanswered items. Elements are views of the form's own
 * items; only whether an item is present is cached.
 */
export class ResponseView implements ElementView {
  readonly root = new ResponseElement(this);
  readonly head: { readonly questionnaire: string; readonly status: string };
  readonly #presence = new Map<ItemNode, boolean>();
  readonly #elements = new WeakMap<ItemNode, ItemElement>();
  /** FHIR version whose name of the weight extension the expressions use. */
  readonly version: 'R4' | 'R5';

  /** @param readMoment Reads the dates and times of answers, if an expression needs more than their text. */
  constructor(
    readonly tree: ItemTree,
    readonly readMoment: ((type: string, text: string) => Moment | undefined) | undefined,
  ) {
    this.version = weightVersionOf(tree.plan.questionnaire);
    this.head = { questionnaire: canonicalOf(tree.plan.questionnaire), status: 'in-progress' };
  }

  get roots(): readonly ItemNode[] {
    return this.tree.roots;
  }

  element(node: ItemNode): ItemElement {
    let element = this.#elements.get(node);
    if (!element) this.#elements.set(node, (element = new ItemElement(this, node)));
    return element;
  }

  present(nodes: readonly ItemNode[]): ItemElement[] {
    const elements: ItemElement[] = [];
    for (const node of nodes) if (this.isPresent(node)) elements.push(this.element(node));
    return elements;
  }

  answers(node: ItemNode): AnswerElement[] {
    if (!this.isPresent(node)) return [];
    return node.answers.flatMap((answer) => (this.#isFilled(answer) ? new AnswerElement(this, node, answer) : []));
  }

  /** Returns whether the response has an item: it is enabled, and it or an item below it is answered. */
  isPresent(node: ItemNode): boolean {
    let isPresent = this.#presence.get(node);
    if (isPresent === undefined) {
      const { enabled, item, children, answers } = node;
      const isFilled =
        item.type === 'group'
          ? children.some((child) => this.isPresent(child))
          : answers.some((answer) => this.#isFilled(answer));
      isPresent = enabled && item.type !== 'display' && isFilled;
      this.#presence.set(node, isPresent);
    }
    return isPresent;
  }

  /** Forgets what depends on an item that changed. */
  invalidate(node: ItemNode): void {
    for (let ancestor: ItemNode | undefined = node; ancestor; ancestor = ancestor.parent)
      this.#presence.delete(ancestor);
  }

  forget(node: ItemNode): void {
    this.#presence.delete(node);
  }

  #isFilled({ value, items }: AnswerNode): boolean {
    return isAnswered(value) || items.some((item) => this.isPresent(item));
  }
}
