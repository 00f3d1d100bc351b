import './provider.js';
import { ProTrafficLight } from '../elements/traffic-light/traffic-light.js';
import { register } from '../internal/base/register.js';

register('traffic-light', ProTrafficLight);

// Types of the events, for addEventListener().
export type { ProSelectAnswersEvent, ProSelectScaleEvent } from '../elements/traffic-light/traffic-light.events.js';
export type { ProCopyEvent } from '../internal/ui/copy.event.js';
export type { ProErrorEvent } from '../internal/base/error.event.js';

declare global {
  interface HTMLElementTagNameMap {
    'pro-traffic-light': ProTrafficLight;
  }
}
