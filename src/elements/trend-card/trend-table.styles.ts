import { css } from 'lit';

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

  /* On a narrow card the cells of a row are stacked, so that nothing scrolls sideways. */
  @container (inline-size < 420px) {
    thead {
      position: absolute;
      clip-path: inset(50%);
    }

    table,
    caption,
    tbody {
      display: block;
    }

    tr {
      display: grid;
      grid-template-columns: 1fr auto;
      padding-block: 0.4em;
      border-block-start: 1px solid var(--_line);
    }

    th,
    td {
      padding: 0;
      border: 0;
    }

    td:not(.number) {
      grid-column: 1 / -1;
    }

    td:empty {
      display: none;
    }

    .labeled::before {
      content: attr(data-label) ' ';
      color: var(--_ink-muted);
    }
  }
`;
