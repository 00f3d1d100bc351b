import type { Locale } from './context.js';
import { answerWords } from './nl/answer-words.js';
import { answers } from './nl/answers.js';
import { common } from './nl/common.js';
import { consultationTips } from './nl/consultation-tips.js';
import { copy } from './nl/copy.js';
import { instrumentInfo } from './nl/instrument-info.js';
import { keptAnswers } from './nl/kept-answers.js';
import { preparation } from './nl/preparation.js';
import { questionnaire } from './nl/questionnaire.js';
import { recipients } from './nl/recipients.js';
import { score } from './nl/score.js';
import { sharing } from './nl/sharing.js';
import { shared } from './nl/shared.js';
import { trafficLight } from './nl/traffic-light.js';
import { trendCard } from './nl/trend-card.js';

/** The texts of the widgets in Dutch, for `locale` of the provider. */
export const nl: Locale = {
  language: 'nl',
  direction: 'ltr',
  messages: {
    common,
    copy,
    score,
    answerWords,
    questionnaire,
    keptAnswers,
    trendCard,
    trafficLight,
    answers,
    instrumentInfo,
    consultationTips,
    preparation,
    sharing,
    recipients,
    shared,
  },
};
