import type { ContextFlag, Tip, TipStep } from '../../core/model/tip.js';
import type { StatedDate } from './stated-date.js';

/** Texts of the consultation tips. Tips come from a pack, and names of scales from the instrument. */
export interface ConsultationTipsMessages {
  readonly title: Readonly<Record<Tip['audience'], string>>;
  readonly step: Readonly<Record<TipStep, string>>;
  /** Date of the answers that the tips are about. */
  readonly answersOf: (date: StatedDate) => string;
  readonly tickHint: string;
  readonly notMeasured: Readonly<Record<Tip['audience'], string>>;
  readonly noProblems: string;
  /** The seriousness of every score is unknown. */
  readonly unknownMeaning: string;
  /** The scores are good, so they give no reason for a tip. */
  readonly nothingForStep: string;
  /** Text without a tip, which says nothing about the scores. */
  readonly noTips: string;
  /** Scores that stand out, of an earlier day or another respondent, each with its date. */
  readonly notInAnswers: (names: string) => string;
  /** Number of collapsed tips of a step. */
  readonly more: (count: number) => string;
  /** Number of scales that a list does not name. */
  readonly others: (count: number) => string;
  /** A scale with the word of its band: "Vertrouwen (laag)". */
  readonly withWord: (name: string, word: string) => string;
  /** Reason for a tip. The scales or answers follow below it. */
  readonly reason: {
    readonly always: string;
    readonly standsOut: string;
    readonly together: string;
    readonly improved: string;
    readonly worsened: string;
    readonly possiblyWorsened: string;
    readonly flag: string;
    readonly noProblems: string;
    readonly contextFlag: Readonly<Record<ContextFlag, string>>;
  };
  readonly source: (title: string) => string;
  // The preparation of the patient.
  readonly wantsToTalk: string;
  readonly wantsToAsk: string;
  readonly wantsToSay: string;
  readonly preparedOn: (date: StatedDate) => string;
  /** Heading of the follow-ups of earlier conversations. */
  readonly followUps: string;
  readonly moreFollowUps: (count: number) => string;
  /** Date of the conversation that a follow-up is from. */
  readonly putOffOn: (date: string) => string;
  readonly followUp: string;
  /** Placeholder for the clinician's note on a step. */
  readonly note: string;
  readonly noteOn: (step: string) => string;
  readonly aids: string;
  readonly cards: string;
  readonly moreCards: (count: number) => string;
  readonly cardDetail: string;
  // The save state of the notes.
  readonly onlyHere: string;
  readonly saving: string;
  readonly saved: string;
  readonly notSaved: string;
  readonly notLoaded: string;
  readonly nothingToCopy: string;
  readonly recordTitle: (instrument: string) => string;
  /** Heading of the follow-ups that are done now. */
  readonly recordFollowedUp: string;
  /** A step with the text of its follow-up: "Bespreken: de deadlines". */
  readonly withText: (step: string, text: string) => string;
}
