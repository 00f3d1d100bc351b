import './define/provider.js';
import './define/consultation-tips.js';
import './define/questionnaire.js';
import './define/traffic-light.js';
import './define/trend-card.js';
