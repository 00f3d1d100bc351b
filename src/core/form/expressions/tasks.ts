import { itemsOf, type Item, type Questionnaire } from '../../model/questionnaire.js';
import { expressionsOf } from '../item-expressions.js';
import type { ExpressionName } from '../problem.js';
import { Dependencies, type Sources } from './dependencies.js';

/** One expression of an item, to be evaluated for each of its occurrences. */
export interface Task {
  readonly item: Item;
  readonly name: ExpressionName;
  readonly expression: string;
  /** Place in the questionnaire, in which tasks are done. */
  readonly order: number;
}

/** The expressions of a questionnaire, and which of them a change concerns. */
export class Tasks {
  readonly dependencies: Dependencies;
  /** The items that others may depend on: whether they are asked, and what they are answered. */
  readonly shaping: Item[] = [];
  readonly #byItem = new Map<string, Task[]>();
  readonly #bySource = new Map<string, Task[]>();
  /** Those that may depend on any answer. */
  readonly #anywhere: Task[] = [];
  #order = 0;

  constructor(questionnaire: Questionnaire) {
    this.dependencies = new Dependencies(questionnaire);
    for (const item of itemsOf(questionnaire)) {
      for (const { name, expression } of expressionsOf(item)) this.#add(item, name, expression);
    }
  }

  of(linkId: string): readonly Task[] {
    return this.#byItem.get(linkId) ?? [];
  }

  /** The tasks that may depend on one of these items. */
  concernedBy(linkIds: ReadonlySet<string>): Iterable<Task> {
    if (linkIds.size === 0) return [];
    return new Set([...this.#anywhere, ...[...linkIds].flatMap((linkId) => this.#bySource.get(linkId) ?? [])]);
  }

  #add(item: Item, name: ExpressionName, expression: string): void {
    // Not a task: it is done once, when an occurrence is made.
    if (name === 'initialExpression') return;
    const own = this.#byItem.get(item.linkId) ?? [];
    // The constraints of an item are looked at together.
    if (name === 'constraint' && own.some((task) => task.name === name)) return;
    const task: Task = { item, name, expression, order: this.#order++ };
    this.#byItem.set(item.linkId, [...own, task]);
    if (name === 'enableWhenExpression' || name === 'calculatedExpression') this.shaping.push(item);
    const sources = this.#sourcesOf(task);
    if (sources === 'all') this.#anywhere.push(task);
    else {
      for (const linkId of sources) {
        const others = this.#bySource.get(linkId);
        if (others) others.push(task);
        else this.#bySource.set(linkId, [task]);
      }
    }
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
