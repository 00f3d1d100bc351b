import { html } from 'lit';
import type { Messages } from '../../locales/messages.js';
import { canRetry } from './can-retry.js';

/**
 * What an element says while it has nothing to show yet: with a way to try again where that may help. The reason is for
 * the developer, in the `pro-error` event.
 */
export function loadStateText(
  loaded: { readonly status: 'idle' | 'pending' } | { readonly status: 'failed'; readonly error: Error },
  messages: Messages['common'],
  reload: () => void,
) {
  switch (loaded.status) {
    case 'idle':
    case 'pending':
      return html`<p class="state muted" role="status">${messages.loading}</p>`;
    case 'failed':
      return html`<div class="state" role="alert">${failureText(loaded.error, messages, reload)}</div>`;
  }
}

/** What a user reads of an error, with a button if trying again may help. */
export function failureText(
  error: unknown,
  { failed, retryIsNoUse, tryAgain }: Messages['common'],
  reload: () => void,
) {
  if (!canRetry(error)) return html`<p>${failed} ${retryIsNoUse}</p>`;
  return html`
    <p>${failed}</p>
    <button type="button" @click=${reload}>${tryAgain}</button>
  `;
}
