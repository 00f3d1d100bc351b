import * as z from 'zod/mini';
import { LocalizedText } from './localized-text.js';
import { Coding } from './value.js';

/** The meaning of a higher score. Display never inverts a score; the direction is written in words. */
export const ScoreDirection = z.enum(['higherIsBetter', 'higherIsWorse']);
export type ScoreDirection = z.infer<typeof ScoreDirection>;

/** The traffic light of a band. A light needs a band, and a band needs a source. */
export const TrafficLight = z.enum(['ok', 'attention', 'concern']);
export type TrafficLight = z.infer<typeof TrafficLight>;

/** The seriousness of a band for the conversation tips, independent of the light. */
export const SeverityGrade = z.enum(['none', 'light', 'moderate', 'severe']);
export type SeverityGrade = z.infer<typeof SeverityGrade>;

/** A source of facts: title, address, population, and whether the numbers were checked in it. */
export const Citation = z.strictObject({
  title: LocalizedText,
  url: z.optional(z.string()),
  /** The people to whom the number applies. */
  population: z.optional(LocalizedText),
  /**
   * True if the number was read in this source. `false` means not found, or only an example; the widgets say so.
   * Applies to the numbers, not to the colors: the title says who chose those.
   */
  verified: z.boolean(),
});
export type Citation = z.infer<typeof Citation>;

/** A range of a scale with a meaning: from `from` up to the next band, or to the end of the scale. */
export const Band = z.strictObject({
  /** First value of the band, unless `excludesFrom`. */
  from: z.number(),
  /** True if `from` itself belongs to the previous band: for "above 55 is mild", 55 is in the band before. */
  excludesFrom: z.optional(z.boolean()),
  /** A word or two, such as "matig". */
  word: LocalizedText,
  /** The word for exactly `from`, if it differs: a pain of 0 is "geen", not "weinig". */
  wordAtFrom: z.optional(LocalizedText),
  light: z.optional(TrafficLight),
  grade: z.optional(SeverityGrade),
});
export type Band = z.infer<typeof Band>;

/** The bands of a scale, lowest first. The first starts at the scale's `min`, so that no value falls in a gap. */
export const BandSet = z.strictObject({
  source: Citation,
  bands: z.array(Band).check(z.minLength(1)),
});
export type BandSet = z.infer<typeof BandSet>;

/** A named group to compare with, with its mean and, if known, its standard deviation and size. */
export const ReferenceGroup = z.strictObject({
  label: LocalizedText,
  mean: z.number(),
  standardDeviation: z.optional(z.number()),
  size: z.optional(z.int()),
  source: Citation,
});
export type ReferenceGroup = z.infer<typeof ReferenceGroup>;

/** The direction of change that a rule judges. A treatment goal, for example, judges only improvement. */
export const ChangeDirection = z.enum(['improvement', 'worsening']);
export type ChangeDirection = z.infer<typeof ChangeDirection>;

/** Fields shared by all change rules. The `population` of the source says to whom the rule applies. */
const changeRuleBase = {
  /** The only direction that the rule judges; absent if it judges both. */
  onlyFor: z.optional(ChangeDirection),
  source: Citation,
};

