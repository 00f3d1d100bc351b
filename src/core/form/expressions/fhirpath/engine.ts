import type { ExpressionEngine } from '../../expression-engine.js';
import { createEngine } from '../create-engine.js';
import { engineWithExtras } from '../engine-with-extras.js';
import { evaluateOnce } from './evaluate-once.js';
import { FhirPathEvaluator } from './evaluator.js';

const wholeEngine = createEngine({
  fits: () => true,
  startEvaluator: (tree, context) => new FhirPathEvaluator(tree, context),
  evaluate: evaluateOnce,
});

/** The whole engine: fhirpath.js evaluates the forms that the native engine cannot. */
export const fhirPathEngine: ExpressionEngine = {
  ...wholeEngine,
  start: (tree, enablement, setting) => {
    const engine = engineWithExtras.fits(tree.plan.questionnaire) ? engineWithExtras : wholeEngine;
    return engine.start(tree, enablement, setting);
  },
};
