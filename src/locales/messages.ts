import type { AnswerWordsMessages } from './messages/answer-words.js';
import type { AnswersMessages } from './messages/answers.js';
import type { ConsultationTipsMessages } from './messages/consultation-tips.js';
import type { CopyMessages } from './messages/copy.js';
import type { InstrumentInfoMessages } from './messages/instrument-info.js';
import type { KeptAnswersMessages } from './messages/kept-answers.js';
import type { PreparationMessages } from './messages/preparation.js';
import type { QuestionnaireMessages } from './messages/questionnaire.js';
import type { ScoreMessages } from './messages/score.js';
import type { TrafficLightMessages } from './messages/traffic-light.js';
import type { TrendCardMessages } from './messages/trend-card.js';

/**
 * Every text that the widgets say themselves, a part for each element: functions where there is a number or a name.
 * A questionnaire's own texts come from its data. A language that lacks a text does not compile.
 */
export interface Messages {
  readonly common: {
    readonly loading: string;
    /** Data could not be loaded; the reason is shown to developers through an event, not to patients. */
    readonly failed: string;
    readonly tryAgain: string;
    /** After `failed`, if the same request would fail again: something in the page or its data is wrong. */
    readonly retryIsNoUse: string;
  };
  readonly copy: CopyMessages;
  readonly score: ScoreMessages;
  readonly answerWords: AnswerWordsMessages;
  readonly questionnaire: QuestionnaireMessages;
  readonly keptAnswers: KeptAnswersMessages;
  readonly trendCard: TrendCardMessages;
  readonly trafficLight: TrafficLightMessages;
  readonly answers: AnswersMessages;
  readonly instrumentInfo: InstrumentInfoMessages;
  readonly consultationTips: ConsultationTipsMessages;
  readonly preparation: PreparationMessages;
}
