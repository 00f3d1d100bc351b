import { itemsOf } from '../../model/questionnaire.js';
import type { Enablement } from '../enablement.js';
import type { Expressions, ExpressionSetting } from '../expression-engine.js';
import type { ItemNode } from '../form-item.js';
import type { ExpressionName, FormReport } from '../problem.js';
import { isFinished } from '../response.js';
import type { ItemTree } from '../tree.js';
import { Evaluator } from './evaluator.js';
import { LiveResponse } from './live-response.js';
import { TaskRunner } from './task-runner.js';
import { Tasks, type Task } from './tasks.js';

/** How many expressions of a loop are evaluated in one go: small loops get a pass for each and two more. */
const loopBudget = 5_000;
const fewestPasses = 10;

/** Said last, when everything is settled: nothing depends on it. */
const afterwards: ReadonlySet<ExpressionName> = new Set(['textExpression', 'constraint']);

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
  /** What is to be done, by occurrence. */
  #waiting = new Map<ItemNode, Set<Task>>();
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
    const tasks = this.#waiting.get(node);
    if (tasks) tasks.add(task);
    else this.#waiting.set(node, new Set([task]));
  }

  #expect(node: ItemNode, ...names: readonly ExpressionName[]): void {
    for (const task of this.#tasks.of(node.item.linkId)) if (names.includes(task.name)) this.#add(node, task);
  }

  #work(changed: Set<ItemNode>): void {
    this.#left = new Set();
    const moving = this.#pass(changed);
    if (moving.size > 0) {
      this.#leave(moving, changed);
      this.#pass(changed);
    }
    this.#conclude(changed);
  }

  /** Works until nothing changes, or the bound is reached; answers what was still changing then. */
  #pass(changed: Set<ItemNode>): Set<ItemNode> {
    const moving = new Set<ItemNode>();
    let passes = Infinity;
    for (let pass = 0; pass < passes; pass++) {
      const batch = this.#takeWaiting();
      if (batch.length === 0) return new Set();
      if (pass === 0) passes = Math.min(this.#taskCount + 2, Math.max(fewestPasses, loopBudget / this.#taskCount));
      const answered: ItemNode[] = [];
      const judged: ItemNode[] = [];
      for (const [node, task] of batch) {
        if (!this.#runner.do(task, node)) continue;
        changed.add(node);
        if (task.name === 'calculatedExpression') this.#noteChange([node], true);
        if (task.name === 'enableWhenExpression') judged.push(node);
        if (task.name === 'calculatedExpression') answered.push(node);
        // What moves late moves without end.
        if (task.name !== 'answerExpression' && pass >= passes / 2) moving.add(node);
      }
      if (answered.length > 0 || judged.length > 0) this.#settleEnablement(answered, judged, changed);
    }
    return moving;
  }

  /** As many as can depend on one another. */
  get #taskCount(): number {
    let count = 0;
    for (const { linkId } of this.#tasks.shaping) count += this.#tree.occurrencesOf(linkId).size;
    return count;
  }

  /** What is to be done, except what is left for last. */
  #takeWaiting(): [ItemNode, Task][] {
    const batch: [ItemNode, Task][] = [];
    for (const [node, tasks] of this.#waiting) {
      const gone = this.#tree.byPath.get(node.path) !== node;
      for (const task of tasks) {
        if (!gone && afterwards.has(task.name)) continue;
        tasks.delete(task);
        if (!gone && !this.#left.has(node)) batch.push([node, task]);
      }
      if (tasks.size === 0) this.#waiting.delete(node);
      if (gone) this.#evaluator.drop(node);
    }
    return batch.toSorted(([, a], [, b]) => a.order - b.order);
  }

  /** Nothing is safer than any value, and asking is safer than dropping an answer. */
  #leave(moving: Set<ItemNode>, changed: Set<ItemNode>): void {
    const linkIds = new Set([...moving].map(({ item }) => item.linkId));
    const inOrder = [...itemsOf(this.#tree.plan.questionnaire)].filter(({ linkId }) => linkIds.has(linkId));
    this.#runner.report({ key: 'calculationLoop', linkIds: inOrder.map(({ linkId }) => linkId) });
    this.#left = moving;
    const answered: ItemNode[] = [];
    for (const node of moving) {
      node.isExpressionMet = true;
      if (this.#runner.clear(node)) answered.push(node);
    }
    this.#noteChange(moving, true);
    this.#settleEnablement(answered, [...moving], changed);
  }

  #conclude(changed: Set<ItemNode>): void {
    const waiting = this.#waiting;
    this.#waiting = new Map();
    for (const [node, tasks] of waiting) {
      if (this.#tree.byPath.get(node.path) !== node) continue;
      for (const task of tasks) {
        if (!this.#runner.do(task, node)) continue;
        changed.add(node);
        this.#live.forget(node);
      }
    }
  }
}
