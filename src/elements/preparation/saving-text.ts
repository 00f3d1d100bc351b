import { html, nothing } from 'lit';
import type { Preparation } from '../../core/model/preparation.js';
import { formatDate } from '../../internal/format/score-and-date.js';
import type { SaveState } from '../../internal/data/autosave-controller.js';
import type { PreparationMessages } from '../../locales/messages/preparation.js';

export interface SavingOptions {
  readonly state: SaveState;
  readonly isChanged: boolean;
  /** What was saved before. */
  readonly kept: Preparation | undefined;
  readonly messages: PreparationMessages;
  readonly language: string;
  readonly onSave: () => void;
}

/** The button that saves, who can read it then, and what came of it. */
export function savingText({ state, isChanged, kept, messages, language, onSave }: SavingOptions) {
  return html`
    <p class="small">${messages.whoReads}</p>
    <button part="save" class="primary" @click=${onSave}>${messages.save}</button>
    <p class="small" role="status">${said()}</p>
  `;

  function said() {
    switch (state) {
      case 'waiting':
        return messages.saving;
      case 'failed':
        return messages.notSaved;
      case 'kept':
        return messages.saved;
      case 'unchanged':
        if (isChanged) return messages.unsaved;
        return kept ? messages.savedOn(formatDate(kept.written, language)) : nothing;
    }
  }
}
