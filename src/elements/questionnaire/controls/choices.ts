import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FormItem } from '../../../core/form/form-item.js';
import type { AnswerOption } from '../../../core/model/questionnaire.js';
import type { AnswerValue } from '../../../core/model/value.js';
import { choicesOf, controlOf, isSame } from '../control-of.js';
import { describedBy, idOf, said, type Drawing } from '../drawing.js';

const valuesOf = ({ answers }: FormItem): AnswerValue[] => answers.flatMap(({ value }) => value ?? []);
const isChosen = (formItem: FormItem, { value }: AnswerOption) => valuesOf(formItem).some((one) => isSame(one, value));

/** One of a list, as radio buttons: nothing is chosen beforehand, and a choice can be taken back. */
export function renderRadios(drawing: Drawing, formItem: FormItem): TemplateResult {
  const id = idOf(formItem);
  const other = drawing.entries.otherOf(formItem);
  const choose = ({ value }: AnswerOption) => drawing.writeOther(formItem, undefined, [value]);
  const isRow = formItem.item.orientation === 'horizontal';
  return html`
    <div class=${isRow ? 'options row' : 'options'}>
      ${choicesOf(formItem).map(
        (option, place) => html`
          <label class="option">
            <input
              type="radio"
              id=${place === 0 ? id : nothing}
              name=${id}
              .checked=${live(other === undefined && isChosen(formItem, option))}
              aria-invalid=${drawing.faultOf(formItem) ? 'true' : nothing}
              @change=${() => choose(option)}
            />
            ${renderWords(drawing, option)}
          </label>
        `,
      )}
      ${renderOther(drawing, formItem, 'radio')}
    </div>
    ${renderClear(drawing, formItem)}
  `;
}

/** A rating as radio buttons beside each other: equal targets, in order, in two rows where there is little room. */
export function renderRating(drawing: Drawing, formItem: FormItem): TemplateResult {
  const id = idOf(formItem);
  const choices = choicesOf(formItem);
  const { lowerLabel, upperLabel } = formItem.item;
  const end = (option: AnswerOption | undefined, label: string | undefined) =>
    option && label ? html`<span>${drawing.words.option(option)} = ${said(drawing, label)}</span>` : nothing;
  return html`
    <div class="rating">
      ${choices.map(
        (option, place) => html`
          <label class="rate">
            <input
              type="radio"
              id=${place === 0 ? id : nothing}
              name=${id}
              .checked=${live(isChosen(formItem, option))}
              aria-invalid=${drawing.faultOf(formItem) ? 'true' : nothing}
              @change=${() => drawing.answer(formItem, [option.value])}
            />
            <span>${drawing.words.option(option)}</span>
          </label>
        `,
      )}
    </div>
    ${
      lowerLabel || upperLabel
        ? html`<p class="ends" id="${id}-ends">${end(choices[0], lowerLabel)} ${end(choices.at(-1), upperLabel)}</p>`
        : nothing
    }
    ${renderClear(drawing, formItem)}
  `;
}

/** Several of a list. An option that excludes the others takes their place, and they take its. */
export function renderCheckboxes(drawing: Drawing, formItem: FormItem): TemplateResult {
  const id = idOf(formItem);
  const choices = choicesOf(formItem);
  const toggle = (option: AnswerOption, on: boolean) => {
    if (on && option.exclusive) {
      drawing.writeOther(formItem, undefined, [option.value]);
      return;
    }
    const kept = valuesOf(formItem).filter((value) => {
      const chosen = choices.find((one) => isSame(value, one.value));
      return !isSame(value, option.value) && !(on && chosen?.exclusive);
    });
    drawing.answer(formItem, on ? [...kept, option.value] : kept);
  };
  return html`
    <div class="options">
      ${choices.map(
        (option, place) => html`
          <label class="option">
            <input
              type="checkbox"
              id=${place === 0 ? id : nothing}
              .checked=${live(isChosen(formItem, option))}
              aria-invalid=${drawing.faultOf(formItem) ? 'true' : nothing}
              @change=${(event: Event) => toggle(option, (event.target as HTMLInputElement).checked)}
            />
            ${renderWords(drawing, option)}
          </label>
        `,
      )}
      ${renderOther(drawing, formItem, 'checkbox')}
    </div>
  `;
}

