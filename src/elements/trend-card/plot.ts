import type { ReferenceGroup, Scale } from '../../core/model/instrument.js';
import { localize } from '../../core/model/localized-text.js';
import { bandSegmentsOf, type BandSegment } from '../../internal/ui/band-segments.js';
import { bandStartText, meanText } from '../../internal/format/band-text.js';
import { formatScore } from '../../internal/format/score-and-date.js';
import { numberText } from '../../internal/format/score-text.js';
import { statusOf, type Status } from '../../internal/ui/status.js';
import { marginOf, type TrendTexts } from './trend-text.js';
import type { Moment, Span, Trend } from './trend.js';

/** All that is drawn, in words and numbers: what draws it decides nothing of its own. */
export interface Plot {
  /** The ends of the y axis: the whole scale, never cut off. */
  readonly minimum: number;
  readonly maximum: number;
  /** The y axis runs downward, because lower is better and the host asked for it. */
  readonly isInverted: boolean;
  /** What the time axis spans. */
  readonly span: Span;
  readonly points: readonly PlotPoint[];
  readonly stretches: readonly BandSegment[];
  /** Lines with their names: cut-offs, and the means of groups to compare with. */
  readonly thresholds: readonly PlotLine[];
  readonly references: readonly PlotLine[];
  /** The name of the lowest band, which no line is named after. */
  readonly lowest: PlotLine | undefined;
  readonly events: readonly PlotEvent[];
  readonly language: string;
  readonly formatValue: (value: number) => string;
}

export interface PlotPoint {
  readonly time: number;
  /** Absent for a measurement without a score, which breaks the line. */
  readonly value: number | undefined;
  readonly status: Status;
  readonly label: string;
  /** Half the length of the uncertainty bar. */
  readonly margin: number | undefined;
  /** Scores of two versions or two respondents are not joined by a line, nor those whose order is unknown. */
  readonly joined: boolean;
}

export interface PlotEvent {
  readonly time: number;
  readonly label: string;
  readonly date: string;
}

export interface PlotLine {
  readonly at: number;
  readonly label: string;
  /** For where the label has no room. */
  readonly short?: string;
}

/** Undefined where there is no measurement with a date. */
export function plotOf(trend: Trend, words: TrendTexts, isInverted: boolean): Plot | undefined {
  const { scale, span, events } = trend;
  const moments = datedMoments(trend);
  if (!span || moments.length === 0) return undefined;
  const { messages, language, audience } = words;
  const isClinician = audience === 'clinician';
  const values = moments.flatMap(({ view }) => view.value ?? []);
  const formatValue = (value: number) => formatScore(value, scale, language);
  const stretches = bandSegmentsOf(scale, values);
  return {
    minimum: scale.min,
    maximum: scale.max,
    isInverted,
    span,
    points: moments.map((moment, index) => pointOf(moment, words, index === moments.length - 1 || isClinician)),
    stretches,
    thresholds: stretches.slice(1).map(({ band, from }) => ({
      at: from,
      label: bandStartText(band, { messages, language }),
    })),
    lowest: stretches[0] && { at: stretches[0].to, label: localize(stretches[0].band.word, language) },
    references: referencesOf(scale, words).map(({ label, mean }) => ({
      at: mean,
      label: words.trendCard.reference(localize(label, language), meanText(mean, scale, language)),
      short: localize(label, language),
    })),
    events: events.flatMap(({ time, event }) =>
      time === undefined ? [] : [{ time, label: localize(event.label, language), date: event.date }],
    ),
    language,
    formatValue,
  };
}

/** The moments that have a place on the time axis. */
export function datedMoments({ moments }: Trend): (Moment & { readonly time: number })[] {
  return moments.flatMap((moment) => (moment.time === undefined ? [] : [{ ...moment, time: moment.time }]));
}

/** The groups to compare with: only those that have a name, and never for the patient. */
export function referencesOf(scale: Scale, { audience, language }: TrendTexts): readonly ReferenceGroup[] {
  if (audience !== 'clinician') return [];
  return (scale.references ?? []).filter(({ label }) => localize(label, language).trim() !== '');
}

function pointOf({ time, view, isApart }: ReturnType<typeof datedMoments>[number], words: TrendTexts, isFull: boolean) {
  const word = isFull && view.band ? localize(view.band.word, words.language) : '';
  const estimate = view.isEstimate ? words.messages.estimated : '';
  return {
    time,
    value: view.value,
    status: statusOf(view),
    label: [numberText(view, words), word, estimate].filter(Boolean).join(' '),
    margin: words.audience === 'clinician' ? marginOf(view) : undefined,
    joined: !isApart,
  };
}

/** Writes the short dates under a plot. Made once for many: to make such a writer costs more than to use it. */
export function tickDates(language: string): (time: number) => { readonly day: string; readonly year: string } {
  const days = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
    numberingSystem: 'latn',
  });
  return (time) => ({ day: days.format(time), year: String(new Date(time).getUTCFullYear()) });
}
