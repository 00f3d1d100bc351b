import type { ScoreMessages } from '../../locales/messages/score.js';

/** How much of what was measured could not be used. */
export interface LeftOutCounts {
  /** Responses, or measurements that the host gave. */
  readonly leftOut: number;
  /** Rows of scores that were computed elsewhere; several may be of one measurement. */
  readonly scoresLeftOut: number;
}

/** Says that something is not shown because its data are wrong; empty if everything is. */
export function leftOutText({ leftOut, scoresLeftOut }: LeftOutCounts, messages: ScoreMessages): string {
  return [leftOut > 0 ? messages.leftOut(leftOut) : '', scoresLeftOut > 0 ? messages.scoresLeftOut : '']
    .filter(Boolean)
    .join(' ');
}
