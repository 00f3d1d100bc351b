import { itemsOf, type Questionnaire } from '../../model/questionnaire.js';
import type { ExpressionEngine } from '../expression-engine.js';
import { FormError } from '../form-error.js';
import { expressionsOf } from '../item-expressions.js';
import { expressionsInQuery, needsOf } from '../needs.js';
import { planOf } from '../plan.js';
import { ItemTree } from '../tree.js';
import { createEngine } from './create-engine.js';
import { NativeEvaluator } from './native-evaluator.js';
import { Compiler, type Extras } from './path/compiler.js';
import { NotNativeError } from './path/syntax.js';

/** The expressions of a questionnaire, compiled; or the linkId of the first that needs another engine. */
type Compilation = { readonly compiler: Compiler } | { readonly refused: string };

/** Stands for the form of an expression that belongs to none. */
const noForm: Questionnaire = { items: [] };

/** Compiles every expression of a questionnaire: those of its items, and those in its FHIR searches. */
function compile(questionnaire: Questionnaire, extras?: Extras): Compilation {
  const compiler = new Compiler(questionnaire, extras);
  for (const item of itemsOf(questionnaire)) {
    const isNative = allNative(() => {
      for (const { expression } of expressionsOf(item)) compiler.compile(expression, item);
      if (item.prefillFrom) compiler.compile(item.prefillFrom.expression, item);
    });
    if (!isNative) return { refused: item.linkId };
  }
  const { queries = [] } = questionnaire;
  if (queries.length === 0) return { compiler };
  const ofQueries = new Compiler(noForm, extras);
  for (const { kind, name, linkIds } of needsOf(questionnaire)) {
    const query = kind === 'query' ? queries.find((candidate) => candidate.name === name) : undefined;
    if (!query) continue;
    const isNative = allNative(() => {
      for (const expression of expressionsInQuery(query.query)) ofQueries.compile(expression, undefined);
    });
    if (!isNative) return { refused: linkIds[0] ?? name };
  }
  return { compiler };
}

function allNative(compileAll: () => void): boolean {
  try {
    compileAll();
    return true;
  } catch (error) {
    if (error instanceof NotNativeError) return false;
    throw error;
  }
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
  return createEngine({
    fits: (questionnaire) => 'compiler' in compilationOf(questionnaire),
    startEvaluator: (tree, context) => {
      const compilation = compilationOf(tree.plan.questionnaire);
      if ('refused' in compilation) {
        throw new FormError(
          compilation.refused,
          'has an expression that the engine of another questionnaire cannot evaluate: pass { expressions: await loadExpressions(questionnaire) } with this questionnaire',
        );
      }
      return new NativeEvaluator(tree, context, compilation.compiler);
    },
    evaluate: (expression, context) => {
      const evaluator = new NativeEvaluator(
        new ItemTree(planOf(noForm), undefined),
        context,
        new Compiler(noForm, extras),
      );
      return evaluator.evaluate(expression, undefined).map(({ json }) => json);
    },
  });
}

export const commonEngine = nativeEngine();
