import { html, nothing } from 'lit';
import { textIn } from '../../core/model/text.js';
import type { ScaleHistory, ScoreView } from '../../core/scoring/score-view.js';
import { changeArrow } from '../../internal/change-arrow.js';
import { formatDate, formatScore } from '../../internal/format.js';
import { scaleBar } from '../../internal/scale-bar.js';
import { changeText, meaningText, rangeText } from '../../internal/score-text.js';
import { statusIcon } from '../../internal/status-icon.js';
import { statusOf } from '../../internal/status.js';
import type { TrafficLightWords } from './words.js';

export interface RowOptions {
  /** The date that the card says of itself; a score of another day says its own. */
  readonly date: string | undefined;
  /** One remark on the card says it for all. */
  readonly allUnverified: boolean;
  /** Called when the row is chosen; without it the row is no button. */
  readonly onSelect: (() => void) | undefined;
}

/** One scale: its sign, name, score, word with direction, change, and place on the scale. */
export function scaleRow({ scale, latest }: ScaleHistory, options: RowOptions, words: TrafficLightWords) {
  const { trafficLight, language } = words;
  const name = textIn(scale.name, language);
  return html`
    <li part="row" data-scale=${scale.id}>
      ${statusIcon(statusOf(latest))}
      <div class="line">
        <h3 class="name">
          ${
            options.onSelect
              ? html`<button class="select" @click=${options.onSelect}>
                  ${name}<span class="visually-hidden">: ${trafficLight.showTrend}</span>
                </button>`
              : name
          }
        </h3>
        ${valueOf(latest, words)}
      </div>
      <div class="line">
        <p class="word">${remarksOn(latest, options, words)}</p>
        ${
          latest?.change
            ? html`<p class="change">
                ${changeArrow(latest.change.difference)} ${changeText(latest.change, scale, words)}
              </p>`
            : nothing
        }
      </div>
      ${latest ? scaleBar(latest, words) : nothing}
    </li>
  `;
}

function valueOf(view: ScoreView | undefined, words: TrafficLightWords) {
  if (!view) return nothing;
  const { value, scale } = view;
  if (value === undefined) return html`<p class="value none">${words.messages.noScore}</p>`;
  return html`
    <p class="value">
      ${formatScore(value, scale, words.language)} <span class="range">${rangeText(scale, words)}</span>
    </p>
  `;
}

/** "matig · hoger is beter", and what else a reader of this score has to know. */
function remarksOn(view: ScoreView | undefined, options: RowOptions, words: TrafficLightWords) {
  const { messages, language } = words;
  const meaning = meaningText(view, words);
  if (!view) return meaning;
  const date = view.date.slice(0, 10) === options.date?.slice(0, 10) ? '' : formatDate(view.date, language);
  if (view.value === undefined) return [meaning, date].filter(Boolean).join(' · ');
  const remarks = [
    messages.direction[view.scale.direction],
    view.score.status === 'prorated' ? messages.prorated : '',
    date,
  ].filter(Boolean);
  const isUnverified = view.source?.verified === false && !options.allUnverified;
  return html`<strong>${meaning}</strong>${isUnverified ? ` (${messages.unverified})` : ''} · ${remarks.join(' · ')}`;
}
