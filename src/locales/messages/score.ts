import type { ScoreDirection, TrafficLight } from '../../core/model/instrument.js';
import type { ChangeVerdict } from '../../core/scoring/change.js';
import type { NotCompared } from '../../core/scoring/comparison.js';
import type { StatedDate } from './stated-date.js';

/** Texts about scores, shared by all widgets. */
export interface ScoreMessages {
  /** Joins the parts of a remark: "3 hoger, verbeterd". */
  readonly joined: (parts: readonly string[]) => string;
  readonly direction: Readonly<Record<ScoreDirection, string>>;
  /** "Hoger is beter." */
  readonly directionSentence: Readonly<Record<ScoreDirection, string>>;
  /** Word for a light, if its band has no word. */
  readonly light: Readonly<Record<TrafficLight, string>>;
  /** Range of a scale that starts at 0: "van 10". */
  readonly ofMaximum: (maximum: string) => string;
  readonly range: (minimum: string, maximum: string) => string;
  /** Label at an end of a scale: "0 is helemaal niet". */
  readonly end: (value: string, label: string) => string;
  /** "matig vanaf 6" */
  readonly bandFrom: (word: string, from: string) => string;
  /** "licht boven 55": the bound belongs to the band below. */
  readonly bandAbove: (word: string, edge: string) => string;
  /** Text alternative of a scale bar: "6, op een schaal van 0 tot 10". */
  readonly place: (value: string, minimum: string, maximum: string) => string;
  readonly previousPlace: (value: string, date: string) => string;
  readonly noScore: string;
  readonly noMeasurement: string;
  readonly notFilledIn: string;
  /** Some answers were given, but no score can be computed from them. */
  readonly notUsable: string;
  /** Number of responses that are not shown, because of an error in the data. */
  readonly leftOut: (responses: number) => string;
  /** Scores of another system are not shown, of an unknown number of measurements. */
  readonly scoresLeftOut: string;
  readonly outOfScale: string;
  readonly answeredOf: (answered: number, asked: number) => string;
  /** Number of answers that do not count, because their number is unknown or they stand for no answer. */
  readonly withoutNumber: (answers: number) => string;
  readonly notApplicable: string;
  /** The score is an estimate, because some answers are missing. */
  readonly prorated: string;
  /** The same as a remark on a number: "17 (geschat)". */
  readonly estimated: string;
  /** Names which of two compared scores is an estimate. */
  readonly estimateCompared: Readonly<Record<'before' | 'after' | 'both', string>>;
  /** Names of respondents that are no names of people. */
  readonly respondent: {
    /** The patient, to the patient. */
    readonly you: string;
    readonly patient: string;
    /** The patient in a sentence. */
    readonly thePatient: string;
    /** The patient, if younger than 18. */
    readonly child: string;
    /** A person whose name and role are unknown. */
    readonly someoneElse: string;
    /** Name of the answers of which it is unknown who gave them. */
    readonly unknown: string;
    /** Tells people with equal names apart: "iemand anders 2". */
    readonly numbered: (name: string, number: number) => string;
  };
  /** Remark on a score: "ingevuld door Anna (moeder)". */
  readonly byPerson: (name: string) => string;
  readonly byUnknown: string;
  /** The people who helped, as a remark: "samen met Sem". */
  readonly togetherWith: (names: string) => string;
  /** The same as a sentence: "Samen met Sem." */
  readonly withHelp: (names: string) => string;
  /** `together` is empty if nobody helped. */
  readonly filledInBy: (name: string, together: string, date: StatedDate) => string;
  readonly filledInByUnknown: (date: StatedDate) => string;
  /** Another respondent of the same day. */
  readonly alsoFilledInBy: (name: string, together: string) => string;
  readonly alsoByUnknown: string;
  readonly notCompared: Readonly<Record<NotCompared, string>>;
  /** Other scores of the same day, in an unknown order. */
  readonly alsoThatDay: (values: string) => string;
  /** Date of a score that is not of the newest measurement. */
  readonly measuredOn: (date: StatedDate) => string;
  /** Remark on a date in the future, which is an error in the data. */
  readonly futureDate: string;
  /** Sentence of every widget that shows measurements of which one has such a date. */
  readonly hasFutureDate: string;
  /** Date of the earlier score: "vergeleken met 10 januari 2026". */
  readonly since: (date: string) => string;
  /** Scores that need attention, of the same day or an unknown one, that the rows do not show. */
  readonly attentionAlso: (names: string) => string;
  /** Earlier scores that asked for attention, each with its date. */
  readonly attentionBefore: (names: string) => string;
  /** Half width of the 95 % interval: "meetonzekerheid ± 6". */
  readonly uncertainty: (margin: string) => string;
  readonly verdict: Readonly<Record<ChangeVerdict, string>>;
  /** "3 hoger", "1 lager", "gelijk" */
  readonly difference: (difference: number, shown: string) => string;
  /** The number was not checked in its source: "niet bevestigd". */
  readonly unverified: string;
  readonly noCutOff: string;
  /** The bands of the scale are not for this respondent. */
  readonly noCutOffForRespondent: string;
  /** The bands do not apply to the version of the score. */
  readonly otherVersion: string;
  readonly cutOffs: string;
  readonly references: string;
  readonly changeRule: string;
  /** Raised item flag: "Er is een antwoord dat aandacht vraagt: …" */
  readonly flagRaised: (label: string) => string;
  /** Flag of an older measurement, with its date. */
  readonly flagRaisedOn: (label: string, date: StatedDate) => string;
  /** The question was answered, but the number of the answer is unknown. */
  readonly flagNotUsable: (label: string) => string;
  /** The question was answered with an option such as "I'd rather not say". */
  readonly flagRefused: (label: string) => string;
  readonly flagNotAnswered: (label: string) => string;
  readonly flagNotAsked: (label: string) => string;
  /** The answers of the newest measurement are unknown, as with a score of another system. */
  readonly flagUnknown: (label: string) => string;
}
