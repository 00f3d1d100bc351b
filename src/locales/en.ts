import type { Locale } from './context.js';
import { common } from './en/common.js';
import { consultationTips } from './en/consultation-tips.js';
import { questionnaire } from './en/questionnaire.js';
import { score } from './en/score.js';
import { trafficLight } from './en/traffic-light.js';
import { trendCard } from './en/trend-card.js';

export const en: Locale = {
  language: 'en',
  direction: 'ltr',
  messages: { common, score, questionnaire, trendCard, trafficLight, consultationTips },
};
