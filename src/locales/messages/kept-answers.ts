import type { DraftStatus } from '../../core/model/draft-status.js';

/** What the form says of answers that are kept and not sent yet. */
export interface KeptAnswersMessages {
  /** The status line. It never says more than is true at that moment. */
  readonly state: Readonly<Record<Exclude<DraftStatus, 'none'>, string>>;

  // On the first page: where answers stay when somebody stops halfway.
  readonly onDevice: (hours: number) => string;
  /** On the device as long as the login lasts. */
  readonly inSession: (hours: number) => string;
  readonly atServer: string;
  readonly onPage: string;

  // Somebody comes back.
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

  // Finished, and not at the server.
  readonly unsent: string;
  /** A questionnaire without a title. */
  readonly untitled: string;
  readonly finishedOn: (moment: string) => string;
  readonly waits: string;
  readonly needsLogin: string;
  readonly refused: string;
  readonly discard: string;
  readonly discardQuestion: string;
  readonly discardYes: string;
  readonly discardNo: string;
  /** On the last page, until they are sent. */
  readonly sentLater: string;
}
