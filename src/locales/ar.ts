import type { Locale } from './context.js';
import { answerWords } from './ar/answer-words.js';
import { answers } from './ar/answers.js';
import { common } from './ar/common.js';
import { consultationTips } from './ar/consultation-tips.js';
import { copy } from './ar/copy.js';
import { instrumentInfo } from './ar/instrument-info.js';
import { keptAnswers } from './ar/kept-answers.js';
import { preparation } from './ar/preparation.js';
import { questionnaire } from './ar/questionnaire.js';
import { score } from './ar/score.js';
import { trafficLight } from './ar/traffic-light.js';
import { trendCard } from './ar/trend-card.js';

/** The texts of the widgets in Arabic, for `locale` of the provider. */
export const ar: Locale = {
  language: 'ar',
  direction: 'rtl',
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
  },
};
