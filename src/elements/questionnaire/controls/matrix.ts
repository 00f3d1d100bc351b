import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FormItem } from '../../../core/form/form-item.js';
import { isSame } from '../control-of.js';
import { describedBy, idOf, said, textOf, type Drawing } from '../drawing.js';
import { renderFault, renderRequired } from '../parts.js';

/** Questions that share their options, as a table: a row for each question, a column for each option. */
export function renderMatrix(drawing: Drawing, group: FormItem): TemplateResult {
  const rows = group.items.filter(({ shown }) => shown);
  const options = rows.find(({ options: own }) => own.length > 0)?.options ?? [];
  const id = idOf(group);
  return html`
    <table class="matrix" aria-labelledby="${id}-label">
      <thead>
        <tr>
          <td></td>
          ${options.map(
            (option, column) =>
              html`<th scope="col" id="${id}-column${column}">${said(drawing, drawing.words.option(option))}</th>`,
          )}
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
    <td colspan=${columns + 1}>${said(drawing, textOf(row))}</td>
  </tr>`;
}

function renderRow(drawing: Drawing, row: FormItem, matrix: string): TemplateResult {
  const id = idOf(row);
  const answer = row.answers[0]?.value;
  return html`
    <tr class=${drawing.faultOf(row) ? 'question wrong' : 'question'}>
      <th scope="row">
        <span id="${id}-label">${said(drawing, textOf(row))}${renderRequired(drawing, row)}</span>
        ${renderFault(drawing, row)}
      </th>
      ${row.options.map(
        (option, column) => html`
          <td>
            <label class="cell">
              <input
                type="radio"
                id=${column === 0 ? id : nothing}
                name=${id}
                aria-labelledby="${id}-label ${matrix}-column${column}"
                aria-describedby=${describedBy(drawing, row)}
                aria-invalid=${drawing.faultOf(row) ? 'true' : nothing}
                .checked=${live(isSame(answer, option.value))}
                @change=${() => drawing.answer(row, [option.value])}
              />
            </label>
          </td>
        `,
      )}
    </tr>
  `;
}
