import type { AnswerValue } from '../../model/value.js';
import type { ItemNode } from '../form-item.js';
import type { ExpressionName, FormReport } from '../validation-problem.js';
import type { ItemTree } from '../tree.js';
import { isIdentical } from '../values.js';
import type { Evaluator } from './evaluator.js';
import { answersFrom, optionsFrom, textFrom, truthFrom } from './results.js';
import type { Task } from './evaluation-order.js';

/** Does single tasks: evaluates an expression and gives its result to the occurrence that it is about. */
export class TaskRunner {
  readonly reports: FormReport[] = [];
  readonly #tree: ItemTree;
  readonly #evaluator: Evaluator;
  /** The last calculated answers. */
  readonly #calculated = new WeakMap<ItemNode, readonly AnswerValue[]>();
  /** Those that somebody gave another answer than the calculated one. */
  readonly #edited = new WeakSet<ItemNode>();

  constructor(tree: ItemTree, evaluator: Evaluator) {
    this.#tree = tree;
    this.#evaluator = evaluator;
  }

  /** An answer that is not the calculated one stays, also when the form is opened again. */
  findEdit(node: ItemNode): void {
    const { calculatedExpression } = node.item;
    const answers = valuesOf(node);
    if (calculatedExpression === undefined || answers.length === 0) return;
    const values = this.answersOf('calculatedExpression', calculatedExpression, node);
    this.#calculated.set(node, values);
    if (isEditable(node) && !areIdentical(values, answers)) this.#edited.add(node);
  }

  noteEdit(node: ItemNode): void {
    if (node.item.calculatedExpression === undefined || !isEditable(node)) return;
    if (areIdentical(this.#calculated.get(node) ?? [], valuesOf(node))) this.#edited.delete(node);
    else this.#edited.add(node);
  }

  /** Takes the calculated answer away. True where there was one. */
  clear(node: ItemNode): boolean {
    if (node.item.calculatedExpression === undefined || this.#edited.has(node)) return false;
    this.#calculated.set(node, []);
    return this.#tree.setAnswers(node, []);
  }

  /** True where something changed. */
  do({ name, expression }: Task, node: ItemNode): boolean {
    switch (name) {
      case 'enableWhenExpression': {
        const isMet = this.#try(name, expression, node, truthFrom) === true;
        if (isMet === node.isExpressionMet) return false;
        node.isExpressionMet = isMet;
        return true;
      }
      case 'calculatedExpression': {
        const values = this.answersOf(name, expression, node);
        this.#calculated.set(node, values);
        return !this.#edited.has(node) && this.#tree.setAnswers(node, values);
      }
      case 'answerExpression': {
        const options = this.#try(name, expression, node, (results) => optionsFrom(results, node)) ?? [];
        if (isIdenticalData(options, node.expressionOptions)) return false;
        node.expressionOptions = options;
        return true;
      }
      case 'textExpression': {
        const text = this.#try(name, expression, node, textFrom);
        if (text === node.expressionText) return false;
        node.expressionText = text;
        return true;
      }
      case 'constraint': {
        const broken = (node.item.constraints ?? []).flatMap((constraint) =>
          this.#try(name, constraint.expression, node, truthFrom) === false ? constraint.human : [],
        );
        if (isIdenticalData(broken, node.broken)) return false;
        node.broken = broken;
        return true;
      }
      case 'initialExpression':
        return false;
    }
  }

  answersOf(name: ExpressionName, expression: string, node: ItemNode): readonly AnswerValue[] {
    return this.#try(name, expression, node, (results) => answersFrom(results, node)) ?? [];
  }

  /** What fails is reported and gives nothing. What the engine says of it may quote answers, so nobody hears it. */
  #try<Result>(
    key: ExpressionName,
    expression: string,
    node: ItemNode,
    read: (results: readonly unknown[]) => Result,
  ): Result | undefined {
    try {
      return read(this.#evaluator.evaluate(expression, node));
    } catch {
      this.report({ key, linkIds: [node.item.linkId], expression });
      return undefined;
    }
  }

  report(report: FormReport): void {
    if (!this.reports.some((known) => isIdenticalData(known, report))) this.reports.push(report);
  }
}

function valuesOf({ answers }: ItemNode): AnswerValue[] {
  return answers.flatMap(({ value }) => value ?? []);
}

/** Who cannot see or change an answer did not edit it. */
function isEditable(node: ItemNode): boolean {
  if (node.readOnly) return false;
  for (let one: ItemNode | undefined = node; one; one = one.parent) if (one.item.hidden) return false;
  return true;
}

function areIdentical(some: readonly AnswerValue[], others: readonly AnswerValue[]): boolean {
  return some.length === others.length && some.every((value, index) => isIdentical(value, others[index]));
}

function isIdenticalData(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
