import { html, nothing, type TemplateResult } from 'lit';
import type { FormItem } from '../../core/form/form-item.js';
import { hasHints, hintsOf, idOf, safeLinkOf, type Drawing } from './drawing.js';
import { possibleQuestionsOf } from '../../session/pages.js';

/** A heading of the level that its place asks for. The page's own heading, level 2, takes the focus when the page turns. */
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

/** Said with the question itself, before anybody can get it wrong; with a group, where none of its questions says so. */
export function renderRequired({ texts }: Drawing, { item, items }: FormItem) {
  const isSaidBelow = item.type === 'group' && possibleQuestionsOf(items).some((one) => one.item.required);
  return item.required && !isSaidBelow ? html` <span class="required">${`(${texts.required})`}</span>` : nothing;
}

/** Help with a question. */
export function renderHints(drawing: Drawing, formItem: FormItem) {
  if (!hasHints(drawing, formItem)) return nothing;
  const link = safeLinkOf(formItem);
  return html`
    <div class="hint" id="${idOf(formItem)}-hint">
      ${hintsOf(drawing, formItem).map((hint) => html`<p>${hint}</p>`)}
      ${
        link
          ? html`<p><a href=${link} target="_blank" rel="noopener noreferrer">${drawing.texts.moreInformation}</a></p>`
          : nothing
      }
    </div>
  `;
}

/** What is wrong, in the same words as in the summary at the top. */
export function renderFault(drawing: Drawing, formItem: FormItem) {
  const fault = drawing.faultOf(formItem);
  return fault ? html`<p class="fault" id="${idOf(formItem)}-error">${faultSign}<span>${fault}</span></p>` : nothing;
}

export const faultSign = html`<svg class="fault-sign" viewBox="0 0 20 20" aria-hidden="true">
  <circle cx="10" cy="10" r="9" fill="none" stroke="currentColor" stroke-width="2"></circle>
  <path d="M10 5v6M10 13.5v1.5" stroke="currentColor" stroke-width="2"></path>
</svg>`;
