import './provider.js';
import { ProTrafficLight } from '../elements/traffic-light/traffic-light.js';
import { register } from '../internal/register.js';

register('pro-traffic-light', ProTrafficLight);

declare global {
  interface HTMLElementTagNameMap {
    'pro-traffic-light': ProTrafficLight;
  }
}
