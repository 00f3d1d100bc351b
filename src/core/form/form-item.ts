import type { AnswerOption, QuestionnaireItem } from '../model/questionnaire.js';
import type { AnswerOrigin } from '../model/questionnaire-response.js';
import type { AnswerValue } from '../model/value.js';
import type { ItemPlan } from './plan.js';
import { isIdentical } from './values.js';

/** An occurrence of an item in a form. A live view: its fields change with the form. */
export interface FormItem {
  /**
   * Identifies this occurrence while the form is open: linkIds from the root joined by `/`, with `[n]` after a
   * repetition or answer. Opaque: its parts are escaped, and n is not an index.
   */
  readonly path: string;
  readonly item: QuestionnaireItem;
  readonly parent: FormItem | undefined;
  /** True if its own conditions and those of all its ancestors are met. */
  readonly enabled: boolean;
  /** True if displayed: neither it nor an ancestor is hidden, and it is enabled or has disabledDisplay `protected`. */
  readonly shown: boolean;
  /** True if the item or a group above it is read-only. */
  readonly readOnly: boolean;
  /** Text of the item, or the result of its `textExpression`. */
  readonly text: string | undefined;
  /** Inline options, those from `FormOptions.options`, or the result of an `answerExpression`. */
  readonly options: readonly AnswerOption[];
  /** A question with items below it always has at least one answer, possibly without a value. */
  readonly answers: readonly FormAnswer[];
  /** True if the answer was filled in beforehand from other data, and was not changed since. */
  readonly isPrefilled: boolean;
  /** Items of a group, or those below each answer of a question in turn. */
  readonly items: readonly FormItem[];
  /** True for a repeating group below `maxOccurs`. */
  readonly canAddRepetition: boolean;
  /** True for a repeating group above `minOccurs`; one repetition always stays. */
  readonly canRemoveRepetition: boolean;
}

/** An answer to a question, with the items below it; a question that repeats has several. */
export interface FormAnswer {
  readonly value: AnswerValue | undefined;
  readonly items: readonly FormItem[];
}

/** An answer in the tree. It keeps its items when its value changes. */
export interface AnswerNode extends FormAnswer {
  value: AnswerValue | undefined;
  readonly items: readonly ItemNode[];
}

/** The mutable form item, used by the tree, enablement and constraints. */
export class ItemNode implements FormItem {
  answers: readonly AnswerNode[] = [];
  enabled = true;
  shown = true;
  isMet = true;
  isExpressionMet = true;
  expressionOptions: readonly AnswerOption[] | undefined;
  expressionText: string | undefined;
  /** The answers that were filled in beforehand; undefined if none were. */
  prefill: readonly AnswerValue[] | undefined;
  /** The results of `prefillFrom` that the initial answers in this group come from. */
  prefillResults: readonly unknown[] = [];
  /** Messages of its failed constraints. */
  broken: readonly string[] = [];
  readonly readOnly: boolean;
  /** Occurrence that each of its conditions refers to; `undefined` if there is none. */
  sources: readonly (ItemNode | undefined)[] = [];
  /** Occurrences whose conditions refer to this one. */
  readonly dependents = new Set<ItemNode>();
  /** Index in document order, set by `Occurrences`. */
  order = 0;
  children: ItemNode[] = [];

  constructor(
    readonly path: string,
    readonly plan: ItemPlan,
    readonly parent: ItemNode | undefined,
    /** The list that contains this node; it includes all repetitions of a group. */
    readonly siblings: ItemNode[],
    /** True if created with initial values instead of from a response. */
    readonly isNew: boolean,
  ) {
    this.readOnly = plan.item.readOnly === true || parent?.makesReadOnly === true;
  }

  get item(): QuestionnaireItem {
    return this.plan.item;
  }

  get options(): readonly AnswerOption[] {
    return this.expressionOptions ?? this.plan.options;
  }

  get text(): string | undefined {
    return this.expressionText ?? this.item.text;
  }

  get items(): readonly ItemNode[] {
    return this.item.type === 'group' ? this.children : this.answers.flatMap(({ items }) => items);
  }

  get isPrefilled(): boolean {
    const values = this.answers.flatMap(({ value }) => value ?? []);
    return values.length > 0 && values.every((value) => this.originOf(value) === 'prefilled');
  }

  /** Returns how an answer came to exist; undefined if it was not filled in beforehand. */
  originOf(value: AnswerValue): AnswerOrigin | undefined {
    if (!this.prefill) return undefined;
    return this.prefill.some((prefilled) => isIdentical(prefilled, value)) ? 'prefilled' : 'changed';
  }

  get repetitions(): readonly ItemNode[] {
    return this.siblings.filter(({ plan }) => plan === this.plan);
  }

  get canAddRepetition(): boolean {
    return this.plan.isRepeatingGroup && this.repetitions.length < (this.item.maxOccurs ?? Infinity);
  }

  get canRemoveRepetition(): boolean {
    return this.plan.isRepeatingGroup && this.repetitions.length > this.plan.minimumRepetitions;
  }

  /** True for a read-only group, for everything in it. A read-only question does not affect the items below it. */
  get makesReadOnly(): boolean {
    return this.item.type === 'group' ? this.readOnly : this.parent?.makesReadOnly === true;
  }
}
