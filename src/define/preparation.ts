import './provider.js';
import { ProPreparation } from '../elements/preparation/preparation.js';
import { register } from '../internal/register.js';

register('pro-preparation', ProPreparation);

declare global {
  interface HTMLElementTagNameMap {
    'pro-preparation': ProPreparation;
  }
}
