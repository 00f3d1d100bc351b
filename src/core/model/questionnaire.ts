import * as z from 'zod/mini';
import { RichText } from './rich-text.js';
import { AnswerValue, Coding } from './value.js';

/** The type of an item. FHIR R4 Questionnaire.item.type; R5 `coding` is `choice` here. */
export const ItemType = z.enum([
  'group',
  'display',
  'boolean',
  'decimal',
  'integer',
  'date',
  'dateTime',
  'time',
  'string',
  'text',
  'url',
  'choice',
  'open-choice',
  'quantity',
  'attachment',
]);
export type ItemType = z.infer<typeof ItemType>;

/**
 * The author's choice of control. FHIR: questionnaire-itemControl. Other codes fall back to the control of the type.
 */
export const ItemControl = z.enum([
  'drop-down',
  'autocomplete',
  'radio-button',
  'check-box',
  'slider',
  'spinner',
  'text-box',
  'matrix',
  'page',
  'header',
  'footer',
]);
export type ItemControl = z.infer<typeof ItemControl>;

/** A condition that enables an item. FHIR: Questionnaire.item.enableWhen. */
export const EnableWhen = z.union([
  z.strictObject({ question: z.string(), operator: z.literal('exists'), answer: z.boolean() }),
  z.strictObject({
    question: z.string(),
    operator: z.enum(['=', '!=', '>', '<', '>=', '<=']),
    answer: AnswerValue,
  }),
]);
export type EnableWhen = z.infer<typeof EnableWhen>;

/** The text of an option in another language, and with formatting. */
export const OptionTexts = z.strictObject({
  text: z.optional(z.string()),
  rich: z.optional(z.strictObject({ text: z.optional(RichText) })),
});
export type OptionTexts = z.infer<typeof OptionTexts>;

/** A picture in base64 or by URL, in a format that can only contain an image. FHIR: sdc itemMedia, itemAnswerMedia. */
export const ItemPicture = z.strictObject({
  contentType: z.enum(['image/gif', 'image/jpeg', 'image/png', 'image/webp']),
  data: z.optional(z.string()),
  url: z.optional(z.string()),
  /** Text alternative. FHIR: title of the attachment. */
  alt: z.optional(z.string()),
});
export type ItemPicture = z.infer<typeof ItemPicture>;

/** An option of a question. Its value contains its display text, which an answer copies. */
export const AnswerOption = z.strictObject({
  value: AnswerValue,
  /** The display text with formatting. FHIR: rendering-xhtml and rendering-markdown, reduced to {@link RichText}. */
  rich: z.optional(z.strictObject({ text: z.optional(RichText) })),
  /** Display texts in other languages, by BCP-47 tag; an answer keeps the value. FHIR: translation, designation. */
  translations: z.optional(z.record(z.string(), OptionTexts)),
  /** Label before the option, such as "a)". FHIR: questionnaire-optionPrefix. */
  prefix: z.optional(z.string()),
  /** True if it excludes every other option ("none of these"). FHIR: questionnaire-optionExclusive. */
  exclusive: z.optional(z.boolean()),
  initialSelected: z.optional(z.boolean()),
  picture: z.optional(ItemPicture),
});
// Declared as interfaces with members, so that TypeScript prints their names in errors and declaration files keep the
// nested types.
export interface AnswerOption extends z.infer<typeof AnswerOption> {
  value: AnswerValue;
}

/** A named expression, available to the expressions of its item and of the items below it. FHIR: variable. */
export const ExpressionVariable = z.strictObject({ name: z.string(), expression: z.string() });
export type ExpressionVariable = z.infer<typeof ExpressionVariable>;

/**
 * A FHIR search whose result is a variable for the whole form, such as
 * `Observation?code=29463-7&patient={{%patient.id}}`. FHIR: variable in application/x-fhir-query.
 */
export const ExpressionQuery = z.strictObject({ name: z.string(), query: z.string() });
export type ExpressionQuery = z.infer<typeof ExpressionQuery>;

