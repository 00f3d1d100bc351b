import { itemsOf, type QuestionnaireItem, type Questionnaire } from '../model/questionnaire.js';

/**
 * The repeating groups of which an empty repetition is not nothing: a condition elsewhere asks for the nearest
 * occurrence of a question in them, so leaving the repetition out of a finished response would change what is enabled.
 */
export function placesThatCount(questionnaire: Questionnaire): ReadonlySet<string> {
  const parents = new Map<string, QuestionnaireItem>();
  const order = new Map<string, number>();
  for (const item of itemsOf(questionnaire)) {
    order.set(item.linkId, order.size);
    for (const child of item.items ?? []) parents.set(child.linkId, item);
  }
  const above = (linkId: string): QuestionnaireItem[] => {
    const parent = parents.get(linkId);
    return parent ? [parent, ...above(parent.linkId)] : [];
  };
  const places = new Set<string>();
  for (const { linkId, enableWhen = [] } of itemsOf(questionnaire)) {
    for (const { question } of enableWhen) {
      // A question before it is found in its own repetition.
      const isBefore = (order.get(question) ?? 0) <= (order.get(linkId) ?? 0);
      const own = new Set(isBefore ? [linkId, ...above(linkId).map((item) => item.linkId)] : []);
      for (const group of above(question)) {
        if (group.repeats && !own.has(group.linkId)) places.add(group.linkId);
      }
    }
  }
  return places;
}
