import * as z from 'zod/mini';
import { RichText } from './rich-text.js';
import { AnswerValue, Coding } from './value.js';

/** What kind of item this is. FHIR R4 Questionnaire.item.type; R5 `coding` is our `choice`. */
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

/** How the author wants an item shown. FHIR: questionnaire-itemControl; others fall back to the type's own control. */
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

/** A condition under which an item is asked. FHIR: Questionnaire.item.enableWhen. */
export const EnableWhen = z.union([
  z.strictObject({ question: z.string(), operator: z.literal('exists'), answer: z.boolean() }),
  z.strictObject({
    question: z.string(),
    operator: z.enum(['=', '!=', '>', '<', '>=', '<=']),
    answer: AnswerValue,
  }),
]);
export type EnableWhen = z.infer<typeof EnableWhen>;

/** The words of an option in another language, and with marks. */
export const OptionTexts = z.strictObject({
  text: z.optional(z.string()),
  rich: z.optional(z.strictObject({ text: z.optional(RichText) })),
});
export type OptionTexts = z.infer<typeof OptionTexts>;

/**
 * A picture to look at: its content in base64, or where it is on the web. FHIR: sdc itemMedia and itemAnswerMedia, of the
 * kinds that every browser draws and that hold nothing but a picture.
 */
export const ItemPicture = z.strictObject({
  contentType: z.enum(['image/gif', 'image/jpeg', 'image/png', 'image/webp']),
  data: z.optional(z.string()),
  url: z.optional(z.string()),
  /** What it shows, in words. FHIR: the title of the attachment. */
  alt: z.optional(z.string()),
});
export type ItemPicture = z.infer<typeof ItemPicture>;

/** One of the answers to choose from. Its value holds its own words, which an answer takes along. */
export const AnswerOption = z.strictObject({
  value: AnswerValue,
  /** The value's words with their author's marks. FHIR: rendering-xhtml and rendering-markdown, reduced. */
  rich: z.optional(z.strictObject({ text: z.optional(RichText) })),
  /** What to show in other languages, by BCP-47 tag; an answer keeps the value. FHIR: translation, designation. */
  translations: z.optional(z.record(z.string(), OptionTexts)),
  /** Words before the option, such as "a)". FHIR: questionnaire-optionPrefix. */
  prefix: z.optional(z.string()),
  /** Excludes every other option ("none of these"). FHIR: questionnaire-optionExclusive. */
  exclusive: z.optional(z.boolean()),
  initialSelected: z.optional(z.boolean()),
  picture: z.optional(ItemPicture),
});
// With members of their own: TypeScript prints the name in errors then, and not the whole shape, and a declaration keeps
// what is within itself.
export interface AnswerOption extends z.infer<typeof AnswerOption> {
  value: AnswerValue;
}

/** A name for what an expression gives, known to the expressions of its item and below. FHIR: variable. */
export const ExpressionVariable = z.strictObject({ name: z.string(), expression: z.string() });
export type ExpressionVariable = z.infer<typeof ExpressionVariable>;

/** A rule about answers, and what to tell where it is not kept. FHIR: targetConstraint, and the older constraint. */
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

/** The texts of an item in one language. */
export const ItemTexts = z.strictObject({
  text: z.optional(z.string()),
  /** A number or letter before the text. */
  prefix: z.optional(z.string()),
  shortText: z.optional(z.string()),
  /** Help with the question. FHIR: a display child with itemControl help or flyover. */
  help: z.optional(z.string()),
  /** How to write the answer, such as "dd-mm-yyyy". FHIR: entryFormat, or a prompt child. */
  entryFormat: z.optional(z.string()),
  /** The words for "something else" of an open choice. FHIR: sdc openLabel. */
  openLabel: z.optional(z.string()),
  /** The words at the ends of a rating or slider. FHIR: display children with itemControl lower and upper. */
  lowerLabel: z.optional(z.string()),
  upperLabel: z.optional(z.string()),
  /** Texts with their author's marks, by field. FHIR: rendering-xhtml and rendering-markdown, reduced. */
  rich: z.optional(z.partialRecord(itemTextField, RichText)),
});
export type ItemTexts = z.infer<typeof ItemTexts>;

