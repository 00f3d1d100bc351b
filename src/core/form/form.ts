import { canonicalOf, type AnswerOption, type Questionnaire } from '../model/questionnaire.js';
import {
  isFinished,
  type QuestionnaireResponse,
  type ResponseItem,
  type ResponseStatus,
} from '../model/questionnaire-response.js';
import type { AnswerValue } from '../model/value.js';
import type { CalculationInputs } from './unfinished.js';
import { problemsOf } from './constraints.js';
import { Enablement } from './enablement.js';
import { startExpressions, type ExpressionEngine, type Expressions, type InputsReader } from './expression-engine.js';
import { FormError } from './form-error.js';
import type { FormItem, ItemNode } from './form-item.js';
import type { PatternReader } from './pattern.js';
import { planOf } from './plan.js';
import type { FormReport, ValidationProblem } from './validation-problem.js';
import { responseItems } from './response.js';
import { ItemTree } from './tree.js';
import { validValue, completeFromOption, valuesToKeep } from './values.js';

/** The values that a form starts with, for `openForm()`; every field may be left out. */
export interface FormOptions {
  /** Earlier response to resume or to show. It replaces all `initial` values. */
  readonly response?: QuestionnaireResponse | undefined;
  /** Options for `optionsFrom`, resolved by the caller, by canonical. */
  readonly options?: ReadonlyMap<string, readonly AnswerOption[]> | undefined;
  /** Result of `loadExpressions()`; required for a questionnaire with expressions (see `needsExpressions()`). */
  readonly expressions?: ExpressionEngine | undefined;
  /**
   * FHIR resources for expressions, such as `{ patient }` for `%patient` (launch context); `null` for a resource that
   * does not exist. An `initialExpression` that needs an absent one gives no answer and is reported; any other expression
   * that needs it makes `openForm()` throw a `FormNeedsError`.
   */
  readonly context?: Readonly<Record<string, unknown>> | undefined;
}

/** The fields of a response besides its answers, for `form.response()`. */
export interface ResponseOptions {
  /** Default: `in-progress`. */
  readonly status?: ResponseStatus | undefined;
  /** The default of this and the following fields is that of the earlier response. */
  readonly id?: string | undefined;
  readonly subject?: string | undefined;
  readonly source?: string | undefined;
  /** Time of the last change of the answers. */
  readonly authored?: string | undefined;
}

/** Called after every change with the changed items: their answer, child items, `enabled`, `shown` or problems. */
export type FormListener = (changed: ReadonlySet<FormItem>) => void;

/** A questionnaire being filled in: items with answers, enablement, validation problems and the response. */
export class QuestionnaireForm {
  readonly #tree: ItemTree;
  readonly #enablement: Enablement;
  readonly #expressions: Expressions | undefined;
  readonly #engine: ExpressionEngine | undefined;
  #readInputs: InputsReader | undefined;
  readonly #response: QuestionnaireResponse | undefined;
  readonly #listeners = new Set<FormListener>();

  /** Use `openForm()`, which supplies the pattern reader. */
  constructor(
    readonly questionnaire: Questionnaire,
    { response, options, expressions, context = {} }: FormOptions,
    readPattern: PatternReader,
  ) {
    this.#response = response;
    this.#tree = new ItemTree(planOf(questionnaire, options, readPattern), response);
    this.#enablement = new Enablement(this.#tree);
    this.#enablement.update([]);
    const setting = { context, response, fillsIn: true };
    this.#expressions = startExpressions(expressions, this.#tree, this.#enablement, setting);
    this.#engine = expressions;
  }

  /** Items in the questionnaire's order; a repeating group has an item for each repetition. */
  get items(): readonly FormItem[] {
    return this.#tree.roots;
  }

