import type { Questionnaire } from '../model/questionnaire.js';
import type { QuestionnaireResponse } from '../model/questionnaire-response.js';
import type { Enablement } from './enablement.js';
import { FormError } from './form-error.js';
import type { ItemNode } from './form-item.js';
import { withExpression } from './item-expressions.js';
import type { FormReport } from './validation-problem.js';
import type { ItemTree } from './tree.js';

/** Works out the expressions of forms; `loadExpressions()` gives it. How it does so is between it and the form. */
export interface ExpressionEngine {
  start(tree: ItemTree, enablement: Enablement, setting: ExpressionSetting): Expressions;
}

/** What a form has besides its items. */
export interface ExpressionSetting {
  /** FHIR resources by the name that expressions have for them. */
  readonly context: Readonly<Record<string, unknown>>;
  /** The response that the form was opened with. */
  readonly response: QuestionnaireResponse | undefined;
  /** Whether answers are worked out; not where a response is only checked. */
  readonly fillsIn: boolean;
}

/** The expressions of one form. */
export interface Expressions {
  readonly reports: readonly FormReport[];
  /**
   * Works out what follows from a change, once enablement has.
   *
   * @param answered The items that somebody answered.
   * @param touched The items whose answers or repetitions changed.
   * @param changed The items that changed otherwise; those that follow are added.
   */
  settle(answered: readonly ItemNode[], touched: readonly ItemNode[], changed: Set<ItemNode>): void;
}

/** Whether a questionnaire has expressions, so that a form of it needs an engine: `loadExpressions()`. */
export function needsExpressions(questionnaire: Questionnaire): boolean {
  return withExpression(questionnaire) !== undefined;
}

/**
 * The expressions of a form, if it has any.
 *
 * @throws FormError where there is no engine for them: without it, the form would say something else.
 */
export function startExpressions(
  engine: ExpressionEngine | undefined,
  tree: ItemTree,
  enablement: Enablement,
  setting: ExpressionSetting,
): Expressions | undefined {
  const item = withExpression(tree.plan.questionnaire);
  if (!item) return undefined;
  if (!engine) throw new FormError(item.linkId, 'has an expression: pass { expressions: await loadExpressions() }');
  return engine.start(tree, enablement, setting);
}
