import * as z from 'zod/mini';
import { LocalizedText } from './localized-text.js';

/**
 * - `ok`: every item answered. `prorated`: some missing, as the instrument allows.
 * - `incomplete`: too much missing. `notApplicable`: the questions were not asked (skip logic), or the score has no rule here.
 */
export const ScoreStatus = z.enum(['ok', 'prorated', 'incomplete', 'notApplicable']);
export type ScoreStatus = z.infer<typeof ScoreStatus>;

/**
 * Why an item has no number in a score.
 *
 * - `notAnswered`: asked, no answer. `refused`: answered with an option that stands for no answer.
 * - `notAsked`: skipped by the questionnaire's own conditions.
 * - `notUsable`: answered, but not with a number that this item can have. There is no score then, whatever the missing rule.
 * - `notFound`: the questionnaire does not hold the question, or holds it with another range.
 */
export const MissingReason = z.enum(['notAnswered', 'refused', 'notAsked', 'notUsable', 'notFound']);
export type MissingReason = z.infer<typeof MissingReason>;

/** One score on one scale. `value` is there only for `ok` and `prorated`, unrounded. */
export const Score = z.strictObject({
  /** `id` of the scale. */
  scale: z.string(),
  status: ScoreStatus,
  value: z.optional(z.number()),
  standardError: z.optional(z.number()),
  /** What the laboratory or system that made the score says of it. No light follows from it: those come from the scale's bands. */
  interpretation: z.optional(LocalizedText),
  /** The range that it gives with it. */
  range: z.optional(
    z.strictObject({ low: z.optional(z.number()), high: z.optional(z.number()), text: z.optional(LocalizedText) }),
  ),
  /** How many of the scale's questions were answered, and how many it has. */
  answered: z.optional(z.int()),
  asked: z.optional(z.int()),
  /** The sum as a person can check it, such as "3 + 2 + 0 = 5". A dash stands for no answer, "?" for an unusable one. */
  trace: z.optional(z.string()),
  /** The `key`s of the items without a number, and why. */
  missing: z.optional(z.array(z.strictObject({ item: z.string(), why: MissingReason }))),
});
// With a member of its own: TypeScript prints its name in errors then, and not its whole shape.
export interface Score extends z.infer<typeof Score> {
  scale: string;
}

/**
 * An item flag that was raised, or that could not be judged: the question was not answered (`notAnswered`), or it was
 * not asked (`notAsked`).
 */
export const ItemFlag = z.strictObject({
  id: z.string(),
  status: z.enum(['raised', 'notAnswered', 'notAsked']),
});
export type ItemFlag = z.infer<typeof ItemFlag>;

/** The scores of one moment: of one response, or brought by the adapter's `listScores`. */
export const Measurement = z.strictObject({
  /** ISO date or dateTime of filling in. */
  date: z.string(),
  /** `id` of the response, where there is one. */
  response: z.optional(z.string()),
  /** Version of the instrument or questionnaire: scores of different versions are not joined by a line. */
  version: z.optional(z.string()),
  /**
   * The person who answered: `patient`, or a reference such as `RelatedPerson/7`. Left out, it is the patient. Scores of
   * two respondents are never compared or joined by a line.
   */
  respondent: z.optional(z.string()),
  scores: z.array(Score),
  /** The flags of the answers; an empty list if none is raised. Left out, the answers are not known, as with an external score. */
  flags: z.optional(z.array(ItemFlag)),
});
export interface Measurement extends z.infer<typeof Measurement> {
  scores: Score[];
}
