import type { ExpressionEngine } from '../../expression-engine.js';
import { engineWithExtras } from '../engine-with-extras.js';
import { FormExpressions } from '../form-expressions.js';
import { FhirPathEvaluator } from './evaluator.js';

/** The whole engine: fhirpath.js evaluates the forms that the native engine cannot. */
export const fhirPathEngine: ExpressionEngine = {
  fits: () => true,
  start: (tree, enablement, setting) => {
    if (engineWithExtras.fits(tree.plan.questionnaire)) return engineWithExtras.start(tree, enablement, setting);
    return new FormExpressions(tree, enablement, setting, new FhirPathEvaluator(tree, setting.context));
  },
};
