import type { InstrumentDescription, ChangeDirection } from '../../core/model/instrument.js';

export interface InstrumentInfoMessages {
  readonly measures: string;
  readonly questions: string;
  readonly questionCount: (count: number) => string;
  /** The number of questions differs from time to time, as in an adaptive test. */
  readonly questionsVary: string;
  readonly time: string;
  /** "ongeveer 3 minuten" */
  readonly minutes: (minutes: number) => string;
  readonly unknown: string;
  readonly scoreMeaning: string;
  /** Heading above what each scale's scores mean. */
  readonly scores: string;
  /** A scale from its minimum to its maximum. */
  readonly fromTo: (minimum: string, maximum: string) => string;
  /** Names the table of a scale's bands. */
  readonly bandsOf: (scale: string) => string;
  readonly score: string;
  readonly meaning: string;
  readonly references: string;
  readonly mean: (mean: string) => string;
  readonly standardDeviation: (deviation: string) => string;
  readonly people: (count: string) => string;
  readonly changeRules: string;
  /** What a change rule asks, in words. */
  readonly changeRule: {
    readonly reliable: string;
    readonly reliableFromErrors: string;
    readonly reliablePoints: (points: string) => string;
    readonly important: (points: string) => string;
    readonly importantWorse: (points: string) => string;
    readonly importantShare: (share: string) => string;
    /** Follows a rule that judges one direction only. */
    readonly onlyFor: Readonly<Record<ChangeDirection, string>>;
  };
  /** Answers that ask for attention whatever the totals are. */
  readonly flags: string;
  /** What the answers mean by themselves. */
  readonly answers: string;
  /** The source was looked up and says this. */
  readonly verified: string;
  readonly forWhom: (population: string) => string;
  readonly owner: string;
  readonly licence: string;
  readonly licences: Readonly<Record<InstrumentDescription['licence'], string>>;
  /** The version of our description of the instrument, which is not a version of its owner. */
  readonly version: string;
}
