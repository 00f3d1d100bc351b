import type { Scale } from '../../core/model/instrument.js';
import { localize } from '../../core/model/localized-text.js';
import { isWorse } from '../../core/scoring/outcome-statement.js';
import type { ScoreView } from '../../core/scoring/score-view.js';
import type { StatedChange } from '../../core/scoring/stated-change.js';
import type { StatedFlag } from '../../core/scoring/stated-flag.js';
import type { ScoreMessages } from '../../locales/messages/score.js';
import { formatDate, formatDifference, formatExactly, formatShown } from './score-and-date.js';

// What is said of a statement, by every widget: no element phrases a fact of its own. Nothing here needs a page.

/** What it takes to say something of a score in a language. */
export interface ScoreTexts {
  readonly messages: ScoreMessages;
  readonly language: string;
}

/** "van 10", or "1 tot 5" where a scale does not start at 0. */
export function rangeText(scale: Scale, { messages, language }: ScoreTexts): string {
  const [minimum, maximum] = [formatExactly(scale.min, language), formatExactly(scale.max, language)];
  return scale.min === 0 ? messages.ofMaximum(maximum) : `(${messages.range(minimum, maximum)})`;
}

/** The number alone; "geen score" without one. */
export function numberText({ shown }: Pick<ScoreView, 'shown'>, { messages, language }: ScoreTexts): string {
  return shown ? formatShown(shown, language) : messages.noScore;
}

/** The number, and whether it is an estimate: "17 (geschat)". */
export function plainValueText(view: ScoreView, words: ScoreTexts): string {
  return view.shown ? withRemarks(numberText(view, words), estimateWords(view, words), words.messages) : '';
}

/** The number with its word: "6 (matig)"; only the number if its meaning is not known. */
export function valueText(view: ScoreView, words: ScoreTexts): string {
  if (!view.shown) return '';
  const word = view.band ? [localize(view.band.word, words.language)] : [];
  return withRemarks(numberText(view, words), [...word, ...estimateWords(view, words)], words.messages);
}

function estimateWords({ isEstimate }: ScoreView, { messages }: ScoreTexts): string[] {
  return isEstimate ? [messages.estimated] : [];
}

function withRemarks(text: string, remarks: readonly string[], { joined }: ScoreMessages): string {
  const told = remarks.filter(Boolean);
  return told.length > 0 ? `${text} (${joined(told)})` : text;
}

/** What a score means, or why that cannot be said: "matig", "geen afkapwaarde bekend", "3 van 8 vragen beantwoord". */
export function meaningText(view: ScoreView | undefined, { messages, language }: ScoreTexts): string {
  if (!view) return messages.noMeasurement;
  if (view.value !== undefined) {
    if (view.isOtherVersion) return messages.otherVersion;
    return view.band ? localize(view.band.word, language) : messages.noCutOff;
  }
  const { status, answered, asked, value } = view.score;
  if (value !== undefined) return messages.outOfScale;
  if (status === 'notApplicable') return messages.notApplicable;
  if (answered === 0) return messages.notFilledIn;
  return answered === undefined || asked === undefined ? messages.noScore : messages.answeredOf(answered, asked);
}

/**
 * "3 hoger, verbeterd (niet bevestigd)": the verdict is the change rule's, and is left out if there is no rule. It says
 * which of the two scores is an estimate.
 *
 * @param since Date of the earlier score, if the reader cannot see it elsewhere.
 */
export function changeText(
  { difference, verdict, isConfirmed, estimate }: StatedChange,
  { messages, language }: ScoreTexts,
  since?: string,
): string {
  const isNews = difference !== 0 && verdict !== 'noRule';
  return messages.joined([
    messages.difference(difference, formatDifference(difference, language)),
    ...(isNews ? [withRemarks(messages.verdict[verdict], isConfirmed ? [] : [messages.unverified], messages)] : []),
    ...(estimate ? [messages.estimateCompared[estimate]] : []),
    ...(since === undefined ? [] : [messages.since(formatDate(since, language))]),
  ]);
}

/** What else a reader of one score has to know: an estimate, another respondent, why it is compared with nothing. */
export function remarksOn(view: ScoreView, { messages, language }: ScoreTexts): string[] {
  return [
    view.isEstimate ? messages.prorated : '',
    view.isByOther ? messages.byOther : '',
    view.notCompared ? messages.notCompared[view.notCompared] : '',
    view.alsoThatDay.length > 0
      ? messages.alsoThatDay(view.alsoThatDay.map((shown) => formatShown(shown, language)).join(' · '))
      : '',
  ].filter(Boolean);
}

/** What is said of an answer that asks for attention, with its date if it is not of the newest measurement. */
export function flagText(
  { rule, status, date, isCurrent, isByOther }: StatedFlag,
  { messages, language }: ScoreTexts,
): string {
  const label = localize(rule.label, language);
  const text = isCurrent
    ? {
        raised: messages.flagRaised,
        notAnswered: messages.flagNotAnswered,
        notAsked: messages.flagNotAsked,
        unknown: messages.flagUnknown,
      }[status](label)
    : messages.flagRaisedOn(label, formatDate(date, language));
  return withRemarks(text, isByOther ? [messages.byOther] : [], messages);
}

/** The name of a scale with what a reader of a change must know of it: "Angst (niet bevestigd)". */
export function changedNameText(view: ScoreView, words: ScoreTexts): string {
  const respondent = view.isByOther ? [words.messages.byOther] : [];
  return withRemarks(
    localize(view.scale.name, words.language),
    [...changeRemarks(view, words), ...respondent],
    words.messages,
  );
}

/** What a reader must know of a change besides its verdict. */
export function changeRemarks({ change }: ScoreView, { messages }: ScoreTexts): string[] {
  return [
    ...(change && !change.isConfirmed ? [messages.unverified] : []),
    ...(change?.estimate ? [messages.estimateCompared[change.estimate]] : []),
  ];
}

/** The name of a scale with what stands out and its date: "Pijn (veel, verslechterd, 10 januari 2025)". */
export function datedNameText(view: ScoreView, words: ScoreTexts): string {
  const { messages, language } = words;
  const { scale, change, date, isByOther } = view;
  const parts = [
    meaningText(view, words),
    ...estimateWords(view, words),
    ...(change && isWorse(view) ? [messages.verdict[change.verdict], ...changeRemarks(view, words)] : []),
    ...(isByOther ? [messages.byOther] : []),
    formatDate(date, language),
  ];
  return withRemarks(localize(scale.name, language), parts, messages);
}