/** A rule about answers, and the message for when it fails. FHIR: targetConstraint, and the older constraint. */
export const ItemConstraint = z.strictObject({ expression: z.string(), human: z.string() });
export type ItemConstraint = z.infer<typeof ItemConstraint>;

const itemTextField = z.enum([
  'text',
  'prefix',
  'shortText',
  'help',
  'entryFormat',
  'openLabel',
  'lowerLabel',
  'upperLabel',
]);
export type ItemTextField = z.infer<typeof itemTextField>;

export const ItemTexts = z.strictObject({
  text: z.optional(z.string()),
  prefix: z.optional(z.string()),
  shortText: z.optional(z.string()),
  /** Help with the question. FHIR: a display child with itemControl help or flyover. */
  help: z.optional(z.string()),
  /** Format of the answer, such as "dd-mm-yyyy". FHIR: entryFormat, or a prompt child. */
  entryFormat: z.optional(z.string()),
  /** Label of the free-text option of an open choice. FHIR: sdc openLabel. */
  openLabel: z.optional(z.string()),
  /** Labels at the ends of a rating or slider. FHIR: display children with itemControl lower and upper. */
  lowerLabel: z.optional(z.string()),
  upperLabel: z.optional(z.string()),
  /** Texts with formatting, by field. FHIR: rendering-xhtml and rendering-markdown, reduced to {@link RichText}. */
  rich: z.optional(z.partialRecord(itemTextField, RichText)),
});
export type ItemTexts = z.infer<typeof ItemTexts>;

/** A question, a group of items or a display text. FHIR: Questionnaire.item. */
export const QuestionnaireItem = z.extend(ItemTexts, {
  linkId: z.string(),
  type: ItemType,
  /** The same texts in other languages, by BCP-47 tag; may be incomplete. FHIR: translation. */
  translations: z.optional(z.record(z.string(), ItemTexts)),
  code: z.optional(z.array(Coding)),
  required: z.optional(z.boolean()),
  repeats: z.optional(z.boolean()),
  readOnly: z.optional(z.boolean()),
  hidden: z.optional(z.boolean()),
  enableWhen: z.optional(z.array(EnableWhen)),
  enableBehavior: z.optional(z.enum(['any', 'all'])),
  /** Presentation of a disabled item: not shown (default), or shown but read-only. */
  disabledDisplay: z.optional(z.enum(['hidden', 'protected'])),
  options: z.optional(z.array(AnswerOption)),
  /** Canonical of the ValueSet with the options, for the adapter's `resolveValueSet`. */
  optionsFrom: z.optional(z.string()),
  initial: z.optional(z.array(AnswerValue)),
  minOccurs: z.optional(z.int()),
  maxOccurs: z.optional(z.int()),
  minLength: z.optional(z.int()),
  maxLength: z.optional(z.int()),
  maxDecimalPlaces: z.optional(z.int()),
  /** Regular expression that the whole text must match. FHIR: regex. */
  pattern: z.optional(z.string()),
  minValue: z.optional(AnswerValue),
  maxValue: z.optional(AnswerValue),
  /** Allowed types of a file, such as `application/pdf`; `image/*` allows any image. FHIR: mimeType. */
  mimeTypes: z.optional(z.array(z.string())),
  /** Largest size of a file, in bytes. FHIR: maxSize. */
  maxSize: z.optional(z.number()),
  /** The unit of a number, or the units that a quantity offers, the default first. */
  units: z.optional(z.array(Coding)),
  control: z.optional(ItemControl),
  orientation: z.optional(z.enum(['horizontal', 'vertical'])),
  sliderStep: z.optional(z.number()),
  supportLink: z.optional(z.string()),
  picture: z.optional(ItemPicture),
  /** Smallest part of a date that is asked. FHIR: itemControl year, yearMonth. */
  datePrecision: z.optional(z.enum(['year', 'month', 'day'])),
  /** True for a display item that explains how to answer. FHIR: displayCategory instructions. */
  instructions: z.optional(z.boolean()),
  /** Named expressions for this item and the items below it. These and the following expressions are FHIRPath. */
  variables: z.optional(z.array(ExpressionVariable)),
  /** Calculates the answer from other answers, until a user changes it. */
  calculatedExpression: z.optional(z.string()),
  /** Gives the initial answer. */
  initialExpression: z.optional(z.string()),
  /** The reason why the author's expression for the initial answer is not used; the question starts without answer. */
  notPrefilled: z.optional(z.string()),
  /**
   * Data that the initial answers in a group come from, under a name. A repeating group gets a repetition for each
   * result. FHIR: sdc itemPopulationContext.
   */
  prefillFrom: z.optional(ExpressionVariable),
  /** Enables the item, instead of `enableWhen`. */
  enableWhenExpression: z.optional(z.string()),
  /** Gives the options of a choice, instead of `options`. */
  answerExpression: z.optional(z.string()),
  /** Gives the text; an empty result falls back to `text`. FHIR: cqf-expression on the text. */
  textExpression: z.optional(z.string()),
  constraints: z.optional(z.array(ItemConstraint)),
  /** Canonical of the questionnaire whose items take the place of this item. FHIR: sdc subQuestionnaire. */
  subQuestionnaire: z.optional(z.string()),
  get items() {
    return z.optional(z.array(QuestionnaireItem));
  },
});
export interface QuestionnaireItem extends Omit<z.infer<typeof QuestionnaireItem>, 'items'> {
  linkId: string;
  items?: QuestionnaireItem[] | undefined;
}

