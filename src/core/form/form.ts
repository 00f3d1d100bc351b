import { canonicalOf, type AnswerOption, type Questionnaire } from '../model/questionnaire.js';
import {
  isFinished,
  type QuestionnaireResponse,
  type ResponseItem,
  type ResponseStatus,
} from '../model/questionnaire-response.js';
import type { AnswerValue } from '../model/value.js';
import { problemsOf } from './constraints.js';
import { Enablement } from './enablement.js';
import { startExpressions, type ExpressionEngine, type Expressions } from './expression-engine.js';
import { FormError } from './form-error.js';
import type { FormItem, ItemNode } from './form-item.js';
import type { PatternReader } from './pattern.js';
import { planOf } from './plan.js';
import type { FormReport, ValidationProblem } from './validation-problem.js';
import { responseItems } from './response.js';
import { ItemTree } from './tree.js';
import { checkedValue, completedByOption, keptValues } from './values.js';

/** What a form starts with, for `openForm()`; every field may be left out. */
export interface FormOptions {
  /** Resume or look back: the answers of an earlier response are the start; `initial` values are then not used. */
  readonly response?: QuestionnaireResponse | undefined;
  /** Options of the questions whose `optionsFrom` was resolved outside, by canonical. */
  readonly options?: ReadonlyMap<string, readonly AnswerOption[]> | undefined;
  /**
   * From `loadExpressions()`; only a questionnaire without expressions opens without it (see `needsExpressions()`).
   */
  readonly expressions?: ExpressionEngine | undefined;
  /**
   * FHIR resources that expressions know by name, such as `{ patient }` for `%patient`: the launch context of the form.
   * An `initialExpression` that needs one which is not here gives nothing and is among the reports.
   */
  readonly context?: Readonly<Record<string, unknown>> | undefined;
}

/** What a response says besides its answers, for `form.response()`. */
export interface ResponseOptions {
  /** `in-progress` where it is not given. */
  readonly status?: ResponseStatus | undefined;
  /** This and the following: those of the earlier response where they are not given. */
  readonly id?: string | undefined;
  readonly subject?: string | undefined;
  readonly source?: string | undefined;
  /** When the answers last changed. */
  readonly authored?: string | undefined;
}

/** Called after every change with the items that changed: answer, items below, enabled, shown, or their problems. */
export type FormListener = (changed: ReadonlySet<FormItem>) => void;

/** A questionnaire being filled in: its items with their answers, what is enabled, what is wrong, and the response. */
export class QuestionnaireForm {
  readonly #tree: ItemTree;
  readonly #enablement: Enablement;
  readonly #expressions: Expressions | undefined;
  readonly #response: QuestionnaireResponse | undefined;
  readonly #listeners = new Set<FormListener>();

  /** Use `openForm()`, which brings what reads patterns. */
  constructor(
    readonly questionnaire: Questionnaire,
    { response, options, expressions, context = {} }: FormOptions,
    readPattern: PatternReader,
  ) {
    this.#response = response;
    this.#tree = new ItemTree(planOf(questionnaire, options, readPattern), response);
    this.#enablement = new Enablement(this.#tree);
    this.#enablement.settle([]);
    const setting = { context, response, fillsIn: true };
    this.#expressions = startExpressions(expressions, this.#tree, this.#enablement, setting);
  }

  /** The items in the questionnaire's order; of a repeating group one for each repetition. */
  get items(): readonly FormItem[] {
    return this.#tree.roots;
  }

