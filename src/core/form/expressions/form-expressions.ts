import { itemsOf } from '../../model/questionnaire.js';
import { isFinished } from '../../model/questionnaire-response.js';
import type { Enablement } from '../enablement.js';
import type { Expressions, ExpressionSetting } from '../expression-engine.js';
import type { ItemNode } from '../form-item.js';
import type { ExpressionName, FormReport } from '../validation-problem.js';
import type { ItemTree } from '../tree.js';
import type { FormEvaluator } from './evaluation.js';
import type { Step } from './evaluation-order.js';
import { TaskRunner } from './task-runner.js';
import { Tasks } from './tasks.js';
import type { Task } from './evaluation-order.js';

/** Maximum number of expressions to evaluate for a cycle; a small cycle gets one pass for each and two more. */
const loopBudget = 5_000;
const fewestPasses = 10;

/** The expressions of a form. A change is followed to possible dependents, and on to theirs, until nothing changes. */
export class FormExpressions implements Expressions {
  readonly #tree: ItemTree;
  readonly #enablement: Enablement;
  readonly #fillsIn: boolean;
  readonly #tasks: Tasks;
  readonly #evaluator: FormEvaluator;
  readonly #runner: TaskRunner;
  #pending = new Map<Task, Set<ItemNode>>();
  /** First step that may have something to evaluate. */
  #nextStep = 0;
  readonly #added = new WeakSet<ItemNode>();
  /** Occurrences in a cycle that was not stable, ignored until the next change. */
  #ignored = new Set<ItemNode>();
  /** Groups whose initial answers have their data, or have none. */
  readonly #prefilled = new WeakSet<ItemNode>();
  #isOpened = false;
  /** False while the form opens, until it is known which answers a user gave. */
  #isCalculating = false;

  constructor(
    tree: ItemTree,
    enablement: Enablement,
    { response, fillsIn }: ExpressionSetting,
    evaluator: FormEvaluator,
  ) {
    this.#tree = tree;
    this.#enablement = enablement;
    this.#fillsIn = fillsIn;
    this.#tasks = new Tasks(tree.plan.questionnaire);
    this.#evaluator = evaluator;
    this.#runner = new TaskRunner(tree, evaluator);
    this.#open(response !== undefined && isFinished(response.status));
  }

  get reports(): readonly FormReport[] {
    return this.#runner.reports;
  }

  update(answered: readonly ItemNode[], touched: readonly ItemNode[], changed: Set<ItemNode>): void {
    for (const node of answered) this.#runner.recordEdit(node);
    this.#invalidate(touched, true);
    this.#invalidate(changed);
    this.#addOccurrences(changed, changed);
    for (const node of answered) this.#schedule(node, 'calculatedExpression');
    this.#evaluatePending(changed);
  }

