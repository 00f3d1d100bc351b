import { html } from 'lit';
import type { Messages } from '../locales/messages.js';
import { hostMistakeOf } from './data-controller.js';

/**
 * What an element says while it has nothing to show yet, and why: with a way to try again where it failed. A mistake of
 * the page is told to its developer.
 */
export function loadStateText(
  loaded: { readonly status: 'idle' | 'pending' } | { readonly status: 'failed'; readonly error: Error },
  { nothingToShow, loading, failed, tryAgain }: Messages['common'],
  reload: () => void,
) {
  switch (loaded.status) {
    case 'idle':
      return html`<p class="state muted">${nothingToShow}</p>`;
    case 'pending':
      return html`<p class="state muted" role="status">${loading}</p>`;
    case 'failed':
      return html`
        <div class="state" role="alert">
          <p>${hostMistakeOf(loaded.error) ?? failed}</p>
          <button @click=${reload}>${tryAgain}</button>
        </div>
      `;
  }
}
