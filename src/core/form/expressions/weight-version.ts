import type { Questionnaire } from '../../model/questionnaire.js';
import { anyExpressionHas } from '../item-expressions.js';

/** Returns the FHIR version whose extension for weights the expressions of a form name; they have two names. */
export function weightVersionOf(questionnaire: Questionnaire): 'R4' | 'R5' {
  return anyExpressionHas(questionnaire, 'itemWeight') ? 'R5' : 'R4';
}
