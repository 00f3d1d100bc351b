import { localize } from '../../core/model/localized-text.js';
import type { ScoreView } from '../../core/scoring/score-view.js';
import { formatDate } from '../../internal/format/score-and-date.js';
import { changeRemarks, remarksOn } from '../../internal/format/score-text.js';
import type { PreparationMessages } from '../../locales/messages/preparation.js';
import type { ScoreMessages } from '../../locales/messages/score.js';

/** What the words about an outcome are made with. */
export interface TopicWords {
  readonly messages: PreparationMessages;
  readonly score: ScoreMessages;
  readonly language: string;
}

/**
 * "laag · minder goed dan de vorige keer": words and no numbers. A change is named only if its rule says that it is one;
 * a score that is not of the newest answers has its date.
 */
export function outcomeWords(view: ScoreView, { messages, score, language }: TopicWords): string[] {
  const { value, band, change, isCurrent, date } = view;
  const words = { messages: score, language };
  const verdict = change?.verdict;
  const isNews = verdict === 'improved' || verdict === 'worsened' || verdict === 'possiblyWorsened';
  const remarks = isNews ? changeRemarks(view, words) : [];
  return [
    ...(value === undefined ? [messages.noOutcome] : []),
    ...(band ? [localize(band.word, language)] : []),
    ...(isNews ? [remarks.length > 0 ? `${messages[verdict]} (${score.joined(remarks)})` : messages[verdict]] : []),
    ...remarksOn({ ...view, notCompared: undefined, alsoThatDay: [] }, words),
    ...(isCurrent ? [] : [formatDate(date, language)]),
  ];
}
