import type { ReferenceGroup, Scale } from '../../core/model/instrument.js';
import { localize } from '../../core/model/localized-text.js';
import { dayOf } from '../../core/model/timestamp.js';
import { sharedScale } from '../../core/scoring/scale-for.js';
import { bandSegmentsOf, type BandSegment } from '../../internal/ui/band-segments.js';
import { bandStartText, meanText } from '../../internal/format/band-text.js';
import { formatDate, formatScore } from '../../internal/format/score-and-date.js';
import { numberText } from '../../internal/format/score-text.js';
import { statusOf, type Status } from '../../internal/ui/status.js';
import { marginOf, seriesName, type TrendTexts } from './trend-text.js';
import {
  hasSeveralRespondents,
  ofRespondents,
  respondentsIn,
  type TrendMeasurement,
  type TrendSeries,
  type Span,
  type Trend,
} from './trend.js';

/** Everything that a chart draws, as texts and numbers. The chart itself makes no decisions. */
export interface Plot {
  /** The ends of the y axis, which always shows the whole scale. */
  readonly minimum: number;
  readonly maximum: number;
  /** The y axis runs downward, because lower is better and the host page asked for it. */
  readonly isInverted: boolean;
  readonly span: Span;
  /** The points of all lines, by time. */
  readonly points: readonly PlotPoint[];
  /** The lines, one for each respondent. */
  readonly series: readonly PlotSeries[];
  /** True if several people answered, so that each line has its own shape, dash and name. */
  readonly isNamed: boolean;
  readonly segments: readonly BandSegment[];
  readonly thresholds: readonly PlotLine[];
  /** The means of reference groups. */
  readonly references: readonly PlotLine[];
  /** The name of the lowest band, which has no cut-off of its own. */
  readonly lowest: PlotLine | undefined;
  readonly events: readonly PlotEvent[];
  readonly language: string;
  readonly formatValue: (value: number) => string;
}

/** The line of one respondent. */
export interface PlotSeries {
  readonly name: string;
  /** Decides shape and dash. */
  readonly style: number;
  /** The newest score with a value; its label stands beside the plot. */
  readonly end: PlotEnd | undefined;
}

export interface PlotEnd {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly value: number;
  readonly status: Status;
  /** The score as text, which follows the name of the line. */
  readonly score: string;
  /** "matig", or "aug 2026, matig" if another respondent answered later. */
  readonly detail: string;
}

export interface PlotPoint {
  /** Index of its line. */
  readonly series: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Undefined for a measurement without a score, which makes a gap in the line. */
  readonly value: number | undefined;
  readonly status: Status;
  readonly label: string;
  /** Half the length of the uncertainty bar, in points of the scale. */
  readonly margin: number | undefined;
  /** True if a line joins it to the previous point of the same line: of the same version, and in a known order. */
  readonly isJoined: boolean;
}

export interface PlotEvent {
  readonly time: number;
  readonly label: string;
  readonly date: string;
}

export interface PlotLine {
  /** Position on the y axis, in points of the scale. */
  readonly at: number;
  readonly label: string;
  /** Used if the label does not fit. */
  readonly shortLabel?: string;
}

/**
 * The plot of a trend. Undefined if no measurement has a date.
 *
 * @param drawn The respondents of the card whose lines are drawn. Their order decides shape and dash.
 */