/** One of a long list: the browser's own, which every phone knows how to show. */
export function renderDropDown(drawing: Drawing, formItem: FormItem): TemplateResult {
  const { texts, words } = drawing;
  const choices = choicesOf(formItem);
  const other = drawing.entries.otherOf(formItem);
  const chosen = choices.findIndex((option) => isChosen(formItem, option));
  const selected = other === undefined ? chosen : choices.length;
  const choose = (place: number) => {
    const option = choices[place];
    if (place === choices.length) drawing.writeOther(formItem, '', []);
    else drawing.writeOther(formItem, undefined, option ? [option.value] : []);
  };
  return html`
    <select
      id=${idOf(formItem)}
      aria-describedby=${describedBy(drawing, formItem)}
      aria-invalid=${drawing.faultOf(formItem) ? 'true' : nothing}
      @change=${(event: Event) => choose(Number((event.target as HTMLSelectElement).value))}
    >
      <option value="-1" .selected=${selected === -1}>${texts.choose}</option>
      ${choices.map(
        (option, place) =>
          html`<option value=${place} lang=${drawing.textLanguage ?? nothing} .selected=${place === selected}>
            ${words.option(option)}
          </option>`,
      )}
      ${
        formItem.item.type === 'open-choice'
          ? html`<option value=${choices.length} .selected=${selected === choices.length}>
              ${otherLabelOf(drawing, formItem)}
            </option>`
          : nothing
      }
    </select>
    ${other === undefined ? nothing : renderOtherText(drawing, formItem, other)}
  `;
}

function renderWords(drawing: Drawing, { prefix, value }: AnswerOption) {
  const word = drawing.words.answer(value);
  // Only yes and no are our own words.
  const words = value.type === 'boolean' ? word : said(drawing, word);
  return html`<span>${prefix ? html`${prefix} ` : nothing}${words}</span>`;
}

/** "Something else": an option with a field to write it in. */
function renderOther(drawing: Drawing, formItem: FormItem, type: 'radio' | 'checkbox') {
  if (formItem.item.type !== 'open-choice') return nothing;
  const id = idOf(formItem);
  const other = drawing.entries.otherOf(formItem);
  const kept = type === 'radio' ? [] : withoutOther(formItem).filter((value) => !isExclusive(formItem, value));
  return html`
    <label class="option">
      <input
        type=${type}
        name=${type === 'radio' ? id : nothing}
        id=${formItem.options.length === 0 ? id : nothing}
        .checked=${live(other !== undefined)}
        @change=${(event: Event) => drawing.writeOther(formItem, (event.target as HTMLInputElement).checked ? '' : undefined, kept)}
      />
      <span>${otherLabelOf(drawing, formItem)}</span>
    </label>
    ${other === undefined ? nothing : renderOtherText(drawing, formItem, other)}
  `;
}

function renderOtherText(drawing: Drawing, formItem: FormItem, other: string) {
  const isSingle = controlOf(formItem) !== 'checkboxes';
  const write = (text: string) => {
    const written: AnswerValue[] = text.trim() ? [{ type: 'string', value: text.trim() }] : [];
    drawing.writeOther(formItem, text, [...(isSingle ? [] : withoutOther(formItem)), ...written]);
  };
  return html`
    <input
      type="text"
      class="other"
      id="${idOf(formItem)}-other"
      aria-label=${drawing.texts.otherAnswer}
      aria-describedby=${describedBy(drawing, formItem)}
      aria-invalid=${drawing.faultOf(formItem) ? 'true' : nothing}
      .value=${live(other)}
      @input=${(event: Event) => write((event.target as HTMLInputElement).value)}
    />
  `;
}

function otherLabelOf(drawing: Drawing, { item }: FormItem) {
  return item.openLabel ?? drawing.texts.other;
}

function withoutOther(formItem: FormItem): AnswerValue[] {
  return valuesOf(formItem).filter((value) => choicesOf(formItem).some((option) => isSame(value, option.value)));
}

function isExclusive(formItem: FormItem, value: AnswerValue): boolean {
  return choicesOf(formItem).some((option) => option.exclusive && isSame(value, option.value));
}

function renderClear(drawing: Drawing, formItem: FormItem) {
  const isAnswered = valuesOf(formItem).length > 0 || drawing.entries.otherOf(formItem) !== undefined;
  if (formItem.item.required) return nothing;
  return html`<button type="button" class="text clear" ?hidden=${!isAnswered} @click=${() => drawing.clear(formItem)}>
    ${drawing.texts.clear}
  </button>`;
}
