import './provider.js';
import { ProTrendCard } from '../elements/trend-card/trend-card.js';
import { register } from '../internal/register.js';

register('pro-trend-card', ProTrendCard);

declare global {
  interface HTMLElementTagNameMap {
    'pro-trend-card': ProTrendCard;
  }
}
