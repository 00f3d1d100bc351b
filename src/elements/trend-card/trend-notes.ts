import { html, nothing } from 'lit';
import type { ReferenceGroup } from '../../core/model/instrument.js';
import { textIn } from '../../core/model/text.js';
import { formatScore } from '../../internal/format.js';
import { sourceLine } from '../../internal/source-line.js';
import type { TrendWords } from './trend-text.js';
import type { Trend } from './trend.js';

/** What the ends of the scale mean, and where its cut-offs come from; for who treats, the other numbers as well. */
export function trendNotes({ scale, moments }: Trend, words: TrendWords) {
  const { messages, language, trendCard, audience } = words;
  const ends = [
    scale.minLabel && messages.end(formatScore(scale.min, scale, language), textIn(scale.minLabel, language)),
    scale.maxLabel && messages.end(formatScore(scale.max, scale, language), textIn(scale.maxLabel, language)),
  ].filter((text) => text !== undefined);
  const isClinician = audience === 'clinician';
  return html`
    ${ends.length > 0 ? html`<p>${messages.joined(ends)}.</p>` : nothing}
    <p>${scale.bandSet ? html`${messages.cutOffs} ${sourceLine(scale.bandSet.source, words)}` : messages.noCutOff}.</p>
    ${
      isClinician
        ? scale.change?.map(({ source }) => html`<p>${messages.changeRule} ${sourceLine(source, words)}.</p>`)
        : nothing
    }
    ${isClinician ? scale.references?.map((group) => referenceNote(group, words)) : nothing}
    ${moments.some(({ newVersion }) => newVersion) ? html`<p>${trendCard.newVersion}</p>` : nothing}
  `;
}

function referenceNote({ label, mean, size, source }: ReferenceGroup, words: TrendWords) {
  const { messages, language, trendCard } = words;
  const group = trendCard.reference(textIn(label, language), formatScore(mean, { decimals: 1 }, language));
  const people = size === undefined ? [] : [trendCard.people(formatScore(size, {}, language))];
  return html`<p>${messages.references} ${messages.joined([group, ...people])}. ${sourceLine(source, words)}.</p>`;
}
