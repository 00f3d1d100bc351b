import { html, nothing } from 'lit';
import { textIn } from '../../core/model/text.js';
import { formatDate, formatScore } from '../../internal/format.js';
import { changeText } from '../../internal/score-text.js';
import { meaningOf, type TrendWords } from './trend-text.js';
import type { Moment, Trend, TrendEvent } from './trend.js';

/** Every date, score, word and event of the plot, in a table. */
export function trendTable(trend: Trend, title: string, words: TrendWords) {
  const { table } = words.trendCard;
  const hasVersions = trend.moments.some(({ newVersion }) => newVersion);
  // An event of the day of a measurement comes before it.
  const rows = [...trend.events, ...trend.moments].toSorted((a, b) => a.time - b.time);
  return html`
    <table part="table">
      <caption>
        ${table.caption(title)}. ${words.messages.directionSentence[trend.scale.direction]}
      </caption>
      <thead>
        <tr>
          <th scope="col">${table.date}</th>
          <th scope="col">${table.score}</th>
          <th scope="col">${table.meaning}</th>
          <th scope="col">${table.change}</th>
          ${hasVersions ? html`<th scope="col">${table.version}</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => ('event' in row ? eventRow(row, hasVersions, words) : scoreRow(row, hasVersions, words)))}
      </tbody>
    </table>
  `;
}

function eventRow({ event }: TrendEvent, hasVersions: boolean, { language }: TrendWords) {
  return html`
    <tr class="event">
      <th scope="row">${formatDate(event.date, language, 'short')}</th>
      <td colspan=${hasVersions ? 4 : 3}>${textIn(event.label, language)}</td>
    </tr>
  `;
}

function scoreRow({ view, newVersion }: Moment, hasVersions: boolean, words: TrendWords) {
  const { messages, language } = words;
  const { value, scale, change } = view;
  return html`
    <tr>
      <th scope="row">${formatDate(view.date, language, 'short')}</th>
      <td class="number">${value === undefined ? messages.noScore : formatScore(value, scale, language)}</td>
      <td>${meaningOf(view, words)}</td>
      <td>${change ? changeText(change, scale, words) : nothing}</td>
      ${hasVersions ? html`<td class=${newVersion ? 'new' : ''}>${view.version ?? nothing}</td>` : nothing}
    </tr>
  `;
}
