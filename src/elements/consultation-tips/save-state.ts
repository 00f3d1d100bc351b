import { html, nothing } from 'lit';
import type { SaveState } from '../../internal/data/autosave-controller.js';
import type { ConsultationTipsMessages } from '../../locales/messages/consultation-tips.js';

interface SaveStateOptions {
  readonly messages: ConsultationTipsMessages;
  readonly tryAgain: string;
  readonly retry: () => void;
}

/** Renders whether the notes are saved. Only a failure, which needs action, is announced to screen readers. */
export function renderSaveState(state: SaveState, { messages, tryAgain, retry }: SaveStateOptions) {
  switch (state) {
    case 'unchanged':
      return nothing;
    case 'pending':
      return html`<p class="small muted">${messages.saving}</p>`;
    case 'saved':
      return html`<p class="small muted">${messages.saved}</p>`;
    case 'failed':
      return html`
        <div role="alert">
          <p class="small">${messages.notSaved}</p>
          <button @click=${retry}>${tryAgain}</button>
        </div>
      `;
  }
}
