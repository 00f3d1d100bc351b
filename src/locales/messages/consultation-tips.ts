import type { ContextFlag, Tip, TipStep } from '../../core/model/tip.js';

/** What the consultation tips say themselves; the tips come from a pack, the names of scales from the instrument. */
export interface ConsultationTipsMessages {
  readonly title: Readonly<Record<Tip['audience'], string>>;
  readonly step: Readonly<Record<TipStep, string>>;
  /** Which answers the tips are about. */
  readonly answersOf: (date: string) => string;
  readonly tickHint: string;
  readonly notMeasured: Readonly<Record<Tip['audience'], string>>;
  readonly noProblems: string;
  /** There are scores, and of none it is known how serious it is. */
  readonly unknownMeaning: string;
  /** Nothing stands out, so that the scores give no reason for a tip. */
  readonly nothingForStep: string;
  /** There is no tip, and no claim about the scores. */
  readonly noTips: string;
  /** Scores of an earlier day or of another respondent that stand out, each with its date. */
  readonly notInAnswers: (names: string) => string;
  /** How many tips of a step are not in view. */
  readonly more: (count: number) => string;
  /** Scales that are too many to name. */
  readonly others: (count: number) => string;
  /** A scale with the word of its band: "Vertrouwen (laag)". */
  readonly withWord: (name: string, word: string) => string;
  /** Why a tip is there; which scales or answers that is about stands below it. */
  readonly reason: {
    readonly always: string;
    readonly standsOut: string;
    readonly together: string;
    readonly improved: string;
    readonly worsened: string;
    readonly possiblyWorsened: string;
    readonly flag: string;
    readonly noProblems: string;
    /** The host said so. */
    readonly contextFlag: Readonly<Record<ContextFlag, string>>;
  };
  readonly source: (title: string) => string;
  /** What the patient prepared. */
  readonly wantsToTalk: string;
  readonly wantsToAsk: string;
  readonly wantsToSay: string;
  readonly preparedOn: (date: string) => string;
  /** What an earlier conversation left to talk about. */
  readonly carried: string;
  readonly moreCarried: (count: number) => string;
  /** When it was put off. */
  readonly putOffOn: (date: string) => string;
  readonly again: string;
  /** A line of the clinician's own, at a step. */
  readonly note: string;
  readonly noteOn: (step: string) => string;
  readonly aids: string;
  /** What other systems say: cards of CDS Hooks. */
  readonly cards: string;
  readonly moreCards: (count: number) => string;
  readonly cardDetail: string;
  /** Where the notes are, as it is. */
  readonly onlyHere: string;
  readonly keeping: string;
  readonly kept: string;
  readonly notKept: string;
  readonly notLoaded: string;
  readonly nothingToCopy: string;
  /** First line of what is copied. */
  readonly recordTitle: (instrument: string) => string;
  /** Above what an earlier conversation left and was discussed now. */
  readonly recordCarried: string;
  /** A step with what is put off: "Bespreken: de deadlines". */
  readonly withText: (step: string, text: string) => string;
}
