import './provider.js';
import { ProQuestionnaire } from '../elements/questionnaire/questionnaire.js';
import { register } from '../internal/register.js';

register('pro-questionnaire', ProQuestionnaire);

declare global {
  interface HTMLElementTagNameMap {
    'pro-questionnaire': ProQuestionnaire;
  }
}
