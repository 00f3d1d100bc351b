import * as z from 'zod/mini';

/** A patient's wishes for the next conversation about one instrument. Every part may be empty. */
export const Preparation = z.strictObject({
  subject: z.string(),
  /** `id` of the instrument. */
  instrument: z.string(),
  /** ISO dateTime of the last edit. */
  written: z.string(),
  /** `id`s of the scales to discuss, in the chosen order. */
  topics: z.array(z.string()),
  questions: z.optional(z.string()),
  notes: z.optional(z.string()),
  /** References of the people whom the preparation is for. Absent: everyone who sees the scores. */
  recipients: z.optional(z.array(z.string())),
});
// Declared as an interface with a member, so that TypeScript prints its name in errors instead of its shape.
export interface Preparation extends z.infer<typeof Preparation> {
  subject: string;
}
