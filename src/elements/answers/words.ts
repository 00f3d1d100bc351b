import type { Audience } from '../../adapter/context.js';
import type { ScoreWords } from '../../internal/score-text.js';
import type { AnswerWordsMessages } from '../../locales/messages/answer-words.js';
import type { AnswersMessages } from '../../locales/messages/answers.js';

/** What the list of answers speaks with. */
export interface AnswersWords extends ScoreWords {
  readonly answers: AnswersMessages;
  readonly answerWords: AnswerWordsMessages;
  readonly audience: Audience;
}
