import type { ExpressionEngine } from '../expression-engine.js';
import { FormExpressions } from './form-expressions.js';

/** Expressions in FHIRPath, by fhirpath.js. The only way into this folder, which is loaded when a form needs it. */
export const fhirPathEngine: ExpressionEngine = {
  start: (tree, enablement, setting) => new FormExpressions(tree, enablement, setting),
};
