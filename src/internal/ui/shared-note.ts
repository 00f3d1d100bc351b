import { html, nothing } from 'lit';
import type { SharedMessages } from '../../locales/messages/shared.js';

/**
 * Renders the line for a viewer who sees only what was shared. It is the same whether or not something is withheld, and also
 * while loading and after a failure.
 */
export function sharedNote(isLimited: boolean, { note }: SharedMessages) {
  return isLimited ? html`<p class="small muted shared-note">${note}</p>` : nothing;
}
