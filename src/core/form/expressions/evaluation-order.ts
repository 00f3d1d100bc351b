import type { QuestionnaireItem, Questionnaire } from '../../model/questionnaire.js';
import { itemsOf } from '../../model/questionnaire.js';
import type { ExpressionName } from '../validation-problem.js';
import { stronglyConnected, type Graph } from './strongly-connected.js';
import type { Sources } from './dependencies.js';

/** One expression of an item, to be evaluated for each of its occurrences. */
export interface Task {
  readonly item: QuestionnaireItem;
  readonly name: ExpressionName;
  readonly expression: string;
  /** Place in the questionnaire, in which tasks are done. */
  readonly order: number;
}

/** Expressions to evaluate together: one, or several that may depend on each other. */
export interface Step {
  readonly tasks: readonly Task[];
}

/** What an expression reads. */
export interface Reads {
  readonly task: Task;
  readonly sources: Sources;
  /** The linkIds that its text names, for the order of expressions whose sources are `all`. */
  readonly named: readonly string[];
}

/**
 * The order in which to evaluate the expressions of a questionnaire: each after all that it depends on, so that a chain
 * of any length settles when each of its expressions was evaluated once. Expressions on a cycle of dependencies form
 * one step.
 *
 * An expression whose dependencies cannot be told from its text counts as dependent on every item. Such an expression,
 * and everything that depends on it, form one step too. Within a step an expression comes after those whose items it
 * names, as far as they do not name each other, and otherwise in the order of the questionnaire.
 */
export function evaluationOrder(questionnaire: Questionnaire, reads: readonly Reads[]): readonly Step[] {
  const known = graphOf(questionnaire, reads, false);
  const order = new Map<Task, number>();
  for (const nodes of stronglyConnected(known)) {
    for (const task of tasksOf(nodes, reads)) order.set(task, order.size);
  }
  const whole = graphOf(questionnaire, reads, true);
  return stronglyConnected(whole).flatMap((nodes) => {
    const tasks = tasksOf(nodes, reads).toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    return tasks.length > 0 ? [{ tasks }] : [];
  });
}

/** The tasks among the nodes of a graph, in the order of the questionnaire. */
function tasksOf(nodes: readonly number[], reads: readonly Reads[]): Task[] {
  return nodes.flatMap((node) => reads[node]?.task ?? []).toSorted((a, b) => a.order - b.order);
}

/**
 * The graph of what comes before what. Its nodes are the tasks by their index, then the items, and last a node that
 * stands for "any item".
 *
 * @param withUnknown Whether an expression with sources `all` comes after every item, or only after those it names.
 */
function graphOf(questionnaire: Questionnaire, reads: readonly Reads[], withUnknown: boolean): Graph {
  const items = [...itemsOf(questionnaire)];
  const nodeOf = new Map(items.map(({ linkId }, index) => [linkId, reads.length + index]));
  const any = reads.length + items.length;
  const after: number[][] = Array.from({ length: any + 1 }, () => []);
  const join = (before: number | undefined, next: number | undefined) => {
    if (before !== undefined && next !== undefined) after[before]?.push(next);
  };
  for (const item of items) {
    const node = nodeOf.get(item.linkId);
    // Whether an item is asked decides about those below it; a new answer brings the items below it along.
    for (const child of item.items ?? []) join(node, nodeOf.get(child.linkId));
    for (const { question } of item.enableWhen ?? []) join(nodeOf.get(question), node);
    if (withUnknown) join(node, any);
  }
  for (const [index, { task, sources, named }] of reads.entries()) {
    if (isShaping(task)) join(index, nodeOf.get(task.item.linkId));
    if (sources !== 'all') for (const linkId of sources) join(nodeOf.get(linkId), index);
    else if (withUnknown) join(any, index);
    else for (const linkId of named) join(nodeOf.get(linkId), index);
  }
  joinOptions(reads, join);
  return after;
}

/** The options of a choice come before its calculated answer, which takes over their words. */
function joinOptions(reads: readonly Reads[], join: (before: number, next: number) => void): void {
  const optionsOf = new Map<QuestionnaireItem, number>();
  for (const [index, { task }] of reads.entries())
    if (task.name === 'answerExpression') optionsOf.set(task.item, index);
  for (const [index, { task }] of reads.entries()) {
    const options = optionsOf.get(task.item);
    if (options !== undefined && task.name === 'calculatedExpression') join(options, index);
  }
}

/** Whether other expressions may depend on what this one gives. */
function isShaping({ name }: Task): boolean {
  return name === 'calculatedExpression' || name === 'enableWhenExpression';
}
