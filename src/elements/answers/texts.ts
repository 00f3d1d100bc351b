import type { Audience } from '../../adapter/context.js';
import type { ScoreTexts } from '../../internal/format/score-text.js';
import type { AnswerWordsMessages } from '../../locales/messages/answer-words.js';
import type { AnswersMessages } from '../../locales/messages/answers.js';

export interface AnswersTexts extends ScoreTexts {
  readonly answers: AnswersMessages;
  readonly answerWords: AnswerWordsMessages;
  readonly audience: Audience;
}
