import { css } from 'lit';

export const styles = css`
  header,
  .state,
  .block {
    padding: 0.875em var(--_space);
  }

  .state,
  .block,
  .preview {
    border-block-start: 1px solid var(--_line);
  }

  header p,
  .state button,
  .block > * + * {
    margin-block-start: 0.5em;
  }

  h4 {
    margin: 0;
    font-size: 1em;
    line-height: 1.3;
    font-family: var(--_font-heading);
    font-weight: var(--_weight-heading);
  }

  /* A person without a name is named by a role, which is written in small letters elsewhere. */
  h4::first-letter {
    text-transform: uppercase;
  }

  .toggle {
    padding-inline: 0;
    text-align: start;
  }

  h3 .toggle {
    inline-size: 100%;
  }

  .toggle::before {
    content: '+ ' / '';
  }

  .toggle[aria-expanded='true']::before {
    content: '− ' / '';
  }

  .count {
    font-weight: 400;
  }

  /* A narrow card stacks the cells of a person. */
  table,
  tbody,
  tr,
  th,
  td {
    display: block;
    inline-size: 100%;
    border-collapse: collapse;
    text-align: start;
    font-weight: 400;
  }

  thead {
    position: absolute;
    clip-path: inset(50%);
  }

  tr + tr {
    margin-block-start: 1.25em;
  }

  tr.open {
    margin-block-start: 0.5em;
  }

  th,
  td {
    padding: 0.125em 0;
    vertical-align: top;
  }

  .locked {
    display: flex;
    gap: 0.5em;
    align-items: flex-start;
  }

  .lock {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    margin-block-start: 0.125em;
  }

  .actions > button,
  .yes-no button {
    margin-block: 0.25em;
    margin-inline-end: 0.5em;
  }

  .notice:empty {
    display: none;
  }

  .notice {
    margin-block-start: 0.25em;
    padding: 0.5em 0.75em;
    border-inline-start: 3px solid var(--_accent);
    background: var(--_accent-soft);
  }

  button[aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }

  .editor {
    padding: var(--_space);
    border: 1px solid var(--_control-line);
    border-radius: var(--_radius-control);
    background: var(--_sunken);
  }

  .editor > * + * {
    margin-block-start: 1em;
  }

  fieldset {
    min-inline-size: 0;
  }

  legend {
    padding: 0;
    font-weight: 650;
  }

  .level {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.75em;
    align-items: center;
    min-block-size: 2.75em;
    margin-block-start: 0.5em;
    padding: 0.5em 0.75em;
    border: 1px solid var(--_control-line);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    cursor: pointer;
  }

  .level:has(:checked) {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
    font-weight: 650;
  }

  .level input {
    inline-size: 1.5em;
    block-size: 1.5em;
    margin: 0;
    accent-color: var(--_accent);
    font: inherit;
  }

  fieldset p {
    margin-block-start: 0.5em;
  }

  .field + .field,
  .details {
    margin-block-start: 0.75em;
  }

  .details[hidden] {
    display: none;
  }

  .field label,
  .search label {
    display: block;
    font-weight: 600;
  }

  select,
  input[type='date'],
  input[type='search'] {
    inline-size: 100%;
    min-inline-size: 0;
    max-inline-size: 28em;
    min-block-size: 2.75em;
    padding: 0.375em 0.75em;
    border: 1px solid var(--_control-line);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: var(--_ink);
    font: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
  }

  .error {
    color: var(--_error);
  }

  .error:empty {
    display: none;
  }

  /* "Yes" and "no" have the same size, so that neither is pushed. */
  .yes-no button {
    inline-size: 6em;
    max-inline-size: 100%;
  }

  .yes-no button[aria-pressed='true'] {
    background: var(--_accent);
    color: var(--_on-accent);
    text-decoration: underline;
    text-underline-offset: 0.25em;
  }

  .preview {
    border: 3px dashed var(--_accent);
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
    align-items: center;
    justify-content: space-between;
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    padding: 0.5em var(--_space);
    border-block-end: 1px solid var(--_accent);
    background: var(--_accent-soft);
  }

  .recipient {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
    padding: 0.75em;
  }

  .not-seen ul {
    padding-inline-start: 1.5em;
  }

  @container (inline-size >= 43.75em) {
    table {
      display: table;
      table-layout: fixed;
    }

    thead {
      display: table-header-group;
      position: static;
      clip-path: none;
      color: var(--_ink-muted);
      font-size: 0.875em;
    }

    tbody {
      display: table-row-group;
    }

    tr {
      display: table-row;
    }

    th,
    td {
      display: table-cell;
      inline-size: auto;
      padding: 0.625em 0.75em 0.625em 0;
      border-block-start: 1px solid var(--_line);
    }

    th[scope='col'] {
      border-block-start: 0;
    }

    .open td {
      border-block-start: 0;
    }

    .actions {
      inline-size: 34%;
    }
  }

  @media (forced-colors: active) {
    .yes-no button[aria-pressed='true'] {
      border-width: 3px;
    }

    .notice {
      border: 1px solid;
    }
  }

  @media print {
    .actions button,
    .search,
    .editor,
    .bar button,
    .yes-no {
      display: none;
    }
  }
`;
