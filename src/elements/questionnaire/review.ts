import { html, nothing, type TemplateResult } from 'lit';
import type { FormItem } from '../../core/form/form-item.js';
import { nameOf, said, textOf, type Drawing } from './drawing.js';
import { isAsked } from './pages.js';

/** Every question that was asked, with its answer. With `change`, each has a button to go back to it. */
export function renderAnswers(
  drawing: Drawing,
  items: readonly FormItem[],
  change?: (formItem: FormItem) => void,
): unknown {
  return html`<ul class="review">
    ${items.filter(({ shown }) => shown).map((one) => renderItem(drawing, one, change))}
  </ul>`;
}

function renderItem(drawing: Drawing, formItem: FormItem, change: ((formItem: FormItem) => void) | undefined) {
  const { item, items } = formItem;
  if (!hasQuestion(formItem)) return nothing;
  const below = items.some(hasQuestion) ? renderAnswers(drawing, items, change) : nothing;
  if (item.type === 'group') {
    const text = textOf(formItem);
    return html`<li>${text ? html`<p class="review-group">${said(drawing, text)}</p>` : nothing}${below}</li>`;
  }
  return html`<li>${renderAnswer(drawing, formItem, isAsked(formItem) ? change : undefined)}${below}</li>`;
}

function hasQuestion({ item, enabled, shown, items }: FormItem): boolean {
  const isQuestion = item.type !== 'group' && item.type !== 'display';
  return enabled && shown && (isQuestion || items.some(hasQuestion));
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
      <p class="reviewed-question">${said(drawing, nameOf(formItem))}</p>
      <div class="reviewed-answer">
        ${answers.map((answer) => html`<p>${answer.type === 'boolean' ? words.answer(answer) : said(drawing, words.answer(answer))}</p>`)}
        ${answers.length === 0 ? html`<p class="muted">${texts.notAnswered}</p>` : nothing}
        ${unreadable ? html`<p class="fault">${words.unreadable(unreadable.problem)}</p>` : nothing}
      </div>
      ${
        change
          ? html`<button type="button" class="text" @click=${() => change(formItem)}>
              ${texts.change}<span class="visually-hidden">: ${nameOf(formItem)}</span>
            </button>`
          : nothing
      }
    </div>
  `;
}
