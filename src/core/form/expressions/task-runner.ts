import type { AnswerValue } from '../../model/value.js';
import type { ItemNode } from '../form-item.js';
import type { ExpressionName, FormReport } from '../validation-problem.js';
import type { ItemTree } from '../tree.js';
import { isIdentical } from '../values.js';
import type { FormEvaluator, Result } from './evaluation.js';
import { toAnswers, toOptions, toText, toBoolean } from './results.js';
import type { Task } from './evaluation-order.js';

export class TaskRunner {
  readonly reports: FormReport[] = [];
  readonly #tree: ItemTree;
  readonly #evaluator: FormEvaluator;
  readonly #calculated = new WeakMap<ItemNode, readonly AnswerValue[]>();
  /** Occurrences whose calculated answer a user replaced. */
  readonly #edited = new WeakSet<ItemNode>();

  constructor(tree: ItemTree, evaluator: FormEvaluator) {
    this.#tree = tree;
    this.#evaluator = evaluator;
  }

  /** Detects an answer that differs from the calculated one, so that it also stays when the form is reopened. */
  detectEdit(node: ItemNode): void {
    const { calculatedExpression } = node.item;
    const answers = valuesOf(node);
    if (calculatedExpression === undefined || answers.length === 0) return;
    const values = this.answersOf('calculatedExpression', calculatedExpression, node);
    this.#calculated.set(node, values);
    if (isEditable(node) && !areIdentical(values, answers)) this.#edited.add(node);
  }

  recordEdit(node: ItemNode): void {
    if (node.item.calculatedExpression === undefined || !isEditable(node)) return;
    if (areIdentical(this.#calculated.get(node) ?? [], valuesOf(node))) this.#edited.delete(node);
    else this.#edited.add(node);
  }

  /** Removes the calculated answer. Returns true if there was one. */
  clear(node: ItemNode): boolean {
    if (node.item.calculatedExpression === undefined || this.#edited.has(node)) return false;
    this.#calculated.set(node, []);
    return this.#tree.setAnswers(node, []);
  }

  /** Returns true if something changed. */
  run({ name, expression }: Task, node: ItemNode): boolean {
    switch (name) {
      case 'enableWhenExpression': {
        const isMet = this.#try(name, expression, node, toBoolean) === true;
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
        const options = this.#try(name, expression, node, (results) => toOptions(results, node)) ?? [];
        if (isIdenticalData(options, node.expressionOptions)) return false;
        node.expressionOptions = options;
        return true;
      }
      case 'textExpression': {
        const text = this.#try(name, expression, node, toText);
        if (text === node.expressionText) return false;
        node.expressionText = text;
        return true;
      }
      case 'constraint': {
        const broken = (node.item.constraints ?? []).flatMap((constraint) =>
          this.#try(name, constraint.expression, node, toBoolean) === false ? constraint.human : [],
        );
        if (isIdenticalData(broken, node.broken)) return false;
        node.broken = broken;
        return true;
      }
      case 'initialExpression':
        return false;
    }
  }

  /** Returns the results of an expression that gives no answers but data for them. */
  resultsOf(name: ExpressionName, expression: string, node: ItemNode): readonly unknown[] {
    return this.#attempt(name, expression, node, () => this.#evaluator.valuesOf(expression, node)) ?? [];
  }

  answersOf(name: ExpressionName, expression: string, node: ItemNode): readonly AnswerValue[] {
    return this.#try(name, expression, node, (results) => toAnswers(results, node)) ?? [];
  }

  #try<Value>(
    key: ExpressionName,
    expression: string,
    node: ItemNode,
    read: (results: readonly Result[]) => Value,
  ): Value | undefined {
    return this.#attempt(key, expression, node, () => read(this.#evaluator.evaluate(expression, node)));
  }

  /** Reports a failed expression and returns undefined. The engine's error is dropped, because it may quote answers. */
  #attempt<Value>(key: ExpressionName, expression: string, node: ItemNode, evaluate: () => Value): Value | undefined {
    try {
      return evaluate();
    } catch {
      this.report({ key, linkIds: [node.item.linkId], expression });
      return undefined;
    }
  }

  report(report: FormReport): void {
    if (!this.reports.some((existing) => isIdenticalData(existing, report))) this.reports.push(report);
  }
}

function valuesOf({ answers }: ItemNode): AnswerValue[] {
  return answers.flatMap(({ value }) => value ?? []);
}

/** Returns whether a user could have edited an answer: visible and not read-only. */
function isEditable(node: ItemNode): boolean {
  if (node.readOnly) return false;
  for (let ancestor: ItemNode | undefined = node; ancestor; ancestor = ancestor.parent)
    if (ancestor.item.hidden) return false;
  return true;
}

function areIdentical(a: readonly AnswerValue[], b: readonly AnswerValue[]): boolean {
  return a.length === b.length && a.every((value, index) => isIdentical(value, b[index]));
}

function isIdenticalData(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
