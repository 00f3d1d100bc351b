import { itemsOf } from '../../model/questionnaire.js';
import type { Enablement } from '../enablement.js';
import type { Expressions, ExpressionSetting } from '../expression-engine.js';
import type { ItemNode } from '../form-item.js';
import type { ExpressionName, FormReport } from '../validation-problem.js';
import { isFinished } from '../response.js';
import type { ItemTree } from '../tree.js';
import { Evaluator } from './evaluator.js';
import { LiveResponse } from './live-response.js';
import type { Step } from './evaluation-order.js';
import { TaskRunner } from './task-runner.js';
import { Tasks } from './tasks.js';
import type { Task } from './evaluation-order.js';

/** How many expressions of a cycle are evaluated in one go: a small cycle gets a pass for each and two more. */
const loopBudget = 5_000;
const fewestPasses = 10;

/**
 * The expressions of one form. A change is followed to the expressions that may depend on it, from those to what
 * depends on them, and so on until nothing changes any more.
 */
export class FormExpressions implements Expressions {
  readonly #tree: ItemTree;
  readonly #enablement: Enablement;
  readonly #fillsIn: boolean;
  readonly #tasks: Tasks;
  readonly #live: LiveResponse;
  readonly #evaluator: Evaluator;
  readonly #runner: TaskRunner;
  /** What is to be evaluated: the occurrences of each expression. */
  #waiting = new Map<Task, Set<ItemNode>>();
  /** No step before this one has anything to evaluate. */
  #nextStep = 0;
  readonly #met = new WeakSet<ItemNode>();
  /** Those of a loop that did not settle, until the next change. */
  #left = new Set<ItemNode>();
  /** Not while the form opens, until it is clear which answers somebody gave. */
  #calculates = false;

  constructor(tree: ItemTree, enablement: Enablement, { context, response, fillsIn }: ExpressionSetting) {
    this.#tree = tree;
    this.#enablement = enablement;
    this.#fillsIn = fillsIn;
    this.#tasks = new Tasks(tree.plan.questionnaire);
    this.#live = new LiveResponse(tree);
    this.#evaluator = new Evaluator(tree, this.#live, context);
    this.#runner = new TaskRunner(tree, this.#evaluator);
    this.#start(response !== undefined && isFinished(response.status));
  }

  get reports(): readonly FormReport[] {
    return this.#runner.reports;
  }

  settle(answered: readonly ItemNode[], touched: readonly ItemNode[], changed: Set<ItemNode>): void {
    for (const node of answered) this.#runner.noteEdit(node);
    this.#noteChange(touched, true);
    this.#noteChange(changed);
    this.#meet(changed, changed);
    for (const node of answered) this.#expect(node, 'calculatedExpression');
    this.#work(changed);
  }

  /** @param isFinished A finished response is shown as it was sent: nothing is calculated before something changes. */
  #start(isFinished: boolean): void {
    const all = [...this.#tree.nodes()];
    const changed = new Set<ItemNode>();
    for (const node of all) this.#met.add(node);
    const guarded = all.filter(({ item }) => item.enableWhenExpression !== undefined);
    for (const node of guarded) node.isExpressionMet = false;
    this.#settleEnablement([], guarded, changed);
    for (const node of all) this.#expect(node, 'enableWhenExpression', 'answerExpression');
    this.#work(changed);
    if (this.#fillsIn) {
      for (const node of all) if (!node.isNew) this.#runner.findEdit(node);
      this.#initialize(all, changed);
    }
    this.#calculates = this.#fillsIn && !isFinished;
    for (const node of all) this.#expect(node, 'calculatedExpression', 'textExpression', 'constraint');
    this.#work(changed);
    this.#calculates = this.#fillsIn;
  }

  /** Occurrences that came. */
  #meet(nodes: Iterable<ItemNode>, changed: Set<ItemNode>): void {
    const added = [...nodes].filter((node) => !this.#met.has(node));
    for (const node of added) {
      this.#met.add(node);
      if (node.item.enableWhenExpression !== undefined) node.isExpressionMet = false;
      for (const task of this.#tasks.of(node.item.linkId)) this.#add(node, task);
    }
    const guarded = added.filter(({ item }) => item.enableWhenExpression !== undefined);
    if (guarded.length > 0) this.#settleEnablement([], guarded, changed);
    this.#initialize(added, changed);
  }

  /** Once for each occurrence, and not for those that an earlier response had. */
  #initialize(nodes: readonly ItemNode[], changed: Set<ItemNode>): void {
    const answered: ItemNode[] = [];
    for (const node of nodes) {
      const { initialExpression } = node.item;
      if (initialExpression === undefined || !node.isNew) continue;
      const values = this.#runner.answersOf('initialExpression', initialExpression, node);
      if (values.length === 0 || !this.#tree.setAnswers(node, values)) continue;
      answered.push(node);
      changed.add(node);
      this.#noteChange([node], true);
    }
    if (answered.length > 0) this.#settleEnablement(answered, [], changed);
  }

  #settleEnablement(answered: readonly ItemNode[], judged: readonly ItemNode[], changed: Set<ItemNode>): void {
    const followed = this.#enablement.settle(answered, judged);
    this.#noteChange(followed);
    for (const node of followed) changed.add(node);
    this.#meet(followed, changed);
  }

