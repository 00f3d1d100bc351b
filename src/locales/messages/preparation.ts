/** What a patient reads when preparing a conversation; the three questions come from a pack of tips. */
export interface PreparationMessages {
  readonly title: string;
  readonly introduction: string;
  /** Which answers the outcomes are of. */
  readonly answersOf: (date: string) => string;
  readonly notMeasured: string;
  readonly topics: string;
  readonly topicsHint: (maximum: number) => string;
  /** Said when one more is chosen than fits in a conversation. */
  readonly tooMany: (maximum: number) => string;
  /** How many are chosen, for who does not see it. */
  readonly chosen: (count: number, maximum: number) => string;
  readonly moreTopics: (count: number) => string;
  /** No score on this subject. */
  readonly noOutcome: string;
  readonly improved: string;
  readonly worsened: string;
  readonly possiblyWorsened: string;
  readonly questions: string;
  readonly questionsHint: string;
  readonly notes: string;
  readonly threeQuestions: string;
  readonly aids: string;
  /** Where it goes, before it is saved, and what is not shared. */
  readonly whoReads: string;
  readonly onlyHere: string;
  /** What was saved before could not be loaded. */
  readonly notLoaded: string;
  readonly save: string;
  readonly saving: string;
  readonly saved: string;
  readonly savedOn: (date: string) => string;
  readonly notSaved: string;
  /** Something was changed and not yet saved. */
  readonly unsaved: string;
}
