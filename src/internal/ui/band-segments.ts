import type { Band, Scale } from '../../core/model/instrument.js';

/** A band as it is drawn along its scale. */
export interface BandSegment {
  readonly band: Band;
  readonly from: number;
  readonly to: number;
}

/**
 * Where the bands of a scale are drawn. Among whole scores a cut-off is drawn between two of them ("from 10" at 9.5,
 * "above 55" at 55.5), so that no score lies on a line; else at the cut-off itself.
 */
export function bandSegmentsOf(scale: Scale, values: readonly number[]): BandSegment[] {
  const bands = scale.bandSet?.bands ?? [];
  const isWhole = (scale.decimals ?? 0) === 0 && values.every(Number.isInteger);
  const drawnAt = ({ from, excludesFrom }: Band) => {
    if (!isWhole || !Number.isInteger(from)) return from;
    return excludesFrom ? from + 0.5 : from - 0.5;
  };
  return bands.map((band, index) => {
    const next = bands[index + 1];
    return { band, from: index === 0 ? scale.min : drawnAt(band), to: next ? drawnAt(next) : scale.max };
  });
}
