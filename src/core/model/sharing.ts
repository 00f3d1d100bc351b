import * as z from 'zod/mini';

/**
 * The part that a recipient sees: answers and scores, scores only, or nothing. `unknown`: the back end has a decision that it cannot
 * evaluate. It allows nothing, and the patient is told that it is unknown.
 */
export const SharingLevel = z.enum(['answers', 'scores', 'nothing', 'unknown']);
export type SharingLevel = z.infer<typeof SharingLevel>;

/** The purpose of sharing: care, or one of the secondary uses, which the patient decides on apart from care. */
export const SharingPurpose = z.enum(['care', 'quality', 'research']);
export type SharingPurpose = z.infer<typeof SharingPurpose>;

/** A rule about some questionnaires. */
export const SharingRule = z.strictObject({
  /**
   * Canonicals that the rule is about; without a version, every version. Absent: every questionnaire without a rule of
   * its own.
   */
  questionnaires: z.optional(z.array(z.string())),
  level: SharingLevel,
  /** ISO date (to the end of that day, local time) or dateTime after which the recipient sees nothing. */
  until: z.optional(z.string()),
});
export type SharingRule = z.infer<typeof SharingRule>;

/**
 * The patient's decision about one recipient and purpose. It replaces the earlier decision about the same recipient and
 * purpose. Withdrawn: `rules` without any level above `nothing`.
 */
export const Sharing = z.strictObject({
  subject: z.string(),
  /** Reference of the {@link Person} for the purpose `care`; absent for a secondary use. */
  recipient: z.optional(z.string()),
  purpose: SharingPurpose,
  rules: z.array(SharingRule),
  /** ISO dateTime of the decision. */
  decided: z.string(),
  /** Reference of the person who decided for the patient; absent if the patient decided. */
  decidedBy: z.optional(z.string()),
  /** The sentences that the patient read when deciding. */
  statement: z.optional(z.string()),
  /**
   * Version of the stored decision, from the back end. It is sent back unchanged on the next save, so that two tabs
   * cannot overwrite each other.
   */
  revision: z.optional(z.string()),
});
// Declared as an interface with a member, so that TypeScript prints its name in errors instead of its shape.
export interface Sharing extends z.infer<typeof Sharing> {
  subject: string;
}
