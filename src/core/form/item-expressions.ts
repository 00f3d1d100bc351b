import { itemsOf, type QuestionnaireItem, type Questionnaire } from '../model/questionnaire.js';
import type { ExpressionName } from './validation-problem.js';

export interface ItemExpression {
  readonly name: ExpressionName;
  readonly expression: string;
}

/** Returns the expressions of an item in evaluation order: enablement, options, answers, text and constraints. */
export function expressionsOf(item: QuestionnaireItem): ItemExpression[] {
  const { enableWhenExpression, answerExpression, initialExpression, calculatedExpression, textExpression } = item;
  const named = { enableWhenExpression, answerExpression, initialExpression, calculatedExpression, textExpression };
  const own = Object.entries(named).flatMap(([name, expression]) =>
    expression === undefined ? [] : { name: name as keyof typeof named, expression },
  );
  return [...own, ...(item.constraints ?? []).map(({ expression }) => ({ name: 'constraint' as const, expression }))];
}

export function withExpression(questionnaire: Questionnaire): QuestionnaireItem | undefined {
  for (const item of itemsOf(questionnaire)) if (expressionsOf(item).length > 0) return item;
  return undefined;
}

export function anyExpressionHas(questionnaire: Questionnaire, words: string): boolean {
  const has = ({ expression }: { readonly expression: string }) => expression.includes(words);
  if (questionnaire.variables?.some(has)) return true;
  for (const item of itemsOf(questionnaire)) {
    if (item.variables?.some(has) || expressionsOf(item).some(has)) return true;
  }
  return false;
}
