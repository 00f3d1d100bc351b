import * as z from 'zod/mini';
import { LocalizedText } from './localized-text.js';
import { Coding } from './value.js';

/** What a higher score means. A score is never turned round for display; the direction is said in words. */
export const ScoreDirection = z.enum(['higherIsBetter', 'higherIsWorse']);
export type ScoreDirection = z.infer<typeof ScoreDirection>;

/** The traffic light of a band. There is no light without a band, and no band without a source. */
export const TrafficLight = z.enum(['ok', 'attention', 'concern']);
export type TrafficLight = z.infer<typeof TrafficLight>;

/** How serious a band is, for the conversation tips; apart from the light. */
export const SeverityGrade = z.enum(['none', 'light', 'moderate', 'severe']);
export type SeverityGrade = z.infer<typeof SeverityGrade>;

/** Where a number comes from. */
export const Citation = z.strictObject({
  title: LocalizedText,
  url: z.optional(z.string()),
  /** The people that it holds for. */
  population: z.optional(LocalizedText),
  /**
   * Whether the number was read in this source. `false` if it was not found or is only an example: the widgets say so.
   * It is about the numbers, not about the colours: the title says whose choice those are.
   */
  verified: z.boolean(),
});
export type Citation = z.infer<typeof Citation>;

/** A part of a scale with a meaning: from `from` up to the next band, the last one up to the scale's end. */
export const Band = z.strictObject({
  /** The first value of the band, unless `excludesFrom`. */
  from: z.number(),
  /** Whether `from` itself belongs to the band before: "above 55 is mild" has 55 in the band before it. */
  excludesFrom: z.optional(z.boolean()),
  /** One or two words, such as "matig". */
  word: LocalizedText,
  /** The word for exactly `from`, if it has its own: a pain of 0 is "geen", not "weinig". */
  wordAtFrom: z.optional(LocalizedText),
  light: z.optional(TrafficLight),
  grade: z.optional(SeverityGrade),
});
export type Band = z.infer<typeof Band>;

/** The bands of a scale, lowest first: they start at the scale's `min`, so that they cover it without gaps. */
export const BandSet = z.strictObject({
  source: Citation,
  bands: z.array(Band).check(z.minLength(1)),
});
export type BandSet = z.infer<typeof BandSet>;

/** A group to compare with, named, with its mean. */
export const ReferenceGroup = z.strictObject({
  label: LocalizedText,
  mean: z.number(),
  standardDeviation: z.optional(z.number()),
  size: z.optional(z.int()),
  source: Citation,
});
export type ReferenceGroup = z.infer<typeof ReferenceGroup>;

/** The direction of change that a rule is about: a treatment goal, for one, is about getting better. */
export const ChangeDirection = z.enum(['improvement', 'worsening']);
export type ChangeDirection = z.infer<typeof ChangeDirection>;

/** What every change rule has. The people that it holds for are the `population` of its source. */
const changeRuleBase = {
  /** The only direction that the rule judges; absent if it judges both. */
  onlyFor: z.optional(ChangeDirection),
  source: Citation,
};

/**
 * When a difference between two scores is a change.
 *
 * - `reliable`: larger than the measurement error. Jacobson-Truax: |difference| > 1.96 * SD * sqrt(2 * (1 - r)).
 * - `reliableFromErrors`: the same with the two scores' own standard errors (IRT): > 1.96 * sqrt(SE1^2 + SE2^2).
 * - `reliablePoints`: the same as a number of points that somebody published or agreed on.
 * - `important`: as large as patients notice, in points. `pointsWorse` is there where getting worse takes another number
 *   of points than getting better.
 * - `importantShare`: the same as a share of the earlier score.
 */
export const ChangeRule = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('reliable'),
    standardDeviation: z.number(),
    reliability: z.number(),
    ...changeRuleBase,
  }),
  z.strictObject({ type: z.literal('reliableFromErrors'), ...changeRuleBase }),
  z.strictObject({ type: z.literal('reliablePoints'), points: z.number(), ...changeRuleBase }),
  z.strictObject({
    type: z.literal('important'),
    points: z.number(),
    pointsWorse: z.optional(z.number()),
    ...changeRuleBase,
  }),
  z.strictObject({ type: z.literal('importantShare'), share: z.number(), ...changeRuleBase }),
]);
export type ChangeRule = z.infer<typeof ChangeRule>;

/** How the items of a scale become its score. */
export const ScoringMethod = z.discriminatedUnion('type', [
  /** Sum; with missing answers allowed: mean of the valid answers times the number of items (prorated). */
  z.strictObject({ type: z.literal('sum') }),
  z.strictObject({ type: z.literal('mean') }),
  /** (mean - min) / (max - min) * 100, from the items' own ranges. */
  z.strictObject({ type: z.literal('percentOfMaximum') }),
  z.strictObject({ type: z.literal('scaledSum'), factor: z.number() }),
  /** A table from raw sum to score (and its standard error), for complete answers only. */
  z.strictObject({
    type: z.literal('lookup'),
    table: z.array(z.strictObject({ raw: z.number(), value: z.number(), standardError: z.optional(z.number()) })),
  }),
  /**
   * Start value plus a weight for the level of each item, plus `anyAbove` once if any answer is above that level.
   * The tariff of EQ-5D is of this kind.
   */
  z.strictObject({
    type: z.literal('weighted'),
    start: z.number(),
    weights: z.record(z.string(), z.record(z.string(), z.number())),
    anyAbove: z.optional(z.strictObject({ level: z.number(), weight: z.number() })),
  }),
  /** The answer to one question. */
  z.strictObject({ type: z.literal('value') }),
  /** Computed elsewhere, such as a PROMIS T-score: the adapter's `listScores` brings it. */
  z.strictObject({ type: z.literal('external') }),
]);
export type ScoringMethod = z.infer<typeof ScoringMethod>;

