import type { ScoreMessages } from './score.js';

/**
 * Texts for a viewer who sees only what was shared. None of them says that something does not exist, because it can be
 * withheld. They replace the texts of the elements that do.
 */
export interface SharedMessages {
  /** Always shown to such a viewer, whether or not something is withheld. */
  readonly note: string;
  readonly score: Pick<ScoreMessages, 'noMeasurement' | 'notCompared' | 'flagUnknown'>;
  readonly noScores: string;
  readonly noAnswers: string;
  readonly attention: (count: number) => string;
  readonly lastTime: string;
  readonly nothingInFilter: string;
  /** The newest measurement that the viewer sees has no score. */
  readonly noScore: (reason: string) => string;
  readonly point: (position: number, count: number, date: string, text: string) => string;
  readonly caption: (title: string) => string;
  readonly nothingToDiscuss: string;
  readonly noProblems: string;
  readonly becauseNoProblems: string;
  readonly nothingForStep: string;
  readonly noOutcomes: string;
}
