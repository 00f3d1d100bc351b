import * as z from 'zod/mini';
import { Person } from './person.js';
import { TipStep } from './tip.js';

/** A subject to return to in the next consultation: a tip, or a whole step with its note. */
export const FollowUp = z.strictObject({
  step: TipStep,
  /** `id` of the tip; absent for a step. */
  tip: z.optional(z.string()),
  /** The tip or note as it was worded then. A later consultation has other scores, and may have other tips. */
  text: z.optional(z.string()),
  /** ISO date of the consultation in which it was postponed. */
  since: z.string(),
});
export type FollowUp = z.infer<typeof FollowUp>;

/** The record of a professional about one day: ticks and notes, without answers or scores. */
export const Consultation = z.strictObject({
  /** Key of the record. Records of before version 0.2 have none, nor an author. */
  id: z.optional(z.string()),
  subject: z.string(),
  /** `id` of the instrument. */
  instrument: z.string(),
  /** ISO date. */
  date: z.string(),
  /** The writer, as known then. Absent if unknown. */
  author: z.optional(Person),
  /** ISO dateTime of the last edit. */
  written: z.optional(z.string()),
  /** References of the people who may read the record besides its author. Absent: everyone who sees the scores. */
  recipients: z.optional(z.array(z.string())),
  /** `id`s of the discussed tips. */
  discussed: z.array(z.string()),
  notes: z.partialRecord(TipStep, z.string()),
  /**
   * Subjects for the next consultation, including those that an earlier consultation left and this one did not reach.
   */
  again: z.array(FollowUp),
});
// Declared as an interface with a member, so that TypeScript prints its name in errors instead of its shape.
export interface Consultation extends z.infer<typeof Consultation> {
  subject: string;
}
