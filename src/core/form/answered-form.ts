import type { Questionnaire } from '../model/questionnaire.js';
import type { QuestionnaireResponse } from '../model/questionnaire-response.js';
import { Enablement } from './enablement.js';
import type { FormItem } from './form-item.js';
import { planOf } from './plan.js';
import { ItemTree } from './tree.js';

/** A questionnaire with the answers of a response, to look at and not to fill in. */
export interface AnsweredForm {
  /** The items in the questionnaire's order; of a repeating group one for each repetition. */
  readonly items: readonly FormItem[];
  /** linkIds of what the response has and the questionnaire has no place for. */
  readonly lost: readonly string[];
}

/**
 * A response in its questionnaire, without what it takes to fill it in: also a questionnaire with expressions opens by
 * itself. What was calculated is in the response, and what an expression enables counts as asked.
 *
 * @throws FormError as `openForm()` does, for a questionnaire that cannot be used.
 */
export function answeredForm(questionnaire: Questionnaire, response: QuestionnaireResponse): AnsweredForm {
  const tree = new ItemTree(planOf(questionnaire), response);
  new Enablement(tree).settle([]);
  return { items: tree.roots, lost: tree.lost };
}
