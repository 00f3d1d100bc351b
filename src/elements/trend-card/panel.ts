import { html, nothing } from 'lit';
import { localize } from '../../core/model/localized-text.js';
import { isClearChange } from '../../core/scoring/change.js';
import { formatDate } from '../../internal/format/score-and-date.js';
import { changeArrow } from '../../internal/ui/change-arrow.js';
import { respondentText } from '../../internal/format/respondent.js';
import { changeText, flagText, numberText } from '../../internal/format/score-text.js';
import { statusIcon } from '../../internal/ui/status-icon.js';
import { datedMeasurements, plotOf, type Plot } from './plot.js';
import { noteText } from './trend-notes.js';
import { dateText, fullMeaningText, seriesName, summaryOf, type TrendTexts } from './trend-text.js';
import { hasSeveralRespondents, ofRespondents, type Trend } from './trend.js';

export interface Panel {
  readonly trend: Trend;
  /** The trend with only the respondents whose lines are drawn. */
  readonly drawn: Trend;
  readonly plot: Plot | undefined;
  readonly title: string;
  readonly summary: string;
  readonly note: string;
}

/** @param respondents The respondents whose lines are drawn. */
export function panelOf(trend: Trend, respondents: readonly string[], isInverted: boolean, texts: TrendTexts): Panel {
  const drawn = ofRespondents(trend, respondents);
  return {
    trend,
    drawn,
    plot: plotOf(trend, texts, isInverted, respondents),
    title: localize(trend.scale.name, texts.language),
    summary: summaryOf(trend, texts),
    note: noteText(trend, drawn, isInverted, texts),
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
      ${changeChips(trend, texts)}
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

/** The change of each respondent as a chip, only if it is clear by the change rule. */
function changeChips(trend: Trend, texts: TrendTexts) {
  return trend.series.map(({ respondent, latest }) => {
    const { change } = latest;
    if (!change || !isClearChange(change)) return nothing;
    const date = latest.isCurrent ? [] : [formatDate(latest.date, texts.language)];
    const text = texts.messages.joined([changeText(change, texts), ...date]);
    const named = hasSeveralRespondents(trend) ? texts.trendCard.ofPerson(seriesName(respondent, texts), text) : text;
    return html` <p class="chip" part="chip">${changeArrow(change.difference)} ${named}</p> `;
  });
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
export function pointText({ trend, drawn }: Panel, selected: number, texts: TrendTexts): string {
  const measurements = datedMeasurements(drawn);
  const measurement = measurements[selected];
  if (!measurement) return '';
  const { date, change } = measurement.view;
  const since = change && changeText(change, texts, measurement.since);
  // With several respondents, the patient is named too.
  const isNamed = hasSeveralRespondents(trend);
  const parts = [
    isNamed ? respondentText(measurement.view, texts) : '',
    numberText(measurement.view, texts),
    fullMeaningText(measurement, texts, !isNamed),
    since ?? '',
  ];
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
