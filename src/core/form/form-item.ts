import type { AnswerOption, QuestionnaireItem } from '../model/questionnaire.js';
import type { AnswerValue } from '../model/value.js';
import type { ItemPlan } from './plan.js';

/** One occurrence of an item in a form. A live view: its fields change when the form changes. */
export interface FormItem {
  /**
   * Names this occurrence for as long as the form is open: the linkIds from the root, joined by `/`, with `[n]` after
   * a repetition or an answer. Take it as it is; its parts are escaped, and n is not a place in the order.
   */
  readonly path: string;
  readonly item: QuestionnaireItem;
  readonly parent: FormItem | undefined;
  /** Its own conditions are met, and those of everything above it. */
  readonly enabled: boolean;
  /** Drawn: not hidden (nor anything above it), and enabled or with disabledDisplay `protected`. */
  readonly shown: boolean;
  /** Not to be filled in: by itself, or by a group above it. */
  readonly readOnly: boolean;
  /** What it asks or says: the item's text, or what its `textExpression` makes of it. */
  readonly text: string | undefined;
  /** Inline, from `FormOptions.options`, or from an `answerExpression`. */
  readonly options: readonly AnswerOption[];
  /** A question with items below it always has at least one, possibly without a value. */
  readonly answers: readonly FormAnswer[];
  /** The items of a group, or those under each answer of a question, one after the other. */
  readonly items: readonly FormItem[];
  /** Of a repeating group: `maxOccurs` allows one more. */
  readonly canAddRepetition: boolean;
  /** Of a repeating group: `minOccurs` allows one less; one always stays. */
  readonly canRemoveRepetition: boolean;
}

/** One answer to a question, with the items below it; a question that repeats has several. */
export interface FormAnswer {
  readonly value: AnswerValue | undefined;
  readonly items: readonly FormItem[];
}

/** An answer in the tree. It keeps its items when its value changes. */
export interface AnswerNode extends FormAnswer {
  value: AnswerValue | undefined;
  readonly items: readonly ItemNode[];
}

/** A form item as the tree, the enablement and the constraints work with it. */
export class ItemNode implements FormItem {
  answers: readonly AnswerNode[] = [];
  enabled = true;
  shown = true;
  /** Its own conditions are met. */
  isMet = true;
  /** What its `enableWhenExpression` gives. */
  isExpressionMet = true;
  /** What its `answerExpression` gives. */
  expressionOptions: readonly AnswerOption[] | undefined;
  /** What its `textExpression` gives. */
  expressionText: string | undefined;
  /** What to tell of the constraints that are not kept. */
  broken: readonly string[] = [];
  readonly readOnly: boolean;
  /** The occurrence that each of its conditions asks for; `undefined` where there is none. */
  sources: readonly (ItemNode | undefined)[] = [];
  /** The occurrences whose conditions ask for this one. */
  readonly dependents = new Set<ItemNode>();
  /** Place in document order; see `ItemTree.orderOf`. */
  order = 0;
  /** Of a group. */
  children: ItemNode[] = [];

  constructor(
    readonly path: string,
    readonly plan: ItemPlan,
    readonly parent: ItemNode | undefined,
    /** The list that this is in: the repetitions of a group are in it together. */
    readonly siblings: ItemNode[],
    /** Made with initial values, and not from a response. */
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

  get repetitions(): readonly ItemNode[] {
    return this.siblings.filter(({ plan }) => plan === this.plan);
  }

  get canAddRepetition(): boolean {
    return this.plan.isRepeatingGroup && this.repetitions.length < (this.item.maxOccurs ?? Infinity);
  }

  get canRemoveRepetition(): boolean {
    return this.plan.isRepeatingGroup && this.repetitions.length > this.plan.minimumRepetitions;
  }

  /** A read-only group makes what is in it read-only, also below a question in it; a read-only question does not. */
  get makesReadOnly(): boolean {
    return this.item.type === 'group' ? this.readOnly : this.parent?.makesReadOnly === true;
  }
}
