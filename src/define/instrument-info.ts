import './provider.js';
import { ProInstrumentInfo } from '../elements/instrument-info/instrument-info.js';
import { register } from '../internal/base/register.js';

register('instrument-info', ProInstrumentInfo);

// Types of the events, for addEventListener().
export type { ProErrorEvent } from '../internal/base/error.event.js';

declare global {
  interface HTMLElementTagNameMap {
    'pro-instrument-info': ProInstrumentInfo;
  }
}
