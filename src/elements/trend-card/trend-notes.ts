import { html, nothing } from 'lit';
import type { InstrumentDescription, ReferenceGroup, Scale, Citation } from '../../core/model/instrument.js';
import { localize, type LocalizedText } from '../../core/model/localized-text.js';
import { meanText } from '../../internal/format/band-text.js';
import { formatExactly, formatScore } from '../../internal/format/score-and-date.js';
import { sourceLine } from '../../internal/ui/source-line.js';
import { referencesOf } from './plot.js';
import type { TrendTexts } from './trend-text.js';
import type { Trend } from './trend.js';

/** What has to be known to read the plot rightly, as one line of short sentences. */
export function noteOf(trend: Trend, isInverted: boolean, words: TrendTexts): string {
  const { scale, moments, total } = trend;
  if (total === 0) return '';
  const { messages, language, trendCard } = words;
  const ends = [
    scale.minLabel && messages.end(formatExactly(scale.min, language), localize(scale.minLabel, language)),
    scale.maxLabel && messages.end(formatExactly(scale.max, language), localize(scale.maxLabel, language)),
  ].filter((text) => text !== undefined);
  const breaks = new Set(moments.slice(1).flatMap(({ isApart }) => isApart ?? []));
  return [
    moments.some(({ isFuture }) => isFuture) ? trendCard.hasFuture : '',
    moments.some(({ time }) => time === undefined) ? trendCard.hasUndated : '',
    isInverted ? trendCard.inverted : '',
    ends.length > 0 ? `${messages.joined(ends)}.` : '',
    isUnverified(trend) ? trendCard.unverified : '',
    scale.bandSet ? '' : trendCard.noCutOff,
    ...[...breaks].map((reason) => trendCard[reason]),
  ]
    .filter(Boolean)
    .join(' ');
}

/** The cut-offs of the scale come from no source that was checked. */
export function isUnverified({ scale }: Trend): boolean {
  return scale.bandSet?.source.verified === false;
}

/** One source of a number on the card, and what the number is. */
export interface SourceNote {
  /** "Afkapwaarden:", "Verandering:", "Vergelijking: Nederlanders: gemiddeld 49,8." */
  readonly about: string;
  readonly source: Citation;
}

/** Where the cut-offs come from; for who treats, the other numbers as well. */
export function sourcesOf({ scale }: Trend, words: TrendTexts): SourceNote[] {
  const { messages, audience } = words;
  const isClinician = audience === 'clinician';
  return [
    ...(scale.bandSet ? [{ about: messages.cutOffs, source: scale.bandSet.source }] : []),
    ...(isClinician ? (scale.change ?? []).map(({ source }) => ({ about: messages.changeRule, source })) : []),
    ...referencesOf(scale, words).map((group) => ({ about: groupText(group, scale, words), source: group.source })),
  ];
}

function groupText(
  { label, mean, size }: ReferenceGroup,
  scale: Scale,
  { messages, language, trendCard }: TrendTexts,
): string {
  const group = trendCard.reference(localize(label, language), meanText(mean, scale, language));
  const people = size === undefined ? [] : [trendCard.people(formatScore(size, {}, language))];
  return `${messages.references} ${messages.joined([group, ...people])}.`;
}

/** What the instrument measures and what stands behind the numbers: one step away on the screen, always on paper. */
export function aboutTrends(trends: readonly Trend[], about: InstrumentDescription, words: TrendTexts) {
  const { language, trendCard } = words;
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
        ${sourcesOf(trend, words).map((note) => html`<p>${note.about} ${sourceLine(note.source, words)}.</p>`)}
      `,
    )}
    ${trends.length > 1 ? html`<h3>${trendCard.questionnaire}</h3>` : nothing}
    <p>${trendCard.measures(localize(measures, language))}</p>
    ${words.audience === 'clinician' ? html`<p>${localize(scoreMeaning, language)}</p>` : nothing}
    ${sizes.length > 0 ? html`<p>${words.messages.joined(sizes)}.</p>` : nothing}
    <p>${trendCard.owner(localize(owner, language))}</p>
    ${notice ? html`<p>${localize(notice, language)}</p>` : nothing}
  `;
}

/** The sources and the notice in words alone, for a picture. */
export function pictureNotes(trend: Trend, notice: LocalizedText | undefined, words: TrendTexts): string[] {
  const { messages, language } = words;
  const sources = sourcesOf(trend, words).map(({ about, source }) => {
    const population = source.population ? [localize(source.population, language)] : [];
    const remarks = source.verified ? population : [...population, messages.unverified];
    return `${about} ${messages.joined([localize(source.title, language), ...remarks])}.`;
  });
  return [...sources, ...(notice ? [localize(notice, language)] : [])];
}
