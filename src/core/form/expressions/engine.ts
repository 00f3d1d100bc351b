import { itemsOf, type Questionnaire } from '../../model/questionnaire.js';
import type { ExpressionEngine } from '../expression-engine.js';
import { FormError } from '../form-error.js';
import { expressionsOf } from '../item-expressions.js';
import { FormExpressions } from './form-expressions.js';
import { NativeEvaluator } from './native-evaluator.js';
import { Compiler, type Extras } from './path/compiler.js';
import { NotNativeError } from './path/syntax.js';

/** The expressions of a questionnaire, compiled; or the linkId of the first that needs another engine. */
export type Compilation = { readonly compiler: Compiler } | { readonly refused: string };

/** Compiles every expression of the items of a questionnaire. */
export function compile(questionnaire: Questionnaire, extras?: Extras): Compilation {
  const compiler = new Compiler(questionnaire, extras);
  for (const item of itemsOf(questionnaire)) {
    try {
      for (const { expression } of expressionsOf(item)) compiler.compile(expression, item);
    } catch (error) {
      if (error instanceof NotNativeError) return { refused: item.linkId };
      throw error;
    }
  }
  return { compiler };
}

/**
 * Creates the engine that runs compiled expressions.
 *
 * @param extras Functions and dates beyond the common ones.
 */
export function nativeEngine(extras?: Extras): ExpressionEngine {
  // A form is compiled when its engine is chosen, and opened later, perhaps several times.
  const compilations = new WeakMap<Questionnaire, Compilation>();
  const compilationOf = (questionnaire: Questionnaire) => {
    let compilation = compilations.get(questionnaire);
    if (!compilation) compilations.set(questionnaire, (compilation = compile(questionnaire, extras)));
    return compilation;
  };
  return {
    fits: (questionnaire) => 'compiler' in compilationOf(questionnaire),
    start: (tree, enablement, setting) => {
      const compilation = compilationOf(tree.plan.questionnaire);
      if ('refused' in compilation) {
        throw new FormError(
          compilation.refused,
          'has an expression that the engine of another questionnaire cannot evaluate: pass { expressions: await loadExpressions(questionnaire) } with this questionnaire',
        );
      }
      const evaluator = new NativeEvaluator(tree, setting.context, compilation.compiler);
      return new FormExpressions(tree, enablement, setting, evaluator);
    },
  };
}

export const commonEngine = nativeEngine();