export function plotOf(
  all: Trend,
  texts: TrendTexts,
  isInverted: boolean,
  drawn: readonly string[] = respondentsIn([all]),
): Plot | undefined {
  const trend = ofRespondents(all, drawn);
  const { scale, span, events, series } = trend;
  const measurements = datedMeasurements(trend);
  if (!span || measurements.length === 0) return undefined;
  const { messages, language, audience } = texts;
  const isClinician = audience === 'clinician';
  const values = measurements.flatMap(({ view }) => view.value ?? []);
  const formatValue = (value: number) => formatScore(value, scale, language);
  const meaning = meaningOf(trend);
  const segments = bandSegmentsOf(meaning, values);
  return {
    minimum: scale.min,
    maximum: scale.max,
    isInverted,
    span,
    points: measurements.map((measurement, index) =>
      pointOf(measurement, indexOfSeries(trend, measurement), texts, index === measurements.length - 1 || isClinician),
    ),
    isNamed: hasSeveralRespondents(all),
    series: series.map((own) => ({
      name: seriesName(own.respondent, texts),
      style: drawn.indexOf(own.respondent),
      end: endOf(own, measurements, texts),
    })),
    segments,
    thresholds: segments.slice(1).map(({ band, from }) => ({
      at: from,
      label: bandStartText(band, { messages, language }),
    })),
    lowest: segments[0] && { at: segments[0].to, label: localize(segments[0].band.word, language) },
    references: referencesOf(meaning, texts).map(({ label, mean }) => ({
      at: mean,
      label: texts.trendCard.reference(localize(label, language), meanText(mean, scale, language)),
      shortLabel: localize(label, language),
    })),
    events: events.flatMap(({ time, event }) =>
      time === undefined ? [] : [{ time, label: localize(event.label, language), date: event.date }],
    ),
    language,
    formatValue,
  };
}

/** Returns the scale with the bands and groups that apply to every line; see `sharedScale`. */
export function meaningOf({ scale, series }: Trend): Scale {
  return sharedScale(
    scale,
    series.map(({ latest }) => latest.scale),
  );
}

function indexOfSeries({ series }: Trend, { view }: TrendMeasurement): number {
  return series.findIndex(({ respondent }) => respondent === view.respondent);
}

/** The label of the newest score with a value, with its month if another respondent answered later. */
function endOf(
  { respondent, isNewest }: TrendSeries,
  measurements: ReturnType<typeof datedMeasurements>,
  texts: TrendTexts,
): PlotEnd | undefined {
  const last = measurements.findLast(({ view }) => view.respondent === respondent && view.value !== undefined);
  if (!last || last.view.value === undefined) return undefined;
  const { time, view } = last;
  const month = isNewest ? '' : formatDate(dayOf(view.date).slice(0, monthLength), texts.language, 'short');
  return {
    time,
    value: last.view.value,
    status: statusOf(view),
    score: numberText(view, texts),
    detail: texts.messages.joined([month, view.band ? localize(view.band.word, texts.language) : ''].filter(Boolean)),
  };
}

const monthLength = 7;

export function datedMeasurements({ measurements }: Trend): (TrendMeasurement & { readonly time: number })[] {
  return measurements.flatMap((measurement) =>
    measurement.time === undefined ? [] : [{ ...measurement, time: measurement.time }],
  );
}

/** The reference groups that have a name; none for the patient. */
export function referencesOf(scale: Scale, { audience, language }: TrendTexts): readonly ReferenceGroup[] {
  if (audience !== 'clinician') return [];
  return (scale.references ?? []).filter(({ label }) => localize(label, language).trim() !== '');
}

function pointOf(
  { time, view, gapReason }: ReturnType<typeof datedMeasurements>[number],
  series: number,
  texts: TrendTexts,
  withWord: boolean,
) {
  const word = withWord && view.band ? localize(view.band.word, texts.language) : '';
  const estimate = view.isEstimate ? texts.messages.estimated : '';
  return {
    series,
    time,
    value: view.value,
    status: statusOf(view),
    label: [numberText(view, texts), word, estimate].filter(Boolean).join(' '),
    margin: texts.audience === 'clinician' ? marginOf(view) : undefined,
    isJoined: !gapReason,
  };
}

/** Returns a function that formats the dates under a plot. Reuse it, because creating an `Intl` formatter is slow. */
export function tickDateFormatter(language: string): (time: number) => { readonly day: string; readonly year: string } {
  const format = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
    numberingSystem: 'latn',
  });
  return (time) => ({ day: format.format(time), year: String(new Date(time).getUTCFullYear()) });
}
