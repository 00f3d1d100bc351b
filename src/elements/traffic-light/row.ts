import { html, nothing } from 'lit';
import { localize } from '../../core/model/localized-text.js';
import type { ScoreView } from '../../core/scoring/score-view.js';
import { changeArrow } from '../../internal/ui/change-arrow.js';
import { meanText } from '../../internal/format/band-text.js';
import { formatDate } from '../../internal/format/score-and-date.js';
import { scaleBar } from '../../internal/ui/scale-bar.js';
import { changeText, meaningText, numberText, rangeText, remarksOn } from '../../internal/format/score-text.js';
import { statusIcon } from '../../internal/ui/status-icon.js';
import { statusOf } from '../../internal/ui/status.js';
import { comparedDate, hasChanged, type ShownScale } from './overview.js';
import { earlierText } from './record-text.js';
import type { TrafficLightTexts } from './texts.js';

export interface RowOptions {
  /** The day that the heading of the card compares with. A row names its day if it differs. */
  readonly previousDate: string | undefined;
  /** True if one remark on the card covers all cut-offs. */
  readonly allUnverified: boolean;
  /** `id`s of the responses whose answers the viewer does not see. */
  readonly withoutAnswers?: ReadonlySet<string> | undefined;
  /** Called with the `id` of the chosen scale. Without it the row has no buttons. */
  readonly onSelect: ((scale: string) => void) | undefined;
  readonly onSelectAnswers: (scale: string, response: string) => void;
}

export function scaleRow(shown: ShownScale, options: RowOptions, texts: TrafficLightTexts) {
  const { scale, latest, chosen } = shown;
  return html`
    <li part="row" data-scale=${scale.id}>
      ${statusIcon(statusOf(latest))}
      <div class="line">
        <h3 class="name">${rowName(shown, options, texts)}</h3>
        ${rowValue(latest, texts)}
      </div>
      <div class="line">
        <p class="word">${rowRemarks(shown, options, texts)}</p>
        ${
          latest?.change
            ? html`<p class=${hasChanged(shown) ? 'change news' : 'change'}>
                ${changeArrow(latest.change.difference)}
                ${changeText(latest.change, texts, comparedDate(latest, options.previousDate))}
              </p>`
            : nothing
        }
      </div>
      ${
        chosen
          ? html`<p class="earlier">${statusIcon(statusOf(chosen))} <span>${earlierText(chosen, texts)}</span></p>`
          : nothing
      }
      ${latest ? scaleBar(latest, texts) : nothing} ${rowReferences(shown, texts)}
      ${answersButton(shown, options, texts)}
    </li>
  `;
}

function rowName({ scale }: ShownScale, { onSelect }: RowOptions, { trafficLight, language }: TrafficLightTexts) {
  const name = localize(scale.name, language);
  if (!onSelect) return name;
  return html`<button class="select" @click=${() => onSelect(scale.id)}>
    ${name}<span class="visually-hidden">: ${trafficLight.showTrend}</span>
  </button>`;
}

function rowValue(view: ScoreView | undefined, texts: TrafficLightTexts) {
  if (!view) return nothing;
  const { value, scale } = view;
  if (value === undefined) return html`<p class="value none">${texts.messages.noScore}</p>`;
  return html` <p class="value">${numberText(view, texts)} <span class="range">${rangeText(scale, texts)}</span></p> `;
}

/** The meaning with the direction and all remarks: "matig · hoger is beter". */
function rowRemarks({ latest }: ShownScale, options: RowOptions, texts: TrafficLightTexts) {
  const { messages, language } = texts;
  const meaning = meaningText(latest, texts);
  if (!latest) return meaning;
  const date = latest.isCurrent ? '' : formatDate(latest.date, language);
  const otherRemarks = [...remarksOn(latest, texts), date].filter(Boolean);
  if (latest.value === undefined) return [meaning, ...otherRemarks].join(' · ');
  const remarks = [messages.direction[latest.scale.direction], ...otherRemarks];
  const isUnverified = latest.source?.verified === false && !options.allUnverified;
  return html`<strong>${meaning}</strong>${isUnverified ? ` (${messages.unverified})` : ''} · ${remarks.join(' · ')}`;
}

/** The reference groups, for clinicians only: patients compare with their own earlier score. */
function rowReferences(
  { scale, latest }: ShownScale,
  { messages, trafficLight, language, audience }: TrafficLightTexts,
) {
  const { references = [] } = scale;
  if (audience === 'patient' || references.length === 0 || latest?.value === undefined) return nothing;
  const groups = references.map(({ label, mean, source }) =>
    messages.joined([
      trafficLight.reference(localize(label, language), meanText(mean, scale, language)),
      ...(source.verified ? [] : [messages.unverified]),
    ]),
  );
  return html`<p class="references">${messages.references} ${groups.join(' · ')}</p>`;
}

function answersButton(
  { scale, latest }: ShownScale,
  options: RowOptions,
  { trafficLight, language }: TrafficLightTexts,
) {
  const response = latest?.response;
  if (!options.onSelect || response === undefined || options.withoutAnswers?.has(response)) return nothing;
  return html`<button class="answers text" @click=${() => options.onSelectAnswers(scale.id, response)}>
    ${trafficLight.showAnswers}<span class="visually-hidden">: ${localize(scale.name, language)}</span>
  </button>`;
}
