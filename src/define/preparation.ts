import './provider.js';
import { ProPreparation } from '../elements/preparation/preparation.js';
import { register } from '../internal/base/register.js';

register('preparation', ProPreparation);

// Types of the events, for addEventListener().
export type { ProPreparedEvent } from '../elements/preparation/preparation.events.js';
export type { ProErrorEvent } from '../internal/base/error.event.js';

declare global {
  interface HTMLElementTagNameMap {
    'pro-preparation': ProPreparation;
  }
}
