import type { ResponseItem } from '../model/questionnaire-response.js';
import type { FormPlan, ItemPlan } from './plan.js';
import type { ValidationProblem } from './validation-problem.js';

/** An item of a response that is not where the questionnaire has it. */
export interface Misplaced {
  readonly problem: ValidationProblem;
  /** Its answers found no place in the form. */
  readonly isLost: boolean;
}

/**
 * The items of a response at one place, by the item of the questionnaire that they are of: of a repeating group all its
 * repetitions, else one. Says what does not fit: unknown, elsewhere, out of order, too many, answers with a group.
 */
export function arrange(
  given: readonly ResponseItem[],
  plans: readonly ItemPlan[],
  { byLinkId }: FormPlan,
  basePath: string,
  onMisplaced: (misplaced: Misplaced) => void,
): ReadonlyMap<string, readonly ResponseItem[]> {
  const places = new Map(plans.map((plan, index) => [plan.item.linkId, { plan, index, items: [] as ResponseItem[] }]));
  let reached = 0;
  for (const item of given) {
    const { linkId } = item;
    const note = (key: ValidationProblem['key'], isLost: boolean, values?: ValidationProblem['values']) =>
      onMisplaced({ problem: { linkId, path: basePath + linkId, key, ...(values && { values }) }, isLost });
    const place = places.get(linkId);
    if (!place) {
      note(byLinkId.has(linkId) ? 'nesting' : 'unknownItem', true);
      continue;
    }
    if (place.index < reached) note('order', false);
    reached = Math.max(reached, place.index);
    const { type } = place.plan.item;
    const isQuestion = type !== 'group' && type !== 'display';
    if (isQuestion ? item.items?.length : item.answers?.length) note('nesting', true);
    if (place.items.length === 0 || place.plan.isRepeatingGroup) {
      place.items.push(item);
    } else if (isQuestion) {
      // A repeating question is one item with several answers; nothing is lost by reading it so.
      note('nesting', false);
      const [first] = place.items as [ResponseItem];
      place.items[0] = { ...first, answers: [...(first.answers ?? []), ...(item.answers ?? [])] };
    } else {
      note('maxOccurs', true, { maxOccurs: 1 });
    }
  }
  return new Map([...places].map(([linkId, { items }]) => [linkId, items]));
}
