import type { Band, Scale } from '../../core/model/instrument.js';
import { localize } from '../../core/model/localized-text.js';
import { hasWholeScores } from '../../core/scoring/band-of.js';
import { formatExactly } from './score-and-date.js';
import { numberFormat } from './intl.js';
import type { ScoreTexts } from './score-text.js';

/** Returns the start of a band: "matig vanaf 10" if it includes its lower bound, else "licht boven 55". */
export function bandStartText(band: Band, { messages, language }: ScoreTexts): string {
  const format = band.excludesFrom ? messages.bandAbove : messages.bandFrom;
  return format(localize(band.word, language), formatExactly(band.from, language));
}

/**
 * Returns each word of a scale with its lower bound, the lowest word without one: "geen", "weinig boven 0", "matig vanaf
 * 3". They are the words of {@link bandRowsOf}, including those for a single score.
 */
export function bandStartTextsOf(scale: Scale, texts: ScoreTexts): string[] {
  const rows = bandRowsOf(scale, texts.language);
  return rows.map(({ band, word }, index) => {
    if (index === 0) return word;
    const isAfterSingle = rows[index - 1]?.band === band;
    return bandStartText(isAfterSingle ? { ...band, word, excludesFrom: true } : { ...band, word }, texts);
  });
}

export interface BandRow {
  readonly band: Band;
  readonly range: string;
  readonly word: string;
}

/**
 * Returns the rows of the bands of a scale: "5–9" for whole scores, else "40 – < 45" and "> 55 – 60", so that each score
 * is in one row. A word for a single score gets its own row.
 */
export function bandRowsOf(scale: Scale, language: string): BandRow[] {
  const bands = scale.bandSet?.bands ?? [];
  const isWhole = hasWholeScores(scale) && bands.every(({ from }) => Number.isInteger(from));
  const format = (value: number) => formatExactly(value, language);
  return bands.flatMap((band, index): BandRow[] => {
    const next = bands[index + 1];
    const word = localize(band.word, language);
    const end = endOf(scale, next, isWhole);
    if (band.wordAtFrom === undefined) {
      return [{ band, range: rangeText({ from: band.from, isOpen: !!band.excludesFrom }, end, isWhole, format), word }];
    }
    const single = { band, range: format(band.from), word: localize(band.wordAtFrom, language) };
    if (end.to === band.from || (isWhole && !end.isOpen && end.to < band.from + 1)) return [single];
    return [single, { band, range: rangeText({ from: band.from, isOpen: true }, end, isWhole, format), word }];
  });
}

/** Returns the last score of a band, or the first score after it (`isOpen`). */
function endOf({ max }: Scale, next: Band | undefined, isWhole: boolean): { to: number; isOpen: boolean } {
  if (!next) return { to: max, isOpen: false };
  if (next.excludesFrom) return { to: next.from, isOpen: false };
  return isWhole ? { to: next.from - 1, isOpen: false } : { to: next.from, isOpen: true };
}

function rangeText(
  { from, isOpen }: { readonly from: number; readonly isOpen: boolean },
  end: ReturnType<typeof endOf>,
  isWhole: boolean,
  format: (value: number) => string,
): string {
  if (isWhole) {
    const first = isOpen ? from + 1 : from;
    return first === end.to ? format(first) : `${format(first)}–${format(end.to)}`;
  }
  if (!isOpen && from === end.to) return format(from);
  const [fromText, toText] = [
    isOpen ? `> ${format(from)}` : format(from),
    end.isOpen ? `< ${format(end.to)}` : format(end.to),
  ];
  return isOpen || end.isOpen ? `${fromText} – ${toText}` : `${fromText}–${toText}`;
}

/** Formats the mean of a reference group, with at least one decimal in every widget. */
export function meanText(mean: number, { decimals = 0 }: Pick<Scale, 'decimals'>, language: string): string {
  return numberFormat(language, Math.max(1, decimals)).format(mean);
}
