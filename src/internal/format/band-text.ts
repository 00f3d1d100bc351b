import type { Band, Scale } from '../../core/model/instrument.js';
import { localize } from '../../core/model/localized-text.js';
import { hasWholeScores } from '../../core/scoring/band-of.js';
import { formatExactly } from './score-and-date.js';
import { numberFormat } from './intl.js';
import type { ScoreTexts } from './score-text.js';

/** "matig vanaf 10", "licht boven 55": where a band begins, with the side that its edge is on. */
export function bandStartText(band: Band, { messages, language }: ScoreTexts): string {
  const say = band.excludesFrom ? messages.bandAbove : messages.bandFrom;
  return say(localize(band.word, language), formatExactly(band.from, language));
}

/** A row of a table of bands: the scores and their word. */
export interface BandRow {
  readonly band: Band;
  readonly range: string;
  readonly word: string;
}

/**
 * The scores of each band: "5–9" among whole scores; else "40 – < 45" and "> 55 – 60", so that every score is in one
 * row. A word for one score only has a row of its own.
 */
export function bandRowsOf(scale: Scale, language: string): BandRow[] {
  const bands = scale.bandSet?.bands ?? [];
  const isWhole = hasWholeScores(scale) && bands.every(({ from }) => Number.isInteger(from));
  const shown = (value: number) => formatExactly(value, language);
  return bands.flatMap((band, index): BandRow[] => {
    const next = bands[index + 1];
    const word = localize(band.word, language);
    const last = lastOf(scale, next, isWhole);
    if (band.wordAtFrom === undefined) {
      return [{ band, range: rangeText({ from: band.from, isOpen: !!band.excludesFrom }, last, isWhole, shown), word }];
    }
    const only = { band, range: shown(band.from), word: localize(band.wordAtFrom, language) };
    if (last.to === band.from || (isWhole && !last.isOpen && last.to < band.from + 1)) return [only];
    return [only, { band, range: rangeText({ from: band.from, isOpen: true }, last, isWhole, shown), word }];
  });
}

/** The last score of a band, or the first one after it (`isOpen`). */
function lastOf({ max }: Scale, next: Band | undefined, isWhole: boolean): { to: number; isOpen: boolean } {
  if (!next) return { to: max, isOpen: false };
  if (next.excludesFrom) return { to: next.from, isOpen: false };
  return isWhole ? { to: next.from - 1, isOpen: false } : { to: next.from, isOpen: true };
}

function rangeText(
  { from, isOpen }: { readonly from: number; readonly isOpen: boolean },
  last: ReturnType<typeof lastOf>,
  isWhole: boolean,
  shown: (value: number) => string,
): string {
  if (isWhole) {
    const first = isOpen ? from + 1 : from;
    return first === last.to ? shown(first) : `${shown(first)}–${shown(last.to)}`;
  }
  if (!isOpen && from === last.to) return shown(from);
  const [start, end] = [
    isOpen ? `> ${shown(from)}` : shown(from),
    last.isOpen ? `< ${shown(last.to)}` : shown(last.to),
  ];
  return isOpen || last.isOpen ? `${start} – ${end}` : `${start}–${end}`;
}

/** The mean of a group to compare with: one decimal at least, wherever it stands, so that two widgets show one number. */
export function meanText(mean: number, { decimals = 0 }: Pick<Scale, 'decimals'>, language: string): string {
  return numberFormat(language, Math.max(1, decimals)).format(mean);
}
