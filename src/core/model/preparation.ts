import * as z from 'zod/mini';

/** What a patient wants from the next conversation about the outcomes of one instrument. Every part may be empty. */
export const Preparation = z.strictObject({
  subject: z.string(),
  /** `id` of the instrument. */
  instrument: z.string(),
  /** ISO dateTime of the last writing. */
  written: z.string(),
  /** `id`s of the scales to talk about, in the order chosen. */
  topics: z.array(z.string()),
  /** What the patient wants to ask. */
  questions: z.optional(z.string()),
  /** What else the patient wants to say. */
  notes: z.optional(z.string()),
});
// With a member of its own: TypeScript prints its name in errors then, and not its whole shape.
export interface Preparation extends z.infer<typeof Preparation> {
  subject: string;
}
