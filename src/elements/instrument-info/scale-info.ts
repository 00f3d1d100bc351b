import { html, nothing } from 'lit';
import type { ChangeRule, OtherRespondents, ReferenceGroup, Scale, Citation } from '../../core/model/instrument.js';
import { localize } from '../../core/model/localized-text.js';
import { roleNameOf } from '../../core/people/roles.js';
import { bandRowsOf, meanText } from '../../internal/format/band-text.js';
import { formatScore } from '../../internal/format/score-and-date.js';
import { sourceLine } from '../../internal/ui/source-line.js';
import { statusIcon } from '../../internal/ui/status-icon.js';
import type { InstrumentInfoTexts } from './texts.js';

/** Groups the scales whose scores have the same meaning, so that each meaning is described once. */
export function groupEqualScales(scales: readonly Scale[]): [Scale, ...Scale[]][] {
  const groups = new Map<string, [Scale, ...Scale[]]>();
  for (const scale of scales) {
    const { min, max, decimals, direction, cliniciansOnly, bandSet, references, change, otherRespondents } = scale;
    const facts = [min, max, decimals, direction, cliniciansOnly, bandSet, references, change, otherRespondents];
    const meaning = JSON.stringify(facts);
    const group = groups.get(meaning);
    if (group) group.push(scale);
    else groups.set(meaning, [scale]);
  }
  return [...groups.values()];
}

/** The meaning of the scores of equal scales. Clinicians also see reference groups and change rules. */
export function scaleInfo(equalScales: readonly [Scale, ...Scale[]], texts: InstrumentInfoTexts) {
  const [scale] = equalScales;
  const { info, messages, language } = texts;
  const format = (value: number) => formatScore(value, scale, language);
  return html`
    <section part="scale">
      <h3>${scaleNames(equalScales, language)}</h3>
      ${scale.cliniciansOnly ? html`<p>${localize(scale.cliniciansOnly, language)}</p>` : nothing}
      <p>${info.fromTo(format(scale.min), format(scale.max))} ${messages.directionSentence[scale.direction]}</p>
      ${meaningInfo(equalScales, texts)}
      ${scale.otherRespondents?.map((meaning) => otherInfo(equalScales, meaning, texts))}
    </section>
  `;
}

function meaningInfo(equalScales: readonly [Scale, ...Scale[]], texts: InstrumentInfoTexts) {
  const [scale] = equalScales;
  const { messages, audience } = texts;
  return html`
    ${scale.bandSet ? bandTable(equalScales, texts) : html`<p>${noCutOff(texts)}</p>`}
    ${scale.bandSet ? sourceParagraph(messages.cutOffs, scale.bandSet.source, texts) : nothing}
    ${
      audience === 'clinician'
        ? html`${referenceList(scale, scale.references ?? [], texts)} ${changeList(scale, scale.change ?? [], texts)}`
        : nothing
    }
  `;
}

/** The meaning of the scores if other people than the patient answered. */
function otherInfo(
  [scale, ...others]: readonly [Scale, ...Scale[]],
  { roles, bandSet, references, change }: OtherRespondents,
  texts: InstrumentInfoTexts,
) {
  const { info, language } = texts;
  const names = roles?.map((code) => localize(roleNameOf({ code }, texts.roles) ?? code, language));
  const list = names && new Intl.ListFormat(language, { type: 'disjunction' }).format(names);
  return html`
    <h4>${list === undefined ? info.answeredByOthers : info.answeredBy(list)}</h4>
    ${meaningInfo([{ ...scale, bandSet, references, change }, ...others], texts)}
  `;
}

/** "Afkapwaarden: Palliaweb, voor volwassenen, bevestigd." */
export function sourceParagraph(label: string, source: Citation, texts: InstrumentInfoTexts) {
  const { info, messages } = texts;
  return html`<p class="source">
    ${label} ${sourceLine(source, texts)}${source.verified ? messages.joined(['', info.verified]) : nothing}.
  </p>`;
}

function noCutOff({ messages: { noCutOff: text } }: InstrumentInfoTexts): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function scaleNames(scales: readonly Scale[], language: string): string {
  return new Intl.ListFormat(language).format(scales.map(({ name }) => localize(name, language)));
}

function bandTable(equalScales: readonly [Scale, ...Scale[]], texts: InstrumentInfoTexts) {
  const [scale] = equalScales;
  const { info, language } = texts;
  return html`
    <table>
      <caption class="visually-hidden">
        ${info.bandsOf(scaleNames(equalScales, language))}
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

function referenceList(scale: Scale, references: readonly ReferenceGroup[], texts: InstrumentInfoTexts) {
  const { info, messages, language } = texts;
  if (references.length === 0) return nothing;
  const format = (value: number) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: 2, numberingSystem: 'latn' }).format(value);
  return html`
    <h4>${info.references}</h4>
    <ul>
      ${references.map(
        ({ label, mean, standardDeviation, size, source }) => html`
          <li>
            ${messages.joined([
              `${localize(label, language)}: ${info.mean(meanText(mean, scale, language))}`,
              ...(standardDeviation === undefined ? [] : [info.standardDeviation(format(standardDeviation))]),
              ...(size === undefined ? [] : [info.people(format(size))]),
            ])}.
            ${sourceParagraph('', source, texts)}
          </li>
        `,
      )}
    </ul>
  `;
}

function changeList(scale: Scale, rules: readonly ChangeRule[], texts: InstrumentInfoTexts) {
  if (rules.length === 0) return nothing;
  return html`
    <h4>${texts.info.changeRules}</h4>
    <ul>
      ${rules.map((rule) => html`<li>${changeRuleText(rule, texts)} ${sourceParagraph('', rule.source, texts)}</li>`)}
    </ul>
  `;
}

function changeRuleText(rule: ChangeRule, texts: InstrumentInfoTexts): string {
  const { onlyFor } = texts.info.changeRule;
  return [ruleText(rule, texts), rule.onlyFor && onlyFor[rule.onlyFor]].filter(Boolean).join(' ');
}

function ruleText(rule: ChangeRule, { info: { changeRule }, language }: InstrumentInfoTexts): string {
  const format = (value: number, options: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: 2, numberingSystem: 'latn', ...options }).format(value);
  switch (rule.type) {
    case 'reliable':
      return changeRule.reliable;
    case 'reliableFromErrors':
      return changeRule.reliableFromErrors;
    case 'reliablePoints':
      return changeRule.reliablePoints(format(rule.points));
    case 'important':
      return [
        changeRule.important(format(rule.points)),
        rule.pointsWorse === undefined ? '' : changeRule.importantWorse(format(rule.pointsWorse)),
      ]
        .filter(Boolean)
        .join(' ');
    case 'importantShare':
      return changeRule.importantShare(format(rule.share, { style: 'percent' }));
  }
}