  /** Parts of the questionnaire or the earlier response that could not be used, for their authors. */
  get reports(): readonly FormReport[] {
    const { lost } = this.#tree;
    const response: FormReport[] = lost.length > 0 ? [{ key: 'response', linkIds: lost }] : [];
    const { reports: ofExpressions = [] } = this.#expressions ?? {};
    return [...this.#tree.plan.reports, ...response, ...this.#enablement.reports, ...ofExpressions];
  }

  /** Returns how many of the answers that each calculated item reads were given, by linkId. */
  calculationInputs(): ReadonlyMap<string, CalculationInputs> {
    this.#readInputs ??= this.#engine?.inputsReader(this.questionnaire);
    return this.#readInputs?.(this.#tree.roots, true) ?? new Map();
  }

  /** Returns the item of a path, or of a linkId that occurs once. */
  at(path: string): FormItem | undefined {
    return this.#find(path);
  }

  /**
   * Sets, replaces or (with `undefined`, an empty list or blank text) removes an answer. A disabled item keeps its
   * answer for when it is enabled again.
   *
   * @param value All answers as a list, for a question that repeats.
   * @throws FormError for an unknown path, an item without answers, a value of another type, or several values for a
   *   question that does not repeat. Limits are not checked here but by {@link problems}.
   */
  answer(path: string, value: AnswerValue | readonly AnswerValue[] | undefined): void {
    const node = this.#get(path);
    const { item, options, plan } = node;
    const given = isList(value) ? value : value === undefined ? [] : [value];
    const checked = given.map((answer) => validValue(item, plan.types, answer));
    const values = valuesToKeep(checked).map((answer) => completeFromOption(answer, options));
    if (values.length > 1 && !item.repeats)
      throw new FormError(item.linkId, 'accepts only one answer, because it does not repeat; set a single value');
    if (this.#tree.setAnswers(node, values)) this.#applyChange([node], [node]);
  }

  /**
   * Adds a repetition after the last one of a group, with initial values.
   *
   * @param path Path of any repetition of the group.
   * @throws FormError if the group does not repeat, or `maxOccurs` is reached.
   */
  addRepetition(path: string): FormItem {
    const node = this.#get(path);
    if (!node.canAddRepetition)
      throw new FormError(node.item.linkId, 'cannot add a repetition: it does not repeat, or maxOccurs is reached');
    const added = this.#tree.addRepetition(node);
    this.#applyChange([], node.repetitions, node.parent);
    return added;
  }

  /**
   * Removes a repetition of a group with its answers.
   *
   * @returns A function that restores it at its index with its answers. It returns the repetition, or `undefined` if
   *   `maxOccurs` is reached or an ancestor was removed.
   * @throws FormError if the group does not repeat, or `minOccurs` is reached.
   */
  removeRepetition(path: string): () => FormItem | undefined {
    const node = this.#get(path);
    if (!node.canRemoveRepetition)
      throw new FormError(node.item.linkId, 'cannot remove a repetition: it does not repeat, or minOccurs is reached');
    const index = node.siblings.indexOf(node);
    const [given] = responseItems([node], false);
    this.#tree.removeRepetition(node);
    this.#applyChange([], node.repetitions, node.parent);
    return () => this.#restore(node, index, given);
  }

  /**
   * Returns the current problems of enabled items, in form order. Includes items that are hidden or read-only: only the
   * code that prefills the form can correct those.
   */
  problems(): ValidationProblem[] {
    return [...this.#tree.nodes()].flatMap(problemsOf);
  }

  /**
   * Returns the answers as a response. `completed` and `amended` leave out disabled and unanswered items; other
   * statuses keep every answer, so that `openForm()` can resume.
   */
  response(options: ResponseOptions = {}): QuestionnaireResponse {
    const { status = 'in-progress' } = options;
    const metadata = { ...definedOf(this.#response ?? {}), ...definedOf(options) };
    return {
      ...metadata,
      questionnaire: canonicalOf(this.questionnaire),
      status,
      items: responseItems(this.#tree.roots, isFinished(status)),
    };
  }

  /** Calls the listener after every change. Returns a function that unsubscribes. */
  subscribe(listener: FormListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #restore(node: ItemNode, index: number, given: ResponseItem | undefined): FormItem | undefined {
    const { parent } = node;
    const isParentPresent = parent === undefined || this.#tree.byPath.get(parent.path) === parent;
    if (!isParentPresent || !node.canAddRepetition) return undefined;
    const added = this.#tree.restoreRepetition(node, index, given ?? { linkId: node.item.linkId });
    this.#applyChange([], added.repetitions, parent);
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
    if (!node) throw new FormError(path, 'no such item, or several; use the path of one occurrence');
    return node;
  }

  /** Applies the consequences of a change before notifying the listeners. */
  #applyChange(answered: readonly ItemNode[], touched: readonly ItemNode[], parent?: ItemNode): void {
    const changed = this.#enablement.update(answered);
    this.#expressions?.update(answered, touched, changed);
    for (const node of touched) changed.add(node);
    if (parent) changed.add(parent);
    for (const node of requiredGroupsAbove(changed)) changed.add(node);
    for (const listener of this.#listeners) listener(changed);
  }
}

/** Finds the groups whose `required` or `minOccurs` depends on a changed item. */
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
