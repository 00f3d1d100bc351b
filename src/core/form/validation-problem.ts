/**
 * The kind of a validation problem. The interface has a message for each.
 *
 * Of a form, with the `values` for the message:
 * - `required`: a required answer is missing.
 * - `minOccurs` { minOccurs }, `maxOccurs` { maxOccurs }: too few or too many answers or repetitions.
 * - `minLength` { minLength }, `maxLength` { maxLength }: text too short or too long, in characters.
 * - `minValue`, `maxValue` { limit, unit? }: outside the limits. A date limit is its ISO text.
 * - `maxDecimalPlaces` { maxDecimalPlaces }: too many decimals.
 * - `pattern`: the text does not match the item's pattern.
 * - `type`: a value of another type than the item's.
 * - `option`: not one of the options. `exclusive`: an exclusive option together with others.
 * - `unit`: a quantity in a unit that is not offered.
 * - `mimeType` { mimeTypes }: a file of another type than these, joined by a comma.
 * - `maxSize` { maxSize }: a file larger than this, in bytes.
 * - `constraint` { human }: a rule of the questionnaire failed; `human` is the author's message.
 *
 * Only when a response is validated against its questionnaire:
 * - `unknownItem`: not in the questionnaire. `nesting`: at another position, or answers and items are mixed up.
 * - `order`: not in the questionnaire's order. `disabled`: present although its conditions are not met.
 * - `empty`: no answer, in a completed response. `questionnaire`: the response names another questionnaire.
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
  | ResponseProblemKey;

/** The kinds of problems that only the validation of a response against its questionnaire finds; a form has none of them. */
export type ResponseProblemKey = 'unknownItem' | 'nesting' | 'order' | 'disabled' | 'empty' | 'questionnaire';

/** A validation problem and its position; never contains the answer. */
export interface ValidationProblem {
  readonly linkId: string;
  readonly path: string;
  readonly key: ValidationProblemKey;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** The purpose of an expression, as SDC names its extension. */
export type ExpressionName =
  | 'calculatedExpression'
  | 'initialExpression'
  | 'enableWhenExpression'
  | 'answerExpression'
  | 'textExpression'
  | 'constraint';

/**
 * A part of a questionnaire or an earlier response that the form could not use as is, for its author:
 * - `loop`: conditions that depend on each other and were not stable within the limit; these items are asked.
 * - `condition`: a condition on a linkId that the questionnaire does not have; it is never met.
 * - `pattern`: a regular expression that is not applied (invalid, or with lookaround or a backreference).
 * - `options`: options for `optionsFrom` are missing, so any option is accepted.
 * - `initial`: an initial value of another type than the item's, not used.
 * - `response`: an item or answer of the earlier response that the questionnaire does not have, not used.
 * - `calculationLoop`: expressions that depend on each other and were not stable within the limit; calculated answers
 *   are left empty, and items are asked.
 * - the name of an expression: it failed or its result does not fit the item, and counts as empty. Includes an
 *   `initialExpression` whose context the host page did not give.
 */
export interface FormReport {
  readonly key:
    'loop' | 'condition' | 'pattern' | 'options' | 'initial' | 'response' | 'calculationLoop' | ExpressionName;
  readonly linkIds: readonly string[];
  readonly expression?: string;
}
