import type { UnreadableKey } from '../../core/form/unreadable.js';

/** What the form says itself. A questionnaire's own texts come from its data and are never reworded. */
export interface QuestionnaireMessages {
  // The first page.
  /** "6 tot 9 vragen, ongeveer 2 minuten": how many depends on the answers. */
  readonly size: (fewest: number, most: number, minutes: number) => string;
  /** Before the host's own words. */
  readonly readers: string;
  /** Before the names of who perhaps sees them. */
  readonly maybeReaders: string;
  /** Who answers is not the patient. */
  readonly forSomeoneElse: string;
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
  /** The name of a question whose author gave no words, not even to the group that it is in. */
  readonly unnamed: string;
  /** "Vraag 3 tot en met 5 van 9": several on one page. */
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
  readonly required: string;
  readonly notAsked: string;
  readonly moreInformation: string;
  /** A picture that nobody described, and the link to one on the web. */
  readonly picture: string;
  readonly lookAtPicture: string;
  readonly chooseSeveral: string;
  readonly clear: string;
  /** The same in a table, where the row says which answer. */
  readonly clearRow: string;
  /** The empty choice of a drop-down list. */
  readonly choose: string;
  readonly typeToSearch: string;
  readonly howToSlide: string;
  /** A date may stop at its month or year, where the questionnaire does not say to which part it is asked. */
  readonly partialDate: string;
  /** Beside a slider that nobody touched. */
  readonly notChosen: string;
  readonly number: string;
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
  /** "U kunt een PDF of JPG kiezen, van ten hoogste 5 MB."; without types any file. */
  readonly whichFile: (types: string, size: string) => string;
  readonly chooseFile: string;
  readonly chooseOtherFile: string;
  readonly addFile: string;
  readonly removeFile: string;
  readonly readingFile: string;
  /** After a file was refused: to go on without it. */
  readonly withoutFile: string;
  readonly groupNumber: (group: string, place: number) => string;
  readonly addGroup: string;
  readonly removeGroup: (place: number) => string;
  /** After answers were removed with their repetition. */
  readonly groupRemoved: (place: number) => string;
  readonly putGroupBack: (place: number) => string;
  readonly optionsFailed: string;
  readonly optionsFailedSkip: string;
  readonly optionsFailedRequired: string;

  // What is not right yet.
  readonly problems: string;
  readonly problem: Readonly<Record<ProblemMessageKey, (limit: string) => string>>;
  readonly unreadable: Readonly<Record<UnreadableKey, (example: string) => string>>;

  // Looking back and sending.
  readonly review: string;
  readonly reviewExplanation: string;
  readonly change: string;
  readonly notAnswered: string;
  /** Looking back at what was filled in before. */
  readonly filledInOn: (date: string) => string;
  readonly filledInByOther: string;
  readonly unfinished: string;
  readonly enteredInError: string;
  readonly send: string;
  readonly sending: string;
  readonly sendFailed: string;
  /** The login ended, or the server does not take the answers. */
  readonly sendExpired: string;
  readonly sendRefused: string;
  /** Before the server's own words. */
  readonly reason: string;
  readonly thanks: string;
  readonly sent: string;
  /** There is nobody to send to: the page that holds the form takes it from here. */
  readonly finished: string;
}

/** What an answer can lack, as the form says it; `limit` is a number, date or unit. */
export type ProblemMessageKey =
  | 'required'
  /** Of a group: any of its questions will do. */
  | 'requiredGroup'
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
  | 'mimeType'
  | 'maxSize'
  | 'other';
