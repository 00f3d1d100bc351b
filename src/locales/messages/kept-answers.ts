import type { DraftStatus } from '../../core/model/draft-status.js';

/** Texts about answers that are saved and not sent yet. */
export interface KeptAnswersMessages {
  /** Save state of the answers. A text never promises more than is certain. */
  readonly state: Readonly<Record<Exclude<DraftStatus, 'none'>, string>>;

  // On the first page: where the answers stay if the user stops halfway.
  readonly onDevice: (hours: number) => string;
  /** The answers stay on the device until the login ends. */
  readonly inSession: (hours: number) => string;
  readonly atServer: string;
  readonly onPage: string;

  // A saved draft is offered.
  readonly begun: string;
  readonly begunOn: (moment: string) => string;
  readonly goOn: string;
  readonly startAgain: string;
  readonly startAgainExplanation: string;

  // Another tab has newer answers.
  readonly newer: string;
  readonly chooseAnswers: string;
  readonly takeNewer: string;
  readonly keepThese: string;

  // Completed answers that are not sent yet.
  readonly unsent: string;
  readonly untitled: string;
  readonly finishedOn: (moment: string) => string;
  readonly waits: string;
  readonly needsLogin: string;
  readonly refused: string;
  readonly discard: string;
  readonly discardQuestion: string;
  readonly discardYes: string;
  readonly discardNo: string;
  /** Shown on the last page until the answers are sent. */
  readonly sentLater: string;
}
