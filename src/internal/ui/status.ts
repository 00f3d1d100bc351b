import type { TrafficLight } from '../../core/model/instrument.js';
import type { ScoreView } from '../../core/scoring/score-view.js';

/** How a score is marked: by its light, else as a score whose meaning nobody knows, else as no score at all. */
export type Status = TrafficLight | 'noLight' | 'noScore';

export function statusOf(view: ScoreView | undefined): Status {
  return view?.value === undefined ? 'noScore' : (view.light ?? 'noLight');
}

/**
 * The outline of each status, drawn around 0,0 and 16 wide. They differ in shape, so that they are told apart without
 * colour; the same outlines are the icons, the marks on the scale and the points of the trend.
 */
export const statusOutlines: Readonly<Record<Status, string>> = {
  ok: 'M7 0A7 7 0 1 1 -7 0A7 7 0 1 1 7 0Z',
  attention: 'M0 -7.5L8 6.5H-8Z',
  concern: 'M-3.1 -7.5H3.1L7.5 -3.1V3.1L3.1 7.5H-3.1L-7.5 3.1V-3.1Z',
  noLight: 'M6 0A6 6 0 1 1 -6 0A6 6 0 1 1 6 0Z',
  noScore: 'M6 0A6 6 0 1 1 -6 0A6 6 0 1 1 6 0Z',
};
