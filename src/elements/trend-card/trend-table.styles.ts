import { css, type CSSResult } from 'lit';

/** The cells of a row below each other, so that nothing scrolls sideways. */
const stacked = (table: CSSResult) => css`
  ${table} thead {
    position: absolute;
    clip-path: inset(50%);
  }

  ${table},
  ${table} caption,
  ${table} tbody {
    display: block;
  }

  ${table} tr {
    display: grid;
    grid-template-columns: 1fr auto;
    padding-block: 0.4em;
    border-block-start: 1px solid var(--_line);
  }

  ${table} :is(th, td) {
    padding: 0;
    border: 0;
  }

  ${table} td:not(.number) {
    grid-column: 1 / -1;
  }

  ${table} td:empty {
    display: none;
  }

  ${table} .labeled::before {
    content: attr(data-label) ' ';
    color: var(--_ink-muted);
  }
`;

export const tableStyles = css`
  table {
    border-collapse: collapse;
    inline-size: 100%;
  }

  table + table {
    margin-block-start: 1.5em;
  }

  caption {
    padding-block-end: 0.5em;
    color: var(--_ink-muted);
    text-align: start;
  }

  th,
  td {
    padding: 0.4em 0.5em 0.4em 0;
    border-block-start: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
    font-weight: 400;
  }

  thead th {
    color: var(--_ink-muted);
  }

  .number {
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }

  .number,
  tbody th,
  th:nth-child(2) {
    white-space: nowrap;
  }

  .event td {
    font-style: italic;
  }

  @container (inline-size < 420px) {
    ${stacked(css`table`)}
  }

  /* With the column of the respondent. */
  @container (inline-size < 560px) {
    ${stacked(css`.wide`)}
  }
`;
