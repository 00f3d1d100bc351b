import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { optionOf } from '../../../core/form/compare.js';
import type { FormItem } from '../../../core/form/form-item.js';
import type { AnswerOption } from '../../../core/model/questionnaire.js';
import type { AnswerValue } from '../../../core/model/value.js';
import type { LocalizedWording } from '../../../core/model/wording.js';
import { choicesOf, controlOf, isExclusive } from '../../../session/control-of.js';
import { valuesOf } from '../../../session/typed-answer.js';
import { idOf, type RenderContext } from '../context.js';
import { describedBy, endLabelsOf, localized } from '../fragments.js';
import { fieldIdOf, isChosen, partedChoicesOf, renderApart, renderClear, renderRadio, wordsOf } from './radios.js';

export { styles } from './choices.styles.js';

/** A rating as radio buttons beside each other: equal targets, in order, in two rows where there is little room. */
export function renderRating(context: RenderContext, formItem: FormItem): TemplateResult {
  const id = idOf(formItem);
  const [ratings, absences] = partedChoicesOf(formItem);
  const [lowerLabel, upperLabel] = endLabelsOf(context, formItem);
  const end = (option: AnswerOption | undefined, label: LocalizedWording | undefined) =>
    option && label ? html`<span>${context.formatter.option(option)} = ${localized(context, label)}</span>` : nothing;
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
              aria-invalid=${context.errorOf(formItem) ? 'true' : nothing}
              @change=${() => context.session.answer(formItem, [option.value])}
            />
            <span>${context.formatter.option(option)}</span>
          </label>
        `,
      )}
    </div>
    ${
      lowerLabel || upperLabel
        ? html`<p class="ends" id="${id}-ends">${end(ratings[0], lowerLabel)} ${end(ratings.at(-1), upperLabel)}</p>`
        : nothing
    }
    ${renderApart(absences.map((option) => renderRadio(context, formItem, option)))} ${renderClear(context, formItem)}
  `;
}

/** Several of a list. An option that excludes the others takes their place, and they take its. */
export function renderCheckboxes(context: RenderContext, formItem: FormItem): TemplateResult {
  const choices = choicesOf(formItem);
  const toggle = (option: AnswerOption, on: boolean) => {
    if (on && isExclusive(option)) {
      context.session.answerOther(formItem, undefined, [option.value]);
      return;
    }
    const kept = valuesOf(formItem).filter((value) => {
      const chosen = optionOf(choices, value);
      return chosen !== option && !(on && chosen && isExclusive(chosen));
    });
    context.session.answer(formItem, on ? [...kept, option.value] : kept);
  };
  const renderOne = (option: AnswerOption) => {
    const words = wordsOf(context, formItem, option);
    return html`
      <label class="option">
        <input
          type="checkbox"
          id=${fieldIdOf(formItem, option)}
          .checked=${live(isChosen(formItem, option))}
          aria-invalid=${context.errorOf(formItem) ? 'true' : nothing}
          @change=${(event: Event) => toggle(option, (event.target as HTMLInputElement).checked)}
        />
        <span class=${words.className} lang=${words.language} dir=${words.direction}>${words.content}</span>
      </label>
    `;
  };
  const [answers, absences] = partedChoicesOf(formItem);
  return html`
    <div class="options">
      ${answers.map(renderOne)}
      ${formItem.item.type === 'open-choice' ? renderOther(context, formItem, 'checkbox') : nothing}
    </div>
    ${renderApart(absences.map(renderOne))}
  `;
}

/** Renders a choice from a long list with the browser's own control, which every phone can show. */
export function renderDropDown(context: RenderContext, formItem: FormItem): TemplateResult {
  const { texts, formatter } = context;
  const choices = choicesOf(formItem);
  const told = formatter.options(choices);
  const other = context.session.entries.otherOf(formItem);
  const chosen = choices.findIndex((option) => isChosen(formItem, option));
  const selected = other === undefined ? chosen : choices.length;
  const choose = (place: number) => {
    const option = choices[place];
    if (place === choices.length) context.session.answerOther(formItem, '', []);
    else context.session.answerOther(formItem, undefined, option ? [option.value] : []);
  };
  return html`
    <select
      id=${idOf(formItem)}
      aria-describedby=${describedBy(context, formItem)}
      aria-invalid=${context.errorOf(formItem) ? 'true' : nothing}
      @change=${(event: Event) => choose(Number((event.target as HTMLSelectElement).value))}
    >
      <option value="-1" .selected=${selected === -1}>${texts.choose}</option>
      ${choices.map(
        (option, place) =>
          html`<option
            value=${place}
            lang=${formatter.optionText(option).language ?? nothing}
            .selected=${place === selected}
          >
            ${told[place]}
          </option>`,
      )}
      ${
        formItem.item.type === 'open-choice'
          ? html`<option value=${choices.length} .selected=${selected === choices.length}>
              ${otherLabelOf(context, formItem)}
            </option>`
          : nothing
      }
    </select>
    ${other === undefined ? nothing : renderOtherText(context, formItem, other)}
  `;
}

/** "Something else": an option with a field to write it in. */
export function renderOther(context: RenderContext, formItem: FormItem, type: 'radio' | 'checkbox'): TemplateResult {
  const id = idOf(formItem);
  const other = context.session.entries.otherOf(formItem);
  const kept = type === 'radio' ? [] : withoutOther(formItem).filter((value) => !isExclusiveAnswer(formItem, value));
  return html`
    <label class="option">
      <input
        type=${type}
        name=${type === 'radio' ? id : nothing}
        id=${formItem.options.length === 0 ? id : nothing}
        .checked=${live(other !== undefined)}
        @change=${(event: Event) => context.session.answerOther(formItem, (event.target as HTMLInputElement).checked ? '' : undefined, kept)}
      />
      <span>${otherLabelOf(context, formItem)}</span>
    </label>
    ${other === undefined ? nothing : renderOtherText(context, formItem, other)}
  `;
}

function renderOtherText(context: RenderContext, formItem: FormItem, other: string) {
  const isSingle = controlOf(formItem) !== 'checkboxes';
  const write = (text: string) => {
    const written: AnswerValue[] = text.trim() ? [{ type: 'string', value: text.trim() }] : [];
    context.session.answerOther(formItem, text, [...(isSingle ? [] : withoutOther(formItem)), ...written]);
  };
  return html`
    <input
      type="text"
      class="other"
      id="${idOf(formItem)}-other"
      aria-label=${context.texts.otherAnswer}
      aria-describedby=${describedBy(context, formItem)}
      aria-invalid=${context.errorOf(formItem) ? 'true' : nothing}
      .value=${live(other)}
      @input=${(event: Event) => write((event.target as HTMLInputElement).value)}
    />
  `;
}

function otherLabelOf(context: RenderContext, { item }: FormItem) {
  return context.formatter.text(item, 'openLabel')?.text ?? context.texts.other;
}

function withoutOther(formItem: FormItem): AnswerValue[] {
  return valuesOf(formItem).filter((value) => optionOf(choicesOf(formItem), value));
}

function isExclusiveAnswer(formItem: FormItem, value: AnswerValue): boolean {
  const option = optionOf(choicesOf(formItem), value);
  return option !== undefined && isExclusive(option);
}
