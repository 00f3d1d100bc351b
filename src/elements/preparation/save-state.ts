import { html, nothing } from 'lit';
import type { Preparation } from '../../core/model/preparation.js';
import { statedDate } from '../../internal/format/score-and-date.js';
import type { SaveState } from '../../internal/data/autosave-controller.js';
import type { PreparationMessages } from '../../locales/messages/preparation.js';

export interface SaveStateOptions {
  readonly state: SaveState;
  readonly isChanged: boolean;
  readonly stored: Preparation | undefined;
  readonly messages: PreparationMessages;
  readonly language: string;
  readonly onSave: () => void;
}

/** Renders the save button, who can read the preparation after saving, and whether it is saved. */
export function renderSaveState({ state, isChanged, stored, messages, language, onSave }: SaveStateOptions) {
  return html`
    <p class="small">${messages.whoReads}</p>
    <button part="save" class="primary" @click=${onSave}>${messages.save}</button>
    <p class="small" role="status">${statusText()}</p>
  `;

  function statusText() {
    switch (state) {
      case 'pending':
        return messages.saving;
      case 'failed':
        return messages.notSaved;
      case 'saved':
        return messages.saved;
      case 'unchanged':
        if (isChanged) return messages.unsaved;
        return stored ? messages.savedOn(statedDate(stored.written, language)) : nothing;
    }
  }
}
