import * as z from 'zod/mini';
import { LocalizedText } from './localized-text.js';

/**
 * The status of a score.
 *
 * - `ok`: every item answered. `prorated`: some answers missing, within the instrument's rule.
 * - `incomplete`: too many answers missing. `notApplicable`: not asked (skip logic), or no rule for this score here.
 */
export const ScoreStatus = z.enum(['ok', 'prorated', 'incomplete', 'notApplicable']);
export type ScoreStatus = z.infer<typeof ScoreStatus>;

/**
 * The reason why an item has no number in a score.
 *
 * - `notAnswered`: asked, no answer. `refused`: answered with an option that stands for no answer.
 * - `notAsked`: skipped by the questionnaire's own conditions.
 * - `notUsable`: answered, but not with a number that this item can have. It prevents a score under any missing rule.
 * - `notFound`: the questionnaire does not contain the question, or contains it with another range.
 */
export const MissingReason = z.enum(['notAnswered', 'refused', 'notAsked', 'notUsable', 'notFound']);
export type MissingReason = z.infer<typeof MissingReason>;

/** Returns whether a question was answered, but with an answer that has no number. */
export function isAnsweredWithoutNumber({ why }: { readonly why: string | undefined }): boolean {
  return why === 'notUsable' || why === 'refused';
}

/** A score on one scale. `value` is unrounded and present only for `ok` and `prorated`. */
export const Score = z.strictObject({
  /** `id` of the scale. */
  scale: z.string(),
  status: ScoreStatus,
  value: z.optional(z.number()),
  standardError: z.optional(z.number()),
  /** Interpretation by the laboratory or system that made the score. Lights never follow from it, only from bands. */
  interpretation: z.optional(LocalizedText),
  /** Reference range given with the interpretation. */
  range: z.optional(
    z.strictObject({ low: z.optional(z.number()), high: z.optional(z.number()), text: z.optional(LocalizedText) }),
  ),
  /** Number of questions of the scale that were answered with a number, and that were asked. */
  answered: z.optional(z.int()),
  asked: z.optional(z.int()),
  /**
   * The calculation for a person to check, such as "3 + 2 + 0 = 5". A dash is no answer, "?" an unusable one, and `#2→1`
   * the second option, which counts as 1 because the host page confirmed the order of the options.
   */
  trace: z.optional(z.string()),
  /** `key`s of the items without a number, and the reason. */
  missing: z.optional(z.array(z.strictObject({ item: z.string(), why: MissingReason }))),
});
// Declared as an interface with a member, so that TypeScript prints its name in errors instead of its shape.
export interface Score extends z.infer<typeof Score> {
  scale: string;
}

/**
 * An item flag that was raised, or that could not be judged. `notUsable` and `refused` are answered questions, as in
 * {@link MissingReason}: the number of the answer is unknown, or the answer stands for no answer.
 */
export const ItemFlag = z.strictObject({
  id: z.string(),
  status: z.enum(['raised', 'notUsable', 'refused', 'notAnswered', 'notAsked']),
});
export type ItemFlag = z.infer<typeof ItemFlag>;

/** The scores of one moment: of one response, or from the adapter's `listScores`. */
export const Measurement = z.strictObject({
  /** ISO date or dateTime at which the questionnaire was filled in. */
  date: z.string(),
  /** `id` of the response, if any. */
  response: z.optional(z.string()),
  /** Version of the instrument or questionnaire. No line joins scores of different versions. */
  version: z.optional(z.string()),
  /**
   * The respondent: `patient` (default), a reference, or `unknown`. Scores of two respondents are never compared or
   * joined.
   */
  respondent: z.optional(z.string()),
  /** References of the people who helped the respondent. They are no respondents themselves. */
  togetherWith: z.optional(z.array(z.string())),
  scores: z.array(Score),
  /**
   * Flags of the answers; empty if none is raised. Absent if the answers are not available, as with an external score.
   */
  flags: z.optional(z.array(ItemFlag)),
});
export interface Measurement extends z.infer<typeof Measurement> {
  scores: Score[];
}
