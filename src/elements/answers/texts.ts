import type { Audience } from '../../adapter/context.js';
import type { RespondentTexts } from '../../internal/format/respondent.js';
import type { AnswerWordsMessages } from '../../locales/messages/answer-words.js';
import type { AnswersMessages } from '../../locales/messages/answers.js';

export interface AnswersTexts extends RespondentTexts {
  readonly answers: AnswersMessages;
  readonly answerWords: AnswerWordsMessages;
  readonly audience: Audience;
}
