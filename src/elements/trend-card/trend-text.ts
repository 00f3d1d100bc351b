import type { Audience } from '../../adapter/context.js';
import { standardErrorOf } from '../../core/scoring/change.js';
import type { ScoreView } from '../../core/scoring/score-view.js';
import { formatDate, formatScore } from '../../internal/format/score-and-date.js';
import {
  flagText,
  meaningText,
  plainValueText,
  remarksOn,
  valueText,
  type ScoreTexts,
} from '../../internal/format/score-text.js';
import type { TrendCardMessages, TrendSentences } from '../../locales/messages/trend-card.js';
import { durationBetween } from './duration.js';
import type { Moment, Trend } from './trend.js';

/** What the card speaks with. */
export interface TrendTexts extends ScoreTexts {
  readonly trendCard: TrendCardMessages;
  readonly audience: Audience;
}

/** What the plot shows, in plain sentences: "Uw score ging van 3 naar 6 (matig). Hoger is beter." */
export function summaryOf({ scale, latest, total }: Trend, words: TrendTexts): string {
  if (!latest) return words.trendCard[words.audience].noMeasurement;
  const { messages, language } = words;
  return [
    latest.isByOther ? messages.filledInByOther(formatDate(latest.date, language)) : '',
    !latest.isByOther && !latest.isCurrent ? messages.measuredOn(formatDate(latest.date, language)) : '',
    ...aboutLatest(latest, total, words),
    messages.directionSentence[scale.direction],
  ]
    .filter(Boolean)
    .join(' ');
}

/** A patient is never told of somebody else's answers as "your score". */
function sentencesFor({ isByOther }: ScoreView, { trendCard, audience }: TrendTexts): TrendSentences {
  return isByOther && audience === 'patient' ? trendCard.other : trendCard[audience];
}

function aboutLatest(latest: ScoreView, total: number, words: TrendTexts): readonly string[] {
  const { messages, language, trendCard } = words;
  const sentences = sentencesFor(latest, words);
  const { previous, change } = latest;
  if (latest.value === undefined) {
    const reason = sentences.noScore(meaningText(latest, words));
    return previous
      ? [reason, sentences.lastScore(valueText(previous, words), formatDate(previous.date, language))]
      : [reason];
  }
  if (!previous || !change) {
    const remarks = remarksOn({ ...latest, isByOther: false, isEstimate: false }, words).map(asSentence);
    return [sentences.single(valueText(latest, words), total === 1), ...remarks];
  }
  const later = durationBetween(previous.date, latest.date, trendCard, language);
  const verdict = change.difference === 0 ? '' : sentences.verdict[change.verdict];
  return [
    sentences.pair(plainValueText(previous, words), valueText(latest, words), change.difference, later),
    verdict && `${verdict}${change.isConfirmed ? '' : ` (${messages.unverified})`}.`,
  ];
}

function asSentence(remark: string): string {
  return `${remark.charAt(0).toUpperCase()}${remark.slice(1)}.`;
}

/** Everything that a point means: "matig", "geschat: …", "meetonzekerheid ± 6", and what is wrong with its date. */
export function meaningOf({ view, isFuture, time }: Moment, words: TrendTexts): string {
  const { messages, trendCard } = words;
  const margin = words.audience === 'clinician' && marginOf(view);
  return messages.joined(
    [
      meaningText(view, words),
      ...remarksOn(view, words),
      margin ? messages.uncertainty(formatScore(margin, { decimals: 1 }, words.language)) : '',
      // The date stands beside it already.
      ...view.flags.map((flag) => flagText({ ...flag, isCurrent: true, isByOther: false }, words)),
      isFuture ? trendCard.future : '',
      time === undefined ? trendCard.undated : '',
    ].filter(Boolean),
  );
}

const clockTime = /T(\d\d:\d\d)/;

/** A date; with the hour, as it was written down, where that tells two measurements of one day apart. */
export function dateText(
  date: string,
  { messages, language }: TrendTexts,
  month: 'long' | 'short' = 'long',
  withTime = false,
): string {
  const shown = formatDate(date, language, month);
  const hour = withTime ? clockTime.exec(date)?.[1] : undefined;
  return hour ? messages.joined([shown, hour]) : shown;
}

/** Half the width of the 95 % interval; undefined without a standard error above zero. */
export function marginOf({ value, score }: ScoreView): number | undefined {
  const standardError = standardErrorOf(score);
  return value === undefined || standardError === undefined ? undefined : 1.96 * standardError;
}
