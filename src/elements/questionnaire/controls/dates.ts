import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { rowIdOf, type RenderContext } from '../context.js';
import type { Field } from '../../../session/typed-answer.js';
import { textIn, typeInField, type FieldContext } from './field-context.js';

const lengths: Partial<Record<Field, number>> = { year: 4 };

/**
 * A date in fields for day, month and year. A calendar is slow for a date of birth, and a browser's date field has no
 * index for a date that stops at its month or year.
 */
export function renderDate(at: FieldContext): TemplateResult {
  const { datePrecision = 'day' } = at.formItem.item;
  const fields = ({ year: ['year'], month: ['month', 'year'], day: ['day', 'month', 'year'] } as const)[datePrecision];
  return html`<div class="date">${renderFields(at, fields)}</div>`;
}

export function renderTime(at: FieldContext): TemplateResult {
  return html`<div class="date">${renderFields(at, ['hour', 'minute'])}</div>`;
}

export function renderDateTime(at: FieldContext): TemplateResult {
  if (at.formItem.item.datePrecision) return renderDate(at);
  return html`<div class="date">${renderFields(at, ['day', 'month', 'year', 'hour', 'minute'])}</div>`;
}

function renderFields(at: FieldContext, fields: readonly (Field & keyof RenderContext['texts'])[]) {
  const { context, formItem, index, name } = at;
  const id = rowIdOf(formItem, index);
  return fields.map((field, position) => {
    const own = position === 0 ? id : `${id}-${field}`;
    return html`
      <label class="date-part ${field}" for=${own}>
        <span>${name ? html`<span class="visually-hidden">${name}, </span>` : nothing}${context.texts[field]}</span>
        <input
          type="text"
          id=${own}
          inputmode="numeric"
          autocomplete="off"
          maxlength=${lengths[field] ?? 2}
          aria-invalid=${context.errorOf(formItem) ? 'true' : nothing}
          .value=${live(textIn(at, field))}
          @input=${(event: Event) => typeInField(at, field, (event.target as HTMLInputElement).value)}
        />
      </label>
    `;
  });
}
