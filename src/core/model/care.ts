import * as z from 'zod/mini';
import { LocalizedText } from './localized-text.js';

/** A questionnaire that was sent to a patient, filled in or not. */
export const Assignment = z.strictObject({
  id: z.string(),
  /** Canonical of the questionnaire. */
  questionnaire: z.string(),
  title: z.optional(LocalizedText),
  status: z.enum(['sent', 'opened', 'completed', 'cancelled']),
  sent: z.optional(z.string()),
  opened: z.optional(z.string()),
  completed: z.optional(z.string()),
  /** Last day on which to fill it in. */
  due: z.optional(z.string()),
});
// Declared as an interface with a member, so that TypeScript prints its name in errors instead of its shape.
export interface Assignment extends z.infer<typeof Assignment> {
  id: string;
}

/** An event in the patient's care, drawn on the time axis: an operation, a change of medication. */
export const CareEvent = z.strictObject({
  date: z.string(),
  label: LocalizedText,
});
export interface CareEvent extends z.infer<typeof CareEvent> {
  date: string;
}

/** A possible reader of a patient's answers. `unknown` access could not be determined: never show it as `shared`. */
export const AnswerReader = z.strictObject({
  name: LocalizedText,
  /** Relation to the patient, such as "physiotherapist". */
  role: z.optional(LocalizedText),
  access: z.enum(['shared', 'notShared', 'unknown']),
  /** The part that is `shared`: scores without the answers behind them, or both (default). */
  level: z.optional(z.enum(['answers', 'scores'])),
});
export type AnswerReader = z.infer<typeof AnswerReader>;
