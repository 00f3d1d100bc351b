import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FormItem } from '../../../core/form/form-item.js';
import { unitText } from '../../../internal/format/answer.js';
import { controlOf, keypadOf } from '../../../session/control-of.js';
import { idOf, rowIdOf, type RenderContext } from '../context.js';
import { describedBy } from '../fragments.js';
import { renderDate, renderDateTime, renderTime } from './dates.js';
import { textIn, typeInField, type FieldContext } from './field-context.js';
import { renderClear } from './radios.js';
import { renderSlider } from './slider.js';
import { addRow, removeRow, rowsOf } from './typed-rows.js';

export { styles } from './typed.styles.js';

/** The answers that are typed: one, or as many as somebody likes to give. */
export function renderTyped(context: RenderContext, formItem: FormItem): TemplateResult {
  if (!formItem.item.repeats) return renderOne({ context, formItem, index: 0, name: undefined });
  const { texts } = context;
  const rows = rowsOf(context, formItem);
  const most = formItem.item.maxOccurs ?? Infinity;
  return html`
    ${rows.map(
      (_, index) => html`
        <div class="typed-row">
          ${renderOne({ context, formItem, index, name: texts.answerNumber(index + 1) })}
          ${
            rows.length > 1
              ? html`<button type="button" class="text" @click=${() => removeRow(context, formItem, index)}>
                  ${texts.removeAnswer(index + 1)}
                </button>`
              : nothing
          }
        </div>
      `,
    )}
    ${
      rows.length < most
        ? html`<button type="button" id="${idOf(formItem)}-add" @click=${() => addRow(context, formItem)}>
            ${texts.addAnswer}
          </button>`
        : nothing
    }
  `;
}

function renderOne(at: FieldContext): TemplateResult {
  switch (controlOf(at.formItem)) {
    case 'number':
      return renderNumber(at);
    case 'slider':
      return html`${renderSlider(at)} ${renderClear(at.context, at.formItem)}`;
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
  at: FieldContext,
  inputmode: 'text' | 'url' | 'numeric' | 'decimal',
  kind: string,
  list?: string,
): TemplateResult {
  const { context, formItem, index, name } = at;
  const id = rowIdOf(formItem, index);
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
      aria-describedby=${describedBy(context, formItem, hasUnit(formItem) && `${id}-unit`, hasLimit(formItem) && `${id}-count`)}
      aria-invalid=${context.errorOf(formItem) ? 'true' : nothing}
      aria-required=${formItem.item.required ? 'true' : nothing}
      .value=${live(textIn(at, 'text'))}
      @input=${(event: Event) => typeInField(at, 'text', (event.target as HTMLInputElement).value)}
    />
  `;
}

function renderNumber(at: FieldContext): TemplateResult {
  return html`
    <div class="with-unit">${renderInput(at, keypadOf(at.formItem.item), 'number')} ${renderOneUnit(at)}</div>
  `;
}

function renderQuantity(at: FieldContext): TemplateResult {
  const { context, formItem, index, name } = at;
  const { units = [] } = formItem.item;
  if (units.length < 2) {
    return renderNumber(at);
  }
  const { texts } = context;
  const named = (own: string) => [name, own].filter(Boolean).join(', ');
  const unit = textIn(at, 'unit');
  return html`
    <div class="with-unit">
      ${renderInput({ ...at, name: named(texts.amount) }, keypadOf(formItem.item), 'number')}
      <select
        id="${rowIdOf(formItem, index)}-units"
        aria-label=${named(texts.unit)}
        @change=${(event: Event) => typeInField(at, 'unit', (event.target as HTMLSelectElement).value)}
      >
        <option value="" .selected=${unit === ''}>${texts.choose}</option>
        ${units.map(
          ({ display, code }, unitIndex) =>
            html`<option value=${unitIndex} .selected=${unit === String(unitIndex)}>${display ?? code}</option>`,
        )}
      </select>
    </div>
  `;
}

function renderOneUnit({ formItem, index }: FieldContext) {
  if (!hasUnit(formItem)) return nothing;
  return html`<span id="${rowIdOf(formItem, index)}-unit">${oneUnitOf(formItem)}</span>`;
}

function hasUnit(formItem: FormItem): boolean {
  return oneUnitOf(formItem) !== undefined;
}

/** Returns the unit that is shown beside the field; undefined if there is a choice of units. */
function oneUnitOf({ item: { units = [] } }: FormItem): string | undefined {
  const [unit, ...others] = units;
  return others.length === 0 ? unitText(unit?.display ?? unit?.code) : undefined;
}

function renderLongText(at: FieldContext): TemplateResult {
  const { context, formItem, index, name } = at;
  const id = rowIdOf(formItem, index);
  return html`
    <textarea
      id=${id}
      rows="4"
      dir="auto"
      aria-label=${name ?? nothing}
      aria-describedby=${describedBy(context, formItem, hasLimit(formItem) && `${id}-count`)}
      aria-invalid=${context.errorOf(formItem) ? 'true' : nothing}
      aria-required=${formItem.item.required ? 'true' : nothing}
      .value=${live(textIn(at, 'text'))}
      @input=${(event: Event) => typeInField(at, 'text', (event.target as HTMLTextAreaElement).value)}
    ></textarea>
    ${renderCounter(at)}
  `;
}

/** Renders the number of characters left. The field accepts longer text, so that no part of a pasted text is lost unseen. */
function renderCounter(at: FieldContext) {
  const { formItem, index, context } = at;
  const { maxLength } = formItem.item;
  if (maxLength === undefined) return nothing;
  // In characters, as the limit is: a picture such as a thumb is one.
  const left = maxLength - Array.from(textIn(at, 'text').trim()).length;
  return html`<p class="muted small" id="${rowIdOf(formItem, index)}-count">${context.texts.charactersLeft(left)}</p>`;
}

function hasLimit({ item: { maxLength, type } }: FormItem): boolean {
  return maxLength !== undefined && (type === 'text' || type === 'string');
}

/** Options that are found by typing: the browser's own suggestions, which it shows outside of anything that clips. */
function renderAutocomplete(at: FieldContext): TemplateResult {
  const { context, formItem, index } = at;
  const list = `${rowIdOf(formItem, index)}-options`;
  return html`
    ${renderInput(at, 'text', 'text', list)}
    <datalist id=${list} lang=${context.textLanguage ?? nothing}>
      ${context.formatter.options(formItem.options).map((words) => html`<option value=${words}></option>`)}
    </datalist>
  `;
}
