import './provider.js';
import { ProAnswers } from '../elements/answers/answers.js';
import { register } from '../internal/register.js';

register('pro-answers', ProAnswers);

declare global {
  interface HTMLElementTagNameMap {
    'pro-answers': ProAnswers;
  }
}
