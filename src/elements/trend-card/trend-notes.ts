import { html, nothing } from 'lit';
import type { InstrumentDescription, ReferenceGroup, Scale, Citation } from '../../core/model/instrument.js';
import { localize, type LocalizedText } from '../../core/model/localized-text.js';
import { meanText } from '../../internal/format/band-text.js';
import { formatExactly, formatScore } from '../../internal/format/score-and-date.js';
import { futureDateText } from '../../internal/format/score-text.js';
import { sourceLine } from '../../internal/ui/source-line.js';
import { meaningOf, referencesOf } from './plot.js';
import type { TrendTexts } from './trend-text.js';
import { hasSeveralRespondents, type Trend } from './trend.js';

/** @param drawn The trend with only the respondents whose lines are drawn. */
export function noteText(trend: Trend, drawn: Trend, isInverted: boolean, texts: TrendTexts): string {
  const { scale, measurements, total } = trend;
  if (total === 0) return '';
  const { messages, language, trendCard } = texts;
  const ends = [
    scale.minLabel && messages.end(formatExactly(scale.min, language), localize(scale.minLabel, language)),
    scale.maxLabel && messages.end(formatExactly(scale.max, language), localize(scale.maxLabel, language)),
  ].filter((text) => text !== undefined);
  const gapReasons = new Set(measurements.slice(1).flatMap(({ gapReason }) => gapReason ?? []));
  return [
    futureDateText({ hasFutureDate: measurements.some(({ view }) => view.isFuture) }, messages),
    measurements.some(({ time }) => time === undefined) ? trendCard.hasUndated : '',
    isInverted ? trendCard.inverted : '',
    ends.length > 0 ? `${messages.joined(ends)}.` : '',
    isUnverified(trend) ? trendCard.unverified : '',
    ringText(drawn, texts),
    cutOffText(drawn, texts),
    ...[...gapReasons].map((reason) => trendCard[reason]),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Says that there are no cut-offs, or that they do not apply to everyone whose line is drawn. */
function cutOffText(drawn: Trend, { trendCard }: TrendTexts): string {
  if (meaningOf(drawn).bandSet) return '';
  return scalesOf(drawn).some(({ bandSet }) => bandSet) || drawn.scale.bandSet
    ? trendCard.noSharedCutOffs
    : trendCard.noCutOff;
}

/** Explains the rings around the points of several lines. */
function ringText(drawn: Trend, { trendCard, messages, language }: TrendTexts): string {
  const bands = drawn.measurements.flatMap(({ view }) => (view.light === 'concern' && view.band ? [view.band] : []));
  const words = [...new Set(bands.map(({ word }) => localize(word, language)))];
  return hasSeveralRespondents(drawn) && words.length > 0 ? trendCard.ring(messages.joined(words)) : '';
}

/** The meanings of a scale for the people who answered. */
function scalesOf({ scale, series }: Trend): Scale[] {
  return series.length === 0 ? [scale] : [...new Set(series.map(({ latest }) => latest.scale))];
}

export function isUnverified(trend: Trend): boolean {
  return scalesOf(trend).some(({ bandSet }) => bandSet?.source.verified === false);
}

export interface SourceNote {
  /** "Afkapwaarden:", "Verandering:", "Vergelijking: Nederlanders: gemiddeld 49,8." */
  readonly about: string;
  readonly source: Citation;
}

function sourceNotes(trend: Trend, texts: TrendTexts): SourceNote[] {
  return scalesOf(trend).flatMap((scale) => sourceNotesOf(scale, texts));
}

function sourceNotesOf(scale: Scale, texts: TrendTexts): SourceNote[] {
  const { messages, audience } = texts;
  const isClinician = audience === 'clinician';
  return [
    ...(scale.bandSet ? [{ about: messages.cutOffs, source: scale.bandSet.source }] : []),
    ...(isClinician ? (scale.change ?? []).map(({ source }) => ({ about: messages.changeRule, source })) : []),
    ...referencesOf(scale, texts).map((group) => ({ about: referenceText(group, scale, texts), source: group.source })),
  ];
}

function referenceText(
  { label, mean, size }: ReferenceGroup,
  scale: Scale,
  { messages, language, trendCard }: TrendTexts,
): string {
  const group = trendCard.reference(localize(label, language), meanText(mean, scale, language));
  const people = size === undefined ? [] : [trendCard.people(formatScore(size, {}, language))];
  return `${messages.references} ${messages.joined([group, ...people])}.`;
}

/** The sources and the description of the instrument. Collapsed on the screen, always visible in print. */
export function aboutTrends(trends: readonly Trend[], about: InstrumentDescription, texts: TrendTexts) {
  const { language, trendCard } = texts;
  const { measures, scoreMeaning, itemCount, minutes, owner, notice } = about;
  const sizes = [
    itemCount === undefined ? '' : trendCard.itemCount(itemCount),
    minutes === undefined ? '' : trendCard.minutes(minutes),
  ].filter(Boolean);
  return html`
    ${trends.map(
      (trend) => html`
        ${trends.length > 1 ? html`<h3>${localize(trend.scale.name, language)}</h3>` : nothing}
        ${trend.scale.bandSet ? nothing : html`<p>${trendCard.noCutOff}</p>`}
        ${sourceNotes(trend, texts).map((note) => html`<p>${note.about} ${sourceLine(note.source, texts)}.</p>`)}
      `,
    )}
    ${trends.length > 1 ? html`<h3>${trendCard.questionnaire}</h3>` : nothing}
    <p>${trendCard.measures(localize(measures, language))}</p>
    ${texts.audience === 'clinician' ? html`<p>${localize(scoreMeaning, language)}</p>` : nothing}
    ${sizes.length > 0 ? html`<p>${texts.messages.joined(sizes)}.</p>` : nothing}
    <p>${trendCard.owner(localize(owner, language))}</p>
    ${notice ? html`<p>${localize(notice, language)}</p>` : nothing}
  `;
}

export function pictureNotes(trend: Trend, notice: LocalizedText | undefined, texts: TrendTexts): string[] {
  const { messages, language } = texts;
  const sources = sourceNotes(trend, texts).map(({ about, source }) => {
    const population = source.population ? [localize(source.population, language)] : [];
    const remarks = source.verified ? population : [...population, messages.unverified];
    return `${about} ${messages.joined([localize(source.title, language), ...remarks])}.`;
  });
  return [...sources, ...(notice ? [localize(notice, language)] : [])];
}
