import './define/provider.js';
import './define/answers.js';
import './define/consultation-tips.js';
import './define/instrument-info.js';
import './define/preparation.js';
import './define/questionnaire.js';
import './define/traffic-light.js';
import './define/trend-card.js';
