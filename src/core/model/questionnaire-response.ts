import * as z from 'zod/mini';
import { AnswerValue, DateTime } from './value.js';

/**
 * How far a response is, as in FHIR R4 `QuestionnaireResponse.status`. `completed` and `amended` are finished: only those
 * are scored and shown.
 */
export const ResponseStatus = z.enum(['in-progress', 'completed', 'amended', 'stopped', 'entered-in-error']);
export type ResponseStatus = z.infer<typeof ResponseStatus>;

/** Whether a response of this status is finished: conforms in full, is scored and is shown. A draft and an error are not. */
export function isFinished(status: string | undefined): boolean {
  return status === 'completed' || status === 'amended';
}

/** One answer to a question, with the answers to the questions below it. FHIR: QuestionnaireResponse.item.answer. */
export const ResponseAnswer = z.strictObject({
  /** Absent only where questions below an unanswered question have answers. */
  value: z.optional(AnswerValue),
  get items(): z.ZodMiniOptional<z.ZodMiniArray<typeof ResponseItem>> {
    return z.optional(z.array(ResponseItem));
  },
});
export type ResponseAnswer = z.infer<typeof ResponseAnswer>;

/** The place of one item in a response: `answers` for a question, `items` for a group. A repeating group is several. */
export const ResponseItem = z.strictObject({
  linkId: z.string(),
  text: z.optional(z.string()),
  answers: z.optional(z.array(ResponseAnswer)),
  get items() {
    return z.optional(z.array(ResponseItem));
  },
});
// With members of their own: TypeScript prints the name in errors then, and not the whole shape, and a declaration keeps
// what is within itself.
export interface ResponseItem extends Omit<z.infer<typeof ResponseItem>, 'items'> {
  linkId: string;
  items?: ResponseItem[] | undefined;
}

/** What somebody answered. Order and nesting mirror the questionnaire. */
export const QuestionnaireResponse = z.strictObject({
  /** Made when the form starts and kept, so that sending twice stores once. */
  id: z.optional(z.string()),
  /** `url|version` of the questionnaire. */
  questionnaire: z.string(),
  status: ResponseStatus,
  /** The patient that the answers are about. */
  subject: z.optional(z.string()),
  /** Who answered, where that is somebody else. */
  source: z.optional(z.string()),
  /** When the answers last changed. */
  authored: z.optional(DateTime),
  items: z.array(ResponseItem),
});
export interface QuestionnaireResponse extends Omit<z.infer<typeof QuestionnaireResponse>, 'items'> {
  items: ResponseItem[];
}
