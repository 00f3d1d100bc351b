import { html, nothing } from 'lit';
import { isPermission } from '../../core/sharing/access.js';
import { personAccess } from '../../core/sharing/choice.js';
import type { PersonRow } from './people-list.js';
import type { SharingContext } from './texts.js';

export interface PersonActions {
  readonly canSave: boolean;
  readonly hasPreview: boolean;
  readonly isEditing: boolean;
  readonly isBusy: boolean;
  /** True if everything was withdrawn from this person just now: the button stays, because it has the focus. */
  readonly isStopped: boolean;
  readonly notice: string | undefined;
  readonly onEdit: () => void;
  readonly onStop: () => void;
  readonly onPreview: () => void;
}

/** Renders what the patient can do for a person, and the message about it. Without decisions nothing can be done. */
export function renderActions(row: PersonRow, context: SharingContext, actions: PersonActions) {
  const { person, id, name } = row;
  const { messages, groups, sharing, now, patient } = context;
  if (person.kind === 'work' || !sharing) return nothing;
  const access = personAccess(person, groups, sharing, { now, patient });
  const levels = [...access.groups.values(), access.others].map(({ level }) => level);
  const isShared = levels.some((level) => isPermission(level) || level === 'unknown');
  const { canSave, isEditing, isStopped, isBusy } = actions;
  return html`
    ${
      canSave
        ? html`<button
            type="button"
            aria-expanded=${isEditing ? 'true' : 'false'}
            aria-label=${messages.changeOf(name)}
            @click=${actions.onEdit}
          >
            ${messages.change}
          </button>`
        : nothing
    }
    ${
      canSave && (isShared || isStopped)
        ? html`<button
            type="button"
            class="stop"
            aria-label=${messages.stopOf(name)}
            aria-disabled=${isBusy || !isShared ? 'true' : nothing}
            @click=${() => isShared && actions.onStop()}
          >
            ${messages.stop}
          </button>`
        : nothing
    }
    ${
      actions.hasPreview
        ? html`<button
            type="button"
            class="text"
            id=${`${id}-look`}
            aria-label=${messages.previewOf(name)}
            @click=${actions.onPreview}
          >
            ${messages.preview}
          </button>`
        : nothing
    }
    <p class="notice" role="status">${actions.notice ?? nothing}</p>
  `;
}
