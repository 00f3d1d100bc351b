import type { Band, Scale } from '../../core/model/instrument.js';

export interface BandSegment {
  readonly band: Band;
  readonly from: number;
  readonly to: number;
}

/**
 * Returns the segments of the bands of a scale. For whole scores, a border is drawn between two scores ("from 10" at
 * 9.5, "above 55" at 55.5), so that no score lies on a border; otherwise at the cut-off itself.
 *
 * @param values The scores that are drawn on the scale.
 */
export function bandSegmentsOf(scale: Scale, values: readonly number[]): BandSegment[] {
  const bands = scale.bandSet?.bands ?? [];
  const isWhole = (scale.decimals ?? 0) === 0 && values.every(Number.isInteger);
  const borderOf = ({ from, excludesFrom }: Band) => {
    if (!isWhole || !Number.isInteger(from)) return from;
    return excludesFrom ? from + 0.5 : from - 0.5;
  };
  return bands.map((band, index) => {
    const next = bands[index + 1];
    return { band, from: index === 0 ? scale.min : borderOf(band), to: next ? borderOf(next) : scale.max };
  });
}
