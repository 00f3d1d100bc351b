import { css, html, nothing } from 'lit';

export interface CompareOption {
  readonly value: string;
  readonly label: string;
}

/** Renders a list of earlier measurements to compare with. The first option, `without`, stands for the default. */
export function compareChoice(
  options: readonly CompareOption[],
  chosen: string,
  {
    label,
    without,
    onChoose,
  }: { readonly label: string; readonly without: string; readonly onChoose: (value: string) => void },
) {
  if (options.length === 0) return nothing;
  return html`
    <label class="compare">
      ${label}
      <select @change=${({ target }: Event & { target: HTMLSelectElement }) => onChoose(target.value)}>
        ${[{ value: '', label: without }, ...options].map(
          (option) => html`
            <option value=${option.value} .selected=${option.value === chosen}>${option.label}</option>
          `,
        )}
      </select>
    </label>
  `;
}

export const compareStyles = css`
  .compare {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 0.625em;
    align-items: center;
    font-size: 0.875em;
  }

  .compare select {
    min-block-size: 3.15em;
    max-inline-size: 100%;
    padding: 0.25em 0.5em;
    border: 1px solid var(--_control-line);
    border-radius: 0.5em;
    background: var(--_surface);
    color: var(--_ink);
    font: inherit;
  }

  @media print {
    .compare {
      display: none;
    }
  }
`;
