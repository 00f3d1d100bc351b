import type { ScoreMessages } from '../../locales/messages/score.js';

/** The numbers of skipped rows. */
export interface LeftOutCounts {
  /** Number of skipped responses, or of skipped measurements of the host page. */
  readonly leftOut: number;
  /** Number of skipped rows with scores of another system. Several can be of one measurement. */
  readonly scoresLeftOut: number;
}

/** Returns a sentence about skipped data, or an empty text if there is none. */
export function leftOutText({ leftOut, scoresLeftOut }: LeftOutCounts, messages: ScoreMessages): string {
  return [leftOut > 0 ? messages.leftOut(leftOut) : '', scoresLeftOut > 0 ? messages.scoresLeftOut : '']
    .filter(Boolean)
    .join(' ');
}
