import type { ItemNode } from '../form-item.js';
import type { ItemTree } from '../tree.js';

/** A value of an evaluated expression, as JSON. */
export interface Result {
  readonly json: unknown;
  /** True for a date or time, which JSON holds as text. */
  readonly isMoment: boolean;
}

/** Evaluates the expressions of one form. */
export interface FormEvaluator {
  /**
   * @param node Occurrence of the expression's item; absent if it is about the whole response.
   * @throws Error if the expression fails. It may quote answers: never show it.
   */
  evaluate(expression: string, node: ItemNode | undefined): readonly Result[];
  /** Evaluates to values of this evaluator, which keep their types: the data that the answers of a group come from. */
  valuesOf(expression: string, node: ItemNode | undefined): readonly unknown[];
  /** Forgets what was computed from an item that changed. */
  invalidate(node: ItemNode): void;
  /** Forgets cached variables that a change may have affected. */
  forgetVariables(isStale: (owner: ItemNode | undefined, name: string) => boolean): void;
  forgetOccurrence(node: ItemNode): void;
}

export type StartEvaluator = (tree: ItemTree, context: Readonly<Record<string, unknown>>) => FormEvaluator;
