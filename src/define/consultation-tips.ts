import './provider.js';
import { ProConsultationTips } from '../elements/consultation-tips/consultation-tips.js';
import { register } from '../internal/register.js';

register('pro-consultation-tips', ProConsultationTips);

// The types of its events, for addEventListener().
export type { TipsChangeEvent } from '../elements/consultation-tips/consultation-tips.events.js';
export type { ProCopyEvent } from '../internal/copy.event.js';
export type { ProErrorEvent } from '../internal/error.event.js';

declare global {
  interface HTMLElementTagNameMap {
    'pro-consultation-tips': ProConsultationTips;
  }
}
