import { html, nothing } from 'lit';
import type { Preparation } from '../../core/model/preparation.js';
import { statedDate } from '../../internal/format/score-and-date.js';
import type { SaveState } from '../../internal/data/autosave-controller.js';
import type { PreparationMessages } from '../../locales/messages/preparation.js';
import type { ReaderTexts } from './reader-texts.js';

export interface SaveStateOptions {
  readonly state: SaveState;
  readonly isChanged: boolean;
  readonly stored: Preparation | undefined;
  readonly messages: PreparationMessages;
  readonly readers: ReaderTexts;
  readonly language: string;
  readonly onSave: () => void;
}

/** Renders the save button, who can read the preparation after saving, and whether it is saved. */
export function renderSaveState({ state, isChanged, stored, messages, readers, language, onSave }: SaveStateOptions) {
  return html`
    <p class="small">${readers.whoReads}</p>
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
        return readers.saved;
      case 'unchanged':
        if (isChanged) return messages.unsaved;
        if (stored?.recipients) return readers.saved;
        return stored ? messages.savedOn(statedDate(stored.written, language)) : nothing;
    }
  }
}