/**
 * A rule that says when a difference between two scores is a change.
 *
 * - `reliable`: larger than the measurement error. Jacobson-Truax: |difference| > 1.96 * SD * sqrt(2 * (1 - r)).
 * - `reliableFromErrors`: the same with the standard errors of the two scores (IRT): > 1.96 * sqrt(SE1^2 + SE2^2).
 * - `reliablePoints`: the same as a published or agreed number of points.
 * - `important`: as large as patients notice, in points. `pointsWorse` applies to worsening if it differs.
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

/** The calculation of a score from the items of its scale. */
export const ScoringMethod = z.discriminatedUnion('type', [
  /** Sum. If answers may be missing: mean of the valid answers times the number of items (prorated). */
  z.strictObject({ type: z.literal('sum') }),
  z.strictObject({ type: z.literal('mean') }),
  /** (mean - min) / (max - min) * 100, from the items' own ranges. */
  z.strictObject({ type: z.literal('percentOfMaximum') }),
  z.strictObject({ type: z.literal('scaledSum'), factor: z.number() }),
  /** Table from raw sum to score and standard error; needs complete answers. */
  z.strictObject({
    type: z.literal('lookup'),
    table: z.array(z.strictObject({ raw: z.number(), value: z.number(), standardError: z.optional(z.number()) })),
  }),
  /**
   * Start value, a weight for the level of each item, and `anyAbove.weight` once if any level is above
   * `anyAbove.level`. EQ-5D tariffs have this form.
   */
  z.strictObject({
    type: z.literal('weighted'),
    start: z.number(),
    weights: z.record(z.string(), z.record(z.string(), z.number())),
    anyAbove: z.optional(z.strictObject({ level: z.number(), weight: z.number() })),
  }),
  /** Answer to one question. */
  z.strictObject({ type: z.literal('value') }),
  /** Computed elsewhere, such as a PROMIS T-score; the adapter's `listScores` supplies it. */
  z.strictObject({ type: z.literal('external') }),
]);
export type ScoringMethod = z.infer<typeof ScoringMethod>;

/** The limit on missing answers, beyond which there is no score. */
export const MissingRule = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('complete') }),
  /** A score is still given if exactly this share is missing. */
  z.strictObject({ type: z.literal('maximumShare'), share: z.number() }),
  z.strictObject({ type: z.literal('maximumCount'), count: z.int() }),
  z.strictObject({ type: z.literal('minimumAnswered'), count: z.int() }),
]);
export type MissingRule = z.infer<typeof MissingRule>;

/** An item of a scale, by the `key` of the instrument item, with its reversal or recoding. */
export const ScaleItem = z.strictObject({
  /** `key` of an item of the instrument. */
  item: z.string(),
  /** min + max - answer. */
  reverse: z.optional(z.boolean()),
  /** Map from answer to the number that counts, such as { "0": 5, "1": 4 }. */
  recode: z.optional(z.record(z.string(), z.number())),
});
export type ScaleItem = z.infer<typeof ScaleItem>;

/** The meaning of a score if another person than the patient answered. It replaces that of the scale as a whole. */
export const OtherRespondents = z.strictObject({
  /** Codes of the roles that it applies to, such as `mother`. Absent: every known person other than the patient. */
  roles: z.optional(z.array(z.string())),
  bandSet: z.optional(BandSet),
  references: z.optional(z.array(ReferenceGroup)),
  change: z.optional(z.array(ChangeRule)),
});
export type OtherRespondents = z.infer<typeof OtherRespondents>;

/** A score of an instrument: its calculation and its meaning. */
export const Scale = z.strictObject({
  id: z.string(),
  name: LocalizedText,
  direction: ScoreDirection,
  min: z.number(),
  max: z.number(),
  /**
   * Set if the score says nothing about a single patient, such as a value for populations: only clinicians see it. The
   * text tells them why, and what the score means.
   */
  cliniciansOnly: z.optional(LocalizedText),
  /** Decimals to show; calculations never round. */
  decimals: z.optional(z.int()),
  minLabel: z.optional(LocalizedText),
  maxLabel: z.optional(LocalizedText),
  items: z.array(ScaleItem),
  method: ScoringMethod,
  missing: MissingRule,
  /** The bands for answers of the patient, as are `references` and `change`. */
  bandSet: z.optional(BandSet),
  references: z.optional(z.array(ReferenceGroup)),
  change: z.optional(z.array(ChangeRule)),
  /** The meaning for answers of other people; the first that fits applies. Without it their scores have no meaning. */
  otherRespondents: z.optional(z.array(OtherRespondents)),
  /** Codes of this score's Observations; a raw sum and a T-score have different codes. */
  codes: z.optional(z.array(Coding)),
  /** Codes of the standard error, if that is an Observation or component of its own. */
  errorCodes: z.optional(z.array(Coding)),
});
// Declared as an interface with a member, so that TypeScript prints its name in errors instead of its shape.
export interface Scale extends z.infer<typeof Scale> {
  id: string;
}

