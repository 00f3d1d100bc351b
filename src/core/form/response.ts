import type { ResponseAnswer, ResponseItem } from '../model/questionnaire-response.js';
import type { AnswerNode, ItemNode } from './form-item.js';
import type { ItemPlan } from './plan.js';
import { isAnswered } from './values.js';

/**
 * The items of a response.
 *
 * @param finished Leaves out what is not enabled or not answered, and empty repetitions unless their place counts. Else
 *   every answer is kept, and every repetition has its place, so that the form can be opened again as it was.
 */
export function responseItems(nodes: readonly ItemNode[], finished: boolean): ResponseItem[] {
  const written = nodes.map((node) => ({ node, item: responseItem(node, finished) }));
  const inPlace = new Set<ItemPlan>();
  for (const { node, item } of written) {
    if (item || (!finished && !inPlace.has(node.plan) && node.canRemoveRepetition)) inPlace.add(node.plan);
  }
  return written.flatMap(({ node, item }) => {
    if (item) return item;
    const { plan, enabled } = node;
    const hasPlace = finished ? plan.isPlaceKept && enabled : plan.isRepeatingGroup;
    return hasPlace && inPlace.has(plan) ? { linkId: plan.item.linkId } : [];
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
  const answers = node.answers.flatMap((answer) => responseAnswer(answer, finished) ?? []);
  return answers.length > 0 ? { ...head, answers } : undefined;
}

function responseAnswer({ value, items }: AnswerNode, finished: boolean): ResponseAnswer | undefined {
  const below = responseItems(items, finished);
  const isKept = finished ? isAnswered(value) : value !== undefined;
  if (!isKept && below.length === 0) return undefined;
  return { ...(isKept && value && { value }), ...(below.length > 0 && { items: below }) };
}
