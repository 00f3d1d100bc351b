import { html, nothing } from 'lit';
import { personAccess } from '../../core/sharing/choice.js';
import type { SharingMessages } from '../../locales/messages/sharing.js';
import type { SharingData } from './load-sharing.js';
import type { PersonRow } from './people-list.js';
import { listText, titleOf, type SharingContext } from './texts.js';

/** Renders what is not known about the people, or that there are none. */
export function renderTeamState(
  { people, sharing }: SharingData,
  rows: readonly PersonRow[],
  messages: SharingMessages,
) {
  const { peopleUnknown, teamUnknown, noPeople } = messages;
  if (people === undefined) return html`<p class="block">${sharing ? teamUnknown : peopleUnknown}</p>`;
  return rows.length === 0 ? html`<p class="block">${noPeople}</p>` : nothing;
}

/** Renders which questionnaires none of the people sees. One of which that is unknown is left out. */
export function renderSharedWithNobody(rows: readonly PersonRow[], context: SharingContext) {
  const { groups, sharing, now, patient, messages, language } = context;
  if (!sharing || rows.length === 0) return nothing;
  const accesses = rows.map(({ person }) => personAccess(person, groups, sharing, { now, patient }).groups);
  const hidden = groups.filter(({ id }) => accesses.every((access) => access.get(id)?.level === 'nothing'));
  if (hidden.length === 0) return nothing;
  const titles = hidden.map((group) => titleOf(group, context));
  return html`<p class="block">${messages.nobodySees(listText(titles, language))}</p>`;
}