/** The meaning of a single answer, from `from` (inclusive) up to the next level. The answer's own text is its word. */
export const AnswerLevel = z.strictObject({
  from: z.number(),
  light: TrafficLight,
  /** The source of this level, if not the source of the set. */
  source: z.optional(Citation),
});
export type AnswerLevel = z.infer<typeof AnswerLevel>;

/**
 * The levels of an item's answers, lowest first; the first starts at the item's `min`, so that every answer has one.
 */
export const AnswerLevelSet = z.strictObject({
  source: Citation,
  levels: z.array(AnswerLevel).check(z.minLength(1)),
});
export type AnswerLevelSet = z.infer<typeof AnswerLevelSet>;

/** An item of an instrument, found in a questionnaire by code, by linkId, or by its position. */
export const InstrumentItem = z.strictObject({
  key: z.string(),
  /** Label for messages; never the wording of the question. */
  label: z.optional(LocalizedText),
  linkIds: z.optional(z.array(z.string())),
  codes: z.optional(z.array(Coding)),
  /** Numbers of coded answers, for questionnaires whose options carry no weight. */
  answers: z.optional(z.array(z.strictObject({ coding: Coding, value: z.number() }))),
  min: z.number(),
  max: z.number(),
  /** Levels of single answers. Without them, only the item of a `value` scale has lights: from that scale's bands. */
  levelSet: z.optional(AnswerLevelSet),
});
export interface InstrumentItem extends z.infer<typeof InstrumentItem> {
  key: string;
}

/** An answer that needs attention regardless of the totals, such as item 9 of the PHQ-9 above zero. */
export const ItemFlagRule = z.strictObject({
  id: z.string(),
  item: z.string(),
  /** Lowest answer that raises the flag. */
  from: z.number(),
  label: LocalizedText,
  source: Citation,
});
export type ItemFlagRule = z.infer<typeof ItemFlagRule>;

/** The information about an instrument that is shown to readers. */
export const InstrumentDescription = z.strictObject({
  measures: LocalizedText,
  /** Absent if it varies, as in an adaptive test. */
  itemCount: z.optional(z.int()),
  minutes: z.optional(z.number()),
  scoreMeaning: LocalizedText,
  owner: LocalizedText,
  licence: z.enum(['own', 'publicDomain', 'freeWithAttribution', 'freeNonCommercial', 'licenceRequired', 'unknown']),
  /** Shown with every result, such as "an example, not validated". */
  notice: z.optional(LocalizedText),
});
export type InstrumentDescription = z.infer<typeof InstrumentDescription>;

/** A measurement instrument as data: facts about items, scores and their meaning, without the wording of the items. */
export const Instrument = z.strictObject({
  id: z.string(),
  /** Version of this description, not of the owner's questionnaire. */
  version: z.string(),
  name: LocalizedText,
  about: InstrumentDescription,
  /** Canonicals, with or without version, of the questionnaires that this instrument scores. */
  questionnaires: z.array(z.string()),
  /**
   * Canonicals of the questionnaires for which the host page confirms that the options of each question, in their order,
   * stand for min, min + 1, … max of the item. Only for options without a weight and without a code in `answers`, and
   * if their number fits. The trace shows it as `#2→1`: the second option counts as 1.
   */
  valuedByOrder: z.optional(z.array(z.string())),
  items: z.array(InstrumentItem),
  scales: z.array(Scale),
  flags: z.optional(z.array(ItemFlagRule)),
});
export interface Instrument extends z.infer<typeof Instrument> {
  items: InstrumentItem[];
  scales: Scale[];
}
