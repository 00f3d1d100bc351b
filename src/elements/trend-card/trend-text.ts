import type { Audience } from '../../adapter/context.js';
import { standardErrorOf } from '../../core/scoring/change.js';
import type { ScoreView } from '../../core/scoring/score-view.js';
import { formatDate, formatScore, statedDate } from '../../internal/format/score-and-date.js';
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
import type { TrendMeasurement, Trend } from './trend.js';

export interface TrendTexts extends ScoreTexts {
  readonly trendCard: TrendCardMessages;
  readonly audience: Audience;
}

/** The summary of a trend, such as "Uw score ging van 3 naar 6 (matig). Hoger is beter." */
export function summaryOf({ scale, latest, total }: Trend, texts: TrendTexts): string {
  if (!latest) return texts.trendCard[texts.audience].noMeasurement;
  const { messages, language } = texts;
  return [
    latest.isByOther ? messages.filledInByOther(statedDate(latest.date, language)) : '',
    !latest.isByOther && !latest.isCurrent ? messages.measuredOn(statedDate(latest.date, language)) : '',
    ...latestSentences(latest, total, texts),
    messages.directionSentence[scale.direction],
  ]
    .filter(Boolean)
    .join(' ');
}

/** The sentences for the audience. A patient never reads "your score" about answers of another respondent. */
function sentencesFor({ isByOther }: ScoreView, { trendCard, audience }: TrendTexts): TrendSentences {
  return isByOther && audience === 'patient' ? trendCard.other : trendCard[audience];
}

function latestSentences(latest: ScoreView, total: number, texts: TrendTexts): readonly string[] {
  const { messages, language, trendCard } = texts;
  const sentences = sentencesFor(latest, texts);
  const { previous, change } = latest;
  if (latest.value === undefined) {
    const reason = sentences.noScore(meaningText(latest, texts));
    return previous
      ? [reason, sentences.lastScore(valueText(previous, texts), statedDate(previous.date, language))]
      : [reason];
  }
  if (!previous || !change) {
    const remarks = remarksOn({ ...latest, isByOther: false, isEstimate: false }, texts).map(asSentence);
    return [sentences.single(valueText(latest, texts), total === 1), ...remarks];
  }
  const duration = durationBetween(previous.date, latest.date, trendCard, language);
  const verdict = change.difference === 0 ? '' : sentences.verdict[change.verdict];
  return [
    sentences.pair(plainValueText(previous, texts), valueText(latest, texts), change.difference, duration),
    verdict && `${verdict}${change.isConfirmed ? '' : ` (${messages.unverified})`}.`,
  ];
}

function asSentence(remark: string): string {
  return `${remark.charAt(0).toUpperCase()}${remark.slice(1)}.`;
}

/** The meaning of a measurement with all remarks: "matig", "geschat: …", "meetonzekerheid ± 6", a wrong date. */
export function fullMeaningText({ view, time }: TrendMeasurement, texts: TrendTexts): string {
  const { messages, trendCard } = texts;
  const margin = texts.audience === 'clinician' && marginOf(view);
  return messages.joined(
    [
      meaningText(view, texts),
      ...remarksOn(view, texts),
      margin ? messages.uncertainty(formatScore(margin, { decimals: 1 }, texts.language)) : '',
      // The row already shows the date and the respondent.
      ...view.flags.map((flag) => flagText({ ...flag, isCurrent: true, isByOther: false }, texts)),
      time === undefined ? trendCard.undated : '',
    ].filter(Boolean),
  );
}

const clockTimePattern = /T(\d\d:\d\d)/;

/** A date as text; on request with the time as given, to tell measurements of one day apart. */
export function dateText(
  date: string,
  { messages, language }: TrendTexts,
  month: 'long' | 'short' = 'long',
  withTime = false,
): string {
  const shown = formatDate(date, language, month);
  const time = withTime ? clockTimePattern.exec(date)?.[1] : undefined;
  return time ? messages.joined([shown, time]) : shown;
}

/** Half the width of the 95 % interval, in points of the scale. Undefined without a standard error above 0. */
export function marginOf({ value, score }: ScoreView): number | undefined {
  const standardError = standardErrorOf(score);
  return value === undefined || standardError === undefined ? undefined : 1.96 * standardError;
}
