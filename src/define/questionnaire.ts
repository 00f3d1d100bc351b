import './provider.js';
import { ProQuestionnaire } from '../elements/questionnaire/questionnaire.js';
import { register } from '../internal/register.js';

register('pro-questionnaire', ProQuestionnaire);

// The types of its events, for addEventListener().
export type {
  AnswerEvent,
  PageEvent,
  SessionExpiredEvent,
  StartEvent,
  SubmitEvent,
} from '../elements/questionnaire/questionnaire.events.js';
export type { ProErrorEvent } from '../internal/error.event.js';

declare global {
  interface HTMLElementTagNameMap {
    'pro-questionnaire': ProQuestionnaire;
  }
}
