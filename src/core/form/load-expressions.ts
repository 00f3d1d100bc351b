import type { ExpressionEngine } from './expression-engine.js';

/**
 * Loads the engine that works out the expressions of forms. It is large, so it comes as a part of its own and only when
 * it is asked for.
 *
 * @example
 * const expressions = needsExpressions(questionnaire) ? await loadExpressions() : undefined;
 * const form = openForm(questionnaire, { expressions });
 */
export async function loadExpressions(): Promise<ExpressionEngine> {
  const { fhirPathEngine } = await import('./expressions/engine.js');
  return fhirPathEngine;
}
