import type { Questionnaire } from '../model/questionnaire.js';
import { QuestionnaireForm, type FormOptions } from './form.js';
import { patternFrom } from './pattern.js';

/**
 * Opens a questionnaire to be filled in.
 *
 * @throws FormError for a missing or duplicate linkId, nesting deeper than 100, more than 100,000 occurrences of items,
 *   or expressions without `options.expressions`.
 * @example
 * const form = openForm(questionnaire);
 * form.answer('sleep', { type: 'integer', value: 4 });
 * if (form.problems().length === 0) send(form.response({ status: 'completed' }));
 */
export function openForm(questionnaire: Questionnaire, options: FormOptions = {}): QuestionnaireForm {
  return new QuestionnaireForm(questionnaire, options, patternFrom);
}
