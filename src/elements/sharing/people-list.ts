import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { localize } from '../../core/model/localized-text.js';
import type { Person, RoleGroup } from '../../core/model/person.js';
import { groupOf, roleOf } from '../../core/people/roles.js';
import { personTexts } from '../../core/people/person-text.js';
import { historyText, stateText, type SharingContext } from './texts.js';

/** A person with everything that their row shows. */
export interface PersonRow {
  readonly person: Person;
  /** Unique in the element; part of ids. */
  readonly id: string;
  /** The person in words, told apart from the others. */
  readonly name: string;
  /** Organization and explanation of the role. */
  readonly details: string | undefined;
  readonly group: RoleGroup;
}

export interface ListOptions {
  readonly search: string;
  readonly openGroups: ReadonlySet<RoleGroup>;
  readonly onSearch: (search: string) => void;
  readonly onToggle: (group: RoleGroup) => void;
  /** Renders the buttons and the message of a person. */
  readonly actions: (row: PersonRow) => TemplateResult | typeof nothing;
  /** Renders the open editor of a person. */
  readonly editor: (row: PersonRow) => TemplateResult | undefined;
}

const groupOrder: readonly RoleGroup[] = ['treatment', 'work', 'family', 'other'];

/** Number of people above which the list can be searched and its groups are closed. */
const longList = 12;

export function rowsOf(people: readonly Person[], { language, roles, messages }: SharingContext): PersonRow[] {
  const names = personTexts(people, { language, roles });
  return people.map((person, index) => {
    const role = roleOf(person.role, roles);
    const texts = [person.name ? person.organization : undefined, role?.explanation];
    const name = names[index] ?? messages.nameless;
    const details = texts
      .flatMap((text) => (text === undefined ? [] : [localize(text, language)]))
      .filter((text) => !name.endsWith(text));
    return {
      person,
      id: `person-${index}`,
      name,
      details: details.length > 0 ? details.join(' · ') : undefined,
      group: groupOf(person, roles),
    };
  });
}

/** Renders the people by group. A long list can be searched; its closed groups are not rendered. */
export function renderPeople(rows: readonly PersonRow[], context: SharingContext, options: ListOptions) {
  const { messages } = context;
  const isLong = rows.length > longList;
  const wanted = searchable(options.search);
  const isSearching = isLong && wanted !== '';
  const found = isSearching
    ? rows.filter((row) => searchable(`${row.name} ${row.details ?? ''}`).includes(wanted))
    : rows;
  return html`
    ${
      isLong
        ? html`<div class="block search">
            <label for="search">${messages.search}</label>
            <input
              type="search"
              id="search"
              .value=${options.search}
              @input=${(event: Event) => options.onSearch((event.target as HTMLInputElement).value)}
            />
            <p class="small" role="status">${isSearching ? messages.found(found.length) : nothing}</p>
          </div>`
        : nothing
    }
    ${groupOrder.map((group) => {
      const members = found.filter((row) => row.group === group);
      return renderGroup(group, members, context, { ...options, isClosable: isLong && !isSearching });
    })}
  `;
}

function searchable(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
}

function renderGroup(
  group: RoleGroup,
  members: readonly PersonRow[],
  context: SharingContext,
  options: ListOptions & { readonly isClosable: boolean },
) {
  const { messages } = context;
  const { isClosable, openGroups, onToggle } = options;
  const isWork = group === 'work';
  // The line about the employer is said even if nobody around work is listed.
  const hasEmployer = members.some(({ person }) => person.kind === 'work');
  if (members.length === 0 && (!isWork || options.search !== '')) return nothing;
  const isOpen = !isClosable || members.length === 0 || openGroups.has(group);
  const title = messages.groups[group];
  return html`
    <div class="block" part="group">
      <h3 id=${`group-${group}`}>
        ${
          isClosable && members.length > 0
            ? html`<button
                type="button"
                class="text toggle"
                aria-expanded=${isOpen ? 'true' : 'false'}
                @click=${() => onToggle(group)}
              >
                ${title} <span class="count">(${messages.people(members.length)})</span>
              </button>`
            : title
        }
      </h3>
      ${isOpen && members.length > 0 ? renderTable(title, members, context, options) : nothing}
      ${isWork && !hasEmployer ? html`<p class="locked">${lockIcon} <span>${messages.employer}</span></p>` : nothing}
    </div>
  `;
}

/** The roles are explicit because a narrow card stacks the cells, and some browsers then drop the table semantics. */
function renderTable(title: string, rows: readonly PersonRow[], context: SharingContext, options: ListOptions) {
  const { columns } = context.messages;
  return html`
    <table role="table">
      <caption class="visually-hidden">
        ${title}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">${columns.person}</th>
          <th scope="col" role="columnheader">${columns.sees}</th>
          <th scope="col" role="columnheader">${columns.change}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${repeat(
          rows,
          ({ person }) => person.reference,
          (row) => renderRow(row, context, options),
        )}
      </tbody>
    </table>
  `;
}

function renderRow(row: PersonRow, context: SharingContext, { actions, editor }: ListOptions) {
  const { person, id, name, details } = row;
  const history = historyText(person, context);
  const open = editor(row);
  return html`
    <tr role="row" part="person">
      <th scope="row" role="rowheader">
        <h4 id=${id}>${name}</h4>
        ${details ? html`<p class="small muted">${details}</p>` : nothing}
      </th>
      <td role="cell">
        <p class=${person.kind === 'work' ? 'locked' : 'sees'}>
          ${person.kind === 'work' ? lockIcon : nothing} <span>${stateText(person, context)}</span>
        </p>
        ${history ? html`<p class="small muted">${history}</p>` : nothing}
      </td>
      <td role="cell" class="actions">${actions(row)}</td>
    </tr>
    ${
      open
        ? html`<tr role="row" class="open">
            <td role="cell" colspan="3">${open}</td>
          </tr>`
        : nothing
    }
  `;
}

/** Hidden from screen readers, because the sentence beside it says the same. */
const lockIcon = html`<svg class="lock" viewBox="0 0 20 20" aria-hidden="true">
  <rect x="3.5" y="9" width="13" height="9" rx="2" fill="none" stroke="currentColor" stroke-width="2"></rect>
  <path d="M6.5 9V6a3.5 3.5 0 0 1 7 0v3" fill="none" stroke="currentColor" stroke-width="2"></path>
</svg>`;
