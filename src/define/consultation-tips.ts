import './provider.js';
import { ProConsultationTips } from '../elements/consultation-tips/consultation-tips.js';
import { register } from '../internal/register.js';

register('pro-consultation-tips', ProConsultationTips);

declare global {
  interface HTMLElementTagNameMap {
    'pro-consultation-tips': ProConsultationTips;
  }
}
