import { html, nothing } from 'lit';
import type { InstrumentDescription, ReferenceGroup, Scale, Citation } from '../../core/model/instrument.js';
import { localize, type LocalizedText } from '../../core/model/localized-text.js';
import { meanText } from '../../internal/format/band-text.js';
import { formatExactly, formatScore } from '../../internal/format/score-and-date.js';
import { futureDateText } from '../../internal/format/score-text.js';
import { sourceLine } from '../../internal/ui/source-line.js';
import { referencesOf } from './plot.js';
import type { TrendTexts } from './trend-text.js';
import type { Trend } from './trend.js';

export function noteText(trend: Trend, isInverted: boolean, texts: TrendTexts): string {
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
    scale.bandSet ? '' : trendCard.noCutOff,
    ...[...gapReasons].map((reason) => trendCard[reason]),
  ]
    .filter(Boolean)
    .join(' ');
}

export function isUnverified({ scale }: Trend): boolean {
  return scale.bandSet?.source.verified === false;
}

export interface SourceNote {
  /** "Afkapwaarden:", "Verandering:", "Vergelijking: Nederlanders: gemiddeld 49,8." */
  readonly about: string;
  readonly source: Citation;
}

export function sourceNotes({ scale }: Trend, texts: TrendTexts): SourceNote[] {
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
