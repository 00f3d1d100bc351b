import { itemsOf, type QuestionnaireItem, type Questionnaire } from '../model/questionnaire.js';
import type { ExpressionName } from './validation-problem.js';

/** An expression of an item, and what it is for. */
export interface ItemExpression {
  readonly name: ExpressionName;
  readonly expression: string;
}

/** In the order to do them in: what is asked, what may be chosen, what is answered, what is said of it. */
export function expressionsOf(item: QuestionnaireItem): ItemExpression[] {
  const { enableWhenExpression, answerExpression, initialExpression, calculatedExpression, textExpression } = item;
  const named = { enableWhenExpression, answerExpression, initialExpression, calculatedExpression, textExpression };
  const own = Object.entries(named).flatMap(([name, expression]) =>
    expression === undefined ? [] : { name: name as keyof typeof named, expression },
  );
  return [...own, ...(item.constraints ?? []).map(({ expression }) => ({ name: 'constraint' as const, expression }))];
}

/** The first item with an expression. */
export function withExpression(questionnaire: Questionnaire): QuestionnaireItem | undefined {
  for (const item of itemsOf(questionnaire)) if (expressionsOf(item).length > 0) return item;
  return undefined;
}

/** Whether any expression of a form has some words in it. */
export function anyExpressionHas(questionnaire: Questionnaire, words: string): boolean {
  const has = ({ expression }: { readonly expression: string }) => expression.includes(words);
  if (questionnaire.variables?.some(has)) return true;
  for (const item of itemsOf(questionnaire)) {
    if (item.variables?.some(has) || expressionsOf(item).some(has)) return true;
  }
  return false;
}
