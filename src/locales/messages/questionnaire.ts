/** What the form says itself. A questionnaire's own texts come from its data and are never reworded. */
export interface QuestionnaireMessages {
  // The first page.
  /** "6 tot 9 vragen, ongeveer 2 minuten": how many depends on the answers. */
  readonly size: (fewest: number, most: number, minutes: number) => string;
  readonly canGoBack: string;
  readonly canSkip: string;
  /** Some questions must be answered; they carry the word of `required`. */
  readonly canSkipSome: string;
  readonly canCheck: string;
  readonly start: string;
  readonly noQuestions: string;

  // Finding the way.
  /** "Vraag 3 van 9" */
  readonly progress: (question: number, questions: number) => string;
  /** "Vraag 3 tot en met 5 van 9": several on one page. */
  readonly progressRange: (first: number, last: number, questions: number) => string;
  readonly minutesLeft: (minutes: number) => string;
  readonly back: string;
  readonly next: string;
  readonly backToReview: string;

  // A question.
  readonly required: string;
  readonly notForYou: string;
  readonly moreInformation: string;
  readonly chooseSeveral: string;
  readonly clear: string;
  readonly yes: string;
  readonly no: string;
  /** The empty choice of a drop-down list. */
  readonly choose: string;
  readonly typeToSearch: string;
  /** Something else than the options, and the name of the field to write it in. */
  readonly other: string;
  readonly otherAnswer: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly hour: string;
  readonly minute: string;
  readonly amount: string;
  readonly unit: string;
  /** A negative number is how many are too many. */
  readonly charactersLeft: (characters: number) => string;
  /** "Antwoord 2" */
  readonly answerNumber: (place: number) => string;
  readonly addAnswer: string;
  readonly removeAnswer: (place: number) => string;
  readonly groupNumber: (group: string, place: number) => string;
  readonly addGroup: string;
  readonly removeGroup: (place: number) => string;
  readonly optionsFailed: string;
  readonly optionsFailedSkip: string;
  readonly optionsFailedRequired: string;

  // What is not right yet.
  readonly problems: string;
  readonly problem: Readonly<Record<ProblemKey, (limit: string) => string>>;
  readonly unreadable: Readonly<Record<UnreadableKey, (example: string) => string>>;

  // Looking back and sending.
  readonly review: string;
  readonly reviewExplanation: string;
  readonly change: string;
  readonly notAnswered: string;
  readonly send: string;
  readonly sending: string;
  readonly sendFailed: string;
  readonly thanks: string;
  readonly sent: string;
  /** There is nobody to send to: the page that holds the form takes it from here. */
  readonly finished: string;
}

/** What an answer can lack, as the form says it; `limit` is a number, date or unit. */
export type ProblemKey =
  | 'required'
  | 'minOccurs'
  | 'maxOccurs'
  | 'minLength'
  | 'maxLength'
  | 'minValue'
  | 'maxValue'
  | 'maxDecimalPlaces'
  | 'pattern'
  | 'option'
  | 'exclusive'
  | 'unit'
  | 'other';

/** What was typed and is no answer (yet). */
export type UnreadableKey =
  'integer' | 'decimal' | 'date' | 'datePart' | 'time' | 'dateTime' | 'option' | 'url' | 'other';
