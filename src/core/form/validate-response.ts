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

/** Of a form's; a response cannot be checked without the expressions that say what is asked. */
export interface ValidationOptions extends Pick<FormOptions, 'options' | 'context'> {
  readonly expressions?: ExpressionEngine | undefined;
}

/** What a response may lack while it is not finished. */
const onlyWhenFinished: ReadonlySet<ValidationProblem['key']> = new Set(['required', 'minOccurs']);

/**
 * What is wrong with a response, against its questionnaire: its shape (unknown items, order, nesting), its values
 * (types, options, limits), and for a `completed` or `amended` response also what it lacks (required answers) and what
 * it should not have (disabled items, items without an answer). An empty list: it conforms.
 *
 * Calculated answers are taken as they are: somebody may have changed them.
 *
 * @param options Options of the questions whose `optionsFrom` was resolved; of others any option passes. And what
 *   expressions need, as for {@link openForm}.
 * @throws FormError as {@link openForm} does, for a questionnaire that cannot be used.
 */
export function validateResponse(
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
  { options, expressions, context = {} }: ValidationOptions = {},
): ValidationProblem[] {
  const tree = new ItemTree(planOf(questionnaire, options, patternFrom), response, true);
  const finished = isFinished(response.status);
  const enablement = new Enablement(tree, (node) => finished && tree.given.has(node));
  enablement.settle([]);
  startExpressions(expressions, tree, enablement, { context, response, fillsIn: false });
  const problems: ValidationProblem[] = tree.misplaced.map(({ problem }) => problem);
  if (!isOf(questionnaire, response)) problems.unshift({ linkId: '', path: '', key: 'questionnaire' });
  for (const node of tree.nodes()) {
    if (finished) problems.push(...superfluous(node, tree));
    problems.push(...problemsOf(node).filter(({ key }) => finished || !onlyWhenFinished.has(key)));
  }
  return problems;
}

/** The same canonical; either may leave out the version. */
function isOf(questionnaire: Questionnaire, response: QuestionnaireResponse): boolean {
  const canonical = canonicalOf(questionnaire);
  return matchesCanonical(canonical, response.questionnaire) || matchesCanonical(response.questionnaire, canonical);
}

/** What a finished response has and should not have. */
function* superfluous(node: ItemNode, { given }: ItemTree): Generator<ValidationProblem> {
  const item = given.get(node);
  const { type, linkId } = node.item;
  if (!item || type === 'display') return;
  const parent = node.parent;
  if (!node.enabled) {
    // Of a disabled branch the first item says it.
    if (!parent || parent.enabled || !given.has(parent)) yield { linkId, path: node.path, key: 'disabled' };
  } else if (type !== 'group') {
    const answers = item.answers ?? [];
    const isEmpty = answers.length === 0 || answers.some(({ value, items }) => value === undefined && !items?.length);
    if (isEmpty) yield { linkId, path: node.path, key: 'empty' };
  }
}
