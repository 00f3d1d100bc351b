import type { AnswerOption, EnableWhen } from '../model/questionnaire.js';
import type { AnswerValue } from '../model/value.js';
import { compare, equals } from './compare.js';
import type { ItemNode } from './form-item.js';
import { isAnswered } from './values.js';

const none: readonly AnswerValue[] = [];

/**
 * Returns whether an item's own conditions are met; by default one is enough. A disabled item counts as unanswered, and
 * a condition on an unknown linkId is never met.
 */
export function areConditionsMet({ item, sources, isExpressionMet }: ItemNode): boolean {
  const { enableWhen = [], enableBehavior = 'any', enableWhenExpression } = item;
  if (enableWhenExpression !== undefined) return isExpressionMet;
  if (enableWhen.length === 0) return true;
  const isMet = (condition: EnableWhen, index: number) => {
    const source = sources[index];
    return source !== undefined && isConditionMet(condition, effectiveAnswersOf(source), source.options);
  };
  return enableBehavior === 'all' ? enableWhen.every(isMet) : enableWhen.some(isMet);
}

/**
 * Returns whether the answers of a question meet a condition. `!=` requires that no answer equals the value, so it is
 * met without answers; the other operators require one matching answer. Incomparable values do not meet it.
 */
export function isConditionMet(
  condition: EnableWhen,
  answers: readonly AnswerValue[],
  options: readonly AnswerOption[] = [],
): boolean {
  if (condition.operator === 'exists') return answers.length > 0 === condition.answer;
  const expected = condition.answer;
  const isOrdered = (test: (order: number) => boolean) =>
    answers.some((answer) => {
      const order = compare(answer, expected);
      return order !== undefined && test(order);
    });
  switch (condition.operator) {
    case '=':
      return answers.some((answer) => equals(answer, expected, options) === true);
    case '!=':
      return answers.every((answer) => equals(answer, expected, options) === false);
    case '>':
      return isOrdered((order) => order > 0);
    case '<':
      return isOrdered((order) => order < 0);
    case '>=':
      return isOrdered((order) => order >= 0);
    case '<=':
      return isOrdered((order) => order <= 0);
  }
}

function effectiveAnswersOf(source: ItemNode): readonly AnswerValue[] {
  if (!source.enabled || source.answers.length === 0) return none;
  return source.answers.flatMap(({ value }) => (isAnswered(value) ? value : []));
}
