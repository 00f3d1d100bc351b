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
import { hasChanged, sinceOf, type ShownScale } from './overview.js';
import { earlierText } from './record-text.js';
import type { TrafficLightTexts } from './words.js';

export interface RowOptions {
  /** The day that the card says its scores are compared with; another one is said by its row. */
  readonly previousDate: string | undefined;
  /** One remark on the card says it for all. */
  readonly allUnverified: boolean;
  /** Called when the row, or its answers, are chosen; without it the row has no buttons. */
  readonly onSelect: ((scale: string) => void) | undefined;
  readonly onSelectAnswers: (scale: string, response: string) => void;
}

/** One scale: its sign, name, score, word with direction, change, and place on the scale. */
export function scaleRow(shown: ShownScale, options: RowOptions, words: TrafficLightTexts) {
  const { scale, latest, chosen } = shown;
  return html`
    <li part="row" data-scale=${scale.id}>
      ${statusIcon(statusOf(latest))}
      <div class="line">
        <h3 class="name">${nameOf(shown, options, words)}</h3>
        ${valueOf(latest, words)}
      </div>
      <div class="line">
        <p class="word">${remarksText(shown, options, words)}</p>
        ${
          latest?.change
            ? html`<p class=${hasChanged(shown) ? 'change news' : 'change'}>
                ${changeArrow(latest.change.difference)}
                ${changeText(latest.change, words, sinceOf(latest, options.previousDate))}
              </p>`
            : nothing
        }
      </div>
      ${
        chosen
          ? html`<p class="earlier">${statusIcon(statusOf(chosen))} <span>${earlierText(chosen, words)}</span></p>`
          : nothing
      }
      ${latest ? scaleBar(latest, words) : nothing} ${referencesOf(shown, words)}
      ${answersButton(shown, options, words)}
    </li>
  `;
}

function nameOf({ scale }: ShownScale, { onSelect }: RowOptions, { trafficLight, language }: TrafficLightTexts) {
  const name = localize(scale.name, language);
  if (!onSelect) return name;
  return html`<button class="select" @click=${() => onSelect(scale.id)}>
    ${name}<span class="visually-hidden">: ${trafficLight.showTrend}</span>
  </button>`;
}

function valueOf(view: ScoreView | undefined, words: TrafficLightTexts) {
  if (!view) return nothing;
  const { value, scale } = view;
  if (value === undefined) return html`<p class="value none">${words.messages.noScore}</p>`;
  return html` <p class="value">${numberText(view, words)} <span class="range">${rangeText(scale, words)}</span></p> `;
}

/** "matig · hoger is beter", and what else a reader of this score has to know. */
function remarksText({ latest }: ShownScale, options: RowOptions, words: TrafficLightTexts) {
  const { messages, language } = words;
  const meaning = meaningText(latest, words);
  if (!latest) return meaning;
  const date = latest.isCurrent ? '' : formatDate(latest.date, language);
  const more = [...remarksOn(latest, words), date].filter(Boolean);
  if (latest.value === undefined) return [meaning, ...more].join(' · ');
  const remarks = [messages.direction[latest.scale.direction], ...more];
  const isUnverified = latest.source?.verified === false && !options.allUnverified;
  return html`<strong>${meaning}</strong>${isUnverified ? ` (${messages.unverified})` : ''} · ${remarks.join(' · ')}`;
}

/** The groups to compare with are for who treats: a patient is first compared with the own earlier score. */
function referencesOf(
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
  if (!options.onSelect || response === undefined) return nothing;
  return html`<button class="answers text" @click=${() => options.onSelectAnswers(scale.id, response)}>
    ${trafficLight.showAnswers}<span class="visually-hidden">: ${localize(scale.name, language)}</span>
  </button>`;
}
