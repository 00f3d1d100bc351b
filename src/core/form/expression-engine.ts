import type { Questionnaire } from '../model/questionnaire.js';
import type { QuestionnaireResponse } from '../model/questionnaire-response.js';
import type { Enablement } from './enablement.js';
import { FormError } from './form-error.js';
import type { FormItem, ItemNode } from './form-item.js';
import { withExpression } from './item-expressions.js';
import type { CalculationInputs } from './unfinished.js';
import type { FormReport } from './validation-problem.js';
import type { ItemTree } from './tree.js';

/** Evaluates the expressions of forms; from `loadExpressions()`. */
export interface ExpressionEngine {
  /** Returns whether the engine can evaluate all expressions of a questionnaire, also those in its FHIR searches. */
  fits(questionnaire: Questionnaire): boolean;
  /** @throws FormNeedsError if a resource is missing that decides what is asked. */
  start(tree: ItemTree, enablement: Enablement, setting: ExpressionSetting): Expressions;
  /** Evaluates an expression that reads no answers, such as one in a FHIR search. Throws if it fails. */
  evaluate(expression: string, context: Readonly<Record<string, unknown>>): readonly unknown[];
  /** Prepares the count of the answers that calculated items read, by linkId. */
  inputsReader(questionnaire: Questionnaire): InputsReader;
}

/** Counts the answers that calculated items read. */
export type InputsReader = (items: readonly FormItem[], hasEngine: boolean) => ReadonlyMap<string, CalculationInputs>;

export interface ExpressionSetting {
  readonly context: Readonly<Record<string, unknown>>;
  readonly response: QuestionnaireResponse | undefined;
  /** True if answers are calculated; false if a response is only validated. */
  readonly fillsIn: boolean;
}

export interface Expressions {
  readonly reports: readonly FormReport[];
  /**
   * Applies a change after enablement.
   *
   * @param answered Items that a user answered.
   * @param touched Items whose answers or repetitions changed.
   * @param changed Items with other changes; dependent changes are added.
   */
  update(answered: readonly ItemNode[], touched: readonly ItemNode[], changed: Set<ItemNode>): void;
}

/** Returns whether a questionnaire has expressions, so that its form needs `loadExpressions()`. */
export function needsExpressions(questionnaire: Questionnaire): boolean {
  return withExpression(questionnaire) !== undefined;
}

/**
 * Starts the expressions of a form, if it has any.
 *
 * @throws FormError if the engine is missing, and FormNeedsError if a resource is missing that decides what is asked,
 *   because the form would then be wrong.
 */
export function startExpressions(
  engine: ExpressionEngine | undefined,
  tree: ItemTree,
  enablement: Enablement,
  setting: ExpressionSetting,
): Expressions | undefined {
  const item = withExpression(tree.plan.questionnaire);
  if (!item) return undefined;
  if (!engine)
    throw new FormError(item.linkId, 'has an expression: pass { expressions: await loadExpressions(questionnaire) }');
  return engine.start(tree, enablement, setting);
}
