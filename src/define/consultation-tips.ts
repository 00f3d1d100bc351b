import './provider.js';
import { ProConsultationTips } from '../elements/consultation-tips/consultation-tips.js';
import { register } from '../internal/base/register.js';

register('consultation-tips', ProConsultationTips);

// Types of the events, for addEventListener().
export type { ProTipsChangeEvent } from '../elements/consultation-tips/consultation-tips.events.js';
export type { ProCopyEvent } from '../internal/ui/copy.event.js';
export type { ProErrorEvent } from '../internal/base/error.event.js';

declare global {
  interface HTMLElementTagNameMap {
    'pro-consultation-tips': ProConsultationTips;
  }
}
