import { matchesCanonical } from '../model/canonical.js';
import { canonicalOf, type Questionnaire } from '../model/questionnaire.js';
import { isFinished, type QuestionnaireResponse } from '../model/questionnaire-response.js';
import { problemsOf } from './constraints.js';
import { Enablement } from './enablement.js';
import { startExpressions, type ExpressionEngine } from './expression-engine.js';
import type { FormOptions } from './form.js';
import type { ItemNode } from './form-item.js';
import { patternFrom } from './pattern.js';
import { planOf } from './plan.js';
import type { ValidationProblem } from './validation-problem.js';
import { ItemTree } from './tree.js';

/** The form options used for validation. Expressions are required, because they decide what is asked. */
export interface ValidationOptions extends Pick<FormOptions, 'options' | 'context'> {
  readonly expressions?: ExpressionEngine | undefined;
}

/** Problems that an unfinished response may have. */
const onlyWhenFinished: ReadonlySet<ValidationProblem['key']> = new Set(['required', 'minOccurs']);

/**
 * Validates a response against its questionnaire: structure (unknown items, order, nesting) and values (types, options,
 * limits). A `completed` or `amended` response must also have all required answers, and no disabled or empty items. An
 * empty list means that it conforms.
 *
 * Calculated answers are not recalculated, because a user may have changed them.
 *
 * @param options Options of questions whose `optionsFrom` was resolved (others accept any option), and the input of
 *   expressions, as for {@link openForm}.
 * @throws FormError for an unusable questionnaire, as {@link openForm}.
 */
export function validateResponse(
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
  { options, expressions, context = {} }: ValidationOptions = {},
): ValidationProblem[] {
  const tree = new ItemTree(planOf(questionnaire, options, patternFrom), response, true);
  const finished = isFinished(response.status);
  const enablement = new Enablement(tree, (node) => finished && tree.given.has(node));
  enablement.update([]);
  startExpressions(expressions, tree, enablement, { context, response, fillsIn: false });
  const problems: ValidationProblem[] = tree.misplaced.map(({ problem }) => problem);
  if (!isOf(questionnaire, response)) problems.unshift({ linkId: '', path: '', key: 'questionnaire' });
  for (const node of tree.nodes()) {
    if (finished) problems.push(...superfluous(node, tree));
    problems.push(...problemsOf(node).filter(({ key }) => finished || !onlyWhenFinished.has(key)));
  }
  return problems;
}

/** Compares canonicals; either may leave out the version. */
function isOf(questionnaire: Questionnaire, response: QuestionnaireResponse): boolean {
  const canonical = canonicalOf(questionnaire);
  return matchesCanonical(canonical, response.questionnaire) || matchesCanonical(response.questionnaire, canonical);
}

/** Reports items that a finished response must not contain. */
function* superfluous(node: ItemNode, { given }: ItemTree): Generator<ValidationProblem> {
  const item = given.get(node);
  const { type, linkId } = node.item;
  if (!item || type === 'display') return;
  const parent = node.parent;
  if (!node.enabled) {
    // Only the first item of a disabled branch is reported.
    if (!parent || parent.enabled || !given.has(parent)) yield { linkId, path: node.path, key: 'disabled' };
  } else if (type !== 'group') {
    const answers = item.answers ?? [];
    const isEmpty = answers.length === 0 || answers.some(({ value, items }) => value === undefined && !items?.length);
    if (isEmpty) yield { linkId, path: node.path, key: 'empty' };
  }
}
