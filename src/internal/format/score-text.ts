import type { Scale } from '../../core/model/instrument.js';
import { localize } from '../../core/model/localized-text.js';
import { isAnsweredWithoutNumber, type Score } from '../../core/model/score.js';
import { isWorse, type OutcomeStatement } from '../../core/scoring/outcome-statement.js';
import type { ScoreView } from '../../core/scoring/score-view.js';
import type { StatedChange } from '../../core/scoring/stated-change.js';
import type { StatedFlag } from '../../core/scoring/stated-flag.js';
import type { ScoreMessages } from '../../locales/messages/score.js';
import { respondentRemark, type RespondentTexts } from './respondent.js';
import { formatDate, formatDifference, formatExactly, formatShown, statedDate } from './score-and-date.js';

// Phrases the facts of statements and scores for every widget, so that no two widgets differ. It does not use the DOM.

export interface ScoreTexts {
  readonly messages: ScoreMessages;
  readonly language: string;
}

/** Returns the range of a scale: "van 10" if it starts at 0, else "(1 tot 5)". */
export function rangeText(scale: Scale, { messages, language }: ScoreTexts): string {
  const [minimum, maximum] = [formatExactly(scale.min, language), formatExactly(scale.max, language)];
  return scale.min === 0 ? messages.ofMaximum(maximum) : `(${messages.range(minimum, maximum)})`;
}

/** Returns the score as a number; "geen score" without one. */
export function numberText({ shown }: Pick<ScoreView, 'shown'>, { messages, language }: ScoreTexts): string {
  return shown ? formatShown(shown, language) : messages.noScore;
}

/** Returns the score, marked if it is an estimate: "17 (geschat)". */
export function plainValueText(view: ScoreView, texts: ScoreTexts): string {
  return view.shown ? withRemarks(numberText(view, texts), estimateRemarks(view, texts), texts.messages) : '';
}

/** Returns the score with the word of its band: "6 (matig)"; only the score if it has no band. */
export function valueText(view: ScoreView, texts: ScoreTexts): string {
  if (!view.shown) return '';
  const word = view.band ? [localize(view.band.word, texts.language)] : [];
  return withRemarks(numberText(view, texts), [...word, ...estimateRemarks(view, texts)], texts.messages);
}

function estimateRemarks({ isEstimate }: ScoreView, { messages }: ScoreTexts): string[] {
  return isEstimate ? [messages.estimated] : [];
}

function withRemarks(text: string, remarks: readonly string[], { joined }: ScoreMessages): string {
  const present = remarks.filter(Boolean);
  return present.length > 0 ? `${text} (${joined(present)})` : text;
}

/** Returns the meaning of a score, or why it has none: "matig", "geen afkapwaarde bekend", "niet ingevuld". */
export function meaningText(view: ScoreView | undefined, { messages, language }: ScoreTexts): string {
  if (!view) return messages.noMeasurement;
  if (view.value !== undefined) {
    if (view.isOtherVersion) return messages.otherVersion;
    if (view.lacksBands) return messages.noCutOffForRespondent;
    return view.band ? localize(view.band.word, language) : messages.noCutOff;
  }
  const { status, value } = view.score;
  if (value !== undefined) return messages.outOfScale;
  return status === 'notApplicable' ? messages.notApplicable : incompleteText(view.score, messages);
}

/** Says how many questions were answered, and how many of these answers have no known number. */
function incompleteText({ answered, asked, missing = [] }: Score, messages: ScoreMessages): string {
  if (answered === undefined || asked === undefined) return messages.noScore;
  if (missing.some(({ why }) => why === 'notFound')) return messages.notUsable;
  const without = missing.filter(isAnsweredWithoutNumber).length;
  if (answered + without === 0) return messages.notFilledIn;
  const given = messages.answeredOf(answered + without, asked);
  return without > 0 ? messages.joined([given, messages.withoutNumber(without)]) : given;
}

/**
 * Returns a change in words: "3 hoger, verbeterd (niet bevestigd)". Without a change rule there is no verdict. The text
 * names which of the two scores is an estimate.
 *
 * @param since Date of the earlier score, if the widget does not show it elsewhere.
 */
