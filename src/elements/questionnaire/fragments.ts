import { html, nothing, type TemplateResult } from 'lit';
import type { FormItem } from '../../core/form/form-item.js';
import { idOf, type RenderContext } from './context.js';
import { hasHints, hintsOf, localized, safeLinkOf } from './item-texts.js';
import { possibleQuestionsOf } from '../../session/pages.js';

/** Renders a heading. The heading of the page, level 2, gets the focus when the page turns. */
export function renderHeading(
  level: number,
  content: unknown,
  id: string | typeof nothing = nothing,
  describedBy = '',
): TemplateResult {
  switch (level) {
    case 2:
      return html`<h2 class="heading" tabindex="-1" id=${id} aria-describedby=${describedBy || nothing}>
        ${content}
      </h2>`;
    case 3:
      return html`<h3 id=${id}>${content}</h3>`;
    default:
      return html`<h4 id=${id}>${content}</h4>`;
  }
}

/** Renders that a question must be answered; for a group, unless one of its questions says so. */
export function renderRequired({ texts }: RenderContext, { item, items }: FormItem) {
  const isSaidBelow = item.type === 'group' && possibleQuestionsOf(items).some((one) => one.item.required);
  return item.required && !isSaidBelow ? html` <span class="required">${`(${texts.required})`}</span>` : nothing;
}

/** Renders the help with a question. */
export function renderHints(context: RenderContext, formItem: FormItem) {
  if (!hasHints(context, formItem)) return nothing;
  const link = safeLinkOf(formItem);
  return html`
    <div class="hint" id="${idOf(formItem)}-hint">
      ${hintsOf(context, formItem).map((hint) => html`<p>${typeof hint === 'string' ? hint : localized(context, hint)}</p>`)}
      ${
        link
          ? html`<p><a href=${link} target="_blank" rel="noopener noreferrer">${context.texts.moreInformation}</a></p>`
          : nothing
      }
    </div>
  `;
}

/** Renders what is wrong, in the same words as in the summary at the top. */
export function renderError(context: RenderContext, formItem: FormItem) {
  const error = context.errorOf(formItem);
  return error ? html`<p class="fault" id="${idOf(formItem)}-error">${errorSign}<span>${error}</span></p>` : nothing;
}

export const errorSign = html`<svg class="fault-sign" viewBox="0 0 20 20" aria-hidden="true">
  <circle cx="10" cy="10" r="9" fill="none" stroke="currentColor" stroke-width="2"></circle>
  <path d="M10 5v6M10 13.5v1.5" stroke="currentColor" stroke-width="2"></path>
</svg>`;
