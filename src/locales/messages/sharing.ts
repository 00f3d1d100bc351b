import type { StatedDate } from './stated-date.js';

/** A level of sharing in a text; `unknown` if the back end does not tell it. */
type Level = 'answers' | 'scores' | 'nothing' | 'unknown';

/** Texts of the page on which the patient decides who sees what. `person` is "A. Jansen (cardioloog)". */
export interface SharingMessages {
  readonly title: string;
  readonly introduction: string;
  /** Only the patient decides; another viewer sees nothing of it. */
  readonly onlyForPatient: string;
  /** The viewer decides for the patient. */
  readonly forSomeoneElse: string;
  readonly readOnly: string;
  /** The team is known and has nobody. */
  readonly noPeople: string;
  /** Neither the team nor the decisions are known. */
  readonly peopleUnknown: string;
  /** The decisions are known, and the team is not. */
  readonly teamUnknown: string;
  readonly groups: Readonly<Record<'treatment' | 'work' | 'family' | 'other', string>>;
  /** Number of people in a group. */
  readonly people: (count: number) => string;
  readonly columns: Readonly<Record<'person' | 'sees' | 'change', string>>;
  readonly search: string;
  readonly found: (count: number) => string;
  /** Name of a person of whom nothing is known. */
  readonly nameless: string;
  /** Title of a questionnaire of which no title is known. */
  readonly untitled: string;

  // What a person sees.
  /** What a person sees of everything. */
  readonly seesAll: Readonly<Record<Level, (end: string) => string>>;
  /** What a person sees of some questionnaires; `titles` is a list in words. */
  readonly sees: Readonly<Record<Level, (titles: string, end: string) => string>>;
  readonly seesLater: Readonly<Record<Level, string>>;
  /** " tot en met 31 december 2026"; `isLastDay` is false if the date is the first day without access. */
  readonly end: (date: StatedDate, isLastDay: boolean) => string;
  readonly ended: (date: StatedDate) => string;
  readonly decided: (date: StatedDate) => string;
  /** `person` is undefined if it is unknown who decided. */
  readonly decidedBy: (person: string | undefined, date: StatedDate) => string;
  /** Why someone around work sees nothing. */
  readonly locked: string;
  /** The same if no such person is in the list. */
  readonly employer: string;
  readonly nobodySees: (titles: string) => string;

  // Changing it.
  readonly change: string;
  readonly changeOf: (person: string) => string;
  readonly question: (person: string) => string;
  readonly levels: Readonly<Record<'answers' | 'scores' | 'nothing', string>>;
  readonly mixed: string;
  /** Titles of questionnaires of which the score is the answer itself. */
  readonly singleAnswer: (titles: string) => string;
  readonly until: string;
  readonly months: (count: number, date: StatedDate) => string;
  readonly untilDate: (date: StatedDate) => string;
  readonly noEnd: string;
  readonly otherDate: string;
  readonly lastDay: string;
  readonly dateWrong: string;
  readonly perQuestionnaire: string;
  readonly later: string;
  readonly choose: string;
  readonly save: string;
  readonly saving: string;
  readonly saved: (state: string) => string;
  readonly stop: string;
  readonly stopOf: (person: string) => string;
  readonly stopped: (person: string) => string;
  readonly notSaved: string;
  readonly conflict: (state: string) => string;

  // Secondary use.
  readonly secondary: string;
  readonly secondaryQuestions: Readonly<Record<'quality' | 'research', string>>;
  readonly secondaryExplanation: Readonly<Record<'quality' | 'research', string>>;
  readonly yes: string;
  readonly no: string;
  readonly secondaryStates: Readonly<Record<'yes' | 'no' | 'open' | 'unknown', string>>;
  readonly secondaryConflict: string;

  // The view of another person.
  readonly preview: string;
  readonly previewOf: (person: string) => string;
  readonly previewBar: (person: string) => string;
  readonly previewHint: string;
  readonly stopPreview: string;
  readonly notSeen: (person: string) => string;
  readonly notSeenLevels: Readonly<Record<'scores' | 'nothing' | 'unknown', (title: string) => string>>;
  readonly notSeenNothing: string;
  readonly previewEmpty: string;
}
