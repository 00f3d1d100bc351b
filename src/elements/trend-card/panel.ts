import { html, nothing } from 'lit';
import { localize } from '../../core/model/localized-text.js';
import { isClearChange } from '../../core/scoring/change.js';
import { formatDate } from '../../internal/format/score-and-date.js';
import { changeArrow } from '../../internal/ui/change-arrow.js';
import { changeText, flagText, numberText } from '../../internal/format/score-text.js';
import { statusIcon } from '../../internal/ui/status-icon.js';
import { datedMeasurements, type Plot } from './plot.js';
import { noteText } from './trend-notes.js';
import { dateText, fullMeaningText, summaryOf, type TrendTexts } from './trend-text.js';
import type { Trend } from './trend.js';

export interface Panel {
  readonly trend: Trend;
  readonly plot: Plot | undefined;
  readonly title: string;
  readonly summary: string;
  readonly note: string;
}

export function panelOf(trend: Trend, plot: Plot | undefined, isFlipped: boolean, texts: TrendTexts): Panel {
  return {
    trend,
    plot,
    title: localize(trend.scale.name, texts.language),
    summary: summaryOf(trend, texts),
    note: noteText(trend, isFlipped, texts),
  };
}

/** The heading of a panel. Its flags appear even if the score is good. */
export function panelHeader(
  { trend, title, summary }: Panel,
  { isOnly, hasHelp }: { readonly isOnly: boolean; readonly hasHelp: boolean },
  texts: TrendTexts,
) {
  return html`
    <header>
      ${isOnly ? html`<h2 id="title" part="title">${title}</h2>` : html`<h3 part="title">${title}</h3>`}
      ${changeChip(trend, texts)}
      <p class="summary">${summary}</p>
      ${trend.flags.map(
        (flag) => html`
          <p class="flag">
            ${statusIcon(flag.status === 'raised' ? 'concern' : 'noScore')} <span>${flagText(flag, texts)}</span>
          </p>
        `,
      )}
      ${hasHelp ? html`<slot name="help"></slot>` : nothing}
    </header>
  `;
}

/** The change as a chip, only if it is clear by the change rule. */
function changeChip({ latest }: Trend, texts: TrendTexts) {
  const change = latest?.change;
  if (!change || !isClearChange(change)) return nothing;
  const date = latest.isCurrent ? [] : [formatDate(latest.date, texts.language)];
  const text = texts.messages.joined([changeText(change, texts), ...date]);
  return html` <p class="chip" part="chip">${changeArrow(change.difference)} ${text}</p> `;
}

/** The events in a numbered list, for a plot that shows their numbers because the names do not fit. */
export function eventList({ events }: Plot, texts: TrendTexts) {
  return html`
    <ol class="events" hidden aria-label=${texts.trendCard.events}>
      ${events.map(({ label, date }) => html`<li>${texts.messages.joined([label, dateText(date, texts)])}</li>`)}
    </ol>
  `;
}

/** A point as text: "Meting 2 van 3, 14 november 2026: 6, matig, 3 hoger, verbeterd". */
export function pointText({ trend }: Panel, selected: number, texts: TrendTexts): string {
  const measurements = datedMeasurements(trend);
  const measurement = measurements[selected];
  if (!measurement) return '';
  const { date, change } = measurement.view;
  const since = change && changeText(change, texts, measurement.since);
  const parts = [numberText(measurement.view, texts), fullMeaningText(measurement, texts), since ?? ''];
  const text = texts.messages.joined(parts.filter(Boolean));
  return texts.trendCard.point(
    selected + 1,
    measurements.length,
    dateText(date, texts, 'long', measurement.sharesDay),
    text,
  );
}

/** The selection after a key press. Undefined for a key that does not move it. */
export function selectionAfterKey(
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