  /** What the form could not use of the questionnaire or the earlier response, for whoever made them. */
  get reports(): readonly FormReport[] {
    const { lost } = this.#tree;
    const response: FormReport[] = lost.length > 0 ? [{ key: 'response', linkIds: lost }] : [];
    const { reports: ofExpressions = [] } = this.#expressions ?? {};
    return [...this.#tree.plan.reports, ...response, ...this.#enablement.reports, ...ofExpressions];
  }

  /** The item of a path, or of a linkId that occurs once. */
  at(path: string): FormItem | undefined {
    return this.#find(path);
  }

  /**
   * Gives, replaces or (with `undefined`, an empty list or blank text) takes away an answer. An answer of an item that
   * is not enabled is kept for when it is.
   *
   * @param value A list for a question that repeats: all its answers.
   * @throws FormError for a path without an item, an item that takes no answer, a value of another type, or several
   *   values where one is asked. Whether the value is within its limits is for {@link problems} to say.
   */
  answer(path: string, value: AnswerValue | readonly AnswerValue[] | undefined): void {
    const node = this.#get(path);
    const { item, options, plan } = node;
    const given = isList(value) ? value : value === undefined ? [] : [value];
    const checked = given.map((one) => checkedValue(item, plan.types, one));
    const values = keptValues(checked).map((one) => completedByOption(one, options));
    if (values.length > 1 && !item.repeats) throw new FormError(item.linkId, 'takes one answer');
    if (this.#tree.setAnswers(node, values)) this.#settle([node], [node]);
  }

  /**
   * Adds a repetition of a group, after the last one, with its initial values.
   *
   * @param path Of any of its repetitions.
   * @throws FormError where it does not repeat, or `maxOccurs` is reached.
   */
  addRepetition(path: string): FormItem {
    const node = this.#get(path);
    if (!node.canAddRepetition) throw new FormError(node.item.linkId, 'cannot have one more repetition');
    const added = this.#tree.addRepetition(node);
    this.#settle([], node.repetitions, node.parent);
    return added;
  }

  /**
   * Removes one repetition of a group with its answers.
   *
   * @returns A function that puts it back at its place, with its answers. It returns the repetition, or `undefined` if
   *   there is no room for it any more: `maxOccurs` is reached, or what it was in was removed.
   * @throws FormError where it does not repeat, or `minOccurs` is reached.
   */
  removeRepetition(path: string): () => FormItem | undefined {
    const node = this.#get(path);
    if (!node.canRemoveRepetition) throw new FormError(node.item.linkId, 'cannot have one repetition less');
    const place = node.siblings.indexOf(node);
    const [given] = responseItems([node], false);
    this.#tree.removeRepetition(node);
    this.#settle([], node.repetitions, node.parent);
    return () => this.#putBack(node, place, given);
  }

  /**
   * What is wrong now with the items that are enabled, in the form's order. Also with items that are not shown or
   * read-only: those are for whoever prefills the form, not for who fills it in.
   */
  problems(): ValidationProblem[] {
    return [...this.#tree.nodes()].flatMap(problemsOf);
  }

  /**
   * The answers as a response. `completed` and `amended` leave out what is not enabled or not answered; the others keep
   * every answer, so that `openForm()` can go on from there.
   */
  response(options: ResponseOptions = {}): QuestionnaireResponse {
    const { status = 'in-progress' } = options;
    const known = { ...definedOf(this.#response ?? {}), ...definedOf(options) };
    return {
      ...known,
      questionnaire: canonicalOf(this.questionnaire),
      status,
      items: responseItems(this.#tree.roots, isFinished(status)),
    };
  }

  /** Calls the listener after every change. Returns how to stop. */
  subscribe(listener: FormListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #putBack(node: ItemNode, place: number, given: ResponseItem | undefined): FormItem | undefined {
    const { parent } = node;
    const isThere = parent === undefined || this.#tree.byPath.get(parent.path) === parent;
    if (!isThere || !node.canAddRepetition) return undefined;
    const added = this.#tree.putBackRepetition(node, place, given ?? { linkId: node.item.linkId });
    this.#settle([], added.repetitions, parent);
    return added;
  }

  #find(path: string): ItemNode | undefined {
    const node = this.#tree.byPath.get(path);
    if (node) return node;
    const occurrences = this.#tree.occurrencesOf(path);
    return occurrences.size === 1 ? occurrences.values().next().value : undefined;
  }

  #get(path: string): ItemNode {
    const node = this.#find(path);
    if (!node) throw new FormError(path, 'the form has no such item, or has it more than once');
    return node;
  }

  /** Every change ends here, and what follows from it joins in before the listeners hear of it. */
  #settle(answered: readonly ItemNode[], touched: readonly ItemNode[], parent?: ItemNode): void {
    const changed = this.#enablement.settle(answered);
    this.#expressions?.settle(answered, touched, changed);
    for (const node of touched) changed.add(node);
    if (parent) changed.add(parent);
    for (const node of requiredGroupsAbove(changed)) changed.add(node);
    for (const listener of this.#listeners) listener(changed);
  }
}

/** Whether a required group is filled depends on everything in it. */
function requiredGroupsAbove(nodes: ReadonlySet<ItemNode>): Set<ItemNode> {
  const groups = new Set<ItemNode>();
  for (const node of nodes) {
    for (let above = node.parent; above; above = above.parent) {
      const { type, required, minOccurs } = above.item;
      if (type === 'group' && (required || minOccurs !== undefined)) groups.add(above);
    }
  }
  return groups;
}

function definedOf({ id, subject, source, authored }: Omit<ResponseOptions, 'status'>): Partial<QuestionnaireResponse> {
  return {
    ...(id !== undefined && { id }),
    ...(subject !== undefined && { subject }),
    ...(source !== undefined && { source }),
    ...(authored !== undefined && { authored }),
  };
}

function isList(value: AnswerValue | readonly AnswerValue[] | undefined): value is readonly AnswerValue[] {
  return Array.isArray(value);
}
