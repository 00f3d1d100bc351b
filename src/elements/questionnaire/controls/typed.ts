import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FormItem } from '../../../core/form/form-item.js';
import { controlOf } from '../../../session/control-of.js';
import { describedBy, idOf, rowIdOf, type Drawing } from '../drawing.js';
import { renderDate, renderDateTime, renderTime } from './dates.js';
import { typedIn, write, type Place } from './place.js';
import { renderClear } from './radios.js';
import { renderSlider } from './slider.js';

export { Rows } from './rows.js';
export { styles } from './typed.styles.js';

/** The answers that are typed: one, or as many as somebody likes to give. */
export function renderTyped(drawing: Drawing, formItem: FormItem): TemplateResult {
  if (!formItem.item.repeats) return renderOne({ drawing, formItem, place: 0, name: undefined });
  const { texts } = drawing;
  const rows = drawing.entries.rows.of(formItem, drawing.words);
  const most = formItem.item.maxOccurs ?? Infinity;
  return html`
    ${rows.map(
      (_, place) => html`
        <div class="typed-row">
          ${renderOne({ drawing, formItem, place, name: texts.answerNumber(place + 1) })}
          ${
            rows.length > 1
              ? html`<button type="button" class="text" @click=${() => drawing.removeRow(formItem, place)}>
                  ${texts.removeAnswer(place + 1)}
                </button>`
              : nothing
          }
        </div>
      `,
    )}
    ${
      rows.length < most
        ? html`<button type="button" id="${idOf(formItem)}-add" @click=${() => drawing.addRow(formItem)}>
            ${texts.addAnswer}
          </button>`
        : nothing
    }
  `;
}

function renderOne(at: Place): TemplateResult {
  switch (controlOf(at.formItem)) {
    case 'number':
      return renderNumber(at);
    case 'slider':
      return html`${renderSlider(at)} ${renderClear(at.drawing, at.formItem)}`;
    case 'quantity':
      return renderQuantity(at);
    case 'date':
      return renderDate(at);
    case 'time':
      return renderTime(at);
    case 'dateTime':
      return renderDateTime(at);
    case 'longText':
      return renderLongText(at);
    case 'autocomplete':
      return renderAutocomplete(at);
    case 'url':
      return renderInput(at, 'url', 'url');
    default:
      return html`${renderInput(at, 'text', 'text')} ${renderCounter(at)}`;
  }
}

/**
 * A line to type in. Never type=number: it drops what it cannot read without a word, changes its value when the page
 * is scrolled, and hides from us what was typed.
 */
function renderInput(
  at: Place,
  inputmode: 'text' | 'url' | 'numeric' | 'decimal',
  kind: string,
  list?: string,
): TemplateResult {
  const { drawing, formItem, place, name } = at;
  const id = rowIdOf(formItem, place);
  return html`
    <input
      type="text"
      class=${kind}
      id=${id}
      inputmode=${inputmode}
      autocomplete="off"
      dir=${kind === 'url' ? 'ltr' : 'auto'}
      list=${list ?? nothing}
      aria-label=${name ?? nothing}
      aria-describedby=${describedBy(drawing, formItem, hasUnit(formItem) && `${id}-unit`, hasLimit(formItem) && `${id}-count`)}
      aria-invalid=${drawing.faultOf(formItem) ? 'true' : nothing}
      aria-required=${formItem.item.required ? 'true' : nothing}
      .value=${live(typedIn(at, 'text'))}
      @input=${(event: Event) => write(at, 'text', (event.target as HTMLInputElement).value)}
    />
  `;
}

function renderNumber(at: Place): TemplateResult {
  const isWhole = at.formItem.item.type === 'integer';
  return html`
    <div class="with-unit">${renderInput(at, keypadOf(at.formItem, isWhole), 'number')} ${renderOneUnit(at)}</div>
  `;
}

/** The numeric keypad of a phone has no minus, so it is not used where a number may be below zero. */
function keypadOf({ item: { minValue } }: FormItem, isWhole: boolean): 'numeric' | 'decimal' | 'text' {
  const isNegative = (minValue?.type === 'integer' || minValue?.type === 'decimal') && minValue.value < 0;
  if (isNegative) return 'text';
  return isWhole ? 'numeric' : 'decimal';
}

function renderQuantity(at: Place): TemplateResult {
  const { drawing, formItem, place, name } = at;
  const { units = [] } = formItem.item;
  if (units.length < 2) {
    return html`<div class="with-unit">${renderInput(at, 'decimal', 'number')} ${renderOneUnit(at)}</div>`;
  }
  const { texts } = drawing;
  const named = (own: string) => [name, own].filter(Boolean).join(', ');
  const unit = typedIn(at, 'unit');
  return html`
    <div class="with-unit">
      ${renderInput({ ...at, name: named(texts.amount) }, 'decimal', 'number')}
      <select
        id="${rowIdOf(formItem, place)}-units"
        aria-label=${named(texts.unit)}
        @change=${(event: Event) => write(at, 'unit', (event.target as HTMLSelectElement).value)}
      >
        <option value="" .selected=${unit === ''}>${texts.choose}</option>
        ${units.map(
          ({ display, code }, index) =>
            html`<option value=${index} .selected=${unit === String(index)}>${display ?? code}</option>`,
        )}
      </select>
    </div>
  `;
}

function renderOneUnit({ formItem, place }: Place) {
  if (!hasUnit(formItem)) return nothing;
  const [unit] = formItem.item.units ?? [];
  return html`<span id="${rowIdOf(formItem, place)}-unit">${unit?.display ?? unit?.code}</span>`;
}

function hasUnit({ item: { units } }: FormItem): boolean {
  return units?.length === 1;
}

function renderLongText(at: Place): TemplateResult {
  const { drawing, formItem, place, name } = at;
  const id = rowIdOf(formItem, place);
  return html`
    <textarea
      id=${id}
      rows="4"
      dir="auto"
      aria-label=${name ?? nothing}
      aria-describedby=${describedBy(drawing, formItem, hasLimit(formItem) && `${id}-count`)}
      aria-invalid=${drawing.faultOf(formItem) ? 'true' : nothing}
      aria-required=${formItem.item.required ? 'true' : nothing}
      .value=${live(typedIn(at, 'text'))}
      @input=${(event: Event) => write(at, 'text', (event.target as HTMLTextAreaElement).value)}
    ></textarea>
    ${renderCounter(at)}
  `;
}

/** How much room is left. The field itself takes longer text, so that nothing of a pasted text is lost unseen. */
function renderCounter(at: Place) {
  const { formItem, place, drawing } = at;
  const { maxLength } = formItem.item;
  if (maxLength === undefined) return nothing;
  // In characters, as the limit is: a picture such as a thumb is one.
  const left = maxLength - Array.from(typedIn(at, 'text').trim()).length;
  return html`<p class="muted small" id="${rowIdOf(formItem, place)}-count">${drawing.texts.charactersLeft(left)}</p>`;
}

function hasLimit({ item: { maxLength, type } }: FormItem): boolean {
  return maxLength !== undefined && (type === 'text' || type === 'string');
}

/** Options that are found by typing: the browser's own suggestions, which it shows outside of anything that clips. */
function renderAutocomplete(at: Place): TemplateResult {
  const { drawing, formItem, place } = at;
  const list = `${rowIdOf(formItem, place)}-options`;
  return html`
    ${renderInput(at, 'text', 'text', list)}
    <datalist id=${list} lang=${drawing.textLanguage ?? nothing}>
      ${formItem.options.map((option) => html`<option value=${drawing.words.option(option)}></option>`)}
    </datalist>
  `;
}
