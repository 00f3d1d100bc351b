import * as z from 'zod/mini';
import { AnswerValue, DateTime } from './value.js';

/**
 * The progress of a response, as in FHIR R4 `QuestionnaireResponse.status`. `completed` and `amended` are finished: only those
 * are scored and shown.
 */
export const ResponseStatus = z.enum(['in-progress', 'completed', 'amended', 'stopped', 'entered-in-error']);
export type ResponseStatus = z.infer<typeof ResponseStatus>;

/** Returns whether a status means finished: the response is valid in full, scored and shown. Drafts and errors are not. */
export function isFinished(status: string | undefined): boolean {
  return status === 'completed' || status === 'amended';
}

/**
 * The origin of an answer that is not of the respondent alone: it was filled in beforehand from other data, and then kept
 * (`prefilled`) or changed by the respondent (`changed`). FHIR: information-origin of Da Vinci DTR, because SDC has none.
 */
export const AnswerOrigin = z.enum(['prefilled', 'changed']);
export type AnswerOrigin = z.infer<typeof AnswerOrigin>;

/** An answer to a question, with the answers to the questions below it. FHIR: QuestionnaireResponse.item.answer. */
export const ResponseAnswer = z.strictObject({
  /** Absent only if the question is unanswered but questions below it have answers. */
  value: z.optional(AnswerValue),
  origin: z.optional(AnswerOrigin),
  get items(): z.ZodMiniOptional<z.ZodMiniArray<typeof ResponseItem>> {
    return z.optional(z.array(ResponseItem));
  },
});
export type ResponseAnswer = z.infer<typeof ResponseAnswer>;

/**
 * An item of a response: `answers` for a question, `items` for a group. A repeating group has one for each instance.
 */
export const ResponseItem = z.strictObject({
  linkId: z.string(),
  text: z.optional(z.string()),
  answers: z.optional(z.array(ResponseAnswer)),
  get items() {
    return z.optional(z.array(ResponseItem));
  },
});
// Declared as interfaces with members, so that TypeScript prints their names in errors and declaration files keep the
// nested types.
export interface ResponseItem extends Omit<z.infer<typeof ResponseItem>, 'items'> {
  linkId: string;
  items?: ResponseItem[] | undefined;
}

/** The answers of one respondent. Order and nesting follow the questionnaire. */
export const QuestionnaireResponse = z.strictObject({
  /** Created when the form starts and then kept, so that a second submission does not store a second response. */
  id: z.optional(z.string()),
  /** `url|version` of the questionnaire. */
  questionnaire: z.string(),
  status: ResponseStatus,
  /** Reference of the patient whom the answers are about. */
  subject: z.optional(z.string()),
  /** Reference of the respondent if that is not the patient, or `unknown`. */
  source: z.optional(z.string()),
  /**
   * Reference of the person who recorded the answers, if that is not the respondent, such as a nurse who typed them. If
   * that is another person than the patient and there is no `source`, the respondent is unknown.
   */
  author: z.optional(z.string()),
  /** References of the people who helped the respondent to fill in the questionnaire. Who answered is `source`. */
  togetherWith: z.optional(z.array(z.string())),
  /** Time of the last change of the answers. */
  authored: z.optional(DateTime),
  items: z.array(ResponseItem),
});
export interface QuestionnaireResponse extends Omit<z.infer<typeof QuestionnaireResponse>, 'items'> {
  items: ResponseItem[];
}
