import type { StatedDate } from './stated-date.js';

/** Texts of the preparation of a conversation. The three questions come from a tip pack. */
export interface PreparationMessages {
  readonly title: string;
  readonly introduction: string;
  /** Date of the answers that the outcomes are from. */
  readonly answersOf: (date: StatedDate) => string;
  readonly notMeasured: string;
  readonly topics: string;
  readonly topicsHint: (maximum: number) => string;
  /** The patient tried to choose one topic more than the maximum. */
  readonly tooMany: (maximum: number) => string;
  readonly chosen: (count: number, maximum: number) => string;
  readonly moreTopics: (count: number) => string;
  readonly noOutcome: string;
  readonly improved: string;
  readonly worsened: string;
  readonly possiblyWorsened: string;
  readonly questions: string;
  readonly questionsHint: string;
  readonly notes: string;
  readonly threeQuestions: string;
  readonly aids: string;
  /** Says before saving who can read the preparation. */
  readonly whoReads: string;
  readonly onlyHere: string;
  readonly notLoaded: string;
  readonly save: string;
  readonly saving: string;
  readonly saved: string;
  readonly savedOn: (date: StatedDate) => string;
  readonly notSaved: string;
  readonly unsaved: string;
}
