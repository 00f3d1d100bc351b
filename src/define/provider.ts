import { ProProvider } from '../elements/provider/provider.js';
import { register } from '../internal/base/register.js';

register('provider', ProProvider);

// Types of the events, for addEventListener().
export type { ProErrorEvent } from '../internal/base/error.event.js';

declare global {
  interface HTMLElementTagNameMap {
    'pro-provider': ProProvider;
  }
}