/** How many answers may be missing before there is no score. */
export const MissingRule = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('complete') }),
  /** Exactly this share missing still scores. */
  z.strictObject({ type: z.literal('maximumShare'), share: z.number() }),
  z.strictObject({ type: z.literal('maximumCount'), count: z.int() }),
  z.strictObject({ type: z.literal('minimumAnswered'), count: z.int() }),
]);
export type MissingRule = z.infer<typeof MissingRule>;

/** An item as a scale uses it. */
export const ScaleItem = z.strictObject({
  /** The `key` of an item of the instrument. */
  item: z.string(),
  /** min + max - answer. */
  reverse: z.optional(z.boolean()),
  /** Answer -> the number that counts, such as { "0": 5, "1": 4 }. */
  recode: z.optional(z.record(z.string(), z.number())),
});
export type ScaleItem = z.infer<typeof ScaleItem>;

/** One score of an instrument: how it is made and what it means. */
export const Scale = z.strictObject({
  id: z.string(),
  name: LocalizedText,
  direction: ScoreDirection,
  min: z.number(),
  max: z.number(),
  /** Decimals to show; computing never rounds. */
  decimals: z.optional(z.int()),
  /** Words at the ends of the scale. */
  minLabel: z.optional(LocalizedText),
  maxLabel: z.optional(LocalizedText),
  items: z.array(ScaleItem),
  method: ScoringMethod,
  missing: MissingRule,
  bandSet: z.optional(BandSet),
  references: z.optional(z.array(ReferenceGroup)),
  change: z.optional(z.array(ChangeRule)),
  /** Codes of this score's Observations; a raw sum and a T-score have their own. */
  codes: z.optional(z.array(Coding)),
  /** Codes of its standard error, where that is an Observation or component of its own. */
  errorCodes: z.optional(z.array(Coding)),
});
// With a member of its own: TypeScript prints its name in errors then, and not its whole shape.
export interface Scale extends z.infer<typeof Scale> {
  id: string;
}

/** What an answer means by itself: from `from` (inclusive) up to the next level. Its word is the answer's own. */
export const AnswerLevel = z.strictObject({
  from: z.number(),
  light: TrafficLight,
  /** Where this level comes from, if not from the source of the set. */
  source: z.optional(Citation),
});
export type AnswerLevel = z.infer<typeof AnswerLevel>;

/** The levels of an item's answers, lowest answer first: they start at the item's `min`, so that every answer has one. */
export const AnswerLevelSet = z.strictObject({
  source: Citation,
  levels: z.array(AnswerLevel).check(z.minLength(1)),
});
export type AnswerLevelSet = z.infer<typeof AnswerLevelSet>;

/** An item as the instrument knows it: found in a questionnaire by code, by linkId, or by its place in the order. */
export const InstrumentItem = z.strictObject({
  key: z.string(),
  /** For messages; never the item's own wording. */
  label: z.optional(LocalizedText),
  linkIds: z.optional(z.array(z.string())),
  codes: z.optional(z.array(Coding)),
  /** The numbers of coded answers, for questionnaires whose options carry no weight. */
  answers: z.optional(z.array(z.strictObject({ coding: Coding, value: z.number() }))),
  min: z.number(),
  max: z.number(),
  /** Without them, the only item of a scale of one answer takes that scale's bands; other answers have no light. */
  levelSet: z.optional(AnswerLevelSet),
});
export interface InstrumentItem extends z.infer<typeof InstrumentItem> {
  key: string;
}

/** An answer that asks for attention whatever the totals are, such as item 9 of the PHQ-9 above zero. */
export const ItemFlagRule = z.strictObject({
  id: z.string(),
  item: z.string(),
  /** Raised from this answer on. */
  from: z.number(),
  label: LocalizedText,
  source: Citation,
});
export type ItemFlagRule = z.infer<typeof ItemFlagRule>;

/** What a reader should know about an instrument. */
export const InstrumentDescription = z.strictObject({
  measures: LocalizedText,
  /** Absent where it varies, as in an adaptive test. */
  itemCount: z.optional(z.int()),
  minutes: z.optional(z.number()),
  scoreMeaning: LocalizedText,
  owner: LocalizedText,
  licence: z.enum(['own', 'publicDomain', 'freeWithAttribution', 'freeNonCommercial', 'licenceRequired', 'unknown']),
  /** Shown with every result, such as "an example, not validated". */
  notice: z.optional(LocalizedText),
});
export type InstrumentDescription = z.infer<typeof InstrumentDescription>;

/** A measuring instrument as data: facts about items, scores and their meaning, without the items' wording. */
export const Instrument = z.strictObject({
  id: z.string(),
  /** The version of this description, which is not a version of the questionnaire's owner. */
  version: z.string(),
  name: LocalizedText,
  about: InstrumentDescription,
  /** Canonicals (with or without version) of the questionnaires whose responses this instrument scores. */
  questionnaires: z.array(z.string()),
  items: z.array(InstrumentItem),
  scales: z.array(Scale),
  flags: z.optional(z.array(ItemFlagRule)),
});
export interface Instrument extends z.infer<typeof Instrument> {
  items: InstrumentItem[];
  scales: Scale[];
}
