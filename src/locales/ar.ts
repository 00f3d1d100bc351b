import type { Locale } from './context.js';
import { common } from './ar/common.js';
import { consultationTips } from './ar/consultation-tips.js';
import { questionnaire } from './ar/questionnaire.js';
import { score } from './ar/score.js';
import { trafficLight } from './ar/traffic-light.js';
import { trendCard } from './ar/trend-card.js';

export const ar: Locale = {
  language: 'ar',
  direction: 'rtl',
  messages: { common, score, questionnaire, trendCard, trafficLight, consultationTips },
};
