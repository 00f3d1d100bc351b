import type { Direction, Light } from '../../core/model/instrument.js';
import type { Verdict } from '../../core/scoring/change.js';

/** What every widget that shows scores says in the same words. */
export interface ScoreMessages {
  /** Parts of one remark: "3 hoger, verbeterd". */
  readonly joined: (parts: readonly string[]) => string;
  /** "hoger is beter" */
  readonly direction: Readonly<Record<Direction, string>>;
  /** "Hoger is beter." */
  readonly directionSentence: Readonly<Record<Direction, string>>;
  /** The light in a word, for where a band has none of its own. */
  readonly light: Readonly<Record<Light, string>>;
  /** "van 10", "0 tot 27": the value's place on its scale. */
  readonly ofMaximum: (maximum: string) => string;
  readonly range: (minimum: string, maximum: string) => string;
  /** "0 is helemaal niet", the word at an end of the scale. */
  readonly end: (value: string, label: string) => string;
  /** "matig vanaf 6" */
  readonly bandFrom: (word: string, from: string) => string;
  /** "licht boven 55": the edge itself belongs to the band before. */
  readonly bandAbove: (word: string, edge: string) => string;
  /** The place on the scale for who does not see it: "6, op een schaal van 0 tot 10". */
  readonly place: (value: string, minimum: string, maximum: string) => string;
  readonly previousPlace: (value: string) => string;
  readonly noScore: string;
  readonly noMeasurement: string;
  readonly notFilledIn: string;
  /** Responses that could not be used, because of a mistake in the data: they are not among what is shown. */
  readonly leftOut: (responses: number) => string;
  /** Scores of another system could not be used; how many measurements they are of is not known. */
  readonly scoresLeftOut: string;
  /** The score is not a value that the scale can have. */
  readonly outOfScale: string;
  readonly answeredOf: (answered: number, asked: number) => string;
  readonly notApplicable: string;
  /** Some answers were missing and the instrument allows it: the score is an estimate. */
  readonly prorated: string;
  /** "meetonzekerheid ± 6": the half width of the 95 % interval. */
  readonly uncertainty: (margin: string) => string;
  readonly verdict: Readonly<Record<Verdict, string>>;
  /** "3 hoger", "1 lager", "gelijk" */
  readonly difference: (difference: number, shown: string) => string;
  /** The number is not from a source that was checked: "niet bevestigd". */
  readonly unverified: string;
  readonly noCutOff: string;
  /** The score is of a version that the bands do not hold for. */
  readonly otherVersion: string;
  /** Before a source: "Afkapwaarden:". */
  readonly cutOffs: string;
  readonly references: string;
  /** Before the source of a change rule. */
  readonly changeRule: string;
  /** An item flag: "Er is een antwoord dat aandacht vraagt: …" */
  readonly flagRaised: (label: string) => string;
  readonly flagNotAnswered: (label: string) => string;
}
