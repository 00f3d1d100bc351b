import { html, nothing, type TemplateResult } from 'lit';
import type { FormItem } from '../../core/form/form-item.js';
import type { RenderContext } from './context.js';
import { nameOf, plainNameOf, localized, textOf } from './fragments.js';
import { repetitionOf, titleOf } from './items.js';
import { isAsked, isDrawn } from '../../session/pages.js';
import { valuesOf } from '../../session/typed-answer.js';

/**
 * Every question that was asked, with its answer. With `change`, each has a button to go back to it; without, the texts
 * between them are there too.
 */
export function renderAnswers(
  context: RenderContext,
  items: readonly FormItem[],
  change?: (formItem: FormItem) => void,
): unknown {
  const shown = items.filter(isDrawn);
  return html`<ul class="review">
    ${shown.map((one) => renderItem(context, one, repetitionOf(shown, one), change))}
  </ul>`;
}

function renderItem(
  context: RenderContext,
  formItem: FormItem,
  repetition: number,
  change: ((formItem: FormItem) => void) | undefined,
) {
  const { item, items } = formItem;
  if (item.type === 'display' && !change) {
    return html`<li><p class="review-text">${localized(context, textOf(context, formItem))}</p></li>`;
  }
  if (!hasQuestion(formItem)) return nothing;
  const below = items.some(hasQuestion) ? renderAnswers(context, items, change) : nothing;
  if (item.type === 'group') {
    const title = titleOf(context, formItem, repetition);
    return html`<li>${title ? html`<p class="review-group">${localized(context, title)}</p>` : nothing}${below}</li>`;
  }
  return html`<li>${renderAnswer(context, formItem, isAsked(formItem) ? change : undefined)}${below}</li>`;
}

function hasQuestion(formItem: FormItem): boolean {
  const { item, enabled, items } = formItem;
  const isQuestion = item.type !== 'group' && item.type !== 'display';
  return enabled && isDrawn(formItem) && (isQuestion || items.some(hasQuestion));
}

function renderAnswer(
  context: RenderContext,
  formItem: FormItem,
  change: ((formItem: FormItem) => void) | undefined,
): TemplateResult {
  const { texts, formatter } = context;
  const unfinished = context.unfinishedText(formItem);
  const answers = unfinished === undefined ? valuesOf(formItem) : [];
  const unreadable = context.session.entries.unreadableOf(formItem);
  return html`
    <div class="reviewed">
      <p class="reviewed-question">${localized(context, nameOf(context, formItem))}</p>
      <div class="reviewed-answer">
        ${answers.map((answer) => html`<p>${localized(context, formatter.answerTo(formItem, answer))}</p>`)}
        ${formItem.isPrefilled ? html`<p class="muted">${texts.prefilledInReview}</p>` : nothing}
        ${answers.length === 0 ? html`<p class="muted">${unfinished ?? texts.notAnswered}</p>` : nothing}
        ${unreadable ? html`<p class="fault">${formatter.unreadable(unreadable.problem, formItem.item)}</p>` : nothing}
      </div>
      ${
        change
          ? html`<button type="button" class="text" @click=${() => change(formItem)}>
              ${texts.change}<span class="visually-hidden">: ${plainNameOf(context, formItem)}</span>
            </button>`
          : nothing
      }
    </div>
  `;
}
