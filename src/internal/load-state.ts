import { html } from 'lit';
import type { Messages } from '../locales/messages.js';

/** What an element says while it has nothing to show yet, and why: with a way to try again where it failed. */
export function loadStateText(
  status: 'idle' | 'pending' | 'failed',
  { nothingToShow, loading, failed, tryAgain }: Messages['common'],
  reload: () => void,
) {
  switch (status) {
    case 'idle':
      return html`<p class="state muted">${nothingToShow}</p>`;
    case 'pending':
      return html`<p class="state muted" role="status">${loading}</p>`;
    case 'failed':
      return html`
        <div class="state" role="alert">
          <p>${failed}</p>
          <button @click=${reload}>${tryAgain}</button>
        </div>
      `;
  }
}
