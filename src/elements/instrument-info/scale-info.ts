import { html, nothing } from 'lit';
import type { ChangeRule, ReferenceGroup, Scale, Citation } from '../../core/model/instrument.js';
import { localize } from '../../core/model/localized-text.js';
import { bandRowsOf, meanText } from '../../internal/format/band-text.js';
import { formatScore } from '../../internal/format/score-and-date.js';
import { sourceLine } from '../../internal/ui/source-line.js';
import { statusIcon } from '../../internal/ui/status-icon.js';
import type { InstrumentInfoTexts } from './words.js';

/** Scales whose scores mean the same are told of together. */
export function alikeScales(scales: readonly Scale[]): [Scale, ...Scale[]][] {
  const groups = new Map<string, [Scale, ...Scale[]]>();
  for (const scale of scales) {
    const { min, max, decimals, direction, bandSet, references, change } = scale;
    const meaning = JSON.stringify([min, max, decimals, direction, bandSet, references, change]);
    const group = groups.get(meaning);
    if (group) group.push(scale);
    else groups.set(meaning, [scale]);
  }
  return [...groups.values()];
}

/** What the scores of scales that are alike mean; what they are compared with is for who treats. */
export function scaleInfo(alike: readonly [Scale, ...Scale[]], words: InstrumentInfoTexts) {
  const [scale] = alike;
  const { info, messages, language, audience } = words;
  const shown = (value: number) => formatScore(value, scale, language);
  return html`
    <section part="scale">
      <h3>${namesOf(alike, language)}</h3>
      <p>${info.fromTo(shown(scale.min), shown(scale.max))} ${messages.directionSentence[scale.direction]}</p>
      ${scale.bandSet ? bandTable(alike, words) : html`<p>${noCutOff(words)}</p>`}
      ${scale.bandSet ? checkedSource(messages.cutOffs, scale.bandSet.source, words) : nothing}
      ${
        audience === 'clinician'
          ? html`${referenceList(scale, scale.references ?? [], words)} ${changeList(scale, scale.change ?? [], words)}`
          : nothing
      }
    </section>
  `;
}

/** "Afkapwaarden: Palliaweb, voor volwassenen, bevestigd." */
export function checkedSource(label: string, source: Citation, words: InstrumentInfoTexts) {
  const { info, messages } = words;
  return html`<p class="source">
    ${label} ${sourceLine(source, words)}${source.verified ? messages.joined(['', info.verified]) : nothing}.
  </p>`;
}

function noCutOff({ messages: { noCutOff: text } }: InstrumentInfoTexts): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function namesOf(scales: readonly Scale[], language: string): string {
  return new Intl.ListFormat(language).format(scales.map(({ name }) => localize(name, language)));
}

function bandTable(alike: readonly [Scale, ...Scale[]], words: InstrumentInfoTexts) {
  const [scale] = alike;
  const { info, language } = words;
  return html`
    <table>
      <caption class="visually-hidden">
        ${info.bandsOf(namesOf(alike, language))}
      </caption>
      <thead>
        <tr>
          <th scope="col">${info.score}</th>
          <th scope="col">${info.meaning}</th>
        </tr>
      </thead>
      <tbody>
        ${bandRowsOf(scale, language).map(
          ({ band, range, word }) => html`
            <tr>
              <td class="range"><bdi dir="ltr">${range}</bdi></td>
              <td>
                <span class="word">${statusIcon(band.light ?? 'noLight')} ${word}</span>
              </td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}

function referenceList(scale: Scale, references: readonly ReferenceGroup[], words: InstrumentInfoTexts) {
  const { info, messages, language } = words;
  if (references.length === 0) return nothing;
  const shown = (value: number) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: 2, numberingSystem: 'latn' }).format(value);
  return html`
    <h4>${info.references}</h4>
    <ul>
      ${references.map(
        ({ label, mean, standardDeviation, size, source }) => html`
          <li>
            ${messages.joined([
              `${localize(label, language)}: ${info.mean(meanText(mean, scale, language))}`,
              ...(standardDeviation === undefined ? [] : [info.standardDeviation(shown(standardDeviation))]),
              ...(size === undefined ? [] : [info.people(shown(size))]),
            ])}.
            ${checkedSource('', source, words)}
          </li>
        `,
      )}
    </ul>
  `;
}

function changeList(scale: Scale, rules: readonly ChangeRule[], words: InstrumentInfoTexts) {
  if (rules.length === 0) return nothing;
  return html`
    <h4>${words.info.changeRules}</h4>
    <ul>
      ${rules.map((rule) => html`<li>${changeText(rule, words)} ${checkedSource('', rule.source, words)}</li>`)}
    </ul>
  `;
}

function changeText(rule: ChangeRule, words: InstrumentInfoTexts): string {
  const { onlyFor } = words.info.changeRule;
  return [ruleText(rule, words), rule.onlyFor && onlyFor[rule.onlyFor]].filter(Boolean).join(' ');
}

function ruleText(rule: ChangeRule, { info: { changeRule }, language }: InstrumentInfoTexts): string {
  const shown = (value: number, options: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: 2, numberingSystem: 'latn', ...options }).format(value);
  switch (rule.type) {
    case 'reliable':
      return changeRule.reliable;
    case 'reliableFromErrors':
      return changeRule.reliableFromErrors;
    case 'reliablePoints':
      return changeRule.reliablePoints(shown(rule.points));
    case 'important':
      return [
        changeRule.important(shown(rule.points)),
        rule.pointsWorse === undefined ? '' : changeRule.importantWorse(shown(rule.pointsWorse)),
      ]
        .filter(Boolean)
        .join(' ');
    case 'importantShare':
      return changeRule.importantShare(shown(rule.share, { style: 'percent' }));
  }
}
