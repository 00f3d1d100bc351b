import type { TrafficLight } from '../../core/model/instrument.js';
import type { ScoreView } from '../../core/scoring/score-view.js';

/** The status of a score: its light, `noLight` for a score without a known meaning, or `noScore`. */
export type Status = TrafficLight | 'noLight' | 'noScore';

export function statusOf(view: ScoreView | undefined): Status {
  return view?.value === undefined ? 'noScore' : (view.light ?? 'noLight');
}

/**
 * The SVG path of the outline of each status, centered on 0,0 and 16 wide. The shapes differ, so that they can be told
 * apart without color. Icons, marks on the scale and points of the trend use the same outlines.
 */
export const statusOutlines: Readonly<Record<Status, string>> = {
  ok: 'M7 0A7 7 0 1 1 -7 0A7 7 0 1 1 7 0Z',
  attention: 'M0 -7.5L8 6.5H-8Z',
  concern: 'M-3.1 -7.5H3.1L7.5 -3.1V3.1L3.1 7.5H-3.1L-7.5 3.1V-3.1Z',
  noLight: 'M6 0A6 6 0 1 1 -6 0A6 6 0 1 1 6 0Z',
  noScore: 'M6 0A6 6 0 1 1 -6 0A6 6 0 1 1 6 0Z',
};
