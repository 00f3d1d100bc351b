import './provider.js';
import { ProAnswers } from '../elements/answers/answers.js';
import { register } from '../internal/base/register.js';

register('answers', ProAnswers);

// Types of the events, for addEventListener().
export type { ProErrorEvent } from '../internal/base/error.event.js';

declare global {
  interface HTMLElementTagNameMap {
    'pro-answers': ProAnswers;
  }
}
