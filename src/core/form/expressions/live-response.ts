import { canonicalOf } from '../../model/questionnaire.js';
import { valueToFhir } from '../../model/value-to-fhir.js';
import type { ItemNode } from '../form-item.js';
import { anyExpressionHas } from '../item-expressions.js';
import type { ItemTree } from '../tree.js';
import { isAnswered } from '../values.js';

type Json = Readonly<Record<string, unknown>>;

/**
 * The answers as a FHIR R4 QuestionnaireResponse, for expressions to look into: without what is not enabled or not
 * answered. Kept from one change to the next: only what changed, and what it is in, is written anew.
 */
export class LiveResponse {
  readonly #tree: ItemTree;
  readonly #version: 'R4' | 'R5';
  readonly #written = new Map<ItemNode, Json | undefined>();
  #resource: Json | undefined;

  constructor(tree: ItemTree) {
    this.#tree = tree;
    // Weights have two names; an answer has the one that the expressions of its form ask for.
    this.#version = anyExpressionHas(tree.plan.questionnaire, 'itemWeight') ? 'R5' : 'R4';
  }

  get resource(): Json {
    this.#resource ??= {
      resourceType: 'QuestionnaireResponse',
      questionnaire: canonicalOf(this.#tree.plan.questionnaire),
      status: 'in-progress',
      ...withItems(this.#itemsOf(this.#tree.roots)),
    };
    return this.#resource;
  }

  /** The item of the response for an occurrence; for one without an answer only its name. */
  itemOf(node: ItemNode): Json {
    return this.#itemOf(node) ?? { linkId: node.item.linkId };
  }

  /** The item of the response for an occurrence, if it is in the response. */
  presentItemOf(node: ItemNode): Json | undefined {
    return this.#itemOf(node);
  }

  forget(node: ItemNode): void {
    for (let one: ItemNode | undefined = node; one; one = one.parent) this.#written.delete(one);
    this.#resource = undefined;
  }

  #itemsOf(nodes: readonly ItemNode[]): Json[] {
    return nodes.flatMap((node): Json[] => {
      const item = this.#itemOf(node);
      return item ? [item] : [];
    });
  }

  #itemOf(node: ItemNode): Json | undefined {
    if (!this.#written.has(node)) this.#written.set(node, this.#write(node));
    return this.#written.get(node);
  }

  #write(node: ItemNode): Json | undefined {
    const { item, text } = node;
    if (!node.enabled || item.type === 'display') return undefined;
    const head = { linkId: item.linkId, ...(text !== undefined && { text }) };
    if (item.type === 'group') {
      const items = this.#itemsOf(node.children);
      return items.length > 0 ? { ...head, item: items } : undefined;
    }
    const answer = node.answers.flatMap(({ value, items }): Json[] => {
      const written: Json = {
        ...(isAnswered(value) && valueToFhir(value, this.#version)),
        ...withItems(this.#itemsOf(items)),
      };
      return Object.keys(written).length > 0 ? [written] : [];
    });
    return answer.length > 0 ? { ...head, answer } : undefined;
  }
}

function withItems(item: readonly Json[]): Json {
  return item.length > 0 ? { item } : {};
}
