import * as z from 'zod/mini';
import { LocalizedText } from './localized-text.js';

/** A questionnaire that waits for a patient, or that was filled in. */
export const Assignment = z.strictObject({
  id: z.string(),
  /** Canonical of the questionnaire. */
  questionnaire: z.string(),
  title: z.optional(LocalizedText),
  status: z.enum(['sent', 'opened', 'completed', 'cancelled']),
  sent: z.optional(z.string()),
  opened: z.optional(z.string()),
  completed: z.optional(z.string()),
  /** The last day to fill it in. */
  due: z.optional(z.string()),
});
// With a member of its own: TypeScript prints its name in errors then, and not its whole shape.
export interface Assignment extends z.infer<typeof Assignment> {
  id: string;
}

/** Something that happened to the patient, for the time axis: an operation, a change of medication. */
export const CareEvent = z.strictObject({
  date: z.string(),
  label: LocalizedText,
});
export interface CareEvent extends z.infer<typeof CareEvent> {
  date: string;
}

/**
 * Somebody who may see a patient's answers. `shared`: sees them. `notShared`: does not. `unknown`: it was not found out,
 * and must never be shown as shared.
 */
export const AnswerReader = z.strictObject({
  name: LocalizedText,
  /** What they are to the patient: "physiotherapist". */
  role: z.optional(LocalizedText),
  access: z.enum(['shared', 'notShared', 'unknown']),
});
export type AnswerReader = z.infer<typeof AnswerReader>;
