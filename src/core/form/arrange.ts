import type { ResponseItem } from '../model/questionnaire-response.js';
import type { FormPlan, ItemPlan } from './plan.js';
import type { ValidationProblem } from './validation-problem.js';

/** An item of a response at a position where the questionnaire does not have it. */
export interface MisplacedItem {
  readonly problem: ValidationProblem;
  /** True if its answers have no position in the form. */
  readonly isLost: boolean;
}

/**
 * Groups the items of a response at one level by questionnaire item: all repetitions of a repeating group, else one.
 * Reports items that are unknown, elsewhere, out of order or too many, and answers in a group.
 */
export function arrangeItems(
  given: readonly ResponseItem[],
  plans: readonly ItemPlan[],
  { byLinkId }: FormPlan,
  basePath: string,
  onMisplaced: (misplaced: MisplacedItem) => void,
): ReadonlyMap<string, readonly ResponseItem[]> {
  const slots = new Map(plans.map((plan, index) => [plan.item.linkId, { plan, index, items: [] as ResponseItem[] }]));
  let lastIndex = 0;
  for (const item of given) {
    const { linkId } = item;
    const report = (key: ValidationProblem['key'], isLost: boolean, values?: ValidationProblem['values']) =>
      onMisplaced({ problem: { linkId, path: basePath + linkId, key, ...(values && { values }) }, isLost });
    const slot = slots.get(linkId);
    if (!slot) {
      report(byLinkId.has(linkId) ? 'nesting' : 'unknownItem', true);
      continue;
    }
    if (slot.index < lastIndex) report('order', false);
    lastIndex = Math.max(lastIndex, slot.index);
    const { type } = slot.plan.item;
    const isQuestion = type !== 'group' && type !== 'display';
    if (isQuestion ? item.items?.length : item.answers?.length) report('nesting', true);
    if (slot.items.length === 0 || slot.plan.isRepeatingGroup) {
      slot.items.push(item);
    } else if (isQuestion) {
      // A repeating question is one item with several answers; merging the items loses nothing.
      report('nesting', false);
      const [first] = slot.items as [ResponseItem];
      slot.items[0] = { ...first, answers: [...(first.answers ?? []), ...(item.answers ?? [])] };
    } else {
      report('maxOccurs', true, { maxOccurs: 1 });
    }
  }
  return new Map([...slots].map(([linkId, { items }]) => [linkId, items]));
}
