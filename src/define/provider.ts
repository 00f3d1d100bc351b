import { ProProvider } from '../elements/provider/provider.js';
import { register } from '../internal/register.js';

register('pro-provider', ProProvider);

declare global {
  interface HTMLElementTagNameMap {
    'pro-provider': ProProvider;
  }
}
