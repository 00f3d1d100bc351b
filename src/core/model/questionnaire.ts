import * as z from 'zod/mini';
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

/** One of the answers to choose from. */
export const AnswerOption = z.strictObject({
  value: AnswerValue,
  /** Words before the option, such as "a)". FHIR: questionnaire-optionPrefix. */
  prefix: z.optional(z.string()),
  /** Excludes every other option ("none of these"). FHIR: questionnaire-optionExclusive. */
  exclusive: z.optional(z.boolean()),
  initialSelected: z.optional(z.boolean()),
});
export type AnswerOption = z.infer<typeof AnswerOption>;

/** A question, a group of items or a text to read. FHIR: Questionnaire.item. */
export const Item = z.strictObject({
  linkId: z.string(),
  type: ItemType,
  text: z.optional(z.string()),
  /** A number or letter before the text. */
  prefix: z.optional(z.string()),
  shortText: z.optional(z.string()),
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
  /** The unit of a number, or the units that a quantity offers; the first is the one to start with. */
  units: z.optional(z.array(Coding)),
  control: z.optional(ItemControl),
  orientation: z.optional(z.enum(['horizontal', 'vertical'])),
  sliderStep: z.optional(z.number()),
  /** The words at the ends of a rating or slider. FHIR: display children with itemControl lower and upper. */
  lowerLabel: z.optional(z.string()),
  upperLabel: z.optional(z.string()),
  /** Help with the question. FHIR: a display child with itemControl help or flyover. */
  help: z.optional(z.string()),
  /** How to write the answer, such as "dd-mm-yyyy". FHIR: entryFormat, or a prompt child. */
  entryFormat: z.optional(z.string()),
  /** The words for "something else" of an open choice. FHIR: sdc openLabel. */
  openLabel: z.optional(z.string()),
  supportLink: z.optional(z.string()),
  /** The smallest part of a date that is asked. FHIR: itemControl year, yearMonth. */
  datePrecision: z.optional(z.enum(['year', 'month', 'day'])),
  /** A display item that explains how to answer. FHIR: displayCategory instructions. */
  instructions: z.optional(z.boolean()),
  get items() {
    return z.optional(z.array(Item));
  },
});
export type Item = z.infer<typeof Item>;

/** A list of questions, as the widgets know it. Read one from FHIR with `questionnaireFromFhir()`. */
export const Questionnaire = z.strictObject({
  id: z.optional(z.string()),
  /** Canonical URL. */
  url: z.optional(z.string()),
  version: z.optional(z.string()),
  title: z.optional(z.string()),
  description: z.optional(z.string()),
  copyright: z.optional(z.string()),
  /** BCP-47 tag of the texts. */
  language: z.optional(z.string()),
  items: z.array(Item),
});
export type Questionnaire = z.infer<typeof Questionnaire>;

/** `url|version`, or `Questionnaire/id` where there is no url: what a response names as its questionnaire. */
export function canonicalOf({ url, version, id }: Questionnaire): string {
  if (url) return version ? `${url}|${version}` : url;
  return `Questionnaire/${id ?? 'unknown'}`;
}

/** Every item of a questionnaire, parents before their children, in the order asked. */
export function* itemsOf({ items }: { readonly items?: readonly Item[] | undefined }): Generator<Item> {
  for (const item of items ?? []) {
    yield item;
    yield* itemsOf(item);
  }
}
