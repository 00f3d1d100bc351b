import type { ExpressionEngine } from '../expression-engine.js';
import { evaluateOnce } from './evaluate-once.js';
import { FormExpressions } from './form-expressions.js';

/** The FHIRPath engine, on fhirpath.js. The only entry point of this folder, which is loaded on demand. */
export const fhirPathEngine: ExpressionEngine = {
  start: (tree, enablement, setting) => new FormExpressions(tree, enablement, setting),
  evaluate: evaluateOnce,
};
