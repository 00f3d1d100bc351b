import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { optionOf } from '../../../core/form/compare.js';
import type { FormItem } from '../../../core/form/form-item.js';
import { isIdentical } from '../../../core/form/values.js';
import type { AnswerOption } from '../../../core/model/questionnaire.js';
import { choicesOf, isAbsence } from '../../../session/control-of.js';
import { valuesOf } from '../../../session/typed-answer.js';
import { idOf, type RenderContext } from '../context.js';
import { localizedContent, localizedOption } from '../fragments.js';

/** Renders a choice from a list as radio buttons: nothing is chosen beforehand, and a choice can be removed. */
export function renderRadios(context: RenderContext, formItem: FormItem): TemplateResult {
  const isRow = formItem.item.orientation === 'horizontal';
  const [answers, absences] = partedChoicesOf(formItem);
  return html`
    <div class=${isRow ? 'options row' : 'options'}>
      ${answers.map((option) => renderRadio(context, formItem, option))}
      ${formItem.item.type === 'open-choice' ? context.modules.choices.loaded.renderOther(context, formItem, 'radio') : nothing}
    </div>
    ${renderApart(absences.map((option) => renderRadio(context, formItem, option)))} ${renderClear(context, formItem)}
  `;
}

export function renderRadio(context: RenderContext, formItem: FormItem, option: AnswerOption): TemplateResult {
  const isOther = context.session.entries.otherOf(formItem) !== undefined;
  const words = wordsOf(context, formItem, option);
  return html`
    <label class="option">
      <input
        type="radio"
        id=${fieldIdOf(formItem, option)}
        name=${idOf(formItem)}
        .checked=${live(!isOther && isChosen(formItem, option))}
        aria-invalid=${context.errorOf(formItem) ? 'true' : nothing}
        @change=${() => context.session.answerOther(formItem, undefined, [option.value])}
      />
      <span class=${words.className} lang=${words.language} dir=${words.direction}>${words.content}</span>
    </label>
  `;
}

export function isChosen(formItem: FormItem, { value }: AnswerOption): boolean {
  const choices = choicesOf(formItem);
  return valuesOf(formItem).some((answer) => isIdentical(optionOf(choices, answer)?.value, value));
}

/** The choices that answer the question, and those that say that there is no answer. */
export function partedChoicesOf(formItem: FormItem): readonly [AnswerOption[], AnswerOption[]] {
  const choices = choicesOf(formItem);
  return [choices.filter((one) => !isAbsence(one)), choices.filter(isAbsence)];
}

/** Below the others and apart from them, so that nobody takes "I don't know" for the end of a scale. */
export function renderApart(options: readonly TemplateResult[]) {
  return options.length > 0 ? html`<div class="options apart">${options}</div>` : nothing;
}

/** The first choice carries the id of the question, to which a fault leads. */
export function fieldIdOf(formItem: FormItem, option: AnswerOption) {
  const [first] = choicesOf(formItem);
  return first && isIdentical(first.value, option.value) ? idOf(formItem) : nothing;
}

/**
 * Returns the attributes and the content of the box beside the button. They are part of the template of the option, as in
 * `localized()`: a form of 200 questions has 800 options, and each template that is nested in another costs time.
 */
export function wordsOf(context: RenderContext, formItem: FormItem, option: AnswerOption) {
  const isSeveral = option.prefix || option.picture || context.formatter.distinction(option, formItem.options);
  if (isSeveral) {
    const content = localizedOption(context, option, formItem);
    return { className: nothing, language: nothing, direction: nothing, content };
  }
  const { language, content } = localizedContent(context, context.formatter.optionText(option));
  return { className: 'said', language: language ?? nothing, direction: 'auto', content };
}

/** Takes a choice back. */
export function renderClear(context: RenderContext, formItem: FormItem) {
  const isAnswered = valuesOf(formItem).length > 0 || context.session.entries.otherOf(formItem) !== undefined;
  if (formItem.item.required) return nothing;
  return html`<button
    type="button"
    class="text clear"
    ?hidden=${!isAnswered}
    @click=${() => context.session.clear(formItem)}
  >
    ${context.texts.clear}
  </button>`;
}