  /** @param withBelow What is below them may have come or gone. */
  #noteChange(nodes: Iterable<ItemNode>, withBelow = false): void {
    const linkIds = new Set<string>();
    const { dependencies } = this.#tasks;
    for (const node of nodes) {
      this.#live.forget(node);
      const { linkId, items } = node.item;
      linkIds.add(linkId);
      if (withBelow && items) for (const below of dependencies.withBelow(linkId)) linkIds.add(below);
    }
    if (linkIds.size === 0) return;
    this.#evaluator.forget((owner, name) => {
      const sources = dependencies.ofVariable(owner?.item, name);
      return sources === 'all' || [...linkIds].some((linkId) => sources.has(linkId));
    });
    for (const task of this.#tasks.concernedBy(linkIds)) {
      for (const node of this.#tree.occurrencesOf(task.item.linkId)) this.#add(node, task);
    }
  }

  #add(node: ItemNode, task: Task): void {
    if (task.name === 'calculatedExpression' && !this.#calculates) return;
    const nodes = this.#waiting.get(task);
    if (nodes) nodes.add(node);
    else this.#waiting.set(task, new Set([node]));
    this.#nextStep = Math.min(this.#nextStep, this.#tasks.stepOf.get(task) ?? Infinity);
  }

  #expect(node: ItemNode, ...names: readonly ExpressionName[]): void {
    for (const task of this.#tasks.of(node.item.linkId)) if (names.includes(task.name)) this.#add(node, task);
  }

  /** Evaluates what waits, step by step; a step comes again only if a later one changed what it depends on. */
  #work(changed: Set<ItemNode>): void {
    this.#left = new Set();
    const passes = new Map<number, Passes>();
    const { steps } = this.#tasks;
    while (this.#nextStep < steps.length) {
      const number = this.#nextStep++;
      const { tasks } = steps[number] as Step;
      if (!tasks.some((task) => this.#waiting.has(task))) continue;
      const made = passes.get(number) ?? { count: 0, most: this.#mostPasses(tasks), moving: new Set() };
      passes.set(number, made);
      const moved = this.#pass(tasks, changed);
      made.count++;
      // Still changing in the second half of the passes: treat as a cycle.
      if (made.count > made.most / 2) for (const node of moved) made.moving.add(node);
      if (made.count < made.most || made.moving.size === 0) continue;
      this.#leave(made.moving, changed);
      passes.delete(number);
    }
    this.#conclude(changed);
  }

  /** Evaluates the expressions of a step in their order; answers the occurrences that changed. */
  #pass(tasks: readonly Task[], changed: Set<ItemNode>): Set<ItemNode> {
    const moved = new Set<ItemNode>();
    for (const task of tasks) {
      const nodes = this.#waiting.get(task);
      if (!nodes) continue;
      this.#waiting.delete(task);
      const followed: ItemNode[] = [];
      for (const node of nodes) {
        if (this.#isGone(node) || this.#left.has(node) || !this.#runner.do(task, node)) continue;
        changed.add(node);
        if (task.name === 'answerExpression') continue;
        moved.add(node);
        followed.push(node);
        // Before the next repetition is evaluated, which may depend on this one.
        if (task.name === 'calculatedExpression') this.#noteChange([node], true);
      }
      if (followed.length === 0) continue;
      const isAnswer = task.name === 'calculatedExpression';
      this.#settleEnablement(isAnswer ? followed : [], isAnswer ? [] : followed, changed);
    }
    return moved;
  }

  #isGone(node: ItemNode): boolean {
    if (this.#tree.byPath.get(node.path) === node) return false;
    this.#evaluator.drop(node);
    return true;
  }

  /** As many as occurrences can depend on one another, and two more. */
  #mostPasses(tasks: readonly Task[]): number {
    const linkIds = new Set(tasks.map(({ item }) => item.linkId));
    let count = 0;
    for (const linkId of linkIds) count += this.#tree.occurrencesOf(linkId).size;
    return Math.min(count + 2, Math.max(fewestPasses, loopBudget / count));
  }

  /** Nothing is safer than any value, and asking is safer than dropping an answer. */
  #leave(moving: ReadonlySet<ItemNode>, changed: Set<ItemNode>): void {
    const linkIds = new Set([...moving].map(({ item }) => item.linkId));
    const inOrder = [...itemsOf(this.#tree.plan.questionnaire)].filter(({ linkId }) => linkIds.has(linkId));
    this.#runner.report({ key: 'calculationLoop', linkIds: inOrder.map(({ linkId }) => linkId) });
    for (const node of moving) this.#left.add(node);
    const answered: ItemNode[] = [];
    for (const node of moving) {
      node.isExpressionMet = true;
      if (this.#runner.clear(node)) answered.push(node);
    }
    this.#noteChange(moving, true);
    this.#settleEnablement(answered, [...moving], changed);
  }

  /** Evaluates the texts and constraints, on which nothing depends. */
  #conclude(changed: Set<ItemNode>): void {
    const waiting = this.#waiting;
    this.#waiting = new Map();
    this.#nextStep = this.#tasks.steps.length;
    for (const [task, nodes] of waiting) {
      for (const node of nodes) {
        if (this.#isGone(node) || !this.#runner.do(task, node)) continue;
        changed.add(node);
        this.#live.forget(node);
      }
    }
  }
}

/** How often a step was evaluated, and what kept changing. */
interface Passes {
  count: number;
  readonly most: number;
  readonly moving: Set<ItemNode>;
}
