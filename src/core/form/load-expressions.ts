import type { ExpressionEngine } from './expression-engine.js';

/**
 * Loads the expression engine, a large separate module, on demand.
 *
 * @example
 * const expressions = needsExpressions(questionnaire) ? await loadExpressions() : undefined;
 * const form = openForm(questionnaire, { expressions });
 */
export async function loadExpressions(): Promise<ExpressionEngine> {
  const { fhirPathEngine } = await import('./expressions/engine.js');
  return fhirPathEngine;
}
