import type { Audience } from '../../adapter/context.js';
import { isClearChange, standardErrorOf } from '../../core/scoring/change.js';
import type { ScoreView } from '../../core/scoring/score-view.js';
import { isOther } from '../../core/scoring/respondent.js';
import { formatDate, formatScore, statedDate } from '../../internal/format/score-and-date.js';
import { filledInText, helpersText, respondentRemark, type RespondentTexts } from '../../internal/format/respondent.js';
import {
  flagTextOnly,
  meaningText,
  plainValueText,
  remarksOnScore,
  valueText,
} from '../../internal/format/score-text.js';
import type { TrendCardMessages, TrendSentences } from '../../locales/messages/trend-card.js';
import { durationBetween } from './duration.js';
import { hasSeveralRespondents, type TrendMeasurement, type Trend, type TrendSeries } from './trend.js';

export interface TrendTexts extends RespondentTexts {
  readonly trendCard: TrendCardMessages;
  readonly audience: Audience;
}

/**
 * The summary of a trend, such as "Uw score ging van 3 naar 6 (matig). Hoger is beter." With several respondents each has
 * its own score and change: "Kind 6 (matig), moeder 7 (goed). Kind: van 4 naar 6."
 */
export function summaryOf(trend: Trend, texts: TrendTexts): string {
  const { scale, latest, total } = trend;
  if (!latest) return texts.trendCard[texts.audience].noMeasurement;
  const { messages, language } = texts;
  if (hasSeveralRespondents(trend)) {
    return [...seriesSentences(trend, texts), messages.directionSentence[scale.direction]].filter(Boolean).join(' ');
  }
  const date = statedDate(latest.date, language);
  return [
    filledInText([latest], date, () => '', texts),
    !latest.isByOther && !latest.isCurrent ? messages.measuredOn(date) : '',
    ...latestSentences(latest, total, texts),
    messages.directionSentence[scale.direction],
  ]
    .filter(Boolean)
    .join(' ');
}

/** The name of a respondent at the start of a sentence: "Moeder", "Anna". */
export function seriesName(respondent: string, { respondents, language }: TrendTexts): string {
  const label = respondents.labelOf(respondent);
  return label.charAt(0).toLocaleUpperCase(language) + label.slice(1);
}

/** The newest scores of all respondents, who helped, the older scores with their dates, and the changes. */
function seriesSentences({ series }: Trend, texts: TrendTexts): string[] {
  const { messages, trendCard, respondents, language } = texts;
  const newest = series.filter(({ isNewest }) => isNewest);
  const older = series.filter(({ isNewest }) => !isNewest);
  const list = messages.joined(
    newest.map(({ respondent, latest }, index) => {
      const name = index === 0 ? seriesName(respondent, texts) : respondents.labelOf(respondent);
      return latest.value === undefined
        ? trendCard.ofPerson(name, meaningText(latest, texts))
        : `${name} ${valueText(latest, texts)}`;
    }),
  );
  return [
    list && `${list}.`,
    ...older.map(({ respondent, latest }) =>
      trendCard.lastOf(
        seriesName(respondent, texts),
        valueText(latest, texts) || meaningText(latest, texts),
        statedDate(latest.date, language),
      ),
    ),
    ...series.map(({ respondent, latest: { togetherWith } }) =>
      togetherWith.length > 0
        ? trendCard.ofPerson(
            seriesName(respondent, texts),
            `${messages.togetherWith(helpersText(togetherWith, texts))}.`,
          )
        : '',
    ),
    ...series.flatMap((own) => changeSentences(own, texts)),
  ];
}

function changeSentences({ respondent, latest }: TrendSeries, texts: TrendTexts): string[] {
  const { previous, change, value } = latest;
  if (value === undefined || !previous || !change) return [];
  const { trendCard, audience } = texts;
  const own = !isOther(respondent) && audience === 'patient' ? trendCard.patient : undefined;
  const [before, after] = [plainValueText(previous, texts), plainValueText(latest, texts)];
  return [
    own
      ? own.pair(before, after, change.difference, '')
      : trendCard.changeOf(seriesName(respondent, texts), before, after, change.difference),
    // With several respondents, the table says that a change is not clear.
    isClearChange(change)
      ? verdictSentence(latest, own ?? (audience === 'patient' ? trendCard.other : trendCard.clinician), texts)
      : '',
  ];
}

function verdictSentence({ change }: ScoreView, sentences: TrendSentences, { messages }: TrendTexts): string {
  const verdict = !change || change.difference === 0 ? '' : sentences.verdict[change.verdict];
  return verdict && `${verdict}${change?.isConfirmed ? '' : ` (${messages.unverified})`}.`;
}

/** The sentences for the audience. A patient never reads "your score" about answers of another respondent. */
function sentencesFor({ isByOther }: ScoreView, { trendCard, audience }: TrendTexts): TrendSentences {
  return isByOther && audience === 'patient' ? trendCard.other : trendCard[audience];
}

function latestSentences(latest: ScoreView, total: number, texts: TrendTexts): readonly string[] {
  const { language, trendCard } = texts;
  const sentences = sentencesFor(latest, texts);
  const { previous, change } = latest;
  if (latest.value === undefined) {
    const reason = sentences.noScore(meaningText(latest, texts));
    return previous
      ? [reason, sentences.lastScore(valueText(previous, texts), statedDate(previous.date, language))]
      : [reason];
  }
  if (!previous || !change) {
    const remarks = remarksOnScore({ ...latest, isEstimate: false }, texts).map(asSentence);
    return [sentences.single(valueText(latest, texts), total === 1), ...remarks];
  }
  const duration = durationBetween(previous.date, latest.date, trendCard, language);
  return [
    sentences.pair(plainValueText(previous, texts), valueText(latest, texts), change.difference, duration),
    verdictSentence(latest, sentences, texts),
  ];
}

function asSentence(remark: string): string {
  return `${remark.charAt(0).toUpperCase()}${remark.slice(1)}.`;
}

/**
 * The meaning of a measurement with all remarks: "matig", "geschat: …", "meetonzekerheid ± 6", a wrong date.
 *
 * @param withRespondent False if the widget shows the respondent elsewhere.
 */
export function fullMeaningText({ view, time }: TrendMeasurement, texts: TrendTexts, withRespondent = true): string {
  const { messages, trendCard } = texts;
  const margin = texts.audience === 'clinician' && marginOf(view);
  return messages.joined(
    [
      meaningText(view, texts),
      withRespondent ? respondentRemark(view, texts) : '',
      // Another respondent has another line, so there is nothing to explain.
      ...remarksOnScore(view.notCompared === 'respondent' ? { ...view, notCompared: undefined } : view, texts),
      margin ? messages.uncertainty(formatScore(margin, { decimals: 1 }, texts.language)) : '',
      // The row already shows the date and the respondent.
      ...view.flags.map((flag) => flagTextOnly({ ...flag, isCurrent: true }, texts)),
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
