import type { InstrumentDescription, ChangeDirection } from '../../core/model/instrument.js';

export interface InstrumentInfoMessages {
  readonly measures: string;
  readonly questions: string;
  readonly questionCount: (count: number) => string;
  /** The number of questions varies, as in an adaptive test. */
  readonly questionsVary: string;
  readonly time: string;
  readonly minutes: (minutes: number) => string;
  readonly unknown: string;
  readonly scoreMeaning: string;
  /** Heading of the meaning of the scores of each scale. */
  readonly scores: string;
  readonly fromTo: (minimum: string, maximum: string) => string;
  /** Accessible name of the table of bands. */
  readonly bandsOf: (scale: string) => string;
  /** Heading of the meaning for answers of people with these roles: "moeder of vader". */
  readonly answeredBy: (roles: string) => string;
  /** The same for everyone but the patient. */
  readonly answeredByOthers: string;
  readonly score: string;
  readonly meaning: string;
  readonly references: string;
  readonly mean: (mean: string) => string;
  readonly standardDeviation: (deviation: string) => string;
  readonly people: (count: string) => string;
  readonly changeRules: string;
  readonly changeRule: {
    readonly reliable: string;
    readonly reliableFromErrors: string;
    readonly reliablePoints: (points: string) => string;
    readonly important: (points: string) => string;
    readonly importantWorse: (points: string) => string;
    readonly importantShare: (share: string) => string;
    /** Suffix of a rule for one direction. */
    readonly onlyFor: Readonly<Record<ChangeDirection, string>>;
  };
  /** Heading of the answers that ask for attention, independent of the total. */
  readonly flags: string;
  /** Heading of the meaning of single answers. */
  readonly answers: string;
  /** The number was checked in its source. */
  readonly verified: string;
  readonly forWhom: (population: string) => string;
  readonly owner: string;
  readonly licence: string;
  readonly licences: Readonly<Record<InstrumentDescription['licence'], string>>;
  /** Version of the description of the instrument in this library, not of the instrument itself. */
  readonly version: string;
}
