import * as z from 'zod/mini';
import { TipStep } from './tip.js';

/** Something to talk about again: a tip, or a whole step with what was written there. */
export const FollowUp = z.strictObject({
  step: TipStep,
  /** `id` of the tip; left out for a step. */
  tip: z.optional(z.string()),
  /** The tip or the line in the words of then: a later conversation has other scores, and may have other tips. */
  text: z.optional(z.string()),
  /** ISO date of the consultation in which it was put off. */
  since: z.string(),
});
export type FollowUp = z.infer<typeof FollowUp>;

/** What was talked about on one day: the clinician's own ticks and lines, no answers and no scores. */
export const Consultation = z.strictObject({
  subject: z.string(),
  /** `id` of the instrument. */
  instrument: z.string(),
  /** ISO date. */
  date: z.string(),
  /** `id`s of the tips that were discussed. */
  discussed: z.array(z.string()),
  /** A line for each step. */
  notes: z.partialRecord(TipStep, z.string()),
  /** For the next consultation; with what an earlier one left and this one did not come to. */
  again: z.array(FollowUp),
});
// With a member of its own: TypeScript prints its name in errors then, and not its whole shape.
export interface Consultation extends z.infer<typeof Consultation> {
  subject: string;
}
