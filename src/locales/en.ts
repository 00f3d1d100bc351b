import type { Locale } from './context.js';
import { answerWords } from './en/answer-words.js';
import { answers } from './en/answers.js';
import { common } from './en/common.js';
import { consultationTips } from './en/consultation-tips.js';
import { copy } from './en/copy.js';
import { instrumentInfo } from './en/instrument-info.js';
import { keptAnswers } from './en/kept-answers.js';
import { preparation } from './en/preparation.js';
import { questionnaire } from './en/questionnaire.js';
import { score } from './en/score.js';
import { trafficLight } from './en/traffic-light.js';
import { trendCard } from './en/trend-card.js';

/** The texts of the widgets in English, for `locale` of the provider. */
export const en: Locale = {
  language: 'en',
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
  },
};
