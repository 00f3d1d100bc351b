import { calculationInputsReader } from '../calculation-inputs.js';
import type { ExpressionEngine } from '../expression-engine.js';
import { FormNeedsError, missingContext } from '../form-need.js';
import { needsOf } from '../needs.js';
import { evaluateOnce } from './evaluate-once.js';
import { FormExpressions } from './form-expressions.js';

/** The FHIRPath engine, on fhirpath.js. The only entry point of this folder, which is loaded on demand. */
export const fhirPathEngine: ExpressionEngine = {
  start: (tree, enablement, setting) => {
    const { context } = setting;
    const decisive = missingContext(needsOf(tree.plan.questionnaire), context).filter(({ isOptional }) => !isOptional);
    if (decisive.length > 0) throw new FormNeedsError(decisive);
    return new FormExpressions(tree, enablement, { ...setting, context: withoutNull(context) });
  },
  evaluate: evaluateOnce,
  inputsReader: calculationInputsReader,
};

/** A resource that is known to be absent is an empty collection. */
function withoutNull(context: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(context).map(([name, resource]) => [name, resource ?? []]));
}
