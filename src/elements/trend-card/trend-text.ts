import type { Audience } from '../../adapter/context.js';
import { textIn } from '../../core/model/text.js';
import { momentOf } from '../../core/model/moment.js';
import type { ScoreView } from '../../core/scoring/score-view.js';
import { formatDate, formatScore } from '../../internal/format.js';
import { meaningText, valueText, type ScoreWords } from '../../internal/score-text.js';
import type { TrendCardMessages } from '../../locales/messages/trend-card.js';
import type { Moment, ShownFlag, Trend } from './trend.js';

/** What the card speaks with. */
export interface TrendWords extends ScoreWords {
  readonly trendCard: TrendCardMessages;
  readonly audience: Audience;
}

/** What the plot shows, in plain sentences: "Uw score ging van 3 naar 6 (matig). Hoger is beter." */
export function summaryOf({ scale, latest }: Trend, words: TrendWords): string {
  const sentences = words.trendCard[words.audience];
  if (!latest) return sentences.noMeasurement;
  const direction = words.messages.directionSentence[scale.direction];
  return [...aboutLatest(latest, words), direction].filter(Boolean).join(' ');
}

function aboutLatest(latest: ScoreView, words: TrendWords): readonly string[] {
  const sentences = words.trendCard[words.audience];
  const { previous, change } = latest;
  if (latest.value === undefined) {
    const reason = sentences.noScore(meaningText(latest, words));
    return previous
      ? [reason, sentences.lastScore(valueText(previous, words), formatDate(previous.date, words.language))]
      : [reason];
  }
  if (!previous || !change) return [sentences.single(valueText(latest, words))];
  const before = formatScore(previous.value ?? 0, latest.scale, words.language);
  const duration = durationBetween(previous.date, latest.date, words);
  return [
    sentences.pair(before, valueText(latest, words), change.difference, duration),
    sentences.verdict[change.verdict],
  ];
}

/** Everything that a point means: "matig", "geschat: …", "meetonzekerheid ± 6", and what is wrong with its date. */
export function meaningOf({ view, flags, isFuture, time }: Moment, words: TrendWords): string {
  const { messages, trendCard } = words;
  const margin = words.audience === 'clinician' && marginOf(view);
  return messages.joined(
    [
      meaningText(view, words),
      view.score.status === 'prorated' ? messages.prorated : '',
      margin ? messages.uncertainty(formatScore(margin, { decimals: 1 }, words.language)) : '',
      ...flags.map((flag) => flagText(flag, words)),
      isFuture ? trendCard.future : '',
      time === undefined ? trendCard.undated : '',
    ].filter(Boolean),
  );
}

export function flagText({ rule, status }: ShownFlag, { messages, language }: TrendWords): string {
  const label = textIn(rule.label, language);
  return status === 'raised' ? messages.flagRaised(label) : messages.flagNotAnswered(label);
}

const clockTime = /T(\d\d:\d\d)/;

/** A date; with the hour, as it was written down, where that tells two measurements of one day apart. */
export function dateText(
  date: string,
  { messages, language }: TrendWords,
  month: 'long' | 'short' = 'long',
  withTime = false,
): string {
  const shown = formatDate(date, language, month);
  const hour = withTime ? clockTime.exec(date)?.[1] : undefined;
  return hour ? messages.joined([shown, hour]) : shown;
}

/** Half the width of the 95 % interval; undefined where the instrument gives no standard error. */
export function marginOf({ value, score }: ScoreView): number | undefined {
  return value === undefined || score.standardError === undefined ? undefined : 1.96 * score.standardError;
}

const dayLength = 86_400_000;

/** "3 maanden": in the largest unit that still says it well. */
function durationBetween(before: string, after: string, { trendCard, language }: TrendWords): string {
  const days = Math.round((momentOf(after) - momentOf(before)) / dayLength);
  const said = (count: number, unit: 'day' | 'week' | 'month' | 'year') =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long', numberingSystem: 'latn' }).format(
      Math.round(count),
    );
  if (days < 1) return trendCard.sameDay;
  if (days < 14) return said(days, 'day');
  if (days < 60) return said(days / 7, 'week');
  if (days < 730) return said(days / 30.44, 'month');
  return said(days / 365.25, 'year');
}
