import type { AnswerWordsMessages } from './messages/answer-words.js';
import type { AnswersMessages } from './messages/answers.js';
import type { ConsultationTipsMessages } from './messages/consultation-tips.js';
import type { CopyMessages } from './messages/copy.js';
import type { InstrumentInfoMessages } from './messages/instrument-info.js';
import type { KeptAnswersMessages } from './messages/kept-answers.js';
import type { PreparationMessages } from './messages/preparation.js';
import type { QuestionnaireMessages } from './messages/questionnaire.js';
import type { RecipientsMessages } from './messages/recipients.js';
import type { ScoreMessages } from './messages/score.js';
import type { SharingMessages } from './messages/sharing.js';
import type { SharedMessages } from './messages/shared.js';
import type { TrafficLightMessages } from './messages/traffic-light.js';
import type { TrendCardMessages } from './messages/trend-card.js';

/**
 * All texts of the widgets, grouped by element. A text with a number or a name is a function. The texts of a
 * questionnaire come from its data. A language without one of these texts does not compile.
 */
export interface Messages {
  readonly common: {
    readonly loading: string;
    /** Data could not be loaded. The cause is only in the `pro-error` event, for developers. */
    readonly failed: string;
    readonly tryAgain: string;
    /** Follows `failed` if a retry would fail again, because of an error in the page or its data. */
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
  readonly sharing: SharingMessages;
  readonly recipients: RecipientsMessages;
  readonly shared: SharedMessages;
}
