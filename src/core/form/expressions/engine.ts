import type { Questionnaire, QuestionnaireItem } from '../../model/questionnaire.js';
import { itemsOf } from '../../model/questionnaire.js';
import type { ExpressionEngine } from '../expression-engine.js';
import { FormError } from '../form-error.js';
import { expressionsOf } from '../item-expressions.js';
import { FormExpressions } from './form-expressions.js';
import { NativeEvaluator } from './native-evaluator.js';
import { Compiler } from './path/compiler.js';
import { NotNativeError } from './path/syntax.js';

/** The expressions of a questionnaire, compiled; or the first that is not native. */
type Compilation = { readonly compiler: Compiler } | { readonly notNative: NotNative };

interface NotNative {
  readonly item: QuestionnaireItem;
  readonly expression: string;
}

const compilations = new WeakMap<Questionnaire, Compilation>();

/** Returns the compiled expressions; undefined if a form needs fhirpath.js. */
export function compilerOf(questionnaire: Questionnaire): Compiler | undefined {
  const compilation = compilationOf(questionnaire);
  return 'compiler' in compilation ? compilation.compiler : undefined;
}

/**
 * The engine without fhirpath.js. A form that needs it does not open.
 */
export const nativeEngine: ExpressionEngine = {
  start: (tree, enablement, setting) => {
    const compilation = compilationOf(tree.plan.questionnaire);
    if (!('compiler' in compilation)) {
      const { item } = compilation.notNative;
      throw new FormError(
        item.linkId,
        'has an expression for the whole engine: pass { expressions: await loadExpressions(questionnaire) } of this questionnaire',
      );
    }
    const evaluator = new NativeEvaluator(tree, setting.context, compilation.compiler);
    return new FormExpressions(tree, enablement, setting, evaluator);
  },
};

function compilationOf(questionnaire: Questionnaire): Compilation {
  let compilation = compilations.get(questionnaire);
  if (!compilation) compilations.set(questionnaire, (compilation = compile(questionnaire)));
  return compilation;
}

function compile(questionnaire: Questionnaire): Compilation {
  const compiler = new Compiler(questionnaire);
  for (const item of itemsOf(questionnaire)) {
    for (const { expression } of expressionsOf(item)) {
      try {
        compiler.compile(expression, item);
      } catch (error) {
        if (error instanceof NotNativeError) return { notNative: { item, expression } };
        throw error;
      }
    }
  }
  return { compiler };
}
