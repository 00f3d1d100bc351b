import { itemsOf, type QuestionnaireItem, type Questionnaire } from '../../model/questionnaire.js';
import { expressionsOf } from '../item-expressions.js';
import type { ExpressionName } from '../validation-problem.js';
import { Dependencies, type Sources } from './dependencies.js';
import { evaluationOrder, type Reads, type Step, type Task } from './evaluation-order.js';

/** Evaluated last because no other expression depends on the result. */
const afterwards: ReadonlySet<ExpressionName> = new Set(['textExpression', 'constraint']);

/** The expressions of a questionnaire, and which of them a change concerns. */
export class Tasks {
  readonly dependencies: Dependencies;
  /** The expressions in the order to evaluate them in, without those that nothing depends on. */
  readonly steps: readonly Step[];
  /** The index in {@link steps} of each expression that is in one. */
  readonly stepOf: ReadonlyMap<Task, number>;
  readonly #byItem = new Map<string, Task[]>();
  readonly #bySource = new Map<string, Task[]>();
  /** Those that may depend on any answer. */
  readonly #anywhere: Task[] = [];
  #order = 0;

  constructor(questionnaire: Questionnaire) {
    this.dependencies = new Dependencies(questionnaire);
    const reads: Reads[] = [];
    for (const item of itemsOf(questionnaire)) {
      for (const { name, expression } of expressionsOf(item)) {
        const added = this.#add(item, name, expression);
        if (added && !afterwards.has(name)) reads.push(added);
      }
    }
    this.steps = evaluationOrder(questionnaire, reads);
    this.stepOf = new Map(this.steps.flatMap(({ tasks }, step) => tasks.map((task) => [task, step] as const)));
  }

  of(linkId: string): readonly Task[] {
    return this.#byItem.get(linkId) ?? [];
  }

  /** The tasks that may depend on one of these items. */
  concernedBy(linkIds: ReadonlySet<string>): Iterable<Task> {
    if (linkIds.size === 0) return [];
    return new Set([...this.#anywhere, ...[...linkIds].flatMap((linkId) => this.#bySource.get(linkId) ?? [])]);
  }

  #add(item: QuestionnaireItem, name: ExpressionName, expression: string): Reads | undefined {
    // Not a task: it is done once, when an occurrence is made.
    if (name === 'initialExpression') return undefined;
    const own = this.#byItem.get(item.linkId) ?? [];
    // The constraints of an item are looked at together.
    if (name === 'constraint' && own.some((task) => task.name === name)) return undefined;
    const task: Task = { item, name, expression, order: this.#order++ };
    this.#byItem.set(item.linkId, [...own, task]);
    const sources = this.#sourcesOf(task);
    if (sources === 'all') this.#anywhere.push(task);
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
    const expressions = name === 'constraint' ? (item.constraints ?? []).map((one) => one.expression) : [expression];
    const linkIds = new Set<string>();
    for (const one of expressions) {
      const sources = this.dependencies.of(one, item);
      if (sources === 'all') return 'all';
      for (const linkId of sources) linkIds.add(linkId);
    }
    return linkIds;
  }
}
