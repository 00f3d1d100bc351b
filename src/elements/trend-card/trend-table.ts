import { html, nothing } from 'lit';
import { hasRespondents, hasVersions, rowsOf, type TrendRow } from './trend-rows.js';
import type { TrendTexts } from './trend-text.js';
import type { Trend } from './trend.js';

/**
 * The measurements and events of a trend as a table. The roles are explicit because a narrow card stacks the cells of a
 * row, and some browsers then drop the table semantics.
 */
export function trendTable(trend: Trend, title: string, texts: TrendTexts) {
  const { table } = texts.trendCard;
  const columns = { versions: hasVersions(trend), respondents: hasRespondents(trend) };
  return html`
    <table part="table" role="table" class=${columns.respondents ? 'wide' : nothing}>
      <caption>
        ${table.caption(title)}. ${texts.messages.directionSentence[trend.scale.direction]}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">${table.date}</th>
          <th scope="col" role="columnheader">${table.score}</th>
          <th scope="col" role="columnheader">${table.meaning}</th>
          <th scope="col" role="columnheader">${table.change}</th>
          ${columns.versions ? html`<th scope="col" role="columnheader">${table.version}</th>` : nothing}
          ${columns.respondents ? html`<th scope="col" role="columnheader">${table.respondent}</th>` : nothing}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rowsOf(trend, texts).map((row) => tableRow(row, columns, texts))}
      </tbody>
    </table>
  `;
}

interface Columns {
  readonly versions: boolean;
  readonly respondents: boolean;
}

function tableRow(row: TrendRow, { versions, respondents }: Columns, { trendCard: { table } }: TrendTexts) {
  if ('event' in row) {
    return html`
      <tr class="event" role="row">
        <th scope="row" role="rowheader">${row.date}</th>
        <td role="cell" colspan=${3 + Number(versions) + Number(respondents)}>${row.event}</td>
      </tr>
    `;
  }
  return html`
    <tr role="row">
      <th scope="row" role="rowheader">${row.date}</th>
      <td role="cell" class=${row.isScored ? 'number' : ''}>${row.score}</td>
      <td role="cell">${row.meaning}</td>
      <td role="cell">${row.change}</td>
      ${versions ? html`<td role="cell" class="labeled" data-label=${table.version}>${row.version}</td>` : nothing}
      ${
        respondents
          ? html`<td role="cell" class="labeled" data-label=${table.respondent}>${row.respondent}</td>`
          : nothing
      }
    </tr>
  `;
}
