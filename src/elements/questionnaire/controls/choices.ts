import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { optionOf } from '../../../core/form/compare.js';
import type { FormItem } from '../../../core/form/form-item.js';
import type { AnswerOption } from '../../../core/model/questionnaire.js';
import type { AnswerValue } from '../../../core/model/value.js';
import type { Wording } from '../../../core/model/wording.js';
import { choicesOf, controlOf, isExclusive } from '../../../session/control-of.js';
import { describedBy, endLabelsOf, idOf, said, type Drawing } from '../drawing.js';
import {
  fieldIdOf,
  isChosen,
  partedChoicesOf,
  renderApart,
  renderClear,
  renderRadio,
  renderWords,
  valuesOf,
} from './radios.js';

export { styles } from './choices.styles.js';

/** A rating as radio buttons beside each other: equal targets, in order, in two rows where there is little room. */
export function renderRating(drawing: Drawing, formItem: FormItem): TemplateResult {
  const id = idOf(formItem);
  const [ratings, absences] = partedChoicesOf(formItem);
  const [lowerLabel, upperLabel] = endLabelsOf(drawing, formItem);
  const end = (option: AnswerOption | undefined, label: Wording | undefined) =>
    option && label ? html`<span>${drawing.words.option(option)} = ${said(drawing, label)}</span>` : nothing;
  return html`
    <div class="rating">
      ${ratings.map(
        (option) => html`
          <label class="rate">
            <input
              type="radio"
              id=${fieldIdOf(formItem, option)}
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
        ? html`<p class="ends" id="${id}-ends">${end(ratings[0], lowerLabel)} ${end(ratings.at(-1), upperLabel)}</p>`
        : nothing
    }
    ${renderApart(absences.map((option) => renderRadio(drawing, formItem, option)))} ${renderClear(drawing, formItem)}
  `;
}

/** Several of a list. An option that excludes the others takes their place, and they take its. */
export function renderCheckboxes(drawing: Drawing, formItem: FormItem): TemplateResult {
  const choices = choicesOf(formItem);
  const toggle = (option: AnswerOption, on: boolean) => {
    if (on && isExclusive(option)) {
      drawing.writeOther(formItem, undefined, [option.value]);
      return;
    }
    const kept = valuesOf(formItem).filter((value) => {
      const chosen = optionOf(choices, value);
      return chosen !== option && !(on && chosen && isExclusive(chosen));
    });
    drawing.answer(formItem, on ? [...kept, option.value] : kept);
  };
  const renderOne = (option: AnswerOption) => html`
    <label class="option">
      <input
        type="checkbox"
        id=${fieldIdOf(formItem, option)}
        .checked=${live(isChosen(formItem, option))}
        aria-invalid=${drawing.faultOf(formItem) ? 'true' : nothing}
        @change=${(event: Event) => toggle(option, (event.target as HTMLInputElement).checked)}
      />
      ${renderWords(drawing, option)}
    </label>
  `;
  const [answers, absences] = partedChoicesOf(formItem);
  return html`
    <div class="options">
      ${answers.map(renderOne)}
      ${formItem.item.type === 'open-choice' ? renderOther(drawing, formItem, 'checkbox') : nothing}
    </div>
    ${renderApart(absences.map(renderOne))}
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
          html`<option
            value=${place}
            lang=${words.optionText(option).language ?? nothing}
            .selected=${place === selected}
          >
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

/** "Something else": an option with a field to write it in. */
export function renderOther(drawing: Drawing, formItem: FormItem, type: 'radio' | 'checkbox'): TemplateResult {
  const id = idOf(formItem);
  const other = drawing.entries.otherOf(formItem);
  const kept = type === 'radio' ? [] : withoutOther(formItem).filter((value) => !isExclusiveAnswer(formItem, value));
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
  return drawing.words.text(item, 'openLabel')?.text ?? drawing.texts.other;
}

function withoutOther(formItem: FormItem): AnswerValue[] {
  return valuesOf(formItem).filter((value) => optionOf(choicesOf(formItem), value));
}

function isExclusiveAnswer(formItem: FormItem, value: AnswerValue): boolean {
  const option = optionOf(choicesOf(formItem), value);
  return option !== undefined && isExclusive(option);
}
