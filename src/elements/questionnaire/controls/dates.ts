import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { rowIdOf, type Drawing } from '../drawing.js';
import type { Part } from '../reading.js';
import { typedIn, write, type Place } from './place.js';

const lengths: Partial<Record<Part, number>> = { year: 4 };

/**
 * A date in fields for day, month and year. A calendar is slow for a date of birth, and a browser's date field has no
 * place for a date that stops at its month or year.
 */
export function renderDate(at: Place): TemplateResult {
  const { datePrecision = 'day' } = at.formItem.item;
  const parts = ({ year: ['year'], month: ['month', 'year'], day: ['day', 'month', 'year'] } as const)[datePrecision];
  return html`<div class="date">${renderParts(at, parts)}</div>`;
}

export function renderTime(at: Place): TemplateResult {
  return html`<div class="date">${renderParts(at, ['hour', 'minute'])}</div>`;
}

export function renderDateTime(at: Place): TemplateResult {
  if (at.formItem.item.datePrecision) return renderDate(at);
  return html`<div class="date">${renderParts(at, ['day', 'month', 'year', 'hour', 'minute'])}</div>`;
}

function renderParts(at: Place, parts: readonly (Part & keyof Drawing['texts'])[]) {
  const { drawing, formItem, place, name } = at;
  const id = rowIdOf(formItem, place);
  return parts.map((part, index) => {
    const own = index === 0 ? id : `${id}-${part}`;
    return html`
      <label class="date-part ${part}" for=${own}>
        <span>${name ? html`<span class="visually-hidden">${name}, </span>` : nothing}${drawing.texts[part]}</span>
        <input
          type="text"
          id=${own}
          inputmode="numeric"
          autocomplete="off"
          maxlength=${lengths[part] ?? 2}
          aria-invalid=${drawing.faultOf(formItem) ? 'true' : nothing}
          .value=${live(typedIn(at, part))}
          @input=${(event: Event) => write(at, part, (event.target as HTMLInputElement).value)}
        />
      </label>
    `;
  });
}
