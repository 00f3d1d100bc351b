import type { ScoreDirection, TrafficLight } from '../../core/model/instrument.js';
import type { ChangeVerdict } from '../../core/scoring/change.js';
import type { NotCompared } from '../../core/scoring/comparison.js';

/** What every widget that shows scores says in the same words. */
export interface ScoreMessages {
  /** Parts of one remark: "3 hoger, verbeterd". */
  readonly joined: (parts: readonly string[]) => string;
  /** "hoger is beter" */
  readonly direction: Readonly<Record<ScoreDirection, string>>;
  /** "Hoger is beter." */
  readonly directionSentence: Readonly<Record<ScoreDirection, string>>;
  /** The light in a word, for where a band has none of its own. */
  readonly light: Readonly<Record<TrafficLight, string>>;
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
  /** The score that is compared with, with its date. */
  readonly previousPlace: (value: string, date: string) => string;
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
  /** The same in a word, behind a number: "17 (geschat)". */
  readonly estimated: string;
  /** Which of two scores that are compared is an estimate. */
  readonly estimateCompared: Readonly<Record<'before' | 'after' | 'both', string>>;
  /** Another person than the patient answered. */
  readonly byOther: string;
  readonly filledInByOther: (date: string) => string;
  /** Why a score is compared with nothing. */
  readonly notCompared: Readonly<Record<NotCompared, string>>;
  /** Other scores of the same day, of which nobody knows whether they are earlier. */
  readonly alsoThatDay: (values: string) => string;
  /** The date of a score that is not of the newest measurement. */
  readonly measuredOn: (date: string) => string;
  /** The date of the score that is compared with: "vergeleken met 10 januari 2026". */
  readonly since: (date: string) => string;
  /** Scores of the same day, or of an unknown one, that ask for attention and are not in the rows. */
  readonly attentionAlso: (names: string) => string;
  /** Scores of an earlier day that asked for attention then, each with its date. */
  readonly attentionBefore: (names: string) => string;
  /** "meetonzekerheid ± 6": the half width of the 95 % interval. */
  readonly uncertainty: (margin: string) => string;
  readonly verdict: Readonly<Record<ChangeVerdict, string>>;
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
  /** One of an older measurement, with its date. */
  readonly flagRaisedOn: (label: string, date: string) => string;
  readonly flagNotAnswered: (label: string) => string;
  readonly flagNotAsked: (label: string) => string;
  /** The answers of the newest measurement are not here, as with a score of another system. */
  readonly flagUnknown: (label: string) => string;
}
