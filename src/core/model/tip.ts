import * as z from 'zod/mini';
import { SeverityGrade } from './instrument.js';
import { LocalizedText } from './localized-text.js';

/** Where in the conversation: the three steps, with preparation before and closing after. */
export const TipStep = z.enum(['prepare', 'signal', 'discuss', 'act', 'close']);
export type TipStep = z.infer<typeof TipStep>;

/** What a host knows of the patient or the moment, and the tips may ask for. */
export const ContextFlag = z.enum(['limitedHealthSkills', 'work', 'momentOfChoice']);
export type ContextFlag = z.infer<typeof ContextFlag>;

/** When a tip shows: a closed set, so that a pack is data and never code. */
export const TipCondition = z.union([
  z.strictObject({ always: z.literal(true) }),
  z.strictObject({ minimumGrade: SeverityGrade }),
  z.strictObject({ gradeIs: SeverityGrade }),
  z.strictObject({ concernCount: z.strictObject({ from: z.int() }) }),
  /** `possiblyWorsened`: as large as patients notice, and perhaps only measurement error. */
  z.strictObject({ change: z.enum(['improved', 'worsened', 'possiblyWorsened']) }),
  /** `id` of an item flag that was raised, or `any`. */
  z.strictObject({ flag: z.string() }),
  z.strictObject({ noProblems: z.literal(true) }),
  z.strictObject({ contextFlag: ContextFlag }),
]);
export type TipCondition = z.infer<typeof TipCondition>;

/** An aid for the conversation. It names domains, never scores, diagnoses or treatments. */
export const Tip = z.strictObject({
  id: z.string(),
  step: TipStep,
  audience: z.enum(['clinician', 'patient']),
  kind: z.enum(['instruction', 'example', 'question', 'link']),
  /** `{domains}` stands for the names of the scales that made the tip show. */
  text: LocalizedText,
  when: z.strictObject({ any: z.optional(z.array(TipCondition)), all: z.optional(z.array(TipCondition)) }),
  source: z.strictObject({
    title: LocalizedText,
    section: z.optional(LocalizedText),
    url: z.optional(z.string()),
    licence: z.enum(['own', 'host']),
  }),
});
// With a member of its own: TypeScript prints its name in errors then, and not its whole shape.
export interface Tip extends z.infer<typeof Tip> {
  id: string;
}

/** A set of tips: ours, or one that a host brings. */
export const TipPack = z.strictObject({
  id: z.string(),
  title: LocalizedText,
  tips: z.array(Tip),
});
export interface TipPack extends z.infer<typeof TipPack> {
  tips: Tip[];
}

/** An aid for a choice, such as a decision aid or an option card; the host says which there are. */
export const DecisionAid = z.strictObject({
  title: LocalizedText,
  /** `https:`, `mailto:` or `tel:`. */
  url: z.string(),
});
export interface DecisionAid extends z.infer<typeof DecisionAid> {
  url: string;
}

/** A card of CDS Hooks, as far as it is shown: what else it holds (suggestions, links, the indicator) is left out. */
export const CdsCard = z.object({
  summary: z.string(),
  /** Markdown in CDS Hooks; shown literally. */
  detail: z.optional(z.string()),
  source: z.object({ label: z.string(), url: z.optional(z.string()) }),
});
export type CdsCard = z.infer<typeof CdsCard>;
