import { itemsOf, type QuestionnaireItem, type Questionnaire } from '../../model/questionnaire.js';
import { expressionsOf } from '../item-expressions.js';
import type { ExpressionName } from '../validation-problem.js';
import { Dependencies, type Sources } from './dependencies.js';
import { evaluationOrder, type Reads, type Step, type Task } from './evaluation-order.js';

/** Evaluated last because no other expression depends on the result. */
const evaluatedLast: ReadonlySet<ExpressionName> = new Set(['textExpression', 'constraint']);

/** The expressions of a questionnaire, and which of them a change affects. */
export class Tasks {
  readonly dependencies: Dependencies;
  /** Expressions in evaluation order, without those on which nothing depends. */
  readonly steps: readonly Step[];
  /** Index in {@link steps} by expression. */
  readonly stepOf: ReadonlyMap<Task, number>;
  readonly #byItem = new Map<string, Task[]>();
  readonly #bySource = new Map<string, Task[]>();
  readonly #onAnyAnswer: Task[] = [];
  #order = 0;

  constructor(questionnaire: Questionnaire) {
    this.dependencies = new Dependencies(questionnaire);
    const reads: Reads[] = [];
    for (const item of itemsOf(questionnaire)) {
      for (const { name, expression } of expressionsOf(item)) {
        const added = this.#add(item, name, expression);
        if (added && !evaluatedLast.has(name)) reads.push(added);
      }
    }
    this.steps = evaluationOrder(questionnaire, reads);
    this.stepOf = new Map(this.steps.flatMap(({ tasks }, step) => tasks.map((task) => [task, step] as const)));
  }

  of(linkId: string): readonly Task[] {
    return this.#byItem.get(linkId) ?? [];
  }

  /** Returns the tasks that may depend on one of these items. */
  affectedBy(linkIds: ReadonlySet<string>): Iterable<Task> {
    if (linkIds.size === 0) return [];
    return new Set([...this.#onAnyAnswer, ...[...linkIds].flatMap((linkId) => this.#bySource.get(linkId) ?? [])]);
  }

  #add(item: QuestionnaireItem, name: ExpressionName, expression: string): Reads | undefined {
    // Evaluated once, when an occurrence is created.
    if (name === 'initialExpression') return undefined;
    const own = this.#byItem.get(item.linkId) ?? [];
    // All constraints of an item are one task.
    if (name === 'constraint' && own.some((task) => task.name === name)) return undefined;
    const task: Task = { item, name, expression, order: this.#order++ };
    this.#byItem.set(item.linkId, [...own, task]);
    const sources = this.#sourcesOf(task);
    if (sources === 'all') this.#onAnyAnswer.push(task);
    else {
      for (const linkId of sources) {
        const others = this.#bySource.get(linkId);
        if (others) others.push(task);
        else this.#bySource.set(linkId, [task]);
      }
    }
    return { task, sources, named: sources === 'all' ? this.dependencies.namedIn(expression) : [] };
  }

  #sourcesOf({ item, name, expression }: Task): Sources {
    const expressions =
      name === 'constraint' ? (item.constraints ?? []).map((constraint) => constraint.expression) : [expression];
    const linkIds = new Set<string>();
    for (const source of expressions) {
      const sources = this.dependencies.of(source, item);
      if (sources === 'all') return 'all';
      for (const linkId of sources) linkIds.add(linkId);
    }
    return linkIds;
  }
}
