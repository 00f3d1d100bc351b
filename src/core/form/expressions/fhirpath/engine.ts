import type { ExpressionEngine } from '../../expression-engine.js';
import { compilerOf, nativeEngine } from '../engine.js';
import { FormExpressions } from '../form-expressions.js';
import { FhirPathEvaluator } from './evaluator.js';

/** The whole engine: fhirpath.js evaluates the forms that the native engine cannot. */
export const fhirPathEngine: ExpressionEngine = {
  start: (tree, enablement, setting) => {
    if (compilerOf(tree.plan.questionnaire)) return nativeEngine.start(tree, enablement, setting);
    return new FormExpressions(tree, enablement, setting, new FhirPathEvaluator(tree, setting.context));
  },
};
