import { css, html, nothing } from 'lit';

/** The filters of a list: all entries, those that ask for attention, or those that changed. */
export const filters = ['all', 'attention', 'changed'] as const;
export type Filter = (typeof filters)[number];

export interface FilterOption {
  readonly filter: Filter;
  readonly label: string;
  readonly count: number;
}

/** Renders the filters as buttons. A filter that matches no entry, or all entries, is left out. */
export function filterChoice(
  options: readonly FilterOption[],
  chosen: Filter,
  { label, onChoose }: { readonly label: string; readonly onChoose: (filter: Filter) => void },
) {
  const all = options.find(({ filter }) => filter === 'all')?.count;
  const choices = options.filter(
    ({ filter, count }) => filter === 'all' || filter === chosen || (count > 0 && count !== all),
  );
  if (choices.length < 2) return nothing;
  return html`
    <div class="filters" role="group" aria-label=${label}>
      ${choices.map(
        (option) => html`
          <button
            class="filter"
            aria-pressed=${option.filter === chosen ? 'true' : 'false'}
            @click=${() => onChoose(option.filter)}
          >
            ${option.label} (${option.count})
          </button>
        `,
      )}
    </div>
  `;
}

export const filterStyles = css`
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375em;
  }

  .filter {
    padding-inline: 0.75em;
    font-size: 0.875em;
    min-block-size: 3.15em;
  }

  /* Selected: filled and underlined, so that it is visible without color too. */
  .filter[aria-pressed='true'] {
    background: var(--_accent);
    color: var(--_on-accent);
    text-decoration: underline;
    text-underline-offset: 0.25em;
  }

  @media (forced-colors: active) {
    .filter[aria-pressed='true'] {
      border-width: 3px;
    }
  }

  @media print {
    .filters {
      display: none;
    }
  }
`;
