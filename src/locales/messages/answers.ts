import type { StatedDate } from './stated-date.js';

export interface AnswersMessages {
  readonly patient: AnswersSentences;
  readonly clinician: AnswersSentences;
  /** Names of the filters. `changed` compares with the earlier answers. */
  readonly filter: { readonly all: string; readonly attention: string; readonly changed: string };
  readonly show: string;
  readonly nothingInFilter: string;
  /** Heading of the questions of one scale. */
  readonly questionsOf: (scale: string) => string;
  readonly allQuestions: string;
  readonly compareWith: string;
  readonly noComparison: string;
  /** The chosen earlier answers are missing, or of another version. */
  readonly notComparable: string;
  readonly notAnswered: string;
  readonly notAsked: string;
  /** Remark on an answer that counts in a score, and whose number is not known. */
  readonly numberUnknown: string;
  /** Mark of an answer that asks for attention, independent of the total. */
  readonly flagged: string;
  /** Prefix of an earlier answer: "12 augustus 2026:". */
  readonly onDate: (date: string) => string;
  readonly unchanged: string;
  readonly count: {
    readonly attention: (count: number) => string;
    readonly notAnswered: (count: number) => string;
    readonly numberUnknown: (count: number) => string;
    readonly notAsked: (count: number) => string;
    readonly changed: (count: number) => string;
  };
  /** Number of answers whose question is not in the questionnaire. */
  readonly lost: (count: number) => string;
  /** Status of a response that is not completed. */
  readonly status: { readonly draft: string; readonly stopped: string; readonly mistake: string };
  /** The shown questions are of another version than the answered ones. */
  readonly otherVersion: string;
  /** Explains that the colors are about single answers, which can differ from the total. */
  readonly ofOneAnswer: string;
  readonly about: string;
}

export interface AnswersSentences {
  readonly title: string;
  readonly filledIn: (date: StatedDate) => string;
  readonly none: string;
}
