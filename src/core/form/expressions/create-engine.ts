import { calculationInputsReader } from '../calculation-inputs.js';
import type { ExpressionEngine } from '../expression-engine.js';
import { FormNeedsError, missingContext } from '../form-need.js';
import { needsOf } from '../needs.js';
import type { StartEvaluator } from './evaluation.js';
import { FormExpressions } from './form-expressions.js';

type EngineParts = Pick<ExpressionEngine, 'fits' | 'evaluate'> & { readonly startEvaluator: StartEvaluator };

/** Creates an engine: adds what is the same for every evaluator. */
export function createEngine({ fits, startEvaluator, evaluate }: EngineParts): ExpressionEngine {
  return {
    fits,
    start: (tree, enablement, setting) => {
      const { context } = setting;
      const decisive = missingContext(needsOf(tree.plan.questionnaire), context).filter(
        ({ isOptional }) => !isOptional,
      );
      if (decisive.length > 0) throw new FormNeedsError(decisive);
      return new FormExpressions(tree, enablement, setting, startEvaluator(tree, withoutNull(context)));
    },
    evaluate: (expression, context) => evaluate(expression, withoutNull(context)),
    inputsReader: calculationInputsReader,
  };
}

/** A resource that is known to be absent is an empty collection. */
function withoutNull(context: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(context).map(([name, resource]) => [name, resource ?? []]));
}
