import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FormItem } from '../../../core/form/form-item.js';
import { optionOf } from '../../../core/form/compare.js';
import { choicesOf, isAbsence } from '../../../session/control-of.js';
import { describedBy, idOf, plainNameOf, said, saidOption, textOf, type Drawing } from '../drawing.js';
import { isDrawn } from '../../../session/pages.js';
import { renderFault, renderRequired } from '../parts.js';

export { styles } from './matrix.styles.js';

/** Questions that share their options, as a table: a row for each question, a column for each option. */
export function renderMatrix(drawing: Drawing, group: FormItem): TemplateResult {
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
            (option, column) => html`<th scope="col" id="${id}-column${column}">${saidOption(drawing, option)}</th>`,
          )}
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => (row.item.type === 'display' ? renderText(drawing, row, options.length) : renderRow(drawing, row, id)))}
      </tbody>
    </table>
  `;
}

function renderText(drawing: Drawing, row: FormItem, columns: number): TemplateResult {
  return html`<tr>
    <td colspan=${columns + 2}>${said(drawing, textOf(drawing, row))}</td>
  </tr>`;
}

function renderRow(drawing: Drawing, row: FormItem, matrix: string): TemplateResult {
  const id = idOf(row);
  const chosen = optionOf(row.options, row.answers[0]?.value);
  return html`
    <tr class=${drawing.faultOf(row) ? 'question wrong' : 'question'} data-linkid=${row.item.linkId}>
      <th scope="row">
        <span id="${id}-label">${said(drawing, textOf(drawing, row))}${renderRequired(drawing, row)}</span>
        ${renderFault(drawing, row)}
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
                aria-describedby=${describedBy(drawing, row)}
                aria-invalid=${drawing.faultOf(row) ? 'true' : nothing}
                .checked=${live(option === chosen)}
                @change=${() => drawing.answer(row, [option.value])}
              />
            </label>
          </td>
        `,
      )}
      <td>${renderClear(drawing, row)}</td>
    </tr>
  `;
}

/** Takes back the choice of a row. It keeps its room where it is not shown, so that no column moves. */
function renderClear(drawing: Drawing, row: FormItem) {
  if (row.item.required) return nothing;
  const { texts } = drawing;
  return html`<button
    type="button"
    class=${row.answers.some(({ value }) => value) ? 'text' : 'text away'}
    @click=${() => drawing.clear(row)}
  >
    ${texts.clearRow}<span class="visually-hidden">: ${plainNameOf(drawing, row)}</span>
  </button>`;
}
