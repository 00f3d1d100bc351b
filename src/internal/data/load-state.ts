import { html } from 'lit';
import type { Messages } from '../../locales/messages.js';
import { canRetry } from './can-retry.js';

/**
 * Renders the state of an element without data: loading, or failed with a retry button if a retry can succeed. The
 * cause of a failure is only in the `pro-error` event, for developers.
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

/** Renders the message of a failure, with a retry button if a retry can succeed. */
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
