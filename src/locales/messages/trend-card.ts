import type { ChangeVerdict } from '../../core/scoring/change.js';

/** The sentences above the plot. Values come ready to read: "6", "6 (matig)". */
export interface TrendSentences {
  /** A score that is compared with nothing: "Uw score is 6 (matig)."; `isOnly`: there is no other one. */
  readonly single: (value: string, isOnly: boolean) => string;
  /** Two scores and the time between them, such as "3 maanden later": "Uw score ging van 3 naar 6 (matig)." */
  readonly pair: (before: string, after: string, difference: number, later: string) => string;
  /** What may be said of the difference, without its full stop; empty if there is no rule. */
  readonly verdict: Readonly<Record<ChangeVerdict, string>>;
  readonly noMeasurement: string;
  /** The newest measurement has no score, and why: "3 van 8 vragen beantwoord". */
  readonly noScore: (reason: string) => string;
  /** The last score before a newest measurement without one. */
  readonly lastScore: (value: string, date: string) => string;
}

export interface TrendCardMessages {
  readonly patient: TrendSentences;
  readonly clinician: TrendSentences;
  /** For a patient, about answers of somebody else: never "your score". */
  readonly other: TrendSentences;
  readonly later: (duration: string) => string;
  readonly sameDay: string;
  /** The plot for who uses its keys, and how. */
  readonly plot: string;
  readonly plotKeys: string;
  /** One point, read out: "Meting 2 van 3, 14 november 2026: 6, matig". */
  readonly point: (position: number, count: number, date: string, text: string) => string;
  readonly range: {
    readonly label: string;
    readonly all: string;
    readonly year: string;
    readonly quarter: string;
  };
  readonly showTable: string;
  readonly table: {
    readonly caption: (title: string) => string;
    /** Only in the file, which holds more than one score. */
    readonly scale: string;
    readonly date: string;
    readonly score: string;
    readonly meaning: string;
    readonly change: string;
    readonly version: string;
  };
  /** Why the line is broken: scores of two versions, of two respondents, or of one day in an unknown order. */
  readonly newVersion: string;
  readonly newRespondent: string;
  readonly unknownOrder: string;
  readonly reference: (label: string, mean: string) => string;
  /** The size of a reference group: "1000 mensen". */
  readonly people: (count: string) => string;
  /** The y axis is turned round, so that up is better. */
  readonly inverted: string;
  readonly unverified: string;
  readonly noCutOff: string;
  /** Of one measurement: its date has yet to come, or cannot be read. */
  readonly future: string;
  readonly undated: string;
  /** That there is such a measurement. */
  readonly hasFuture: string;
  readonly hasUndated: string;
  /** The list of what happened, by the numbers in the plot. */
  readonly events: string;
  /** Opens what stands behind the score. */
  readonly about: string;
  readonly questionnaire: string;
  readonly measures: (what: string) => string;
  readonly itemCount: (count: number) => string;
  readonly minutes: (count: number) => string;
  readonly owner: (name: string) => string;
  readonly save: {
    readonly label: string;
    readonly picture: string;
    readonly table: string;
    /** Prints the whole page: a part of it cannot be printed alone. */
    readonly print: string;
    readonly failed: string;
  };
  /** The plot could not be drawn; the table is shown in its place. */
  readonly plotFailed: string;
}
