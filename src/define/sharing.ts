import './provider.js';
import { ProSharing } from '../elements/sharing/sharing.js';
import { register } from '../internal/base/register.js';

// The widgets of the preview are loaded when the patient first looks at the view of another person.
ProSharing.loadPreview ??= () => Promise.all([import('./traffic-light.js'), import('./answers.js')]);

register('sharing', ProSharing);

// Types of the events, for addEventListener().
export type { ProShareEvent } from '../elements/sharing/sharing.events.js';
export type { ProErrorEvent } from '../internal/base/error.event.js';

declare global {
  interface HTMLElementTagNameMap {
    'pro-sharing': ProSharing;
  }
}
