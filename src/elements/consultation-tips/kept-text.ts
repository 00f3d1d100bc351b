import { html, nothing } from 'lit';
import type { SaveState } from '../../internal/data/autosave-controller.js';
import type { ConsultationTipsMessages } from '../../locales/messages/consultation-tips.js';

interface KeptTextOptions {
  readonly messages: ConsultationTipsMessages;
  readonly tryAgain: string;
  readonly retry: () => void;
}

/** What came of keeping the notes; read aloud only where somebody has to act. */
export function keptText(state: SaveState, { messages, tryAgain, retry }: KeptTextOptions) {
  switch (state) {
    case 'unchanged':
      return nothing;
    case 'waiting':
      return html`<p class="small muted">${messages.keeping}</p>`;
    case 'kept':
      return html`<p class="small muted">${messages.kept}</p>`;
    case 'failed':
      return html`
        <div role="alert">
          <p class="small">${messages.notKept}</p>
          <button @click=${retry}>${tryAgain}</button>
        </div>
      `;
  }
}
