import type { Questionnaire } from '../model/questionnaire.js';
import type { QuestionnaireResponse } from '../model/questionnaire-response.js';
import { Enablement } from './enablement.js';
import type { FormItem } from './form-item.js';
import { planOf } from './plan.js';
import { ItemTree } from './tree.js';

/** A questionnaire with the answers of a response, read-only. */
export interface AnsweredForm {
  /** Items in the questionnaire's order; a repeating group has an item for each repetition. */
  readonly items: readonly FormItem[];
  /** linkIds of the response that the questionnaire does not contain. */
  readonly lost: readonly string[];
}

/**
 * Combines a questionnaire and a response for display. Needs no expression engine: calculated answers are in the
 * response, and items with an `enableWhenExpression` count as asked.
 *
 * @throws FormError for an unusable questionnaire, as `openForm()`.
 */
export function answeredForm(questionnaire: Questionnaire, response: QuestionnaireResponse): AnsweredForm {
  const tree = new ItemTree(planOf(questionnaire), response);
  new Enablement(tree).update([]);
  return { items: tree.roots, lost: tree.lost };
}
