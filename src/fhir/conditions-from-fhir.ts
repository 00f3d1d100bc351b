import { itemsOf, type EnableWhen, type QuestionnaireItem } from '../core/model/questionnaire.js';
import { objectsAt, describeValue, type JsonObject, type Refuse } from './json.js';
import type { Refusals } from './unsupported.js';
import { answerTypesOf, valueFrom, type AnswerType } from './values.js';

const comparisons = ['=', '!=', '>', '<', '>=', '<='] as const;

/** The conditions of an item. {@link refuseIncomparable} checks them later, when all items have been read. */
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
    const comparison = comparisons.find((candidate) => candidate === operator);
    if (!comparison) return refused(`enableWhen operator ${describeValue(operator)}`);
    return [{ question, operator: comparison, answer }];
  });

  function refused(feature: string): [] {
    refuse(feature);
    return [];
  }
}

const kindByType: Readonly<Record<AnswerType, string>> = {
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

const orderedKinds = new Set(['number', 'date', 'time', 'quantity']);

/**
 * Refuses conditions whose value cannot be compared with the answers to their question. A condition on a linkId that does
 * not exist is allowed: there is no answer, so it is false.
 */
export function refuseIncomparable(items: readonly QuestionnaireItem[], refusals: Refusals): void {
  const all = [...itemsOf({ items })];
  const byLinkId = new Map(all.map((item) => [item.linkId, item]));
  for (const { linkId, enableWhen = [] } of all) {
    for (const condition of enableWhen) {
      const target = byLinkId.get(condition.question);
      if (!target || condition.operator === 'exists') continue;
      const kind = kindByType[condition.answer.type];
      if (!answerTypesOf(target).some((type) => kindByType[type] === kind)) {
        refusals.at(linkId)(`enableWhen compares ${condition.answer.type} with ${target.type}`);
      } else if (condition.operator !== '=' && condition.operator !== '!=' && !orderedKinds.has(kind)) {
        refusals.at(linkId)(`enableWhen compares ${condition.answer.type} by ${condition.operator}`);
      }
    }
  }
}
