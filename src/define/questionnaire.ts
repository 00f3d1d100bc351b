import './provider.js';
import { ProQuestionnaire } from '../elements/questionnaire/questionnaire.js';
import { register } from '../internal/base/register.js';

register('questionnaire', ProQuestionnaire);

// Types of the events, for addEventListener().
export type {
  ProAnswerEvent,
  ProPageEvent,
  ProSessionExpiredEvent,
  ProStartEvent,
  ProSubmitEvent,
} from '../elements/questionnaire/questionnaire.events.js';
export type { ProErrorEvent } from '../internal/base/error.event.js';

declare global {
  interface HTMLElementTagNameMap {
    'pro-questionnaire': ProQuestionnaire;
  }
}
