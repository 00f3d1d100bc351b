import { canonicalOf } from '../../../model/questionnaire.js';
import { valueToFhir } from '../../../model/value-to-fhir.js';
import type { ItemNode } from '../../form-item.js';
import type { ItemTree } from '../../tree.js';
import { isAnswered } from '../../values.js';
import { weightVersionOf } from '../weight-version.js';

type Json = Readonly<Record<string, unknown>>;

/**
 * The answers as a FHIR R4 QuestionnaireResponse for expressions, without disabled and unanswered items. Cached: a
 * change rebuilds only the changed items and their ancestors.
 */
export class LiveResponse {
  readonly #tree: ItemTree;
  readonly #version: 'R4' | 'R5';
  readonly #cache = new Map<ItemNode, Json | undefined>();
  #resource: Json | undefined;

  constructor(tree: ItemTree) {
    this.#tree = tree;
    this.#version = weightVersionOf(tree.plan.questionnaire);
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

  /** Returns the response item of an occurrence; with only its linkId if unanswered. */
  itemOf(node: ItemNode): Json {
    return this.#itemOf(node) ?? { linkId: node.item.linkId };
  }

  /** Returns the response item of an occurrence, if it is answered. */
  presentItemOf(node: ItemNode): Json | undefined {
    return this.#itemOf(node);
  }

  invalidate(node: ItemNode): void {
    for (let ancestor: ItemNode | undefined = node; ancestor; ancestor = ancestor.parent) this.#cache.delete(ancestor);
    this.#resource = undefined;
  }

  #itemsOf(nodes: readonly ItemNode[]): Json[] {
    return nodes.flatMap((node): Json[] => {
      const item = this.#itemOf(node);
      return item ? [item] : [];
    });
  }

  #itemOf(node: ItemNode): Json | undefined {
    if (!this.#cache.has(node)) this.#cache.set(node, this.#build(node));
    return this.#cache.get(node);
  }

  #build(node: ItemNode): Json | undefined {
    const { item, text } = node;
    if (!node.enabled || item.type === 'display') return undefined;
    const head = { linkId: item.linkId, ...(text !== undefined && { text }) };
    if (item.type === 'group') {
      const items = this.#itemsOf(node.children);
      return items.length > 0 ? { ...head, item: items } : undefined;
    }
    const answer = node.answers.flatMap(({ value, items }): Json[] => {
      const json: Json = {
        ...(isAnswered(value) && valueToFhir(value, this.#version)),
        ...withItems(this.#itemsOf(items)),
      };
      return Object.keys(json).length > 0 ? [json] : [];
    });
    return answer.length > 0 ? { ...head, answer } : undefined;
  }
}

function withItems(item: readonly Json[]): Json {
  return item.length > 0 ? { item } : {};
}
