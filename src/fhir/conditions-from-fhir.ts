import { itemsOf, type EnableWhen, type Item } from '../core/model/questionnaire.js';
import { objectsAt, written, type JsonObject, type Refuse } from './json.js';
import type { Refusals } from './unsupported.js';
import { answerTypesOf, valueFrom, type AnswerType } from './values.js';

const comparisons = ['=', '!=', '>', '<', '>=', '<='] as const;

/** The conditions of an item. Whether they can be compared with their questions is only known when all items are. */
export function enableWhenFrom(item: JsonObject, refuse: Refuse): EnableWhen[] {
  return objectsAt(item, 'enableWhen', refuse).flatMap((condition): EnableWhen[] => {
    const { question, operator } = condition;
    if (typeof question !== 'string' || question === '') return refused('enableWhen without a question');
    const read = valueFrom(condition, 'answer');
    if (!read) return refused('enableWhen without an answer');
    if ('problem' in read) return refused(`enableWhen: ${read.problem}`);
    const answer = read.value;
    if (answer.type === 'attachment') return refused('enableWhen: answerAttachment');
    if (operator === 'exists') {
      if (answer.type !== 'boolean') return refused('enableWhen exists without a boolean');
      return [{ question, operator, answer: answer.value }];
    }
    const comparison = comparisons.find((one) => one === operator);
    if (!comparison) return refused(`enableWhen operator ${written(operator)}`);
    return [{ question, operator: comparison, answer }];
  });

  function refused(feature: string): [] {
    refuse(feature);
    return [];
  }
}

const kindOf: Readonly<Record<AnswerType, string>> = {
  boolean: 'boolean',
  integer: 'number',
  decimal: 'number',
  string: 'text',
  uri: 'text',
  date: 'date',
  dateTime: 'date',
  time: 'time',
  coding: 'coding',
  quantity: 'quantity',
  attachment: 'file',
};

const ordered = new Set(['number', 'date', 'time', 'quantity']);

/**
 * Refuses conditions that compare what cannot be compared: they would never say anything about the answers. One that
 * names a linkId which does not exist is no such: it has no answer and is false.
 */
export function refuseIncomparable(items: readonly Item[], refusals: Refusals): void {
  const all = [...itemsOf({ items })];
  const byLinkId = new Map(all.map((item) => [item.linkId, item]));
  for (const { linkId, enableWhen = [] } of all) {
    for (const condition of enableWhen) {
      const target = byLinkId.get(condition.question);
      if (!target || condition.operator === 'exists') continue;
      const kind = kindOf[condition.answer.type];
      if (!answerTypesOf(target).some((type) => kindOf[type] === kind)) {
        refusals.at(linkId)(`enableWhen compares ${condition.answer.type} with ${target.type}`);
      } else if (condition.operator !== '=' && condition.operator !== '!=' && !ordered.has(kind)) {
        refusals.at(linkId)(`enableWhen compares ${condition.answer.type} by ${condition.operator}`);
      }
    }
  }
}
