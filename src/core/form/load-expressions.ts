import type { Questionnaire } from '../model/questionnaire.js';
import type { ExpressionEngine } from './expression-engine.js';

/**
 * Loads the expression engine on demand. Most forms need only our own small engine; fhirpath.js (180 kB) is loaded for
 * the others.
 *
 * @param questionnaire The questionnaire to open. Without it fhirpath.js is always loaded, so that the engine fits any
 *   questionnaire.
 * @example
 * const expressions = needsExpressions(questionnaire) ? await loadExpressions(questionnaire) : undefined;
 * const form = openForm(questionnaire, { expressions });
 */
export async function loadExpressions(questionnaire?: Questionnaire): Promise<ExpressionEngine> {
  if (questionnaire) {
    const { commonEngine } = await import('./expressions/engine.js');
    if (commonEngine.fits(questionnaire)) return commonEngine;
    const { engineWithExtras } = await import('./expressions/engine-with-extras.js');
    if (engineWithExtras.fits(questionnaire)) return engineWithExtras;
  }
  const { fhirPathEngine } = await import('./expressions/fhirpath/engine.js');
  return fhirPathEngine;
}
