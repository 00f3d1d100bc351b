import * as z from 'zod/mini';
import { SeverityGrade } from './instrument.js';
import { LocalizedText } from './localized-text.js';

/** A stage of the conversation: the three steps, with preparation before and closing after. */
export const TipStep = z.enum(['prepare', 'signal', 'discuss', 'act', 'close']);
export type TipStep = z.infer<typeof TipStep>;

/** A fact about the patient or the moment that only the host page knows, used in tip conditions. */
export const ContextFlag = z.enum(['limitedHealthSkills', 'work', 'momentOfChoice']);
export type ContextFlag = z.infer<typeof ContextFlag>;

/** A condition for showing a tip. The set is closed, so that a tip pack is data and never code. */
export const TipCondition = z.union([
  z.strictObject({ always: z.literal(true) }),
  z.strictObject({ minimumGrade: SeverityGrade }),
  z.strictObject({ gradeIs: SeverityGrade }),
  z.strictObject({ concernCount: z.strictObject({ from: z.int() }) }),
  /** `possiblyWorsened`: as large as patients notice, but perhaps only measurement error. */
  z.strictObject({ change: z.enum(['improved', 'worsened', 'possiblyWorsened']) }),
  /** `id` of a raised item flag, or `any`. */
  z.strictObject({ flag: z.string() }),
  z.strictObject({ noProblems: z.literal(true) }),
  z.strictObject({ contextFlag: ContextFlag }),
]);
export type TipCondition = z.infer<typeof TipCondition>;

/** A suggestion for the conversation. It names domains, never scores, diagnoses or treatments. */
export const Tip = z.strictObject({
  id: z.string(),
  step: TipStep,
  audience: z.enum(['clinician', 'patient']),
  kind: z.enum(['instruction', 'example', 'question', 'link']),
  /** `{domains}` is replaced by the names of the scales that made the tip show. */
  text: LocalizedText,
  when: z.strictObject({ any: z.optional(z.array(TipCondition)), all: z.optional(z.array(TipCondition)) }),
  source: z.strictObject({
    title: LocalizedText,
    section: z.optional(LocalizedText),
    url: z.optional(z.string()),
    licence: z.enum(['own', 'host']),
  }),
});
// Declared as an interface with a member, so that TypeScript prints its name in errors instead of its shape.
export interface Tip extends z.infer<typeof Tip> {
  id: string;
}

/** A set of tips: the standard pack, or one from the host page. */
export const TipPack = z.strictObject({
  id: z.string(),
  title: LocalizedText,
  tips: z.array(Tip),
});
export interface TipPack extends z.infer<typeof TipPack> {
  tips: Tip[];
}

/** A decision aid or option card, supplied by the host page. */
export const DecisionAid = z.strictObject({
  title: LocalizedText,
  /** Address that starts with `https:`, `mailto:` or `tel:`. */
  url: z.string(),
});
export interface DecisionAid extends z.infer<typeof DecisionAid> {
  url: string;
}

/** A CDS Hooks card, limited to the fields that are shown (no suggestions, links or indicator). */
export const CdsCard = z.object({
  summary: z.string(),
  /** Markdown in CDS Hooks; shown as literal text. */
  detail: z.optional(z.string()),
  source: z.object({ label: z.string(), url: z.optional(z.string()) }),
});
export type CdsCard = z.infer<typeof CdsCard>;
