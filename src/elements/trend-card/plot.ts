import type { BandStretch } from '../../internal/band-stretches.js';
import { bandStretchesOf } from '../../internal/band-stretches.js';
import { textIn } from '../../core/model/text.js';
import { formatDate, formatScore } from '../../internal/format.js';
import { statusOf, type Status } from '../../internal/status.js';
import { marginOf, type TrendWords } from './trend-text.js';
import type { Moment, Trend } from './trend.js';

/** All that is drawn, in words and numbers: what draws it decides nothing of its own. */
export interface Plot {
  /** The ends of the y axis: the whole scale, never cut off. */
  readonly minimum: number;
  readonly maximum: number;
  readonly points: readonly PlotPoint[];
  readonly stretches: readonly BandStretch[];
  /** Lines with their names: cut-offs, and the means of groups to compare with. */
  readonly thresholds: readonly PlotLine[];
  readonly references: readonly PlotLine[];
  /** The name of the lowest band, which no line is named after. */
  readonly lowest: PlotLine | undefined;
  readonly events: readonly { readonly time: number; readonly label: string }[];
  readonly language: string;
  readonly formatValue: (value: number) => string;
  /** Which point the keys stand on. */
  readonly selected: number | undefined;
}

export interface PlotPoint {
  readonly time: number;
  /** Absent for a measurement without a score, which breaks the line. */
  readonly value: number | undefined;
  readonly status: Status;
  readonly label: string;
  /** Half the length of the uncertainty bar. */
  readonly margin: number | undefined;
  /** Scores of two versions are not joined by a line. */
  readonly joined: boolean;
}

export interface PlotLine {
  readonly at: number;
  readonly label: string;
}

export function plotOf(trend: Trend, words: TrendWords, selected: number | undefined): Plot {
  const { scale } = trend;
  const moments = trend.moments.filter(({ time }) => Number.isFinite(time));
  const { messages, language, audience } = words;
  const isClinician = audience === 'clinician';
  const values = moments.flatMap(({ view }) => view.value ?? []);
  const formatValue = (value: number) => formatScore(value, scale, language);
  const stretches = bandStretchesOf(scale, values);
  const references = isClinician ? (scale.references ?? []) : [];
  return {
    minimum: scale.min,
    maximum: scale.max,
    points: moments.map((moment, index) => pointOf(moment, words, index === moments.length - 1 || isClinician)),
    stretches,
    thresholds: stretches.slice(1).map(({ band, from }) => ({
      at: from,
      label: messages.bandFrom(textIn(band.word, language), formatValue(band.from)),
    })),
    lowest: stretches[0] && { at: stretches[0].to, label: textIn(stretches[0].band.word, language) },
    references: references.map(({ label, mean }) => ({
      at: mean,
      label: words.trendCard.reference(textIn(label, language), formatScore(mean, { decimals: 1 }, language)),
    })),
    events: trend.events
      .filter(({ time }) => Number.isFinite(time))
      .map(({ time, event }) => ({ time, label: textIn(event.label, language) })),
    language,
    formatValue,
    selected,
  };
}

function pointOf({ time, view, newVersion }: Moment, words: TrendWords, isFull: boolean): PlotPoint {
  const value = view.value === undefined ? words.messages.noScore : formatScore(view.value, view.scale, words.language);
  const word = isFull && view.band ? ` ${textIn(view.band.word, words.language)}` : '';
  return {
    time,
    value: view.value,
    status: statusOf(view),
    label: value + word,
    margin: words.audience === 'clinician' ? marginOf(view) : undefined,
    joined: !newVersion,
  };
}

/** A short date under the plot. */
export function tickDate(time: number, language: string): { readonly day: string; readonly year: string } {
  const date = new Date(time);
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(date);
  return { day, year: formatDate(String(date.getUTCFullYear()), language) };
}
