import type { QuestionnaireItem, Questionnaire } from '../../model/questionnaire.js';
import { itemsOf } from '../../model/questionnaire.js';
import type { ExpressionName } from '../validation-problem.js';
import { stronglyConnected, type Graph } from './strongly-connected.js';
import type { Sources } from './dependencies.js';

/** An expression of an item, to be evaluated for each of its occurrences. */
export interface Task {
  readonly item: QuestionnaireItem;
  readonly name: ExpressionName;
  readonly expression: string;
  /** Place in the questionnaire, in which tasks are done. */
  readonly order: number;
}

export interface Step {
  readonly tasks: readonly Task[];
}

export interface Reads {
  readonly task: Task;
  readonly sources: Sources;
  /** linkIds in its text, to order expressions whose sources are `all`. */
  readonly named: readonly string[];
}

/**
 * Orders the expressions of a questionnaire: each after everything it depends on, so that a chain of any length is
 * stable after one evaluation of each. Expressions on a cycle form one step.
 *
 * An expression with unknown dependencies counts as dependent on every item, and forms one step with everything that
 * depends on it. Within a step an expression follows those whose items it names, unless they name each other; otherwise
 * the order is that of the questionnaire.
 */
export function evaluationOrder(questionnaire: Questionnaire, reads: readonly Reads[]): readonly Step[] {
  const knownGraph = graphOf(questionnaire, reads, false);
  const order = new Map<Task, number>();
  for (const nodes of stronglyConnected(knownGraph)) {
    for (const task of tasksOf(nodes, reads)) order.set(task, order.size);
  }
  const completeGraph = graphOf(questionnaire, reads, true);
  return stronglyConnected(completeGraph).flatMap((nodes) => {
    const tasks = tasksOf(nodes, reads).toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    return tasks.length > 0 ? [{ tasks }] : [];
  });
}

function tasksOf(nodes: readonly number[], reads: readonly Reads[]): Task[] {
  return nodes.flatMap((node) => reads[node]?.task ?? []).toSorted((a, b) => a.order - b.order);
}

/**
 * Builds the dependency graph. Its nodes are the tasks by index, then the items, and last a node for "any item".
 *
 * @param withUnknown True if an expression with sources `all` follows every item, else only those it names.
 */
function graphOf(questionnaire: Questionnaire, reads: readonly Reads[], withUnknown: boolean): Graph {
  const items = [...itemsOf(questionnaire)];
  const nodeOf = new Map(items.map(({ linkId }, index) => [linkId, reads.length + index]));
  const anyItem = reads.length + items.length;
  const after: number[][] = Array.from({ length: anyItem + 1 }, () => []);
  const addEdge = (before: number | undefined, next: number | undefined) => {
    if (before !== undefined && next !== undefined) after[before]?.push(next);
  };
  for (const item of items) {
    const node = nodeOf.get(item.linkId);
    // A disabled item disables those below it, and a new answer adds the items below it.
    for (const child of item.items ?? []) addEdge(node, nodeOf.get(child.linkId));
    for (const { question } of item.enableWhen ?? []) addEdge(nodeOf.get(question), node);
    if (withUnknown) addEdge(node, anyItem);
  }
  for (const [index, { task, sources, named }] of reads.entries()) {
    if (isShaping(task)) addEdge(index, nodeOf.get(task.item.linkId));
    if (sources !== 'all') for (const linkId of sources) addEdge(nodeOf.get(linkId), index);
    else if (withUnknown) addEdge(anyItem, index);
    else for (const linkId of named) addEdge(nodeOf.get(linkId), index);
  }
  joinOptions(reads, addEdge);
  return after;
}

/** Orders the options of a choice before its calculated answer, which copies their display. */
function joinOptions(reads: readonly Reads[], addEdge: (before: number, next: number) => void): void {
  const optionsOf = new Map<QuestionnaireItem, number>();
  for (const [index, { task }] of reads.entries())
    if (task.name === 'answerExpression') optionsOf.set(task.item, index);
  for (const [index, { task }] of reads.entries()) {
    const options = optionsOf.get(task.item);
    if (options !== undefined && task.name === 'calculatedExpression') addEdge(options, index);
  }
}

/** Returns whether other expressions may depend on the result. */
function isShaping({ name }: Task): boolean {
  return name === 'calculatedExpression' || name === 'enableWhenExpression';
}
