import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { LocalizedWording } from '../../../core/model/wording.js';
import { keypadOf, sliderOf } from '../../../session/control-of.js';
import { idOf } from '../context.js';
import { describedBy, endLabelsOf, localized } from '../fragments.js';
import { formatNumber } from '../../../internal/format/answer.js';
import { textIn, typeInField, type FieldContext } from './field-context.js';

/**
 * A visual analogue scale. It starts without a value and without a thumb, because where a thumb starts is what many
 * answer. It takes a tap anywhere on the line, the arrow keys, or a number that is typed: nobody has to drag.
 */
export function renderSlider(at: FieldContext): TemplateResult | typeof nothing {
  const { context, formItem } = at;
  const scale = sliderOf(formItem.item);
  if (!scale) return nothing;
  const { min, max, step } = scale;
  const { texts, formatter } = context;
  const id = idOf(formItem);
  const chosen = formItem.answers[0]?.value;
  const value = chosen?.type === 'integer' || chosen?.type === 'decimal' ? chosen.value : undefined;
  const middle = min + Math.round((max - min) / 2 / step) * step;
  const choose = (input: HTMLInputElement) =>
    typeInField(at, 'text', formatNumber(input.valueAsNumber, formatter.language));
  const [lowerLabel, upperLabel] = endLabelsOf(context, formItem);
  const end = (limit: number, label: LocalizedWording | undefined) =>
    html`<span
      >${formatNumber(limit, formatter.language)}${label ? html` = ${localized(context, label)}` : nothing}</span
    >`;
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
        aria-valuetext=${value === undefined ? texts.notChosen : formatNumber(value, formatter.language)}
        aria-describedby=${describedBy(context, formItem, `${id}-ends`)}
        aria-invalid=${context.errorOf(formItem) ? 'true' : nothing}
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
          inputmode=${keypadOf(formItem.item)}
          autocomplete="off"
          aria-describedby=${describedBy(context, formItem, `${id}-state`)}
          aria-invalid=${context.errorOf(formItem) ? 'true' : nothing}
          .value=${live(textIn(at, 'text'))}
          @input=${(event: Event) => typeInField(at, 'text', (event.target as HTMLInputElement).value)}
        />
        <span class="muted" id="${id}-state">${value === undefined ? texts.notChosen : nothing}</span>
      </div>
    </div>
  `;
}
