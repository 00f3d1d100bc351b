import { localize } from '../../core/model/localized-text.js';
import type { ScoreView } from '../../core/scoring/score-view.js';
import { formatDate } from '../../internal/format/score-and-date.js';
import type { RespondentNames } from '../../internal/format/respondent.js';
import { changeRemarks, remarksOn } from '../../internal/format/score-text.js';
import type { PreparationMessages } from '../../locales/messages/preparation.js';
import type { ScoreMessages } from '../../locales/messages/score.js';

export interface TopicWords {
  readonly messages: PreparationMessages;
  readonly score: ScoreMessages;
  readonly language: string;
  readonly respondents: RespondentNames;
}

/**
 * Returns an outcome in words, without numbers: "laag", "minder goed dan de vorige keer". It names a change only if the
 * change rule finds one, and the date of a score only if the score is not of the newest answers.
 */
export function outcomeWords(view: ScoreView, { messages, score, language, respondents }: TopicWords): string[] {
  const { value, band, change, isCurrent, date } = view;
  const scoreTexts = { messages: score, language, respondents };
  const verdict = change?.verdict;
  const isNotable = verdict === 'improved' || verdict === 'worsened' || verdict === 'possiblyWorsened';
  const remarks = isNotable ? changeRemarks(view, scoreTexts) : [];
  return [
    ...(value === undefined ? [messages.noOutcome] : []),
    ...(band ? [localize(band.word, language)] : []),
    ...(isNotable ? [remarks.length > 0 ? `${messages[verdict]} (${score.joined(remarks)})` : messages[verdict]] : []),
    ...remarksOn({ ...view, notCompared: undefined, alsoThatDay: [] }, scoreTexts),
    ...(isCurrent ? [] : [formatDate(date, language)]),
  ];
}
