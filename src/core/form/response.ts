import type { ResponseAnswer, ResponseItem } from '../model/questionnaire-response.js';
import type { AnswerNode, ItemNode } from './form-item.js';
import type { ItemPlan } from './plan.js';
import { isAnswered } from './values.js';

/**
 * Returns the items of a response.
 *
 * @param finished Leaves out disabled and unanswered items, and empty repetitions unless conditions depend on them.
 *   Else keeps every answer and repetition, so that the form can be reopened unchanged.
 */
export function responseItems(nodes: readonly ItemNode[], finished: boolean): ResponseItem[] {
  const entries = nodes.map((node) => ({ node, item: responseItem(node, finished) }));
  const represented = new Set<ItemPlan>();
  for (const { node, item } of entries) {
    if (item || (!finished && !represented.has(node.plan) && node.canRemoveRepetition)) represented.add(node.plan);
  }
  return entries.flatMap(({ node, item }) => {
    if (item) return item;
    const { plan, enabled } = node;
    const isKept = finished ? plan.isKeptEmpty && enabled : plan.isRepeatingGroup;
    return isKept && represented.has(plan) ? { linkId: plan.item.linkId } : [];
  });
}

function responseItem(node: ItemNode, finished: boolean): ResponseItem | undefined {
  const { item } = node;
  if (item.type === 'display' || (finished && !node.enabled)) return undefined;
  const head = { linkId: item.linkId, ...(node.text !== undefined && { text: node.text }) };
  if (item.type === 'group') {
    const items = responseItems(node.children, finished);
    return items.length > 0 ? { ...head, items } : undefined;
  }
  const answers = node.answers.flatMap((answer) => responseAnswer(node, answer, finished) ?? []);
  return answers.length > 0 ? { ...head, answers } : undefined;
}

function responseAnswer(node: ItemNode, { value, items }: AnswerNode, finished: boolean): ResponseAnswer | undefined {
  const below = responseItems(items, finished);
  const isKept = finished ? isAnswered(value) : value !== undefined;
  if (!isKept && below.length === 0) return undefined;
  const origin = isKept && value ? node.originOf(value) : undefined;
  return {
    ...(isKept && value && { value }),
    ...(origin && { origin }),
    ...(below.length > 0 && { items: below }),
  };
}
