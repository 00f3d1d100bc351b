import './provider.js';
import { ProInstrumentInfo } from '../elements/instrument-info/instrument-info.js';
import { register } from '../internal/register.js';

register('pro-instrument-info', ProInstrumentInfo);

declare global {
  interface HTMLElementTagNameMap {
    'pro-instrument-info': ProInstrumentInfo;
  }
}