  /** @param isFinished Calculates nothing before the first change, to show a finished response as it was sent. */
  #open(isFinished: boolean): void {
    const all = [...this.#tree.nodes()];
    const changed = new Set<ItemNode>();
    for (const node of all) this.#added.add(node);
    const conditional = all.filter(({ item }) => item.enableWhenExpression !== undefined);
    for (const node of conditional) node.isExpressionMet = false;
    this.#updateEnablement([], conditional, changed);
    for (const node of all) this.#schedule(node, 'enableWhenExpression', 'answerExpression');
    this.#evaluatePending(changed);
    if (this.#fillsIn) {
      for (const node of all) if (!node.isNew) this.#runner.detectEdit(node);
      this.#initialize(all, changed);
    }
    this.#isCalculating = this.#fillsIn && !isFinished;
    // Initial answers may have added repetitions.
    for (const node of this.#tree.nodes()) this.#schedule(node, 'calculatedExpression', 'textExpression', 'constraint');
    this.#evaluatePending(changed);
    this.#isCalculating = this.#fillsIn;
    this.#isOpened = true;
  }

  #addOccurrences(nodes: Iterable<ItemNode>, changed: Set<ItemNode>): void {
    const added = [...nodes].filter((node) => !this.#added.has(node));
    for (const node of added) {
      this.#added.add(node);
      if (node.item.enableWhenExpression !== undefined) node.isExpressionMet = false;
      for (const task of this.#tasks.of(node.item.linkId)) this.#add(node, task);
    }
    const conditional = added.filter(({ item }) => item.enableWhenExpression !== undefined);
    if (conditional.length > 0) this.#updateEnablement([], conditional, changed);
    this.#initialize(added, changed);
  }

  /** Sets initial answers once for each occurrence that does not come from an earlier response. */
  #initialize(nodes: readonly ItemNode[], changed: Set<ItemNode>): void {
    const answered: ItemNode[] = [];
    for (const node of nodes) {
      const { initialExpression, prefillFrom } = node.item;
      if (prefillFrom && node.isNew && !this.#isOpened) this.#prefillGroup(node, prefillFrom.expression, changed);
      if (initialExpression === undefined || !node.isNew) continue;
      const values = this.#runner.answersOf('initialExpression', initialExpression, node);
      if (values.length === 0 || !this.#tree.setAnswers(node, values)) continue;
      node.prefill = values;
      answered.push(node);
      changed.add(node);
      this.#invalidate([node], true);
    }
    if (answered.length > 0) this.#updateEnablement(answered, [], changed);
  }

  /** Binds a group to the data that its answers come from; a repeating group gets a repetition for each result. */
  #prefillGroup(node: ItemNode, expression: string, changed: Set<ItemNode>): void {
    // A repetition that this method adds is bound already.
    if (this.#prefilled.has(node)) return;
    const results = this.#runner.resultsOf('initialExpression', expression, node);
    node.prefillResults = node.plan.isRepeatingGroup ? results.slice(0, 1) : results;
    for (const sibling of node.repetitions) this.#prefilled.add(sibling);
    if (!node.plan.isRepeatingGroup) return;
    const others = node.repetitions.filter((repetition) => repetition !== node);
    for (const result of results.slice(1)) {
      const repetition = others.shift() ?? (node.canAddRepetition ? this.#tree.addRepetition(node) : undefined);
      if (!repetition) break;
      this.#prefilled.add(repetition);
      repetition.prefillResults = [result];
    }
    this.#updateEnablement([], [], changed);
  }

  #updateEnablement(answered: readonly ItemNode[], judged: readonly ItemNode[], changed: Set<ItemNode>): void {
    const affected = this.#enablement.update(answered, judged);
    this.#invalidate(affected);
    for (const node of affected) changed.add(node);
    this.#addOccurrences(affected, changed);
  }

  /** @param withBelow Includes items below them, which may have been added or removed. */
  #invalidate(nodes: Iterable<ItemNode>, withBelow = false): void {
    const linkIds = new Set<string>();
    const { dependencies } = this.#tasks;
    for (const node of nodes) {
      this.#evaluator.invalidate(node);
      const { linkId, items } = node.item;
      linkIds.add(linkId);
      if (withBelow && items) for (const below of dependencies.withBelow(linkId)) linkIds.add(below);
    }
    if (linkIds.size === 0) return;
    this.#evaluator.forgetVariables((owner, name) => {
      const sources = dependencies.ofVariable(owner?.item, name);
      return sources === 'all' || [...linkIds].some((linkId) => sources.has(linkId));
    });
    for (const task of this.#tasks.affectedBy(linkIds)) {
      for (const node of this.#tree.occurrencesOf(task.item.linkId)) this.#add(node, task);
    }
  }

  #add(node: ItemNode, task: Task): void {
    if (task.name === 'calculatedExpression' && !this.#isCalculating) return;
    const nodes = this.#pending.get(task);
    if (nodes) nodes.add(node);
    else this.#pending.set(task, new Set([node]));
    this.#nextStep = Math.min(this.#nextStep, this.#tasks.stepOf.get(task) ?? Infinity);
  }

  #schedule(node: ItemNode, ...names: readonly ExpressionName[]): void {
    for (const task of this.#tasks.of(node.item.linkId)) if (names.includes(task.name)) this.#add(node, task);
  }

  /** Evaluates pending expressions step by step. A step is repeated only if a later one changed its dependencies. */
  #evaluatePending(changed: Set<ItemNode>): void {
    this.#ignored = new Set();
    const passes = new Map<number, Passes>();
    const { steps } = this.#tasks;
    while (this.#nextStep < steps.length) {
      const number = this.#nextStep++;
      const { tasks } = steps[number] as Step;
      if (!tasks.some((task) => this.#pending.has(task))) continue;
      const progress = passes.get(number) ?? { count: 0, maximum: this.#maximumPasses(tasks), unstable: new Set() };
      passes.set(number, progress);
      const changedNodes = this.#pass(tasks, changed);
      progress.count++;
      // Still changing in the second half of the passes: treat as a cycle.
      if (progress.count > progress.maximum / 2) for (const node of changedNodes) progress.unstable.add(node);
      if (progress.count < progress.maximum || progress.unstable.size === 0) continue;
      this.#breakCycle(progress.unstable, changed);
      passes.delete(number);
    }
    this.#evaluateFinal(changed);
  }

  /** Evaluates the expressions of a step in order; returns the changed occurrences. */
  #pass(tasks: readonly Task[], changed: Set<ItemNode>): Set<ItemNode> {
    const changedNodes = new Set<ItemNode>();
    for (const task of tasks) {
      const nodes = this.#pending.get(task);
      if (!nodes) continue;
      this.#pending.delete(task);
      const affected: ItemNode[] = [];
      for (const node of nodes) {
        if (this.#isGone(node) || this.#ignored.has(node) || !this.#runner.run(task, node)) continue;
        changed.add(node);
        if (task.name === 'answerExpression') continue;
        changedNodes.add(node);
        affected.push(node);
        // The next repetition may depend on this one.
        if (task.name === 'calculatedExpression') this.#invalidate([node], true);
      }
      if (affected.length === 0) continue;
      const isAnswer = task.name === 'calculatedExpression';
      this.#updateEnablement(isAnswer ? affected : [], isAnswer ? [] : affected, changed);
    }
    return changedNodes;
  }

  #isGone(node: ItemNode): boolean {
    if (this.#tree.byPath.get(node.path) === node) return false;
    this.#evaluator.forgetOccurrence(node);
    return true;
  }

  /** Returns the longest possible chain of dependent occurrences, and two more. */
  #maximumPasses(tasks: readonly Task[]): number {
    const linkIds = new Set(tasks.map(({ item }) => item.linkId));
    let count = 0;
    for (const linkId of linkIds) count += this.#tree.occurrencesOf(linkId).size;
    return Math.min(count + 2, Math.max(fewestPasses, loopBudget / count));
  }

  /**
   * Ends a cycle that is not stable. No answer is safer than a wrong one, and asking is safer than dropping an answer.
   */
  #breakCycle(unstable: ReadonlySet<ItemNode>, changed: Set<ItemNode>): void {
    const linkIds = new Set([...unstable].map(({ item }) => item.linkId));
    const ordered = [...itemsOf(this.#tree.plan.questionnaire)].filter(({ linkId }) => linkIds.has(linkId));
    this.#runner.report({ key: 'calculationLoop', linkIds: ordered.map(({ linkId }) => linkId) });
    for (const node of unstable) this.#ignored.add(node);
    const answered: ItemNode[] = [];
    for (const node of unstable) {
      node.isExpressionMet = true;
      if (this.#runner.clear(node)) answered.push(node);
    }
    this.#invalidate(unstable, true);
    this.#updateEnablement(answered, [...unstable], changed);
  }

  #evaluateFinal(changed: Set<ItemNode>): void {
    const pending = this.#pending;
    this.#pending = new Map();
    this.#nextStep = this.#tasks.steps.length;
    for (const [task, nodes] of pending) {
      for (const node of nodes) {
        if (this.#isGone(node) || !this.#runner.run(task, node)) continue;
        changed.add(node);
        this.#evaluator.invalidate(node);
      }
    }
  }
}

interface Passes {
  count: number;
  readonly maximum: number;
  readonly unstable: Set<ItemNode>;
}
