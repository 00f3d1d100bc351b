import { css } from 'lit';

/** Questions as a table. */
export const styles = css`
  .matrix {
    inline-size: 100%;
    border-collapse: collapse;
  }

  .matrix th {
    padding: 0.5em;
    font-weight: 600;
    text-align: start;
    vertical-align: middle;
  }

  .matrix tbody th {
    font-weight: 400;
  }

  /* Columns are as wide as their longest word. */
  .matrix thead th {
    overflow-wrap: normal;
    text-align: center;
    font-size: 0.875em;
    vertical-align: bottom;
  }

  .matrix tbody tr {
    display: table-row;
    border-block-start: 1px solid var(--_line);
  }

  .matrix td {
    padding: 0;
    block-size: 1px;
  }

  .cell {
    display: grid;
    place-items: center;
    min-block-size: 3em;
    min-inline-size: 3em;
    block-size: 100%;
    border-radius: var(--_radius-control);
    cursor: pointer;
  }

  .cell:has(:checked) {
    background: var(--_accent-soft);
  }

  .away {
    visibility: hidden;
  }

  .matrix .apart {
    border-inline-start: 1px solid var(--_control-line);
  }

  tr.wrong th:first-child {
    box-shadow: inset 0.25em 0 var(--_error);
  }

  .cell:has(:focus-visible) {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }

  .cell :focus-visible {
    outline: none;
  }

  @media (forced-colors: active) {
    .cell:has(:checked) {
      outline: 2px solid Highlight;
    }
  }
`;
