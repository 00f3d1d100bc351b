import './provider.js';
import { ProTrendCard } from '../elements/trend-card/trend-card.js';
import { register } from '../internal/base/register.js';

register('trend-card', ProTrendCard);

// Types of the events, for addEventListener().
export type { ProSaveEvent } from '../elements/trend-card/trend-card.events.js';
export type { ProErrorEvent } from '../internal/base/error.event.js';

declare global {
  interface HTMLElementTagNameMap {
    'pro-trend-card': ProTrendCard;
  }
}
