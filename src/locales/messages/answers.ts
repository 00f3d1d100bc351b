export interface AnswersMessages {
  readonly patient: AnswersSentences;
  readonly clinician: AnswersSentences;
  /** What a filter shows; `changed` is compared with the earlier answers. */
  readonly filter: { readonly all: string; readonly attention: string; readonly changed: string };
  /** Names the filters as a group. */
  readonly show: string;
  /** "Geen antwoord in deze selectie." */
  readonly nothingInFilter: string;
  /** Before the name of the scale that the questions belong to. */
  readonly questionsOf: (scale: string) => string;
  readonly allQuestions: string;
  readonly compareWith: string;
  readonly noComparison: string;
  /** The earlier answers that were chosen are not there, or of another version. */
  readonly notComparable: string;
  readonly notAnswered: string;
  readonly notAsked: string;
  /** An answer that asks for attention by itself, whatever the totals are. */
  readonly flagged: string;
  /** "12 augustus 2026:", before an earlier answer. */
  readonly onDate: (date: string) => string;
  readonly unchanged: string;
  readonly count: {
    readonly attention: (count: number) => string;
    readonly notAnswered: (count: number) => string;
    readonly notAsked: (count: number) => string;
    readonly changed: (count: number) => string;
  };
  /** Answers whose question is not in the questionnaire. */
  readonly lost: (count: number) => string;
  /** The response is not one that was sent. */
  readonly status: { readonly draft: string; readonly stopped: string; readonly mistake: string };
  /** The questions are those of another version than the one that was answered. */
  readonly otherVersion: string;
  /** The colours are about single answers: a total may mean something else. */
  readonly ofOneAnswer: string;
  readonly about: string;
}

export interface AnswersSentences {
  readonly title: string;
  readonly filledIn: (date: string) => string;
  readonly none: string;
}
