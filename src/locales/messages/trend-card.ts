import type { ChangeVerdict } from '../../core/scoring/change.js';
import type { StatedDate } from './stated-date.js';

/** Sentences above the plot. Values are formatted: "6", "6 (matig)". */
export interface TrendSentences {
  /** A score without a comparison: "Uw score is 6 (matig)." `isOnly`: there is no other score. */
  readonly single: (value: string, isOnly: boolean) => string;
  /** Two scores and the time between them (`later`): "Uw score ging van 3 naar 6 (matig)." */
  readonly pair: (before: string, after: string, difference: number, later: string) => string;
  /** Verdict on the difference, without a full stop; empty without a change rule. */
  readonly verdict: Readonly<Record<ChangeVerdict, string>>;
  readonly noMeasurement: string;
  /** The newest measurement has no score. `reason`: "3 van 8 vragen beantwoord". */
  readonly noScore: (reason: string) => string;
  /** Last score, if the newest measurement has none. */
  readonly lastScore: (value: string, date: StatedDate) => string;
}

export interface TrendCardMessages {
  readonly patient: TrendSentences;
  readonly clinician: TrendSentences;
  /** Sentences for a patient about answers of another respondent: never "your score". */
  readonly other: TrendSentences;
  /** Newest score of a respondent who did not answer on the newest day: "Moeder: laatste score 6, op …" */
  readonly lastOf: (name: string, value: string, date: StatedDate) => string;
  /** Two scores of one of several respondents: "Moeder: van 6 naar 7." */
  readonly changeOf: (name: string, before: string, after: string, difference: number) => string;
  /** A fact about one of several respondents: "Moeder: 3 hoger, verbeterd". */
  readonly ofPerson: (name: string, text: string) => string;
  /** The bands of the scale do not apply to every respondent, so the plot shows none. */
  readonly noSharedCutOffs: string;
  /** Explains the ring around a point: it marks scores with these words. */
  readonly ring: (words: string) => string;
  /** The choice of the respondents that are drawn, if there are too many for one plot. */
  readonly lines: string;
  readonly linesHint: (count: number) => string;
  readonly later: (duration: string) => string;
  readonly sameDay: string;
  // Name of the plot for screen readers, and how to use it with the keyboard.
  readonly plot: string;
  readonly plotKeys: string;
  /** Text of a point for screen readers: "Meting 2 van 3, 14 november 2026: 6, matig". */
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
    /** Column in the saved file, which has more than one scale. */
    readonly scale: string;
    readonly date: string;
    readonly score: string;
    readonly meaning: string;
    readonly change: string;
    readonly version: string;
    /** Who answered: "Anna (moeder), samen met Sem". */
    readonly respondent: string;
  };
  // Reason for a gap in the line: two versions, or an unknown order within a day.
  readonly newVersion: string;
  readonly unknownOrder: string;
  readonly reference: (label: string, mean: string) => string;
  /** Size of a reference group: "1000 mensen". */
  readonly people: (count: string) => string;
  /** The y axis is inverted, so that up is better. */
  readonly inverted: string;
  readonly unverified: string;
  readonly noCutOff: string;
  /** Remark on one measurement: its date cannot be read. */
  readonly undated: string;
  /** Note that there is such a measurement. */
  readonly hasUndated: string;
  /** Heading of the care events, which are numbered as in the plot. */
  readonly events: string;
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
    /** Prints the whole page: a browser cannot print a part of it. */
    readonly print: string;
    readonly failed: string;
  };
  /** The plot could not be drawn, so the table is shown instead. */
  readonly plotFailed: string;
}