export function changeText(
  { difference, verdict, isConfirmed, estimate }: StatedChange,
  { messages, language }: ScoreTexts,
  since?: string,
): string {
  const hasVerdict = difference !== 0 && verdict !== 'noRule';
  return messages.joined([
    messages.difference(difference, formatDifference(difference, language)),
    ...(hasVerdict ? [withRemarks(messages.verdict[verdict], isConfirmed ? [] : [messages.unverified], messages)] : []),
    ...(estimate ? [messages.estimateCompared[estimate]] : []),
    ...(since === undefined ? [] : [messages.since(formatDate(since, language))]),
  ]);
}

/** Returns the remarks on a score: an estimate, who answered, a wrong date, or why it has no comparison. */
export function remarksOn(view: ScoreView, texts: RespondentTexts): string[] {
  return [respondentRemark(view, texts), ...remarksOnScore(view, texts)].filter(Boolean);
}

/** Returns the remarks on a score without that on the respondent, for a widget that shows the respondent elsewhere. */
export function remarksOnScore(view: ScoreView, { messages, language }: ScoreTexts): string[] {
  return [
    view.isEstimate ? messages.prorated : '',
    view.notCompared ? messages.notCompared[view.notCompared] : '',
    view.isFuture ? messages.futureDate : '',
    view.alsoThatDay.length > 0
      ? messages.alsoThatDay(view.alsoThatDay.map((shown) => formatShown(shown, language)).join(' · '))
      : '',
  ].filter(Boolean);
}

/** Returns the sentence that a date is in the future, for every widget that shows the measurements. */
export function futureDateText(
  { hasFutureDate }: Pick<OutcomeStatement, 'hasFutureDate'>,
  messages: ScoreMessages,
): string {
  return hasFutureDate ? messages.hasFutureDate : '';
}

/** Returns the text of an item flag with its respondent, and with its date if it is not of the newest measurement. */
export function flagText(flag: StatedFlag, texts: RespondentTexts): string {
  return withRemarks(flagTextOnly(flag, texts), [respondentRemark(flag, texts)], texts.messages);
}

/** Returns the text of an item flag without its respondent, for a widget that shows the respondent elsewhere. */
export function flagTextOnly(
  { rule, status, date, isCurrent }: StatedFlag,
  { messages, language }: ScoreTexts,
): string {
  const label = localize(rule.label, language);
  return isCurrent
    ? {
        raised: messages.flagRaised,
        notUsable: messages.flagNotUsable,
        refused: messages.flagRefused,
        notAnswered: messages.flagNotAnswered,
        notAsked: messages.flagNotAsked,
        unknown: messages.flagUnknown,
      }[status](label)
    : messages.flagRaisedOn(label, statedDate(date, language));
}

/** Returns the name of a scale with the remarks on its change: "Angst (niet bevestigd)". */
export function changedNameText(view: ScoreView, texts: RespondentTexts): string {
  return withRemarks(
    localize(view.scale.name, texts.language),
    [...changeRemarks(view, texts), respondentRemark(view, texts)],
    texts.messages,
  );
}

/** Returns the remarks on a change: an unverified rule, or an estimated score. */
export function changeRemarks({ change }: ScoreView, { messages }: ScoreTexts): string[] {
  return [
    ...(change && !change.isConfirmed ? [messages.unverified] : []),
    ...(change?.estimate ? [messages.estimateCompared[change.estimate]] : []),
  ];
}

/** Returns the name of a scale with its meaning, verdict and date: "Pijn (veel, verslechterd, 10 januari 2025)". */
export function datedNameText(view: ScoreView, texts: RespondentTexts): string {
  const { messages, language } = texts;
  const { scale, change } = view;
  const parts = [
    meaningText(view, texts),
    ...estimateRemarks(view, texts),
    ...(change && isWorse(view) ? [messages.verdict[change.verdict], ...changeRemarks(view, texts)] : []),
    respondentRemark(view, texts),
    formatDate(view.date, language),
    ...(view.isFuture ? [messages.futureDate] : []),
  ];
  return withRemarks(localize(scale.name, language), parts, messages);
}
