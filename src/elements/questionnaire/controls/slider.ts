import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Wording } from '../../../core/model/wording.js';
import { sliderOf } from '../../../session/control-of.js';
import { describedBy, endLabelsOf, idOf, said } from '../drawing.js';
import { writtenNumber } from '../../../internal/answer-text.js';
import { typedIn, write, type Place } from './place.js';

/**
 * A visual analogue scale. It starts without a value and without a thumb, because where a thumb starts is what many
 * answer. It takes a tap anywhere on the line, the arrow keys, or a number that is typed: nobody has to drag.
 */
export function renderSlider(at: Place): TemplateResult | typeof nothing {
  const { drawing, formItem } = at;
  const scale = sliderOf(formItem.item);
  if (!scale) return nothing;
  const { min, max, step } = scale;
  const { texts, words } = drawing;
  const id = idOf(formItem);
  const chosen = formItem.answers[0]?.value;
  const value = chosen?.type === 'integer' || chosen?.type === 'decimal' ? chosen.value : undefined;
  const middle = min + Math.round((max - min) / 2 / step) * step;
  const choose = (input: HTMLInputElement) => write(at, 'text', writtenNumber(input.valueAsNumber, words.language));
  const [lowerLabel, upperLabel] = endLabelsOf(drawing, formItem);
  const end = (limit: number, label: Wording | undefined) =>
    html`<span>${writtenNumber(limit, words.language)}${label ? html` = ${said(drawing, label)}` : nothing}</span>`;
  return html`
    <div class="slider">
      <input
        type="range"
        class=${value === undefined ? 'unset' : ''}
        id=${id}
        min=${min}
        max=${max}
        step=${step}
        aria-labelledby="${id}-label"
        aria-valuetext=${value === undefined ? texts.notChosen : writtenNumber(value, words.language)}
        aria-describedby=${describedBy(drawing, formItem, `${id}-ends`)}
        aria-invalid=${drawing.faultOf(formItem) ? 'true' : nothing}
        .value=${live(String(value ?? middle))}
        @input=${(event: Event) => choose(event.target as HTMLInputElement)}
        @click=${(event: Event) => {
          // A tap on the very middle changes nothing of the field, and is an answer all the same.
          if (value === undefined) choose(event.target as HTMLInputElement);
        }}
      />
      <p class="ends" id="${id}-ends">${end(min, lowerLabel)} ${end(max, upperLabel)}</p>
      <div class="with-unit">
        <label for="${id}-number">${texts.number}</label>
        <input
          type="text"
          class="number"
          id="${id}-number"
          inputmode=${min < 0 ? 'text' : Number.isInteger(step) ? 'numeric' : 'decimal'}
          autocomplete="off"
          aria-describedby=${describedBy(drawing, formItem, `${id}-state`)}
          aria-invalid=${drawing.faultOf(formItem) ? 'true' : nothing}
          .value=${live(typedIn(at, 'text'))}
          @input=${(event: Event) => write(at, 'text', (event.target as HTMLInputElement).value)}
        />
        <span class="muted" id="${id}-state">${value === undefined ? texts.notChosen : nothing}</span>
      </div>
    </div>
  `;
}