/** A question, a group of items or a text to read. FHIR: Questionnaire.item. */
export const QuestionnaireItem = z.extend(ItemTexts, {
  linkId: z.string(),
  type: ItemType,
  /** The same texts in other languages, by BCP-47 tag, as far as the author gave them. FHIR: translation. */
  translations: z.optional(z.record(z.string(), ItemTexts)),
  code: z.optional(z.array(Coding)),
  required: z.optional(z.boolean()),
  repeats: z.optional(z.boolean()),
  readOnly: z.optional(z.boolean()),
  hidden: z.optional(z.boolean()),
  enableWhen: z.optional(z.array(EnableWhen)),
  enableBehavior: z.optional(z.enum(['any', 'all'])),
  /** What becomes of an item that is not enabled: not shown (default), or shown but not to be filled in. */
  disabledDisplay: z.optional(z.enum(['hidden', 'protected'])),
  options: z.optional(z.array(AnswerOption)),
  /** Canonical of the ValueSet that holds the options, for the adapter's `resolveValueSet`. */
  optionsFrom: z.optional(z.string()),
  initial: z.optional(z.array(AnswerValue)),
  minOccurs: z.optional(z.int()),
  maxOccurs: z.optional(z.int()),
  minLength: z.optional(z.int()),
  maxLength: z.optional(z.int()),
  maxDecimalPlaces: z.optional(z.int()),
  /** The whole text must match this regular expression. FHIR: regex. */
  pattern: z.optional(z.string()),
  minValue: z.optional(AnswerValue),
  maxValue: z.optional(AnswerValue),
  /** The types that a file may have, such as `application/pdf`; `image/*` is any image. FHIR: mimeType. */
  mimeTypes: z.optional(z.array(z.string())),
  /** The largest size of a file, in bytes. FHIR: maxSize. */
  maxSize: z.optional(z.number()),
  /** The unit of a number, or the units that a quantity offers; the first is the one to start with. */
  units: z.optional(z.array(Coding)),
  control: z.optional(ItemControl),
  orientation: z.optional(z.enum(['horizontal', 'vertical'])),
  sliderStep: z.optional(z.number()),
  supportLink: z.optional(z.string()),
  picture: z.optional(ItemPicture),
  /** The smallest part of a date that is asked. FHIR: itemControl year, yearMonth. */
  datePrecision: z.optional(z.enum(['year', 'month', 'day'])),
  /** A display item that explains how to answer. FHIR: displayCategory instructions. */
  instructions: z.optional(z.boolean()),
  /** Names for the expressions of this item and of those below it. This and what follows is in FHIRPath. */
  variables: z.optional(z.array(ExpressionVariable)),
  /** The answer follows from other answers, until somebody changes it. */
  calculatedExpression: z.optional(z.string()),
  /** The answer to start with. */
  initialExpression: z.optional(z.string()),
  /** Whether the item is asked, in place of `enableWhen`. */
  enableWhenExpression: z.optional(z.string()),
  /** The options of a choice, in place of `options`. */
  answerExpression: z.optional(z.string()),
  /** The text, in place of `text` where it gives one. FHIR: cqf-expression on the text. */
  textExpression: z.optional(z.string()),
  constraints: z.optional(z.array(ItemConstraint)),
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

/** The texts of a questionnaire in one language, without those of its items. */
export const QuestionnaireTexts = z.strictObject({
  title: z.optional(z.string()),
  description: z.optional(z.string()),
  copyright: z.optional(z.string()),
  /** Texts with their author's marks, by field. FHIR: description and copyright are markdown. */
  rich: z.optional(z.partialRecord(questionnaireTextField, RichText)),
});
export type QuestionnaireTexts = z.infer<typeof QuestionnaireTexts>;

/** A list of questions, as the widgets know it. Read one from FHIR with `questionnaireFromFhir()`. */
export const Questionnaire = z.extend(QuestionnaireTexts, {
  id: z.optional(z.string()),
  /** Canonical URL. */
  url: z.optional(z.string()),
  version: z.optional(z.string()),
  /** BCP-47 tag of the texts. */
  language: z.optional(z.string()),
  /** The same texts in other languages, by BCP-47 tag. */
  translations: z.optional(z.record(z.string(), QuestionnaireTexts)),
  /** Names for all expressions of the form. FHIR: variable. */
  variables: z.optional(z.array(ExpressionVariable)),
  /** The FHIR Questionnaire as it was read, where it has expressions: they may look into it (`%questionnaire`). */
  original: z.optional(z.record(z.string(), z.unknown())),
  items: z.array(QuestionnaireItem),
});
export interface Questionnaire extends Omit<z.infer<typeof Questionnaire>, 'items'> {
  items: QuestionnaireItem[];
}

/** `url|version`, or `Questionnaire/id` where there is no url: what a response names as its questionnaire. */
export function canonicalOf({ url, version, id }: Questionnaire): string {
  if (url) return version ? `${url}|${version}` : url;
  return `Questionnaire/${id ?? 'unknown'}`;
}

/** Every item of a questionnaire, parents before their children, in the order asked. */
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
