import { html, nothing, type TemplateResult } from 'lit';
import type { FormItem } from '../../core/form/form-item.js';
import { nameOf, plainNameOf, said, textOf, type Drawing } from './drawing.js';
import { repetitionOf, titleOf } from './items.js';
import { isAsked, isDrawn } from '../../session/pages.js';

/**
 * Every question that was asked, with its answer. With `change`, each has a button to go back to it; without, the texts
 * between them are there too.
 */
export function renderAnswers(
  drawing: Drawing,
  items: readonly FormItem[],
  change?: (formItem: FormItem) => void,
): unknown {
  const shown = items.filter(isDrawn);
  return html`<ul class="review">
    ${shown.map((one) => renderItem(drawing, one, repetitionOf(shown, one), change))}
  </ul>`;
}

function renderItem(
  drawing: Drawing,
  formItem: FormItem,
  repetition: number,
  change: ((formItem: FormItem) => void) | undefined,
) {
  const { item, items } = formItem;
  if (item.type === 'display' && !change) {
    return html`<li><p class="review-text">${said(drawing, textOf(drawing, formItem))}</p></li>`;
  }
  if (!hasQuestion(formItem)) return nothing;
  const below = items.some(hasQuestion) ? renderAnswers(drawing, items, change) : nothing;
  if (item.type === 'group') {
    const title = titleOf(drawing, formItem, repetition);
    return html`<li>${title ? html`<p class="review-group">${said(drawing, title)}</p>` : nothing}${below}</li>`;
  }
  return html`<li>${renderAnswer(drawing, formItem, isAsked(formItem) ? change : undefined)}${below}</li>`;
}

function hasQuestion(formItem: FormItem): boolean {
  const { item, enabled, items } = formItem;
  const isQuestion = item.type !== 'group' && item.type !== 'display';
  return enabled && isDrawn(formItem) && (isQuestion || items.some(hasQuestion));
}

function renderAnswer(
  drawing: Drawing,
  formItem: FormItem,
  change: ((formItem: FormItem) => void) | undefined,
): TemplateResult {
  const { texts, words } = drawing;
  const answers = formItem.answers.flatMap(({ value }) => value ?? []);
  const unreadable = drawing.entries.unreadableOf(formItem, words);
  return html`
    <div class="reviewed">
      <p class="reviewed-question">${said(drawing, nameOf(drawing, formItem))}</p>
      <div class="reviewed-answer">
        ${answers.map((answer) => html`<p>${said(drawing, words.answerTo(formItem, answer))}</p>`)}
        ${answers.length === 0 ? html`<p class="muted">${texts.notAnswered}</p>` : nothing}
        ${unreadable ? html`<p class="fault">${words.unreadable(unreadable.problem, formItem.item)}</p>` : nothing}
      </div>
      ${
        change
          ? html`<button type="button" class="text" @click=${() => change(formItem)}>
              ${texts.change}<span class="visually-hidden">: ${plainNameOf(drawing, formItem)}</span>
            </button>`
          : nothing
      }
    </div>
  `;
}
