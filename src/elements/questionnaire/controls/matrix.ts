import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FormItem } from '../../../core/form/form-item.js';
import { optionOf } from '../../../core/form/compare.js';
import { choicesOf, isAbsence } from '../../../session/control-of.js';
import { idOf, type RenderContext } from '../context.js';
import {
  describedBy,
  localized,
  localizedOption,
  plainNameOf,
  renderError,
  renderHints,
  renderRequired,
  textOf,
} from '../fragments.js';
import { isDrawn } from '../../../session/pages.js';

export { styles } from './matrix.styles.js';

/** Questions that share their options, as a table: a row for each question, a column for each option. */
export function renderMatrix(context: RenderContext, group: FormItem): TemplateResult {
  const rows = group.items.filter(isDrawn);
  const question = rows.find(({ options }) => options.length > 0);
  const options = question ? choicesOf(question) : [];
  const id = idOf(group);
  return html`
    <table class="matrix" aria-labelledby="${id}-label">
      <thead>
        <tr>
          <td></td>
          ${options.map(
            (option, column) =>
              html`<th scope="col" id="${id}-column${column}">
                ${question ? localizedOption(context, option, question) : nothing}
              </th>`,
          )}
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => (row.item.type === 'display' ? renderText(context, row, options.length) : renderRow(context, row, id)))}
      </tbody>
    </table>
  `;
}

function renderText(context: RenderContext, row: FormItem, columns: number): TemplateResult {
  return html`<tr>
    <td colspan=${columns + 2}>${localized(context, textOf(context, row))}</td>
  </tr>`;
}

function renderRow(context: RenderContext, row: FormItem, matrix: string): TemplateResult {
  const id = idOf(row);
  const chosen = optionOf(row.options, row.answers[0]?.value);
  return html`
    <tr class=${context.errorOf(row) ? 'question wrong' : 'question'} data-linkid=${row.item.linkId}>
      <th scope="row">
        <span id="${id}-label">${localized(context, textOf(context, row))}${renderRequired(context, row)}</span>
        ${renderHints(context, row)} ${renderError(context, row)}
      </th>
      ${choicesOf(row).map(
        (option, column) => html`
          <td class=${isAbsence(option) ? 'apart' : nothing}>
            <label class="cell">
              <input
                type="radio"
                id=${column === 0 ? id : nothing}
                name=${id}
                aria-labelledby="${id}-label ${matrix}-column${column}"
                aria-describedby=${describedBy(context, row)}
                aria-invalid=${context.errorOf(row) ? 'true' : nothing}
                .checked=${live(option === chosen)}
                @change=${() => context.session.answer(row, [option.value])}
              />
            </label>
          </td>
        `,
      )}
      <td>${renderClear(context, row)}</td>
    </tr>
  `;
}

/** Takes back the choice of a row. It keeps its room where it is not shown, so that no column moves. */
function renderClear(context: RenderContext, row: FormItem) {
  if (row.item.required) return nothing;
  const { texts } = context;
  return html`<button
    type="button"
    class=${row.answers.some(({ value }) => value) ? 'text' : 'text away'}
    @click=${() => context.session.clear(row)}
  >
    ${texts.clearRow}<span class="visually-hidden">: ${plainNameOf(context, row)}</span>
  </button>`;
}
