import { html, nothing } from 'lit';
import { localize } from '../../core/model/localized-text.js';
import { isClearChange } from '../../core/scoring/change.js';
import { formatDate } from '../../internal/format/score-and-date.js';
import { changeArrow } from '../../internal/ui/change-arrow.js';
import { changeText, flagText, numberText } from '../../internal/format/score-text.js';
import { statusIcon } from '../../internal/ui/status-icon.js';
import { datedMoments, type Plot } from './plot.js';
import { noteOf } from './trend-notes.js';
import { dateText, meaningOf, summaryOf, type TrendTexts } from './trend-text.js';
import type { Trend } from './trend.js';

/** One scale of the card: its words, and its plot where there is something to draw. */
export interface Panel {
  readonly trend: Trend;
  readonly plot: Plot | undefined;
  readonly title: string;
  readonly summary: string;
  /** What has to be known to read the plot rightly. */
  readonly note: string;
}

export function panelOf(trend: Trend, plot: Plot | undefined, isInverted: boolean, words: TrendTexts): Panel {
  return {
    trend,
    plot,
    title: localize(trend.scale.name, words.language),
    summary: summaryOf(trend, words),
    note: noteOf(trend, isInverted, words),
  };
}

/** Name, change and sentence; with the answers that ask for attention however good the score is. */
export function panelHeader(
  { trend, title, summary }: Panel,
  { isOnly, hasHelp }: { readonly isOnly: boolean; readonly hasHelp: boolean },
  words: TrendTexts,
) {
  return html`
    <header>
      ${isOnly ? html`<h2 id="title" part="title">${title}</h2>` : html`<h3 part="title">${title}</h3>`}
      ${changeChip(trend, words)}
      <p class="summary">${summary}</p>
      ${trend.flags.map(
        (flag) => html`
          <p class="flag">
            ${statusIcon(flag.status === 'raised' ? 'concern' : 'noScore')} <span>${flagText(flag, words)}</span>
          </p>
        `,
      )}
      ${hasHelp ? html`<slot name="help"></slot>` : nothing}
    </header>
  `;
}

/** A chip says that something changed, so that it is there only when the change rule says so. */
function changeChip({ latest }: Trend, words: TrendTexts) {
  const change = latest?.change;
  if (!change || !isClearChange(change)) return nothing;
  const date = latest.isCurrent ? [] : [formatDate(latest.date, words.language)];
  const text = words.messages.joined([changeText(change, words), ...date]);
  return html` <p class="chip" part="chip">${changeArrow(change.difference)} ${text}</p> `;
}

/** The events by the numbers that the plot gives them where their names have no room. */
export function eventList({ events }: Plot, words: TrendTexts) {
  return html`
    <ol class="events" hidden aria-label=${words.trendCard.events}>
      ${events.map(({ label, date }) => html`<li>${words.messages.joined([label, dateText(date, words)])}</li>`)}
    </ol>
  `;
}

/** One point, read out: "Meting 2 van 3, 14 november 2026: 6, matig, 3 hoger, verbeterd". */
export function readingOf({ trend }: Panel, selected: number, words: TrendTexts): string {
  const moments = datedMoments(trend);
  const moment = moments[selected];
  if (!moment) return '';
  const { date, change } = moment.view;
  const since = change && changeText(change, words, moment.since);
  const parts = [numberText(moment.view, words), meaningOf(moment, words), since ?? ''];
  const text = words.messages.joined(parts.filter(Boolean));
  return words.trendCard.point(selected + 1, moments.length, dateText(date, words, 'long', moment.sharesDay), text);
}

/** Where a key leads among the points; undefined for a key that leads nowhere. */
export function stepOf(
  key: string,
  from: number | undefined,
  count: number,
): { readonly point: number | undefined } | undefined {
  const last = count - 1;
  switch (key) {
    case 'ArrowLeft':
      return { point: from === undefined ? last : Math.max(0, from - 1) };
    case 'ArrowRight':
      return { point: from === undefined ? 0 : Math.min(last, from + 1) };
    case 'PageUp':
      return { point: Math.max(0, (from ?? last) - 10) };
    case 'PageDown':
      return { point: Math.min(last, (from ?? 0) + 10) };
    case 'Home':
      return { point: 0 };
    case 'End':
      return { point: last };
    case 'Escape':
      return { point: undefined };
    default:
      return undefined;
  }
}
