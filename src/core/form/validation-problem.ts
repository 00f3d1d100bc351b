/**
 * What can be wrong with an answer or a response. The interface has a message for each.
 *
 * Of a form, with the `values` for its message:
 * - `required`: no answer where one must be given.
 * - `minOccurs` { minOccurs }, `maxOccurs` { maxOccurs }: too few or too many answers or repetitions.
 * - `minLength` { minLength }, `maxLength` { maxLength }: the text is too short or too long, in characters.
 * - `minValue`, `maxValue` { limit, unit? }: outside the limits. A date limit is its ISO text.
 * - `maxDecimalPlaces` { maxDecimalPlaces }: too many decimals.
 * - `pattern`: the text is not written as the item asks.
 * - `type`: a value of another type than the item's.
 * - `option`: not one of the options. `exclusive`: an option that excludes the others, with others.
 * - `unit`: a quantity in a unit that is not offered.
 * - `mimeType` { mimeTypes }: a file of another type than these, which are joined by a comma.
 * - `maxSize` { maxSize }: a file that is larger, in bytes.
 * - `constraint` { human }: a rule of the questionnaire's author is not kept; `human` is the author's text for it.
 *
 * Only of a response that is checked against its questionnaire:
 * - `unknownItem`: the questionnaire has no such item. `nesting`: it has, but elsewhere; or answers and items are mixed up.
 * - `order`: out of the questionnaire's order. `disabled`: present though its conditions are not met.
 * - `empty`: an item without an answer in a completed response. `questionnaire`: the response names another questionnaire.
 */
export type ValidationProblemKey =
  | 'required'
  | 'minOccurs'
  | 'maxOccurs'
  | 'minLength'
  | 'maxLength'
  | 'minValue'
  | 'maxValue'
  | 'maxDecimalPlaces'
  | 'pattern'
  | 'type'
  | 'option'
  | 'exclusive'
  | 'unit'
  | 'mimeType'
  | 'maxSize'
  | 'constraint'
  | 'unknownItem'
  | 'nesting'
  | 'order'
  | 'disabled'
  | 'empty'
  | 'questionnaire';

/** One thing that is wrong, and where. Never the answer itself. */
export interface ValidationProblem {
  readonly linkId: string;
  /** `path` of the form item. */
  readonly path: string;
  readonly key: ValidationProblemKey;
  /** The limits that the message names. */
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What an expression is for. */
export type ExpressionName =
  | 'calculatedExpression'
  | 'initialExpression'
  | 'enableWhenExpression'
  | 'answerExpression'
  | 'textExpression'
  | 'constraint';

/**
 * Something in a questionnaire or an earlier response that the form could not use as it stands, for its author:
 * - `loop`: conditions that depend on each other and did not settle within the bound; these items are asked.
 * - `condition`: a condition on a linkId that the questionnaire does not have; it is never met.
 * - `pattern`: a regular expression that is not applied (wrong, or with lookaround or a backreference).
 * - `options`: the options of `optionsFrom` were not given, so any option passes.
 * - `initial`: an initial value of another type than the item's, not used.
 * - `response`: an item or answer of the earlier response that has no place in the questionnaire, not used.
 * - `calculationLoop`: expressions that depend on each other and did not settle within the bound: calculated answers are
 *   left empty, and items are asked.
 * - the name of an expression: it failed, or gave what the item cannot hold, and counts as empty. An `initialExpression`
 *   that needs a context which the host did not give is one of these.
 */
export interface FormReport {
  readonly key:
    'loop' | 'condition' | 'pattern' | 'options' | 'initial' | 'response' | 'calculationLoop' | ExpressionName;
  readonly linkIds: readonly string[];
  /** The expression, as its author wrote it. */
  readonly expression?: string;
}