const questionnaireTextField = z.enum(['title', 'description', 'copyright']);
export type QuestionnaireTextField = z.infer<typeof questionnaireTextField>;

export const QuestionnaireTexts = z.strictObject({
  title: z.optional(z.string()),
  description: z.optional(z.string()),
  copyright: z.optional(z.string()),
  /** Texts with formatting, by field. FHIR: description and copyright are markdown. */
  rich: z.optional(z.partialRecord(questionnaireTextField, RichText)),
});
export type QuestionnaireTexts = z.infer<typeof QuestionnaireTexts>;

/** A questionnaire as the widgets use it. `questionnaireFromFhir()` reads one from FHIR. */
export const Questionnaire = z.extend(QuestionnaireTexts, {
  id: z.optional(z.string()),
  url: z.optional(z.string()),
  version: z.optional(z.string()),
  /** BCP-47 tag of the texts. */
  language: z.optional(z.string()),
  /** The same texts in other languages, by BCP-47 tag. */
  translations: z.optional(z.record(z.string(), QuestionnaireTexts)),
  /** Named expressions for the whole form. FHIR: variable. */
  variables: z.optional(z.array(ExpressionVariable)),
  /** Searches that the adapter runs before the form opens. */
  queries: z.optional(z.array(ExpressionQuery)),
  /** The FHIR Questionnaire, kept if it has expressions, because they may read it (`%questionnaire`). */
  original: z.optional(z.record(z.string(), z.unknown())),
  items: z.array(QuestionnaireItem),
});
export interface Questionnaire extends Omit<z.infer<typeof Questionnaire>, 'items'> {
  items: QuestionnaireItem[];
}

/** Returns the canonical that a response names: `url|version`, or `Questionnaire/id` if there is no url. */
export function canonicalOf({ url, version, id }: Questionnaire): string {
  if (url) return version ? `${url}|${version}` : url;
  return `Questionnaire/${id ?? 'unknown'}`;
}

/** Iterates over every item in document order, parents before children. */
export function* itemsOf({
  items,
}: {
  readonly items?: readonly QuestionnaireItem[] | undefined;
}): Generator<QuestionnaireItem> {
  for (const item of items ?? []) {
    yield item;
    yield* itemsOf(item);
  }
}
