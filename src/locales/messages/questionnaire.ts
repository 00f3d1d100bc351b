import type { ResponseProblemKey, ValidationProblemKey } from '../../core/form/validation-problem.js';
import type { UnreadableKey } from '../../core/form/unreadable.js';
import type { StatedDate } from './stated-date.js';

/** Texts of the form itself. The texts of a questionnaire come from its data and are never reworded. */
export interface QuestionnaireMessages {
  // The first page.
  /** Size of a form, which depends on the answers: "6 tot 9 vragen, ongeveer 2 minuten". */
  readonly size: (fewest: number, most: number, minutes: number) => string;
  /** Introduces the readers of the answers, in the words of the host page. */
  readonly readers: string;
  /** Who sees what after sending: names as a list in words, their number, and whether the answers are of another person. */
  readonly readersAfterSending: Readonly<
    Record<'answers' | 'scores' | 'unknown', (names: string, count: number, isForSomeoneElse: boolean) => string>
  >;
  /** Another person than the patient answers. */
  readonly forSomeoneElse: string;
  readonly canGoBack: string;
  readonly canSkip: string;
  /** Some questions must be answered. They are marked with `required`. */
  readonly canSkipSome: string;
  readonly canCheck: string;
  readonly start: string;
  readonly noQuestions: string;

  // Navigation.
  readonly progress: (question: number, questions: number) => string;
  /** Name of a question without a text, in a group without a text. */
  readonly unnamed: string;
  /** Progress on a page with several questions: "Vraag 3 tot en met 5 van 9". */
  readonly progressRange: (first: number, last: number, questions: number) => string;
  readonly minutesLeft: (minutes: number) => string;
  readonly back: string;
  readonly next: string;
  readonly backToReview: string;

  // Help with reading.
  readonly readAloud: string;
  readonly stopReading: string;
  readonly textSize: string;
  readonly textSizes: Readonly<Record<'normal' | 'large' | 'larger', string>>;

  // A question.
  /** The answer was filled in beforehand from other data. */
  readonly prefilled: string;
  /** The same in the review. */
  readonly prefilledInReview: string;
  readonly required: string;
  readonly notAsked: string;
  readonly moreInformation: string;
  /** Name of a picture without a description, and the link to one on the web. */
  readonly picture: string;
  readonly lookAtPicture: string;
  readonly chooseSeveral: string;
  readonly clear: string;
  /** The same in a table, where the row names the question. */
  readonly clearRow: string;
  /** Empty option of a drop-down list. */
  readonly choose: string;
  readonly typeToSearch: string;
  readonly howToSlide: string;
  /** Explains that a date can be only a month or year. */
  readonly partialDate: string;
  /** Value of a slider before the first use. */
  readonly notChosen: string;
  readonly number: string;
  /** Option for another answer, and the name of its text field. */
  readonly other: string;
  readonly otherAnswer: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly hour: string;
  readonly minute: string;
  readonly amount: string;
  readonly unit: string;
  /** A negative number is the number of characters over the maximum. */
  readonly charactersLeft: (characters: number) => string;
  readonly answerNumber: (position: number) => string;
  readonly addAnswer: string;
  readonly removeAnswer: (position: number) => string;
  /** Accepted files; empty `types` mean any file: "U kunt een PDF of JPG kiezen, van ten hoogste 5 MB." */
  readonly whichFile: (types: string, size: string) => string;
  readonly chooseFile: string;
  readonly chooseOtherFile: string;
  readonly addFile: string;
  readonly removeFile: string;
  readonly readingFile: string;
  /** Button after a rejected file, to continue without it. */
  readonly withoutFile: string;
  readonly groupNumber: (group: string, position: number) => string;
  readonly addGroup: string;
  readonly removeGroup: (position: number) => string;
  /** Status after a repetition was removed with its answers. */
  readonly groupRemoved: (position: number) => string;
  readonly putGroupBack: (position: number) => string;
  readonly optionsFailed: string;
  readonly optionsFailedSkip: string;
  readonly optionsFailedRequired: string;

  // Validation.
  readonly problems: string;
  /** `limit` is a number, date or unit. */
  readonly problem: Readonly<Record<ProblemMessageKey, (limit: string) => string>>;
  readonly unreadable: Readonly<Record<UnreadableKey, (example: string) => string>>;

  // Review and submission.
  readonly review: string;
  readonly reviewExplanation: string;
  readonly change: string;
  readonly notAnswered: string;
  /** Looking back at what was filled in before. */
  readonly filledInOn: (date: StatedDate) => string;
  readonly filledInByOther: string;
  readonly unfinished: string;
  readonly enteredInError: string;
  readonly send: string;
  readonly sending: string;
  readonly sendFailed: string;
  // The login ended, or the server rejected the answers.
  readonly sendExpired: string;
  readonly sendRefused: string;
  /** The help after a refusal, for which a retry cannot succeed: what the patient can do. */
  readonly refusedHelp: string;
  /** The advice if only this page has the answers. */
  readonly keepPageOpen: string;
  /** The button that goes back to answers that were refused. */
  readonly changeAnswers: string;
  /** Introduces the reason that the server gave. */
  readonly reason: string;
  readonly thanks: string;
  readonly sent: string;
  /** The form is completed and has no adapter: the host page handles the response. */
  readonly finished: string;
}

/**
 * Keys of validation messages: those of the problems of a form, without `constraint`, whose message is the author's, and
 * `type`, which is `other`. `requiredGroup` is a required group, which needs an answer to at least one question.
 */
export type ProblemMessageKey =
  Exclude<ValidationProblemKey, ResponseProblemKey | 'constraint' | 'type'> | 'requiredGroup' | 'other';
