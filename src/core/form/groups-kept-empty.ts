import { itemsOf, type QuestionnaireItem, type Questionnaire } from '../model/questionnaire.js';

/**
 * Returns the linkIds of repeating groups whose empty repetitions must be kept in a finished response: a condition
 * elsewhere refers to the nearest occurrence of a question in them, so leaving one out would change what is enabled.
 */
export function groupsKeptEmpty(questionnaire: Questionnaire): ReadonlySet<string> {
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
  const groups = new Set<string>();
  for (const { linkId, enableWhen = [] } of itemsOf(questionnaire)) {
    for (const { question } of enableWhen) {
      // A preceding question is found in the same repetition.
      const isBefore = (order.get(question) ?? 0) <= (order.get(linkId) ?? 0);
      const sharedGroups = new Set(isBefore ? [linkId, ...above(linkId).map((item) => item.linkId)] : []);
      for (const group of above(question)) {
        if (group.repeats && !sharedGroups.has(group.linkId)) groups.add(group.linkId);
      }
    }
  }
  return groups;
}
