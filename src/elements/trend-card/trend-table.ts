import { html, nothing } from 'lit';
import { hasVersions, rowsOf, type TrendRow } from './trend-rows.js';
import type { TrendTexts } from './trend-text.js';
import type { Trend } from './trend.js';

/**
 * The measurements and events of a trend as a table. The roles are explicit because a narrow card stacks the cells of a
 * row, and some browsers then drop the table semantics.
 */
export function trendTable(trend: Trend, title: string, texts: TrendTexts) {
  const { table } = texts.trendCard;
  const withVersions = hasVersions(trend);
  return html`
    <table part="table" role="table">
      <caption>
        ${table.caption(title)}. ${texts.messages.directionSentence[trend.scale.direction]}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">${table.date}</th>
          <th scope="col" role="columnheader">${table.score}</th>
          <th scope="col" role="columnheader">${table.meaning}</th>
          <th scope="col" role="columnheader">${table.change}</th>
          ${withVersions ? html`<th scope="col" role="columnheader">${table.version}</th>` : nothing}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rowsOf(trend, texts).map((row) => tableRow(row, withVersions, texts))}
      </tbody>
    </table>
  `;
}

function tableRow(row: TrendRow, withVersions: boolean, { trendCard: { table } }: TrendTexts) {
  if ('event' in row) {
    return html`
      <tr class="event" role="row">
        <th scope="row" role="rowheader">${row.date}</th>
        <td role="cell" colspan=${withVersions ? 4 : 3}>${row.event}</td>
      </tr>
    `;
  }
  return html`
    <tr role="row">
      <th scope="row" role="rowheader">${row.date}</th>
      <td role="cell" class=${row.isScored ? 'number' : ''}>${row.score}</td>
      <td role="cell">${row.meaning}</td>
      <td role="cell">${row.change}</td>
      ${withVersions ? html`<td role="cell" class="version" data-label=${table.version}>${row.version}</td>` : nothing}
    </tr>
  `;
}
