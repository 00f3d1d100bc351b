import type { Locale } from './context.js';
import { common } from './nl/common.js';
import { consultationTips } from './nl/consultation-tips.js';
import { questionnaire } from './nl/questionnaire.js';
import { score } from './nl/score.js';
import { trafficLight } from './nl/traffic-light.js';
import { trendCard } from './nl/trend-card.js';

export const nl: Locale = {
  language: 'nl',
  direction: 'ltr',
  messages: { common, score, questionnaire, trendCard, trafficLight, consultationTips },
};
